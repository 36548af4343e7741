"""Units of Persian text by examples: [ and ] stand around what is selected, | is the caret."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gofteh.app.selection import JOINERS, Direction, Edge, Selector, Unit
from gofteh.language.boundaries import Boundaries

ZWNJ = "\u200c"


def selector_of(text: str) -> Selector:
    return Selector(text, Boundaries())


def marked(example: str) -> tuple[str, tuple[int, int]]:
    start = example.index("[")
    end = example.index("]") - 1
    return example.replace("[", "").replace("]", ""), (start, end)


def shown(text: str, area: tuple[int, int] | None) -> str | None:
    return None if area is None else text[area[0] : area[1]]


@pytest.mark.parametrize(
    ("example", "word"),
    [
        ("او گ|فت که", "گفت"),
        ("«س|لام»", "سلام"),
        ("|«سلام»", None),
        ("«|سلام»", "سلام"),
        ("«سلام|»", "سلام"),
        ("را می‌|گوید.", "می‌گوید"),
        ("را می|‌گوید.", "می‌گوید"),
        ("کتاب‌ها|‌ بود", "کتاب‌ها"),
        ("نرخ ۱۲٫|۵ درصد", "۱۲٫۵"),
        ("نرخ 3.1|4 درصد", "3.14"),
        ("در ۱۴۰۳/۱۰/|۰۶ گفت", "۱۴۰۳/۱۰/۰۶"),
        ("ساعت ۱۴:|۳۰ بود", "۱۴:۳۰"),
        ("«کیت (Kei|th) کلاگ»", "Keith"),
        ("U.|S. Army", "U.S"),
        ("don|'t", "don't"),
        ("است.و|ی گفت", "وی"),
        ("سَل|ام", "سَلام"),
        ("🙂|🙂", None),
        ("الف  |  ب", None),
    ],
)
def test_word_at(example: str, word: str | None) -> None:
    text, place = example.replace("|", ""), example.index("|")
    assert shown(text, selector_of(text).word_at(place)) == word


@pytest.mark.parametrize(
    ("dragged", "snapped"),
    [
        ("او گ[ف]ت که", "گفت"),
        ("او گ[فت ک]ه رفت", "گفت که"),
        ("او[ گفت ]که", "گفت"),
        ("او[ ]گفت", None),
        ("گفت: [«من بسیار» ]و", "«من بسیار»"),
        ("گفت: «[من بسیا]ر» و", "من بسیار"),
        ("گفت[: «من] رفتم»", "«من"),
        ("«من رفتم[.» او]", "» او"),
        ("[ما آماده‌ایم، ]و", "ما آماده‌ایم"),
        ("[ما آماده‌ایم.] و", "ما آماده‌ایم."),
        ("[«ما آماده‌ایم.».] و", "«ما آماده‌ایم.»"),
        ("کتاب‌[ها‌ ]بود", "کتاب‌ها"),
        ("م[ی‌]گوید", "می‌گوید"),
        ("خط ی[ک\nخط د]و", "یک\nخط دو"),
        ("در ۱۴۰۳/[۱۰]/۰۶ گفت", "۱۴۰۳/۱۰/۰۶"),
    ],
)
def test_a_drag_snaps_to_whole_words(dragged: str, snapped: str | None) -> None:
    text, area = marked(dragged)
    assert shown(text, selector_of(text).snap(*area)) == snapped


STORY = (
    "به گزارش ایسنا، وی گفت: «ما به «آتش‌بس» رسیدیم. دنیا، ببیند.»\n"
    "احمدی گفت که نرخ ۱۲٫۵ درصد است؛ همین. م. احمدی رفت.\n"
    "بند آخر"
)
FIRST, _, _ = STORY.partition("\n")


@pytest.mark.parametrize(
    ("word", "units"),
    [
        (
            "آتش",
            [
                (Unit.WORD, "آتش‌بس"),
                (Unit.INSIDE_MARKS, "آتش‌بس"),
                (Unit.WITH_MARKS, "«آتش‌بس»"),
                (Unit.CLAUSE, "آتش‌بس"),
                (Unit.SENTENCE, "آتش‌بس"),
            ],
        ),
        (
            "رسیدیم",
            [
                (Unit.WORD, "رسیدیم"),
                (Unit.CLAUSE, "ما به «آتش‌بس» رسیدیم"),
                (Unit.SENTENCE, "ما به «آتش‌بس» رسیدیم."),
                (Unit.INSIDE_MARKS, "ما به «آتش‌بس» رسیدیم. دنیا، ببیند."),
                (Unit.WITH_MARKS, "«ما به «آتش‌بس» رسیدیم. دنیا، ببیند.»"),
                (Unit.PARAGRAPH, FIRST),
            ],
        ),
        ("دنیا", [(Unit.CLAUSE, "دنیا"), (Unit.SENTENCE, "دنیا، ببیند.")]),
        (
            "وی",
            [
                (Unit.CLAUSE, "وی گفت"),
                (Unit.SENTENCE, FIRST),
                (Unit.INSIDE_MARKS, None),
                (Unit.WITH_MARKS, None),
            ],
        ),
        (
            "نرخ",
            [
                (Unit.CLAUSE, "نرخ ۱۲٫۵ درصد است"),
                (Unit.SENTENCE, "احمدی گفت که نرخ ۱۲٫۵ درصد است؛ همین."),
            ],
        ),
        ("رفت", [(Unit.SENTENCE, "م. احمدی رفت.")]),
        ("آخر", [(Unit.SENTENCE, "بند آخر"), (Unit.PARAGRAPH, "بند آخر"), (Unit.LETTER, "خ")]),
    ],
)
def test_unit_at(word: str, units: list[tuple[Unit, str | None]]) -> None:
    selector = selector_of(STORY)
    place = STORY.index(word) + 1
    found = [(unit, shown(STORY, selector.at(place, unit))) for unit, _ in units]
    assert found == units


@pytest.mark.parametrize(
    ("text", "at", "levels"),
    [
        (
            "وی گفت: «ما به ‹صلح› رسیدیم. همین.» و رفت.",
            "صلح",
            [
                "صلح",
                "‹صلح›",
                "ما به ‹صلح› رسیدیم",
                "ما به ‹صلح› رسیدیم.",
                "ما به ‹صلح› رسیدیم. همین.",
                "«ما به ‹صلح› رسیدیم. همین.»",
                "وی گفت: «ما به ‹صلح› رسیدیم. همین.»",
                "وی گفت: «ما به ‹صلح› رسیدیم. همین.» و رفت.",
            ],
        ),
        (
            "وی گفت: «ما رسیدیم. همین\nو رفت.",
            "رسیدیم",
            [
                "رسیدیم",
                "ما رسیدیم",
                "ما رسیدیم.",
                "ما رسیدیم. همین",
                "«ما رسیدیم. همین",
                "وی گفت: «ما رسیدیم. همین",
                "وی گفت: «ما رسیدیم. همین\nو رفت.",
            ],
        ),
        (
            "«یک.\nدو، سه.» گفت",
            "دو",
            ["دو", "دو، سه.", "یک.\nدو، سه.", "«یک.\nدو، سه.»", "«یک.\nدو، سه.» گفت"],
        ),
        (
            'He said "no" and left. Then',
            "no",
            ["no", '"no"', 'He said "no" and left', 'He said "no" and left.'],
        ),
    ],
)
def test_growing_goes_outward_and_shrinking_comes_back(text: str, at: str, levels: list[str]) -> None:
    selector = selector_of(text)
    origin = text.index(at)
    area = selector.word_at(origin)
    assert area is not None
    areas = [area]
    while (wider := selector.grow(areas[-1])) != areas[-1]:
        areas.append(wider)
    assert [text[start:end] for start, end in areas][: len(levels)] == levels
    area = areas[-1]
    for narrower in reversed(areas[:-1]):
        area = selector.shrink(area, origin)
        assert area == narrower


@pytest.mark.parametrize(
    ("example", "levels"),
    [
        (
            "وی گفت: «رئیس گفت: ‹ما به “صل|ح پایدار” می‌رسیم› و رفت.» سپس نشست.",
            [
                "صلح",
                "صلح پایدار",
                "“صلح پایدار”",
                "ما به “صلح پایدار” می‌رسیم",
                "‹ما به “صلح پایدار” می‌رسیم›",
                "‹ما به “صلح پایدار” می‌رسیم› و رفت",
                "رئیس گفت: ‹ما به “صلح پایدار” می‌رسیم› و رفت.",
                "«رئیس گفت: ‹ما به “صلح پایدار” می‌رسیم› و رفت.»",
                "وی گفت: «رئیس گفت: ‹ما به “صلح پایدار” می‌رسیم› و رفت.»",
                "وی گفت: «رئیس گفت: ‹ما به “صلح پایدار” می‌رسیم› و رفت.» سپس نشست.",
            ],
        ),
        (
            "او «گفت: «نه|» و رفت.",
            ["نه", "«نه»", "«نه» و رفت", "گفت: «نه» و رفت.", "«گفت: «نه» و رفت.", "او «گفت: «نه» و رفت."],
        ),
        (
            "او گفت بله|» و رفت.",
            ["بله", "او گفت بله", "او گفت بله»", "او گفت بله» و رفت", "او گفت بله» و رفت."],
        ),
        (
            "«یک است.\n«دو|م، هم هست.\n«سوم.» او گفت.",
            [
                "دوم",
                "دوم، هم هست",
                "دوم، هم هست.",
                "«دوم، هم هست.",
                "یک است.\n«دوم، هم هست.\n«سوم.",
                "«یک است.\n«دوم، هم هست.\n«سوم.»",
                "«یک است.\n«دوم، هم هست.\n«سوم.» او گفت.",
            ],
        ),
        ("کلاگ (Keith Kel|logg, the envoy) گفت.", ["Kellogg", "کلاگ (Keith Kellogg, the envoy) گفت"]),
        ("در ۱۴۰۳/۱۰/|۰۶ به ۱۲٫۵ رسید؛ همین.", ["۱۴۰۳/۱۰/۰۶", "در ۱۴۰۳/۱۰/۰۶ به ۱۲٫۵ رسید"]),
        ("رقم ۱,۲۳۴|,۵۶۷ تومان", ["۱,۲۳۴,۵۶۷", "رقم ۱,۲۳۴,۵۶۷ تومان"]),
        (
            "https://www.isna.ir/ne|ws/1403، را دید.",
            ["https://www.isna.ir/news/1403", "https://www.isna.ir/news/1403، را دید."],
        ),
        ("به info@is|na.ir نوشت.", ["info@isna.ir", "به info@isna.ir نوشت"]),
        ("رسانه‌ها|‌ نمی‌برد. وی", ["رسانه‌ها", "رسانه‌ها‌ نمی‌برد"]),
        ("گفت: «آماده‌ا|یم‌»، رفت", ["آماده‌ایم", "«آماده‌ایم‌»", "گفت: «آماده‌ایم‌»، رفت"]),
    ],
)
def test_what_a_key_takes_step_by_step(example: str, levels: list[str]) -> None:
    text, place = example.replace("|", ""), example.index("|")
    assert [text[slice(*area)] for area in steps_from(selector_of(text), place)][: len(levels)] == levels


def steps_from(selector: Selector, place: int) -> list[tuple[int, int]]:
    steps = [(place, place)]
    while (wider := selector.grow(steps[-1])) != steps[-1]:
        steps.append(wider)
    return steps[1:]


PIECES = [
    *("گفت", "می‌رود", "کتاب‌ها‌", "لا", "سَل", "که", "ISNA", "(Keith, a)", "U.S.", "۱۲٫۵", "۱۴۰۳/۱۰/۰۶"),
    *(" ", " ", " ", "\n", "\r\n", "«", "»", "‹", "›", "“", "”", '"', ".", "،", ": ", "؛", "؟", "..."),
    *("🙂", "\u0301", "\u200f", "\u2028", "www.isna.ir/a", ZWNJ),
]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join), st.data())
def test_growing_grows_whole_letters_and_shrinking_takes_every_step_back(
    text: str, data: st.DataObject
) -> None:
    selector = selector_of(text)
    place = data.draw(st.integers(0, len(text)))
    steps = steps_from(selector, place)
    edges = {0, *(end for _, end in Boundaries().graphemes(text))}
    for narrow, wide in pairwise(steps):
        assert wide[0] <= narrow[0] <= narrow[1] <= wide[1]
        assert narrow != wide
    for start, end in steps:
        # An edge may stand inside a letter only where it leaves out that letter's ZWNJ or space.
        assert start in edges or text[start - 1] in f"{JOINERS} "
        assert end in edges or text[end] in f"{JOINERS} "
        assert not text[end - 1].isspace()
        assert text[end - 1] not in JOINERS
    assert steps[-1:] == ([whole] if (whole := selector.trim(0, len(text))) else [])
    for wide, narrow in pairwise(reversed(steps)):
        assert selector.shrink(wide, place) == narrow


def test_growing_from_a_bare_caret_begins_with_the_word() -> None:
    text = "او گفت که"
    assert shown(text, selector_of(text).grow((4, 4))) == "گفت"


@pytest.mark.parametrize(
    ("example", "edge", "direction", "unit", "moved"),
    [
        ("او [گفت] که رفت", Edge.START, Direction.EARLIER, Unit.WORD, "[او گفت] که رفت"),
        ("او [گفت که] رفت", Edge.START, Direction.LATER, Unit.WORD, "او گفت [که] رفت"),
        ("او [گفت] که رفت", Edge.END, Direction.LATER, Unit.WORD, "او [گفت که] رفت"),
        ("او [گفت که] رفت", Edge.END, Direction.EARLIER, Unit.WORD, "او [گفت] که رفت"),
        ("او [گفت] که", Edge.END, Direction.EARLIER, Unit.WORD, "او [گفت] که"),
        ("[او گفت] که", Edge.START, Direction.EARLIER, Unit.WORD, "[او گفت] که"),
        ("«من [رفتم].» او", Edge.END, Direction.LATER, Unit.WORD, "«من [رفتم.]» او"),
        ("«من [رفتم.]» او", Edge.END, Direction.LATER, Unit.WORD, "«من [رفتم.»] او"),
        ("گفت: «[من] رفتم", Edge.START, Direction.EARLIER, Unit.WORD, "گفت: [«من] رفتم"),
        ("است[ یک]... دو", Edge.END, Direction.LATER, Unit.WORD, "است[ یک...] دو"),
        ("[می‌گوید]", Edge.END, Direction.EARLIER, Unit.LETTER, "[می‌گوی]د"),
        ("[می‌گ]وید", Edge.END, Direction.EARLIER, Unit.LETTER, "[می]‌گوید"),
        ("[می]‌گوید", Edge.END, Direction.LATER, Unit.LETTER, "[می‌گ]وید"),
        ("[می‌گ]وید", Edge.START, Direction.LATER, Unit.LETTER, "م[ی‌گ]وید"),
        ("م[ی‌گ]وید", Edge.START, Direction.LATER, Unit.LETTER, "می‌[گ]وید"),
        ("یک [دو] سه", Edge.END, Direction.LATER, Unit.LETTER, "یک [دو س]ه"),
        ("یک\n[دو]", Edge.START, Direction.EARLIER, Unit.WORD, "[یک\nدو]"),
        ("[یک]\r\n\r\nدو", Edge.END, Direction.LATER, Unit.WORD, "[یک\r\n\r\nدو]"),
    ],
)
def test_edges_move_by_reading_order(
    example: str, edge: Edge, direction: Direction, unit: Unit, moved: str
) -> None:
    text, area = marked(example)
    start, end = selector_of(text).move_edge(area, edge, direction, unit)
    assert f"{text[:start]}[{text[start:end]}]{text[end:]}" == moved


@pytest.mark.parametrize(
    ("text", "steps", "unit"),
    [
        ("می‌گوید", [0, 1, 3, 4, 5, 6, 7], Unit.LETTER),
        ("سَلا", [0, 2, 3, 4], Unit.LETTER),
        ("اب\r\nج", [0, 1, 2, 4, 5], Unit.LETTER),
        ("او گفت: «من", [0, 3, 9, 11], Unit.WORD),
        ("یک\n\nدو", [0, 4, 6], Unit.WORD),
    ],
)
def test_a_caret_steps_forth_and_back(text: str, steps: list[int], unit: Unit) -> None:
    selector = selector_of(text)
    place, places = 0, [0]
    while (onward := selector.step(place, Direction.LATER, unit)) != place:
        place = onward
        places.append(place)
    assert places == steps
    back = [place]
    while (earlier := selector.step(place, Direction.EARLIER, unit)) != place:
        place = earlier
        back.append(place)
    assert back == steps[::-1]


@given(st.text(alphabet=f'ابم گ{ZWNJ}.،:«»‹›“”"\n\r1۲٫🙂e\u0301\u2028', max_size=40), st.data())
def test_whatever_is_asked_the_answer_is_a_tidy_range(text: str, data: st.DataObject) -> None:
    selector = selector_of(text)
    low, high = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    snapped = selector.snap(low, high)
    found = [snapped, selector.trim(low, high), *(selector.at(low, unit) for unit in Unit)]
    for start, end in (area for area in found[:2] if area is not None):
        assert text[end - 1] not in JOINERS
        assert not text[start].isspace()
        assert not text[end - 1].isspace()
    for area in found:
        assert area is None or 0 <= area[0] < area[1] <= len(text)
    if low < high:
        wider = selector.grow((low, high))
        assert wider[0] <= low
        assert high <= wider[1]
        for edge in Edge:
            for direction in Direction:
                start, end = selector.move_edge((low, high), edge, direction)
                assert 0 <= start < end <= len(text)
    for unit in (Unit.LETTER, Unit.WORD):
        assert selector.step(low, Direction.EARLIER, unit) <= low <= selector.step(low, Direction.LATER, unit)
