"""Words, sentences and clauses of Persian text, as far as the editor needs them."""
