"""Taking suggestions, refusing them, and taking a refusal back."""

from collections.abc import Sequence
from dataclasses import replace

from gofteh.app.accepting import acceptance
from gofteh.app.desk.choosing import Choosing
from gofteh.app.proposals import Proposal, as_batch, refusal_of
from gofteh.app.suggestions import SuggestedTopic, Suggestions
from gofteh.app.topic_ranking import ranked, words_of
from gofteh.app.words import N_
from gofteh.domain.edits import AddSpan, ChangeCues, ReconsiderSuggestion, RefuseSuggestion
from gofteh.domain.errors import Problem
from gofteh.domain.refusals import Refusal
from gofteh.domain.spans import QUOTE, TOPIC, Provenance

ACCEPT = N_("Accept suggestion")
ACCEPT_SEVERAL = N_("Accept suggestions")
ACCEPT_TOPIC = N_("Accept topic")


class SuggestionActs(Choosing):
    """Acts on suggestions; each is one step of undo."""

    def accept(self, found: Suggestions, proposals: Sequence[Proposal]) -> int:
        """Make whole records of proposals, in one act; returns how many.

        Raises Problem when none is left to take.
        """
        before = len(self.records)
        edit = acceptance(
            found,
            as_batch(proposals),
            self._open(),
            self.session.state.registry,
            by=self.session.editor.id,
            at=self.session.clock(),
            make_id=self._make_id,
            edited=[at for at, proposal in enumerate(proposals) if proposal.is_edited],
        )
        if edit is None:
            raise Problem("What is suggested here is marked already.")
        self._do([*edit.edits], title=ACCEPT if len(proposals) == 1 else ACCEPT_SEVERAL)
        self._choose_what_was_made([each.span.id for each in edit.edits if isinstance(each, AddSpan)])
        return len(self.records) - before

    def refuse(self, found: Suggestions, number: int) -> None:
        """Say that a suggestion is wrong: it is never made again for this text."""
        self._do([RefuseSuggestion(refusal_of(found, number))])

    def reconsider(self, refusal: Refusal) -> None:
        """Let a suggestion be made again."""
        self._do([ReconsiderSuggestion(refusal)])

    def change_cues(self, cues: tuple[str, ...]) -> None:
        """Say which verbs of saying the desk adds to the rules; an act on the project alone."""
        if cues != self.session.state.scheme.cues:
            with self.session.on_project():
                self.session.do(ChangeCues(cues))

    def ranked_topics(self, found: Suggestions) -> list[SuggestedTopic]:
        """Return the topics to offer by how rare they are in this project, with the codes of its list."""
        store = self.session.store
        desk = store.desk_words(words_of(found.topics)) if found.topics else None
        return ranked(found.topics, desk, self.session.state.registry.topics.values())

    def accept_topic(self, found: Suggestions, topic: SuggestedTopic) -> None:
        """Mark the first place of a topic; it stands for the topic of the desk's list that is called so."""
        at = self.session.clock()
        span = replace(
            self._new_span(*topic.places[0], TOPIC, at),
            topic_code=topic.code,
            provenance=Provenance.SUGGESTED_ACCEPTED,
            suggested_by=f"rule:topics/{found.version}",
        )
        self._do([AddSpan(span)], title=ACCEPT_TOPIC)

    def _choose_what_was_made(self, span_ids: Sequence[str]) -> None:
        spans = self._open().spans
        head = next((each for each in span_ids if spans[each].label == QUOTE), None)
        if head is not None:
            self.choose(head)
