#!/bin/bash
# Runs every libFuzzer target for a while under ASan and UBSan; what it finds is kept in build-fuzz/corpus.
# SPDX-License-Identifier: MIT
#
# usage: tests/fuzz/run.sh SECONDS-EACH
set -eu
cd "$(dirname "$0")/../.."
seconds=$1
if [ ! -d build-fuzz ]; then
    CC="${CLANG:-clang}" meson setup build-fuzz -Dlibfuzzer=true -Db_sanitize=address,undefined -Db_lundef=false \
        -Dc_args=-fsanitize=fuzzer-no-link > /dev/null
fi
ninja -C build-fuzz tests/fuzz/fuzz_elf tests/fuzz/fuzz_translate tests/fuzz/fuzz_gdb
for target in elf translate gdb; do
    mkdir -p "build-fuzz/corpus/$target"
    # Seeds: programs that every build has.
    for seed in build-fuzz/tests/fuzz/*.p/*.o; do
        head -c 65536 "$seed" > "build-fuzz/corpus/$target/$(basename "$seed")"
    done
    echo "== $target, $seconds s"
    build-fuzz/tests/fuzz/fuzz_$target -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
        -artifact_prefix=build-fuzz/ "build-fuzz/corpus/$target" 2> "build-fuzz/$target.log" \
        || { tail -60 "build-fuzz/$target.log"; exit 1; }
    grep -E 'number_of_executed_units|peak_rss' "build-fuzz/$target.log"
done
