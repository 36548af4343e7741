# shellcheck shell=bash
# Sourced: a bare Debian 12 to try things in. Sets `room`, which goes when the script ends unless keep=true.
# How this machine reaches the network (name server, certificates, proxy, apt and pip settings) goes into it.

release=bookworm
store=${TMPDIR:-/tmp}/gofteh-clean-room
base=$store/$release
room=$store/room.$$

if [ "$(id -u)" -ne 0 ] || ! command -v debootstrap >/dev/null; then
    printf 'The clean room needs root and debootstrap (apt-get install debootstrap).\n' >&2
    exit 2
fi

build_base() {
    local mirror
    # shellcheck disable=SC2016  # apt-get expands it
    mirror=$(apt-get indextargets --format '$(REPO_URI)' "Codename: $release" 'Created-By: Packages' | head -n 1)
    printf 'Building a bare Debian 12 in %s\n' "$base"
    rm -rf "$base" "$base.new"
    mkdir -p "$store"
    debootstrap --variant=minbase --include=make,python3 "$release" "$base.new" \
        "${mirror:-http://deb.debian.org/debian}" >"$store/debootstrap.log"
    mv "$base.new" "$base"
}

copy_network() {
    local path
    for path in /etc/resolv.conf /etc/hosts /etc/apt/apt.conf /etc/apt/apt.conf.d /etc/apt/auth.conf.d \
        /usr/local/share/ca-certificates /etc/pip.conf /etc/uv "${SSL_CERT_FILE:-}" "${PIP_CERT:-}"; do
        [ -z "$path" ] || copy_into / "$path" "$room"
    done
    for path in .pip .config/pip .config/uv; do
        copy_into "$HOME" "$path" "$room/root"
    done
}

copy_into() {
    local path=${2#/}
    if [ -e "$1/$path" ]; then
        tar -c --dereference -C "$1" "$path" | tar -x -C "$3"
    fi
}

network_variables() {
    env -0 | grep -zE '^((https?|ftp|all|no)_proxy|SSL_CERT_FILE|PIP_(INDEX_URL|EXTRA_INDEX_URL|CERT|PROXY|DEFAULT_TIMEOUT)|UV_(DEFAULT_INDEX|INDEX|INDEX_URL))=' -i
}

# Makes the room.
open_room() {
    [ -d "$base" ] || build_base
    printf 'Clean room: %s\n' "$room"
    [ "${keep:-false}" = true ] || trap 'rm -rf --one-file-system "$room"' EXIT
    cp -a "$base" "$room"
    copy_network
}

# Runs a command in the room; the variables of the network are set.
in_room() {
    local variables
    mapfile -d '' -t variables < <(network_variables || true)
    # The mounts end with their namespace, however the command ends.
    # shellcheck disable=SC2016  # expanded inside
    unshare --mount --pid --fork bash -euc '
        room=$1 command=$2; shift 2
        mount -t proc proc "$room/proc"
        mount --rbind /dev "$room/dev"
        mount -t tmpfs tmpfs "$room/tmp"
        exec chroot "$room" env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
            HOME=/root TERM="${TERM:-dumb}" "$@" bash -c "$command"
    ' bash "$room" "$1" "${variables[@]}"
}
