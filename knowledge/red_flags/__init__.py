"""Red flags, and what must not be missed."""
