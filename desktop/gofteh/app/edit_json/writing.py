"""Edit → JSON object. What is None by default is left out; the rest is always written."""

from dataclasses import asdict
from functools import singledispatch

from gofteh.app.record.extra import role_json
from gofteh.app.record.writing import Json, annotator_json, exact_record
from gofteh.domain.article import text_sha256
from gofteh.domain.edits import (
    AddLink,
    AddSpan,
    AddSpeaker,
    AddTopic,
    AllowMerging,
    AssignArticle,
    ChangeCues,
    ChangeSpeaker,
    ChangeTopic,
    CorrectText,
    Edit,
    HeedFinding,
    IgnoreFinding,
    ImportArticle,
    KeepApart,
    ListTopic,
    MergeSpeakers,
    MoveEdge,
    ReconsiderSuggestion,
    RefuseSuggestion,
    Relabel,
    RemoveLink,
    RemoveSpan,
    RemoveSpeaker,
    RemoveTopic,
    RequireChecks,
    RestoreArticle,
    RestoreLink,
    RestoreSpan,
    SetAttribute,
    SetNote,
    SetSpeaker,
    SetStatus,
    SplitSpeaker,
    Together,
    UnlistTopic,
    WithdrawArticle,
)
from gofteh.domain.links import Link
from gofteh.domain.registry import Speaker, Topic
from gofteh.domain.spans import Span


def to_fields(edit: Edit) -> Json:
    """Return ``edit`` as a JSON object whose ``kind`` comes first."""
    return {"kind": edit.kind, **_fields(edit)}


@singledispatch
def _fields(edit: Edit) -> Json:
    raise TypeError(edit)


@_fields.register
def _(edit: AddSpan) -> Json:
    return _span(edit.span) | _given(text=edit.text)


@_fields.register
def _(edit: RestoreSpan) -> Json:
    return _span(edit.span)


@_fields.register
def _(edit: RemoveSpan) -> Json:
    return {"span_id": edit.span_id}


@_fields.register
def _(edit: MoveEdge) -> Json:
    return {"span_id": edit.span_id, "at": edit.at, **_given(start=edit.start, end=edit.end)}


@_fields.register
def _(edit: SetAttribute) -> Json:
    return {"span_id": edit.span_id, "at": edit.at, "attribute": edit.attribute, "value": edit.value}


@_fields.register
def _(edit: SetSpeaker) -> Json:
    return {"span_id": edit.span_id, "at": edit.at, "speaker_id": edit.speaker_id}


@_fields.register
def _(edit: Relabel) -> Json:
    return {"span_id": edit.span_id, "at": edit.at, "label": edit.label}


@_fields.register
def _(edit: SetNote) -> Json:
    return {"target_id": edit.target_id, "at": edit.at, "note": edit.note}


@_fields.register
def _(edit: AddLink) -> Json:
    return _link(edit.link)


@_fields.register
def _(edit: RestoreLink) -> Json:
    return _link(edit.link)


@_fields.register
def _(edit: RemoveLink) -> Json:
    return {"link_id": edit.link_id}


@_fields.register
def _(edit: ImportArticle) -> Json:
    return {"record": exact_record(edit.document, edit.speakers)}


@_fields.register
def _(_edit: WithdrawArticle) -> Json:
    return {}


@_fields.register
def _(_edit: RestoreArticle) -> Json:
    return {}


@_fields.register
def _(edit: CorrectText) -> Json:
    return {
        "text": edit.text,
        "text_sha256": text_sha256(edit.text),
        "normalization": list(edit.normalization),
        "places": [{"span_id": span_id, "start": start, "end": end} for span_id, start, end in edit.places],
    }


@_fields.register
def _(edit: SetStatus) -> Json:
    fields: Json = {"status": edit.status.value, "annotator": None}
    if edit.annotator is not None:
        fields["annotator"] = annotator_json(edit.annotator)
    if edit.annotators is not None:
        fields["annotators"] = [annotator_json(person) for person in edit.annotators]
    return fields


@_fields.register
def _(edit: AssignArticle) -> Json:
    return {"people": list(edit.people)}


@_fields.register
def _(edit: AddTopic) -> Json:
    topic = edit.topic
    return {
        "scheme": topic.scheme,
        "code": topic.code,
        "label": topic.label,
        "annotator": topic.annotator,
        "provenance": topic.provenance.value,
        "created_at": topic.created_at,
    }


@_fields.register
def _(edit: RemoveTopic) -> Json:
    return {"scheme": edit.scheme, "code": edit.code}


@_fields.register
def _(edit: IgnoreFinding) -> Json:
    return {"finding": edit.finding}


@_fields.register
def _(edit: HeedFinding) -> Json:
    return {"finding": edit.finding}


@_fields.register
def _(edit: RefuseSuggestion) -> Json:
    return asdict(edit.refusal)


@_fields.register
def _(edit: ReconsiderSuggestion) -> Json:
    return asdict(edit.refusal)


@_fields.register
def _(edit: ChangeCues) -> Json:
    return {"cues": list(edit.cues)}


@_fields.register
def _(edit: RequireChecks) -> Json:
    return {"checks": list(edit.checks)}


@_fields.register
def _(edit: AddSpeaker) -> Json:
    return _speaker(edit.speaker)


@_fields.register
def _(edit: ChangeSpeaker) -> Json:
    return _speaker(edit.speaker)


@_fields.register
def _(edit: RemoveSpeaker) -> Json:
    return {"speaker_id": edit.speaker_id}


@_fields.register
def _(edit: MergeSpeakers) -> Json:
    return {"speaker_id": edit.speaker_id, "into_id": edit.into_id}


@_fields.register
def _(edit: SplitSpeaker) -> Json:
    return {"speaker_id": edit.speaker_id}


@_fields.register
def _(edit: Together) -> Json:
    fields: Json = {"edits": [to_fields(part) for part in edit.edits]}
    return fields | _given(title=edit.title or None)


def _span(span: Span) -> Json:
    return {
        "span_id": span.id,
        "start": span.start,
        "end": span.end,
        "label": span.label,
        **_given(
            quote_type=span.quote_type and span.quote_type.value,
            speaker_id=span.speaker_id,
            topic_code=span.topic_code,
        ),
        **_made(span),
    }


def _link(link: Link) -> Json:
    ends: Json = {"link_id": link.id, "type": link.type, "from_id": link.from_id, "to_id": link.to_id}
    return ends | _made(link)


def _made(value: Span | Link) -> Json:
    return {
        "annotator": value.annotator,
        "provenance": value.provenance.value,
        **_given(suggested_by=value.suggested_by),
        "created_at": value.created_at,
        "updated_at": value.updated_at,
        **_given(note=value.note),
    }


@_fields.register
def _(edit: KeepApart) -> Json:
    return {"one_id": edit.one_id, "other_id": edit.other_id}


@_fields.register
def _(edit: AllowMerging) -> Json:
    return {"one_id": edit.one_id, "other_id": edit.other_id}


@_fields.register
def _(edit: ListTopic) -> Json:
    return _topic(edit.topic)


@_fields.register
def _(edit: ChangeTopic) -> Json:
    return _topic(edit.topic)


@_fields.register
def _(edit: UnlistTopic) -> Json:
    return {"code": edit.code}


def _topic(topic: Topic) -> Json:
    return {
        "code": topic.code,
        "scheme": topic.scheme,
        "label": topic.label,
        **_given(parent=topic.parent, key=topic.key, is_retired=topic.is_retired or None),
    }


def _speaker(speaker: Speaker) -> Json:
    return {
        "speaker_id": speaker.id,
        "name": speaker.name,
        "aliases": list(speaker.aliases),
        "speaker_kind": speaker.kind.value,
        **_given(
            role=speaker.role,
            wikidata=speaker.wikidata,
            note=speaker.note,
            merged_into=speaker.merged_into,
            alias_kinds={words: kind.value for words, kind in speaker.alias_kinds} or None,
            roles=[role_json(role) for role in speaker.roles] or None,
        ),
    }


def _given(**values: object) -> Json:
    """Return the values that are not None."""
    return {name: value for name, value in values.items() if value is not None}
