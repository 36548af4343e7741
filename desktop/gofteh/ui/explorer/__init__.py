"""Who said what about what: all quotes of the project by speaker, topic and time."""
