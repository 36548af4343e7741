"""The native record: one article with everything annotated on it, as one JSON object.

``gofteh-record.schema.json`` beside this package states its shape. Nothing is lost: what the schema
has no place for travels in ``extra``.
"""

from gofteh.app.record.reading import from_record
from gofteh.app.record.writing import SCHEMA_VERSION, Json, to_record

__all__ = ["SCHEMA_VERSION", "Json", "from_record", "to_record"]
