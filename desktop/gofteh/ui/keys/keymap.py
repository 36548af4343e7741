"""Which keys do what: the table's, or the person's where they chose others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from gofteh.app.words import N_, _
from gofteh.domain.errors import Problem, ProblemKind
from gofteh.ui.actions import ACTIONS, SPECS, Act
from gofteh.ui.keys.chords import Chord

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

KeySettings = dict[str, list[str]]
"""As settings keep them: the name of an act → its chords."""

_MOVES: Final = frozenset({"Left", "Right", "Up", "Down", "Home", "End", "PageUp", "PageDown"})
_COPYING: Final = frozenset({Chord("C", ctrl=True), Chord("A", ctrl=True)})
_OPERATING: Final = frozenset({"Enter", "Space", "Tab", "Escape"})


def _delivered(act: Act) -> tuple[Chord, ...]:
    return tuple(Chord.parse(key) for key in SPECS[act].keys)


DELIVERED: Final[Mapping[Act, tuple[Chord, ...]]] = {spec.act: _delivered(spec.act) for spec in ACTIONS}
"""The keys that the program comes with."""


@dataclass(frozen=True, slots=True)
class Keymap:
    """The chords of every act, the one to show first. No chord belongs to two acts."""

    chords: Mapping[Act, tuple[Chord, ...]]

    @classmethod
    def delivered(cls) -> Keymap:
        """Return the keys of the table."""
        return cls(DELIVERED)

    @classmethod
    def read(cls, kept: Mapping[str, Sequence[str]]) -> tuple[Keymap, Problem | None]:
        """Return the keys that settings ask for, and a Problem that names what made no sense in them.

        What makes no sense falls back to the table. A key that the person chose is taken from the act
        that has it in the table; of two acts that ask for one key, the first in the table gets it.
        """
        troubles = [name for name in kept if name not in set(Act)]
        chosen: dict[Act, tuple[Chord, ...]] = {}
        given: set[Chord] = set()
        for act in (spec.act for spec in ACTIONS if spec.act in kept):
            try:
                wanted = dict.fromkeys(Chord.parse(key) for key in kept[act])
            except Problem:
                troubles.append(_(SPECS[act].text))
                continue
            if not given.isdisjoint(wanted):
                troubles.append(_(SPECS[act].text))
            chosen[act] = tuple(chord for chord in wanted if chord not in given)
            given.update(chosen[act])
        left = {
            act: tuple(chord for chord in chords if chord not in given)
            for act, chords in DELIVERED.items()
            if act not in chosen
        }
        return cls({spec.act: (chosen | left)[spec.act] for spec in ACTIONS}), _notice(troubles)

    def kept(self) -> KeySettings:
        """Return what settings keep: only what differs from the table."""
        return {
            act.value: [str(chord) for chord in chords]
            for act, chords in self.chords.items()
            if chords != DELIVERED[act]
        }

    def label(self, act: Act) -> str:
        """Return the key to show for ``act`` in the language in use; empty when it has none."""
        chords = self.chords[act]
        return chords[0].label() if chords else ""

    def is_changed(self, act: Act) -> bool:
        """Tell whether ``act`` has other keys than in the table."""
        return self.chords[act] != DELIVERED[act]

    def owner(self, chord: Chord) -> Act | None:
        """Return the act that has ``chord``."""
        return next((act for act, chords in self.chords.items() if chord in chords), None)

    def give(self, act: Act, chord: Chord) -> Keymap:
        """Return a map in which ``chord`` is the first of ``act``, whoever had it before."""
        if chord in self.chords[act]:
            return self
        return self._with(
            {other: _without(chords, chord) for other, chords in self.chords.items()}
            | {act: (chord, *self.chords[act])}
        )

    def take(self, act: Act, chord: Chord) -> Keymap:
        """Return a map in which ``act`` does not have ``chord``."""
        return self._with({**self.chords, act: _without(self.chords[act], chord)})

    def reset(self, act: Act) -> Keymap:
        """Return a map in which ``act`` has the table's keys, whoever had them before."""
        theirs = DELIVERED[act]
        others = {
            other: tuple(chord for chord in chords if chord not in theirs)
            for other, chords in self.chords.items()
        }
        return self._with(others | {act: theirs})

    def losers(self, act: Act) -> list[Act]:
        """Return the acts that ``reset`` would take a key from."""
        owners = (self.owner(chord) for chord in DELIVERED[act])
        return [owner for owner in dict.fromkeys(owners) if owner not in (None, act)]

    @staticmethod
    def refusal(act: Act, chord: Chord) -> str:
        """Return why ``chord`` can do nothing else, as a text to translate; empty when it can."""
        if chord in DELIVERED[act]:
            return ""
        bare = not (chord.alt or chord.meta)
        if bare and (chord in _COPYING or (chord.key in _MOVES and not _turns_articles(chord))):
            return N_("The article needs this key for the caret, the selection and copying.")
        if bare and not chord.ctrl and chord.key in _OPERATING and not SPECS[act].in_article:
            return N_("Buttons, lists and fields need this key.")
        return ""

    def _with(self, chords: Mapping[Act, tuple[Chord, ...]]) -> Keymap:
        return Keymap({spec.act: chords[spec.act] for spec in ACTIONS})


def _turns_articles(chord: Chord) -> bool:
    return chord.ctrl and chord.key.startswith("Page")


def _without(chords: tuple[Chord, ...], gone: Chord) -> tuple[Chord, ...]:
    return tuple(chord for chord in chords if chord != gone)


def _notice(troubles: list[str]) -> Problem | None:
    if not troubles:
        return None
    return Problem(
        "Some keys in the settings make no sense: {names}.",
        kind=ProblemKind.INPUT,
        cure="These actions have their usual keys. Choose others on the keys page.",
        names=", ".join(dict.fromkeys(troubles)),
    )
