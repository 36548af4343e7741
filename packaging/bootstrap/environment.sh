#!/usr/bin/env bash
# Puts exactly what uv.lock names into .venv, from whatever package index the person has set.
set -euo pipefail

cd "$(dirname "$0")/../.."
uv=packaging/bootstrap/uv.sh
python=$(cat .python-version)
unset VIRTUAL_ENV

"$uv" --version >/dev/null

# The lock names PyPI; under another index `uv sync --locked` would call it out of date.
if ! UV_NO_CONFIG=1 UV_DEFAULT_INDEX=https://pypi.org/simple "$uv" lock --check --offline --quiet 2>/dev/null; then
    printf 'uv.lock no longer fits pyproject.toml. Bring it up to date: make lock\n' >&2
    exit 1
fi

if ! .venv/bin/python -c "import sys; sys.exit('%d.%d' % sys.version_info[:2] != '$python')" 2>/dev/null; then
    printf 'Making an environment with Python %s\n' "$python"
    if ! "$uv" venv --quiet --clear --no-project --python "$python" .venv; then
        printf 'Gofteh needs Python %s, which is neither here nor could be fetched.\n' "$python" >&2
        printf 'Install it (python%s), then try again.\n' "$python" >&2
        exit 1
    fi
fi

printf 'Installing the Python packages named in uv.lock\n'
mkdir -p .cache
"$uv" export --quiet --frozen --all-groups --no-emit-project --output-file .cache/locked.txt >/dev/null
# Compiled now, the first start is as quick as every later one, also where Python may not write beside its modules.
"$uv" pip sync --quiet --compile-bytecode --python .venv --require-hashes .cache/locked.txt
"$uv" pip install --quiet --python .venv --no-deps --editable .
