"""The whole seed story, annotated by key presses alone and every press counted.

What is right is decided by the rules of the guide: marks belong to the quote; a reported clause goes without
its final stop; a clause with words in marks is mixed; the nearest words name the speaker, and one person
is meant by all of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from gofteh.app.offers import Gap
from gofteh.domain.records import QuoteRecord
from gofteh.domain.spans import QuoteType
from tests.ui.newsroom import Newsroom

SPEAKER = "سرگئی لاوروف"
TYPE_KEYS = {QuoteType.DIRECT: "D", QuoteType.INDIRECT: "I", QuoteType.MIXED: "M"}
TAKING = ("A", "Alt+2", "Alt+3", "Alt+4")


@dataclass(frozen=True)
class Gold:
    """One record as it should be: the first and last words of the quote, its type, who speaks."""

    begin: str
    end: str
    quote_type: QuoteType
    mention: str


DIRECT, INDIRECT, MIXED = QuoteType.DIRECT, QuoteType.INDIRECT, QuoteType.MIXED
LAVROV, MINISTER = "لاوروف", "وزیر خارجه روسیه"
STORY = (
    Gold("«من بسیار", "رایزنی هستیم.»", DIRECT, LAVROV),
    Gold("دستیابی به «آتشبس»", "راضی نخواهد شد", MIXED, "وزیر امور خارجه روسیه"),
    Gold("«ما نمیتوانیم", "تثبیت شده باشد.»", DIRECT, LAVROV),
    Gold("«هیچکس واقعا", "خریده شود.»", DIRECT, MINISTER),
    Gold("روسیه علاقهمند", "منطقهای است", INDIRECT, "سرگئی لاوروف وزیر امور خارجه روسیه"),
    Gold("«روسیه از طریق", "سفارت خود است.»", DIRECT, LAVROV),
    Gold("«ما علاقهمند", "منطقه هستیم.»", DIRECT, LAVROV),
    Gold("مسکو انتظار", "از سر گرفته شود", INDIRECT, MINISTER),
    Gold("همه گروههای", "سوریه شرکت کنند", INDIRECT, "این دیپلمات ارشد روس"),
    Gold("«روسیه آماده", "روند سیاسی است.»", DIRECT, "این دیپلمات ارشد روس"),
    Gold("«نباید اجازه", "دوست دارند.»", DIRECT, LAVROV),
    Gold("«سوریه نباید", "ترکیه در مرز سوریه را درک میکنیم.»", DIRECT, MINISTER),
    Gold("«احمد الشرع»", "تایید میکنیم.»", MIXED, MINISTER),
)


@dataclass
class Typist:
    """Works a desk by keys, and counts every press, those of typed letters too."""

    room: Newsroom
    presses: int = 0
    by_record: list[int] = field(default_factory=list)

    def press(self, *chords: str) -> None:
        self.presses += len(chords)
        self.room.keys(*chords)

    def write(self, text: str) -> None:
        self.presses += len(text)
        self.room.write(text)

    def annotate(self) -> None:
        """Mark all that the story has."""
        for gold in STORY:
            before = self.presses
            self._mark(gold)
            self.by_record.append(self.presses - before)

    def _mark(self, gold: Gold) -> None:
        self.press("F")
        assert self.room.window.pane.selected_range() == place_of(self.room, gold), gold
        self.press("1")
        if self._record.quote_type is not gold.quote_type:
            self.press(TYPE_KEYS[gold.quote_type])
        self._take(Gap.SPEAKER, gold.mention)
        if self._record.speaker_id is None:
            self._take(Gap.PERSON, SPEAKER)
        if self._speaker() != SPEAKER:
            self._name()

    def _take(self, gap: Gap, wanted: str) -> None:
        """Press the key that stands at what is wanted, when it is offered."""
        offered = [
            (key, offer.words)
            for key, offer in zip(TAKING, self.room.window.quotations.offers(self._record), strict=False)
            if offer.gap is gap
        ]
        for key, words in offered:
            if words == wanted:
                self.press(key)
                return

    def _name(self) -> None:
        self.press("W")
        self.write(SPEAKER)
        self.press("Enter")

    @property
    def _record(self) -> QuoteRecord:
        record = self.room.bench.desk.current_record
        assert record is not None
        return record

    def _speaker(self) -> str | None:
        speaker_id = self._record.speaker_id
        registry = self.room.bench.desk.session.state.registry
        return None if speaker_id is None else registry.resolve(speaker_id).name


def place_of(room: Newsroom, gold: Gold) -> tuple[int, int]:
    """Return where the quote stands, in code points."""
    text = room.document.text
    start = text.index(gold.begin)
    return start, text.index(gold.end, start) + len(gold.end)


def seen(room: Newsroom) -> Iterator[tuple[tuple[int, int], QuoteType | None, str, str | None]]:
    """Yield what the desk holds: place, type, mention and person of every record."""
    registry = room.bench.desk.session.state.registry
    for record in room.bench.desk.records:
        (mention,) = record.mentions
        person = registry.resolve(record.speaker_id).name if record.speaker_id else None
        yield (record.head.start, record.head.end), record.quote_type, room.document.text_of(mention), person
