"""Where somebody is quoted and who is said to speak, at once and without hazm, for what the desk offers next.

The same rules as everywhere; only clauses whose verb hazm alone knows are missed. Every number is a code
point; every range is half-open.
"""

from functools import lru_cache

from gofteh.app.segments import Range
<<<<<<< HEAD

_SIMPLE = (
    "گفت|گفتند|گفته است|گفته‌است|می‌?گوید|می‌?گویند|افزود|افزودند|افزوده است|می‌?افزاید|نوشت|نوشتند|"
    "نوشته است|می‌?نویسد|پرسید"
)
_COMPOUND = (
    "(?:اظهار|بیان|ابراز|اعلام|تصریح|تاکید|تأکید|خاطر[ \u200c]?نشان|عنوان|تشریح|مطرح|اذعان|اضافه|"
    "خبر|توضیح|پاسخ|جواب|هشدار|وعده|ادامه)[ \u200c]?"
    "(?:کردند|کرده است|کرد|داشته است|داشتند|داشت|داده است|دادند|داد|ساخت)|"
    "(?:یادآور|متذکر|مدعی) شد(?:ند)?|معتقد است|معتقدند"
)
_CUE = re.compile(rf"(?<![\w\u200c])(?:(?P<simple>{_SIMPLE})|{_COMPOUND})(?![\w\u200c])")
_STATING = re.compile(
    r"(?<![\w\u200c])(?:با|ضمن) (?:بیان|اعلام|اظهار|تصریح|یادآوری|اشاره به|(?:تاکید|تأکید)(?: بر)?) "
    r"(?:این|آن)[ \u200c]?که[ \t]+"
)
"""What leads into a reported clause in the middle of a sentence: «با بیان اینکه …، گفت»."""
_AFTER_CUE = re.compile(r"[ \t]*(?P<colon>[::][ \t]*)?(?P<that>که[ \t]+)?")
_STOP = re.compile(r"[.!?؟…]+[»›”]*(?=\s|$)")
_LEAD_IN = re.compile(
    r"\s*(?:به (?:گزارش|نقل از|نوشته|گفته) [^،:\n]{1,60}،|(?:در همین حال|در ادامه|در پایان|همچنین|سپس|اما|"
    r"امروز|دیروز|در این (?:باره|زمینه))(?: [^،\n]{1,40}،|،)?(?=\s)|و(?=\s))\s*"
)
_SUBJECT_END = re.compile(
    r"(?<=\s)(?:در|با|از|به|که|طی|برای|پس|پیش|ضمن|درباره|همچنین|نیز|هم|امروز|دیروز|فردا|روز|شامگاه|صبح|"
    r"عصر|بامداد|خطاب|بار)(?=\s)|[،,؛;:(«“\n]"
)
_FEWEST_WORDS = 4
"""Fewer words between «» are a name or a term, hardly ever what somebody said."""
_LONGEST_SUBJECT = 70
=======
from gofteh.app.suggestions import SuggestedQuote
from gofteh.language.rules import Rules
>>>>>>> 7ab277f (Suggest on the command line, in a helper process with hazm; measure against articles read twice)


class Attribution:
    """Offers quotations and their speakers; remembers the texts it read last."""

    def __init__(self) -> None:
        self._read = lru_cache(maxsize=4)(Rules().suggest)

    def quotations(self, text: str) -> list[Range]:
<<<<<<< HEAD
        """Return what looks quoted, in reading order.

        That is «…», what follows «گفت:», «گفت که …», and «با بیان اینکه …».
        """
        pairs = _quoting(text)
        found = {pair.whole for pair in pairs}
        for cue in _CUE.finditer(text):
            if not any(pair.start < cue.start() < pair.end for pair in pairs):
                reported = _reported(text, cue, pairs)
                if reported is not None:
                    found.add(reported)
        for lead in _STATING.finditer(text):
            stated = _stated(text, lead)
            if stated is not None:
                found.add(stated)
=======
        """Return what looks quoted, in reading order, nested ones too."""
        found = {part for quote in self._read(text).quotes for part in quote.parts}
>>>>>>> 7ab277f (Suggest on the command line, in a helper process with hazm; measure against articles read twice)
        return sorted(found, key=lambda area: (area[0], -area[1]))

    def speakers(self, text: str, quote: Range) -> list[Range]:
        """Return the words that may name who says ``quote``, the likeliest first."""
        nearest = max(self._read(text).quotes, key=lambda one: _shared(one, quote), default=None)
        if nearest is None or _shared(nearest, quote) <= 0:
            return []
        others = [guess.mention for guess in nearest.alternatives]
        return [mention for mention in [nearest.mention, *others] if mention is not None]


<<<<<<< HEAD
def _quoting(text: str) -> list[MarkPair]:
    """Return the outermost closed pairs of marks that hold more than a name."""
    found: list[MarkPair] = []
    for pair in mark_pairs(text):
        is_inner = bool(found) and pair.end <= found[-1].end
        if pair.has_opener and pair.has_closer and not is_inner and _holds_words(text, pair.inside):
            found.append(pair)
    return found


def _holds_words(text: str, area: Range) -> bool:
    return len(text[slice(*area)].split()) >= _FEWEST_WORDS


def _reported(text: str, cue: re.Match[str], pairs: Sequence[MarkPair]) -> Range | None:
    """Return what a cue reports without marks, or None when marks follow or nothing does."""
    lead = _AFTER_CUE.match(text, cue.end())
    start = lead.end() if lead else cue.end()
    is_open = bool(lead and (lead["colon"] or lead["that"] or (cue["simple"] and lead.end() > cue.end())))
    if not is_open or any(pair.start == start for pair in pairs):
        return None
    line_end = text.find("\n", start)
    end = len(text) if line_end < 0 else line_end
    if not (lead and lead["colon"]):
        end = _end_of_sentence(text, (start, end), pairs)
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if _holds_words(text, (start, end)) else None


def _end_of_sentence(text: str, area: Range, pairs: Sequence[MarkPair]) -> int:
    """Return where the sentence that begins at ``area`` ends, without its stop.

    Sentences between «» are words of that sentence; with marks at its end, they belong to it.
    """
    place, end = area
    while stop := _STOP.search(text, place, end):
        around = next((pair for pair in pairs if area[0] <= pair.start < stop.start() < pair.end), None)
        if around is None:
            return stop.start()
        if around.end <= stop.end():
            return around.end
        place = around.end
    return end


def _stated(text: str, lead: re.Match[str]) -> Range | None:
    """Return the clause between "با بیان اینکه" and the cue of the sentence, or the sentence's end."""
    start = lead.end()
    line_end = text.find("\n", start)
    end = len(text) if line_end < 0 else line_end
    stop = _STOP.search(text, start, end)
    end = stop.start() if stop else end
    cue = _CUE.search(text, start, end)
    if cue is not None:
        end = max(text.rfind(sign, start, cue.start()) for sign in "،,")
    return (start, end) if end > start and _holds_words(text, (start, end)) else None


def _subject_before(text: str, quote: int) -> Iterator[Range]:
    start = text.rfind("\n", 0, quote) + 1
    for stop in _STOP.finditer(text, start, quote):
        start = stop.end()
    earlier = _quoting(text[start:quote])
    if earlier:
        # What was quoted before names nobody.
        start += earlier[-1].end
    cues = [*_STATING.finditer(text, start, quote), *_CUE.finditer(text, start, quote)]
    if cues:
        yield from _subject(text, start, cues[-1].start())


def _subject_after(text: str, quote: int) -> Iterator[Range]:
    line_end = text.find("\n", quote)
    end = len(text) if line_end < 0 else line_end
    start = quote
    while start < end and (text[start].isspace() or text[start] in "»›”\"'،,.–—-"):
        start += 1
    stop = _STOP.search(text, start, end)
    cue = _CUE.search(text, start, stop.start() if stop else end)
    if cue is not None and cue.start() - start <= _LONGEST_SUBJECT:
        yield from _subject(text, start, cue.start())


def _subject(text: str, start: int, cue: int) -> Iterator[Range]:
    """Yield the noun at the beginning of a sentence, where Persian has its subject."""
    while (lead_in := _LEAD_IN.match(text, start, cue)) and lead_in.end() > start:
        start = lead_in.end()
    while start < cue and not text[start].isalnum():
        start += 1
    ended = _SUBJECT_END.search(text, start, cue)
    end = ended.start() if ended else cue
    while end > start and not (text[end - 1].isalnum() or text[end - 1] == "\u064e"):
        end -= 1
    if start < end <= start + _LONGEST_SUBJECT:
        yield start, end
=======
def _shared(one: SuggestedQuote, quote: Range) -> float:
    """Return how much of both ranges is in both, 1 for the same range."""
    return max(
        (min(end, quote[1]) - max(start, quote[0])) / (max(end, quote[1]) - min(start, quote[0]))
        for start, end in one.parts
    )
>>>>>>> 7ab277f (Suggest on the command line, in a helper process with hazm; measure against articles read twice)
