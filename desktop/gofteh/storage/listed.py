"""Writing the list of topics, and who is kept apart."""

from sqlalchemy import Connection, select

from gofteh.domain.differing import differing
from gofteh.domain.errors import Problem
from gofteh.domain.registry import Registry, Topic
from gofteh.storage import rows, schema
from gofteh.storage.statements import flag, upsert


def write(connection: Connection, before: Registry, after: Registry) -> None:
    """Bring both from ``before`` to ``after``. Raises Problem when a topic went away that is carried."""
    changed, gone = differing(before.topics, after.topics)
    for code in sorted(gone):
        _check_uncarried(connection, before.topics[code])
    upsert(connection, schema.topic, [rows.listed_topic_row(after.topics[code]) for code in changed])
    flag(connection, schema.topic, [{"code": code} for code in sorted(gone)])
    if before.apart is not after.apart:
        new = sorted(after.apart - before.apart)
        upsert(connection, schema.speakers_apart, [{**_pair(pair), "deleted": False} for pair in new])
        flag(connection, schema.speakers_apart, [_pair(pair) for pair in sorted(before.apart - after.apart)])


def _check_uncarried(connection: Connection, topic: Topic) -> None:
    """Look at all articles, withdrawn ones too: these come back as they were."""
    span, whole = schema.span.c, schema.article_topic.c
    carrying = (
        select(span.article_id).where(span.topic_code == topic.code, ~span.deleted).limit(1),
        select(whole.article_id)
        .where(whole.scheme == topic.scheme, whole.code == topic.code, ~whole.deleted)
        .limit(1),
    )
    if any(connection.execute(query).first() is not None for query in carrying):
        raise Problem(
            "“{label}” is the topic of other articles.", cure="Retire it instead.", label=topic.label
        )


def _pair(pair: tuple[str, str]) -> dict[str, str]:
    return {"one_id": pair[0], "other_id": pair[1]}
