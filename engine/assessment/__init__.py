"""What is said of patients: the table that says it, and the record of one patient."""
