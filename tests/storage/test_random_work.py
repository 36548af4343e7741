"""Whatever is done in whatever order: the file holds what the session shows, and the check is clean."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from gofteh.domain.edits import ImportArticle
from gofteh.domain.errors import Problem
from gofteh.domain.state import State
from tests.storage.helpers import opened, session_of
from tests.strategies import acts, articles, documents, speakers


class Work(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "p.gofteh"
        self.session = session_of(opened(self.path, create=True))
        self.count = 0

    @initialize(data=st.data())
    def begin(self, data):
        self.import_article(data)

    @precondition(lambda self: self.count < 3)
    @rule(data=st.data())
    def import_article(self, data):
        self.session.leave()
        known = tuple(self.session.state.registry.speakers)
        document = data.draw(documents(articles(st.just(f"art-{self.count}")), known))
        new = data.draw(st.lists(speakers(), max_size=2, unique_by=lambda speaker: speaker.id))
        self.session.do(ImportArticle(document, tuple(new)))
        self.count += 1

    @precondition(lambda self: self.can_act)
    @rule(data=st.data())
    def act(self, data):
        before = self.session.state
        edit = data.draw(acts(before))
        try:
            self.session.do(edit)
        except Problem as problem:
            # Random acts know nothing of other articles.
            if "other articles" not in problem.message:
                raise
            assert self.session.state is before

    @precondition(lambda self: self.can_act)
    @rule(data=st.data())
    def act_in_vain(self, data):
        """A batch that fails after some acts."""
        before = self.session.state, self.session.history.done

        def fail() -> None:
            with self.session.batch():
                self.session.do(data.draw(acts(self.session.state)))
                raise ZeroDivisionError

        with pytest.raises((ZeroDivisionError, Problem)):
            fail()
        assert (self.session.state, self.session.history.done) == before

    @rule()
    def undo(self):
        self._step(self.session.undo)

    @rule()
    def redo(self):
        self._step(self.session.redo)

    @rule(number=st.integers(0, 2))
    def open_article(self, number):
        name = f"art-{number}"
        if name in {line.id for line in self.session.store.summaries()}:
            self.session.open(name)
        else:
            with pytest.raises(Problem, match="no article"):
                self.session.open(name)

    @rule()
    def reopen(self):
        place, before = self.session.article_id, self.session.state
        self.session.store.close()
        assert [entry.name for entry in self.path.parent.iterdir()] == ["p.gofteh"]
        self.session = session_of(opened(self.path))
        assert not self.session.store.check()
        if place in {line.id for line in self.session.store.summaries()}:
            self.session.open(place)
            assert self.session.state == before

    @invariant()
    def the_file_holds_what_is_shown(self):
        state = self.session.state
        store = self.session.store
        if state.document is not None:
            there = store.load(state.document.id)
            assert there == state.document
            assert there is not None
            assert there.updated_at == state.document.updated_at
        assert store.registry() == state.registry
        assert store.scheme() == state.scheme
        assert store.shared() == State(None, state.registry, state.scheme)

    @property
    def can_act(self) -> bool:
        document = self.session.state.document
        return document is not None and not document.withdrawn

    def _step(self, step) -> None:
        before = self.session.state
        try:
            step()
        except Problem as problem:
            if "other articles" not in problem.message:
                raise
            assert self.session.state is before

    def teardown(self) -> None:
        findings = self.session.store.check()
        self.session.store.close()
        self.folder.cleanup()
        assert not findings


TestWork = Work.TestCase
TestWork.settings = settings(
    max_examples=25, stateful_step_count=20, phases=[Phase.explicit, Phase.reuse, Phase.generate]
)
# Making a failing sequence shorter takes minutes: every step waits for the disk.
