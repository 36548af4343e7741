"""What stands above an article."""

from gofteh.ui.heading import title_of
from tests.ui.article.helpers import article


def test_an_article_without_a_title_is_called_by_its_first_line():
    assert title_of(article("\n  نشست وزیران نفت\nوزیر گفت")) == "نشست وزیران نفت"


def test_a_long_first_line_lends_only_its_first_words():
    assert title_of(article("واژه، " * 40)).endswith("واژه…")
    assert len(title_of(article("واژه، " * 40))) <= 91


def test_a_line_without_spaces_is_cut_too():
    assert len(title_of(article("آ" * 500))) <= 92


def test_exactly_as_long_as_may_be_is_whole():
    line = "الف " * 22 + "با"
    assert len(line) == 90
    assert title_of(article(line)) == line
