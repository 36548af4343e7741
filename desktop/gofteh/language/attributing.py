"""Gives each quotation its mention and its speaker, going through the article as a reader does."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import compress, count, pairwise

from gofteh.app.suggestions import SpeakerGuess
from gofteh.domain.folding import fold
from gofteh.language import wordlists
from gofteh.language.describing import PERSON, Described, Describer
from gofteh.language.found import Areas, Found
from gofteh.language.mentions import GIVEN_MENTION, Mentions
from gofteh.language.people import People, Person
from gofteh.language.quoting import Quoting
from gofteh.language.reading import ENDERS, Sentence
from gofteh.language.subjects import Phrase, by_score, is_good
from gofteh.language.wordlists import keys

MOST_ALTERNATIVES = 6
_MOST_OF_SENTENCE = 3
_ALSO = fold("همچنین")
_GOING_ON = frozenset(
    {
        "افزود",
        "ادامه داد",
        "اضافه کرد",
        "خاطر نشان کرد",
        "خاطرنشان کرد",
        "تصریح کرد",
        "یادآور شد",
        "متذکر شد",
        "تاکید کرد",
    }
)
"""Verbs that hardly ever begin what somebody says."""
_CONTRAST = keys("نیز هم اما")
_CONTRAST_BEFORE = keys("مقابل سوی طرف")
_LEAD = 4
"""Words of a sentence before its subject that may set it off from the one before."""
_FARTHEST_WALK = 8
_NEVER_NAMES = wordlists.ROLES | wordlists.PREPOSITIONS | wordlists.ADVERBS


@dataclass(slots=True)
class Attributed:
    """A quotation with who may have said it."""

    found: Found
    person: Person | None = None
    others: list[SpeakerGuess] = field(default_factory=list)


class Attributing:
    """One pass over what was quoted in a text."""

    def __init__(self, quoting: Quoting) -> None:
        self._quoting = quoting
        self._reading = quoting.reading
        self._mentions = Mentions(quoting)
        self._next = dict(pairwise(sorted(self._mentions.by_sentence)))
        self._described: dict[tuple[int, int], Described] = {}
        self._people = People()
        self._describer = Describer(self._reading, frozenset())
        self._learn()
        self._seen = 0
        self.result = self._attribute()

    def _learn(self) -> None:
        """Read names and titles anywhere in the article, then judge and describe by what is known."""
        places = self._mention_places()
        for place in places:
            self._described[place] = self._describer.describe(*place)
        names = frozenset(self._names(places)) - _NEVER_NAMES
        phrases = [phrase for found in self._mentions.known.values() for phrase in found]
        self._mentions.subjects.know(names, phrases)
        for found in self._mentions.known.values():
            found.sort(key=by_score)
        self._describer.names = names
        keys = self._reading.keys
        for place in places:
            before = self._described[place]
            if before.title and not before.name and not names.isdisjoint(keys[slice(*place)]):
                self._described[place] = self._describer.describe(*place)
        known = [self._described[place] for place in places if self._is_telling(place)]
        self._people.learn([one for one in known if one.title or len(one.name) > 1])
        self._people.expect(self._heard())

    def _names(self, places: list[tuple[int, int]]) -> Iterator[str]:
        for place in places:
            one = self._described[place]
            if self._is_telling(place) and (len(one.name) > 1 or one.title):
                yield from one.name

    def _is_telling(self, place: tuple[int, int]) -> bool:
        """Tell whether a phrase surely names somebody: by a title, or by how it begins."""
        one = self._described[place]
        return bool(one.name) and (bool(one.title) or self._is_person_like(place[0]))

    def _describe(self, phrase: Phrase) -> Described:
        place = (phrase.start, phrase.end)
        known = self._described.get(place)
        if known is None:
            known = self._described[place] = self._describer.describe(*place)
        return known

    def _heard(self) -> list[Described]:
        """Return the likeliest subject of each sentence that quotes."""
        found = [
            self._mentions.phrases_of(number, self._reading.sentences[number])
            for number in self._mentions.by_sentence
        ]
        return [self._describe(phrases[0]) for phrases in found if phrases and is_good(phrases[0])]

    def _is_person_like(self, token: int) -> bool:
        key = self._reading.keys[token]
        return key in wordlists.GIVEN_NAMES or key in wordlists.HONORIFICS

    def _mention_places(self) -> list[tuple[int, int]]:
        places: dict[int, int] = {}
        for number, sentence in enumerate(self._reading.sentences):
            if not self._mentions.by_sentence.get(number) and self._is_quoted(sentence.start):
                continue
            for phrase in self._mentions.phrases_of(number, sentence)[:2]:
                if phrase.score > 0:
                    places[phrase.start] = phrase.end
        given, known = wordlists.GIVEN_NAMES, Areas(places.items())
        for token in compress(count(), map(given.__contains__, self._reading.keys)):
            if known.at(token) is None:
                around = self._around_name(token)
                if around is not None:
                    places[around.start] = around.end
        for one in self._quoting.found:
            if one.rule in GIVEN_MENTION and one.mention is not None:
                places[one.mention[0]] = one.mention[1]
        return sorted(places.items())

    def _around_name(self, token: int) -> Phrase | None:
        """Return the phrase with a given name, its title before it included."""
        keys, start = self._reading.keys, token
        while start > 0 and token - start < _FARTHEST_WALK and self._is_part(keys[start - 1]):
            start -= 1
        phrase = self._mentions.subjects.after(start, min(len(keys), token + _FARTHEST_WALK * 2))
        return phrase if phrase is not None and phrase.start <= token < phrase.end else None

    def _is_part(self, key: str) -> bool:
        return key[0].isalnum() and key not in wordlists.PREPOSITIONS and key not in wordlists.ADVERBS

    def _attribute(self) -> list[Attributed]:
        result: list[Attributed] = []
        for number, sentence in enumerate(self._reading.sentences):
            here = self._mentions.by_sentence.get(number)
            if here is None:
                if not self._is_quoted(sentence.start):
                    self._notice(number, sentence)
                continue
            done: list[Found] = []
            for one in sorted((each for each in here if each.inside is None), key=self._order):
                result.append(self._one(one, sentence, done))
                done.append(one)
            result.extend(self._nested(one) for one in here if one.inside is not None)
        return result

    def _order(self, one: Found) -> int:
        return one.cue[0] if one.cue is not None else one.start

    def _is_quoted(self, token: int) -> bool:
        return self._mentions.covered.at(token) is not None

    def _notice(self, number: int, sentence: Sentence) -> None:
        """Let a sentence that quotes nobody tell who is spoken of next."""
        phrases = self._mentions.phrases_of(number, sentence)
        if not phrases or not is_good(phrases[0]):
            return
        phrase = phrases[0]
        described = self._describe(phrase)
        if described.is_pronoun or described.is_pointing:
            return
        is_known = any(one.name and set(described.name) <= set(one.name) for one in self._people.all)
        has_role = bool(described.title) and described.title[0] in wordlists.ROLES
        is_body = described.kind is not PERSON and phrase is phrases[0]
        if (described.name and (is_known or described.title)) or has_role or is_body:
            self._resolve(described, phrase, sentence)

    def _one(self, one: Found, sentence: Sentence, before: list[Found]) -> Attributed:
        if one.rule == "lone-marks":
            return Attributed(one, self._people.last)
        phrases = self._mentions.document_source(one, sentence)
        if phrases is None:
            phrases = self._mentions.sources(one, sentence, before)
        good = [phrase for phrase in phrases if is_good(phrase)]
        if good:
            best = good[0]
            one.mention = (best.start, best.end)
            described = self._describe(best)
            person = self._resolve(described, best, sentence)
        else:
            one.mention = self._shared_mention(one, before)
            person = self._people.resolve(None) if one.document is None else self._issuer()
            self._speaks(person)
        attributed = Attributed(one, person)
        attributed.others = self._guesses([phrase for phrase in phrases if phrase not in good[:1]])
        return attributed

    def _shared_mention(self, one: Found, before: list[Found]) -> tuple[int, int] | None:
        """Return the mention of the quotation before it in the sentence, whose subject goes on."""
        return before[-1].mention if before and one.document is None else None

    def _issuer(self) -> Person | None:
        return self._people.last_body or self._people.last

    def _resolve(self, described: Described, phrase: Phrase, sentence: Sentence) -> Person | None:
        keys = self._reading.keys
        lead = keys[sentence.start : min(phrase.start, sentence.start + _LEAD)]
        contrast = self._reading.key(phrase.end) in _CONTRAST or not _CONTRAST_BEFORE.isdisjoint(lead)
        is_title = bool(described.title) and not described.name
        number = self._number_of(sentence) if is_title else 0
        person = self._people.resolve(
            described,
            is_contrast=contrast,
            goes_on=is_title and self._goes_on(number),
            is_followed=is_title and self._is_followed(number),
        )
        self._speaks(person)
        if person is not None and not described.is_pronoun:
            alias = " ".join(self._reading.words(phrase.start, phrase.end).split())
            if alias not in person.aliases:
                person.aliases.append(alias)
        return person

    def _number_of(self, sentence: Sentence) -> int:
        return self._quoting.limits.sentence_number(sentence.start)

    def _goes_on(self, number: int) -> bool:
        """Tell whether the verb of a sentence, or «همچنین», goes on with what the speaker said before."""
        return any(
            one.lemma in _GOING_ON or (one.cue is not None and _ALSO in self._words_before(one.cue[0]))
            for one in self._mentions.by_sentence.get(number, ())
        )

    def _words_before(self, token: int) -> list[str]:
        return self._reading.keys[max(0, token - _FARTHEST_WALK * 2) : token]

    def _is_followed(self, number: int) -> bool:
        """Tell whether the next sentence that quotes has a new name for its subject."""
        following = self._next.get(number)
        if following is None:
            return False
        phrases = self._mentions.phrases_of(following, self._reading.sentences[following])
        return bool(phrases) and is_good(phrases[0]) and self._people.is_new(self._describe(phrases[0]))

    def _speaks(self, person: Person | None) -> None:
        self._seen += 1
        if person is not None:
            person.spoke = self._seen

    def _nested(self, one: Found) -> Attributed:
        """Find who says what lies inside a quotation: somebody the outer speaker names, or nobody."""
        assert one.inside is not None
        assert one.cue is not None
        keys, start = self._reading.keys, one.cue[0]
        while start > one.inside.start + 1 and keys[start - 1] not in ENDERS:
            start -= 1
        last, body = self._people.last, self._people.last_body
        phrases = [phrase for phrase in self._mentions.subjects.before(start, one.cue[0]) if is_good(phrase)]
        person = None
        if phrases:
            one.mention = (phrases[0].start, phrases[0].end)
            described = self._describe(phrases[0])
            if not described.is_pronoun:
                person = self._people.resolve(described, is_contrast=True)
        self._people.last, self._people.last_body = last, body
        return Attributed(one, person, self._guesses(phrases[1:]))

    def _guesses(self, phrases: list[Phrase]) -> list[SpeakerGuess]:
        found = []
        for phrase in phrases[:_MOST_OF_SENTENCE]:
            if phrase.score >= 0:
                area = self._reading.area(phrase.start, phrase.end)
                words = " ".join(self._reading.text[slice(*area)].split())
                found.append(SpeakerGuess(name=words, mention=area))
        return found

    def earlier(self) -> list[Person]:
        """Return everybody who was spoken of, the latest first."""
        return sorted((one for one in self._people.all if one.spoke), key=lambda one: -one.spoke)
