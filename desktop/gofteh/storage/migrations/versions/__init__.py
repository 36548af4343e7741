"""One module a schema number."""
