"""Diabetes and low glucose."""
