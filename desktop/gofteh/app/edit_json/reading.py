"""JSON object → Edit, every field checked by hand: what comes from outside is never trusted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal

from gofteh.app.fields import Fields
from gofteh.app.ids import new_id
from gofteh.app.record.parts import (
    read_alias_kinds,
    read_annotator,
    read_link,
    read_roles,
    read_span,
    read_speaker,
    read_topic,
)
from gofteh.app.record.reading import read_record
from gofteh.domain.article import Status, check_text, text_sha256
from gofteh.domain.document import Annotator
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
from gofteh.domain.errors import Problem, ProblemKind
from gofteh.domain.links import Link
from gofteh.domain.refusals import Refusal
from gofteh.domain.registry import Speaker, SpeakerKind, Topic
from gofteh.domain.spans import Provenance, QuoteType, Span
from gofteh.domain.topic import DESK

DEEPEST = 20
"""Acts within acts within acts; people make two levels, undo of a bulk act three."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Defaults:
    """What fills the fields that a caller may leave out."""

    by: str
    """The annotator in whose name the act is done."""
    at: str
    """The time of the act."""
    name: str = ""
    """What ``by`` is called."""
    new_id: Callable[[str], str] = new_id


def from_fields(fields: Mapping[str, object], defaults: Defaults | None = None) -> Edit:
    """Return the Edit that ``fields`` describes.

    With ``defaults`` a caller may leave out ids of what is made, times, annotator and provenance;
    without, as for what we wrote ourselves, only what ``to_fields`` leaves out. Raises Problem naming
    the field that is wrong, missing or unknown.
    """
    return _read(Fields(fields, ""), defaults, 0)


def _read(fields: Fields, defaults: Defaults | None, depth: int) -> Edit:
    kind = fields.text("kind")
    if kind == Together.kind:
        edit = _together(fields, defaults, depth)
    elif kind in _READERS:
        edit = _READERS[kind](fields, defaults)
    else:
        raise Problem(
            "“{name}” is no kind of Edit.",
            kind=ProblemKind.INPUT,
            cure="`gofteh apply --schema` prints them all.",
            name=kind,
        )
    fields.finish()
    return edit


def _together(fields: Fields, defaults: Defaults | None, depth: int) -> Edit:
    if depth == DEEPEST:
        raise Problem("Acts are nested too deeply.", kind=ProblemKind.INPUT)
    fields.assume(title="")
    edits = tuple(_read(inner, defaults, depth + 1) for inner in fields.objects("edits"))
    return Together(edits, fields.text("title"))


def _add_span(fields: Fields, defaults: Defaults | None) -> Edit:
    fields.assume(text=None)
    return AddSpan(_span(fields, defaults, "s"), fields.optional_text("text"))


def _restore_span(fields: Fields, defaults: Defaults | None) -> Edit:
    return RestoreSpan(_span(fields, defaults))


def _remove_span(fields: Fields, _defaults: Defaults | None) -> Edit:
    return RemoveSpan(fields.id("span_id"))


def _move_edge(fields: Fields, defaults: Defaults | None) -> Edit:
    _assume_at(fields, defaults)
    fields.assume(start=None, end=None)
    start, end = fields.optional_whole("start"), fields.optional_whole("end")
    return MoveEdge(fields.id("span_id"), fields.time("at"), start, end)


def _set_attribute(fields: Fields, defaults: Defaults | None) -> Edit:
    _assume_at(fields, defaults)
    value: str | None
    if fields.choice("attribute", _Attribute) is _Attribute.QUOTE_TYPE:
        attribute: Literal["quote_type", "topic_code"] = "quote_type"
        quote_type = fields.optional_choice("value", QuoteType)
        value = quote_type and quote_type.value
    else:
        attribute, value = "topic_code", fields.optional_text("value")
    return SetAttribute(fields.id("span_id"), fields.time("at"), attribute, value)


def _set_speaker(fields: Fields, defaults: Defaults | None) -> Edit:
    _assume_at(fields, defaults)
    return SetSpeaker(fields.id("span_id"), fields.time("at"), fields.optional_id("speaker_id"))


def _relabel(fields: Fields, defaults: Defaults | None) -> Edit:
    _assume_at(fields, defaults)
    return Relabel(fields.id("span_id"), fields.time("at"), fields.name("label"))


def _set_note(fields: Fields, defaults: Defaults | None) -> Edit:
    _assume_at(fields, defaults)
    return SetNote(fields.id("target_id"), fields.time("at"), fields.optional_text("note"))


def _add_link(fields: Fields, defaults: Defaults | None) -> Edit:
    return AddLink(_link(fields, defaults, "l"))


def _restore_link(fields: Fields, defaults: Defaults | None) -> Edit:
    return RestoreLink(_link(fields, defaults))


def _remove_link(fields: Fields, _defaults: Defaults | None) -> Edit:
    return RemoveLink(fields.id("link_id"))


def _import_article(fields: Fields, _defaults: Defaults | None) -> Edit:
    return read_record(fields.inner("record"), stands_alone=False)


def _withdraw_article(_fields: Fields, _defaults: Defaults | None) -> Edit:
    return WithdrawArticle()


def _restore_article(_fields: Fields, _defaults: Defaults | None) -> Edit:
    return RestoreArticle()


def _correct_text(fields: Fields, defaults: Defaults | None) -> Edit:
    fields.assume(text_sha256=None)
    if defaults is not None:
        fields.assume(normalization=(), places=())
    text = fields.text("text")
    if not text:
        raise Problem("An article needs a text.", kind=ProblemKind.INPUT)
    check_text(text)
    sha256 = fields.optional_text("text_sha256")
    if sha256 is not None and sha256 != text_sha256(text):
        raise Problem("It is not the hash of the text.", kind=ProblemKind.INPUT)
    places = []
    for place in fields.objects("places"):
        places.append((place.id("span_id"), place.whole("start"), place.whole("end")))
        place.finish()
    return CorrectText(text, fields.texts("normalization"), tuple(places))


def _set_status(fields: Fields, defaults: Defaults | None) -> Edit:
    fields.assume(annotators=None)
    status = fields.choice("status", Status)
    annotator = None
    if defaults is not None and not fields.has("annotator"):
        annotator = Annotator(
            id=defaults.by, name=defaults.name or defaults.by, status=status, updated_at=defaults.at
        )
    elif fields.raw("annotator") is not None:
        annotator = read_annotator(fields.inner("annotator"))
    annotators = None
    if fields.raw("annotators") is not None:
        annotators = tuple(read_annotator(person) for person in fields.objects("annotators"))
    return SetStatus(status, annotator, annotators)


def _assign_article(fields: Fields, _defaults: Defaults | None) -> Edit:
    return AssignArticle(fields.texts("people"))


def _add_topic(fields: Fields, defaults: Defaults | None) -> Edit:
    _assume_made(fields, defaults)
    return AddTopic(read_topic(fields))


def _remove_topic(fields: Fields, _defaults: Defaults | None) -> Edit:
    return RemoveTopic(fields.text("scheme"), fields.text("code"))


def _ignore_finding(fields: Fields, _defaults: Defaults | None) -> Edit:
    return IgnoreFinding(fields.id("finding"))


def _heed_finding(fields: Fields, _defaults: Defaults | None) -> Edit:
    return HeedFinding(fields.id("finding"))


def _refusal(fields: Fields) -> Refusal:
    return Refusal(
        text_sha256=fields.text("text_sha256"),
        start=fields.whole("start"),
        end=fields.whole("end"),
        suggested_by=fields.text("suggested_by"),
    )


def _refuse_suggestion(fields: Fields, _defaults: Defaults | None) -> Edit:
    return RefuseSuggestion(_refusal(fields))


def _reconsider_suggestion(fields: Fields, _defaults: Defaults | None) -> Edit:
    return ReconsiderSuggestion(_refusal(fields))


def _change_cues(fields: Fields, _defaults: Defaults | None) -> Edit:
    return ChangeCues(fields.texts("cues"))


def _require_checks(fields: Fields, _defaults: Defaults | None) -> Edit:
    return RequireChecks(fields.texts("checks"))


def _add_speaker(fields: Fields, defaults: Defaults | None) -> Edit:
    if defaults is not None:
        fields.assume(speaker_id=defaults.new_id("spk"))
    return AddSpeaker(_speaker(fields))


def _change_speaker(fields: Fields, _defaults: Defaults | None) -> Edit:
    return ChangeSpeaker(_speaker(fields))


def _remove_speaker(fields: Fields, _defaults: Defaults | None) -> Edit:
    return RemoveSpeaker(fields.id("speaker_id"))


def _merge_speakers(fields: Fields, _defaults: Defaults | None) -> Edit:
    return MergeSpeakers(fields.id("speaker_id"), fields.id("into_id"))


def _split_speaker(fields: Fields, _defaults: Defaults | None) -> Edit:
    return SplitSpeaker(fields.id("speaker_id"))


def _keep_apart(fields: Fields, _defaults: Defaults | None) -> Edit:
    return KeepApart(fields.id("one_id"), fields.id("other_id"))


def _allow_merging(fields: Fields, _defaults: Defaults | None) -> Edit:
    return AllowMerging(fields.id("one_id"), fields.id("other_id"))


def _listed_topic(fields: Fields) -> Topic:
    fields.assume(parent=None, key=None, is_retired=False)
    with fields.located():
        return Topic(
            code=fields.text("code"),
            scheme=fields.text("scheme"),
            label=fields.text("label"),
            parent=fields.optional_text("parent"),
            key=fields.optional_whole("key"),
            is_retired=fields.flag("is_retired"),
        )


def _list_topic(fields: Fields, defaults: Defaults | None) -> Edit:
    if defaults is not None:
        fields.assume(code=defaults.new_id("top"), scheme=DESK)
    return ListTopic(_listed_topic(fields))


def _change_topic(fields: Fields, _defaults: Defaults | None) -> Edit:
    return ChangeTopic(_listed_topic(fields))


def _unlist_topic(fields: Fields, _defaults: Defaults | None) -> Edit:
    return UnlistTopic(fields.text("code"))


_READERS: dict[str, Callable[[Fields, Defaults | None], Edit]] = {
    AddSpan.kind: _add_span,
    RestoreSpan.kind: _restore_span,
    RemoveSpan.kind: _remove_span,
    MoveEdge.kind: _move_edge,
    SetAttribute.kind: _set_attribute,
    SetSpeaker.kind: _set_speaker,
    Relabel.kind: _relabel,
    SetNote.kind: _set_note,
    AddLink.kind: _add_link,
    RestoreLink.kind: _restore_link,
    RemoveLink.kind: _remove_link,
    ImportArticle.kind: _import_article,
    WithdrawArticle.kind: _withdraw_article,
    RestoreArticle.kind: _restore_article,
    CorrectText.kind: _correct_text,
    SetStatus.kind: _set_status,
    AssignArticle.kind: _assign_article,
    AddTopic.kind: _add_topic,
    RemoveTopic.kind: _remove_topic,
    IgnoreFinding.kind: _ignore_finding,
    HeedFinding.kind: _heed_finding,
    RefuseSuggestion.kind: _refuse_suggestion,
    ReconsiderSuggestion.kind: _reconsider_suggestion,
    RequireChecks.kind: _require_checks,
    ChangeCues.kind: _change_cues,
    AddSpeaker.kind: _add_speaker,
    ChangeSpeaker.kind: _change_speaker,
    RemoveSpeaker.kind: _remove_speaker,
    MergeSpeakers.kind: _merge_speakers,
    SplitSpeaker.kind: _split_speaker,
    KeepApart.kind: _keep_apart,
    AllowMerging.kind: _allow_merging,
    ListTopic.kind: _list_topic,
    ChangeTopic.kind: _change_topic,
    UnlistTopic.kind: _unlist_topic,
}


class _Attribute(StrEnum):
    QUOTE_TYPE = "quote_type"
    TOPIC_CODE = "topic_code"


def _assume_at(fields: Fields, defaults: Defaults | None) -> None:
    if defaults is not None:
        fields.assume(at=defaults.at)


def _assume_made(fields: Fields, defaults: Defaults | None) -> None:
    fields.assume(provenance=Provenance.MANUAL, suggested_by=None, note=None)
    if defaults is not None:
        fields.assume(annotator=defaults.by, created_at=defaults.at, updated_at=defaults.at)


def _span(fields: Fields, defaults: Defaults | None, new: str = "") -> Span:
    fields.assume(quote_type=None, speaker_id=None, topic_code=None)
    _assume_made(fields, defaults)
    if defaults is not None and new:
        fields.assume(span_id=defaults.new_id(new))
    return read_span(fields, fields.id("span_id"))


def _link(fields: Fields, defaults: Defaults | None, new: str = "") -> Link:
    _assume_made(fields, defaults)
    if defaults is not None and new:
        fields.assume(link_id=defaults.new_id(new))
    return read_link(fields, fields.id("link_id"))


def _speaker(fields: Fields) -> Speaker:
    fields.assume(
        aliases=(), role=None, wikidata=None, note=None, speaker_kind=SpeakerKind.PERSON, merged_into=None
    )
    fields.assume(alias_kinds={}, roles=())
    return replace(
        read_speaker(fields, fields.id("speaker_id")),
        kind=fields.choice("speaker_kind", SpeakerKind),
        merged_into=fields.optional_id("merged_into"),
        alias_kinds=read_alias_kinds(fields.inner("alias_kinds")),
        roles=read_roles(fields, "roles"),
    )
