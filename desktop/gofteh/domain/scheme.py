"""The labels that a project knows, and what it asks of an article."""

from dataclasses import dataclass, replace

from gofteh.domain.errors import Problem
from gofteh.domain.folding import fold
from gofteh.domain.identity import check_name
from gofteh.domain.spans import CUE, QUOTE, SPEAKER, TOPIC


@dataclass(frozen=True, slots=True)
class Label:
    """A kind of span."""

    name: str
    title: str = ""
    """What people read, for labels the desk made itself; the built-in ones are translated."""

    def __post_init__(self) -> None:
        check_name(self.name)


_LONGEST_CUE = 4
"""Words of a verb of saying: «بر این باور است»."""
_MOST_LETTERS = 60
_MOST_CUES = 500
BUILT_IN = (QUOTE, SPEAKER, TOPIC, CUE)


@dataclass(frozen=True, slots=True)
class Scheme:
    """The ordered labels of a project; their names are unique."""

    labels: tuple[Label, ...] = tuple(Label(name) for name in BUILT_IN)
    required_checks: tuple[str, ...] = ()
    """The live checks that must find nothing before an article is done, each once; none asks nothing."""

    cues: tuple[str, ...] = ()
    """The verbs of saying that the desk knows besides those of the rules, in the past: «نجوا کرد»."""

    def __post_init__(self) -> None:
        self._check_cues()
        names = [label.name for label in self.labels]
        if len(set(names)) != len(names):
            raise Problem("Two labels of the scheme have the same name.")
        for name in self.required_checks:
            check_name(name)
        if len(set(self.required_checks)) != len(self.required_checks):
            raise Problem("A check is required twice.")

    def _check_cues(self) -> None:
        for cue in self.cues:
            words = fold(cue).split()
            if cue != " ".join(cue.split()) or not 0 < len(words) <= _LONGEST_CUE or len(cue) > _MOST_LETTERS:
                raise Problem(
                    "“{cue}” is no verb of saying.",
                    cure="Write it in the past, as in “he whispered”, in at most four words.",
                    cue=cue[:_MOST_LETTERS],
                )
        if len(self.cues) > _MOST_CUES:
            raise Problem("A desk can add {count} verbs of saying at most.", count=_MOST_CUES)
        if len({fold(cue) for cue in self.cues}) != len(self.cues):
            raise Problem("A verb of saying stands in the list twice.")

    def __contains__(self, name: str) -> bool:
        return any(label.name == name for label in self.labels)

    def with_label(self, label: Label) -> "Scheme":
        """Return the scheme with ``label`` at its end. Raises Problem when the name is taken."""
        return replace(self, labels=(*self.labels, label))

    def require(self, name: str) -> None:
        """Raise Problem unless ``name`` is one of the labels."""
        if name not in self:
            raise Problem(
                "“{label}” is not a label of this project.",
                cure="Its labels are: {known}.",
                label=name,
                known=", ".join(label.name for label in self.labels),
            )
