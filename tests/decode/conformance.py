"""Compares the generated A64 decoder and disassembler with binutils and LLVM.

    conformance.py A64_WORDS [--words N] [--seed N] [--show N]

The same words must be valid, with the same mnemonic and the same operands. What the others do
differently is listed, with the reason, in disagreements.py; anything else fails the test.
The words: a part random over the whole encoding space, a part random per line of *.decode, and
all words one bit away from those. The @features of the lines are compared with what LLVM
disassembles for Armv8.0-A.

SPDX-License-Identifier: MIT
"""

import argparse
import collections
import random
import subprocess
import sys

import disagreements
import oracles


def words_of_lines(program, seed, per_line):
    done = subprocess.run([program, 'random', str(seed), str(per_line)], check=True,
                          stdout=subprocess.PIPE, text=True)
    return [int(line.split('\t')[0], 16) for line in done.stdout.splitlines()]


def choose_words(program, seed, count):
    """About `count` words: a sixth random, the rest from lines and their neighbours."""
    generator = random.Random(seed)
    words = [generator.getrandbits(32) for _ in range(count // 6)]
    lines = len(words_of_lines(program, seed, 1))
    per_line = max(3, count // 2 // lines)
    valid = words_of_lines(program, seed, per_line)
    generator.shuffle(valid)
    words += valid
    while len(words) < count:
        word = valid.pop()
        words += [word ^ 1 << bit for bit in range(32)]
    return words


class Report:
    """Counts failures by what they look like and keeps examples."""

    def __init__(self, show):
        self.show = show
        self.failures = collections.OrderedDict()
        self.excused = collections.Counter()

    def fail(self, kind, text):
        self.failures.setdefault(kind, []).append(text)

    def print(self):
        for kind, texts in sorted(self.failures.items(), key=lambda item: -len(item[1])):
            print(f'{len(texts):6}  {kind}')
            for text in texts[:self.show]:
                print(f'        {text}')


def shape(text):
    """What failures are grouped by: the mnemonic."""
    return text.partition(' ')[0] if text else 'undefined'


def compare(word, op, our_text, tool, its_text, report):
    if our_text == its_text:
        return
    reason = disagreements.excuse(tool, word, op, our_text, its_text)
    if reason:
        report.excused[tool, reason] += 1
        return
    if our_text and its_text:
        kind = f'{op}: text differs from {tool}'
    else:
        kind = f'{op or "-"}: {tool} says {shape(its_text)}'
    report.fail(kind, f'{word:08x}  ours: {our_text}   {tool}: {its_text}')


def compare_base(program, seed, report):
    """Without optional features, the same words must be left valid as in LLVM's Armv8.0-A."""
    words = words_of_lines(program, seed, 10)
    for word, (op, text), base_op, its_text in zip(
            words, oracles.ours(program, words), oracles.ours_base(program, words),
            oracles.llvm(words, 'v8a')):
        if (base_op is None) == (its_text is None):
            continue
        reason = disagreements.excuse_base(word, text)
        if reason:
            report.excused['llvm', reason] += 1
        else:
            report.fail(f'{op}: wrong @feature', f'{word:08x}  {text}   LLVM v8a: {its_text}')


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('program')
    parser.add_argument('--words', type=int, default=100000)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--show', type=int, default=2, help='examples of each failure')
    parser.add_argument('--excused', action='store_true', help='list the excuses used')
    options = parser.parse_args()
    if oracles.missing_tools():
        print('not installed:', *oracles.missing_tools())
        return 77
    report = Report(options.show)
    seen = 0
    for seed in range(options.seed, options.seed + (options.words + 199999) // 200000):
        words = choose_words(options.program, seed, min(options.words, 200000))
        results = zip(words, oracles.ours(options.program, words), oracles.binutils(words),
                      oracles.llvm(words))
        for word, (op, text), binutils, llvm in results:
            if disagreements.outside(word):
                continue
            seen += 1
            text = disagreements.fix_ours(text)
            compare(word, op, text, 'binutils', disagreements.fix_binutils(word, binutils), report)
            compare(word, op, text, 'llvm', disagreements.fix_llvm(word, llvm), report)
    compare_base(options.program, options.seed, report)
    report.print()
    if options.excused:
        for (tool, reason), number in report.excused.most_common():
            print(f'{number:6}  {tool}: {reason}')
    print(f'{seen} words compared, {sum(map(len, report.failures.values()))} failures, '
          f'{sum(report.excused.values())} explained differences')
    return 1 if report.failures else 0


if __name__ == '__main__':
    sys.exit(main())
