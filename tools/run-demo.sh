#!/bin/bash
# make run: real Debian arm64 programs under Moa, under QEMU's user mode and, where the same program is installed, natively.
# SPDX-License-Identifier: MIT
set -u
build=$1
root=$build/guests/arm64
moa=$build/moa
qemu=$(command -v qemu-aarch64-static || true)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

head -c 4000000 "$moa" > "$work/data"
cat > "$work/primes.py" <<'PY'
sieve = bytearray([1]) * 2_000_000
for i in range(2, 1415):
    if sieve[i]:
        sieve[i * i::i] = bytes(len(range(i * i, len(sieve), i)))
words = {}
for i in range(200_000):
    words[f"w{i % 5000}"] = words.get(f"w{i % 5000}", 0) + i
print("primes below two million:", sum(sieve) - 2, "- checksum", sum(words.values()))
PY

# cpu_seconds COMMAND...: runs it, its output to $work/out, its CPU seconds to stdout
cpu_seconds() {
    local TIMEFORMAT='%U %S'
    { time "$@" > "$work/out" 2> "$work/err"; } 2>&1 | awk '{printf "%.2f", $1 + $2}'
}

failed=0
demo() { # TITLE GUEST-PROGRAM HOST-PROGRAM ARGS...
    local title=$1 guest=$root$2 host=$3
    shift 3
    echo "== $title: ${guest#"$root"} $*"
    local moa_time qemu_time=- host_time=-
    moa_time=$(cpu_seconds "$moa" -L "$root" "$guest" "$@")
    sed 's/^/   | /' "$work/out" | tail -6
    if [ -s "$work/err" ]; then sed 's/^/   ! /' "$work/err" | head -5; failed=1; fi
    [ -n "$qemu" ] && qemu_time=$(cpu_seconds "$qemu" -L "$root" "$guest" "$@")
    command -v "$host" > /dev/null && host_time=$(cpu_seconds "$host" "$@")
    echo "   CPU seconds: Moa $moa_time, QEMU $qemu_time, native $host_time"
}

demo "busybox" /bin/busybox busybox sha256sum "$work/data"
demo "busybox" /bin/busybox busybox sh -c 'i=0; while [ $i -lt 100000 ]; do i=$((i+1)); done; echo counted to $i; uname -m'
demo "python3" /usr/bin/python3 python3 "$work/primes.py"
demo "7zip" /usr/bin/7zz 7zz b -mmt1 -md18 1 "-mm=LZMA"
exit $failed
