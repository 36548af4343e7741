"""An article with everything annotated on it, and the rules that always hold for it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TypeVar

from gofteh.domain.article import Article, Status
from gofteh.domain.differing import remember
from gofteh.domain.errors import Problem
from gofteh.domain.identity import check_id, check_stamps, check_time, check_words
from gofteh.domain.links import Arrows, Link, may_join
from gofteh.domain.refusals import Refusal
from gofteh.domain.spans import Provenance, Span, reading_order

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotator:
    """A person who worked on an article, and how far they are with it."""

    id: str
    name: str
    status: Status
    updated_at: str

    def __post_init__(self) -> None:
        check_id(self.id)
        check_time(self.updated_at)
        check_words(self.name)
        if not self.name:
            raise Problem("An annotator needs a name.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleTopic:
    """A topic of the whole article."""

    code: str
    scheme: str
    label: str
    created_at: str
    annotator: str | None = None
    provenance: Provenance = Provenance.MANUAL

    def __post_init__(self) -> None:
        check_stamps(self.created_at, annotator=self.annotator)
        check_words(self.code, self.scheme, self.label)
        if not (self.code and self.scheme and self.label):
            raise Problem("A topic needs a code, a scheme and a label.")


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedArticle:
    """An article, its status, spans, links and topics; every change gives a new value.

    Always true: spans lie inside the text; span and link ids are unique together; links join spans
    that are here and whose labels the link type allows; no two links say the same; a quote continues
    at most one quote and lies inside at most one, and no such chain is a circle; topics are in order of
    scheme and code, annotators of id, each once.
    """

    article: Article
    status: Status = Status.NEW
    spans: Mapping[str, Span] = field(default_factory=lambda: MappingProxyType({}))
    links: Mapping[str, Link] = field(default_factory=lambda: MappingProxyType({}))
    topics: tuple[ArticleTopic, ...] = ()
    annotators: tuple[Annotator, ...] = ()
    ignored: frozenset[str] = frozenset()
    """The findings of live checks that somebody said are none."""
    refused: frozenset[Refusal] = frozenset()
    """The suggestions that somebody refused, of earlier versions of the text too."""
    assigned: frozenset[str] = frozenset()
    """Ids of the people whose work it is."""
    withdrawn: bool = False
    """Taken out of the project by undoing its import; kept, never deleted."""
    updated_at: str = field(default="", compare=False)
    """Time of the last act, an undo included, and so no part of what undo restores."""

    @classmethod
    def of(
        cls,
        article: Article,
        *,
        spans: Iterable[Span] = (),
        links: Iterable[Link] = (),
        status: Status = Status.NEW,
        topics: Iterable[ArticleTopic] = (),
        annotators: Iterable[Annotator] = (),
        ignored: Iterable[str] = (),
        refused: Iterable[Refusal] = (),
        assigned: Iterable[str] = (),
        withdrawn: bool = False,
        updated_at: str = "",
    ) -> "AnnotatedArticle":
        """Build a value from its parts, checking every rule. Raises Problem for the first one broken."""
        empty = cls(article=article)
        all_spans: dict[str, Span] = {}
        for span in spans:
            empty._check_inside(span)
            _check_free(span.id, all_spans, {})
            all_spans[span.id] = span
        all_links: dict[str, Link] = {}
        arrows = Arrows()
        for link in links:
            _check_free(link.id, all_spans, all_links)
            _check_ends(link, all_spans)
            arrows.add(link)
            all_links[link.id] = link
        return cls(
            article=article,
            status=status,
            spans=MappingProxyType(all_spans),
            links=MappingProxyType(all_links),
            topics=_one_of_each(topics),
            annotators=each_once(annotators),
            ignored=frozenset(ignored),
            refused=frozenset(refused),
            assigned=frozenset(assigned),
            withdrawn=withdrawn,
            updated_at=updated_at or article.created_at,
        )

    @property
    def id(self) -> str:
        """The article's id."""
        return self.article.id

    @property
    def text(self) -> str:
        """The article's text; offsets count its code points."""
        return self.article.text

    def text_of(self, span: Span) -> str:
        """Return the words under ``span``."""
        return self.article.text[span.start : span.end]

    def span(self, span_id: str) -> Span:
        """Return the span. Raises Problem when there is none of that id."""
        try:
            return self.spans[span_id]
        except KeyError:
            raise Problem("There is no span “{id}” in this article.", id=span_id) from None

    def link(self, link_id: str) -> Link:
        """Return the link. Raises Problem when there is none of that id."""
        try:
            return self.links[link_id]
        except KeyError:
            raise Problem("There is no link “{id}” in this article.", id=link_id) from None

    def in_reading_order(self) -> list[Span]:
        """Return the spans by start, the longest first."""
        return sorted(self.spans.values(), key=reading_order)

    def links_of(self, span_id: str) -> list[Link]:
        """Return the links that begin or end at the span, by id."""
        touching = (link for link in self.links.values() if span_id in (link.from_id, link.to_id))
        return sorted(touching, key=lambda link: link.id)

    def adding_span(self, span: Span) -> "AnnotatedArticle":
        """Return the value with ``span``. Raises Problem when its id is taken or it leaves the text."""
        _check_free(span.id, self.spans, self.links)
        return self._with_span(span)

    def replacing_span(self, span: Span) -> "AnnotatedArticle":
        """Return the value with ``span`` in the place of the one of its id.

        Raises Problem when there is none, when it leaves the text, or when its new label does not
        go with a link it has.
        """
        before = self.span(span.id)
        changed = self._with_span(span)
        if before.label != span.label:
            for link in self.links_of(span.id):
                _check_ends(link, changed.spans)
        return changed

    def removing_span(self, span_id: str) -> "AnnotatedArticle":
        """Return the value without the span. Raises Problem while links touch it."""
        self.span(span_id)
        if self.links_of(span_id):
            raise Problem("The span still has links; remove them first.")
        return replace(self, spans=_without(self.spans, span_id))

    def adding_link(self, link: Link) -> "AnnotatedArticle":
        """Return the value with ``link``. Raises Problem when it breaks a rule of the class."""
        _check_free(link.id, self.spans, self.links)
        _check_ends(link, self.spans)
        Arrows(self.links.values()).add(link)
        return replace(self, links=_with(self.links, link.id, link))

    def replacing_link(self, link: Link) -> "AnnotatedArticle":
        """Return the value with ``link`` in the place of the one of its id. Raises Problem as adding."""
        self.link(link.id)
        return self.removing_link(link.id).adding_link(link)

    def removing_link(self, link_id: str) -> "AnnotatedArticle":
        """Return the value without the link. Raises Problem when there is none."""
        self.link(link_id)
        return replace(self, links=_without(self.links, link_id))

    def _with_span(self, span: Span) -> "AnnotatedArticle":
        self._check_inside(span)
        return replace(self, spans=_with(self.spans, span.id, span))

    def _check_inside(self, span: Span) -> None:
        if span.end > len(self.article):
            raise Problem(
                "The span from {start} to {end} leaves the text, which has {length} characters.",
                start=span.start,
                end=span.end,
                length=len(self.article),
            )


def each_once(annotators: Iterable[Annotator]) -> tuple[Annotator, ...]:
    """Return the annotators in order of id. Raises Problem when one is there twice."""
    by_id: dict[str, Annotator] = {}
    for person in annotators:
        if by_id.setdefault(person.id, person) is not person:
            raise Problem("The annotator “{name}” is there twice.", name=person.name)
    return tuple(by_id[key] for key in sorted(by_id))


def _one_of_each(topics: Iterable[ArticleTopic]) -> tuple[ArticleTopic, ...]:
    by_key: dict[tuple[str, str], ArticleTopic] = {}
    for topic in topics:
        if by_key.setdefault((topic.scheme, topic.code), topic) is not topic:
            raise Problem("The article already has the topic “{label}”.", label=topic.label)
    return tuple(by_key[key] for key in sorted(by_key))


def _check_ends(link: Link, spans: Mapping[str, Span]) -> None:
    for end in (link.from_id, link.to_id):
        if end not in spans:
            raise Problem("There is no span “{id}” in this article.", id=end)
    from_label, to_label = spans[link.from_id].label, spans[link.to_id].label
    if not may_join(link.type, from_label, to_label):
        raise Problem(
            "A “{type}” link cannot lead from a {from_label} to a {to_label}.",
            type=link.type,
            from_label=from_label,
            to_label=to_label,
        )


def _check_free(new_id: str, spans: Mapping[str, Span], links: Mapping[str, Link]) -> None:
    if new_id in spans or new_id in links:
        raise Problem("The id “{id}” is already taken in this article.", id=new_id)


def _with(mapping: Mapping[str, _Value], key: str, value: _Value) -> Mapping[str, _Value]:
    changed = _copy(mapping)
    changed[key] = value
    return _followed(mapping, changed, [key] if mapping.get(key) is not value else [], [])


def _without(mapping: Mapping[str, _Value], key: str) -> Mapping[str, _Value]:
    changed = _copy(mapping)
    del changed[key]
    return _followed(mapping, changed, [], [key])


def _followed(
    before: Mapping[str, _Value], after: dict[str, _Value], changed: list[str], gone: list[str]
) -> Mapping[str, _Value]:
    made = MappingProxyType(after)
    if isinstance(before, MappingProxyType):
        remember(before, made, changed, gone)
    return made


def _copy(mapping: Mapping[str, _Value]) -> dict[str, _Value]:
    # A proxy copies what is behind it at once; to walk through it takes ten times as long.
    return mapping.copy() if isinstance(mapping, MappingProxyType) else dict(mapping)
