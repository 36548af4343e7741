"""The real window on a real project in a folder of its own; afterwards Qt is as it was."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from gofteh.app import words
from tests.ui.newsroom import Newsroom


@pytest.fixture
def as_it_was(qapp: QApplication) -> Iterator[QApplication]:
    font, direction, sheet = qapp.font(), qapp.layoutDirection(), qapp.styleSheet()
    language = words.language()
    yield qapp
    words.use(language)
    qapp.setStyleSheet(sheet)
    qapp.setLayoutDirection(direction)
    qapp.setFont(font)
    qapp.setPalette(QPalette())
    QLocale.setDefault(QLocale.system())


@pytest.fixture
def speaking() -> str:
    """The language of the window; parametrize it where both matter."""
    return "fa"


@pytest.fixture
def empty_room(as_it_was: QApplication, tmp_path: Path, speaking: str) -> Iterator[Newsroom]:
    """A window before any project is open."""
    words.use(speaking)
    room = Newsroom(as_it_was, tmp_path)
    yield room
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
    room.dispose()


@pytest.fixture
def room(empty_room: Newsroom) -> Newsroom:
    """A window with the sample story open in a new project."""
    empty_room.open()
    assert empty_room.window.layoutDirection() == (
        Qt.LayoutDirection.RightToLeft if words.right_to_left() else Qt.LayoutDirection.LeftToRight
    )
    return empty_room


@pytest.fixture
def busy_room(empty_room: Newsroom) -> Newsroom:
    """A window with three articles in the queue, the sample story first and open."""
    empty_room.open(others=True)
    return empty_room
