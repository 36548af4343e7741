"""After a correction every mark is where its words are, or is told to be doubtful or gone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gofteh.app.anchoring import FLAG, Sureness, anchors, correction, doubtful, looked_at
from gofteh.app.session import Editor, Session
from gofteh.domain.document import AnnotatedArticle
from gofteh.domain.edits import AddLink, AddSpan, ImportArticle
from gofteh.domain.errors import Problem
from gofteh.domain.links import SAID_BY, Link
from gofteh.domain.spans import QUOTE, SPEAKER
from tests.fakes import FixedClock, MemoryStore
from tests.storage.helpers import AT, article, span

TEXT = "به گزارش ایسنا، لاوروف گفت: «آتشبس راهی به جایی نمیبرد.» لاوروف افزود: روسیه آماده است."


def marked(text: str, *words: str) -> AnnotatedArticle:
    """Return an article in which each of ``words`` is a mark at its first place."""
    spans = [span(f"s-{n}", text.index(each), text.index(each) + len(each)) for n, each in enumerate(words)]
    return AnnotatedArticle.of(article(text=text).article, spans=spans)


def told(document: AnnotatedArticle, text: str) -> list[tuple[str, str]]:
    return [(one.sureness.value, text[one.start : one.end]) for one in anchors(document, text)]


@pytest.mark.parametrize(
    ("words", "old", "new", "sureness", "there"),
    [
        ("لاوروف", "به گزارش ایسنا، ", "", "sure", "لاوروف"),
        ("«آتشبس راهی به جایی نمیبرد.»", "افزود", "ادامه داد", "sure", "«آتشبس راهی به جایی نمیبرد.»"),
        ("«آتشبس راهی به جایی نمیبرد.»", "آتشبس", "آتش‌بس", "sure", "«آتش‌بس راهی به جایی نمیبرد.»"),
        ("آتشبس", "آتشبس", "آتش‌بس", "sure", "آتش‌بس"),
        ("«آتشبس راهی به جایی نمیبرد.»", "جایی", "پایان", "doubtful", "«آتشبس راهی به پایان نمیبرد.»"),
        ("روسیه آماده است.", " روسیه آماده است.", "", "lost", ""),
        ("گفت", "گفت:", "گفته است:", "doubtful", "گفته است"),
    ],
)
def test_a_mark_follows_its_words(words, old, new, sureness, there):
    document = marked(TEXT, words)
    text = TEXT.replace(old, new)
    assert told(document, text) == [(sureness, there)]


def test_of_equal_words_the_ones_in_the_same_surroundings_are_meant():
    second = TEXT.index("لاوروف افزود")
    document = AnnotatedArticle.of(article(text=TEXT).article, spans=[span("s-1", second, second + 6)])
    text = "لاوروف و لاوروف: " + TEXT
    (anchor,) = anchors(document, text)
    assert (anchor.sureness, text[anchor.start :][:12]) == (Sureness.SURE, "لاوروف افزود")


def test_a_mark_whose_sentence_moved_is_found_and_doubtful():
    document = marked("الف گفت.\nب رفت و باز آمد و نشست.\nپ خندید.", "الف گفت.")
    text = "ب رفت و باز آمد و نشست.\nپ خندید.\nالف گفت."
    assert told(document, text) == [("doubtful", "الف گفت.")]


@given(st.data())
def test_whatever_changes_every_mark_is_sure_of_its_words_or_not_sure(data):
    words = st.text(st.sampled_from("اب پ.\n\u200cيك«»👍"), min_size=1, max_size=30)
    before, after = data.draw(words), data.draw(words)
    start = data.draw(st.integers(0, len(before) - 1))
    end = data.draw(st.integers(start + 1, len(before)))
    document = AnnotatedArticle.of(article(text=before).article, spans=[span("s-1", start, end)])
    (anchor,) = anchors(document, after)
    if anchor.sureness is Sureness.LOST:
        return
    assert 0 <= anchor.start < anchor.end <= len(after)
    if before == after:
        assert (anchor.sureness, anchor.start, anchor.end) == (Sureness.SURE, start, end)


class TestCorrection:
    @pytest.fixture
    def session(self) -> Session:
        session = Session(MemoryStore(), Editor(id="ann-1", name="دبیر"), clock=FixedClock())
        session.do(ImportArticle(article(text=TEXT)))
        session.open("art-1")
        quote, who = "«آتشبس راهی به جایی نمیبرد.»", "لاوروف"
        for name, words, label in (("q", quote, QUOTE), ("w", who, SPEAKER)):
            start = TEXT.index(words)
            session.do(AddSpan(span(name, start, start + len(words), label, note="یادداشت")))
        session.do(AddLink(Link(id="l", type=SAID_BY, from_id="q", to_id="w", created_at=AT, updated_at=AT)))
        return session

    def test_is_one_act_and_undone_as_one(self, session):
        before = session.state.open_document
        text = TEXT.replace("جایی", "پایان")
        session.do(correction(before, text, at=AT))
        after = session.state.open_document
        assert after.text == text
        assert after.article.id == before.article.id
        assert after.article.source.normalization == ("correct-by-hand",)
        (mark,) = doubtful(after)
        assert mark.note is not None
        assert mark.note.startswith(FLAG)
        assert "جایی" in mark.note
        assert looked_at(mark) == "یادداشت"
        assert after.links == before.links
        session.undo()
        assert session.state.open_document == before
        session.redo()
        assert session.state.open_document == after

    def test_never_loses_a_mark_unless_told(self, session):
        before = session.state.open_document
        text = TEXT.replace("«آتشبس راهی به جایی نمیبرد.»", "چیزی دیگر")
        with pytest.raises(Problem, match="no place in the corrected text"):
            correction(before, text, at=AT)
        session.do(correction(before, text, at=AT, give_up_lost=True))
        assert set(session.state.open_document.spans) == {"w"}
        session.undo()
        assert session.state.open_document == before

    def test_that_changes_nothing_is_none(self, session):
        with pytest.raises(Problem, match="same as before"):
            correction(session.state.open_document, TEXT, at=AT)
