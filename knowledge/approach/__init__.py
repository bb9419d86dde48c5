"""What to ask, examine and measure."""
