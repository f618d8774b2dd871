#!/usr/bin/env python3
"""Runs QEMU's guest programs (tests/tcg/multiarch and tests/tcg/aarch64) under an emulator.

    tests/tcg/run.py [--build DIR] [--emulator COMMAND]... [--only TEXT] [-v]

SPDX-License-Identifier: MIT
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import baseline  # noqa: E402

# folder, names, compiler flags, further settings of baseline.Test
GROUPS = [
    ('multiarch', 'overflow sha1 sha512 sigbus test-mmap', ['-O2'], {}),
    ('multiarch', 'munmap-pthread signals testthread threadcount', ['-O2', '-pthread'], {}),
    ('multiarch/linux', 'linux-madvise linux-test', ['-O2'], {}),
    ('aarch64', 'pcalign-a64', ['-O2'], {}),
    ('aarch64', 'bti-1 bti-3', ['-O2', '-mbranch-protection=standard', '-fno-stack-protector', '-nostdlib'], {}),
    ('aarch64', 'bti-2', ['-O2'], {}),
    ('aarch64', 'pauth-1 pauth-4 pauth-5', ['-O2', '-march=armv8.3-a'], {'emulator_options': ['-cpu', 'max']}),
]

# Tests whose output QEMU keeps in a file: name, folder, further sources.
REFERENCED = [
    ('fcvt', 'arm', []),
    ('float_convd', 'multiarch', ['multiarch/libs/float_helpers.c']),
    ('float_convs', 'multiarch', ['multiarch/libs/float_helpers.c']),
    ('float_madds', 'multiarch', ['multiarch/libs/float_helpers.c']),
]

# Why the rest of the two folders is not here; listed by --verbose.
EXCLUDED = {
    'aarch64/pauth-2': 'expects what failed authentications leave behind before FEAT_PAuth2, which Moa has',
    'aarch64/mte-1..7': 'memory tagging, which user mode does not offer',
    'aarch64/sve-ioctls, sysregs, test-826': 'the scalable vector extension, which user mode does not offer',
    'aarch64/system/*, multiarch/system/*': 'bare-metal programs for a whole machine',
    '*/gdbstub/*': "scripts for a debugger, tested with Moa's own debugger stub",
    'multiarch/arm-compat-semi/*': 'semihosting, a debugger interface of bare-metal programs',
}


def tests(top):
    for folder, names, flags, settings in GROUPS:
        for name in names.split():
            yield baseline.Test(name, [top / folder / f'{name}.c'], flags, seconds=30, **settings)
    for vector in ['sha1', 'sha512']:
        yield baseline.Test(f'{vector}-vector', [top / f'multiarch/{vector}.c'], ['-O3'])
    for name, folder, more in REFERENCED:
        yield baseline.Test(name, [top / folder / f'{name}.c', *(top / path for path in more)], ['-O0', f'-I{top}/multiarch'],
                            libraries=['-lm'], reference=top / 'aarch64' / f'{name}.ref')


def main():
    options = baseline.arguments(__doc__.split('\n')[0]).parse_args()
    if options.verbose:
        for names, reason in EXCLUDED.items():
            print(f'excluded: {names}: {reason}')
    top = (options.build / 'suites/tcg').resolve()
    return baseline.run(tests(top), options, options.build / 'suites/tcg-programs')


sys.exit(main())
