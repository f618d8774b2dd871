# Python's own tests of what leans on the machine and on Linux most; four at a time, because some of them wait most of the time.
# SPDX-License-Identifier: MIT
#
# EXCLUDED is a pattern of test cases that this machine cannot run under any program: run.py says which and finds out.
export EXCLUDED
names='asyncio subprocess signal threading socket math struct float long complex json re mmap select thread ctypes'
one() {
    mkdir "$1"; cd "$1"
    python3 -m test test_$1 ${EXCLUDED:+-i "$EXCLUDED"} > log 2>&1
    echo $? > status
}
export -f one
printf '%s\n' $names | xargs -P 4 -I NAME bash -c 'one NAME'
for name in $names; do
    if [ "$(cat $name/status)" = 0 ]; then
        echo "$name passed"
    else
        echo "$name: status $(cat $name/status)"
        grep -aE '^(FAIL|ERROR)|Error:|skipped' $name/log | head -20
    fi
done
