"""Arteries that are narrowed or shut, and pain on effort."""
