"""The JSON Schemas that travel with the program, for those who write or read our lines."""

import json
from importlib import resources


def record_schema() -> str:
    """Return the schema of the native record, as its file has it."""
    package = resources.files("gofteh.app.record")
    return package.joinpath("gofteh-record.schema.json").read_text(encoding="utf-8")


def edit_schema() -> str:
    """Return the schema of Edit lines with that of the record inside, so that it stands alone."""
    file = resources.files("gofteh.app").joinpath("edit.schema.json")
    schema = json.loads(file.read_text(encoding="utf-8"))
    schema["$defs"]["record"] = json.loads(record_schema())
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
