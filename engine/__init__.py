"""How knowledge is used: readings of rules, and everything made of them. Knows nothing about legs."""
