"""Who is named as the subject of a verb of saying: the noun phrases before it, the likeliest first.

Persian has its subject early in the sentence and before the verb, so phrases are scored by place, by what
governs them and by what they are made of; all numbers are tokens.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress, count

from gofteh.domain.folding import fold
from gofteh.language import wordlists
from gofteh.language.finding import THAT
from gofteh.language.memo import remembered
from gofteh.language.reading import NEWLINE, Reading
from gofteh.language.verbs import Verbs
from gofteh.language.wordlists import keys

_COMMAS = ("،", ",")
_OBJECT = fold("را")
_PLACED_ROLES = keys("نماینده سفیر کاردار دبیر عضو استاد کارشناس فرستاده همتای رایزن مدیر ناظر")
_PLACING = frozenset({"در", "به", "از"})
_JOINING = frozenset({"و", *_COMMAS})
_LONGEST = 14
_LONGEST_APPOSITION = 12
_GOOD = 3
_NAMED = 3
_TITLED = 2
_NO_SUBJECT = 7
_LONGEST_DATELINE = 8
_DASHES = frozenset("-–—ـ/:")
_MOST_PHRASES = 16
"""Phrases of one sentence that are looked at."""
_FARTHEST_PREPOSITION = 2
_REPORTED_BY = keys("به بنابر براساس طبق بنا بر اساس پایه این همین")
_FARTHEST_REPORT = 4
_REPORT = keys("گزارش نقل نوشته")
_TITLE_MARKS = frozenset('«»"“”')
_TIME_HEADS = keys("روز شب صبح عصر ظهر سال ماه هفته ساعت")
_ALSO = keys("نیز هم همچنین")
_OPENER_TAILS = keys("حال دیگر خود این راستا رابطه زمینه خصوص باره میان سخنانش صحبتهایش")
_OPENERS = keys("در از به بر طی با پیش قبل پس بعد")
_POINTED_ONLY = keys("با")
_EARLIER_OR_LATER = keys("پیش قبل پس بعد")
_OF_CLERICS = keys("المسلمین")
_OF_FRIDAY = keys("امام خطیب نماز ائمه امامان خطبای")
_COMPLETES = {
    fold("پیش"): "بینی",
    fold("بین"): "الملل",
    fold("زیر"): "ساخت",
    fold("روز"): "نامه",
}

_PAIRS = frozenset({*_COMPLETES, "جمعه"})
_A_PAPER = keys("بیانیهای نامهای پیامی اطلاعیهای گزارشی یادداشتی متنی نشستی جلسهای سخنانی")
_TALK = keys("گو گوی گویی")
"""Of «گفت و گو», written apart."""
_TIMES = keys("بار")
"""Of «بار دیگر» and «نخستین بار»."""
_ASKING = keys("خواستار خواهان")
"""Of «خواستار … شد»: what is behind is asked for."""
_OUTSIDE = wordlists.PREPOSITIONS | wordlists.ADVERBS | _A_PAPER | _TALK | _TIMES | _ASKING
_HENCE = keys("لذا بنابراین درنتیجه ازاینرو")
"""After these another clause begins, mostly with its own subject."""
_WHILE, _IS_THAT = "حالی", ["است", THAT]
_TURNING = _HENCE | {_WHILE}
_DAYS = keys("امروز دیروز امشب دیشب فردا")
_OF_A_CONSTITUENCY = keys("نماینده نمایندگان")
_MOST_PLACES = 8
_HEADS = wordlists.ROLES | wordlists.ORGANISATIONS | wordlists.UNNAMED
_OFFICES = wordlists.ROLES | wordlists.ORGANISATIONS
_GOVERNING = wordlists.PREPOSITIONS - {"پس", "پیش", "چون"}
_BEGINS = wordlists.ROLES | wordlists.HONORIFICS | wordlists.GIVEN_NAMES


@dataclass(slots=True)
class Phrase:
    """A noun phrase that may be a subject."""

    start: int
    end: int
    score: int = 0
    governed: bool = False
    """It follows a preposition."""


class Subjects:
    """Finds noun phrases in the parts of a sentence that are the narrator's own."""

    def __init__(self, reading: Reading, verbs: Verbs, cues: Iterable[tuple[int, int]]) -> None:
        self._reading = reading
        self._marked = reading.marked
        self.names: frozenset[str] = frozenset()
        """Keys of words that are known to name somebody in this text."""
        self._begins = _BEGINS
        keys = reading.keys
        self._part = list(map(_belongs_with(verbs), keys))
        """Of each token whether it may stand in a noun phrase."""
        for token in compress(count(), map(_PAIRS.__contains__, keys)):
            self._part[token] = self._part[token] or self._is_in_pair(token)
        for start, end in cues:
            self._part[start:end] = [False] * (end - start)

    def know(self, names: frozenset[str], phrases: Iterable[Phrase]) -> None:
        """Take in words that name somebody, also for phrases that were judged before."""
        for phrase in phrases:
            if self._reading.keys[phrase.start] not in self.names:
                phrase.score += self._name_score(phrase, names)
        self.names = names
        self._begins = _BEGINS | names

    def before(self, start: int, end: int, masked: Sequence[tuple[int, int]] = ()) -> list[Phrase]:
        """Return the phrases among the tokens ``[start, end)``, the likeliest subject first.

        Nothing is looked for in ``masked``, ranges in order. Phrases at a score of zero or less are named
        only as alternatives.
        """
        start = self.without_report(start, end)
        begin = self._after_hence(start, end)
        phrases = self._cut(begin, end, masked)
        if not phrases and begin != start:
            phrases = self._cut(start, end, masked)
        for number, phrase in enumerate(phrases):
            phrase.score = self._score(phrase, number, start)
        # Equal scores stay in the order of the sentence, whose subject comes first.
        phrases.sort(key=by_score)
        return phrases

    def _cut(self, start: int, end: int, spans: Sequence[tuple[int, int]]) -> list[Phrase]:
        phrases: list[Phrase] = []
        part, keys = self._part, self._reading.keys
        token = start
        for low, high in [*spans, (end, end)]:
            stop = min(low, end)
            while token < stop and len(phrases) < _MOST_PHRASES:
                if not part[token] and not (token in self._marked and self._opens_name(token, stop)):
                    token = self._after_opener(token, stop) if keys[token] in _OPENERS else token + 1
                    continue
                phrase = self._phrase(token, stop)
                if phrases and phrases[-1].governed and phrases[-1].end == token - 1:
                    # «در پی ادعاها و تهدیدات ترامپ»: the preposition governs both.
                    phrase.governed = (
                        phrase.governed or keys[token - 1] == "و" or self._goes_on_after_day(phrase)
                    )
                phrases.append(phrase)
                token = phrase.end
            token = max(token, high)
        return phrases

    def _after_hence(self, start: int, end: int) -> int:
        """Return where the last clause begins after «… نشد، لذا» or «در حالی است که»; else ``start``."""
        keys = self._reading.keys
        if _TURNING.isdisjoint(keys[start:end]):
            return start
        for token in reversed(range(start, end)):
            if keys[token] in _HENCE:
                return token + 1
            if keys[token] == _WHILE and keys[token + 1 : token + 3] == _IS_THAT:
                return token + 3
        return start

    def without_report(self, start: int, end: int) -> int:
        """Skip «به گزارش X،» and «به نقل از X،»: who passes on, not who says."""
        keys = self._reading.keys
        start = self._without_dateline(start, end)
        while start + 2 < end and keys[start] in _REPORTED_BY:
            report = start + 1
            while report < start + _FARTHEST_REPORT and keys[report] in _REPORTED_BY:
                report += 1
            comma = next((token for token in range(report, end) if keys[token] in _COMMAS), None)
            if keys[report] not in _REPORT or comma is None:
                break
            start = comma + 1
        return start

    def _without_dateline(self, start: int, end: int) -> int:
        """Skip «تهران - ایرنا - »: the agency before a dash is no subject."""
        keys = self._reading.keys
        start = self._without_label(start, end)
        last, limit = start, min(start + _LONGEST_DATELINE, end)
        if _DASHES.isdisjoint(keys[start + 1 : limit]):
            return start
        for token in range(start + 1, limit):
            if keys[token] in _DASHES and not wordlists.AGENCIES.isdisjoint(keys[start:token]):
                last = token + 1
        return last

    def _without_label(self, start: int, end: int) -> int:
        """Skip «ایلنا: فرمانده … گفت»: who is named after the colon says it."""
        keys = self._reading.keys
        if ":" not in keys[start + 1 : start + 3]:
            return start
        colon = next((token for token in range(start + 1, min(start + 3, end)) if keys[token] == ":"), None)
        if colon is None or not self._begins.isdisjoint(keys[start:colon]):
            return start
        return start if self._begins.isdisjoint(keys[colon + 1 : end]) else colon + 1

    def _goes_on_after_day(self, phrase: Phrase) -> bool:
        """Tell whether «مجلس شورا» only ends «در جلسه امروز مجلس شورا،» and the subject is still to come."""
        keys = self._reading.keys
        is_body = keys[phrase.start] in wordlists.ORGANISATIONS
        return is_body and keys[phrase.start - 1] in _DAYS and self._reading.key(phrase.end) in _COMMAS

    def _after_opener(self, token: int, end: int) -> int:
        """Return the token after «در همین حال» or «در این نشست» at ``token``; else after its first word."""
        keys = self._reading.keys
        after = place = token + 1
        if keys[token] in _EARLIER_OR_LATER:
            # «پیش از این وزیر نیرو»
            begins = token + 3 < end and keys[token + 1] == "از" and keys[token + 2] in wordlists.THIS
            return (
                token + 3
                if begins and (keys[token + 3] in self._begins or keys[token + 3] in wordlists.ORGANISATIONS)
                else after
            )
        pointed = place < end and keys[place] in wordlists.THIS
        place += pointed
        if place >= end or (keys[token] in _POINTED_ONLY and not pointed):
            return after
        if keys[place] not in wordlists.OPENING_NOUNS and not (
            pointed and keys[place] in wordlists.NOT_A_SUBJECT
        ):
            return after
        place += 1
        while place < end and keys[place] in _OPENER_TAILS:
            place += 1
        if place < end and keys[place - 1] in wordlists.THIS and keys[place] in wordlists.NOT_A_SUBJECT:
            # «در ادامه این نشست»
            place += 1
        return place

    def _phrase(self, token: int, end: int) -> Phrase:
        phrase = Phrase(token, self._stop(token, min(end, token + _LONGEST)))
        phrase.governed = self._reading.key(token - 1) in _GOVERNING
        if self._reading.keys[token] not in wordlists.PERSONAL_PRONOUNS:
            if phrase.governed:
                self._split_governed(phrase)
            key = self._reading.key
            if key(phrase.end) in _PLACING:
                phrase.end = self._with_place(phrase, end)
            if key(phrase.end) in _COMMAS and not phrase.governed:
                phrase.end = self._with_apposition(phrase, end)
        return phrase

    def _stop(self, token: int, limit: int) -> int:
        keys, part = self._reading.keys, self._part
        stop = (self._short_marks(token) if token in self._marked else None) or token
        while stop < limit:
            if part[stop]:
                if keys[stop] in wordlists.PERSONAL_PRONOUNS:
                    return stop + 1 if stop == token else stop
                stop += 1
                continue
            if keys[stop] == "از" and stop == token + 1 and keys[token] in wordlists.UNNAMED:
                # «یکی از کارگران»
                stop += 1
                continue
            if keys[stop] in _JOINING:
                joined = self._joined(token, stop, limit)
                if joined > stop:
                    stop = joined
                    continue
            quoted = self._short_marks(stop) if stop in self._marked else None
            if quoted is not None and quoted <= limit and stop > token:
                stop = quoted
                continue
            if keys[stop] == "(" and stop + 2 < limit and keys[stop + 2] == ")":
                stop += 3
                continue
            break
        return max(stop, token + 1)

    def _is_in_pair(self, token: int) -> bool:
        """Tell whether a preposition or a day belongs to a noun: «پیش‌بینی», «امام جمعه»."""
        key = self._reading.keys[token]
        after, before = self._reading.key(token + 1), self._reading.key(token - 1)
        return after.startswith(_COMPLETES.get(key, NEWLINE)) or (key == "جمعه" and before in _OF_FRIDAY)

    def _joined(self, start: int, token: int, end: int) -> int:
        """Return the token after «و پرورش» or «، معدن و تجارت» in the name of an office."""
        keys = self._reading.keys
        if keys[token] == "و" and self._reading.key(token + 1) in _OF_CLERICS:
            return token + 2
        if _OFFICES.isdisjoint(keys[start:token]):
            return token
        place = token
        if keys[place] in _COMMAS:
            if keys[start] in _OF_A_CONSTITUENCY:
                place = self._last_comma_of_places(place, end)
            first = place = place + 1
            while place < min(end, first + 2) and self._is_plain(place):
                place += 1
            if place == first:
                return token
        if place < end and keys[place] == "و" and place + 1 < end and self._is_plain(place + 1):
            return place + 2
        return token

    def _last_comma_of_places(self, token: int, end: int) -> int:
        """Return the last comma of «نماینده مردم تهران، ری، شمیرانات و پردیس», the first at ``token``."""
        keys = self._reading.keys
        for _place in range(_MOST_PLACES):
            place = token + 1
            while place < min(end, token + 3) and self._is_plain(place):
                place += 1
            if place == token + 1 or place >= end or keys[place] not in _COMMAS:
                break
            token = place
        return token

    def _is_plain(self, token: int) -> bool:
        key = self._reading.keys[token]
        return self._part[token] and key not in self._begins and key not in wordlists.PRONOUNS

    def _short_marks(self, token: int) -> int | None:
        """Return the token after «a name» in marks."""
        marks = self._marked.get(token)
        if marks is not None and marks.pair.has_closer and 1 < marks.close - marks.open <= 4:
            return marks.end
        return None

    def _opens_name(self, token: int, end: int) -> bool:
        """Tell whether «name» in marks begins here with its title behind it."""
        quoted = self._short_marks(token)
        return quoted is not None and quoted < end and self._part[quoted]

    def _split_governed(self, phrase: Phrase) -> None:
        """Let «در این نشست وزیر نیرو» begin at «وزیر»: what a preposition governs ends with its noun."""
        keys = self._reading.keys
        lead = 1 if keys[phrase.start] in wordlists.THIS else 0
        first = phrase.start + lead
        if not lead and keys[first] not in wordlists.NOT_A_SUBJECT:
            return
        for token in range(first + 1, phrase.end):
            if keys[token] in self._begins:
                phrase.start, phrase.governed = token, False
                return

    def _with_place(self, phrase: Phrase, end: int) -> int:
        """Take «در مسکو» into «سفیر ایران در مسکو»."""
        keys, stop = self._reading.keys, phrase.end
        if stop + 1 >= end or _PLACED_ROLES.isdisjoint(keys[phrase.start : stop]):
            return stop
        token = stop + 1
        while token < end and token - stop < 6 and self._part[token]:
            token += 1
        is_last = token >= end or keys[token] in _COMMAS
        return (
            token if is_last and token > stop + 1 and keys[stop + 1] not in wordlists.NOT_A_SUBJECT else stop
        )

    def _with_apposition(self, phrase: Phrase, end: int) -> int:
        """Take «، عضو کمیسیون اقتصادی» into the phrase before it."""
        keys, stop = self._reading.keys, phrase.end
        if stop + 1 >= end or keys[phrase.start] in wordlists.NOT_A_SUBJECT:
            return stop
        first = keys[stop + 1]
        is_title = first in wordlists.ROLES or first in wordlists.HONORIFICS
        has_title = not wordlists.ROLES.isdisjoint(keys[phrase.start : stop])
        names_after = has_title and (first in wordlists.GIVEN_NAMES or first in self.names)
        from_group = first == "از" and stop + 2 < end and keys[stop + 2][0].isalnum() and not has_title
        if not (is_title or names_after or from_group):
            return stop
        for token in range(stop + 2, min(end, stop + 2 + _LONGEST_APPOSITION)):
            if keys[token] in _COMMAS:
                return token
            if keys[token] in (THAT, ":") or (keys[token] in _ALSO and not from_group):
                return token
        token = stop + 1
        while token < end:
            onward = token + 1 if self._part[token] else self._joined(stop + 1, token, end)
            if onward == token:
                break
            token = onward
        return stop if from_group else token

    def _score(self, phrase: Phrase, number: int, start: int) -> int:
        keys = self._reading.keys
        first = keys[phrase.start]
        if first in wordlists.PERSONAL_PRONOUNS:
            return self._pronoun_score(phrase, number)
        after = self._reading.key(phrase.end)
        score = self._made_of(phrase)
        if phrase.governed:
            score -= 6
        else:
            score += 4 + 2 * (number == 0) + (after in _ALSO)
        if after == _OBJECT:
            score -= 8
        if first in wordlists.THIS:
            # «این معترض گفت»: the first words of a sentence point at who was named before.
            score += self._pointing_score(phrase) + (number == 0)
        if (
            phrase.start > start
            and THAT in keys[start : phrase.start]
            and self._follows_relative(phrase.start, start)
        ):
            score -= 3
        return score

    def _pointing_score(self, phrase: Phrase) -> int:
        second = self._reading.key(phrase.start + 1)
        if second in wordlists.NOT_A_SUBJECT:
            return -3 if second in _HEADS else -10
        return 3 if second in _HEADS else -4

    def _pronoun_score(self, phrase: Phrase, number: int) -> int:
        before = self._reading.key(phrase.start - 1)
        if before in wordlists.PREPOSITIONS and before not in ("پس", "پیش"):
            return -4
        return 8 if number == 0 else 6

    def _name_score(self, phrase: Phrase, names: frozenset[str]) -> int:
        """Return what it says for a phrase that its first word is among ``names``."""
        words = self._reading.keys[phrase.start : phrase.end]
        if words[0] not in names or words[0] in wordlists.GIVEN_NAMES:
            return 0
        if words[0] in wordlists.NOT_A_SUBJECT and len(words) > 1 and names.issuperset(words):
            # «عین الهی»: a name whose first word is no subject by itself.
            return _NAMED + _NO_SUBJECT
        return _NAMED

    def _made_of(self, phrase: Phrase) -> int:
        first = self._reading.keys[phrase.start]
        score = _first_score(first) + self._name_score(phrase, self.names)
        if first in wordlists.ROLES or first in wordlists.HONORIFICS:
            return score
        if not wordlists.ROLES.isdisjoint(self._reading.keys[phrase.start + 1 : phrase.end]):
            score += _TITLED
        return score

    def _follows_relative(self, token: int, start: int) -> bool:
        """Tell whether «که» opened a clause before ``token`` that no comma has closed."""
        for place in range(token - 1, start - 1, -1):
            key = self._reading.keys[place]
            if key in _COMMAS:
                return False
            if key == THAT:
                return True
        return False

    def after(self, start: int, end: int) -> Phrase | None:
        """Return the phrase right after a verb: «گفت وزیر نیرو»."""
        return self._phrase(start, end) if start < end and self._part[start] else None


@lru_cache(maxsize=4)
def _belongs_with(verbs: Verbs) -> Callable[[str], bool]:
    """Return what tells by its key whether a word may stand in a noun phrase; it remembers words."""

    def belongs(key: str) -> bool:
        return key[0].isalnum() and key not in _OUTSIDE and not verbs.is_finite(key)

    return remembered(belongs)


@remembered
def _first_score(key: str) -> int:
    """Return what the first word of a phrase says for its being a subject."""
    score = 0
    if key in wordlists.NOT_A_SUBJECT or key[0].isdigit() or key in _TIME_HEADS:
        score -= _NO_SUBJECT
    if key in wordlists.ROLES or key in wordlists.HONORIFICS:
        score += _TITLED
    if key in wordlists.GIVEN_NAMES:
        score += _NAMED
    if key in wordlists.ORGANISATIONS or key in wordlists.UNNAMED or key in wordlists.AGENCIES:
        score += 1
    return score


def by_score(phrase: Phrase) -> int:
    """Sort the likeliest first."""
    return -phrase.score


def is_good(phrase: Phrase) -> bool:
    """Tell whether a phrase is likely enough to be proposed as the speaker."""
    return phrase.score >= _GOOD
