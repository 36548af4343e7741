"""Learning from a desk's finished articles: what is taught, how a model is measured, and when it may speak.

A model is used only while it beats the rules on finished articles that it has never seen. Which ones are
held back is told by their ids alone, so that it stays the same from one training to the next.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Protocol

from gofteh.app.segments import Range
from gofteh.domain.article import Status
from gofteh.domain.document import AnnotatedArticle
from gofteh.domain.records import quote_records

FINISHED = (Status.DONE, Status.REVIEWED)
FEWEST_LESSONS = 30
"""Finished articles that there must be before anything is learnt."""
FEWEST_HELD_BACK = 20
"""Quotes of articles held back below which no comparison is worth believing."""
_HELD_BACK = 5
"""One article in so many is held back."""
_TRIMMED = ' \n\t\u200c«»"“”.!؟?…'
_MARGIN = 0.005
"""By how much a model must be better: less is luck."""

Parts = tuple[Range, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """A finished article as it is taught: its text and its quotes that lie in no other, part by part."""

    text: str
    quotes: tuple[Parts, ...]
    is_held_back: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How proposed quotes meet marked ones; *exact* is the same words, *overlap* half of them at least."""

    marked: int = 0
    proposed: int = 0
    exact: int = 0
    overlap: int = 0

    @property
    def exact_f1(self) -> float:
        """Between 0 and 1."""
        return 2 * self.exact / max(1, self.marked + self.proposed)

    @property
    def overlap_f1(self) -> float:
        """Between 0 and 1."""
        return 2 * self.overlap / max(1, self.marked + self.proposed)

    def __add__(self, other: "Score") -> "Score":
        return Score(
            marked=self.marked + other.marked,
            proposed=self.proposed + other.proposed,
            exact=self.exact + other.exact,
            overlap=self.overlap + other.overlap,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What a training came to: both scores are of the articles that were held back."""

    learnt_from: int
    held_back: int
    rules: Score
    """Of the strong rules, which are what is drawn without being asked for."""
    model: Score

    @property
    def is_better(self) -> bool:
        """Tell whether the model beats the rules, and not by luck alone."""
        return (
            self.model.marked >= FEWEST_HELD_BACK
            and self.model.exact_f1 > self.rules.exact_f1 + _MARGIN
            and self.model.overlap_f1 >= self.rules.overlap_f1
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Learnt:
    """What comes out of a training."""

    rules: str
    """The version of the rules that the model leans on; with others it would have to be taught anew."""
    features: int
    figures: Figures
    data: bytes
    """The model as crfsuite writes it; nothing in it is ever run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A model as a project keeps it."""

    version: int
    made_at: str
    learnt: Learnt


@dataclass(frozen=True, slots=True, kw_only=True)
class Teaching:
    """What a desk adds to the rules."""

    cues: tuple[str, ...] = ()
    """More verbs of saying, in the past: «نجوا کرد»."""
    model: Model | None = None
    """One that beats the rules, or None."""


class Learner(Protocol):
    """Learns in a process of its own; it never blocks. ``close`` ends it at any time."""

    @property
    def wants(self) -> bool:
        """Tell whether a lesson can be handed over without waiting."""
        ...

    @property
    def rounds(self) -> int:
        """How many rounds of the training proper are over."""
        ...

    @property
    def has_failed(self) -> bool:
        """Tell whether nothing will come any more."""
        ...

    @property
    def learnt(self) -> Learnt | None:
        """What it came to, when it is done."""
        ...

    def take(self, lesson: Lesson) -> None:
        """Teach one more article; only while it ``wants`` one."""
        ...

    def finish(self) -> None:
        """Begin the training proper; only while it ``wants`` a lesson."""
        ...

    def poll(self, seconds: float = 0.0) -> None:
        """Take in what has come, after a wait of at most ``seconds``."""
        ...

    def close(self) -> None:
        """End it."""
        ...


def is_held_back(article_id: str) -> bool:
    """Tell whether an article is only ever used for measuring."""
    return sha256(article_id.encode("utf-8", "surrogatepass")).digest()[0] % _HELD_BACK == 0


def lesson_of(document: AnnotatedArticle) -> Lesson:
    """Return what a finished article teaches."""
    quotes = [
        tuple((span.start, span.end) for span in record.parts)
        for record in quote_records(document)
        if record.inside is None
    ]
    return Lesson(text=document.text, quotes=tuple(quotes), is_held_back=is_held_back(document.id))


def score(text: str, marked: Sequence[Parts], proposed: Sequence[Parts]) -> Score:
    """Return how ``proposed`` meets ``marked``, one to one, the best pairs first."""
    left, right = set(range(len(marked))), set(range(len(proposed)))
    exact = overlap = 0
    for shared, mine, theirs in sorted(_pairs(marked, proposed), reverse=True):
        if shared >= 0.5 and mine in left and theirs in right:
            left.remove(mine)
            right.remove(theirs)
            overlap += 1
            exact += _words(text, marked[mine]) == _words(text, proposed[theirs])
    return Score(marked=len(marked), proposed=len(proposed), exact=exact, overlap=overlap)


def speaking(models: Iterable[Model], rules: str, features: int) -> Model | None:
    """Return the newest model if it beats the rules, and is one for these rules and features."""
    newest = max(models, key=lambda one: one.version, default=None)
    if newest is None or not newest.learnt.figures.is_better:
        return None
    fits = newest.learnt.features == features and newest.learnt.rules == rules
    return newest if fits else None


def teaching_of(models: Sequence[Model], cues: tuple[str, ...]) -> Teaching:
    """Return what a desk adds to the rules; whether its newest model fits them they say themselves."""
    return Teaching(cues=cues, model=models[-1] if models else None)


def figures_json(figures: Figures) -> dict[str, object]:
    """Return figures as plain values."""
    return asdict(figures)


def figures_of(value: dict[str, dict[str, int]]) -> Figures:
    """Return figures from plain values. Raises TypeError or KeyError for others."""
    numbers = {key: int(value[key]) for key in ("learnt_from", "held_back")}  # type: ignore[call-overload]
    return Figures(**numbers, rules=Score(**value["rules"]), model=Score(**value["model"]))


def _pairs(marked: Sequence[Parts], proposed: Sequence[Parts]) -> Iterable[tuple[float, int, int]]:
    for mine, first in enumerate(marked):
        for theirs, second in enumerate(proposed):
            if first[0][0] < second[-1][1] and second[0][0] < first[-1][1]:
                yield _shared(first, second), mine, theirs


def _shared(first: Parts, second: Parts) -> float:
    """Return how much of the code points of both is in both."""
    common = sum(
        max(0, min(end, other_end) - max(start, other_start))
        for start, end in first
        for other_start, other_end in second
    )
    total = sum(end - start for part in (first, second) for start, end in part)
    return common / (total - common)


def _words(text: str, parts: Parts) -> list[str]:
    return [" ".join(text[start:end].split()).strip(_TRIMMED) for start, end in parts]
