#!/usr/bin/env bash
# Tries the disk image as a person would: copies the program out of it and lets it work.
set -euo pipefail

cd "$(dirname "$0")/../.."
work=$(mktemp -d)/"کار مریم"
mkdir -p "$work"
hdiutil attach -quiet -nobrowse -mountpoint "$work/image" dist/gofteh-*-macos-*.dmg
trap 'hdiutil detach -quiet "$work/image" || true' EXIT
cp -R "$work/image/Gofteh.app" "$work/"
program=$work/Gofteh.app/Contents/MacOS/gofteh
codesign --verify --deep --strict "$work/Gofteh.app"

export GOFTEH_HOME=$work/home
"$program" --version
"$program" self-test
"$program" tour --output "$work/tour"
"$program" --project "$work/روزنامه.gofteh" import resources/samples/sample-isna-lavrov.txt
"$program" --project "$work/روزنامه.gofteh" check
cp -R "$work/tour" dist/tour

unset GOFTEH_HOME
touch "$work/portable"
"$program" import resources/samples/sample-isna-lavrov.txt
test -f "$work/gofteh-data/project.gofteh"
printf 'The disk image does what it must.\n'
