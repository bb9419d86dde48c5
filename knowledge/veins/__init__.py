"""Veins that carry the blood back badly."""
