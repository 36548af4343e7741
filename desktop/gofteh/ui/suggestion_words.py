"""What suggestions and the rules behind them are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gofteh.app.words import N_, _
from gofteh.ui.commands.quotations import TYPE_WORDS

if TYPE_CHECKING:
    from gofteh.app.proposals import Proposal
    from gofteh.app.suggestions import SpeakerGuess
    from gofteh.domain.registry import Registry

RULES = {
    "cue-marks": N_("He said “…”"),
    "cue-colon": N_("He said: …"),
    "cue-that": N_("He said that …"),
    "cue-that-marks": N_("He said that “…”"),
    "cue-comma-marks": N_("He said, “…”"),
    "marks-cue": N_("“…”, he said"),
    "split": N_("“…”, he said, “…”"),
    "according": N_("According to …"),
    "preamble": N_("Saying that …"),
    "bare": N_("He said …, without “that”"),
    "nested-marks": N_("“…” within a quote"),
    "nested-that": N_("“said that” within a quote"),
    "lone-marks": N_("“…” alone"),
    "name-colon": N_("Name: …"),
    "name-marks": N_("Name: “…”"),
    "learned": N_("Learnt from this desk"),
}
"""Rules by the shape they look for; one that is not here is called by its own name."""


def rule_words(rule: str) -> str:
    """Return what a rule is called."""
    return _(RULES[rule]) if rule in RULES else rule


def type_words(proposal: Proposal) -> str:
    """Return how the words are given back."""
    return _(TYPE_WORDS[proposal.quote.quote_type])


def guess_words(guess: SpeakerGuess, registry: Registry) -> str:
    """Return the name in the registry of who is meant, or the one that the article gives."""
    from gofteh.app.speakers import speaker_named

    for name in (guess.name, *guess.aliases):
        known = speaker_named(registry, name)
        if known is not None:
            return registry.resolve(known).name
    return guess.name


def speaker_words(proposal: Proposal, registry: Registry) -> str:
    """Return who is suggested to speak; empty for nobody."""
    return guess_words(proposal.quote.speaker, registry) if proposal.quote.speaker is not None else ""
