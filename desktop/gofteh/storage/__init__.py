"""The project file: SQLite by SQLAlchemy Core, every act one transaction, nothing ever deleted."""
