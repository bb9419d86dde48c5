"""Conditions of the whole body, and what a patient brings along."""
