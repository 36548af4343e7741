"""What the rules find quoted, case by case of the guide."""

import pytest

from gofteh.app.learning import Teaching
from gofteh.app.suggestions import Tier
from gofteh.language.rules import Rules

RULES = Rules()


def found(text: str, tier: Tier | None = Tier.STRONG) -> list[tuple[str, str]]:
    quotes = RULES.suggest(text).of_tier(tier)
    return [(" + ".join(text[slice(*part)] for part in one.parts), one.quote_type.value) for one in quotes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # marks: they belong to the quote, a stop outside does not
        ("وزیر گفت: «کار تمام شد».", [("«کار تمام شد»", "direct")]),
        ("وزیر گفت که «این کار تمام شده است».", [("«این کار تمام شده است»", "direct")]),
        # no marks: to the end of the paragraph, its stop inside
        ("وی افزود: ما آماده‌ایم. کار آغاز شد.\nپایان", [("ما آماده‌ایم. کار آغاز شد.", "direct")]),
        ("وی افزود : ما آماده‌ایم.", [("ما آماده‌ایم.", "direct")]),
        ("وی افزود؛ ما آماده‌ایم.", [("ما آماده‌ایم.", "direct")]),
        ("وی گفت:\nما فردا می‌آییم.\nهوا سرد شد.", [("ما فردا می‌آییم.", "direct")]),
        # … and no farther than the narrator's next word
        (
            "وی افزود: کار آغاز شد. وی ادامه داد: ما آماده‌ایم.",
            [("کار آغاز شد.", "direct"), ("ما آماده‌ایم.", "direct")],
        ),
        (
            "وی گفت: کار آغاز شد و تاکید کرد: ما آماده‌ایم.",
            [("کار آغاز شد", "direct"), ("ما آماده‌ایم.", "direct")],
        ),
        (
            "مهدی رضایی گفت: کار آغاز شد. رضایی تاکید کرد که همه آماده‌اند.",
            [("کار آغاز شد.", "direct"), ("همه آماده‌اند", "indirect")],
        ),
        ("وی گفت: کار آغاز شد. گفتنی است هوا سرد بود.", [("کار آغاز شد.", "direct")]),
        (
            "وی گفت: رئیس جمهور تاکید کرده است که کار آغاز شود. ما آماده‌ایم.",
            [("رئیس جمهور تاکید کرده است که کار آغاز شود. ما آماده‌ایم.", "direct")],
        ),
        # over paragraphs
        ("وی گفت: «ما می‌رویم.\nشما بمانید.»", [("«ما می‌رویم.\nشما بمانید.»", "direct")]),
        ("وی گفت: «ما می‌رویم.\nهوا سرد بود.", [("«ما می‌رویم.", "direct")]),
        (
            "وی گفت: کار دشوار است.\nما از مردم کمک می‌خواهیم و امیدواریم کار زودتر تمام شود.\nهوا سرد بود.",
            [("کار دشوار است.\nما از مردم کمک می‌خواهیم و امیدواریم کار زودتر تمام شود.", "direct")],
        ),
        # split by the cue
        ("«بانک‌ها»، رضایی گفت، «وام نمی‌دهند.»", [("«بانک‌ها» + «وام نمی‌دهند.»", "direct")]),
        ("«ما فردا به تهران می‌رویم»، وزیر گفت.", [("«ما فردا به تهران می‌رویم»", "direct")]),
        ("«ما فردا به تهران می‌رویم»؛ این را وزیر گفت.", [("«ما فردا به تهران می‌رویم»", "direct")]),
        # indirect: the whole clause, the stop outside
        ("وزیر گفت که بودجه بسته می‌شود.", [("بودجه بسته می‌شود", "indirect")]),
        ("وزیر گفت بودجه بسته می‌شود.", [("بودجه بسته می‌شود", "indirect")]),
        # … also one that begins with a preposition, if a verb ends it
        ("پلیس اعلام کرد در این حادثه سه نفر کشته شدند.", [("در این حادثه سه نفر کشته شدند", "indirect")]),
        ("وی افزود در حال حاضر یک مسیر باز است.", [("در حال حاضر یک مسیر باز است", "indirect")]),
        ("وزیر اعلام کرد در نشستی خبری.", []),
        ("این حمله‌ای است که دولت‌ها گفته‌اند از خاک عراق انجام شده است.", []),
        # a paper, without «که» too
        (
            "در این بیانیه آمده است اگر حمله ادامه یابد، ارتش پاسخ خواهد داد.",
            [("اگر حمله ادامه یابد، ارتش پاسخ خواهد داد", "indirect")],
        ),
        # … and what else the speaker did is the narrator's
        (
            "سفیر گفت مردم باید تهدیدها را جدی بگیرند و به سخنان دیروز خود اشاره کرد.",
            [("مردم باید تهدیدها را جدی بگیرند", "indirect")],
        ),
        # a wish is not a quotation
        ("ارتش از مردم خواست این منطقه را تخلیه کنند.", []),
        # what the speaker remembers somebody saying is part of the speech
        (
            "وی گفت: پدرم کشاورز بود. او همیشه می‌گفت: زمین وفادار است.",
            [("پدرم کشاورز بود. او همیشه می‌گفت: زمین وفادار است.", "direct")],
        ),
        # a name in marks before its title
        (
            "«کارولین لیویت»، سخنگوی کاخ سفید اعلام کرد نشست فردا برگزار می‌شود.",
            [("نشست فردا برگزار می‌شود", "indirect")],
        ),
        ("وزیر معتقد است بودجه کافی نیست.", [("بودجه کافی نیست", "indirect")]),
        ("ارتش اعلام کرد، مرز بسته شده است.", [("مرز بسته شده است", "indirect")]),
        ("وزیر پرسید که چرا کار تمام نشده است؟", [("چرا کار تمام نشده است؟", "indirect")]),
        (
            "وزیر با بیان اینکه کار تمام شده است، گفت: ما می‌رویم.",
            [("کار تمام شده است", "indirect"), ("ما می‌رویم.", "direct")],
        ),
        (
            "وزیر با تاکید بر این که مردم نگران نباشند از آنان تشکر کرد.",
            [("مردم نگران نباشند", "indirect")],
        ),
        ("به گفته وزیر نیرو، برق قطع نمی‌شود.", [("برق قطع نمی‌شود", "indirect")]),
        ("به اعتقاد این کارشناس، قیمت‌ها بالا می‌رود.", [("قیمت‌ها بالا می‌رود", "indirect")]),
        ("از نظر وی کار تمام شده است.", [("کار تمام شده است", "indirect")]),
        (
            "وی گفت که کار تمام شد و افزود که ما می‌رویم.",
            [("کار تمام شد", "indirect"), ("ما می‌رویم", "indirect")],
        ),
        (
            "وزیر گفت برخی گروه‌ها بقای خود را در این می‌بینند و معتقدند که سود می‌برند.",
            [("برخی گروه‌ها بقای خود را در این می‌بینند و معتقدند که سود می‌برند", "indirect")],
        ),
        (
            "وی با بیان اینکه اگر حمله شود، «ما پاسخ می‌دهیم»، مدعی شد که آماده است.",
            [("اگر حمله شود، «ما پاسخ می‌دهیم»", "indirect"), ("آماده است", "indirect")],
        ),
        # mixed
        (
            "وی گفت که دولت «از این رویکرد حمایت می‌کند.» و خواهد کرد.",
            [("دولت «از این رویکرد حمایت می‌کند.» و خواهد کرد", "mixed")],
        ),
        ("وی گفت «آتش‌بس» راه به جایی نمی‌برد.", [("«آتش‌بس» راه به جایی نمی‌برد", "indirect")]),
        (
            "ترامپ گفت که آمریکا «آرام پیش می‌رود»؛ اظهارنظری که بازار را آرام کرد.",
            [("آمریکا «آرام پیش می‌رود»", "indirect")],
        ),
        # the narrator again: a report, a sign-off
        ("شرکت اعلام کرد: آب کم شد. بر اساس این گزارش، سدها خالی است.", [("آب کم شد.", "direct")]),
        ("وی گفت: کار ادامه دارد./ایرنا", [("کار ادامه دارد.", "direct")]),
        ("سخنگو گفت:\n- بودجه تصویب شد.", [("بودجه تصویب شد.", "direct")]),
        # a name and a colon
        ("علی رضایی، وزیر نیرو:\n«ما فردا می‌آییم.»", [("«ما فردا می‌آییم.»", "direct")]),
        # no comma tells where the source ends
        ("به گفته وزیر نیرو برق قطع نمی‌شود.", [("برق قطع نمی‌شود", "indirect")]),
        ("به گفته پلیس راننده فرار کرده است.", [("راننده فرار کرده است", "indirect")]),
        (
            "وی افزود دشمن در پی نابودی ماست؛ سخنی که به گفته او تازه نیست.",
            [("دشمن در پی نابودی ماست", "indirect")],
        ),
        (
            "وی با تاکید بر اینکه «ایران شکست خورده است» گفت: «ما می‌رویم.»",
            [("«ایران شکست خورده است»", "direct"), ("«ما می‌رویم.»", "direct")],
        ),
        ("به اعتقاد او و همکارانش، بازار آرام می‌شود.", [("بازار آرام می‌شود", "indirect")]),
        ("به نقل از استاندار، راه باز شده است.", [("راه باز شده است", "indirect")]),
        ("وی گفت که منابع لازم تامین شده.", [("منابع لازم تامین شده", "indirect")]),
        (
            "کارشناسان می‌گویند رکود ادامه دارد؛ آنها معتقدند سیاست باید تغییر کند.",
            [("رکود ادامه دارد", "indirect"), ("سیاست باید تغییر کند", "indirect")],
        ),
        # papers speak too
        ("در این بیانیه آمده است: «ما می‌مانیم.»", [("«ما می‌مانیم.»", "direct")]),
        ("او به خانه آمده است: شب بود.", []),
    ],
)
def test_strong(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "رمان «جای خالی سلوچ» چاپ شد.",
        "وی این اقدام را «غیرقانونی» خواند.",
        "گفتنی است هوا سرد است.",
        "گفته می‌شود که هوا سرد است.",
        "اعلام شد که هوا سرد است.",
        "وی نگفت که هوا سرد است.",
        "وی تاکید نکرد که هوا سرد است.",
        "گفتم که هوا سرد است.",
        "بند سه به این اشاره داشت که هوا سرد است.",
        "باید گفت هوا سرد است.",
        "وی پیروزی را تبریک گفت و رفت.",
        "گفت و گو با وزیر ادامه دارد.",
        "گفت وگو با وزیر ادامه دارد.",
        "این گزارش می‌افزاید: هوا سرد است.",
        "از نظر اقتصادی، کشور رشد کرده است.",
        "به گزارش ایسنا، هوا سرد است.",
        "وی در پایان بر لزوم همکاری تاکید کرد.",
        "",
        ":",
        "گفت:",
        "«»",
        "«",
        "»",
    ],
)
def test_nothing_is_quoted(text: str) -> None:
    assert found(text, None) == []


@pytest.mark.parametrize(
    "spelled",
    [
        "اظهار کرد",
        "اظهارکرد",
        "اظهار داشت",
        "اظهار می‌دارد",
        "تأکید کرد",
        "تاکید کرده است",
        "خاطرنشان کرد",
        "خاطر نشان کرد",
        "خاطر‌نشان ساخت",
        "یادآور شد",
        "يادآور شد",
        "گفته‌است",
        "گفته است",
        "گفته بود",
        "می گوید",
        "می‌گوید",
        "ميگويد",
        "میگویند",
        "افزوده‌اند",
        "توضیح داد",
        "ادامه داده است",
        "مدعی شد",
    ],
)
def test_every_spelling_of_a_cue(spelled: str) -> None:
    text = f"وزیر {spelled}: کار تمام است."
    assert found(text) == [("کار تمام است.", "direct")]


def test_zwnj_makes_no_difference() -> None:
    text = "وزیر می‌گوید که خانه‌ها ساخته می‌شوند. او افزود: «نمی‌دانیم.»"
    bare = text.replace("\u200c", "")
    assert [words.replace("\u200c", "") for words, _ in found(text)] == [words for words, _ in found(bare)]


def test_a_nested_quotation_lies_in_its_outer_one() -> None:
    text = "وی گفت: «پدرم به من گفت: «همیشه راست بگو و نترس.» من هم گفتم چشم.»"
    outer, inner = RULES.suggest(text).quotes
    assert inner.inside == 0
    assert outer.inside is None
    assert text[slice(*inner.parts[0])] == "«همیشه راست بگو و نترس.»"
    assert inner.mention is not None
    assert text[slice(*inner.mention)] == "پدرم"


def test_long_marked_sentences_of_nobody_are_weak() -> None:
    text = "بر دیوار نوشته بودند. «ما همه با هم هستیم و می‌مانیم.» همه دیدند."
    assert found(text) == []
    assert found(text, Tier.WEAK) == [("«ما همه با هم هستیم و می‌مانیم.»", "direct")]


def test_news_of_something_that_is_described_is_weak() -> None:
    text = "مژده لواسانی از فیلمی خبر داد که نخستین کار او است."
    assert found(text) == []


def test_headlines_without_marks_are_weak() -> None:
    text = "رئیس بانک مرکزی: نرخ ارز تثبیت می‌شود"
    assert found(text) == []
    assert found(text, Tier.WEAK) == [("نرخ ارز تثبیت می‌شود", "direct")]


def test_a_desk_adds_verbs() -> None:
    text = "وزیر نجوا کرد: «کار تمام شد.» و غرید: «بس است!»"
    assert RULES.suggest(text).of_tier(Tier.STRONG) == ()
    (first, second) = Rules(teaching=Teaching(cues=("نجوا کرد", "غرید"))).suggest(text).of_tier(Tier.STRONG)
    assert (first.cue_lemma, second.cue_lemma) == ("نجوا کرد", "غرید")


def test_each_tells_its_rule_version_and_cue() -> None:
    text = "وزیر خاطرنشان کرده است که کار تمام است."
    suggestions = RULES.suggest(text)
    (one,) = suggestions.quotes
    assert one.cue is not None
    assert text[slice(*one.cue)] == "خاطرنشان کرده است"
    assert one.cue_lemma == "خاطر نشان کرد"
    assert suggestions.suggested_by(one) == f"rule:cue-that/{suggestions.version}"


def test_of_tier_keeps_nesting_straight() -> None:
    text = "وی گفت: «پدرم گفت که هوا سرد است، اما من رفتم.» «ما همه با هم هستیم و می‌مانیم.»"
    suggestions = RULES.suggest(text)
    for tier in (None, *Tier):
        kept = suggestions.of_tier(tier)
        assert all(one.inside is None or one.inside < len(kept) for one in kept)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "وی گفت: کار تمام است. وی از مردم تشکر کرد و افزود: ما می‌رویم.",
            ["کار تمام است.", "ما می‌رویم."],
        ),
        (
            "وی گفت: کار تمام است. مردم کمک کردند و تاکید کرد: ما می‌رویم.",
            ["کار تمام است. مردم کمک کردند", "ما می‌رویم."],
        ),
        (
            "وزیر گفت: صندوق پا گرفت. فرهاد دژپسند با بیان این که ارزشش دو برابر شده است، گفت: مردم خریدند.",
            ["صندوق پا گرفت.", "ارزشش دو برابر شده است", "مردم خریدند."],
        ),
    ],
)
def test_where_the_narrator_speaks_again(text: str, expected: list[str]) -> None:
    assert [words for words, _ in found(text)] == expected
