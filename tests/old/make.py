"""Make the project file of the present schema that later programs must still open.

Run once for each schema, by hand, before its first release: ``python -m tests.old.make``.
"""

import sys
from pathlib import Path

from gofteh.app.likeness import shingles
from gofteh.app.session import Editor, Session
from gofteh.domain.article import Article, Source, SourceKind, Status
from gofteh.domain.document import AnnotatedArticle, Annotator, ArticleTopic
from gofteh.domain.edits import (
    AddLink,
    AddSpan,
    AddSpeaker,
    AddTopic,
    AssignArticle,
    ChangeTopic,
    CorrectText,
    ImportArticle,
    KeepApart,
    ListTopic,
    MergeSpeakers,
    RemoveSpan,
    SetNote,
    SetStatus,
    Together,
)
from gofteh.domain.links import ABOUT, SAID_BY, Link
from gofteh.domain.registry import AliasKind, Role, Speaker, Topic
from gofteh.domain.spans import QUOTE, SPEAKER, TOPIC, QuoteType, Span
from gofteh.domain.topic import DESK, IPTC
from gofteh.storage.project import open_project
from gofteh.storage.schema import SCHEMA_NUMBER
from tests.fakes import FixedClock

AT = "2026-11-23T08:00:00Z"
TEXT = "لاوروف گفت: «آتش‌بس راهی به جایی نمی‌برد.»\n\u2028👨\u200d👩\u200d👧 او افزود که «صلح» دور است."

LONG = " ".join(f"{place} {TEXT}" for place in "abcdef")


def main(folder: Path) -> int:
    """Write the file, unless the repository has it: what was released is never made anew."""
    path = folder / f"{SCHEMA_NUMBER:04d}.gofteh"
    if path.exists():
        print(f"{path.name} is there already", file=sys.stderr)
        return 1
    store = open_project(path, create=True, program="gofteh")
    session = Session(store, Editor(id="ann-1", name="دبیر"), clock=FixedClock(step=60))
    session.do(
        AddSpeaker(
            Speaker(
                id="spk-1",
                name="سرگئی لاوروف",
                aliases=("لاوروف", "Lavrov"),
                wikidata="Q58217",
                role="وزیر خارجه",
                alias_kinds=(("لاوروف", AliasKind.SURNAME),),
                roles=(Role("نماینده", "1994", "2004-03"), Role("وزیر خارجه", "2004-03-09")),
            )
        )
    )
    session.do(AddSpeaker(Speaker(id="spk-3", name="لاوروف جوان")))
    session.do(KeepApart("spk-1", "spk-3"))
    session.do(ListTopic(Topic("top-1", DESK, "آتش‌بس", parent="medtop:16000000", key=3)))
    session.do(ChangeTopic(Topic("medtop:15000000", IPTC, "ورزش", is_retired=True)))
    session.do(AddSpeaker(Speaker(id="spk-2", name="س. لاوروف")))
    session.do(MergeSpeakers("spk-2", "spk-1"))
    session.do(ImportArticle(_article("art-1", TEXT)))
    session.do(
        Together(
            (
                AddSpan(_span("s-1", "«آتش‌بس راهی به جایی نمی‌برد.»", QUOTE, quote_type=QuoteType.DIRECT)),
                AddSpan(_span("s-2", "لاوروف", SPEAKER, speaker_id="spk-2")),
                AddLink(_link("l-1", SAID_BY, "s-1", "s-2")),
                SetStatus(Status.IN_PROGRESS),
            )
        )
    )
    session.do(AddSpan(_span("s-3", "صلح", TOPIC, topic_code="medtop:16000000")))
    session.do(AddLink(_link("l-2", ABOUT, "s-1", "s-3")))
    session.do(SetNote("s-1", AT, "یادداشت"))
    session.do(AddTopic(ArticleTopic(code="محلی", scheme="local", label="جنگ", created_at=AT)))
    session.do(AddSpan(_span("s-4", "او", SPEAKER)))
    session.do(RemoveSpan("s-4"))
    session.undo()
    session.undo()
    session.do(SetStatus(Status.DONE, Annotator(id="ann-1", name="دبیر", status=Status.DONE, updated_at=AT)))
    corrected = TEXT.replace("صلح", "آرامش")
    places = {span.id: (span.start, span.end) for span in session.state.open_document.spans.values()}
    places["s-3"] = (places["s-3"][0], places["s-3"][0] + len("آرامش"))
    session.do(CorrectText(corrected, ("newlines-to-lf",), tuple((key, *places[key]) for key in places)))
    session.do(AssignArticle(("ann-1",)))
    store.remember_sketch("art-1", shingles(LONG).sketch)
    session.leave()
    session.do(ImportArticle(_article("art-2", "کوتاه")))
    session.undo()
    store.close()
    return 0


def _article(article_id: str, text: str) -> AnnotatedArticle:
    source = Source(kind=SourceKind.TXT, imported_at=AT, name="a.txt", normalization=("newlines-to-lf",))
    return AnnotatedArticle.of(
        Article(id=article_id, text=text, source=source, created_at=AT, title="عنوان", extra='{"a": [1]}')
    )


def _span(span_id: str, words: str, label: str, **more) -> Span:
    start = TEXT.index(words)
    return Span(
        id=span_id, start=start, end=start + len(words), label=label, created_at=AT, updated_at=AT, **more
    )


def _link(link_id: str, link_type: str, from_id: str, to_id: str) -> Link:
    return Link(id=link_id, type=link_type, from_id=from_id, to_id=to_id, created_at=AT, updated_at=AT)


if __name__ == "__main__":
    sys.exit(main(Path(__file__).parent))
