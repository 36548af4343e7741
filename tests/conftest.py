"""What every test may rely on: no screen is needed, and the person's own files are left alone."""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from gofteh.app import words

# Before anything imports Qt: the platform is chosen once, when the first application is made.
if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("default", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile(
    "thorough", deadline=None, max_examples=2_000, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

_HOME_VARIABLES = {
    "GOFTEH_HOME": "",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_CACHE_HOME": "cache",
    "XDG_STATE_HOME": "state",
}


def _point_home_to(folder: Path) -> None:
    for name, part in _HOME_VARIABLES.items():
        os.environ[name] = str(folder / part)


def pytest_configure(config: pytest.Config) -> None:
    """Leave the person's own settings and projects alone even while modules are collected."""
    folder = tempfile.TemporaryDirectory(prefix="gofteh-tests-")
    config.add_cleanup(folder.cleanup)
    _point_home_to(Path(folder.name))
    if "XDG_RUNTIME_DIR" not in os.environ:
        # Qt warns where a machine without a login session has none, and insists that nobody else can look in.
        runtime = Path(folder.name, "runtime")
        runtime.mkdir(mode=0o700)
        os.environ["XDG_RUNTIME_DIR"] = str(runtime)


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test its own empty home for settings, projects and caches."""
    folder = tmp_path_factory.mktemp("home")
    for name, part in _HOME_VARIABLES.items():
        monkeypatch.setenv(name, str(folder / part))
    return folder


@pytest.fixture(autouse=True)
def plain_english() -> Iterator[None]:
    """Let no test speak as an earlier one did."""
    words.use(words.ENGLISH, isolating=False)
    yield
    words.use(words.ENGLISH, isolating=False)
