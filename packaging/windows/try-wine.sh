#!/usr/bin/env bash
# Tries what the Windows installer does to files and registry, under wine, with files that only stand in for the program:
# Qt itself needs more of Windows than wine has. Needs makensis and wine (64 bits).
set -euo pipefail

cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'wineserver -k 2>/dev/null || true; rm -rf "$work"' EXIT
export WINEPREFIX=$work/wine WINEDEBUG=-all WINEARCH=win64 LC_ALL=C.UTF-8
unset DISPLAY

demand() { "$@" || { printf 'NOT SO: %s\n' "$*"; exit 1; }; }
absent() { ! "$@" >/dev/null 2>&1; }
key() { wine reg query "HKCU\\Software\\$1" 2>/dev/null | tr -d '\r'; }

mkdir -p "$work/bundle/_internal"
for name in gofteh.exe gofteh-cli.exe _internal/one.dll; do printf 'stands in' >"$work/bundle/$name"; done
(cd packaging && QT_QPA_PLATFORM=offscreen ../.venv/bin/python -c '
import sys
from pathlib import Path
from makers import windows
print(windows.compile_installer(Path(sys.argv[1]), Path(sys.argv[2])))' "$work/bundle" "$work/gofteh-installer.exe")

wineboot --init >/dev/null 2>&1
place=$work/wine/drive_c/users/$(id -un)/AppData/Local/Programs/Gofteh
demand wine "$work/gofteh-installer.exe" /S
demand test -f "$place/gofteh.exe"
demand test -f "$place/_internal/one.dll"
demand grep -q 'Gofteh.Project' <(key 'Classes\.gofteh')
demand grep -q 'gofteh.exe" "%1"' <(key 'Classes\Gofteh.Project\shell\open\command')
demand grep -q 'DisplayVersion' <(key 'Microsoft\Windows\CurrentVersion\Uninstall\Gofteh')
demand test -n "$(find "$work/wine/drive_c/users" -name 'Gofteh.lnk')"

# Again over it: what an earlier version left is gone, what is the person's stays.
printf 'old' >"$place/_internal/leftover.dll"
touch "$place/portable"
mkdir "$place/gofteh-data"
printf 'hers' >"$place/gofteh-data/project.gofteh"
demand wine "$work/gofteh-installer.exe" /S
demand test ! -e "$place/_internal/leftover.dll"
demand test -f "$place/gofteh-data/project.gofteh"

demand wine "$place/uninstall.exe" /S "_?=$(winepath -w "$place" | tr -d '\r')"
demand test ! -e "$place/gofteh.exe"
demand test ! -e "$place/_internal"
demand test -f "$place/gofteh-data/project.gofteh"
demand absent wine reg query 'HKCU\Software\Classes\Gofteh.Project'
demand absent wine reg query 'HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Gofteh'
demand test -z "$(find "$work/wine/drive_c/users" -name 'Gofteh.lnk')"

# Into a folder with a Persian name (a space would be quoted by wine, which NSIS does not want here); then into one
# that is not ours.
demand wine "$work/gofteh-installer.exe" /S '/D=C:\روزنامه\گفته'
demand test -f "$work/wine/drive_c/روزنامه/گفته/gofteh.exe"
foreign=$work/wine/drive_c/foreign
mkdir -p "$foreign/_internal"
printf 'not ours' >"$foreign/_internal/file"
absent wine "$work/gofteh-installer.exe" /S '/D=C:\foreign' || { printf 'NOT SO: a foreign folder was taken\n'; exit 1; }
demand test -f "$foreign/_internal/file"
printf 'The Windows installer does what it must, as far as wine can tell.\n'
