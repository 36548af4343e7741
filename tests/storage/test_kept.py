"""Lists kept as JSON: what is no list of texts is told as damage, never taken for one."""

import sqlite3
from contextlib import closing

import pytest

from gofteh.app.learning import Figures, Learnt, Score
from gofteh.domain.edits import ChangeCues, IgnoreFinding, ImportArticle, RefuseSuggestion, RequireChecks
from gofteh.domain.errors import Problem
from gofteh.domain.refusals import Refusal
from tests.storage.helpers import article, opened, session_of

LEARNT = Learnt(
    rules="1.0",
    features=1,
    figures=Figures(learnt_from=30, held_back=8, rules=Score(marked=25), model=Score(marked=25)),
    data=b"lCRF",
)
REFUSAL = Refusal(text_sha256="0" * 64, start=0, end=4, suggested_by="rule:bare/1.0")


@pytest.mark.parametrize("value", ["[1]", "{}", "no json"])
@pytest.mark.parametrize(
    "key", ["required_checks", "desk_cues", "learnt/1", "ignored/art-1", "refused/art-1"]
)
def test_nonsense_is_told(tmp_path, key, value):
    path = tmp_path / "p.gofteh"
    with closing(opened(path, create=True)) as store:
        session = session_of(store)
        session.do(ImportArticle(article()))
        session.do(IgnoreFinding("half_word.1"))
        session.do(RefuseSuggestion(REFUSAL))
        with session.on_project():
            session.do(RequireChecks(("half_word",)))
            session.do(ChangeCues(("غرید",)))
        store.keep_model(LEARNT, "2026-11-23T08:00:00Z")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE meta SET value = ? WHERE key = ?", (value, key))
        connection.commit()
    with closing(opened(path)) as store, pytest.raises(Problem):
        store.models() if key.startswith("learnt") else session_of(store).open("art-1")
