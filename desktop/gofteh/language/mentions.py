"""Which words may name who says a quotation: the phrases of its sentence, its paper, or its lead."""

from gofteh.language import wordlists
from gofteh.language.cues import DOCUMENT
from gofteh.language.found import Areas, Found
from gofteh.language.quoting import Quoting
from gofteh.language.reading import Sentence
from gofteh.language.subjects import Phrase, Subjects, is_good

GIVEN_MENTION = ("according", "name-marks", "name-colon")
"""Rules that say themselves where the speaker is named."""
_NOUN_CUES = ("preamble", "according")
_SURE = 9
_QUOTING = ["به", "نقل", "از"]
_FARTHEST_SUBJECT = 60
_FARTHEST_PAPER = 2
"""Words from the start of a sentence within which its subject is looked for."""


class Mentions:
    """Finds phrases sentence by sentence and remembers them."""

    def __init__(self, quoting: Quoting) -> None:
        self._quoting = quoting
        self._reading = quoting.reading
        self.by_sentence: dict[int, list[Found]] = {}
        """The quotations whose verb stands in a sentence, by its number."""
        for one in quoting.found:
            self.by_sentence.setdefault(one.sentence, []).append(one)
        self._masks_of: dict[int, list[tuple[int, int]]] = {}
        self.known: dict[int, list[Phrase]] = {}
        """Phrases by sentence, as far as they were asked for."""
        self.covered = Areas(part for one in quoting.found if one.inside is None for part in one.parts)
        self._documents = {hit.start for hit in quoting.hits if hit.cue.kind is DOCUMENT}
        self.subjects = Subjects(self._reading, quoting.verbs, ((hit.start, hit.end) for hit in quoting.hits))

    def phrases_of(self, number: int, sentence: Sentence) -> list[Phrase]:
        """Return the subjects of the narrator's part of a sentence, up to its first verb of saying."""
        known = self.known.get(number)
        if known is not None:
            return known
        here = [one for one in self.by_sentence.get(number, ()) if one.inside is None]
        end = sentence.end
        cues = [
            one.cue[0] for one in here if one.cue is not None and one.rule not in ("preamble", "according")
        ]
        if cues:
            end = min(cues)
        found = self.subjects.before(
            sentence.start, min(end, sentence.start + _FARTHEST_SUBJECT), self._masks(number, sentence)
        )
        self.known[number] = found
        return found

    def _masks(self, number: int, sentence: Sentence) -> list[tuple[int, int]]:
        """Return what no subject is looked for in: what is quoted, and what announces it before a noun."""
        masks = self._masks_of.get(number)
        if masks is None:
            masks = self.covered.between(sentence.start, sentence.end)
            for one in self.by_sentence.get(number, ()):
                if one.cue is not None and one.rule in _NOUN_CUES:
                    masks.append((one.cue[0], one.end if one.rule == "preamble" else one.start))
            masks.sort()
            self._masks_of[number] = masks
        return masks

    def _mention(self, one: Found, sentence: Sentence, before: list[Found]) -> list[Phrase]:
        """Return who may be the subject of a quotation's verb, the likeliest first."""
        assert one.cue is not None
        here = [each for each in self.by_sentence.get(one.sentence, ()) if each.inside is None]
        masks = self._masks(one.sentence, sentence)
        if not before and self._is_first(one, here):
            return self.phrases_of(one.sentence, sentence).copy() or self._of_question(one.sentence)
        if one.rule == "preamble":
            return self.subjects.before(sentence.start, self._verb_after(one, here, sentence), masks)
        start = sentence.start
        earlier = [each for each in before if each.rule not in ("preamble", "according")]
        if earlier and earlier[-1].cue is not None:
            start = max(start, min(one.cue[0], max(earlier[-1].end, earlier[-1].cue[1])))
        phrases = self.subjects.before(start, one.cue[0], masks)
        if not phrases and start == sentence.start:
            phrases = self._of_question(one.sentence)
        if one.rule in ("marks-cue", "split") and not any(map(is_good, phrases)):
            behind = self.subjects.after(one.cue[1], sentence.end)
            if behind is not None and one.rule == "marks-cue" and behind.end >= sentence.end - 1:
                behind.score = 5
                phrases.insert(0, behind)
        return phrases

    def _of_question(self, number: int) -> list[Phrase]:
        """Return the subjects of «وی در پاسخ به این پرسش که …؟» before a sentence that has none."""
        if not number or number - 1 in self.by_sentence:
            return []
        before = self._reading.sentences[number - 1]
        is_question = self._reading.key(before.end - 1) in ("؟", "?")
        if not is_question or before.paragraph != self._reading.sentences[number].paragraph:
            return []
        return self.phrases_of(number - 1, before).copy()

    def _is_first(self, one: Found, here: list[Found]) -> bool:
        """Tell whether no verb of saying stands before this one, so that its subject is the sentence's."""
        if one.rule in ("marks-cue", "split", "according"):
            return False
        others = [each for each in here if each is not one and each.rule not in ("preamble", "according")]
        return all(each.start > one.start for each in others)

    def _verb_after(self, one: Found, here: list[Found], sentence: Sentence) -> int:
        cues = [
            each.cue[0]
            for each in here
            if each.cue is not None and each.rule != "preamble" and each.cue[0] >= one.end
        ]
        return min(cues, default=sentence.end)

    def sources(self, one: Found, sentence: Sentence, before: list[Found]) -> list[Phrase]:
        """Return who may say a quotation, the likeliest first; ``before`` are its sentence's so far."""
        if one.rule in GIVEN_MENTION and one.mention is not None:
            return [Phrase(*one.mention, score=_SURE)]
        phrases = self._mention(one, sentence, before)
        if phrases and self._reading.keys[phrases[0].start] in wordlists.AGENCIES:
            self._prefer_source(phrases)
        return phrases

    def _prefer_source(self, phrases: list[Phrase]) -> None:
        """Take who an agency quotes («رویترز به نقل از X») for the speaker, not the agency."""
        keys = self._reading.keys
        for place, phrase in enumerate(phrases):
            if keys[max(0, phrase.start - 3) : phrase.start] == _QUOTING:
                phrase.score = _SURE
                phrases.insert(0, phrases.pop(place))
                return

    def document_source(self, one: Found, sentence: Sentence) -> list[Phrase] | None:
        """Return whose paper «در بیانیه X آمده است» quotes from; None when no paper is quoted."""
        if one.cue is None or one.cue[0] not in self._documents:
            return None
        keys = self._reading.keys
        start = self.subjects.without_report(sentence.start, one.cue[0])
        papers = [token for token in range(start, one.cue[0]) if keys[token] in wordlists.DOCUMENTS]
        if not papers:
            return None
        paper = papers[0]
        for token in papers[1:]:
            if token - paper > _FARTHEST_PAPER:
                break
            # «متن کامل پیام X»
            paper = token
        one.document = (paper, paper + 1)
        if keys[paper - 1] in wordlists.THIS:
            return []
        phrase = self.subjects.after(paper + 1, one.cue[0])
        if phrase is None or keys[phrase.start] in wordlists.THIS:
            return []
        phrase.score = 5
        return [phrase]
