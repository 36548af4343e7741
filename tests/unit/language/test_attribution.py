"""Quotations and their speakers by the shape of the sentence."""

import pytest

from gofteh.app import resources
from gofteh.language.attribution import Attribution

SAMPLE = resources.find("samples", "sample-isna-lavrov.txt").read_text(encoding="utf-8")


def quotations(text):
    return [text[slice(*area)] for area in Attribution().quotations(text)]


def speakers(text, quote):
    start = text.index(quote)
    return [text[slice(*area)] for area in Attribution().speakers(text, (start, start + len(quote)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("او گفت: «ما فردا به خانه می‌رویم.» و رفت.", ["«ما فردا به خانه می‌رویم.»"]),
        ("وی افزود: امروز هوا خوب است. ما آماده‌ایم.\nپایان", ["امروز هوا خوب است. ما آماده‌ایم."]),
        ("وزیر گفت که بودجه امسال بسته می‌شود. این خبر است.", ["بودجه امسال بسته می‌شود"]),
        ("وزیر گفت مسکو انتظار دارد کار آغاز شود.", ["مسکو انتظار دارد کار آغاز شود"]),
        ("او تصریح‌کرد: «کتاب «بوف کور» را همه خوانده‌اند.»", ["«کتاب «بوف کور» را همه خوانده‌اند.»"]),
        (
            "او با بیان اینکه همه باید شرکت کنند، گفت: «ما آماده کمک هستیم.»",
            ["همه باید شرکت کنند", "«ما آماده کمک هستیم.»"],
        ),
        ("وی ضمن تاکید بر این‌که کار بسته شده است رفت.", ["کار بسته شده است"]),
        ("با بیان اینکه نه، گفت.", []),
        (
            "او گفت کشورش «راه را باز کرد. ما پشت آنیم.» و می‌ماند. پایان.",
            ["کشورش «راه را باز کرد. ما پشت آنیم.» و می‌ماند", "«راه را باز کرد. ما پشت آنیم.»"],
        ),
        ("رمان «بوف کور» چاپ شد.", []),
        ("گفت‌وگو با او: خوب و بد و زشت بود", []),
        ("گفتوگو با مقامات جدید سوریه در مورد مسائل منطقهای", []),
        ("", []),
        ("گفت", []),
        ("گفت:", []),
    ],
)
def test_quotations(text, expected):
    assert quotations(text) == expected


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("به گزارش ایسنا، لاوروف در مسکو گفت: «نه.»", "«نه.»", ["لاوروف"]),
        (
            "سرگئی لاوروف وزیر روسیه امروز گفت روسیه آماده است.",
            "روسیه آماده است",
            ["سرگئی لاوروف وزیر روسیه"],
        ),
        ("«ما می‌رویم»، رئیس جمهور در تهران گفت.", "«ما می‌رویم»", ["رئیس جمهور"]),
        ("علی رضایی، نماینده مجلس، اظهار کرد: «بله»", "«بله»", ["علی رضایی، نماینده مجلس"]),
        ("هوا سرد بود. همچنین وی افزود: «بله»", "«بله»", ["وی"]),
        ("«بله، درست است آقا.» و او گفت: «نه»", "«نه»", ["او"]),
        ("هوا «سرد» بود.", "«سرد»", []),
        (
            "این دیپلمات روس همچنین با بیان اینکه همه باید بیایند، گفت.",
            "همه باید بیایند",
            ["این دیپلمات روس"],
        ),
    ],
)
def test_speakers(text, quote, expected):
    assert speakers(text, quote) == expected


def test_the_sample_story_is_read_as_a_person_reads_it():
    found = Attribution().quotations(SAMPLE)
    assert len(found) >= 11
    named = {SAMPLE[slice(*area)] for quote in found for area in Attribution().speakers(SAMPLE, quote)}
    assert {"لاوروف", "وزیر خارجه روسیه", "سرگئی لاوروف وزیر امور خارجه روسیه"} <= named
    assert not any(name.startswith("به گزارش") for name in named)
