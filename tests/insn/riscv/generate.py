#!/usr/bin/env python3
"""Makes a self-checking program with cases for the lines of guest/riscv/*.decode.

    generate.py --rv-words PROGRAM --xlen 32|64 [--vlen N] [--each N] [--sequences N]
                [--without OP-REGEX] [--show CASE] OUTPUT

A case is a start state, an instruction (with what prepares it), and what becomes different by it:
the model beside this file says what. Every line has --each cases for each of its variants
(function, operand form, format), and then come random sequences of eight. With --vlen these are
the lines of vectors, else the others. --without leaves out what another emulator does not know.

A state: x1 to x31 (gp: 0), fcsr, f0 to f31, the scratch memory; vl, vtype, vcsr, vstart, the note
of a fault (signal << 56 | pc); vector registers; the last bytes before memory ends.

SPDX-License-Identifier: MIT
"""

import argparse
import collections
import os
import pathlib
import random
import re
import struct
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
sys.dont_write_bytecode = True
sys.path[:0] = [str(HERE), str(ROOT / 'tests/random')]
import model   # noqa: E402
import riscv   # noqa: E402
import riscv_program as layout   # noqa: E402
import riscv_vector   # noqa: E402

GUEST = ROOT / 'guest/riscv'
SCALAR_FILES = [GUEST / f'{name}.decode' for name in ('base', 'fp', 'bits', 'compressed')]
VECTOR_FILES = [GUEST / f'{name}.decode' for name in ('vector', 'vector_crypto')]
CASES, CODE = 0x18000000, 0x18001000
EDGE_SIZE = 256
SECTION = layout.DATA, layout.DATA + 0x10000
# Fields that do not make a variant of a line.
NO_VARIANT = re.compile(r'rd|rs[123]|vd|vs[12]|shamt|csr|aq|rl|bs|pred|succ|fm|rm|vm|nf|nr|vtype|avl|round')
GROUPS = re.compile(r'vaes|vgmul|vghsh|vsha2|vsm')   # what works on element groups


def variant(line, word):
    values = [riscv.get(line, word, name) for name, field in line.fields.items()
              if not NO_VARIANT.fullmatch(name) and not (name == 'imm' and line.name != 'fli')]
    return (line.name, *values)


class Case:
    def __init__(self, ops, words, state):
        self.ops, self.words, self.state = ops, words, state
        self.address, self.after = 0, None


class Generator:
    def __init__(self, options):
        self.options = options
        self.random = random.Random(options.seed + options.xlen + options.vlen)
        self.files = SCALAR_FILES + VECTOR_FILES
        words = [os.path.abspath(options.rv_words), '-rv32' if options.xlen == 64 else '-rv64']
        self.rv_words = words
        self.chooser = riscv.Chooser(words, options.xlen, self.random.getrandbits(30), '.*', options.vlen,
                                     per_op=400, files=self.files, left_out='(?!)', known_wrong=())
        self.lines = self.chooser.lines
        self.names = {}   # word: line
        states = riscv.States(self.random.getrandbits(30), options.xlen, options.vlen)
        self.states = [states.state() for _ in range(64)]

    # --- Instructions ---

    def wanted(self):
        """Variants of the lines that this program is about, with their words."""
        here = {line.name for line in riscv.decode.read_files(
            VECTOR_FILES if self.options.vlen else SCALAR_FILES, [16, 32])}
        found = collections.defaultdict(list)
        for name, pool in self.chooser.pool.items():
            if name in here and name != 'ecall' and not re.match(self.options.without, name):
                for word, text in pool:
                    found[variant(self.lines[name], word)].append((word, text))
        return sorted(found.items(), key=lambda item: item[0][0] == 'fence_i')   # it throws all code away

    def configuration(self, name):
        """A configuration that the instruction can be used with, mostly."""
        vectors = self.chooser.vectors
        fp, wide = name.startswith('vf'), riscv_vector.WIDE.match(name)
        sizes = {'vclmul': (3,), 'vsha2ms': (2, 3), 'vsha2c': (2, 3), 'vextend': (1, 2, 3)}.get(name)
        sizes = sizes or ((2,) if GROUPS.match(name) else (0, 1, 2) if wide else (0, 1, 2, 3))
        if fp and name not in ('vfwcvt', 'vfncvt'):
            sizes = [size for size in sizes if size]
        group, anything = 8 if 'vsm3' in name else 4, not self.random.randrange(16)
        while True:
            words = vectors.configure()
            if anything or vectors.sew in sizes and not (wide and vectors.lmul == 3 and name != 'vextend') and \
                    not (GROUPS.match(name) and (vectors.vl % group or not vectors.vl)):
                return words

    def instruction(self, name, word, text):
        if self.options.vlen:
            line = self.lines[name]
            if name.startswith('vset'):
                return self.chooser.vectors.configure()
            words = self.configuration(name)
            if GROUPS.match(name) and 'vs2' in line.fields:   # other things must not overlap
                word = riscv.put(line, word, 'vd', riscv.get(line, word, 'vd') & ~8 | 16)
                word = riscv.put(line, word, 'vs2', riscv.get(line, word, 'vs2') & ~16)
                if 'vs1' in line.fields:
                    word = riscv.put(line, word, 'vs1', riscv.get(line, word, 'vs1') & ~16)
            return words + (self.chooser.vectors.instruction(line, word, riscv.get, riscv.put) or [])
        words = self.chooser.prepared(name, word, text)
        if name.startswith('amocas') and words:
            return self.equal_first(name, words)
        return words

    def equal_first(self, name, words):
        """In front of a compare-and-swap its comparand is sometimes made equal."""
        word = words[-1]
        rd, rs1 = word >> 7 & 31, word >> 15 & 31
        pair = name != 'amocas'
        if not rd or rs1 in (rd, rd + pair) or self.random.randrange(2):
            return words
        size = (self.options.xlen // 32 + 1) if pair else 2 + (word >> 12 & 1)
        loads = [i << 20 + size | rs1 << 15 | size << 12 | rd + i << 7 | 3 for i in range(1 + pair)]
        return words[:-1] + loads + words[-1:]

    # --- Cases ---

    def line_of(self, words):
        """Decode lines of words not seen before."""
        new = [word for word in words if word not in self.names]
        for word, name, _ in riscv.disassemble(self.rv_words, new) if new else []:
            self.names[word] = self.lines.get(name)
        return [self.names[word] for word in words]

    def candidates(self):
        for (name, *_), words in self.wanted():
            for n in range(self.options.each * 2):
                word, text = words[n % len(words)]
                made = self.instruction(name, word, text)
                if made:
                    yield (name,), made
        pool = [item for item in self.chooser.pool.items() if not re.match(
            self.options.without + r'|fence_i|ecall|c?_?ebreak|[sm]ret|wfi|sfence_vma', item[0])]
        if self.options.vlen:
            pool = [item for item in pool if item[0].startswith('v') or item[0] in ('op_reg', 'fma')]
        else:
            pool = [item for item in pool if not item[0].startswith('v')]
        for _ in range(self.options.sequences * 2):
            ops, words = [], []
            for name, choices in self.random.choices(pool, k=8):
                if name.startswith('v') or not self.options.vlen:
                    words += self.instruction(name, *self.random.choice(choices)) or []
                else:
                    words += self.chooser.prepared(name, *self.random.choice(choices)) or []
                ops.append(name)
            yield tuple(ops), words

    def cases(self):
        made = list(self.candidates())
        self.line_of(list({word for _, words in made for word in words}))
        taken, cases, at = collections.Counter(), [], CODE
        for ops, words in made:
            key = variant(self.lines[ops[0]], self.last_of(ops[0], words)) if len(ops) == 1 else 'sequence'
            if taken[key] >= (self.options.sequences if key == 'sequence' else self.options.each):
                continue
            case = Case(ops, words, self.random.choice(self.states))
            case.address = at
            if not self.expect(case):
                continue
            taken[key] += 1
            cases.append(case)
            at += len(self.code(case))
        return cases

    def last_of(self, name, words):
        return next((word for word in reversed(words) if self.names[word] and self.names[word].name == name), 0)

    def code(self, case):
        """Sets gp; the case; jumps to the end."""
        gp = layout.RESERVED
        code = struct.pack('<I', layout.SCRATCH_AT | gp << 7 | 0x37)
        for word in case.words:
            code += struct.pack('<I' if word & 3 == 3 else '<H', word)
        return code + struct.pack('<II', CASES | gp << 7 | 0x37, gp << 15 | 0x67)

    # --- Expectations ---

    def machine(self, state):
        options = self.options
        m = model.Machine(options.xlen, options.vlen)
        numbers = struct.unpack_from('<64Q', state)
        m.x[1:] = numbers[:31]
        m.f = list(numbers[32:])
        m.fflags, m.frm = numbers[31] & 31, numbers[31] >> 5
        m.scratch = bytearray(state[layout.SCRATCH:layout.SCRATCH + layout.SCRATCH_SIZE])
        m.edge = bytearray(state[-EDGE_SIZE:])
        m.memory = [(layout.SCRATCH_AT, m.scratch, True), (SECTION[1] - EDGE_SIZE, m.edge, True)]
        m.room = SECTION
        if options.vlen:
            m.vl, m.vtype, vcsr, m.vstart = struct.unpack_from('<4Q', state, layout.VECTOR)
            m.vxsat, m.vxrm = vcsr & 1, vcsr >> 1
            m.v[:] = state[layout.V:-EDGE_SIZE]
            m.memory.append((riscv_vector.INDEX_TABLES, riscv_vector.index_tables(), False))
        return m

    def full_state(self, state):
        head = state if self.options.vlen else state + bytes(64)
        return head + bytes(range(1, 256)) + b'\0'

    def expect(self, case):
        m = self.machine(self.full_state(case.state))
        m.pc, note = case.address + 4, 0
        m.x[layout.RESERVED] = layout.SCRATCH_AT
        at, places = m.pc, {}
        for word, line in zip(case.words, self.line_of(case.words)):
            places[at] = word, line
            at += 4 if word & 3 == 3 else 2
        try:
            for _ in range(200):
                if m.pc == at:
                    break
                if m.pc not in places:
                    return False
                word, line = places[m.pc]
                if not line:
                    raise model.Fault(4)
                m.step(line, word)
        except model.Fault as fault:
            note = fault.signo << 56 | m.pc
        except model.Unspecified:
            return False
        m.x[layout.RESERVED] = 0
        after = layout.pack_state(m.x[1:], m.frm << 5 | m.fflags, m.f, bytes(m.scratch))
        vector = layout.pack_vector(m.vl, m.vtype, m.vxrm << 1 | m.vxsat, m.vstart, bytes(m.v))
        after = bytearray(after + vector + bytes(m.edge))
        struct.pack_into('<Q', after, layout.VECTOR + 32, note)
        case.after = bytes(after)
        return True

    # --- The program ---

    def build(self, cases, output):
        numbers = {state: i for i, state in enumerate(self.states)}
        table, deltas, code = b'', b'', b''
        count = 0
        for case in cases:
            before = self.full_state(case.state)
            changed = [(at, x ^ y) for at, x, y in zip(
                range(0, len(before), 8), *(struct.unpack(f'<{len(before) // 8}Q', text)
                                            for text in (before, case.after))) if x != y]
            table += struct.pack('<4I', case.address, numbers[case.state], count, len(changed))
            deltas += b''.join(struct.pack('<QQ', at, bits) for at, bits in changed)
            count += len(changed)
            code += self.code(case)
        vlenb = self.options.vlen // 8
        constants = riscv_vector.index_tables()
        with tempfile.TemporaryDirectory() as folder:
            for name, data in (('table', table), ('deltas', deltas), ('code', code), ('constants', constants),
                               ('states', b''.join(map(self.full_state, self.states)))):
                pathlib.Path(folder, name).write_bytes(data)
            subprocess.run(['riscv64-linux-gnu-gcc', '-nostdlib', '-static', '-O2', '-std=gnu2x', '-Wall', '-Wno-int-to-pointer-cast',
                            '-fno-tree-loop-distribute-patterns', '-ffreestanding', '-fno-pic', '-no-pie',
                            *layout.machine(self.options.xlen, vlenb), f'-DVLENB={vlenb}', f'-DCOUNT={len(cases)}',
                            f'-DSHOWN={self.options.shown}', f'-DCONSTANTS={len(constants)}',
                            '-Wl,--no-relax', '-Wl,-Tdata=0x14000000', f'-Wl,--section-start=cases={CASES:#x}',
                            '-Wl,--no-warn-rwx-segments', f'-Wl,--section-start=scratch={layout.DATA:#x}', '-Wl,--build-id=none',
                            '-o', os.path.abspath(output), HERE / 'runtime.S', HERE / 'check_all.c'],
                           check=True, cwd=folder)

    def show(self, case):
        print('case:', *case.ops)
        for _, _, text in riscv.disassemble(self.rv_words, case.words):
            print('   ', text)
        before = self.full_state(case.state)
        names = [f'{i * 8:#x}' for i in range(len(before) // 8)]
        for name, x, y in zip(names, *(struct.unpack(f'<{len(before) // 8}Q', text) for text in (before, case.after))):
            place = int(name, 0)
            if x != y or place < layout.SCRATCH or layout.VECTOR <= place < len(before) - EDGE_SIZE:
                print(f'    {self.place(place):12} {x:#018x}' + (f' -> {y:#018x}' if x != y else ''))

    def place(self, at):
        if at < 512:
            return 'fcsr' if at == layout.FCSR else f'x{at // 8 + 1}' if at < layout.F else f'f{(at - layout.F) // 8}'
        if at < layout.VECTOR:
            return f'scratch+{at - layout.SCRATCH:#x}'
        if at < layout.V:
            return ('vl', 'vtype', 'vcsr', 'vstart', 'fault', '', '', '')[(at - layout.VECTOR) // 8]
        register, byte = divmod(at - layout.V, self.options.vlen // 8 or 1)
        return f'v{register}+{byte}' if self.options.vlen and register < 32 else f'edge {at:#x}'


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--rv-words', required=True)
    parser.add_argument('--xlen', type=int, choices=(32, 64), default=64)
    parser.add_argument('--vlen', type=int, default=0)
    parser.add_argument('--each', type=int, default=8, help='cases for a variant')
    parser.add_argument('--sequences', type=int, default=100)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--without', default='(?!)', help='regular expression of ops to leave out')
    parser.add_argument('--show', type=lambda text: int(text, 16), help='number of a case, as programs print it')
    parser.add_argument('--shown', type=int, default=1, help='failures after which a program ends')
    parser.add_argument('output')
    options = parser.parse_args()
    generator = Generator(options)
    cases = generator.cases()
    if options.show is not None:
        generator.show(cases[options.show])
        return
    generator.build(cases, options.output)
    print(f'{len(cases)} cases, {len({op for case in cases for op in case.ops[:1] if len(case.ops) == 1})} lines')


if __name__ == '__main__':
    main()
