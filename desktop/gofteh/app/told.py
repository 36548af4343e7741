"""What single Edits are called, by kind; ``app.telling`` words whole acts from it."""

from collections.abc import Callable
from typing import Any

from gofteh.app.excerpt import excerpt
from gofteh.app.words import N_, _
from gofteh.domain import edits as kinds
from gofteh.domain.article import Status
from gofteh.domain.document import AnnotatedArticle
from gofteh.domain.edits import Edit
from gofteh.domain.registry import Registry
from gofteh.domain.spans import CUE, QUOTE, SPEAKER, TOPIC, Span

_LABELS = {QUOTE: N_("Quote"), SPEAKER: N_("Speaker"), TOPIC: N_("Topic"), CUE: N_("Cue")}
_TYPES = {"direct": N_("Direct"), "indirect": N_("Indirect"), "mixed": N_("Mixed")}
_STATUSES = {
    Status.NEW: N_("New"),
    Status.IN_PROGRESS: N_("In progress"),
    Status.DONE: N_("Done"),
    Status.REVIEWED: N_("Reviewed"),
    Status.REJECTED: N_("Rejected"),
}


class Context:
    """What an Edit speaks of by id: the text, and who the speakers are."""

    def __init__(self, document: AnnotatedArticle | None, registry: Registry) -> None:
        self._text = document.text if document is not None else ""
        self._spans = document.spans if document is not None else {}
        self._registry = registry

    def words(self, span: Span | None, start: int | None = None, end: int | None = None) -> str:
        """Return the words under a span, its edges elsewhere if that is said; nothing for no span."""
        if span is None:
            return ""
        low = span.start if start is None else start
        return excerpt(self._text, low, span.end if end is None else end)

    def words_of(self, span_id: str) -> str:
        """Return the words under a span that is there now, or nothing."""
        return self.words(self._spans.get(span_id))

    def speaker(self, speaker_id: str | None) -> str:
        """Return the name of a speaker, or nothing."""
        known = self._registry.speakers.get(speaker_id or "")
        return known.name if known is not None else ""

    def topic(self, code: str | None) -> str:
        """Return the name of a topic, or its code."""
        known = self._registry.topics.get(code or "")
        return known.label if known is not None else code or ""


def tell_edit(edit: Edit, inverse: Edit, context: Context) -> str:
    """Return what one Edit is called, in the language in use; nothing when its name says it all."""
    teller = _TELLERS.get(type(edit))
    return teller(edit, inverse, context) if teller is not None else ""


def _span_before(inverse: Edit) -> Span | None:
    """Return the span as it was before, which every change to it takes along."""
    if isinstance(inverse, kinds.Together):
        return next((span for each in inverse.edits if (span := _span_before(each)) is not None), None)
    return inverse.span if isinstance(inverse, kinds.RestoreSpan | kinds.AddSpan) else None


def _label(label: str) -> str:
    return _(_LABELS[label]) if label in _LABELS else label


def _marked(edit: kinds.AddSpan, _inverse: Edit, context: Context) -> str:
    return _("{label}: “{words}”", label=_label(edit.span.label), words=context.words(edit.span))


def _unmarked(_edit: kinds.RemoveSpan, inverse: Edit, context: Context) -> str:
    words = context.words(_span_before(inverse))
    return _("Delete the mark on “{words}”", words=words) if words else ""


def _moved(edit: kinds.MoveEdge, inverse: Edit, context: Context) -> str:
    words = context.words(_span_before(inverse), edit.start, edit.end)
    return _("Move an edge: “{words}”", words=words) if words else ""


def _described(edit: kinds.SetAttribute, inverse: Edit, context: Context) -> str:
    words = context.words(_span_before(inverse))
    if edit.attribute == "topic_code":
        topic = context.topic(edit.value)
        return _("Topic {topic}: “{words}”", topic=topic, words=words) if topic and words else ""
    kind = _(_TYPES.get(edit.value or "", ""))
    return _("Type {type}: “{words}”", type=kind, words=words) if kind and words else ""


def _meant(edit: kinds.SetSpeaker, inverse: Edit, context: Context) -> str:
    words, name = context.words(_span_before(inverse)), context.speaker(edit.speaker_id)
    if not words:
        return ""
    if edit.speaker_id is None:
        return _("“{words}” is nobody known", words=words)
    return _("“{words}” is {name}", words=words, name=name) if name else ""


def _relabelled(edit: kinds.Relabel, inverse: Edit, context: Context) -> str:
    words = context.words(_span_before(inverse))
    return _("Now {label}: “{words}”", label=_label(edit.label), words=words) if words else ""


def _noted(edit: kinds.SetNote, _inverse: Edit, _context: Context) -> str:
    note = edit.note or ""
    return _("Note: “{words}”", words=excerpt(note, 0, len(note))) if note else _("Delete the note")


def _linked(edit: kinds.AddLink, _inverse: Edit, context: Context) -> str:
    one, other = context.words_of(edit.link.from_id), context.words_of(edit.link.to_id)
    return _("Link “{one}” with “{other}”", one=one, other=other) if one and other else ""


def _unlinked(_edit: kinds.RemoveLink, inverse: Edit, context: Context) -> str:
    if not isinstance(inverse, kinds.AddLink):
        return ""
    one, other = context.words_of(inverse.link.from_id), context.words_of(inverse.link.to_id)
    return _("Unlink “{one}” and “{other}”", one=one, other=other) if one and other else ""


def _status(edit: kinds.SetStatus, _inverse: Edit, _context: Context) -> str:
    return _("Status: {status}", status=_(_STATUSES[edit.status]))


def _article_topic(edit: kinds.AddTopic, _inverse: Edit, _context: Context) -> str:
    return _("Topic of the article: {name}", name=edit.topic.label)


def _no_article_topic(_edit: kinds.RemoveTopic, inverse: Edit, _context: Context) -> str:
    if not isinstance(inverse, kinds.AddTopic):
        return ""
    return _("No longer a topic of the article: {name}", name=inverse.topic.label)


def _new_speaker(edit: kinds.AddSpeaker, _inverse: Edit, _context: Context) -> str:
    return _("New speaker: {name}", name=edit.speaker.name)


def _changed_speaker(edit: kinds.ChangeSpeaker, _inverse: Edit, _context: Context) -> str:
    return _("Change speaker: {name}", name=edit.speaker.name)


def _merged(edit: kinds.MergeSpeakers, _inverse: Edit, context: Context) -> str:
    one, other = context.speaker(edit.speaker_id), context.speaker(edit.into_id)
    return _("Merge {one} into {other}", one=one, other=other) if one and other else ""


def _split(edit: kinds.SplitSpeaker, _inverse: Edit, context: Context) -> str:
    name = context.speaker(edit.speaker_id)
    return _("Split {name} off", name=name) if name else ""


def _apart(edit: kinds.KeepApart, _inverse: Edit, context: Context) -> str:
    one, other = context.speaker(edit.one_id), context.speaker(edit.other_id)
    return _("{one} is not {other}", one=one, other=other) if one and other else ""


def _new_topic(edit: kinds.ListTopic, _inverse: Edit, _context: Context) -> str:
    return _("New topic: {name}", name=edit.topic.label)


def _changed_topic(edit: kinds.ChangeTopic, inverse: Edit, context: Context) -> str:
    """Name the one thing that changed; of several the plain name says enough."""
    if not isinstance(inverse, kinds.ChangeTopic):
        return ""
    new, old = edit.topic, inverse.topic
    if new.label != old.label:
        return _("Rename topic {old} to {new}", old=old.label, new=new.label)
    if new.parent != old.parent and new.parent is not None:
        return _("Topic {name} is part of {parent}", name=new.label, parent=context.topic(new.parent))
    if new.parent != old.parent:
        return _("Topic {name} stands by itself", name=new.label)
    if new.is_retired != old.is_retired and new.is_retired:
        return _("Retire topic {name}", name=new.label)
    if new.is_retired != old.is_retired:
        return _("Offer topic {name} again", name=new.label)
    if new.key is not None:
        return _("Topic {name} has the key {key}", name=new.label, key=new.key)
    return _("Topic {name} has no key", name=new.label)


_TELLERS: dict[type[Edit], Callable[[Any, Edit, Context], str]] = {
    kinds.AddSpan: _marked,
    kinds.RemoveSpan: _unmarked,
    kinds.MoveEdge: _moved,
    kinds.SetAttribute: _described,
    kinds.SetSpeaker: _meant,
    kinds.Relabel: _relabelled,
    kinds.SetNote: _noted,
    kinds.AddLink: _linked,
    kinds.RemoveLink: _unlinked,
    kinds.SetStatus: _status,
    kinds.AddTopic: _article_topic,
    kinds.RemoveTopic: _no_article_topic,
    kinds.AddSpeaker: _new_speaker,
    kinds.ChangeSpeaker: _changed_speaker,
    kinds.MergeSpeakers: _merged,
    kinds.SplitSpeaker: _split,
    kinds.KeepApart: _apart,
    kinds.ListTopic: _new_topic,
    kinds.ChangeTopic: _changed_topic,
}
