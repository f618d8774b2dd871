#!/bin/bash
# Runs the tests of a tier and ends with one line of counts.
# SPDX-License-Identifier: MIT
#
# usage: tests/run.sh BUILD quick|full|all
# Tests are registered with meson in suites named after the tiers: quick (under a minute), full (what CI runs), all (hours).
set -u
build=$1 tier=$2
case $tier in
quick) suites=(--suite quick) ;;
full) suites=(--suite quick --suite full) ;;
all) suites=(--suite quick --suite full --suite all) ;;
*) echo "unknown tier '$tier': quick, full or all" >&2; exit 2 ;;
esac

log=$build/meson-logs/testlog.json
meson test -C "$build" --no-rebuild --print-errorlogs "${suites[@]}" | grep -v '^$'
python3 - "$log" <<'PY'
import json, sys
results = [json.loads(line)["result"] for line in open(sys.argv[1])]
passed = sum(r in ("OK", "EXPECTEDFAIL") for r in results)
skipped = sum(r == "SKIP" for r in results)
failed = len(results) - passed - skipped
print(f"{passed} passed, {failed} failed, {skipped} skipped")
sys.exit(1 if failed or not passed else 0)
PY
