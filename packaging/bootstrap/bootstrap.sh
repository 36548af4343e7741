#!/usr/bin/env bash
# Makes this checkout ready to `run` or to `test`; does nothing, quickly, when it already is.
set -euo pipefail

cd "$(dirname "$0")/../.."
purpose=${1:-run}
here=packaging/bootstrap
stamp=.venv/ready
# An environment also breaks when its folder is moved.
wanted=$({ pwd; cat pyproject.toml uv.lock "$here"/*; } | cksum)

if ! command -v python3 >/dev/null; then
    printf 'Python is missing. Install it (Debian: apt-get install python3), then try again.\n' >&2
    exit 1
fi

"$here/system.sh" "$purpose"

if [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ] && .venv/bin/python -c '' 2>/dev/null; then
    exit 0
fi

"$here/environment.sh"
printf '%s' "$wanted" >"$stamp"
