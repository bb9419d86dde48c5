"""Two versions of a knowledge base: what changed, in English, and what that changes for patients."""
