"""Clots in the deep veins."""
