#!/bin/bash
# Runs every libFuzzer target for a while under ASan and UBSan, then guest programs that ask a Moa built so for nonsense; what
# libFuzzer finds is kept in build-fuzz/corpus.
# SPDX-License-Identifier: MIT
#
# usage: tests/fuzz/run.sh SECONDS-EACH
set -eu
cd "$(dirname "$0")/../.."
seconds=$1
if [ ! -d build-fuzz ]; then
    CC="${CLANG:-clang}" meson setup build-fuzz -Dlibfuzzer=true -Dwerror=false -Db_sanitize=address,undefined -Db_lundef=false \
        -Dc_args=-fsanitize=fuzzer-no-link > /dev/null
fi
ninja -C build-fuzz tests/fuzz/fuzz_elf tests/fuzz/fuzz_translate tests/fuzz/fuzz_gdb tests/fuzz/fuzz_unwind tests/fuzz/fuzz_sigreturn tests/fuzz/fuzz_block \
    tests/fuzz/fuzz_block_standalone moa
for target in elf translate gdb unwind sigreturn block; do
    mkdir -p "build-fuzz/corpus/$target"
    limits="-timeout=10 -rss_limit_mb=2048"
    if [ $target = block ]; then
        # Images of every format that Moa makes; what is said of broken ones is not wanted.
        build-fuzz/tests/fuzz/fuzz_block_standalone --save build-fuzz/corpus/block > /dev/null
        limits="-timeout=10 -rss_limit_mb=2048 -malloc_limit_mb=256 -max_len=1048577 -close_fd_mask=2"
    else
        # Seeds: programs that every build has.
        for seed in tests/fuzz/*.seed tests/fuzz/*.packets build-fuzz/tests/fuzz/*.p/*.o; do
            head -c 65536 "$seed" > "build-fuzz/corpus/$target/$(basename "$seed")"
        done
    fi
    echo "== $target, $seconds s"
    build-fuzz/tests/fuzz/fuzz_$target -max_total_time="$seconds" $limits -print_final_stats=1 \
        -artifact_prefix=build-fuzz/ "build-fuzz/corpus/$target" 2> "build-fuzz/$target.log" \
        || { tail -60 "build-fuzz/$target.log"; exit 1; }
    grep -E 'number_of_executed_units|peak_rss' "build-fuzz/$target.log"
done

# The guest's own faults arrive as signals, and belong to Moa; see tests/sanitize.sh.
export ASAN_OPTIONS=allow_user_segv_handler=1:handle_segv=0:handle_sigbus=0:handle_sigill=0:handle_sigfpe=0:handle_abort=0:detect_leaks=0
export UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1
for what in syscalls sigreturn; do
    for guest in '' --riscv; do
        echo "== guest program, $what $guest"
        tests/fuzz/run_guest.py "build-fuzz/moa -B 0x200000000000" $what $((seconds * 5)) "$RANDOM" $guest
    done
done
