"""The language knowledge is declared in; import it from `knowledge.criteria`."""
