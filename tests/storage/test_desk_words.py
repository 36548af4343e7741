"""What a project file tells of its words: how common they are, which verbs are marked, what was learnt."""

from contextlib import closing

from gofteh.app.learning import Figures, Learnt, Model, Score
from gofteh.domain.edits import AddSpan, ImportArticle
from gofteh.domain.spans import CUE
from tests.storage.helpers import TEXT, article, opened, session_of, span

LEARNT = Learnt(
    rules="1.1+hazm-0.10.0",
    features=1,
    figures=Figures(
        learnt_from=40,
        held_back=9,
        rules=Score(marked=50, proposed=48, exact=40, overlap=44),
        model=Score(marked=50, proposed=50, exact=46, overlap=48),
    ),
    data=bytes(range(256)),
)


def test_words_are_counted_by_articles_of_the_index(tmp_path):
    with closing(opened(tmp_path / "p.gofteh", create=True)) as store:
        session = session_of(store)
        for place, text in enumerate(("آتش‌بس و صلح", "آتش بس شکست؛ آتشبس دیگر", "صلح صلح صلح")):
            session.do(ImportArticle(article(f"art-{place}", text)))
            session.leave()
        assert store.desk_words(["صلح"]).articles == 0
        while store.index_for_search(1):
            pass
        found = store.desk_words(["صلح", "آتشبس", "بس", "نیست"])
        assert found.articles == 3
        assert found.having == {"صلح": 2, "آتشبس": 2, "بس": 1}
        assert store.desk_words([]).having == {}
        for place in range(3, 6):
            session.do(ImportArticle(article(f"art-{place}", f"صلح {place}")))
            session.leave()
        while store.index_for_search(1):
            pass
        assert store.desk_words(["صلح", "نیست"]).having == {"صلح": 5}
        assert not store.check()


def test_marked_verbs_are_counted_as_they_are_spelled(tmp_path):
    with closing(opened(tmp_path / "p.gofteh", create=True)) as store:
        session = session_of(store)
        for number in range(2):
            session.do(ImportArticle(article(f"art-{number}")))
            start = TEXT.index(TEXT.split()[1])
            session.do(AddSpan(span("s-1", start, start + len(TEXT.split()[1]), label=CUE)))
            session.leave()
        assert store.cue_words() == {TEXT.split()[1]: 2}


def test_every_model_is_kept_to_the_byte(tmp_path):
    path = tmp_path / "p.gofteh"
    with closing(opened(path, create=True)) as store:
        assert store.models() == []
        first = store.keep_model(LEARNT, "2026-11-23T08:00:00Z")
        second = store.keep_model(LEARNT, "2026-11-24T08:00:00Z")
        assert (first.version, second.version) == (1, 2)
    with closing(opened(path)) as store:
        assert list(store.models()) == [
            Model(version=1, made_at="2026-11-23T08:00:00Z", learnt=LEARNT),
            Model(version=2, made_at="2026-11-24T08:00:00Z", learnt=LEARNT),
        ]
        assert not store.check()
