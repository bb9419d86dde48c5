"""Restless legs and other movement."""
