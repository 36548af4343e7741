"""Find actions by a few letters of a name, Persian or English, typed under either layout, or by a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gofteh.app.fuzzy import score
from gofteh.app.words import _, in_every_language
from gofteh.domain.folding import fold
from gofteh.ui.actions import SPECS, Act, ActionSpec
from gofteh.ui.keys.in_use import in_use
from gofteh.ui.keys.physical import as_other_layout
from gofteh.ui.menus import MAIN_MENU, MenuEntry

if TYPE_CHECKING:
    from collections.abc import Iterator

_BY_KEY = 2000
"""More than any name can score: who types a key's name in full wants that key."""
_SAYS_LITTLE = ("STATUS_", "THEME_")


def full_name(act: Act) -> str:
    """Return what to call ``act`` outside its menu, in the language in use: "Theme: Dark"."""
    title = _TITLES.get(act)
    name = _(SPECS[act].text)
    return f"{_(title)}: {name}" if title else name


def fit(typed: str, spec: ActionSpec) -> int | None:
    """Return how well ``typed`` fits an action, the more the better; None when it does not."""
    wanted = typed.strip()
    if not wanted:
        return 0
    if _compact(wanted) in {_compact(str(chord)) for chord in in_use.keymap.chords[spec.act]}:
        return _BY_KEY
    names = _names(spec.act)
    best = _best(wanted, names)
    if best is not None:
        return best
    # The layout was the other one; a chance likeness must not stand before the right name.
    other = _best(as_other_layout(wanted), names)
    return None if other is None else other // 2


def other_name(typed: str, act: Act) -> str:
    """Return the name in the other language when it is what ``typed`` fits; else the empty text."""
    names = [name for name in _names(act) if name != full_name(act)]
    if not typed.strip() or not names:
        return ""
    own, other = _best(typed, [full_name(act)]), _best(typed, names)
    return names[0] if other is not None and (own is None or other > own) else ""


def _names(act: Act) -> list[str]:
    """List what ``act`` is called in each language, with the title of its menu where it needs one."""
    names = in_every_language(SPECS[act].text)
    title = _TITLES.get(act)
    if not title:
        return list(names)
    titles = in_every_language(title)
    # A language is called by its own name in both.
    return [f"{titles[place]}: {names[min(place, len(names) - 1)]}" for place in range(len(titles))]


def _best(typed: str, names: list[str]) -> int | None:
    found = [score(typed, name) for name in names]
    return max((value for value in found if value is not None), default=None)


def _compact(text: str) -> str:
    return fold(text).replace(" ", "").replace("+", "")


def _choices(entries: tuple[MenuEntry, ...], title: str = "") -> Iterator[tuple[Act, str]]:
    for entry in entries:
        if isinstance(entry, Act):
            if title and (entry.name.startswith(_SAYS_LITTLE) or entry in (Act.PERSIAN, Act.ENGLISH)):
                yield entry, title
        elif entry is not None:
            yield from _choices(entry[1], entry[0])


_TITLES = dict(_choices(MAIN_MENU))
