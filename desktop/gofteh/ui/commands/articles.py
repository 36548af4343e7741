"""Acts on articles and projects: finish, go on, import, export, open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from gofteh.app import resources
from gofteh.app.words import _, explain, plural
from gofteh.domain.article import Status
from gofteh.ui.actions import Act

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gofteh.app.gathering import ToRead
    from gofteh.app.reading import FileReport
    from gofteh.ui.import_dialog import ImportDialog
    from gofteh.ui.services import Services
    from gofteh.ui.workbench import Workbench

_FEW = 5
"""Files that are imported without a dialog when there is nothing to choose about them."""
_PATIENCE = 400
"""Milliseconds after which people want to see that something goes on."""


class Articles(QObject):
    """Turns actions about articles and projects into acts, asking for files where needed."""

    news = Signal(str)
    """Something that went well, worth a sentence."""

    def __init__(self, workbench: Workbench, services: Services, window: QWidget) -> None:
        super().__init__(window)
        self._bench = workbench
        self._services = services
        self._window = window

    def handlers(self) -> dict[Act, Callable[[], object]]:
        """Return what each action about articles and projects does."""
        return {
            Act.FINISH: self._finish,
            Act.NEXT_ARTICLE: lambda: self._bench.open_neighbour(1),
            Act.PREVIOUS_ARTICLE: lambda: self._bench.open_neighbour(-1),
            Act.STATUS_NEW: lambda: self._set_status(Status.NEW),
            Act.STATUS_IN_PROGRESS: lambda: self._set_status(Status.IN_PROGRESS),
            Act.STATUS_DONE: lambda: self._set_status(Status.DONE),
            Act.STATUS_REJECTED: lambda: self._set_status(Status.REJECTED),
            Act.NEW_PROJECT: self._new_project,
            Act.OPEN_PROJECT: self._open_project,
            Act.IMPORT: self._import,
            Act.IMPORT_FOLDER: self._import_folder,
            Act.PASTE: self._paste,
            Act.IMPORT_SAMPLE: self.import_sample,
            Act.EXPORT: self._export,
            Act.CHECK: self._check,
        }

    def open_project(self, path: Path, *, create: bool = False) -> bool:
        """Work on the project file at ``path``; the one that is open stays when it cannot be.

        It stays too when the disk refuses what is being typed there.
        """
        if path.resolve() == self._bench.project_path:
            return True
        if self._bench.document is not None and not self._bench.keep_what_is_typed():
            return False

        def act() -> None:
            session = self._services.open_session(path, create)
            self._bench.attach(session, path.stem, path.resolve())
            self._bench.open_where_work_goes_on()

        done = self._bench.attempt(act)
        if done:
            # Settings that cannot be written are told, and stop nobody's work.
            self._bench.attempt(lambda: self._services.remember_project(path))
        return done

    def import_sample(self) -> None:
        """Bring in the sample story."""
        self.import_paths([resources.find("samples", "first-story.jsonl")])

    def import_paths(self, paths: list[Path]) -> None:
        """Bring in files and folders, and say what became of them."""

        def act() -> None:
            with self._bench.many_changes():
                report = self._services.import_paths(self._bench.desk.session, paths)
            self.news.emit(_import_news(report.imported, report.duplicate, report.refused))
            if self._bench.document is None:
                self._bench.open_where_work_goes_on()

        self._bench.attempt(act)

    def bring(self, sources: Sequence[Path | ToRead]) -> None:
        """Look at files, folders or a pasted text, and import them.

        A few plain ones come at once; where there is something to choose or to wait for, a dialog opens.
        """
        from gofteh.ui.import_dialog import ImportDialog

        if not self._bench.has_project:
            return
        dialog = ImportDialog(self._bench, self._services, sources, self._window)
        dialog.imported.connect(lambda reports: self._brought(dialog, reports))
        dialog.finished.connect(dialog.deleteLater)
        dialog.looked.connect(lambda: self._look_is_over(dialog))
        QTimer.singleShot(_PATIENCE, dialog, lambda: self._show_unless_over(dialog))

    def _look_is_over(self, dialog: ImportDialog) -> None:
        looks = dialog.looks
        if dialog.is_first_look and 0 < len(looks) <= _FEW and all(seen.is_plain for seen in looks):
            dialog.start()
        elif not dialog.isVisible():
            dialog.open()

    def _show_unless_over(self, dialog: ImportDialog) -> None:
        if dialog.is_looking or (dialog.run is not None and dialog.run.is_running):
            dialog.open()

    def _brought(self, dialog: ImportDialog, reports: list[FileReport]) -> None:
        imported = sum(len(report.imported) for report in reports)
        here = sum(len(report.duplicates) + len(report.near) for report in reports)
        refused = [
            f"{report.path.name}: {explain(one.problem)}" for report in reports for one in report.refused
        ]
        self.news.emit(_import_news(imported, here, refused))
        if not dialog.isVisible():
            dialog.deleteLater()
        if self._bench.document is None:
            self._bench.open_where_work_goes_on()

    def _finish(self) -> None:
        done = self._bench.attempt(lambda: self._bench.desk.set_status(Status.DONE))
        if not done:
            return
        if not self._services.settings.get("next_when_done"):
            self.news.emit(_("The article is done."))
        elif not self._bench.open_next_unfinished():
            self.news.emit(_("Done. No other article is waiting."))

    def _set_status(self, status: Status) -> None:
        self._bench.attempt(lambda: self._bench.desk.set_status(status))

    def _new_project(self) -> None:
        name, _kind = QFileDialog.getSaveFileName(
            self._window, _("New project"), "", _("Gofteh project (*.gofteh)")
        )
        if name:
            path = Path(name)
            self.open_project(path if path.suffix else path.with_suffix(".gofteh"), create=True)

    def _open_project(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self._window, _("Open project"), "", _("Gofteh project (*.gofteh)")
        )
        if name:
            self.open_project(Path(name))

    def _import(self) -> None:
        from gofteh.app.formats import can_import

        suffixes = [
            suffix for each in self._services.formats() if can_import(each) for suffix in each.suffixes
        ]
        patterns = " ".join(f"*{suffix}" for suffix in suffixes)
        kinds = _("Articles ({patterns})", patterns=patterns).replace("\u2068", "").replace("\u2069", "")
        names, _kind = QFileDialog.getOpenFileNames(
            self._window, _("Import articles"), "", f"{kinds};;{_('All files (*)')}"
        )
        if names:
            self.bring([Path(name) for name in names])

    def _import_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self._window, _("Import a folder"))
        if name:
            self.bring([Path(name)])

    def _paste(self) -> None:
        """Import the files or the text of the clipboard."""
        # Qt's stubs deny that some platforms have nothing at all.
        data: QMimeData | None = QGuiApplication.clipboard().mimeData()
        urls = data.urls() if data is not None else []
        files = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        words = data.text() if data is not None and data.hasText() else ""
        if files:
            self.bring(files)
        elif words.strip():
            self.bring([self._services.pasted(words)])
        else:
            self.news.emit(_("The clipboard holds no text."))

    def _export(self) -> None:
        name, _kind = QFileDialog.getSaveFileName(
            self._window, _("Export"), f"{self._bench.project_name}.jsonl", _("Gofteh JSONL (*.jsonl)")
        )
        if not name:
            return

        def act() -> None:
            count = self._services.export(self._bench.desk.session, Path(name))
            self.news.emit(
                plural(
                    "{count} article written to {file}.",
                    "{count} articles written to {file}.",
                    count,
                    file=Path(name).name,
                )
            )

        self._bench.attempt(act)

    def _check(self) -> None:
        def act() -> None:
            findings = self._bench.desk.session.store.check()
            if not findings:
                self.news.emit(_("The project file is sound: every hash and every act fits."))
                return
            first = findings[0]
            self.news.emit(
                plural("{count} thing is wrong.", "{count} things are wrong.", len(findings))
                + f" {first.where}: {_(first.message, **first.details)}"
            )

        self._bench.attempt(act)


def _import_news(imported: int, duplicate: int, refused: list[str]) -> str:
    parts = [plural("{count} article imported.", "{count} articles imported.", imported)]
    if duplicate:
        parts.append(plural("{count} was here already.", "{count} were here already.", duplicate))
    if refused:
        parts.append(plural("{count} file was refused:", "{count} files were refused:", len(refused)))
        parts.append(refused[0])
    return " ".join(parts)
