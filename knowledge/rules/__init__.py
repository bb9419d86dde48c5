"""The rules, by clinical area."""
