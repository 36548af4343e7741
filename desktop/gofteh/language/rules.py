"""The rules from text to suggestions: quotations, mentions, speakers and topics in one call."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from gofteh.app.learning import Model, Teaching, speaking
from gofteh.app.suggestions import SpeakerGuess, SuggestedQuote, Suggestions
from gofteh.domain.article import text_sha256
from gofteh.language.attributing import MOST_ALTERNATIVES, Attributed, Attributing
from gofteh.language.cues import forms
from gofteh.language.people import Person
from gofteh.language.quoting import Quoting
from gofteh.language.reading import Reading, read
from gofteh.language.topics import topics
from gofteh.language.verbs import Verbs

if TYPE_CHECKING:
    from gofteh.language.learned import Tagger

VERSION = "1.2"
"""Steps when the same text may give other suggestions."""


class Rules:
    """The Suggester that needs nothing but the text; hazm's verbs make it see more clauses."""

    def __init__(
        self,
        verbs: Verbs | None = None,
        teaching: Teaching | None = None,
        hazm_version: str | None = None,
    ) -> None:
        """``teaching`` is what the desk adds; a model for other rules or that cannot be read stays silent."""
        self._verbs = verbs or Verbs()
        teaching = teaching or Teaching()
        self._cues = forms(teaching.cues)
        self.plain_version = f"{VERSION}+hazm-{hazm_version}" if hazm_version else VERSION
        """Of the rules with hazm, without what the desk adds."""
        self.version = self.plain_version
        if teaching.cues:
            self.version += f"+cues-{text_sha256(chr(10).join(teaching.cues))[:6]}"
        self._tagger = self._read(teaching.model) if teaching.model else None

    def _read(self, model: Model) -> "Tagger | None":
        # crfsuite is loaded where there is a model.
        from gofteh.language.learned import FEATURES, Tagger

        if speaking([model], self.plain_version, FEATURES) is None:
            return None
        try:
            tagger = Tagger(model.learnt.data)
        except (ImportError, ValueError):
            return None
        self.version += f"+learned-{model.version}"
        return tagger

    def nothing(self, text: str) -> Suggestions:
        """Return the answer for a text that suggestions are not sought in."""
        return Suggestions(text_sha256=text_sha256(text), version=self.version)

    def quoting(self, text: str) -> Quoting:
        """Return what the rules find quoted in ``text``."""
        return Quoting(read(text), self._verbs, self._cues)

    def suggest(self, text: str, tagger: "Tagger | None" = None) -> Suggestions:
        """Return what the rules propose for ``text``, quotes in reading order.

        ``tagger`` reconsiders what they found, in place of the desk's.
        """
        quoting = self.quoting(text)
        reading = quoting.reading
        attributing = Attributing(quoting)
        result = attributing.result
        tagger = tagger or self._tagger
        if tagger is not None:
            result = tagger.reconsider(quoting, result)
        result = sorted(result, key=lambda one: (one.found.start, -one.found.end))
        earlier = [_guess(person, None) for person in attributing.earlier() if person.canonical]
        places = {id(one.found): number for number, one in enumerate(result)}
        return Suggestions(
            text_sha256=text_sha256(text),
            version=self.version,
            quotes=tuple([_quote(one, places, earlier, reading) for one in result]),
            topics=tuple(topics(reading, self._verbs)),
        )


def _quote(
    one: Attributed, places: Mapping[int, int], earlier: Sequence[SpeakerGuess], reading: Reading
) -> SuggestedQuote:
    found = one.found
    area = reading.area
    mention = area(*found.mention) if found.mention else None
    person = one.person
    return SuggestedQuote(
        rule=found.rule,
        tier=found.tier,
        quote_type=found.type,
        parts=tuple([area(*part) for part in found.parts]),
        cue=area(*found.cue) if found.cue else None,
        cue_lemma=found.lemma,
        mention=mention,
        speaker=_guess(person, mention) if person else None,
        alternatives=_alternatives(person.canonical if person else "", one.others, earlier),
        inside=places[id(found.inside)] if found.inside is not None else None,
    )


def _guess(person: Person, mention: tuple[int, int] | None) -> SpeakerGuess:
    return SpeakerGuess(
        name=person.canonical, kind=person.kind, mention=mention, aliases=tuple(person.aliases)
    )


def _alternatives(
    name: str, others: Sequence[SpeakerGuess], earlier: Sequence[SpeakerGuess]
) -> tuple[SpeakerGuess, ...]:
    if not others and len(earlier) <= 1:
        return tuple([guess for guess in earlier if guess.name != name])
    found: dict[str, SpeakerGuess] = {}
    for guess in (*others, *earlier):
        if guess.name != name:
            found.setdefault(guess.name, guess)
    return tuple(found.values())[:MOST_ALTERNATIVES]
