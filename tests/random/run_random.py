"""Runs random A64 instruction sequences on several emulators and compares what they compute.

    run_random.py --a64-words PROGRAM --run "COMMAND" --run "COMMAND"...
                  [--instructions N] [--length N] [--repeat N] [--seed N] [--only OP-REGEX]

The first command is the reference. A sequence after which the dumps differ is cut down to the
first instruction that does it; the report names the instruction, the state before and what
differs. An op that crashes an emulator is left out from then on, so that one run finds many.

SPDX-License-Identifier: MIT
"""

import argparse
import collections
import os
import random
import shlex
import shutil
import subprocess
import sys
import tempfile

import choose
import program

MAX_MINIMISED = 200   # sequences looked at in detail, per program


class Emulators:
    """The commands and where their outputs go."""

    def __init__(self, commands, folder, timeout):
        self.commands, self.folder, self.timeout = commands, folder, timeout

    def run(self, built, repeat=1):
        """Runs a program on all: a list of (dumps, how it ended)."""
        path = os.path.join(self.folder, 'program')
        built.write(path, repeat)
        os.chmod(path, 0o755)
        return [self.run_one(command, path) for command in self.commands]

    def run_one(self, command, path):
        out = os.path.join(self.folder, 'out')
        with open(out, 'wb') as file:
            try:
                end = subprocess.run(shlex.split(command) + [path], stdout=file, check=False,
                                     stderr=subprocess.PIPE, timeout=self.timeout)
                end, message = end.returncode, end.stderr.decode(errors='replace').strip()
            except subprocess.TimeoutExpired:
                end, message = 'timeout', ''
        with open(out, 'rb') as file:
            data = file.read()
        size = program.STATE_SIZE
        dumps = [data[at:at + size] for at in range(0, len(data) - size + 1, size)]
        return dumps, f'status {end} {message[:200]}' if end else 'ok'


def by_design(right, wrong):
    """Whether two dumps differ only in what a back-end may leave out: FPSR.UFC where a result
    rounds up to the smallest normal number, on hosts that judge tininess after rounding (top of
    host/x86_64/fp.c); at a fault, the NZCV that the code behind it would have overwritten before
    anybody read it (top of guest/aarch64/translate.c)."""
    right, wrong = dict(program.unpack_state(right)), dict(program.unpack_state(wrong))
    differ = {name: value ^ wrong[name] for name, value in right.items() if value != wrong[name]}
    if right['fault']:
        differ.pop('nzcv', None)
    return differ in ({}, {'fpsr': 8})


class Sequence:
    """Instructions as lists of words, with the op of each, and the start state."""

    def __init__(self, items, state):
        self.items, self.state = items, state   # items: (op, words)

    def words(self, count=None):
        return [word for _, words in self.items[:count] for word in words]

    def ops(self):
        return {op for op, _ in self.items}


def build(reserved, sequences):
    built, numbers = program.Program(reserved), {}
    for words, state in sequences:
        if state not in numbers:
            numbers[state] = built.add_state(state)
        if not built.add_sequence(words, numbers[state]):
            raise OverflowError('too many sequences for one program')
    return built


class Failure:
    """One instruction that two emulators disagree about."""

    def __init__(self, op, words, before, expected, got, ended):
        self.op, self.words = op, words
        self.before, self.expected, self.got, self.ended = before, expected, got, ended

    def differences(self):
        if not self.got:
            return [f'no result: {self.ended}']
        if not self.expected:
            return [f'the reference gives no result: {self.ended}']
        before = dict(program.unpack_state(self.before)) if self.before else {}
        return [f'{name}: expected {right:#x} got {wrong:#x} before {before.get(name, 0):#x}'
                for (name, right), (_, wrong) in zip(program.unpack_state(self.expected),
                                                     program.unpack_state(self.got))
                if right != wrong]

    def print(self, a64_words, verbose):
        for word, _, text in choose.disassemble(a64_words, self.words):
            print(f'      {word:08x}  {text}')
        for line in self.differences()[:6]:
            print(f'        {line}')
        if verbose:
            print('        sequence: ' + ' '.join(f'{word:08x}' for word in self.whole))
        if verbose and self.before:
            print('        state before: ' + ' '.join(
                f'{name}={value:#x}' for name, value in program.unpack_state(self.before)
                if not name.startswith('scratch')))


class Tester:
    def __init__(self, options, folder):
        self.options = options
        self.emulators = Emulators(options.run, folder, options.timeout)
        self.random = random.Random(options.seed)
        with_qemu = any('qemu' in command for command in options.run)
        self.skip = choose.KNOWN_WRONG if with_qemu else ()
        self.failures = collections.OrderedDict()   # op -> list of Failure
        self.banned = set()
        self.done = self.excused = 0

    def run(self):
        states = choose.States(self.options.seed)
        while self.done < self.options.instructions:
            reserved = self.random.randrange(30)
            chooser = choose.Chooser(self.options.a64_words, self.random.getrandbits(30), reserved,
                                     self.options.only, skip=self.skip)
            chosen = [states.state() for _ in range(64)]
            for _ in range(4):
                sequences = self.choose_sequences(chooser, chosen)
                self.check(reserved, sequences)
                if self.done >= self.options.instructions:
                    break

    def choose_sequences(self, chooser, states):
        """As many as fit one program; while there are no more instructions wanted, fewer."""
        ops = [op for op in chooser.ops if op not in self.banned]
        if not ops:
            raise SystemExit('no op left to test')
        self.random.shuffle(ops)
        sequences, room, number = [], program.MAX_CODE_WORDS - 4096, 0
        wanted = (self.options.instructions - self.done) // self.options.repeat + 1
        while room > 0 and wanted > 0:
            items = []
            for _ in range(self.options.length):
                op = ops[number % len(ops)]   # all in turn, then at random
                number += 1
                if number > len(ops):
                    op = self.random.choice(ops)
                items.append((op, chooser.instruction(op)))
            self.add_loops(items, chooser.reserved)
            sequences.append(Sequence(items, self.random.choice(states)))
            room -= len(sequences[-1].words()) + 2
            wanted -= len(items)
        return sequences

    def add_loops(self, items, reserved):
        """Sometimes makes parts of a sequence run twice. The tag byte of the reserved register,
        which accesses to memory ignore, counts."""
        loops = []
        for bit in (56, 57):
            if len(items) > 1 and not self.random.randrange(3):
                start = self.random.randrange(len(items) - 1)
                end = self.random.randrange(start + 1, len(items) + 1)
                eor = 0xd2400000 | (64 - bit) << 16 | reserved << 5 | reserved
                loops.append((bit, items[start], ('(loop)', [eor, 0])))
                items.insert(end, loops[-1][2])
        for bit, first, loop in loops:
            start, end = ([item is one for item in items].index(True) for one in (first, loop))
            back = -1 - sum(len(words) for _, words in items[start:end])
            loop[1][1] = 0xb7000000 | bit - 32 << 19 | (back & 0x3fff) << 5 | reserved   # tbnz

    def check(self, reserved, sequences):
        """Runs sequences; those with an op that ends an emulator early are taken out and the rest
        is run again."""
        for _ in range(100):
            results = self.emulators.run(build(reserved,
                                               [(s.words(), s.state) for s in sequences]),
                                         self.options.repeat)
            done = min(len(dumps) for dumps, _ in results)
            if done == len(sequences) * self.options.repeat:
                break
            culprits = self.minimise(reserved, sequences[done % len(sequences)])
            if not culprits:
                print('not reproduced alone:', [ended for _, ended in results])
                culprits = sequences[done % len(sequences)].ops()
            self.banned |= culprits
            sequences = [s for s in sequences if not s.ops() & culprits]
            if not sequences:
                return
        self.compare(reserved, sequences, results)
        self.done += sum(len(s.items) for s in sequences) * self.options.repeat

    def compare(self, reserved, sequences, results):
        reference, looked_at = results[0][0], 0
        known = collections.Counter()
        for dumps, _ in results[1:]:
            for sequence, right, wrong in zip(sequences * self.options.repeat, reference, dumps):
                if right == wrong:
                    continue
                ops = sequence.ops()
                if looked_at >= MAX_MINIMISED or any(known[op] > 5 for op in ops):
                    continue
                looked_at += 1
                excused = self.excused
                culprits = self.minimise(reserved, sequence)
                known.update(culprits)
                if not culprits and self.excused == excused:
                    print('differs only together with others:', sorted(ops))
                    self.failures.setdefault('?', [])

    def minimise(self, reserved, sequence):
        """Runs all beginnings of a sequence, each from the start state, and notes the first that
        differs; gives the op at its end."""
        count = len(sequence.items)
        prefixes = [(sequence.words(n), sequence.state) for n in range(count + 1)]
        # As often as the whole sequence ran: what is met again is compiled.
        results = self.emulators.run(build(reserved, prefixes), self.options.repeat)
        reference, reference_end = results[0]
        culprits = set()
        for dumps, ended in results[1:]:
            for n in sorted(range((count + 1) * self.options.repeat), key=lambda n: n % (count + 1)):
                right = reference[n] if n < len(reference) else None
                wrong = dumps[n] if n < len(dumps) else None
                if right is not None and right == wrong:
                    continue
                if right and wrong and by_design(right, wrong):
                    self.excused += 1
                    break   # what follows may have read it
                before = reference[n - 1] if n and n <= len(reference) else None
                n %= count + 1
                op, words = sequence.items[n - 1] if n else ('(start state)', [])
                failure = Failure(op, words, before, right, wrong,
                                  ended if wrong is None else reference_end)
                failure.whole = sequence.words(n)
                self.failures.setdefault(op, []).append(failure)
                culprits |= {op} if n else sequence.ops()
                break
        return culprits

    def report(self):
        for op, failures in sorted(self.failures.items()):
            print(f'{op}: {len(failures)} failures')
            for failure in failures[:self.options.show]:
                failure.print(self.options.a64_words, self.options.verbose)
        print(f'{self.done} instructions on {len(self.options.run)} emulators, '
              f'{len(self.failures)} ops differ, {self.excused} sequences by design')
        return 1 if self.failures else 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--a64-words', required=True, help='the program of tests/decode')
    parser.add_argument('--run', action='append', required=True,
                        help='an emulator; the first is the reference')
    parser.add_argument('--instructions', type=int, default=1000000)
    parser.add_argument('--length', type=int, default=40, help='instructions in a sequence')
    parser.add_argument('--repeat', type=int, default=2, help='times that sequences are run')
    parser.add_argument('--seed', type=int, default=1, help='the same one gives the same programs')
    parser.add_argument('--only', help='regular expression that ops must match')
    parser.add_argument('--show', type=int, default=2, help='examples of each op')
    parser.add_argument('--timeout', type=int, default=60, help='seconds for one run of a program')
    parser.add_argument('--verbose', action='store_true', help='print the state before')
    options = parser.parse_args()
    options.run = [command for command in options.run if shutil.which(shlex.split(command)[0])]
    if len(options.run) < 2:
        print('nothing to compare: too few of the emulators are installed')
        return 77
    with tempfile.TemporaryDirectory() as folder:
        tester = Tester(options, folder)
        tester.run()
        return tester.report()


if __name__ == '__main__':
    sys.exit(main())
