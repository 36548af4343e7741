#!/usr/bin/env bash
# Installs the system's packages that are missing, where that is allowed; else names them and stops.
set -euo pipefail

cd "$(dirname "$0")"
purpose=$1

if [ "$(uname -s)" != Linux ]; then
    exit 0
fi

list_missing() { python3 missing_packages.py "$purpose" | xargs; }

missing=$(list_missing)
if [ -z "$missing" ]; then
    exit 0
fi

as_root=()
allowed=true
if [ "$(id -u)" -ne 0 ]; then
    as_root=(sudo -n)
    sudo -n true 2>/dev/null || allowed=false
fi

read -ra packages <<<"$missing"
if [ "$allowed" = true ] && command -v apt-get >/dev/null; then
    printf 'Installing what the system lacks: %s\n' "$missing"
    apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300)
    # Without a network the lists already there may still do.
    "${apt[@]}" update || true
    "${apt[@]}" install --yes --no-install-recommends "${packages[@]}" >/dev/null
    missing=$(list_missing)
fi

if [ -n "$missing" ]; then
    printf 'These system packages are missing (by their Debian names): %s\n' "$missing" >&2
    printf 'Install them, then try again:\n    sudo apt-get install %s\n' "$missing" >&2
    exit 1
fi
