"""How articles were left: kept over restarts, bounded, and never a reason not to open one."""

import json
from pathlib import Path

import pytest

from gofteh.app import article_views
from gofteh.app.article_views import ArticleView, ArticleViews


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "views.json"


def test_a_view_comes_back_after_a_restart(path: Path) -> None:
    views = ArticleViews(path)
    left = ArticleView(caret=12, top=7, zoom=1.35, turned={0: False, 3: True})
    views.keep("a", left)
    assert views.get("a") == left
    assert not path.exists()
    views.save()
    assert ArticleViews(path).get("a") == left
    assert ArticleViews(path).get("b") == ArticleView()


def test_the_articles_left_longest_ago_are_forgotten(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(article_views, "_MOST", 3)
    views = ArticleViews(path)
    for name in "zyxwz":
        views.keep(name, ArticleView(caret=ord(name) + len(path.name)))
    views.keep("z", ArticleView(caret=1))
    views.save()
    again = ArticleViews(path)
    again.keep("new", ArticleView(caret=2))
    assert [again.get(name).caret != 0 for name in ("y", "x", "w", "z", "new")] == [
        *(False, False, True, True, True)
    ]


@pytest.mark.parametrize(
    "kept",
    [
        "no json",
        "[]",
        json.dumps({"a": 5}),
        json.dumps({"a": {"caret": -4, "top": True, "zoom": "large", "turned": {"x": 1, "²": True}}}),
        json.dumps({"a": {"caret": "1", "zoom": 99, "turned": [1]}}),
    ],
)
def test_what_makes_no_sense_counts_as_never_seen(path: Path, kept: str) -> None:
    path.write_text(kept, encoding="utf-8")
    views = ArticleViews(path)
    assert views.get("a") == ArticleView()
    views.keep("a", ArticleView(caret=1))
    views.save()
    assert ArticleViews(path).get("a") == ArticleView(caret=1)


def test_nothing_is_written_when_nothing_changed(path: Path) -> None:
    views = ArticleViews(path)
    views.keep("a", ArticleView(caret=1))
    views.save()
    path.unlink()
    views.keep("a", ArticleView(caret=1))
    views.save()
    assert not path.exists()
