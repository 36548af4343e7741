"""Topics to offer: rare words of the desk first, under the names of its own list."""

from gofteh.app.suggestions import SuggestedTopic
from gofteh.app.topic_ranking import FEWEST_ARTICLES, MOST, DeskWords, ranked, words_of
from gofteh.domain.topic import DESK, IPTC, Topic
from gofteh.domain.topics import MEDIA_TOPICS

KEPT = SuggestedTopic("نیروگاه", ((0, 7),), 4.0)
COMMON = SuggestedTopic("دولت", ((10, 14),), 5.0)
PAIR = SuggestedTopic("انرژی خورشیدی", ((20, 33),), 3.0)


def words(topics: list[SuggestedTopic]) -> list[str]:
    return [topic.words for topic in topics]


def test_without_a_desk_the_text_alone_decides() -> None:
    assert words(ranked([KEPT, COMMON, PAIR])) == ["دولت", "نیروگاه", "انرژی خورشیدی"]


def test_what_stands_in_every_article_is_no_topic() -> None:
    counts = {"دولت": 95, "نیروگاه": 4, "انرژی": 10, "خورشیدی": 2}
    desk = DeskWords(100, counts)
    assert set(counts) == words_of([KEPT, COMMON, PAIR])
    assert words(ranked([KEPT, COMMON, PAIR], desk)) == ["نیروگاه", "انرژی خورشیدی", "دولت"]
    few = DeskWords(FEWEST_ARTICLES - 1, counts)
    assert words(ranked([KEPT, COMMON, PAIR], few))[0] == "دولت"


def test_a_topic_carries_the_code_of_the_desks_list_however_it_is_spelled() -> None:
    listed = [
        *MEDIA_TOPICS,
        Topic("t-1", DESK, "انرژی‌ خورشیدي"),
        Topic("t-2", DESK, "دولت", is_retired=True),
    ]
    economy = SuggestedTopic("اقتصاد", ((40, 46),), 0.1)
    codes = {topic.words: topic.code for topic in ranked([KEPT, COMMON, PAIR, economy], listed=listed)}
    assert codes == {
        "انرژی خورشیدی": "t-1",
        "دولت": None,
        "نیروگاه": None,
        "اقتصاد": next(topic.code for topic in MEDIA_TOPICS if topic.label.startswith("اقتصاد")),
    }
    assert all(topic.scheme == IPTC for topic in MEDIA_TOPICS)


def test_a_name_of_the_list_counts_for_more() -> None:
    listed = [Topic("t-1", DESK, "نیروگاه")]
    assert words(ranked([COMMON, KEPT], listed=listed)) == ["نیروگاه", "دولت"]


def test_no_word_stands_in_two_topics_and_there_are_no_more_than_twelve() -> None:
    more = [SuggestedTopic(f"واژه{place}", ((place, place + 1),), 1.0) for place in range(20)]
    again = SuggestedTopic("انرژی", ((20, 25),), 1.5)
    found = words(ranked([PAIR, again, *more]))
    assert "انرژی" not in found
    assert len(found) == MOST
