"""Peripheral nerves."""
