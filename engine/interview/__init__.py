"""The interview: which question comes next, what was answered, and how it is told and kept."""
