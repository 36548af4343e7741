"""What is learnt from finished articles: a desk's own habits, and silence where there are none."""

import pytest

from gofteh.app.learning import Figures, Learnt, Lesson, Model, Score, Teaching, speaking
from gofteh.app.suggestions import Tier
from gofteh.language.learned import FEATURES, RULE, Tagger, labels, spans_of
from gofteh.language.rules import Rules
from gofteh.language.schoolroom import Schoolroom
from tests.gold import PARTS, GoldArticle, load

RULES = Rules()
GOLD = [article for part in PARTS for article in load(part)]


def lessons(*, but: str = "") -> list[Lesson]:
    """Return the gold articles as a desk that marks no quotes of one type has finished them."""
    return [
        Lesson(
            text=article.text,
            quotes=tuple(tuple(quote.parts) for quote in outer(article) if quote.type != but),
            is_held_back=number % 4 == 0,
        )
        for number, article in enumerate(GOLD)
    ]


def outer(article: GoldArticle):
    parts = [part for quote in article.quotes for part in quote.parts]
    return [
        quote
        for quote in article.quotes
        if not any(
            low <= quote.parts[0][0] and quote.parts[-1][1] <= high and (low, high) not in quote.parts
            for low, high in parts
        )
    ]


def learnt(taught: list[Lesson]) -> Learnt:
    room = Schoolroom(RULES)
    for lesson in taught:
        room.read(lesson)
    rounds: list[int] = []
    found = room.learnt(rounds.append)
    assert rounds == sorted(set(rounds))
    assert rounds
    return found


@pytest.fixture(scope="module")
def of_direct_speech() -> Learnt:
    return learnt(lessons(but="i"))


def test_a_desk_that_marks_only_direct_speech_is_learnt_and_beats_the_rules(of_direct_speech) -> None:
    figures = of_direct_speech.figures
    assert figures.is_better
    assert figures.model.exact_f1 > figures.rules.exact_f1 + 0.1
    assert figures.learnt_from + figures.held_back == len(GOLD)


def test_what_is_learnt_speaks_and_what_it_does_not_see_is_weak(of_direct_speech) -> None:
    model = Model(version=3, made_at="2026-11-23T08:00:00Z", learnt=of_direct_speech)
    taught = Rules(teaching=Teaching(model=model))
    text = "وزیر نیرو گفت: ما برای زمستان آماده‌ایم.\nوی با بیان اینکه مردم باید صرفه‌جویی کنند، پایان داد."
    before, after = RULES.suggest(text), taught.suggest(text)
    assert len(before.of_tier(Tier.STRONG)) == 2
    (one,) = after.of_tier(Tier.STRONG)
    assert text[slice(*one.parts[0])] == "ما برای زمستان آماده‌ایم."
    assert one.speaker is not None
    assert one.speaker.name == "وزیر نیرو"
    assert len(after.of_tier(Tier.WEAK)) == 1
    assert after.version == f"{before.version}+learned-3"


def test_a_desk_that_marks_as_the_rules_do_teaches_nothing_new() -> None:
    assert not learnt(lessons()).figures.is_better


def test_a_model_for_other_rules_or_features_or_of_nonsense_is_silent(of_direct_speech) -> None:
    def model(**changed) -> Model:
        kept = {
            "rules": of_direct_speech.rules,
            "features": of_direct_speech.features,
            "figures": of_direct_speech.figures,
            "data": of_direct_speech.data,
        }
        return Model(version=1, made_at="2026-11-23T08:00:00Z", learnt=Learnt(**(kept | changed)))

    text = GOLD[0].text
    for silent in (
        model(rules="0.9"),
        model(features=FEATURES + 1),
        model(data=b"lCRF and nothing more"),
        model(data=b""),
        model(figures=Figures(learnt_from=40, held_back=9, rules=Score(marked=40), model=Score(marked=40))),
    ):
        assert Rules(teaching=Teaching(model=silent)).suggest(text) == RULES.suggest(text)
    assert speaking([model()], RULES.plain_version, FEATURES) == model()
    assert speaking([], RULES.plain_version, FEATURES) is None


def test_labels_and_spans_are_each_others_reverse() -> None:
    for article in GOLD:
        reading = RULES.quoting(article.text).reading
        parts = [part for quote in outer(article) for part in quote.parts]
        spans = spans_of(labels(reading, [parts]))
        assert [reading.area(*span) for span in spans] == sorted(parts)


def test_a_quotation_that_only_the_model_sees_is_suggested_by_it(of_direct_speech, monkeypatch) -> None:
    text = "هوا سرد است و مدرسه‌ها بسته می‌شود.\nوزیر گفت: ما آماده‌ایم."
    tagger = Tagger(of_direct_speech.data)
    monkeypatch.setattr(tagger, "spans", lambda quoting: [(0, len(quoting.reading.keys) // 2)])
    new, ruled = RULES.suggest(text, tagger).quotes
    assert (new.rule, new.tier) == (RULE, Tier.STRONG)
    assert (ruled.rule, ruled.tier) == ("cue-colon", Tier.WEAK)
