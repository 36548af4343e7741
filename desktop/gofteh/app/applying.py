"""Doing Edits that come as JSON lines, each as an act of its own."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from gofteh.app.edit_json import Defaults, from_fields
from gofteh.app.fields import Fields
from gofteh.app.session import Session
from gofteh.domain.edits import ImportArticle
from gofteh.domain.errors import Problem, ProblemKind

_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_ENVELOPE = ("op_id", "article_id", "by", "at")


@dataclass(frozen=True, slots=True)
class Order:
    """The envelope of a line, and the fields of its Edit."""

    op_id: str
    """As the caller wrote it."""
    article_id: str | None
    by: str
    at: str
    edit_fields: Mapping[str, object]


def op_id_of(values: object) -> str | None:
    """Return the op_id of a line, however wrong the rest of it is; None when it has none."""
    op_id = values.get("op_id") if isinstance(values, Mapping) else None
    return op_id if isinstance(op_id, str) and _UUID.fullmatch(op_id) else None


def read_order(values: object, session: Session) -> Order:
    """Return what a line orders; what it leaves out is filled in. Raises Problem naming the field."""
    fields = Fields(values)
    fields.assume(op_id=session.new_op_id(), article_id=None, by=session.editor.id, at=session.clock())
    op_id = fields.text("op_id")
    if not _UUID.fullmatch(op_id):
        raise Problem("The field “{field}” must be a UUID.", kind=ProblemKind.INPUT, field="op_id")
    return Order(
        op_id=op_id,
        article_id=fields.optional_id("article_id"),
        by=fields.id("by"),
        at=fields.time("at"),
        edit_fields={name: fields.raw(name) for name in fields.names() if name not in _ENVELOPE},
    )


def perform(order: Order, session: Session) -> None:
    """Do what is ordered: when this returns, the disk has it; an op_id that is known is not done twice.

    Raises Problem when the Edit is wrong, a rule forbids it or the disk refuses.
    """
    op_id = order.op_id.lower()
    if session.store.was_done(op_id):
        return
    name = session.editor.name if order.by == session.editor.id else session.store.people().get(order.by, "")
    edit = from_fields(order.edit_fields, Defaults(by=order.by, at=order.at, name=name))
    article_id = order.article_id
    if isinstance(edit, ImportArticle):
        article_id = article_id or edit.document.id
        if article_id != edit.document.id:
            raise Problem("The record is of the article “{id}”.", kind=ProblemKind.INPUT, id=edit.document.id)
    session.act(article_id, edit, op_id=op_id, by=order.by, at=order.at)
