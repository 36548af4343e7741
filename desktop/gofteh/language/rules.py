"""The rules from text to suggestions: quotations, mentions, speakers and topics in one call."""

from collections.abc import Sequence
from operator import attrgetter

from gofteh.app.suggestions import DeskWords, SpeakerGuess, SuggestedQuote, Suggestions
from gofteh.domain.article import text_sha256
from gofteh.language.attributing import MOST_ALTERNATIVES, Attributed, Attributing
from gofteh.language.people import Person
from gofteh.language.quoting import Quoting
from gofteh.language.reading import Reading, read
from gofteh.language.topics import topics
from gofteh.language.verbs import Verbs

VERSION = "1.0"
"""Steps when the same text may give other suggestions."""


class Rules:
    """The Suggester that needs nothing but the text; hazm's verbs make it see more clauses."""

    def __init__(
        self, verbs: Verbs | None = None, desk: DeskWords | None = None, hazm_version: str | None = None
    ) -> None:
        self._verbs = verbs or Verbs()
        self._desk = desk
        self.version = f"{VERSION}+hazm-{hazm_version}" if hazm_version else VERSION

    def nothing(self, text: str) -> Suggestions:
        """Return the answer for a text that suggestions are not sought in."""
        return Suggestions(text_sha256=text_sha256(text), version=self.version)

    def suggest(self, text: str) -> Suggestions:
        """Return what the rules propose for ``text``, quotes in reading order."""
        reading = read(text)
        quoting = Quoting(reading, self._verbs)
        attributing = Attributing(quoting)
        result = sorted(attributing.result, key=lambda one: (one.found.start, -one.found.end))
        return Suggestions(
            text_sha256=text_sha256(text),
            version=self.version,
            quotes=tuple(_quote(one, result, attributing.earlier(), reading) for one in result),
            topics=tuple(topics(reading, self._verbs, self._desk)),
        )


def _quote(
    one: Attributed, result: Sequence[Attributed], earlier: Sequence[Person], reading: Reading
) -> SuggestedQuote:
    found = one.found
    mention = reading.area(*found.mention) if found.mention else None
    inside = next((at for at, other in enumerate(result) if other.found is found.inside), None)
    return SuggestedQuote(
        rule=found.rule,
        tier=found.tier,
        quote_type=found.type,
        parts=tuple(reading.area(*part) for part in found.parts),
        cue=reading.area(*found.cue) if found.cue else None,
        cue_lemma=found.lemma,
        mention=mention,
        speaker=_guess(one.person, mention) if one.person else None,
        alternatives=tuple(_alternatives(one, earlier)),
        inside=inside if found.inside is not None else None,
    )


def _guess(person: Person, mention: tuple[int, int] | None) -> SpeakerGuess:
    return SpeakerGuess(
        name=person.canonical, kind=person.kind, mention=mention, aliases=tuple(person.aliases)
    )


def _alternatives(one: Attributed, earlier: Sequence[Person]) -> list[SpeakerGuess]:
    named = {one.person.canonical} if one.person else set()
    found: list[SpeakerGuess] = []
    others = [_guess(person, None) for person in sorted(earlier, key=attrgetter("spoke"), reverse=True)]
    for guess in [*one.others, *others]:
        if guess.name and guess.name not in named:
            named.add(guess.name)
            found.append(guess)
    return found[:MOST_ALTERNATIVES]
