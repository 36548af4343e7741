"""The real window on a project, in a process of its own (``apart``), as the program opens it."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gofteh import bootstrap
from gofteh.app import garbage
from gofteh.app.importing import Duplicates, Options, import_paths
from gofteh.app.settings import WindowState
from gofteh.ui.application import Application


class BenchDesk:
    """A project ``p.gofteh`` in a folder, and the window on it; keeps what Qt must not lose."""

    def __init__(self, folder: Path, sources: Iterable[Path] = (), *, seed: bool = False) -> None:
        """Bring ``sources`` in, whatever is alike in them, and show the window at rest."""
        self.app = QApplication([])
        settings = bootstrap.read_settings()
        self.services = bootstrap.Services(settings)
        self.project = folder / "p.gofteh"
        paths = list(sources)
        if paths:
            with bootstrap.session_on(self.project, settings, create=True) as session:
                options = Options(duplicates=Duplicates.IMPORT)
                list(import_paths(session, paths, bootstrap.formats(), options=options))
        self.application = Application(self.app, self.services, WindowState(folder / "w.json"))
        self.application.show()
        self.application.open_first(self.project, [], seed=seed)
        # As the program does when its window is there.
        garbage.work()
        QTest.qWait(1_000)


def tell(found: dict[str, list[float]]) -> None:
    """Print for each thing that was done how long its gaps were; the first is the baseline."""
    base = max(next(iter(found.values())))
    for name, beats in found.items():
        beats.sort()
        print(
            f"{name:<17} {sum(beats) / 1000:6.1f} s   longest gap {beats[-1]:6.1f} ms   "
            f"{beats[-1] / base:5.2f}   99 % below {beats[int(len(beats) * 0.99) - 1]:5.1f} ms"
        )
