"""``cues`` and ``learn`` on the command line."""

import json

import pytest

from gofteh import bootstrap
from gofteh.app import learning
from gofteh.app.learning import Figures, Learnt, Lesson, Score
from gofteh.app.settings import Settings
from gofteh.domain.article import Status
from gofteh.domain.edits import SetStatus
from gofteh.language.rules import Rules
from gofteh.language.schoolroom import Schoolroom


class AtOnce:
    """A Learner without a process of its own."""

    def __init__(self, _cues: tuple[str, ...]) -> None:
        self._room = Schoolroom(Rules())
        self.wants, self.has_failed, self.rounds = True, False, 0
        self.learnt: Learnt | None = None

    def take(self, lesson: Lesson) -> None:
        self._room.read(lesson)

    def finish(self) -> None:
        self.learnt = self._room.learnt(lambda _round: None)

    def poll(self, seconds: float = 0.0) -> None:
        pass

    def close(self) -> None:
        pass


@pytest.fixture
def project(gofteh, tmp_path, monkeypatch):
    monkeypatch.setattr(bootstrap, "learner", AtOnce)
    path = tmp_path / "desk.gofteh"
    for number in range(6):
        file = tmp_path / f"{number}.txt"
        file.write_text(f"وزیر شماره {number} نجوا کرد: «کار تمام شده است.»", encoding="utf-8")
    gofteh("--project", path, "import", tmp_path)
    return path


def lines(done):
    return [json.loads(line) for line in done.out.splitlines()]


def test_verbs_are_added_counted_and_taken_out(gofteh, project):
    def suggested():
        return [
            quote for record in lines(gofteh("--project", project, "suggest")) for quote in record["spans"]
        ]

    assert not suggested()
    (own,) = lines(gofteh("--project", project, "cues", "--add", " نجوا   کرد "))
    assert own == {"cue": "نجوا کرد", "own": True, "marked": 0}
    assert suggested()
    gofteh("--project", project, "suggest", "--accept", "strong")
    (own,) = lines(gofteh("--project", project, "cues"))
    assert own["marked"] == 6
    (marked,) = lines(gofteh("--project", project, "cues", "--remove", "نجوا‌ کرد"))
    assert marked == {"cue": "نجوا کرد", "own": False, "marked": 6}
    bad = gofteh("--project", project, "cues", "--add", "یک دو سه چهار پنج")
    assert bad.code != 0
    assert "یک دو سه چهار پنج" in bad.err


def test_learning_needs_enough_and_tells_what_it_came_to(gofteh, project, monkeypatch):
    done = gofteh("--project", project, "learn")
    assert done.code != 0
    assert "30" in done.err or "۳۰" in done.err
    monkeypatch.setattr("gofteh.cli.teach.FEWEST_LESSONS", 3)
    gofteh("--project", project, "cues", "--add", "نجوا کرد")
    gofteh("--project", project, "suggest", "--accept", "strong")
    with bootstrap.session_on(project, Settings(project.parent / "settings.json")) as session:
        for summary in session.store.summaries():
            session.open(summary.id)
            session.do(SetStatus(Status.DONE))
            session.leave()
    done = gofteh("--project", project, "learn")
    assert done.code == 0
    (model,) = lines(done)
    assert model["version"] == 1
    assert model["learnt_from"] + model["held_back"] == 6
    assert not model["beats_the_rules"]
    assert lines(gofteh("--project", project, "learn", "--show")) == [model]


def test_figures_beat_only_with_enough_quotes_and_by_more_than_luck():
    def figures(**model) -> Figures:
        ruled = Score(marked=40, proposed=40, exact=30, overlap=36)
        return Figures(learnt_from=50, held_back=10, rules=ruled, model=Score(**model))

    assert figures(marked=40, proposed=40, exact=34, overlap=36).is_better
    assert not figures(marked=40, proposed=40, exact=30, overlap=40).is_better
    assert not figures(marked=40, proposed=40, exact=34, overlap=35).is_better
    few = learning.FEWEST_HELD_BACK - 1
    assert not figures(marked=few, proposed=few, exact=few, overlap=few).is_better
