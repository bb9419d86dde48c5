"""Mutation testing of the knowledge: whether vignettes and obligations notice when a rule is changed."""
