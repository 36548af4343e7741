"""Finds what is quoted: by marks, by a colon, by «که», by a bare clause, by «با بیان اینکه» and «به گفته»."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import compress, count

from gofteh.domain.spans import QuoteType
from gofteh.language import wordlists
from gofteh.language.cues import DOCUMENT, PARTICIPLE, PAST, PERFECT, PRESENT, SAY, Forms, forms
from gofteh.language.finding import THAT, Preamble, cue_hits
from gofteh.language.found import DIRECT, INDIRECT, MIXED, STRONG, WEAK, CueHit, Found
from gofteh.language.leads import COMMON_OPENERS, according, named
from gofteh.language.limits import Limits
from gofteh.language.nesting import lone, nested
from gofteh.language.reading import ENDERS, NEWLINE, Marked, Reading, Sentence
from gofteh.language.verbs import Verbs
from gofteh.language.wordlists import keys

_COLONS = (":", "؛", ";")
_COMMAS = ("،", ",")
_PAUSES = frozenset((*_COMMAS, *_COLONS))
_LEADS = _PAUSES | {".", "-", "–"}
_COMMAS_OR_COLON = frozenset((*_COMMAS, ":"))
_AFTER_WHOLE = frozenset((*_COMMAS, *_COLONS, ".", "!", "؟", "?", "…", NEWLINE, ")", "-", "–", "—", "/"))
_MAY_BE_WHERE = keys("تا در از")
"""Before a clause without «که» they may still belong to the verb: «اعلام کرد در نشستی»."""
_TITLES = wordlists.ROLES | wordlists.HONORIFICS
_UNSOUND = keys("به از بر")
"""After a verb with a noun they go with it: «تاکید کرد بر …»."""
_TURNS = keys("و اما ولی تا سپس بلکه زیرا چون")
_POINTS_BACK = keys("این را جمله سخن مطلب ها سخنان")
_FEWEST_IN_MARKS = 5
_FARTHEST_SUBJECT = 16
_FEWEST_IN_CLAUSE = 2
_LONGEST_SIGN_OFF = 5
_MOST_BULLETS = 4
_NO_BULLETS = frozenset((*ENDERS, *_COMMAS, "(", "["))
_REPORT = "گزارش"
_NEWS = "خبر داد"
_BEFORE_FROM = keys("پس پیش بعد قبل غیر")


class Quoting:
    """One pass over a text; ``found`` has the quotations afterwards in order of their cues."""

    def __init__(self, reading: Reading, verbs: Verbs, cues: Forms | None = None) -> None:
        self.reading = reading
        self.hits = cue_hits(reading, cues or forms())
        self.verbs = verbs
        self.limits = Limits(reading, self.hits, verbs, self._speaking())
        self.found: list[Found] = []
        self._covered = 0
        """The token after what is quoted already."""
        self.taken: set[int] = set()
        """Openers of marks that belong to a quotation."""
        for number, sentence in enumerate(reading.sentences):
            self._sentence(number, sentence)
        self.found += nested(self)
        self.found += lone(self)

    def _speaking(self) -> frozenset[str]:
        """Return the first words of subjects that colons or marks follow: who is heard in this text."""
        found: set[str] = set()
        starts = [sentence.start for sentence in self.reading.sentences]
        for hit in self.hits:
            after = self.reading.key(hit.end)
            if after not in _COLONS or not hit.start:
                continue
            number = bisect_left(starts, hit.start) - 1
            start = starts[number] if number >= 0 else -1
            token = max(start, hit.start - _FARTHEST_SUBJECT, 0)
            key = self.reading.key(token)
            if token == start and _is_word(key) and key not in COMMON_OPENERS:
                found.add(key)
            found.update(self._surnames(token, hit.start))
        return frozenset(found)

    def _surnames(self, start: int, end: int) -> Iterator[str]:
        """Yield the words that follow a given name."""
        keys = self.reading.keys
        given = map(wordlists.GIVEN_NAMES.__contains__, keys[start : end - 1])
        for token in compress(count(start), given):
            after = keys[token + 1]
            if after not in wordlists.ROLES and after not in COMMON_OPENERS and _is_word(after):
                yield after

    def _sentence(self, number: int, sentence: Sentence) -> None:
        start = max(sentence.start, self._covered)
        if start >= sentence.end:
            return
        hits = [hit for hit in self.limits.hits_between(start, sentence.end) if hit.start >= start]
        fresh = self._preambles(number, sentence, start, hits)
        fresh += self._hits(number, sentence, hits)
        if not any(one.rule != "preamble" for one in fresh):
            source = according(self, sentence, start) or (None if hits else named(self, sentence, start))
            if source is not None:
                source.sentence = number
                self._covered = max(self._covered, source.end)
                fresh.append(source)
        self.found.extend(fresh)

    def _hits(self, number: int, sentence: Sentence, hits: list[CueHit]) -> list[Found]:
        fresh: list[Found] = []
        for hit in hits:
            if hit.start < self._covered:
                continue
            before = self._marks_before(sentence, hit)
            one = self._announced(sentence, hit)
            if before is not None:
                self._with_marks_before(before, hit, one, fresh, number)
            elif one is not None:
                self._keep(one, hit, number, fresh)
        return fresh

    def _with_marks_before(
        self, before: Marked, hit: CueHit, one: Found | None, fresh: list[Found], number: int
    ) -> None:
        """Keep «…»، X گفت; with «…» after a comma both are one quotation of two parts."""
        first = Found("marks-cue", STRONG, DIRECT, [(before.open, before.end)])
        self.taken.add(before.open)
        is_split = one is not None and one.rule in ("cue-marks", "cue-comma-marks")
        if one is not None and is_split and self.reading.key(hit.end) != THAT:
            first.rule = "split"
            first.parts += one.parts
            self._keep(first, hit, number, fresh)
            self._covered = max(self._covered, one.end)
            return
        self._keep(first, hit, number, fresh)
        if one is not None and one.rule != "bare":
            self._keep(one, hit, number, fresh)

    def _keep(self, one: Found, hit: CueHit, number: int, fresh: list[Found]) -> None:
        one.cue = (hit.start, hit.end)
        one.lemma = hit.cue.lemma
        one.sentence = number
        if fresh and self._shares_subject(fresh[-1], hit):
            one.joined = fresh[-1]
        self._covered = max(self._covered, one.end, hit.end)
        fresh.append(one)

    def _shares_subject(self, before: Found, hit: CueHit) -> bool:
        """Tell whether only «و» and adverbs stand between a quotation and the next verb."""
        between = self.reading.keys[min(before.end, hit.start) : hit.start]
        return all(key in _BETWEEN or not key.isalnum() for key in between)

    def _marks_before(self, sentence: Sentence, hit: CueHit) -> Marked | None:
        """Return «…» that opens the sentence when only its speaker stands between it and the cue."""
        token = sentence.start
        marks = self.reading.marked.get(token)
        if marks is None or marks.open in self.taken or not marks.pair.has_closer:
            return None
        between = self.reading.keys[marks.end : hit.start]
        if len(between) > _FARTHEST_SUBJECT or (not between and not self.holds_speech(marks)):
            return None
        lead = marks.end + (self.reading.key(marks.end) in _LEADS)
        if self.has_verb(lead, hit.start):
            return None
        if not self._holds_verb(marks) and self.reading.key(lead) in _TITLES:
            # «X»، سخنگوی Y، گفت: a name.
            return None
        points_back = self.reading.key(lead) == "این"
        if points_back or self.holds_speech(marks):
            return marks
        return marks if lead > marks.end and self._content(marks) else None

    def _announced(self, sentence: Sentence, hit: CueHit) -> Found | None:
        if hit.cue.kind is DOCUMENT and not self._paper_before(sentence, hit):
            return None
        if self.reading.key(hit.start - 1) == _REPORT:
            # «این گزارش می‌افزاید»: the story itself, nobody.
            return None
        key, token = self.reading.key, hit.end
        if hit.cue.kind is DOCUMENT and key(token) == "است":
            token += 1
        that = key(token) == THAT
        token += that
        colon = key(token) in _COLONS
        comma = key(token) in _COMMAS
        token += colon or comma
        while colon and key(token) == NEWLINE and token < len(self.reading.keys):
            token += 1
        token = self._after_bullet(token) if colon else token
        if token >= len(self.reading.keys) or (key(token) in _AFTER_WHOLE):
            return None
        marks = self.reading.marked.get(token)
        if marks is not None and self.is_whole(marks, colon):
            self.taken.add(token)
            rule = "cue-comma-marks" if comma else "cue-that-marks" if that else "cue-marks"
            return Found(rule, STRONG, DIRECT, [(marks.open, marks.end)])
        if colon:
            return self._direct(token, plural=hit.cue.plural)
        return self._reported(sentence, hit, token, that=that, comma=comma)

    def _after_bullet(self, token: int) -> int:
        """Skip the dash or the sign that a line begins with."""
        end = min(token + _MOST_BULLETS, len(self.reading.keys))
        while token < end and token not in self.reading.marked and not self.reading.keys[token][0].isalnum():
            if self.reading.keys[token] in _NO_BULLETS:
                break
            token += 1
        return token

    def _paper_before(self, sentence: Sentence, hit: CueHit) -> bool:
        return not wordlists.DOCUMENTS.isdisjoint(self.reading.keys[sentence.start : hit.start])

    def is_whole(self, marks: Marked, colon: bool) -> bool:
        """Tell whether marks hold all that is said, and not just its first words."""
        if not marks.pair.has_closer:
            return True
        key = self.reading.key
        after = key(marks.end)
        if key(marks.close - 1) in ENDERS:
            return True
        if after in _AFTER_WHOLE and (after not in _COMMAS or self.holds_speech(marks)):
            return colon or self.holds_speech(marks) or self._content(marks) > _FEWEST_IN_CLAUSE
        if not self._holds_verb(marks):
            return False
        sentence = self.limits.sentence_of(marks.open)
        return bool(self.limits.hits_between(marks.end, sentence.end)) or after in ("و", "اما", "ولی")

    def _direct(self, token: int, *, plural: bool) -> Found | None:
        end = self.limits.direct(token, plural=plural)
        keys = self.reading.keys
        while end > token and (keys[end - 1] == NEWLINE or keys[end - 1] in _PAUSES):
            end -= 1
        end = self._without_sign_off(token, end)
        for marks in self.reading.marked.values():
            if token <= marks.open < end:
                self.taken.add(marks.open)
        return Found("cue-colon", STRONG, DIRECT, [(token, end)]) if end > token else None

    def _without_sign_off(self, start: int, end: int) -> int:
        """Leave out «/ایرنا» at the end of a story."""
        keys = self.reading.keys
        for token in range(max(start + 1, end - _LONGEST_SIGN_OFF), end):
            if keys[token] in ("/", "|") and keys[token - 1] in ENDERS:
                return token
        return end

    def _is_described(self, sentence: Sentence, hit: CueHit) -> bool:
        """Tell whether «که» describes what there is news of: «از فیلمی خبر داد که …»."""
        if hit.cue.lemma != _NEWS:
            return False
        keys = self.reading.keys
        return any(
            keys[token] == "از" and self.reading.key(token - 1) not in _BEFORE_FROM
            for token in range(sentence.start, hit.start)
        )

    def _reported(
        self, sentence: Sentence, hit: CueHit, token: int, *, that: bool, comma: bool
    ) -> Found | None:
        if not that and not self._may_do_without_that(hit, token):
            return None
        end = self.limits.clause(token, plural=hit.cue.plural)
        if end - token < _FEWEST_IN_CLAUSE or not (that or self._is_clause(hit, token, end)):
            return None
        rule = "cue-that" if that else "bare"
        if comma and self.reading.key(token) in _TURNS:
            return None
        is_sound = not self._is_described(sentence, hit) if that else self._is_sound_bare(hit, token)
        tier = STRONG if is_sound else WEAK
        return Found(rule, tier, self.type_of(token, end), [(token, end)])

    def _may_do_without_that(self, hit: CueHit, token: int) -> bool:
        """Tell whether words that follow a verb without «که» may be what was said."""
        is_written = hit.cue.kind is DOCUMENT and hit.cue.tense is PERFECT
        is_said = hit.cue.kind is SAY and hit.cue.tense is not PARTICIPLE
        return (is_written or is_said) and self.reading.key(token) != "و"

    def _is_clause(self, hit: CueHit, start: int, end: int) -> bool:
        """Tell whether the tokens have a verb; «گفت در …» needs it at the end, as a whole clause has."""
        last = self.reading.keys[end - 1]
        ends_in_verb = self.verbs.is_finite(last) or self.verbs.is_participle(last)
        if self.reading.key(start) in _MAY_BE_WHERE:
            return ends_in_verb and hit.cue.tense in (PAST, PRESENT)
        return ends_in_verb or self.has_verb(start, end)

    def _is_sound_bare(self, hit: CueHit, token: int) -> bool:
        """Tell whether a clause without «که» follows as newspapers write it."""
        return self.reading.key(token) not in _UNSOUND or " " not in hit.cue.lemma

    def type_of(self, start: int, end: int) -> QuoteType:
        """Return how a clause is given back: in marks, with words in marks, or without."""
        inside = [marks for marks in self.reading.marked.values() if start <= marks.open < end]
        if len(inside) == 1 and inside[0].open == start and inside[0].end == end:
            self.taken.add(start)
            return DIRECT
        for marks in inside:
            if self.holds_speech(marks) or (marks.open == start and self._content(marks) > 1):
                self.taken.add(marks.open)
                return MIXED
            self.taken.add(marks.open)
        return INDIRECT

    def _preambles(self, number: int, sentence: Sentence, start: int, hits: list[CueHit]) -> list[Found]:
        fresh: list[Found] = []
        for preamble in self.limits.preambles_between(start, sentence.end):
            if preamble.start < self._covered:
                continue
            if any(hit.end <= preamble.start and self.limits.opens(hit) for hit in hits):
                break
            one = self._preamble(preamble, sentence, hits)
            if one is not None:
                one.sentence = number
                fresh.append(one)
        return fresh

    def _preamble(self, preamble: Preamble, sentence: Sentence, hits: list[CueHit]) -> Found | None:
        opening = [hit for hit in hits if hit.start > preamble.clause and self._announces_more(hit)]
        end = self.limits.preamble_clause(preamble.clause, opening[0].start if opening else None)
        token = preamble.clause
        if self.reading.key(token) in _COMMAS_OR_COLON:
            token += 1
        if end - token < _FEWEST_IN_CLAUSE or end > sentence.end:
            return None
        self._covered = max(self._covered, end)
        tier = WEAK if preamble.is_weak else STRONG
        found = Found("preamble", tier, self.type_of(token, end), [(token, end)])
        found.cue = (preamble.start, preamble.clause)
        found.lemma = "با بیان اینکه"
        return found

    def _announces_more(self, hit: CueHit) -> bool:
        return self.limits.opens(hit) or self.reading.key(hit.end) == THAT or hit.cue.tense is PAST

    def _content(self, marks: Marked) -> int:
        return sum(1 for key in self.reading.keys[marks.open + 1 : marks.close] if key[0].isalnum())

    def _holds_verb(self, marks: Marked) -> bool:
        return self.has_verb(marks.open + 1, marks.close)

    def holds_speech(self, marks: Marked) -> bool:
        """Tell whether marks hold a sentence rather than a name, a term or a title."""
        if self.reading.key(marks.close - 1) in ENDERS:
            return True
        return self._holds_verb(marks) and self._content(marks) >= _FEWEST_IN_MARKS

    def has_verb(self, start: int, end: int) -> bool:
        """Tell whether a finite verb is among the tokens ``[start, end)``."""
        return any(map(self.verbs.is_finite, self.reading.keys[start:end]))


def _is_word(key: str) -> bool:
    return len(key) > 2 and key.isalpha()


_BETWEEN = (
    wordlists.ADVERBS | _POINTS_BACK | keys("و در ادامه پایان ضمن عین حال بخش دیگری از سخنان خود اما ولی")
)
