"""Weakness and motor neurons."""
