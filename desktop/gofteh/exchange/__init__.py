"""File formats: bytes ⇄ records. Nothing here knows a project."""
