"""Alembic migrations; they run on a copy of the project."""
