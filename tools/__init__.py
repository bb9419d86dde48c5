"""What is used on the project and not part of it."""
