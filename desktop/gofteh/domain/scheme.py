"""The labels that a project knows, and what it asks of an article."""

from dataclasses import dataclass, replace

from gofteh.domain.errors import Problem
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


BUILT_IN = (QUOTE, SPEAKER, TOPIC, CUE)


@dataclass(frozen=True, slots=True)
class Scheme:
    """The ordered labels of a project; their names are unique."""

    labels: tuple[Label, ...] = tuple(Label(name) for name in BUILT_IN)
    required_checks: tuple[str, ...] = ()
    """The live checks that must find nothing before an article is done, each once; none asks nothing."""

    def __post_init__(self) -> None:
        names = [label.name for label in self.labels]
        if len(set(names)) != len(names):
            raise Problem("Two labels of the scheme have the same name.")
        for name in self.required_checks:
            check_name(name)
        if len(set(self.required_checks)) != len(self.required_checks):
            raise Problem("A check is required twice.")

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
