"""Kidneys and dialysis."""
