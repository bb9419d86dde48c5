"""Night leg cramps without a found cause."""
