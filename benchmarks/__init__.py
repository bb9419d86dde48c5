"""Measurements, and the generated patients they are made on."""
