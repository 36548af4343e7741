"""Print the Debian packages this machine lacks, found out by trying; runs before anything is installed."""

import ctypes
import importlib.util
import shutil
import sys
from pathlib import Path

# What Qt loads by itself, or its X11 and Wayland plugins do.
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libstdc++.so.6": "libstdc++6",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
COMMANDS_FOR_TESTS = {
    "Xvfb": "xvfb",
    "dbus-daemon": "dbus",
    "setxkbmap": "x11-xkb-utils",
    "xdotool": "xdotool",
}
# A client of the accessibility bus, as a screen reader is one.
FILES_FOR_TESTS = {
    "/usr/lib*/**/at-spi-bus-launcher": "at-spi2-core",
    "/usr/lib*/**/girepository-1.0/Atspi-2.0.typelib": "gir1.2-atspi-2.0",
    "/usr/lib/python3/dist-packages/gi/__init__.py": "python3-gi",
}
COMMANDS_FOR_PACKAGES = {
    "appstreamcli": "appstream",
    "desktop-file-validate": "desktop-file-utils",
    "dpkg-deb": "dpkg",
    "lintian": "lintian",
    "makensis": "nsis",
    "readelf": "binutils",
    "rpmbuild": "rpm",
    "xz": "xz-utils",
}


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _is_there(pattern: str) -> bool:
    # Debian has moved these files from release to release.
    places = (pattern.replace("**", each) for each in ("", "*", "at-spi2-core"))
    return any(any(Path("/").glob(place.lstrip("/"))) for place in places)


def missing(purpose: str) -> list[str]:
    """Name what is to be installed for `run`, for `test` or for `package`."""
    packages = {package for library, package in LIBRARIES.items() if not _loads(library)}
    if importlib.util.find_spec("ensurepip") is None:
        packages.add("python3-venv")
    if purpose == "test":
        packages |= {package for command, package in COMMANDS_FOR_TESTS.items() if not shutil.which(command)}
        packages |= {package for file, package in FILES_FOR_TESTS.items() if not _is_there(file)}
    if purpose == "package":
        packages |= {
            package for command, package in COMMANDS_FOR_PACKAGES.items() if not shutil.which(command)
        }
    return sorted(packages)


if __name__ == "__main__":
    print(*missing(sys.argv[1]), sep="\n")
