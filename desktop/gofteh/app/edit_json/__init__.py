"""Edits as flat JSON objects, as ``gofteh apply`` reads them and the event table keeps them.

``edit.schema.json`` beside this package says the same for other programs.
"""

from gofteh.app.edit_json.reading import Defaults, from_fields
from gofteh.app.edit_json.writing import to_fields

__all__ = ["Defaults", "from_fields", "to_fields"]
