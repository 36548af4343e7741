"""A screen reader's way to the article: its text, the caret, the selection, and the marks under the caret."""

import json
import os
import select
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.x11.screen import PATIENCE, Keyboard, Program, needs_screen, screen

LAUNCHERS = [Path(folder, "at-spi-bus-launcher") for folder in ("/usr/libexec", "/usr/lib/at-spi2-core")]
LAUNCHER = next((path for path in LAUNCHERS if path.exists()), None)
SYSTEM_PYTHON = "/usr/bin/python3"
CLIENT = str(Path(__file__).with_name("atspi_client.py"))


def client_can_run() -> bool:
    if LAUNCHER is None or not shutil.which("dbus-daemon") or not Path(SYSTEM_PYTHON).exists():
        return False
    asks = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    return subprocess.run([SYSTEM_PYTHON, "-c", asks], capture_output=True, check=False).returncode == 0


pytestmark = [
    needs_screen,
    pytest.mark.skipif(not client_can_run(), reason="needs at-spi2-core and gir1.2-atspi-2.0"),
]


class Reader:
    """A client of the accessibility bus."""

    def __init__(self, env: dict[str, str]) -> None:
        self._env = env
        self._listener: subprocess.Popen[bytes] | None = None

    def read(self, name: str):
        done = subprocess.run(
            [SYSTEM_PYTHON, CLIENT, "read", name],
            env=self._env,
            capture_output=True,
            text=True,
            check=True,
            timeout=PATIENCE,
        )
        return json.loads(done.stdout)

    def listen(self) -> None:
        self._listener = subprocess.Popen(
            [SYSTEM_PYTHON, CLIENT, "listen"],
            env=self._env,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
        )
        assert self.heard() == "listening"

    def heard(self) -> str:
        assert self._listener is not None
        assert self._listener.stdout is not None
        ready, _, _ = select.select([self._listener.stdout], [], [], PATIENCE)
        assert ready, "nothing was announced"
        return str(json.loads(self._listener.stdout.readline()))

    def close(self) -> None:
        if self._listener is not None:
            self._listener.terminate()
            self._listener.wait(PATIENCE)
            assert self._listener.stdout is not None
            self._listener.stdout.close()


@pytest.fixture
def bus(tmp_path):
    """A message bus of its own, with the accessibility bus on it."""
    with screen() as display:
        daemon = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--print-address"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert daemon.stdout is not None
        address = daemon.stdout.readline().decode().strip()
        env = {**os.environ, "DISPLAY": display, "DBUS_SESSION_BUS_ADDRESS": address}
        launcher = subprocess.Popen(
            [str(LAUNCHER), "--launch-immediately"],
            env=env,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        yield env
        for process in (launcher, daemon):
            process.terminate()
            process.wait(PATIENCE)
        daemon.stdout.close()


@pytest.mark.parametrize(
    ("language", "name", "said"), [("fa", "خبر", "گوینده: لاوروف"), ("en", "Article", "Speaker: لاوروف")]
)
def test_a_screen_reader_reads_the_article_and_its_marks(bus, tmp_path, language, name, said):
    keyboard, reader = Keyboard(bus["DISPLAY"]), Reader(bus)
    program = Program(
        "probe_window.py",
        bus["DISPLAY"],
        tmp_path,
        str(tmp_path / "desk.gofteh"),
        language,
        DBUS_SESSION_BUS_ADDRESS=bus["DBUS_SESSION_BUS_ADDRESS"],
        QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1",
        LANGUAGE=language,
    )
    try:
        keyboard.layout("-layout", "us")
        keyboard.focus(program.until(lambda state: state["marks"] == [])["window"])
        program.until(lambda state: state["in_article"])

        # The program is on the bus a moment after it is on the screen.
        seen = next((seen for _turn in range(10) if (seen := reader.read(name))["found"]), None)
        assert seen is not None
        assert seen["nameless"] == []
        assert seen["text"].startswith("به گزارش ایسنا، لاوروف")
        assert len(seen["text"]) == 2201
        assert (seen["caret"], seen["selected"]) == (0, [])
        title = seen["description"]

        reader.listen()
        # To the third word, and take it.
        keyboard.press(*["ctrl+Left"] * 3)
        program.until(lambda state: state["caret"] == 16)
        keyboard.press("alt+Up")
        program.until(lambda state: state["selected"] == [16, 22])
        seen = reader.read(name)
        assert seen["selected"] == [[16, 22]]
        assert seen["text"][slice(*seen["selected"][0])] == "لاوروف"

        keyboard.press("2", "Left", "Right", "Right")
        program.until(lambda state: state["marks"] == ["speaker"] and state["said"] == said)
        assert reader.heard() == said
        assert reader.read(name)["description"] == said
        keyboard.press("ctrl+Home")
        program.until(lambda state: state["caret"] == 0)
        assert reader.heard() != said
        assert reader.read(name)["description"] == title
    finally:
        reader.close()
        program.close()
