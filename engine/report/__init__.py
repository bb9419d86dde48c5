"""Reports of an assessment, one renderer per format."""
