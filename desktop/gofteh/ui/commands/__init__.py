"""What the actions do, by what they are about: marks, articles and projects, the view."""
