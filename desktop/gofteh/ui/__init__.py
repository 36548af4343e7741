"""The window: PySide6; sees the application through its session, never a database or a file format."""
