"""Runs random RISC-V instruction sequences on several emulators and compares what they compute.

    riscv.py --rv-words PROGRAM --run "COMMAND" --run "COMMAND"...
             [--xlen 32|64] [--vlen N] [--instructions N] [--length N] [--seed N] [--only OP-REGEX] [--show N]

The first command is the reference. A sequence after which the dumps differ is cut down to the
first instruction that does it; the report names the instruction, the state before and what
differs. Words come from the tables of guest/riscv/*.decode; what may do anything is left out or
changed so that it is safe: memory operands are steered to the scratch memory by setting the base
register before, branches go over one instruction.

SPDX-License-Identifier: MIT
"""

import argparse
import collections
import os
import pathlib
import random
import re
import shlex
import shutil
import struct
import subprocess
import sys
import tempfile

import riscv_program as program
import riscv_vector

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / 'tools'))
import decode   # noqa: E402

FILES = [ROOT / 'guest/riscv' / f'{name}.decode' for name in ('base', 'fp', 'bits', 'compressed')]
VECTOR_FILES = FILES + [ROOT / 'guest/riscv/vector.decode']
# Traps, what QEMU 7.2 does not know (but for prefetch: a hint), and what depends on time.
LEFT_OUT = re.compile(r'ecall|c?_?ebreak|[sm]ret|wfi|sfence_vma|wrs|pause|cbo|amocas|czero|fround|'
                      r'fminmaxm|fmv[hp]_|fcompareq|fcvtmod|fli|c_(lbu|lh|sb|sh|mul|[sz]ext_.|not)$')
# Ops that QEMU 7.2 gets wrong for these operands, so that they cannot be compared.
KNOWN_WRONG = {'ctzw': 'counts on in the upper half if the lower is 0'}
REGISTERS = {'rd', 'rs1', 'rs2', 'rs3'}
FFLAGS, FRM, FCSR = 1, 2, 3
GP = program.RESERVED


def get(line, word, name):
    field = line.fields[name]
    value = 0
    for low, width, place in field.parts:
        value |= (word >> low & (1 << width) - 1) << place
    return value - (1 << field.width()) if field.signed and value >> field.width() - 1 else value


def put(line, word, name, value):
    for low, width, place in line.fields[name].parts:
        ones = (1 << width) - 1
        word = word & ~(ones << low) | (value >> place & ones) << low
    return word


def addi(rd, rs1, imm):
    return (imm & 0xfff) << 20 | rs1 << 15 | rd << 7 | 0x13


def auipc(rd):
    return rd << 7 | 0x17


class Chooser:
    """A source of random instructions."""

    def __init__(self, rv_words, xlen, seed, only, vlen=0, per_op=64, files=None,
                 left_out=f'{LEFT_OUT.pattern}|{riscv_vector.LEFT_OUT.pattern}', known_wrong=KNOWN_WRONG):
        self.random = random.Random(seed)
        self.xlen = xlen
        self.lines = {line.name: line for line in decode.read_files(
            files or (VECTOR_FILES if vlen else FILES), [16, 32])}
        self.vectors = riscv_vector.Vectors(self.random, vlen) if vlen else None
        only = only or ('v.*|op_reg|fma' if vlen else '.*')
        self.pool = collections.defaultdict(list)
        done = subprocess.run(rv_words + ['random', str(seed), str(per_op)], check=True,
                              stdout=subprocess.PIPE, text=True)
        words = []
        for text in done.stdout.splitlines():
            word, op = text.split('\t')
            if op in self.lines:
                words.append(self.avoid_reserved(int(word, 16), self.lines[op]))
        for word, op, text in disassemble(rv_words, words):
            if op in self.lines and not re.match(left_out, op) and re.fullmatch(only, op) \
                    and text.partition(' ')[0] not in known_wrong:
                self.pool[op].append((word, text))
        self.ops = sorted(self.pool)

    def avoid_reserved(self, word, line):
        for name in REGISTERS & set(line.fields):
            while get(line, word, name) == GP and line.fields[name].width() == 5:
                word = put(line, word, name, self.random.randrange(32))
        return word

    def register(self, line, word, name):
        value = get(line, word, name)
        return value + 8 if line.fields[name].width() == 3 else value

    def instruction(self, op):
        """Words of one instruction of the op with what prepares it."""
        return self.prepared(op, *self.random.choice(self.pool[op]))

    def prepared(self, op, word, text):
        line = self.lines[op]
        if op.startswith('vset'):
            return self.vectors.configure()
        if op.startswith('v'):
            return self.vectors.instruction(line, word, get, put)
        if op in ('branch', 'jal'):
            return [put(line, word, 'imm', 8), self.filler()]
        if op in ('c_bz', 'c_j', 'c_jal'):
            return [put(line, word, 'imm', 6), self.filler()]
        if op in ('jalr', 'c_jr', 'c_jalr'):
            rs1, target = get(line, word, 'rs1'), 16 if op == 'jalr' else 14
            if not rs1:
                return []
            if op == 'jalr':
                word = put(line, word, 'imm', self.random.choice((0, 1)))
            return [auipc(rs1), addi(rs1, rs1, target), word, self.filler()]
        if op == 'csr':
            return self.system(line, word)
        if op in ('lr', 'sc'):
            return self.reservation()
        if '(' not in text:
            return [word]
        prepare = self.steer(line, word, text)
        return [] if prepare is None else prepare + [word]

    def filler(self):
        rd = self.random.choice([n for n in range(1, 32) if n != GP])
        return addi(rd, rd, self.random.randrange(1, 2048))

    def system(self, line, word):
        """fflags anyhow; frm and fcsr only so that the rounding mode stays valid."""
        number = self.random.choice((FFLAGS, FFLAGS, FRM, FCSR))
        word = put(line, word, 'csr', number)
        if number == FFLAGS:
            return [word]
        value = self.random.randrange(5) << (5 if number == FCSR else 0)
        how, rs1 = get(line, word, 'fn') & 3, get(line, word, 'rs1')
        if how != 1:
            return [put(line, word, 'rs1', 0)]
        if get(line, word, 'fn') & 4:
            return [put(line, word, 'rs1', value & 7 if number == FRM else value & 31)]
        return [addi(rs1, 0, value), word]

    def reservation(self):
        """A store-conditional that succeeds, or fails for lack of a reservation."""
        d = self.random.randrange(self.xlen // 32)
        rs1, lr_rd, rs2, rd = self.random.sample([n for n in range(1, 32) if n != GP], 4)
        ordering = self.random.getrandbits(2) << 25
        base = ordering | rs1 << 15 | (2 + d) << 12 | 0x2f
        sc = 3 << 27 | rs2 << 20 | rd << 7 | base
        return [addi(rs1, GP, 16 * self.random.randrange(8)), 2 << 27 | lr_rd << 7 | base, sc] + \
            ([sc] if self.random.randrange(2) else [])

    def steer(self, line, word, text):
        """Sets the base register so that the access is within the scratch memory."""
        target = self.random.randrange(0, program.SCRATCH_SIZE - 64)
        if line.name.startswith('amo') or self.random.randrange(2):
            target &= ~15
        base = self.register(line, word, 'rs1') if 'rs1' in line.fields else 2
        imm = get(line, word, 'imm') if 'imm' in line.fields else 0
        if not base:
            return [] if line.name == 'prefetch' else None   # an address that cannot be chosen
        offset = target - imm
        if -2048 <= offset < 2048:
            return [addi(base, GP, offset)]
        return [addi(base, GP, offset // 2), addi(base, base, offset - offset // 2)]


def disassemble(rv_words, words):
    """(word, op or -, text) of each."""
    done = subprocess.run(rv_words + ['match', '0'], check=True,
                          input=struct.pack(f'<{len(words)}I', *words), stdout=subprocess.PIPE)
    lines = [line.split('\t') for line in done.stdout.decode().splitlines()]
    return [(int(word, 16), op, text) for word, op, text in lines]


class States:
    """Random start states that are rich in special values."""

    def __init__(self, seed, xlen, vlen=0):
        self.random = random.Random(seed)
        self.xlen, self.vlen = xlen, vlen

    def general(self):
        kind = self.random.randrange(6)
        if kind == 0:
            return self.random.choice((0, 1, 2, 31, 32, 63, 64, 0xff, 0x7fffffff, 0x80000000,
                                       0xffffffff, 1 << 32, 1 << 63, (1 << 63) - 1,
                                       (1 << 64) - 1, 0xffffffff80000000))
        if kind < 4:
            value = self.random.getrandbits((8, 32, 8)[kind - 1])
            return value if kind < 3 else -value % (1 << 64)
        return self.random.getrandbits(64)

    def number(self, size):
        """A floating-point value of 1 << size bytes, or any bits."""
        exponent, fraction = {1: (5, 10), 2: (8, 23), 3: (11, 52)}[size]
        ones, bias = (1 << exponent) - 1, (1 << exponent - 1) - 1
        bits = self.random.getrandbits
        magnitude = self.random.choice((
            lambda: 0, lambda: ones << fraction,                            # zero, infinity
            lambda: (2 * ones + 1) << fraction - 1 | bits(fraction - 1),    # NaNs
            lambda: ones << fraction | 1 + bits(fraction - 2),
            lambda: bits(self.random.randrange(1, fraction + 1)),           # subnormal
            lambda: (1 << fraction) + self.random.randrange(-3, 3),         # about the smallest
            lambda: (ones << fraction) - 1 - self.random.randrange(3),      # about the largest
            lambda: bias + self.random.randrange(6) << fraction | bits(3) << fraction - 3,
            lambda: bias + self.random.randrange(-2, 2) << fraction | bits(fraction),
            lambda: bias + self.random.choice((30, 31, 32, 62, 63, 64)) % (bias + 1) << fraction
            | bits(fraction),
            lambda: bits(exponent + fraction), lambda: bits(exponent + fraction)))()
        return bits(1) << exponent + fraction | magnitude

    def boxed(self):
        """Mostly a number in its box."""
        size = self.random.choice((1, 2, 2, 2, 3, 3, 3))
        if not self.random.randrange(16):
            return self.random.getrandbits(64)
        return self.number(size) | (1 << 64) - (1 << (8 << size))

    def state(self):
        x = [self.general() % (1 << self.xlen) for _ in range(31)]
        x[GP - 1] = 0
        fcsr = self.random.choice((0, 0, self.random.randrange(5) << 5)) | self.random.choice(
            (0, 0, self.random.getrandbits(5)))
        scratch = b''.join(self.boxed().to_bytes(8, 'little')
                           for _ in range(program.SCRATCH_SIZE // 8))
        state = program.pack_state(x, fcsr, [self.boxed() for _ in range(32)], scratch)
        return state + (riscv_vector.state(self, self.vlen) if self.vlen else b'')


class Tester:
    def __init__(self, options, folder):
        self.options, self.folder = options, folder
        self.random = random.Random(options.seed)
        self.failures = collections.OrderedDict()   # op -> texts
        self.done = 0
        self.ops = collections.Counter()

    def run_all(self, sequences):
        """The dumps of each emulator, and how it ended."""
        vlen = self.options.vlen
        path = program.build(self.folder, sequences, self.options.xlen, vlen // 8,
                             riscv_vector.index_tables() if vlen else b'')
        results = []
        for command in self.options.run:
            try:
                end = subprocess.run(shlex.split(command) + [path], capture_output=True,
                                     timeout=self.options.timeout)
                data, code = end.stdout, f'status {end.returncode} {end.stderr[:200]}'
            except subprocess.TimeoutExpired as late:
                data, code = late.stdout or b'', 'timeout'
            size = program.state_size(vlen // 8)
            results.append(([data[at:at + size] for at in range(0, len(data) - size + 1, size)], code))
        return results

    def run(self):
        while self.done < self.options.instructions and len(self.failures) < 40:
            chooser = Chooser(self.options.rv_words, self.options.xlen, self.random.getrandbits(30),
                              self.options.only, self.options.vlen)
            states = States(self.random.getrandbits(30), self.options.xlen, self.options.vlen)
            chosen = [states.state() for _ in range(32)]
            sequences = []
            for _ in range(200):
                items = [('vset', chooser.vectors.configure())] if self.options.vlen else []
                items += [(op, chooser.instruction(op))
                          for op in self.random.choices(chooser.ops, k=self.options.length)]
                sequences.append((items, self.random.choice(chosen)))
                self.ops.update(op for op, words in items if words)
                self.done += len(items)
            self.check(sequences)

    def check(self, sequences):
        results = self.run_all([(flatten(items), state) for items, state in sequences])
        for i, (items, state) in enumerate(sequences):
            dumps = [result[0][i] if i < len(result[0]) else None for result in results]
            if dumps.count(dumps[0]) != len(dumps) or dumps[0] is None:
                self.minimise(items, state, dumps[0] is None)
                if dumps[0] is None or None in dumps:
                    return   # nothing behind it was run

    def minimise(self, items, state, died):
        """Runs all beginnings of a sequence and notes the first that differs. That the reference died
        there is no failure if it does so only at that place (QEMU 7.2: see FCVT_S_L_DYN; a block
        may begin behind it at the start of a page)."""
        prefixes = [(flatten(items[:n]), state) for n in range(len(items) + 1)]
        results = self.run_all(prefixes)
        for n in range(len(prefixes)):
            dumps = [result[0][n] if n < len(result[0]) else None for result in results]
            if dumps[0] is not None and dumps.count(dumps[0]) == len(dumps):
                continue
            op, words = items[n - 1] if n else ('(start)', [])
            before = dict(program.unpack_state(results[0][0][n - 1])) if n else {}
            self.failures.setdefault(op, []).append(self.describe(words, dumps, before, results))
            return
        if died:
            return
        self.failures.setdefault('(together only)', []).append(str([op for op, _ in items]))

    def describe(self, words, dumps, before, results):
        lines = [f'      {word:08x}  {text}'
                 for word, _, text in disassemble(self.options.rv_words, words)]
        for command, dump, (_, end) in zip(self.options.run, dumps, results):
            if dump is None:
                lines.append(f'        {command}: no result, {end}')
            elif dumps[0]:
                lines += [f'        {name}: expected {right:#x} got {wrong:#x} before '
                          f'{before.get(name, 0):#x}' for (name, right), (_, wrong) in
                          zip(program.unpack_state(dumps[0]), program.unpack_state(dump))
                          if right != wrong][:5]
        registers = {int(n) for n in re.findall(r'\d+', ' '.join(
            self.register_numbers(words)))}
        lines.append('        before: ' + ' '.join(
            f'{name}={value:#x}' for name, value in before.items()
            if name == 'fcsr' or name in program.V_NAMES or name[0] in 'xfv' and name[1:].isdigit() and int(name[1:]) in registers))
        return '\n'.join(lines)

    @staticmethod
    def register_numbers(words):
        for word in words:
            shifts = (7, 15, 20, 27) if word & 3 == 3 else (2, 7)
            yield from (str(word >> shift & 31) for shift in shifts)

    def report(self):
        for op, texts in sorted(self.failures.items()):
            print(f'{op}: {len(texts)} failures')
            for text in texts[:self.options.show]:
                print(text)
        missing = self.never_chosen()
        if missing:
            print('never chosen:', *missing)
        print(f'{self.done} instructions on {len(self.options.run)} emulators, '
              f'{len(self.failures)} ops differ')
        return 1 if self.failures or missing else 0

    def never_chosen(self):
        """Vector instructions that this run has not looked at, though it was long enough."""
        if not self.options.vlen or self.options.only or self.options.instructions < 20000:
            return []
        lines = decode.read_files(VECTOR_FILES[-1:], [32])
        return [line.name for line in lines if not self.ops[line.name]]


def flatten(items):
    return [word for _, words in items for word in words]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--rv-words', required=True)
    parser.add_argument('--run', action='append', required=True)
    parser.add_argument('--xlen', type=int, choices=(32, 64), default=64)
    parser.add_argument('--instructions', type=int, default=100000)
    parser.add_argument('--length', type=int, default=30, help='instructions in a sequence')
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--only', help='regular expression that ops must match')
    parser.add_argument('--show', type=int, default=2, help='examples of each op')
    parser.add_argument('--vlen', type=int, default=0, help='vector instructions of that length')
    parser.add_argument('--timeout', type=int, default=60)
    options = parser.parse_args()
    options.run = [command for command in options.run if shutil.which(shlex.split(command)[0])]
    if len(options.run) < 2 or not shutil.which('riscv64-linux-gnu-gcc'):
        print('nothing to compare: too few of the emulators, or the compiler, are installed')
        return 77
    options.rv_words = [os.path.abspath(options.rv_words),
                        '-rv32' if options.xlen == 64 else '-rv64']
    with tempfile.TemporaryDirectory() as folder:
        tester = Tester(options, folder)
        tester.run()
        return tester.report()


if __name__ == '__main__':
    sys.exit(main())
