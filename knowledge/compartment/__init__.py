"""Pressure in a muscle compartment."""
