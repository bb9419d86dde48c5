"""Feet and joints."""
