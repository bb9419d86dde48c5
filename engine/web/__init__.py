"""The interview, the report and the questions in a browser, and the same assessment for programs."""
