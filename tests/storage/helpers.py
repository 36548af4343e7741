"""What the tests of project files share."""

import hashlib
from pathlib import Path

from gofteh.app.session import Editor, Session
from gofteh.domain.article import Article, Source, SourceKind
from gofteh.domain.document import AnnotatedArticle
from gofteh.domain.edits import AddSpan, ImportArticle
from gofteh.domain.spans import QUOTE, Span
from gofteh.storage.project import open_project
from gofteh.storage.store import SqlStore
from tests.fakes import FixedClock

AT = "2026-11-23T08:00:00Z"
PROGRAM = "gofteh-test"
TEXT = "لاوروف گفت: «آتش‌بس راهی به جایی نمی‌برد.» 👍\u2028\U0001f1ee\U0001f1f7 او افزود."


def opened(path: Path, *, create: bool = False) -> SqlStore:
    return open_project(path, create=create, program=PROGRAM)


def session_of(store, editor_id: str = "ann-1") -> Session:
    return Session(store, Editor(id=editor_id, name="دبیر"), clock=FixedClock(step=1))


def article(article_id: str = "art-1", text: str = TEXT, **more) -> AnnotatedArticle:
    source = Source(kind=SourceKind.TXT, imported_at=AT, publisher="ایسنا", published_at=AT)
    return AnnotatedArticle.of(Article(id=article_id, text=text, source=source, created_at=AT, **more))


def span(span_id: str, start: int = 0, end: int = 6, label: str = QUOTE, **more) -> Span:
    return Span(id=span_id, start=start, end=end, label=label, created_at=AT, updated_at=AT, **more)


def project_with_article(path: Path, spans: int = 3) -> None:
    """Make a project with one article and a few spans, closed properly."""
    store = opened(path, create=True)
    session = session_of(store)
    session.do(ImportArticle(article()))
    for number in range(spans):
        session.do(AddSpan(span(f"s-{number}", number, number + 4)))
    store.close()


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def names_in(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())
