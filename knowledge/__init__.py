"""What is known about leg cramps: declarations only."""
