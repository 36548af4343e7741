#!/usr/bin/env bash
# Runs uv of one fixed version out of a folder of its own, fetched from the person's own package index on first use.
set -euo pipefail

version=0.13.9
root=$(cd "$(dirname "$0")/../.." && pwd)
home=$root/.cache/uv-$version
bin=$home/bin
[ "${OS:-}" != Windows_NT ] || bin=$home/Scripts

if ! [ -x "$bin/uv" ] || ! "$bin/uv" --version >/dev/null 2>&1; then
    printf 'Fetching uv %s\n' "$version" >&2
    python3 -m venv --clear "$home"
    "$bin/python" -m pip install --quiet --disable-pip-version-check "uv==$version"
fi

# uv reads neither pip's settings nor the system's certificates by itself, yet the person has set them for both.
if [ -z "${UV_DEFAULT_INDEX:-}${UV_INDEX_URL:-}" ]; then
    index=$("$bin/python" -m pip config list |
        sed -n "s/^\(:env:\|global\|install\)\.index-url='\(.*\)'$/\2/p" | head -n 1)
    [ -z "$index" ] || export UV_DEFAULT_INDEX=$index
fi
export UV_SYSTEM_CERTS=${UV_SYSTEM_CERTS:-true}

exec "$bin/uv" "$@"
