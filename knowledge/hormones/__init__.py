"""Thyroid and adrenal glands."""
