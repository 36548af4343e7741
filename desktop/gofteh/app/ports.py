"""What the use cases need from the outside; adapters are built in ``bootstrap``."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

from gofteh.app.decisions import Decided
from gofteh.app.event import Event, HistoryLine
from gofteh.app.learning import Learnt, Model
from gofteh.app.queue import Order, Outlook, Wanted
from gofteh.app.search.query import Query
from gofteh.app.topic_ranking import DeskWords
from gofteh.domain.article import Status
from gofteh.domain.document import AnnotatedArticle
from gofteh.domain.registry import Registry
from gofteh.domain.scheme import Scheme
from gofteh.domain.state import State

if TYPE_CHECKING:
    from gofteh.app.record import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleSummary:
    """One line of the queue."""

    id: str
    title: str | None
    opening: str
    """The first 120 code points of the text, for articles without a title."""
    publisher: str | None
    published_at: str | None
    status: Status
    updated_at: str
    length: int
    """Code points of the text."""
    quotes: int
    """Spans labelled quote."""
    suggestions: int = 0
    """As far as known: those of the strong tier that wait for an answer."""
    doubtful: int = 0
    """As far as known: suggestions of which the rules are not certain."""
    problems: int | None = None
    """What the live checks find; None when they have not looked at it as it stands."""
    assigned: tuple[str, ...] = ()
    """Ids of the people whose work it is, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something a check found wrong; it is only ever reported, never deleted."""

    where: str
    message: str
    """English template and translation key; ``details`` fills it."""
    details: Mapping[str, object]


class Candidate(NamedTuple):
    """An article that may hold what is looked for."""

    id: str
    title: str | None
    text: str
    publisher: str | None
    published_at: str | None = None


class Queue(Protocol):
    """The articles of a project, without withdrawn ones, asked for as far as they are shown.

    Every method may raise Problem (kind PROJECT or STORAGE).
    """

    def count(self, wanted: Wanted) -> int:
        """Return how many articles fit."""
        ...

    def page(
        self, wanted: Wanted, order: Order, start: int, most: int, known: tuple[int, str] | None = None
    ) -> Sequence[ArticleSummary]:
        """Return at most ``most`` lines from row ``start`` on.

        ``known`` is a row before it and the id of the article that stands there: counting from there is
        quicker than from the first row.
        """
        ...

    def place(self, wanted: Wanted, order: Order, article_id: str) -> int | None:
        """Return the row of an article, or None when it does not fit."""
        ...

    def beside(self, wanted: Wanted, order: Order, article_id: str, step: int) -> ArticleSummary | None:
        """Return what stands ``step`` rows after an article, or before it when negative; None for nothing.

        The article itself need not fit, nor be shown: where it would stand is what counts.
        """
        ...

    def ids(self, wanted: Wanted, order: Order) -> Sequence[str]:
        """Return the ids of all that fit, in order: for acts on all of them, never for showing them."""
        ...

    def totals(self) -> Mapping[Status, int]:
        """Return how many articles there are of each status; those of which there are none may be missing."""
        ...

    def publishers(self) -> Mapping[str, int]:
        """Return how many articles there are of each source, most first; the empty text for none."""
        ...

    def annotators(self) -> Mapping[str, str]:
        """Return the names of everyone who worked on an article, withdrawn or not, by id."""
        ...

    def unchecked(self, most: int) -> Sequence[str]:
        """Return the ids of ``most`` articles that the live checks have not looked at as they stand."""
        ...

    def outlook(self, article_id: str) -> Outlook:
        """Return what is known of an article; the plain value for one that is not there."""
        ...

    def remember(self, outlooks: Mapping[str, Outlook]) -> None:
        """Keep what programs think of articles, by id. It is no act, and lost without harm."""
        ...


class Store(Protocol):
    """A project file. Every method may raise Problem (kind PROJECT or STORAGE)."""

    @property
    def read_only(self) -> bool:
        """Tell whether the project can only be looked at."""
        ...

    @property
    def queue(self) -> Queue:
        """The queue, to be asked for as far as it is shown."""
        ...

    def summaries(self, status: Status | None = None) -> Sequence[ArticleSummary]:
        """Return the whole queue in order of import, without withdrawn articles: not for windows."""
        ...

    def load(self, article_id: str) -> AnnotatedArticle | None:
        """Return the article as it stands (withdrawn or not), checking its hash; None if unknown."""
        ...

    def article_with_text(self, sha256: str) -> str | None:
        """Return the id of an article (not withdrawn) whose text has or had that hash, or None."""
        ...

    def articles_like(self, sketch: Sequence[int], shared: int) -> Sequence[str]:
        """Return the ids of articles (withdrawn or not) that share so many hashes of a sketch."""
        ...

    def remember_sketch(self, article_id: str, sketch: Sequence[int]) -> None:
        """Keep the hashes by which texts nearly the same as this article's are found (``app.likeness``)."""
        ...

    def registry(self) -> Registry:
        """Return all speakers and topics of the project."""
        ...

    def scheme(self) -> Scheme:
        """Return the labels of the project."""
        ...

    def shared(self) -> State:
        """Return registry and scheme at once, without an article; cheap where they were asked for before."""
        ...

    def people(self) -> Mapping[str, str]:
        """Return the names of everyone who ever acted, by annotator id."""
        ...

    def remember_person(self, annotator_id: str, name: str) -> None:
        """Keep what a person wants to be called."""
        ...

    def decisions(self, but: str | None = None) -> Sequence[Decided]:
        """Return what became of each rule's suggestions in all articles (not withdrawn) ``but`` one."""
        ...

    def models(self) -> Sequence[Model]:
        """Return what was learnt from finished articles, every version, the oldest first."""
        ...

    def keep_model(self, learnt: Learnt, made_at: str) -> Model:
        """Keep what was learnt as the next version."""
        ...

    def cue_words(self) -> Mapping[str, int]:
        """Return how often each spelling of a verb of saying is marked, the commonest first.

        Over all articles that are not withdrawn.
        """
        ...

    def desk_words(self, words: Collection[str]) -> DeskWords:
        """Return how many articles of the project have each of the folded ``words``.

        Counted over those that searching is quick in (``index_for_search``).
        """
        ...

    def was_done(self, op_id: str) -> bool:
        """Tell whether an act of that id is recorded."""
        ...

    def last_batch(self) -> Mapping[str, str]:
        """Return the articles of the newest import, or taking back of one, in order.

        Each with the op_id of the last act on it within that batch.
        """
        ...

    def batch(self, batch: str) -> Mapping[str, str]:
        """Return the articles of any batch, each with the op_id of the last act on it within that batch."""
        ...

    def record(self, event: Event, before: State, after: State) -> None:
        """Write the event and the state it leads to in one transaction.

        When it returns, the disk has both; when it raises, nothing has changed. Raises Problem when a
        speaker or a topic goes that an article still needs.
        """
        ...

    def transaction(self) -> AbstractContextManager[None]:
        """Make the ``record`` calls within one transaction: all are on disk at its end, or none."""
        ...

    def history(self, article_id: str | None) -> Sequence[HistoryLine]:
        """Return the events of the article (of the project alone for None), oldest first."""
        ...

    def event(self, op_id: str) -> Event:
        """Return a recorded event. Raises Problem when there is none."""
        ...

    def documents(
        self, status: Status | None = None, ids: Sequence[str] | None = None
    ) -> Iterator[AnnotatedArticle]:
        """Yield articles one by one in order of import, without withdrawn ones."""
        ...

    def records(self, status: Status | None = None, ids: Sequence[str] | None = None) -> Iterator["Json"]:
        """Yield the native records (``app.record.to_record``) of what ``documents`` yields, much sooner."""
        ...

    def search_candidates(self, query: Query) -> Iterator[Candidate]:
        """Yield all articles that may have hits of ``query``, and perhaps others, by import.

        Withdrawn ones are left out. Between two of them the file is free for acts.
        """
        ...

    def index_for_search(self, most: int) -> int:
        """Make searching ``most`` more articles quick; returns how many are left. Finds nothing new."""
        ...

    def check(self) -> Sequence[Finding]:
        """Verify the file, every hash, the event chain, and the state against its events."""
        ...

    def close(self) -> None:
        """Leave one plain file behind, without journals. Nothing may be asked afterwards."""
        ...
