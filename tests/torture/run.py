#!/usr/bin/env python3
"""Runs GCC's execution tests (gcc.c-torture/execute), compiled for the guest, under an emulator.

    tests/torture/run.py [--build DIR] [--level -O1]... [--emulator COMMAND]... [--only TEXT] [-v]

SPDX-License-Identifier: MIT
"""

import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import baseline  # noqa: E402

# An option line of DejaGnu that holds for every target: /* { dg-options "-fwrapv" } */
OPTIONS = re.compile(r'\{\s*dg-(?:additional-)?options\s+\{?\s*"([^"]*)"\s*\}?\s*\}')

# What builtins/ is compiled with, so that the calls under test survive the optimiser.
BUILTINS = ['-fno-tree-dse', '-fno-tree-loop-distribute-patterns', '-fno-tracer', '-fno-ipa-ra', '-fno-inline-functions']


def tests(folder, level):
    """All tests below the folder, for one optimisation level."""
    for source in sorted(folder.rglob('*.c')):
        name = str(source.relative_to(folder).with_suffix(''))
        if name.startswith('builtins/lib/') or name.endswith('-lib'):
            continue
        options = ' '.join(OPTIONS.findall(source.read_text(errors='replace'))).split()
        sources = [source]
        if name.startswith('builtins/'):
            options += BUILTINS
            sources += [source.with_name(source.stem + '-lib.c'), source.parent / 'lib/main.c']
        yield baseline.Test(name, sources, [level, *options], libraries=['-lm'])


def main():
    parser = baseline.arguments(__doc__.split('\n')[0])
    parser.add_argument('--level', action='append', help='optimisation levels, -O1 if none is given')
    options = parser.parse_args()
    status = 0
    for level in options.level or ['-O1']:
        folder = options.build / 'suites' / ('torture' + level)
        status |= baseline.run(tests((options.build / 'suites/torture').resolve(), level), options, folder)
    return status


sys.exit(main())
