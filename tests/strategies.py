"""Hypothesis strategies for articles, spans, links, documents, projects and Edits.

The texts are nasty on purpose: emoji that are two UTF-16 units, joiners, bidi controls, every kind of
line end, letters that fold together, lone combining marks.
"""

import string
from datetime import datetime

from hypothesis import assume
from hypothesis import strategies as st

from gofteh.domain.article import Article, Source, SourceKind, Status
from gofteh.domain.document import AnnotatedArticle, Annotator, ArticleTopic
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
from gofteh.domain.errors import Problem
from gofteh.domain.identity import time_text
from gofteh.domain.links import LINK_ENDS, Arrows, Link, may_join
from gofteh.domain.refusals import Refusal
from gofteh.domain.registry import AliasKind, Registry, Role, Speaker, SpeakerKind, Topic
from gofteh.domain.scheme import BUILT_IN
from gofteh.domain.spans import QUOTE, SPEAKER, TOPIC, Provenance, QuoteType, Span
from gofteh.domain.state import State

NASTY = (
    *("«", "»", "گفت", " ", "لاوروف", "می\u200cرود", "علي", "كتاب", "۱۲٫۵", "،", ".", "\n", "\n\n"),
    *("\u200c", "\u200d", "\u200e", "\u200f", "\u202b", "\u202c", "\u2067", "\u2069", "\u061c"),
    *("\ufeff", "\u00a0", "\u2028", "\u2029", "\u0085", "\t", "\r\n", "\r", "\u00ad", "\u0640"),
    *("👍", "👨\u200d👩\u200d👧", "🇮🇷", "\U0010ffff", "é", "e\u0301", "\u0301", "ﻻ", "ﷲ", "\ufdd0"),
    *("<b>", "&amp;", '"', "\\", "=1+1", "\x7f", "a"),
)

_ILLEGAL = {chr(code) for code in range(32)} - set("\t\n\r") | {"\ufffe", "\uffff"}

texts = st.one_of(
    st.lists(st.sampled_from(NASTY), min_size=1, max_size=30).map("".join),
    st.text(st.characters(codec="utf-8", exclude_characters=[*_ILLEGAL]), min_size=1, max_size=40),
)
"""Article texts: whatever XML 1.0 can hold, one code point or more."""

words = st.lists(st.sampled_from(NASTY), min_size=1, max_size=5).map("".join)
"""Names, notes and labels people write; one code point or more."""

ids = st.text(string.ascii_letters + string.digits + "_.-", max_size=8).map(lambda rest: f"x{rest}")
names = st.text(string.ascii_lowercase + string.digits + "_", max_size=6).map(lambda rest: f"l{rest}")
times = st.datetimes(datetime(2000, 1, 1), datetime(2099, 12, 31)).map(time_text)  # noqa: DTZ001 - UTC by name
people = st.sampled_from(["ann-1", "ann-2", "ann-3"])
provenances = st.sampled_from(Provenance)
statuses = st.sampled_from(Status)
sha256s = st.text("0123456789abcdef", min_size=64, max_size=64)


def maybe(strategy: st.SearchStrategy) -> st.SearchStrategy:
    """Return the strategy or None."""
    return st.none() | strategy


sources = st.builds(
    Source,
    kind=st.sampled_from(SourceKind),
    imported_at=times,
    name=maybe(words.filter(lambda name: not set("/\\") & set(name))),
    url=maybe(words),
    publisher=maybe(words),
    author=maybe(words),
    published_at=maybe(times),
    sha256=maybe(sha256s),
    encoding=maybe(st.sampled_from(["utf-8", "utf-16-le"])),
    normalization=st.lists(st.sampled_from(["strip-bom", "newlines-to-lf"]), unique=True).map(tuple),
)

annotators = st.builds(Annotator, id=people, name=words, status=statuses, updated_at=times)

topics = st.builds(
    ArticleTopic,
    code=st.sampled_from(["medtop:01000000", "medtop:16000000", "محلی"]),
    scheme=st.sampled_from(["iptc-mediatopic", "local"]),
    label=words,
    created_at=times,
    annotator=maybe(people),
    provenance=provenances,
)

extras = maybe(st.sampled_from(['{"doccano": [1, 2.5]}', "[]", '"متن"', '{"gofteh":{"extra":"x"}}']))


def articles(article_ids: st.SearchStrategy = ids) -> st.SearchStrategy:
    """Return articles."""
    return st.builds(
        Article,
        id=article_ids,
        text=texts,
        source=sources,
        created_at=times,
        title=maybe(words),
        language=st.sampled_from(["fa", "fa-AF", "ckb"]),
        extra=extras,
    )


@st.composite
def roles(draw) -> Role:
    """Return roles with days as exact as somebody may know them."""
    exactly = st.dates(datetime(1900, 1, 1).date()).map(str)  # noqa: DTZ001 - a day, not a moment
    days = maybe(exactly.flatmap(lambda day: st.sampled_from([day, day[:7], day[:4]])))
    since, until = draw(days), draw(days)
    if since and until and since > f"{until}~":
        since, until = until, since
    return Role(draw(words.filter(str.strip)), since, until)


def speakers(speaker_ids: st.SearchStrategy = ids) -> st.SearchStrategy:
    """Return speakers that are not merged."""
    return st.builds(
        _speaker,
        sorts=st.lists(st.sampled_from([None, *AliasKind]), min_size=2, max_size=2),
        id=speaker_ids,
        name=words.filter(str.strip),
        aliases=st.lists(words, max_size=2).map(tuple),
        role=maybe(words),
        wikidata=maybe(st.integers(1, 9999).map(lambda number: f"Q{number}")),
        note=maybe(words),
        kind=st.sampled_from(SpeakerKind),
        roles=st.just(()) | st.lists(roles(), max_size=2).map(tuple),
    )


def _speaker(sorts, **fields) -> Speaker:
    kinds = zip(fields["aliases"], sorts, strict=False)
    return Speaker(**fields, alias_kinds=tuple((words, kind) for words, kind in kinds if kind is not None))


topic_codes = st.sampled_from(["medtop:11000000", "top-1", "top-2", "top-3"])
listed_topics = st.builds(
    Topic,
    topic_codes.filter(lambda code: code.startswith("top")),
    st.just("desk"),
    words.filter(str.strip),
    maybe(topic_codes),
    maybe(st.integers(1, 9)),
    st.booleans(),
)
"""Topics of a desk's own, perhaps part of one another."""


@st.composite
def spans(draw, length: int, speaker_ids=("x",), span_ids=ids, labels=None) -> Span:
    """Return spans of a text of ``length`` code points."""
    start = draw(st.integers(0, length - 1))
    label = draw(st.sampled_from(BUILT_IN) | names if labels is None else labels)
    may_speak = bool(speaker_ids) and label in (QUOTE, SPEAKER)
    return Span(
        id=draw(span_ids),
        start=start,
        end=draw(st.integers(start + 1, length)),
        label=label,
        quote_type=draw(maybe(st.sampled_from(QuoteType))) if label == QUOTE else None,
        speaker_id=draw(maybe(st.sampled_from(speaker_ids))) if may_speak else None,
        topic_code=draw(maybe(words)) if label == TOPIC else None,
        annotator=draw(maybe(people)),
        provenance=draw(provenances),
        suggested_by=draw(maybe(words)),
        created_at=draw(times),
        updated_at=draw(times),
        note=draw(maybe(words)),
    )


@st.composite
def links(draw, from_id: str | None = None, to_id: str | None = None, link_type=None, link_ids=ids) -> Link:
    """Return links between two spans."""
    one, other = draw(st.tuples(ids, ids).filter(lambda pair: pair[0] != pair[1]))
    return Link(
        id=draw(link_ids),
        type=draw(st.sampled_from(list(LINK_ENDS)) | names if link_type is None else link_type),
        from_id=from_id or one,
        to_id=to_id or other,
        created_at=draw(times),
        updated_at=draw(times),
        annotator=draw(maybe(people)),
        provenance=draw(provenances),
        suggested_by=draw(maybe(words)),
        note=draw(maybe(words)),
    )


@st.composite
def documents(draw, article=None, speaker_ids=()) -> AnnotatedArticle:
    """Return articles with spans, links, topics and annotators that keep every rule."""
    article = draw(articles() if article is None else article)
    count = draw(st.integers(0, 6))
    made = [draw(spans(len(article), speaker_ids, st.just(f"s-{place}"))) for place in range(count)]
    arrows, joined = Arrows(), []
    for place in range(draw(st.integers(0, 4)) if count > 1 else 0):
        one, other = draw(st.permutations(made))[:2]
        fitting = [name for name in LINK_ENDS if may_join(name, one.label, other.label)]
        link = draw(
            links(one.id, other.id, st.sampled_from(fitting) if fitting else names, st.just(f"l-{place}"))
        )
        try:
            arrows.add(link)
        except Problem:
            continue
        joined.append(link)
    return AnnotatedArticle.of(
        article,
        spans=made,
        links=joined,
        status=draw(statuses),
        topics=draw(st.lists(topics, max_size=3, unique_by=lambda topic: (topic.scheme, topic.code))),
        annotators=draw(st.lists(annotators, max_size=2, unique_by=lambda person: person.id)),
        updated_at=draw(times),
    )


@st.composite
def registries(draw) -> Registry:
    """Return registries of up to four speakers, some merged or kept apart, and a tree of topics."""
    registry = Registry()
    for place in range(draw(st.integers(0, 4))):
        registry = registry.with_speaker(draw(speakers(st.just(f"spk-{place}"))))
    state = State(registry=registry)
    for one in registry.speakers:
        if draw(st.booleans()):
            try:
                state = MergeSpeakers(one, draw(st.sampled_from(list(registry.speakers)))).apply(state)
            except Problem:
                continue
    for one, other in draw(
        st.lists(st.tuples(*[st.sampled_from(["spk-0", "spk-1", "spk-2"])] * 2), max_size=2)
    ):
        try:
            state = KeepApart(one, other).apply(state)
        except Problem:
            continue
    for topic in draw(st.lists(listed_topics, max_size=3)):
        try:
            state = ListTopic(topic).apply(state)
        except Problem:
            continue
    return state.registry


@st.composite
def states(draw) -> State:
    """Return an open article with a registry and a scheme that know all it refers to."""
    registry = draw(registries())
    document = draw(documents(speaker_ids=tuple(registry.speakers)))
    return ImportArticle(document).apply(State(registry=registry))


@st.composite
def projects(draw) -> tuple[list[AnnotatedArticle], Registry]:
    """Return up to four articles with ids of their own, and their registry."""
    registry = draw(registries())
    known = tuple(registry.speakers)
    count = draw(st.integers(1, 4))
    made = [draw(documents(articles(st.just(f"art-{place}")), known)) for place in range(count)]
    return made, registry


findings = st.sampled_from(["half_word.1", "no_speaker.2", "same_name.3"])
refusals = st.builds(
    Refusal,
    text_sha256=st.sampled_from(["0" * 64, "1" * 64]),
    start=st.integers(0, 3),
    end=st.integers(4, 9),
    suggested_by=st.sampled_from(["rule:cue-colon/1.0", "rule:bare/1.0"]),
)
cue_lists = st.lists(st.sampled_from(["نجوا کرد", "غرید", "مژده داد"]), unique=True).map(tuple)
some_people = st.lists(st.sampled_from(["ann-1", "ann-2", "ann-10"]), max_size=2, unique=True).map(tuple)
check_names = st.lists(st.sampled_from(["half_word", "no_speaker", "other"]), unique=True).map(tuple)


def together(inner: st.SearchStrategy) -> st.SearchStrategy:
    """Return several Edits as one."""
    return st.builds(Together, st.lists(inner, min_size=1, max_size=3).map(tuple), st.just("") | words)


_merged = st.builds(
    lambda speaker, into: Speaker(
        **{name: getattr(speaker, name) for name in ("id", "name", "aliases", "role", "kind")},
        alias_kinds=speaker.alias_kinds,
        roles=speaker.roles,
        merged_into=into,
    ),
    speakers(),
    ids,
)

_single = st.one_of(
    st.builds(AddSpan, spans(50), maybe(words)),
    st.builds(RestoreSpan, spans(50)),
    st.builds(RemoveSpan, ids),
    st.builds(MoveEdge, ids, times, start=st.integers(0, 99), end=maybe(st.integers(0, 99))),
    st.builds(MoveEdge, ids, times, end=st.integers(0, 99)),
    st.builds(
        SetAttribute,
        ids,
        times,
        st.just("quote_type"),
        maybe(st.sampled_from([kind.value for kind in QuoteType])),
    ),
    st.builds(SetAttribute, ids, times, st.just("topic_code"), maybe(words)),
    st.builds(SetSpeaker, ids, times, maybe(ids)),
    st.builds(Relabel, ids, times, names),
    st.builds(SetNote, ids, times, maybe(words | st.just(""))),
    st.builds(AddLink, links()),
    st.builds(RestoreLink, links()),
    st.builds(RemoveLink, ids),
    st.builds(
        ImportArticle,
        documents(speaker_ids=("spk-1", "spk-2")),
        st.lists(speakers(), max_size=2, unique_by=lambda speaker: speaker.id).map(tuple),
    ),
    st.builds(WithdrawArticle),
    st.builds(RestoreArticle),
    st.builds(
        CorrectText,
        texts,
        st.lists(st.sampled_from(["newlines-to-lf", "restore-half-spaces"]), max_size=2).map(tuple),
        st.lists(st.tuples(ids, st.integers(0, 99), st.integers(1, 99)), max_size=2).map(tuple),
    ),
    st.builds(SetStatus, statuses, maybe(annotators), maybe(st.lists(annotators, max_size=2).map(tuple))),
    st.builds(AssignArticle, some_people),
    st.builds(AddTopic, topics),
    st.builds(RemoveTopic, words, words),
    st.builds(AddSpeaker, speakers() | _merged),
    st.builds(ChangeSpeaker, speakers() | _merged),
    st.builds(RemoveSpeaker, ids),
    st.builds(MergeSpeakers, ids, ids),
    st.builds(SplitSpeaker, ids),
    st.builds(KeepApart, ids, ids),
    st.builds(AllowMerging, ids, ids),
    st.builds(ListTopic, listed_topics),
    st.builds(ChangeTopic, listed_topics),
    st.builds(UnlistTopic, words),
    st.builds(IgnoreFinding, ids),
    st.builds(HeedFinding, ids),
    st.builds(RequireChecks, check_names),
    st.builds(ChangeCues, cue_lists),
)

any_edits = st.recursive(_single, together, max_leaves=4)
"""Edits of every kind whose values are well formed, though few would fit a given article."""


@st.composite
def corrections(draw, document: AnnotatedArticle) -> CorrectText:
    """Return a correction that keeps every span, wherever, in another text."""
    text = draw(texts)
    places = []
    for span_id in document.spans:
        start = draw(st.integers(0, len(text) - 1))
        places.append((span_id, start, draw(st.integers(start + 1, len(text)))))
    return CorrectText(text, ("correct-by-hand",), tuple(places))


@st.composite
def edits(draw, state: State) -> Edit:
    """Return Edits of the open article and the registry; most of them can be done on ``state``."""
    document = state.open_document
    span_ids = st.sampled_from([*document.spans, "missing"])
    link_ids = st.sampled_from([*document.links, "missing"])
    speaker_ids = st.sampled_from([*state.registry.speakers, "missing"])
    known = tuple(state.registry.speakers)
    labels = st.sampled_from([label.name for label in state.scheme.labels])
    length = len(document.article)
    places = maybe(st.integers(0, length))
    there = list(document.topics)
    choices = [
        st.builds(AddSpan, spans(length, known, labels=labels)),
        st.builds(RemoveSpan, span_ids),
        st.builds(MoveEdge, span_ids, times, start=places, end=places),
        st.builds(
            SetAttribute,
            span_ids,
            times,
            st.just("quote_type"),
            st.sampled_from([kind.value for kind in QuoteType]),
        ),
        st.builds(SetAttribute, span_ids, times, st.just("topic_code"), maybe(words)),
        st.builds(SetSpeaker, span_ids, times, maybe(speaker_ids)),
        st.builds(Relabel, span_ids, times, labels),
        st.builds(SetNote, span_ids | link_ids, times, maybe(words | st.just(""))),
        st.permutations([*document.spans, "missing", "gone"]).flatmap(
            lambda order: st.builds(AddLink, links(order[0], order[1]))
        ),
        st.builds(RemoveLink, link_ids),
        st.builds(SetStatus, statuses, maybe(annotators)),
        st.builds(AssignArticle, some_people),
        st.builds(AddTopic, topics),
        st.sampled_from(there).map(lambda topic: RemoveTopic(topic.scheme, topic.code))
        if there
        else st.builds(AddTopic, topics),
        st.builds(WithdrawArticle),
        corrections(document),
        st.builds(AddSpeaker, speakers()),
        st.builds(ChangeSpeaker, speakers(speaker_ids)),
        st.builds(RemoveSpeaker, speaker_ids),
        st.builds(MergeSpeakers, speaker_ids, speaker_ids),
        st.builds(SplitSpeaker, speaker_ids),
        st.builds(KeepApart, speaker_ids, speaker_ids),
        st.sampled_from(sorted(state.registry.apart)).map(lambda pair: AllowMerging(*pair))
        if state.registry.apart
        else st.builds(KeepApart, speaker_ids, speaker_ids),
        st.builds(ListTopic, listed_topics),
        st.builds(ChangeTopic, listed_topics),
        st.builds(UnlistTopic, topic_codes),
        st.builds(IgnoreFinding, findings),
        st.builds(HeedFinding, st.sampled_from([*document.ignored, "missing"])),
        st.builds(RequireChecks, check_names),
        st.builds(ChangeCues, cue_lists),
        st.builds(RefuseSuggestion, refusals),
        st.builds(
            ReconsiderSuggestion, st.sampled_from(sorted(document.refused)) if document.refused else refusals
        ),
    ]
    edit: Edit = draw(st.one_of(choices))
    return edit


@st.composite
def acts(draw, state: State) -> Edit:
    """Return an Edit that can be done on ``state``, or several as one."""
    made: list[Edit] = []
    for _ in range(draw(st.sampled_from([1, 1, 1, 2, 4]))):
        edit = draw(edits(state))
        try:
            state = edit.apply(state)
        except Problem:
            continue
        made.append(edit)
        if state.document is None or state.document.withdrawn:
            break
    assume(made)
    return made[0] if len(made) == 1 else Together(tuple(made), draw(st.just("") | words))
