# shellcheck shell=bash
# To be sourced: installs packages of Debian and Ubuntu.

# Those of the given packages that aren't installed, one a line.
missing_packages() {
    local package
    for package; do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || printf '%s\n' "$package"
    done
}

# Installs those of the given packages that are missing, as root or with sudo that asks no password, and starts no service of
# theirs. Says on stderr what it does, or why it can't. A subshell, so that its trap is its own.
install_packages() (
    mapfile -t wanted < <(missing_packages "$@")
    [ ${#wanted[@]} -gt 0 ] || exit 0
    as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        if ! sudo -n true 2>/dev/null; then
            printf '%s\n' "Packages are missing: apt install --no-install-recommends ${wanted[*]}" >&2
            exit 1
        fi
        as_root=(sudo -n)
    fi
    apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0)
    printf '%s\n' "Installing ${wanted[*]}" >&2
    policy=/usr/sbin/policy-rc.d
    if [ ! -e $policy ]; then
        # Debian's way to say that nothing which gets installed may start a service.
        trap '"${as_root[@]}" rm -f $policy' EXIT
        printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" tee $policy >/dev/null || exit
        "${as_root[@]}" chmod +x $policy || exit
    fi
    # A mirror that is away is tried again by the installation, which may not need it.
    "${apt[@]}" update </dev/null >/dev/null || true
    "${apt[@]}" install --no-install-recommends "${wanted[@]}" </dev/null >/dev/null
)
