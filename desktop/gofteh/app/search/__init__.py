"""Search over a project: a query, the places it means in one text, and the hits in all articles."""
