#!/usr/bin/env bash
# Installs the programs of other people that the tests tagged `interop` run against the hub: what is
# missing of Debian's packages (as root, where apt-get is there), and pinned npm packages into
# target/interop/node. Best effort: without a network or without root it says what it could not do and
# ends well; a test whose program is missing is skipped with a sentence.
set -uo pipefail
cd "$(dirname "$0")/../../.."

say() { echo "interop: $*"; }

# What must be there, and the Debian package that brings it.
missing=()
want() { command -v "$1" > /dev/null || missing+=("$2"); }
want xmlsec1 xmlsec1
want openssl openssl
want jq jq
want xxd xxd
want curl curl
want sftp openssh-client
want node nodejs
want npm npm
want clamd clamav-daemon
want softhsm2-util softhsm2
want script bsdutils
[ -n "${CHROMIUM:-}" ] || want chromium chromium # for the tests tagged browser
[ -x /usr/bin/python3 ] && /usr/bin/python3 -c 'import proton' 2> /dev/null || missing+=(python3-qpid-proton)

if [ ${#missing[@]} -gt 0 ]; then
    if [ "$(id -u)" != 0 ] || ! command -v apt-get > /dev/null; then
        say "missing, and not installed without root and apt-get: ${missing[*]}"
    else
        say "installing ${missing[*]}"
        export DEBIAN_FRONTEND=noninteractive
        timeout 300 apt-get -q -o Acquire::Retries=2 update > /dev/null 2>&1 || say 'apt-get update failed: no network?'
        for package in "${missing[@]}"; do
            timeout 300 apt-get -q -y --no-install-recommends install "$package" > /dev/null 2>&1 ||
                say "could not install $package; its tests will be skipped"
        done
    fi
fi

from=src/test/interop/node
to=target/interop/node
if cmp -s $from/package-lock.json $to/package-lock.json && [ -f $to/installed ]; then
    exit 0
elif ! command -v npm > /dev/null; then
    say "npm is missing: the tests with Node's packages will be skipped"
else
    mkdir -p $to
    rm -f $to/installed
    cp $from/package.json $from/package-lock.json $to/
    if (cd $to && timeout 300 npm ci --ignore-scripts --no-audit --no-fund --loglevel=error < /dev/null); then
        touch $to/installed
    else
        say "npm could not install the packages of $from; their tests will be skipped"
    fi
fi
exit 0
