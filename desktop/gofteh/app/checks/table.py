"""The table of live checks, and who runs them."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gofteh.app.checks import edges, marks, people, quotes
from gofteh.app.checks.found import Found, Material, Walk, Words, of_each
from gofteh.app.quotemarks import MarkPair, mark_pairs
from gofteh.app.segments import Segmenter, Segments
from gofteh.app.words import N_
from gofteh.domain.document import AnnotatedArticle
from gofteh.domain.records import quote_records
from gofteh.domain.registry import Registry

if TYPE_CHECKING:
    from gofteh.app.checks.found import Kept


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the table."""

    id: str
    title: str
    """What the list and the settings call it."""
    look: Callable[[Material], Iterable[Found]]
    required: bool = False
    """Whether a project that asks for clean articles waits for it, unless the project says otherwise."""


CHECKS: tuple[Check, ...] = (
    Check("no_speaker", N_("Quote without speaker"), quotes.no_speaker, required=True),
    Check("unknown_speaker", N_("Mention of nobody known"), quotes.unknown_speaker),
    Check("no_type", N_("Quote without type"), quotes.no_type),
    Check("half_word", N_("Half a word"), of_each(edges.half_word), required=True),
    Check("stray_space", N_("Stray space at an edge"), of_each(edges.stray_space), required=True),
    Check("loose_sign", N_("Comma or full stop on the wrong side"), edges.loose_signs),
    Check("cut_marks", N_("One quotation mark of two"), marks.cut_marks, required=True),
    Check("marks_left_out", N_("Quotation marks left out"), marks.marks_left_out),
    Check("missing_mark", N_("Quotation mark missing in the text"), marks.missing_marks),
    Check("marked_twice", N_("Marked twice"), quotes.marked_twice, required=True),
    Check("other_name", N_("Name of somebody else"), people.other_names),
    Check("shared_alias", N_("Two speakers under one alias"), people.shared_aliases),
    Check("same_name", N_("Two speakers of one name"), people.same_names),
)

BY_ID = {check.id: check for check in CHECKS}
REQUIRED = frozenset(check.id for check in CHECKS if check.required)


class Checker:
    """Runs the checks; keeps what it worked out about the text and the registry it saw last."""

    def __init__(self, segmenter: Segmenter) -> None:
        self._segmenter = segmenter
        self._text: str | None = None
        self._segments = Segments("", segmenter)
        self._cuts = Words(self._segments)
        self._pairs: list[MarkPair] = []
        self._kept: Kept = {}
        self._registry: Registry | None = None
        self._people: Mapping[str, frozenset[str]] = {}

    def look(
        self,
        document: AnnotatedArticle,
        registry: Registry,
        *,
        off: Collection[str] = (),
        pause: Callable[[], object] = lambda: None,
    ) -> list[Found]:
        """Return what the checks find in an article, in reading order; those named in ``off`` rest.

        ``pause`` is called every few milliseconds: in a thread it returns when others have had their turn.
        """
        material = self._material(document, registry, pause)
        found = [each for check in CHECKS if check.id not in off for each in check.look(material)]
        return sorted(found, key=lambda each: each.area[0])

    def _material(
        self, document: AnnotatedArticle, registry: Registry, pause: Callable[[], object]
    ) -> Material:
        if document.text is not self._text:
            self._text = document.text
            self._segments = Segments(document.text, self._segmenter)
            self._cuts = Words(self._segments)
            self._pairs = mark_pairs(document.text)
            self._kept = {}
        if registry is not self._registry:
            self._registry = registry
            self._people = people.names_of(registry)
        return Material(
            document=document,
            registry=registry,
            segments=self._segments,
            cuts=self._cuts,
            pairs=Walk(self._pairs, pause),
            spans=Walk(document.in_reading_order(), pause),
            records=Walk(quote_records(document), pause),
            people=self._people,
            kept=self._kept,
        )


def blocking(found: Iterable[Found], required: Collection[str] = REQUIRED) -> list[Found]:
    """Return what keeps an article from being done in a project that requires those checks."""
    return [each for each in found if each.check in required]
