# stress-ng's classes that lean on an emulator most, each for two minutes, with stress-ng's own checks.
# SPDX-License-Identifier: MIT
for name in cpu vm futex signal fork vfork pthread clone mmap membarrier; do
    case $name in
    vm) options='--vm-bytes 64m' ;;
    mmap) options='--mmap-bytes 32m' ;;
    pthread) options='--pthread-max 32' ;;
    *) options= ;;
    esac
    /usr/bin/stress-ng --$name 2 $options --timeout "${SECONDS_EACH:-120}" --verify --no-rand-seed --oom-avoid --temp-path "$PWD" > log 2>&1
    status=$?
    if [ $status = 0 ] && ! grep -qi 'fail\b\|error:' log; then echo "$name passed"; else echo "$name: status $status"; cat log; fi
done
