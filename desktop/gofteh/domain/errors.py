"""Problems that a person can understand and mend; every other exception is a bug."""

from enum import Enum


class ProblemKind(Enum):
    """What a Problem is about; the command line derives its exit code from it."""

    RULE = "rule"
    """The act breaks a rule of the annotation (a span outside the text, an unknown label)."""
    INPUT = "input"
    """A file or an argument cannot be read or understood."""
    PROJECT = "project"
    """The project file is in use, damaged, foreign or made by a newer program."""
    STORAGE = "storage"
    """The disk did not take the change: full, read-only, failing."""


class Problem(Exception):
    """Something to tell the person, together with what they can do about it.

    ``message`` and ``cure`` are English templates (also the keys of the translations) whose
    ``{placeholders}`` are filled from ``details``.
    """

    def __init__(
        self,
        message: str,
        *,
        kind: ProblemKind = ProblemKind.RULE,
        cure: str = "",
        **details: object,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.cure = cure
        self.kind = kind
        self.details = details

    def __str__(self) -> str:
        """Return message and cure in English; the surfaces translate them instead."""
        parts = [self.message, self.cure] if self.cure else [self.message]
        return " ".join(part.format(**self.details) for part in parts)
