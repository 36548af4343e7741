"""What one Edit can see and change: one open article, the registry and the scheme."""

from dataclasses import dataclass, field, replace

from gofteh.domain.document import AnnotatedArticle
from gofteh.domain.errors import Problem
from gofteh.domain.registry import Registry
from gofteh.domain.scheme import Scheme


@dataclass(frozen=True, slots=True)
class State:
    """The values an Edit is applied to; ``document`` is None for acts on the project alone."""

    document: AnnotatedArticle | None = None
    registry: Registry = field(default_factory=Registry)
    scheme: Scheme = field(default_factory=Scheme)

    @property
    def open_document(self) -> AnnotatedArticle:
        """The article. Raises Problem when there is none, or it was withdrawn."""
        if self.document is None or self.document.withdrawn:
            raise Problem("The act names no article of this project.")
        return self.document

    def with_document(self, document: AnnotatedArticle) -> "State":
        """Return the state with another value of the article."""
        return replace(self, document=document)

    def with_registry(self, registry: Registry) -> "State":
        """Return the state with another value of the registry."""
        return replace(self, registry=registry)
