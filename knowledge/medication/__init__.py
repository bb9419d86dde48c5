"""Medicines, quinine above all."""
