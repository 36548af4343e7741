"""Where a person was in each article, how large its text was, and which way its paragraphs run.

Kept beside the settings and not in the project: it is about one person's eyes and place, not about
the article; colleagues who work on the same project each have their own, no history tells of it,
and it costs no write to the project.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from gofteh.app.settings_file import read_or_set_aside, write

_MOST = 1_000
"""Articles that are remembered; the one left longest ago is forgotten first."""


@dataclass(frozen=True, slots=True)
class ArticleView:
    """How an article was last seen; places are code points of its text."""

    caret: int = 0
    top: int = 0
    """Where the first line that was seen begins; 0 for the headline."""
    zoom: float | None = None
    """Size of the text where the person chose one for this article, 1 being the usual one."""
    turned: Mapping[int, bool] = field(default_factory=dict)
    """Number of a paragraph, from 0 → whether it runs from right to left, where a person has said so."""


class ArticleViews:
    """The views of articles by id. What cannot be read counts as never seen."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._is_saved = True

    def get(self, article_id: str) -> ArticleView:
        """Return how the article was left, or a view of its beginning."""
        kept = self._kept.get(article_id)
        return _read(kept) if isinstance(kept, dict) else ArticleView()

    def keep(self, article_id: str, view: ArticleView) -> None:
        """Remember how an article is left."""
        written = _written(view)
        if self._kept.get(article_id) != written:
            self._kept.pop(article_id, None)
            self._kept[article_id] = written
            for oldest in list(self._kept)[:-_MOST]:
                del self._kept[oldest]
            self._is_saved = False

    def save(self) -> None:
        """Write what is remembered. Raises Problem when the disk does not take it."""
        if not self._is_saved:
            write(self._path, self._kept, by_name=False)
            self._is_saved = True

    @cached_property
    def _kept(self) -> dict[str, Any]:
        # Read when first asked for, after the window is there. A file that makes no sense is set aside.
        return read_or_set_aside(self._path)[0]


def _written(view: ArticleView) -> dict[str, object]:
    found: dict[str, object] = {"caret": view.caret, "top": view.top}
    if view.zoom is not None:
        found["zoom"] = view.zoom
    if view.turned:
        found["turned"] = {str(number): way for number, way in sorted(view.turned.items())}
    return found


def _read(kept: Mapping[str, Any]) -> ArticleView:
    zoom, turned = kept.get("zoom"), kept.get("turned")
    return ArticleView(
        caret=_place(kept.get("caret")),
        top=_place(kept.get("top")),
        zoom=float(zoom) if isinstance(zoom, int | float) and 0.1 <= zoom <= 10 else None,
        turned={
            int(number): way
            for number, way in (turned.items() if isinstance(turned, dict) else ())
            if number.isdecimal() and isinstance(way, bool)
        },
    )


def _place(value: object) -> int:
    return max(value, 0) if isinstance(value, int) and not isinstance(value, bool) else 0
