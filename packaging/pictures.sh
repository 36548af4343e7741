#!/usr/bin/env bash
# Renews the pictures of the README: they are what `gofteh tour` makes of the sample story, in Persian.
set -euo pipefail

cd "$(dirname "$0")/.."
bin=.venv/bin
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

# A home of its own: neither the person's language nor their name is to be seen.
GOFTEH_HOME=$out/home LC_ALL=fa_IR.UTF-8 LANGUAGE='' QT_QPA_PLATFORM=offscreen QT_SCALE_FACTOR=1 \
    "$bin/gofteh" tour --output "$out/tour" >/dev/null
mkdir -p resources/help
cp "$out"/tour/*-a-chosen-record-lights-up-with-its-speaker.png resources/help/window-light.png
cp "$out"/tour/*-the-dark-theme.png resources/help/window-dark.png
printf 'Look at them before you commit: %s\n' resources/help/window-light.png resources/help/window-dark.png
