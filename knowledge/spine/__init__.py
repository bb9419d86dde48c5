"""The spine, its roots, and the cord."""
