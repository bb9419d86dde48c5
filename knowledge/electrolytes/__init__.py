"""Salts and water."""
