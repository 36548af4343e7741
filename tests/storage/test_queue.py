"""The queue by question: what SQL answers is what looking at every article would, from indexes alone."""

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.dialects import sqlite

from gofteh.app.queue import COUNTED, Order, Outlook, Wanted
from gofteh.domain.article import Article, Source, SourceKind, Status
from gofteh.domain.document import AnnotatedArticle, Annotator
from gofteh.domain.edits import AddSpan, AssignArticle, ImportArticle, SetStatus, WithdrawArticle
from gofteh.domain.spans import QUOTE, SPEAKER, Span
from gofteh.storage import queue, queue_reader
from tests.fakes import MemoryStore
from tests.storage.helpers import AT, opened, session_of

PEOPLE = ("ann-1", "ann-2", "ann-10")
SOURCES = (None, "", "ایسنا", "ایرنا", "مهر")
TITLES = (
    None,
    "آب و هوا",
    "پایان مذاکره",
    "ژاله بارید",
    "كتاب تازه",
    "«گفت‌وگو»",
    "یک خبر",
    "اقتصاد",
    "100% سود",
)
MOMENTS = tuple(f"2026-11-2{day}T08:00:00Z" for day in range(1, 6))

some_titles, some_sources = st.sampled_from(TITLES), st.sampled_from(SOURCES)
some_outlooks = st.builds(
    Outlook, suggestions=st.integers(0, 3), doubtful=st.integers(0, 3), problems=st.none() | st.integers(0, 2)
)


@st.composite
def articles(draw, number):
    """Return an article and what becomes of it: all values from small sets, so that many are alike."""
    source = Source(
        kind=SourceKind.TXT,
        imported_at=AT,
        publisher=draw(some_sources),
        published_at=draw(st.none() | st.sampled_from(MOMENTS)),
    )
    article = Article(
        id=f"art-{number}",
        text=draw(st.sampled_from(["آتش‌بس دور است.", "صلح نزدیک\nاست."])),
        source=source,
        created_at=draw(st.sampled_from(MOMENTS)),
        title=draw(some_titles),
    )
    spans = [
        Span(id=f"s-{place}", start=0, end=3, label=label, created_at=AT, updated_at=AT)
        for place, label in enumerate(draw(st.lists(st.sampled_from([*COUNTED, "cue"]), max_size=4)))
    ]
    people = [
        Annotator(id=person, name=person, status=Status.DONE, updated_at=AT)
        for person in draw(st.sets(st.sampled_from(PEOPLE), max_size=2))
    ]
    document = AnnotatedArticle.of(
        article,
        spans=spans,
        status=draw(st.sampled_from(list(Status))),
        annotators=people,
        updated_at=draw(st.sampled_from(MOMENTS)),
    )
    assigned = draw(st.none() | st.sets(st.sampled_from(PEOPLE), max_size=2))
    return document, assigned, draw(st.booleans() | st.just(False)), draw(st.none() | some_outlooks)


projects = st.integers(0, 9).flatmap(lambda count: st.tuples(*(articles(number) for number in range(count))))
bounds = st.lists(st.tuples(st.sampled_from(COUNTED), st.integers(0, 3)), max_size=2).map(tuple)
wishes = st.builds(
    Wanted,
    words=st.sampled_from(["", "", "اب", "كتاب", "گفتوگو", "ایرنا", "پایان مذاکره", "%", "_", "صلح"]),
    statuses=st.frozensets(st.sampled_from(list(Status)), max_size=3),
    publisher=st.none() | st.sampled_from(["", "ایسنا", "ایرنا"]),
    since=st.none() | st.sampled_from(MOMENTS),
    until=st.none() | st.sampled_from(MOMENTS),
    least=st.just(()) | bounds,
    most=st.just(()) | bounds,
    problems=st.none() | st.booleans(),
    annotator=st.none() | st.sampled_from(PEOPLE),
    assigned=st.none() | st.sampled_from(["", *PEOPLE]),
)
orders = st.sampled_from(list(Order))


@contextmanager
def two_stores(project) -> Iterator[tuple]:
    """Give the same project in a file and in memory."""
    with tempfile.TemporaryDirectory() as folder:
        stores = opened(Path(folder) / "p.gofteh", create=True), MemoryStore()
        try:
            for store in stores:
                session = session_of(store)
                for document, assigned, withdrawn, outlook in project:
                    session.leave()
                    session.do(ImportArticle(document))
                    if assigned is not None:
                        session.do(AssignArticle(tuple(assigned)))
                    if withdrawn:
                        session.do(WithdrawArticle())
                    if outlook is not None:
                        store.queue.remember({document.id: outlook})
            yield stores
        finally:
            stores[0].close()


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(
    project=projects,
    wanted=wishes,
    order=orders,
    start=st.integers(0, 5),
    most=st.integers(1, 5),
    few=st.sampled_from([0, 2_000]),
)
def test_sql_finds_what_looking_at_every_article_finds(project, wanted, order, start, most, few):
    """Few are found first and then sorted, of many the next is looked for in order: both ways agree."""
    with two_stores(project) as (file, memory), patch.object(queue_reader, "_FEW", few):
        ours, plain = file.queue, memory.queue
        assert ours.count(wanted) == plain.count(wanted)
        assert ours.ids(wanted, order) == plain.ids(wanted, order)
        page = ours.page(wanted, order, start, most)
        assert page == plain.page(wanted, order, start, most)
        first = ours.page(wanted, order, 0, 1)
        if first and start > 0:
            assert ours.page(wanted, order, start, most, (0, first[0].id)) == page
        for document, *_rest in project:
            assert ours.place(wanted, order, document.id) == plain.place(wanted, order, document.id)
            for step in (-1, 2):
                if not file.load(document.id).withdrawn:
                    beside = ours.beside(wanted, order, document.id, step)
                    assert beside == plain.beside(wanted, order, document.id, step)


@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
@given(project=projects)
def test_totals_sources_and_people_are_counted(project):
    with two_stores(project) as (file, memory):
        assert dict(file.queue.totals()) == dict(memory.queue.totals())
        assert dict(file.queue.publishers()) == dict(memory.queue.publishers())
        numbers = list(file.queue.publishers().values())
        assert sum(numbers) == len(file.summaries())
        assert dict(file.queue.annotators()) == dict(memory.queue.annotators())
        assert file.queue.unchecked(3) == memory.queue.unchecked(3)
        assert file.check() == []


@pytest.fixture
def store(tmp_path):
    made = opened(tmp_path / "p.gofteh", create=True)
    session = session_of(made)
    for number in range(5):
        source = Source(kind=SourceKind.TXT, imported_at=AT, publisher="ایسنا")
        article = Article(
            id=f"art-{number}", text=f"متن {number}", source=source, created_at=AT, title=f"خبر {number}"
        )
        session.leave()
        session.do(ImportArticle(AnnotatedArticle.of(article)))
    yield made
    made.close()


def test_an_act_counts_marks_and_asks_for_another_look(store):
    store.queue.remember({"art-1": Outlook(suggestions=4, doubtful=2, problems=3)})
    line = store.queue.page(Wanted(problems=True), Order.IMPORTED, 0, 9)[0]
    assert (line.id, line.suggestions, line.problems) == ("art-1", 4, 3)
    session = session_of(store)
    session.open("art-1")
    session.do(AddSpan(Span(id="s-1", start=0, end=3, label=SPEAKER, created_at=AT, updated_at=AT)))
    assert store.queue.count(Wanted(problems=True)) == 0
    assert store.queue.unchecked(2) == ["art-0", "art-1"]
    assert store.queue.count(Wanted(least=((SPEAKER, 1),))) == 1
    assert store.queue.count(Wanted(most=((QUOTE, 0),))) == 5
    assert store.queue.page(Wanted(), Order.IMPORTED, 1, 1)[0].suggestions == 4
    session.undo()
    assert store.queue.count(Wanted(least=((SPEAKER, 1),))) == 0
    assert store.check() == []


def test_a_status_moves_an_article_between_filters(store):
    session = session_of(store)
    session.open("art-3")
    session.do(SetStatus(Status.DONE))
    done, rest = Wanted(statuses=frozenset({Status.DONE})), Wanted(statuses=frozenset({Status.NEW}))
    assert store.queue.ids(done, Order.IMPORTED) == ["art-3"]
    assert store.queue.place(done, Order.IMPORTED, "art-3") == 0
    assert store.queue.place(rest, Order.IMPORTED, "art-3") is None
    assert store.queue.beside(rest, Order.IMPORTED, "art-3", 1).id == "art-4"
    assert store.queue.beside(rest, Order.IMPORTED, "art-3", -1).id == "art-2"
    assert store.queue.beside(rest, Order.IMPORTED, "art-4", 1) is None
    assert store.queue.beside(rest, Order.IMPORTED, "nobody", 1) is None


def test_a_read_only_project_is_asked_all_the_same(tmp_path, store):
    store.close()
    store.path.chmod(0o400)
    looked = opened(store.path)
    try:
        looked.queue.remember({"art-1": Outlook(suggestions=4)})
        assert looked.queue.count(Wanted(words="خبر")) == 5
    finally:
        looked.close()


def plan(store, query) -> list[str]:
    compiled = query.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})
    with store.transaction():
        found = store.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}").all()
    return [row[3] for row in found]


@pytest.mark.parametrize("order", list(Order))
def test_a_page_of_any_order_is_read_from_an_index(store, order):
    """Neither every row is looked at nor are more than the page's own lines sorted."""
    known = (1 if order in (Order.IMPORTED, Order.SUGGESTIONS, Order.DOUBTFUL) else AT, 3)
    for query in (
        queue.page(Wanted(), order, 200, 64),
        queue.page_after(Wanted(), order, known, 0, 64),
        queue.page_after(Wanted(), order, known, 63, 64, backwards=True),
    ):
        steps = plan(store, query)
        inner = steps[steps.index(next(step for step in steps if "SUBQUERY" in step)) + 1 :]
        assert re.match(r"SEARCH article USING COVERING INDEX ix_article_withdrawn", inner[0]), steps
        assert not any("TEMP B-TREE" in step for step in inner[:1]), steps
        assert steps[0].startswith("SEARCH article USING INTEGER PRIMARY KEY"), steps


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(),
        Wanted(words="خبر"),
        Wanted(publisher="ایسنا"),
        Wanted(statuses=frozenset({Status.NEW, Status.DONE})),
        Wanted(since=AT, until=AT),
        Wanted(least=((QUOTE, 1),)),
        Wanted(problems=True),
        Wanted(assigned="ann-1"),
    ],
    ids=("all", "words", "source", "status", "date", "quotes", "problems", "assigned"),
)
def test_what_fits_is_counted_without_reading_the_rows(store, wanted):
    assert all("COVERING INDEX" in step for step in plan(store, queue.count(wanted))), plan(
        store, queue.count(wanted)
    )


@pytest.mark.parametrize("order", list(Order))
def test_a_place_is_counted_from_an_index(store, order):
    known = (1 if order in (Order.IMPORTED, Order.SUGGESTIONS, Order.DOUBTFUL) else AT, 3)
    (step,) = plan(store, queue.place(Wanted(), order, known))
    assert step.startswith("SEARCH article USING COVERING INDEX ix_article_withdrawn"), step


def test_the_totals_come_from_an_index(store):
    for query in (queue.totals(), queue.publishers()):
        assert "COVERING INDEX" in plan(store, query)[0]
