"""Who speaks: pointing at the registry, naming somebody new, taking what was offered."""

from dataclasses import replace

from gofteh.app.candidates import SpeakerCandidate, points_back
from gofteh.app.desk.choosing import Choosing
from gofteh.app.offers import NewSpeaker, Offer
from gofteh.app.speakers import speaker_named
from gofteh.app.words import N_
from gofteh.domain.edits import AddLink, AddSpan, AddSpeaker, ChangeSpeaker, Edit, SetAttribute, SetSpeaker
from gofteh.domain.errors import Problem
from gofteh.domain.folding import fold
from gofteh.domain.links import SAID_BY
from gofteh.domain.records import QuoteRecord
from gofteh.domain.registry import Speaker, SpeakerKind
from gofteh.domain.spans import SPEAKER, QuoteType

RENAME = N_("Rename speaker")
ALIAS = N_("Add another name")


class SpeakerActs(Choosing):
    """Acts on who says a record."""

    def known_speaker(self, mention: str) -> str | None:
        """Return the registry speaker whose name or alias is written like ``mention``, if only one is."""
        return speaker_named(self.session.state.registry, mention)

    def set_speaker(self, record: QuoteRecord, speaker_id: str | None) -> None:
        """Say who speaks: written on the first mention, or on the quote when it has none."""
        target = record.mentions[0] if record.mentions else record.head
        if target.speaker_id != speaker_id:
            self._do([SetSpeaker(target.id, self.session.clock(), speaker_id)])

    def name_speaker(self, record: QuoteRecord, name: str, kind: SpeakerKind = SpeakerKind.PERSON) -> None:
        """Say who speaks by name: a known speaker, or a new one in the same act.

        A mention written differently becomes an alias of a new speaker.
        """
        name = name.strip()
        known = self.known_speaker(name)
        if known is not None:
            self.set_speaker(record, known)
            return
        mention = self._open().text_of(record.mentions[0]) if record.mentions else name
        # “He” may be somebody else in the next sentence, and would then be taken for this one.
        aliases = () if fold(mention) == fold(name) or points_back(mention) else (mention,)
        speaker = Speaker(id=self._make_id("spk"), name=name, aliases=aliases, kind=kind)
        target = record.mentions[0] if record.mentions else record.head
        self._do(
            [AddSpeaker(speaker), SetSpeaker(target.id, self.session.clock(), speaker.id)],
            title=SetSpeaker.name,
        )

    def rename_speaker(self, speaker_id: str, name: str) -> None:
        """Give a speaker another name. Raises Problem when it is empty or somebody else's already."""
        name = name.strip()
        known = self.known_speaker(name)
        if known not in (None, speaker_id):
            raise Problem("Another speaker is called “{name}” already.", name=name)
        speaker = self.session.state.registry.speaker(speaker_id)
        aliases = tuple(alias for alias in speaker.aliases if fold(alias) != fold(name))
        self._do([ChangeSpeaker(replace(speaker, name=name, aliases=aliases))], title=RENAME)

    def add_alias(self, speaker_id: str, name: str) -> None:
        """Say that a speaker is also called ``name``; nothing happens when it is known."""
        speaker = self.session.state.registry.speaker(speaker_id)
        if fold(name) not in {fold(each) for each in (speaker.name, *speaker.aliases)}:
            changed = replace(speaker, aliases=(*speaker.aliases, name.strip()))
            self._do([ChangeSpeaker(changed)], title=ALIAS)

    def set_speaker_kind(self, speaker_id: str, kind: SpeakerKind) -> None:
        """Say what a speaker is."""
        speaker = self.session.state.registry.speaker(speaker_id)
        if speaker.kind is not kind:
            self._do([ChangeSpeaker(replace(speaker, kind=kind))])

    def join_speaker(self, record: QuoteRecord, candidate: SpeakerCandidate) -> None:
        """Take a candidate as who says a record: marked, named and linked in one act."""
        at = self.session.clock()
        edits: list[Edit] = []
        span_id = candidate.span_id
        if span_id is None:
            span = replace(self._new_span(*candidate.area, SPEAKER, at), speaker_id=candidate.speaker_id)
            edits.append(AddSpan(span))
            span_id = span.id
        edits.append(AddLink(self._link(SAID_BY, record.id, span_id, at)))
        self._do(edits, title=AddLink.name)
        self.choose(record.id)

    def take(self, record: QuoteRecord, offer: Offer) -> None:
        """Fill a gap of a record with what was offered, in one act."""
        answer = offer.answer
        if isinstance(answer, SpeakerCandidate):
            self.join_speaker(record, answer)
        elif isinstance(answer, NewSpeaker):
            self.name_speaker(record, answer.name)
        elif isinstance(answer, QuoteType):
            self._do([SetAttribute(record.id, self.session.clock(), "quote_type", answer)])
        else:
            self.set_speaker(record, answer.id)
