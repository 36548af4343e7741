"""Events ⇄ rows: Edits as JSON, with the text of an imported article kept only once."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import bindparam, select

from gofteh.app.edit_json import from_fields, to_fields
from gofteh.app.event import Event
from gofteh.domain.edits import CorrectText, Edit
from gofteh.domain.edits.together import name_of
from gofteh.storage import schema
from gofteh.storage.chain import compact, event_hash
from gofteh.storage.prepared import Prepared

_EVENT = schema.event.c
_LINES = select(
    _EVENT.op_id, _EVENT.name, _EVENT.by, _EVENT.at, _EVENT.undoes, _EVENT.redoes, _EVENT.batch
).order_by(_EVENT.seq)

NEW = Prepared(schema.event.insert())
OF_ID = Prepared(select(schema.event).where(_EVENT.op_id == bindparam("op_id")))
OF_ARTICLE = Prepared(_LINES.where(_EVENT.article_id == bindparam("article_id")))
"""The lines of an article's history."""
OF_PROJECT = Prepared(_LINES.where(_EVENT.article_id.is_(None)))
LAST = Prepared(select(_EVENT.seq, _EVENT.hash).order_by(_EVENT.seq.desc()).limit(1))

TextOf = Callable[[str, str], str]
"""Returns a version of an article's text by the id and the hash."""


def event_row(event: Event, *, seq: int, prev_hash: str, program: str) -> dict[str, Any]:
    """Return the row of an event, hashed onto the one before it."""
    row: dict[str, Any] = {
        "seq": seq,
        "op_id": event.op_id,
        "article_id": event.article_id,
        "kind": event.edit.kind,
        "name": name_of(event.edit),
        "payload": _packed(event.edit),
        "inverse": _packed(event.inverse),
        "by": event.by,
        "at": event.at,
        "undoes": event.undoes,
        "redoes": event.redoes,
        "batch": event.batch,
        "program": program,
        "prev_hash": prev_hash,
    }
    row["hash"] = event_hash(row)
    return row


def event_of(row: Mapping[str, Any], text_of: TextOf) -> Event:
    """Return the event of a row; ``text_of`` gives back the text of an imported article."""
    return Event(
        op_id=row["op_id"],
        article_id=row["article_id"],
        edit=_unpacked(row["payload"], row["article_id"], text_of),
        inverse=_unpacked(row["inverse"], row["article_id"], text_of),
        by=row["by"],
        at=row["at"],
        undoes=row["undoes"],
        redoes=row["redoes"],
        batch=row["batch"],
    )


def _packed(edit: Edit) -> str:
    fields = to_fields(edit)
    for text_owner in _with_text(fields):
        # Each version of a text stands once in a table and never changes; its hash stays here.
        del text_owner["text"]
        for span in text_owner.get("spans", ()):
            del span["text"]
    return compact(fields).decode()


def _unpacked(packed: str, article_id: str | None, text_of: TextOf) -> Edit:
    fields = json.loads(packed)
    for text_owner in _with_text(fields):
        text = text_of(text_owner.get("id") or article_id or "", text_owner["text_sha256"])
        text_owner["text"] = text
        for span in text_owner.get("spans", ()):
            span["text"] = text[span["start"] : span["end"]]
    return from_fields(fields)


def _with_text(fields: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - JSON
    """Return the records of imports and the corrections, wherever they stand in an Edit."""
    if "edits" in fields:
        return [owner for edit in fields["edits"] for owner in _with_text(edit)]
    if fields["kind"] == CorrectText.kind:
        return [fields]
    return [fields["record"]] if "record" in fields else []
