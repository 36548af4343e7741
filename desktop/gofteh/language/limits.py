"""How far a quotation without marks goes: to the narrator's next word, not just the next verb of saying."""

from bisect import bisect_right

from gofteh.domain.folding import fold
from gofteh.language import wordlists
from gofteh.language.cues import DOCUMENT, PAST
from gofteh.language.finding import THAT, Preamble, according_to, contains, preambles
from gofteh.language.found import CueHit
from gofteh.language.reading import ENDERS, Reading, Sentence
from gofteh.language.verbs import Verbs
from gofteh.language.wordlists import keys

_COMMAS = ("،", ",")
_PAUSES = ("،", ",", "؛", ";")
_TURNS = keys("و اما ولی سپس لیکن")
_ASIDES = keys("در ادامه پایان همچنین نیز هم سپس نهایت عین حال ضمن این باره")
_REMARKS = keys(
    "اظهارنظری اظهاراتی سخنانی ادعایی موضوعی اقدامی امری خبری موضعی حمله‌ای گفته‌ای تهدیدی پیشنهادی پیامی"
)
"""Nouns that take up what was just reported, to say something of it."""
_NARRATOR = keys("وی نامبرده گفتنی شایان لازم")
_END_OF_REPORT = keys("انتهای")
_ACTS = frozenset({"اشاره کرد", "تاکید کرد", "خبر داد", "اشاره داشت"})
_ACTED_ON = frozenset({"به", "بر", "از"})
_USED_TO = fold("می‌گفت")
_HOLY = fold("فرمود")
_REPORTED_BY = keys("به بر براساس طبق بنابر مطابق")
_REPORT = fold("گزارش")
_COMMAS_OR_TURNS = _TURNS.union(_COMMAS)
_NEW_PHRASE = wordlists.PERSONAL_PRONOUNS | {"با", "ضمن", "از"}
_FEWEST_WORDS_OF_SPEECH = 6
_MOST_PARAGRAPHS = 6


class Limits:
    """Knows where the narrator speaks again."""

    def __init__(self, reading: Reading, hits: list[CueHit], verbs: Verbs, speaking: frozenset[str]) -> None:
        self._reading = reading
        self._verbs = verbs
        self._closed = [(marks.open, marks.close) for marks in reading.marked.values()]
        self._opened = [opener for opener, _ in self._closed]
        self._hits = [hit for hit in hits if not self.in_marks(hit.start)]
        self._starts = [hit.start for hit in self._hits]
        self._preambles = [each for each in preambles(reading) if not self.in_marks(each.start)]
        self._preamble_starts = [each.start for each in self._preambles]
        self._sentence_starts = [sentence.start for sentence in reading.sentences]
        self._paragraph_starts = [start for start, _ in reading.paragraphs]
        self.speaking = speaking

    def sentence_number(self, token: int) -> int:
        """Return the number of the sentence that holds ``token``."""
        return max(0, bisect_right(self._sentence_starts, token) - 1)

    def sentence_of(self, token: int) -> Sentence:
        """Return the sentence that holds ``token``."""
        return self._reading.sentences[self.sentence_number(token)]

    def paragraph_of(self, token: int) -> int:
        """Return the number of the paragraph that holds ``token``."""
        return max(0, bisect_right(self._paragraph_starts, token) - 1)

    def hits_between(self, start: int, end: int) -> list[CueHit]:
        """Return the cues that begin at the tokens ``[start, end)`` and do not lie in marks."""
        low, high = bisect_right(self._starts, start - 1), bisect_right(self._starts, end - 1)
        return self._hits[low:high]

    def preambles_between(self, start: int, end: int) -> list[Preamble]:
        """Return «با بیان اینکه …» that begin at the tokens ``[start, end)`` and do not lie in marks."""
        low = bisect_right(self._preamble_starts, start - 1)
        return self._preambles[low : bisect_right(self._preamble_starts, end - 1)]

    def in_marks(self, token: int) -> bool:
        """Tell whether a token lies between outer marks."""
        number = bisect_right(self._opened, token) - 1
        return number >= 0 and self._closed[number][0] < token < self._closed[number][1]

    def opens(self, hit: CueHit) -> bool:
        """Tell whether a colon or marks follow a cue: what comes is surely said."""
        after = self._reading.key(hit.end)
        if after == THAT:
            after = self._reading.key(hit.end + 1)
        return after in (":", "؛", ";") or hit.end in self._reading.marked

    def direct(self, start: int, *, plural: bool | None = None) -> int:
        """Return the token after direct speech without marks that begins at ``start``.

        ``plural`` is the number of the verb that announces it.
        """
        paragraph = self.paragraph_of(start)
        paragraph_end = self._reading.paragraphs[paragraph][1]
        stop = self._narrator_between(start, paragraph_end, plural)
        if stop is not None:
            return stop
        end = paragraph_end
        last = min(len(self._reading.paragraphs), paragraph + _MOST_PARAGRAPHS)
        for number in range(paragraph + 1, last):
            if not self._goes_on(*self._reading.paragraphs[number]):
                break
            end = self._reading.paragraphs[number][1]
        return end

    def _narrator_between(self, start: int, end: int, plural: bool | None) -> int | None:
        places = [
            sentence.start
            for sentence in self._sentences_between(start + 1, end)
            if self._is_narration(sentence.start, end)
        ]
        for hit in self.hits_between(start, end):
            place = self._place_of_turn(hit, start, plural)
            if place is not None:
                places.append(place)
                break
        return min(places, default=None)

    def _place_of_turn(self, hit: CueHit, start: int, plural: bool | None) -> int | None:
        """Return where the narrator speaks again with a verb: at its sentence, at «و», or not at all."""
        if self._reading.keys[hit.start].startswith(_USED_TO):
            # «مادرم همیشه می‌گفت»: the speaker remembers.
            return None
        sentence = self.sentence_of(hit.start)
        turn = self._turn_before(hit, start) if _may_share(hit, plural) else None
        if sentence.start <= start:
            return turn
        is_turn = turn is not None and self._reading.keys[turn] in _TURNS
        if is_turn and not self._is_led_by_narrator(sentence.start, hit.start):
            return turn
        return sentence.start if is_turn or self._is_narrators(hit, sentence.start) else None

    def _is_led_by_narrator(self, start: int, end: int) -> bool:
        """Tell whether the words before a verb begin with somebody who was heard, or a title."""
        lead = [key for key in self._reading.keys[start:end] if key not in wordlists.ADVERBS][:2]
        return bool(lead) and (
            lead[0] in wordlists.PERSONAL_PRONOUNS
            or lead[0] in self.speaking
            or (lead[0] == "این" and lead[-1] in wordlists.ROLES)
        )

    def _sentences_between(self, start: int, end: int) -> list[Sentence]:
        low = bisect_right(self._sentence_starts, start - 1)
        high = bisect_right(self._sentence_starts, end - 1)
        return self._reading.sentences[low:high]

    def _is_narration(self, start: int, end: int) -> bool:
        """Tell whether a sentence begins as only the narrator's do."""
        key = self._reading.key(start)
        if key in _NARRATOR or key in _END_OF_REPORT:
            return True
        if self._tells_source(start):
            return True
        after = according_to(self._reading, start, end)
        return after is not None and self._reading.key(after) in wordlists.PERSONAL_PRONOUNS

    def _tells_source(self, start: int) -> bool:
        """Tell whether «به گزارش» or «بر اساس این گزارش» begins at ``start``."""
        if self._reading.key(start) not in _REPORTED_BY:
            return False
        return _REPORT in self._reading.keys[start + 1 : start + 4]

    def _turn_before(self, hit: CueHit, start: int) -> int | None:
        """Return where «و افزود: …» turns away from the speech, when it does."""
        token = hit.start - 1
        keys = self._reading.keys
        while token > start and hit.start - token < 5 and keys[token] in _ASIDES:
            token -= 1
        if token <= start:
            return None
        opens = self.opens(hit)
        turned = keys[token] in _TURNS and (opens or self._reading.key(hit.end) == THAT)
        if turned and (opens or hit.cue.tense is PAST):
            return token
        if keys[token] in _COMMAS and opens:
            return token
        return self._pronoun_turn(hit, start) if opens else None

    def _pronoun_turn(self, hit: CueHit, start: int) -> int | None:
        """Return the comma of «…، وی همچنین گفت:»."""
        sentence = self.sentence_of(hit.start)
        for token in range(hit.start - 1, max(start, sentence.start), -1):
            before = self._reading.key(token - 1)
            if self._reading.key(token) in wordlists.PERSONAL_PRONOUNS and before in _COMMAS_OR_TURNS:
                return token - 1
        return None

    def _is_narrators(self, hit: CueHit, start: int) -> bool:
        region = self._reading.keys[start : hit.start]
        if self.opens(hit):
            return hit.cue.lemma != _HOLY and wordlists.FIRST_PERSON.isdisjoint(region)
        if hit.cue.tense is not PAST or hit.cue.kind is DOCUMENT:
            return False
        return self._is_led_by_narrator(start, hit.start)

    def _goes_on(self, start: int, end: int) -> bool:
        """Tell whether a whole paragraph goes on with speech: «ما …», and nobody else is heard."""
        keys = self._reading.keys
        if (
            end - start < _FEWEST_WORDS_OF_SPEECH
            or keys[end - 1] not in ENDERS
            or start in self._reading.marked
        ):
            return False
        if self.hits_between(start, end) or self._is_narration(start, end):
            return False
        if self.preambles_between(start, end):
            return False
        lead = next((key for key in keys[start:end] if key not in wordlists.ADVERBS), "")
        if lead in self.speaking or lead in wordlists.PERSONAL_PRONOUNS:
            return False
        return contains(self._reading, start, end, wordlists.FIRST_PERSON)

    def clause(self, start: int, *, plural: bool | None = None) -> int:
        """Return the token after the reported clause that begins at ``start``, its stop left out."""
        sentence = self.sentence_of(start)
        end = sentence.end
        for hit in self.hits_between(start + 1, end):
            cut = self._cut_before(hit, start, plural)
            if cut is not None:
                end = cut
                break
        keys = self._reading.keys
        for token in range(start + 1, end - 1):
            if keys[token] in ("؛", ";") and self._is_remark(token + 1):
                end = token
                break
        return self.without_stop(start, end)

    def _is_remark(self, token: int) -> bool:
        """Tell whether a noun takes up what was just reported, to say something of it."""
        key = self._reading.keys[token]
        return key in _REMARKS or (key.endswith("ی") and self._reading.key(token + 1) == THAT)

    def without_stop(self, start: int, end: int) -> int:
        """Leave out signs at the end that belong to the sentence around."""
        keys = self._reading.keys
        while end > start and (keys[end - 1] in ENDERS or keys[end - 1] in _PAUSES or keys[end - 1] == ":"):
            if keys[end - 1] in "؟?!" and keys[end - 1] in ENDERS:
                break
            end -= 1
        return end

    def _cut_before(self, hit: CueHit, start: int, plural: bool | None) -> int | None:
        token = hit.start - 1
        keys = self._reading.keys
        while token > start and hit.start - token < 5 and keys[token] in _ASIDES:
            token -= 1
        if token > start and keys[token] in wordlists.PRONOUNS and keys[token - 1] in _PAUSES:
            return token - 1
        if not _may_share(hit, plural):
            return None
        if token > start and keys[token] in _TURNS:
            before = keys[token - 1]
            if self.opens(hit) or before in _COMMAS or self._verbs.is_finite(before):
                return token
        if not self.opens(hit) and self._reading.key(hit.end) != THAT:
            return self._second_act(hit, start)
        for place in range(token, start, -1):
            if (keys[place] in _PAUSES or keys[place] in _TURNS) and self._verbs.is_finite(keys[place - 1]):
                return place
        return None

    def _second_act(self, hit: CueHit, start: int) -> int | None:
        """Return the «و» of «… و به X اشاره کرد.», where the narrator says what else somebody did."""
        keys = self._reading.keys
        if hit.cue.lemma not in _ACTS or hit.cue.tense is not PAST or keys[hit.end : hit.end + 1] != ["."]:
            return None
        for token in range(hit.start - 1, start, -1):
            if keys[token] == "و" and self._verbs.is_finite(keys[token - 1]):
                return token if _ACTED_ON.intersection(keys[token + 1 : hit.start]) else None
        return None

    def preamble_clause(self, start: int, cue: int | None) -> int:
        """Return the token after the clause of «با بیان اینکه …» that begins at ``start``.

        It ends at the last comma behind a finite verb before the sentence's own verb ``cue``, unless what
        follows an earlier one has no verb of its own or begins as a new phrase does.
        """
        keys = self._reading.keys
        end = self.sentence_of(start).end if cue is None else cue
        best: int | None = None
        for token in range(start + 1, end):
            if keys[token] in _COMMAS and self._ends_clause(token):
                best = token
                if not self._verb_follows(token + 1, end):
                    break
        if best is not None:
            return best
        if cue is None:
            finite = [token for token in range(start, end) if self._verbs.is_finite(keys[token])]
            # The last one is the sentence's own.
            return finite[-2] + 1 if len(finite) > 1 else self.without_stop(start, end)
        for token in range(end - 1, start, -1):
            if self._verbs.is_finite(keys[token]) or keys[token] in _COMMAS:
                stop = token + (keys[token] not in _COMMAS)
                return stop + (self._reading.key(stop) in "»”" and stop < end)
        return self.without_stop(start, end)

    def _verb_follows(self, start: int, end: int) -> bool:
        keys = self._reading.keys
        if self._reading.key(start) in _NEW_PHRASE:
            return False
        for token in range(start, end):
            if keys[token] in _COMMAS:
                return self._ends_clause(token)
        return False

    def _ends_clause(self, token: int) -> bool:
        """Tell whether a finite verb stands before ``token``, also one in marks."""
        before = self._reading.keys[token - 1]
        if before in "»”" and token > 1:
            before = self._reading.keys[token - 2]
        return before in ENDERS or self._verbs.is_finite(before)


def _may_share(hit: CueHit, plural: bool | None) -> bool:
    """Tell whether a verb may have the subject of one in that number: «… و افزودند» goes on with many."""
    return plural is None or hit.cue.plural == plural
