"""What is exported of known files is known to the byte; a change here is a change for all who read us.

After a change that is meant: ``python -m tests.golden.test_golden`` writes ``expected.jsonl`` anew.
"""

import sys
import tempfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import orjson
import pytest

from gofteh.app.exporting import Choice, export_to_path, writable
from gofteh.app.importing import import_paths
from gofteh.app.session import Editor, Session
from gofteh.domain.article import Status
from gofteh.domain.document import Annotator, ArticleTopic
from gofteh.domain.edits import AddLink, AddSpan, AddSpeaker, AddTopic, SetStatus
from gofteh.domain.links import ABOUT, SAID_BY, Link
from gofteh.domain.registry import Speaker, SpeakerKind
from gofteh.domain.spans import QUOTE, SPEAKER, TOPIC, QuoteType, Span
from gofteh.exchange.formats import FORMATS
from gofteh.storage.project import open_project
from tests.fakes import FixedClock

HERE = Path(__file__).parent
EXPECTED = HERE / "expected.jsonl"
EXAMPLES = HERE.parent / "unit" / "app" / "record-examples.jsonl"
AT = "2026-11-23T08:00:00Z"


def project_of(path: Path, source: Path) -> Session:
    """Return a new project with what is in a file or a folder."""
    store = open_project(path, create=True, program="gofteh-test")
    session = Session(store, Editor(id="ann-1", name="دبیر"), clock=FixedClock(AT))
    for report in import_paths(session, [source], FORMATS):
        assert report.refused == []
    return session


def annotate(session: Session) -> None:
    """Say who said what about what in the first article."""
    first = session.store.summaries()[0]
    text = session.open(first.id).text

    def mark(span_id: str, words: str, label: str, **more) -> AddSpan:
        start = text.index(words)
        end = start + len(words)
        made = Span(id=span_id, start=start, end=end, label=label, created_at=AT, updated_at=AT, **more)
        return AddSpan(replace(made, annotator="ann-1"), words)

    def link(link_id: str, kind: str, to_id: str) -> AddLink:
        return AddLink(
            Link(id=link_id, type=kind, from_id="s-said", to_id=to_id, created_at=AT, updated_at=AT)
        )

    for act in (
        AddSpeaker(Speaker(id="spk-1", name="سرگئی لاوروف", aliases=("لاوروف",), wikidata="Q58217")),
        AddSpeaker(Speaker(id="spk-2", name="ایسنا", kind=SpeakerKind.ORGANISATION)),
        mark("s-said", "«آتش‌بس راهی به جایی نمی‌برد.»", QUOTE, quote_type=QuoteType.DIRECT),
        mark("s-who", "لاوروف", SPEAKER, speaker_id="spk-1"),
        mark("s-agency", "ایسنا", SPEAKER, speaker_id="spk-2", note="خبرگزاری 👍"),
        mark("s-what", "آتش‌بس", TOPIC, topic_code="medtop:16000000"),
        link("l-1", SAID_BY, "s-who"),
        link("l-2", ABOUT, "s-what"),
        AddTopic(ArticleTopic(code="medtop:16000000", scheme="iptc-mediatopic", label="جنگ", created_at=AT)),
        SetStatus(Status.DONE, Annotator(id="ann-1", name="دبیر", status=Status.DONE, updated_at=AT)),
    ):
        session.do(act)


def export(session: Session, out: Path) -> bytes:
    export_to_path(session.store, out, writable(FORMATS, "jsonl"), Choice(), force=True)
    return out.read_bytes()


def make(folder: Path) -> bytes:
    session = project_of(folder / "1.gofteh", HERE / "input")
    with closing(session.store):
        annotate(session)
        return export(session, folder / "1.jsonl")


def test_known_texts_give_the_known_bytes(tmp_path):
    assert make(tmp_path) == EXPECTED.read_bytes()


@pytest.mark.parametrize("source", [EXPECTED, EXAMPLES], ids=lambda path: path.stem)
def test_known_records_come_and_go_unchanged(tmp_path, source):
    session = project_of(tmp_path / "1.gofteh", source)
    with closing(session.store):
        data = export(session, tmp_path / "1.jsonl")
        assert session.store.check() == []
    # The examples were written with spaces between their keys.
    assert data == compact(source.read_bytes())


def compact(data: bytes) -> bytes:
    return b"".join(orjson.dumps(orjson.loads(line)) + b"\n" for line in data.split(b"\n")[:-1])


def test_the_known_bytes_are_as_compact_as_they_can_be():
    data = EXPECTED.read_bytes()
    assert data == compact(data)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        EXPECTED.write_bytes(make(Path(place)))
    sys.stdout.write(EXPECTED.read_text("utf-8"))
