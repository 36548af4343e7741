#!/usr/bin/env bash
# Opens Gofteh; where no window can open, takes its tour instead and names what that made.
set -euo pipefail

cd "$(dirname "$0")/../.."
bin=.venv/bin
[ "${OS:-}" != Windows_NT ] || bin=.venv/Scripts

# A display may be named and yet be gone or closed to us: only opening it tells. Qt aborts where it cannot.
can_open_a_window() {
    case "$(uname -s)" in Darwin | MINGW* | MSYS* | CYGWIN*) return 0 ;; esac
    case "${QT_QPA_PLATFORM:-}" in offscreen | minimal) return 1 ;; esac
    [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || return 1
    (ulimit -c 0 && "$bin/python" -c 'from PySide6.QtGui import QGuiApplication; QGuiApplication([])') >/dev/null 2>&1
}

if can_open_a_window 2>/dev/null; then
    exec "$bin/gofteh" "$@"
fi

out=build/tour
printf 'No display was found here, so Gofteh takes its tour off the screen: gofteh tour --output %s\n' "$out"
mkdir -p build
rm -rf "$out"
QT_QPA_PLATFORM=offscreen "$bin/gofteh" tour --output "$out"
printf 'The tour made:\n'
find "$out" -type f | sort | sed 's/^/    /'
