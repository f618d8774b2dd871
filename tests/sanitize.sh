#!/bin/bash
# Builds with the compiler's sanitizers and runs unit tests and guest programs; the first report fails the test that it comes from.
# SPDX-License-Identifier: MIT
#
# usage: tests/sanitize.sh asan|tsan [BUILD]
# BUILD (default: build) is the ordinary build folder, whose guest programs are used. asan is address and undefined behaviour, over
# everything; tsan is data races, over what has threads; children made by vfork run
# on their parent's state in TSan, which makes their reports worthless. Guests are put (-B) where the sanitizers leave room.
set -eu
cd "$(dirname "$0")/.."
kind=$1 build=$(realpath "${2:-build}")
out=build-$kind
case $kind in
asan)
    flags=(-Db_sanitize=address,undefined)
    base=0x200000000000 # in ASan's "HighMem"
    # The guest's own faults arrive as signals, and belong to Moa.
    export ASAN_OPTIONS=allow_user_segv_handler=1:handle_segv=0:handle_sigbus=0:handle_sigill=0:handle_sigfpe=0:handle_abort=0:detect_leaks=0
    export UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1
    ;;
tsan)
    flags=(-Db_sanitize=thread)
    base=0 # TSan leaves the lowest 512 GiB
    export TSAN_OPTIONS=halt_on_error=1:handle_segv=0:handle_sigbus=0:handle_sigill=0:handle_sigfpe=0:handle_abort=0:report_signal_unsafe=0
    ;;
*)
    echo "unknown sanitizer '$kind': asan or tsan" >&2
    exit 2
    ;;
esac

# What the sanitizers insert makes compilers warn of what cannot be.
[ -d "$out" ] || CC="${CC:-ccache gcc}" meson setup "$out" -Db_lundef=false -Dwerror=false "${flags[@]}" > /dev/null
failed=0
build() { # TARGET...
    ninja -C "$out" "$@" > "$out/ninja.log" || { tail -n 40 "$out/ninja.log"; exit 1; }
}
step() { # TITLE COMMAND...
    local title=$1
    shift
    echo "== $title"
    timeout 300 "$@" > "$out/step.log" 2>&1 || failed=1
    grep -v '^ok: ' "$out/step.log" | tail -n 60
}
moa="$out/moa -B $base"
if [ "$kind" = asan ]; then
    units=(unit_ir unit_ir_ops unit_ir_random unit_exclusive unit_a64_cpu unit_a64_translate unit_x86_random)
    build moa "${units[@]/#/tests/unit/}"
    for unit in "${units[@]}"; do
        step "$unit" "$out/tests/unit/$unit"
    done
    for program in "$build"/tests/insn/aarch64_*; do
        step "$(basename "$program")" $moa "$program"
        step "$(basename "$program"), interpreted" $moa -accel interp "$program"
    done
    for program in races limits; do
        step "$program" tests/linux/run.py "$moa" tests/linux/$program.c
    done
    step 'nonsense system calls' tests/fuzz/run_guest.py "$moa" syscalls 100
    step 'nonsense signal frames' tests/fuzz/run_guest.py "$moa" sigreturn 200
    step 'guest programs of QEMU' tests/tcg/run.py --build "$build" --emulator "$moa"
    step 'GCC execution tests, a part' tests/torture/run.py --build "$build" --emulator "$moa" --only pr5
    step 'Debian programs' tests/programs/run.py --build "$build" --emulator "$moa" busybox coreutils bash perl python gawk lua sqlite threads
else
    build moa
    step 'races' tests/linux/run.py "$moa" tests/linux/races.c
    step 'threads' tests/programs/run.py --build "$build" --emulator "$moa" threads
    step 'guest programs of QEMU' tests/tcg/run.py --build "$build" --emulator "$moa" --only thread
    step 'signals' tests/tcg/run.py --build "$build" --emulator "$moa" --only signals
fi
[ $failed = 0 ] && echo "$kind: no reports" || echo "$kind: FAILED"
exit $failed
