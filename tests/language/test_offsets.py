"""Every part that hazm finds lies in the raw text exactly where it says, whatever the text."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gofteh.app import resources
from gofteh.language.boundaries import Boundaries
from gofteh.language.hazm_light import Hazm
from gofteh.language.hazm_offsets import (
    HazmSegmenter,
    Unmappable,
    group_ranges,
    may_split_sentences,
    sentence_ends,
    word_ranges,
)
from tests.gold import PARTS, load

HOSTILE = st.lists(
    st.sampled_from(
        "ابگفتهاستکردرمیخواهدشود \n\t\r\u200c\u200d\u200e\u200f\u00a0\u2028\u2029\u0085_.!؟?…،؛:«»()[]{}\\/"
        "-+*\"'123۴۵٫٬%٪🙂👩\u200d👩e\u0301ًَّـaZ"
    )
    | st.sampled_from(
        ["خواهد ", "شده است", "گفته", " است", "نخواهند", "م. ", ".»", "بود.وی", "...", "می‌رود"]
    ),
    max_size=40,
).map("".join)
SAMPLE = resources.find("samples", "sample-isna-lavrov.txt").read_text(encoding="utf-8")
TEXTS = [SAMPLE, *(article.text for part in PARTS for article in load(part))]


def check_parts(text: str, parts: list[tuple[int, int]]) -> None:
    end = 0
    for start, stop in parts:
        assert end <= start < stop <= len(text)
        end = stop


class TestMapping:
    @settings(max_examples=300)
    @given(text=HOSTILE)
    def test_words(self, hazm: Hazm, text: str) -> None:
        words = word_ranges(text, hazm.words.tokenize)
        check_parts(text, words)
        assert [text[start:end] for start, end in words] == hazm.words.tokenize(text)

    @settings(max_examples=300)
    @given(text=HOSTILE)
    def test_verb_groups(self, hazm: Hazm, text: str) -> None:
        words = word_ranges(text, hazm.words.tokenize)
        groups = group_ranges(text, words, hazm.verb_parts.join_verb_parts)
        check_parts(text, groups)
        assert {start for start, _ in groups} <= {start for start, _ in words}
        assert sum(1 for _ in groups) <= len(words)
        assert not words or (groups[0][0], groups[-1][1]) == (words[0][0], words[-1][1])

    @settings(max_examples=300)
    @given(text=HOSTILE)
    def test_sentences(self, hazm: Hazm, text: str) -> None:
        ends = sentence_ends(text, hazm.sentences.tokenize)
        assert all(low < high for low, high in pairwise(ends))
        assert not text.strip() or ends[-1] == len(text.rstrip())

    def test_a_last_auxiliary_is_not_lost(self, hazm: Hazm) -> None:
        text = "او خواهد"
        words = word_ranges(text, hazm.words.tokenize)
        assert group_ranges(text, words, hazm.verb_parts.join_verb_parts) == [(0, 2), (3, 8)]

    def test_what_is_no_part_of_the_text_is_refused(self) -> None:
        with pytest.raises(Unmappable):
            word_ranges("یک دو", lambda _text: ["دو"])
        with pytest.raises(Unmappable):
            word_ranges("یک دو", lambda _text: ["یک"])
        with pytest.raises(Unmappable):
            sentence_ends("یک", lambda _text: ["دو"])


class TestSegmenter:
    @settings(max_examples=200)
    @given(text=HOSTILE)
    def test_parts_are_in_order_and_sentences_cover_the_text(
        self, segmenter: HazmSegmenter, text: str
    ) -> None:
        check_parts(text, list(segmenter.words(text)))
        check_parts(text, list(segmenter.verb_groups(text)))
        assert "".join(text[start:end] for start, end in segmenter.sentences(text)) == text

    @pytest.mark.parametrize("zwnj", ["\u200c", ""])
    def test_every_gold_article_and_the_sample(self, segmenter: HazmSegmenter, zwnj: str) -> None:
        for whole in TEXTS:
            for text in whole.replace("\u200c", zwnj).split("\n"):
                check_parts(text, list(segmenter.words(text)))
                check_parts(text, list(segmenter.verb_groups(text)))
                assert "".join(text[start:end] for start, end in segmenter.sentences(text)) == text

    def test_sentences_are_mended(self, segmenter: HazmSegmenter) -> None:
        text = "دکتر م. احمدی آمد. او گفت: «رفتم.» هوا سرد بود.وی رفت."
        found = [text[start:end].strip() for start, end in segmenter.sentences(text)]
        assert found == ["دکتر م. احمدی آمد.", "او گفت: «رفتم.»", "هوا سرد بود.", "وی رفت."]

    def test_verb_groups(self, segmenter: HazmSegmenter) -> None:
        text = "این کار انجام شده است"
        assert [text[start:end] for start, end in segmenter.verb_groups(text)][-1] == "شده است"

    @pytest.mark.parametrize("text", ["." * 100_000, "ب" * 100_000, "میرود " * 20_000, "🙂" * 100_000])
    def test_endless_paragraphs_go_around_hazm(self, text: str, boundaries: Boundaries) -> None:
        def never(_text: str) -> list[str]:
            raise AssertionError("hazm was asked")

        stub = type("Stub", (), {"tokenize": staticmethod(never)})
        hazm = Hazm(version="0", words=stub, verb_parts=stub, sentences=stub, lemmatizer=None)
        assert list(HazmSegmenter(hazm).words(text)) == boundaries.words(text)

    def test_runs_of_stops_go_around_hazm(self) -> None:
        assert may_split_sentences("." * 64)
        assert not may_split_sentences("." * 65)
