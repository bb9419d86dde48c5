"""Children and young people: what their legs may hide."""
