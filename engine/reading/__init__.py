"""The one reading of criteria, concepts and rules, and the sets of patients that it is made in."""
