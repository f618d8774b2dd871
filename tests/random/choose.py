"""Chooses random A64 instructions that give the same result on every correct implementation.

Words come from the tables of guest/aarch64/*.decode. A word that may do anything is left out, or
changed so that it is safe: memory operands are steered to the scratch memory by setting the base
register before, branches go a few instructions forward, and what the architecture calls
UNPREDICTABLE (ARM DDI 0487, K1) or leaves to the implementation is avoided.

SPDX-License-Identifier: MIT
"""

import pathlib
import random
import re
import struct
import subprocess
import sys

import program

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / 'tools'))
import decode   # noqa: E402

FILES = [ROOT / 'guest/aarch64' / name for name in ('base.decode', 'fp.decode', 'simd.decode')]

# Left out, by how the text starts.
LEFT_OUT = re.compile('|'.join((
    r'(svc|hvc|smc|brk|hlt|udf|dcps\d|eret|drps|eretaa|eretab)\b',   # exceptions
    r'(wfi|wfe)\b',                                                 # waits
    r'pacga',                                                        # the keys are random
)))
PAUTH = re.compile(r'(pac|aut|braa|brab|blraa|blrab|reta|ldra)')
CACHE = re.compile(r'(dc_c\w+|ic_ivau)$')   # ops that do nothing to data; dc zva has any size
MEMORY = re.compile(r'\[(x\d+|sp)(?:, (#-?\d+|[wx]\w+(?:, \w+)?(?: #\d+)?))?\](!|, (?:#-?\d+|x\d+))?')
LITERAL = re.compile(r'(ldr|prfm).*\{hex:pc')
EXCLUSIVE = re.compile(r'(ld|st)[al]?x([rp][bh]?) (?:w\w+, (?=.*,))?([wx])')
CLREX, XPACI, XPACD = 0xd5033f5f, 0xdac143e0, 0xdac147e0
# Atomics and ordered accesses may fault if unaligned (B2.5.2).
ORDERED = re.compile(r'(cas|swp|ld(add|clr|eor|set|[su](max|min))|lda|ldla|stl)')
GENERAL_FIELDS = ('rd', 'rt', 'rt2', 'rs', 'rm', 'rn', 'ra')


# Ops that QEMU 7.2 gets wrong, so that they cannot be compared with it.
KNOWN_WRONG = {
    'fcvtzs_fixed_sh': 'fcvtzs h, h, #bits leaves the sign of a negative result in bits 31 to 16; '
                       'an H register has zeros there (C1.2.6)',
    'dc_cvap': 'ends the program: user mode of QEMU does not know persistent memory',
    'dc_cvadp': 'the same',
    'fjcvtzs': 'with FPCR.FZ and a positive subnormal QEMU sets Z, FPToFixedJS() does not',
}


# Ops that raise a signal at EL0.
TRAPS = {'brk', 'hlt', 'udf', 'hvc', 'smc', 'dcps', 'drps', 'eret', 'ereta', 'msr_pan', 'msr_spsel',
         'msr_uao'}
FAULTS = 60   # one of so many accesses to memory is to where there is none


class Chooser:
    """A source of random instructions; give it the path of the a64_words program."""

    def __init__(self, a64_words, seed, reserved, only=None, per_op=64,
                 skip=KNOWN_WRONG):
        self.random = random.Random(seed)
        # Half of the choosers use few registers, so that instructions depend on each other.
        self.few = self.random.sample(range(32), 6) if self.random.randrange(2) else None
        self.a64_words, self.reserved = a64_words, reserved
        self.lines = {line.name: line for line in decode.read_files(FILES, [32])}
        self.pool, self.traps = {}, []
        for word, op, text in self.words(seed, per_op):
            if op in TRAPS and only is None and text not in ('hlt #0xf000', 'svc #0'):
                self.traps.append(word)   # (hlt #0xf000 calls QEMU)
                continue
            if op not in skip and op != '-' and re.fullmatch(only or '.*', op) and self.usable(word, op, text):
                self.pool.setdefault(op, []).append((word, text))
        self.ops = sorted(self.pool)

    def words(self, seed, per_op):
        """Random words of every op, the reserved register taken out: (word, op, text)."""
        done = subprocess.run([self.a64_words, 'random', str(seed), str(per_op)], check=True,
                              stdout=subprocess.PIPE, text=True)
        words = []
        for line in done.stdout.splitlines():
            word, op = line.split('\t')
            words.append(self.avoid_reserved(int(word, 16), self.lines[op]))
        return disassemble(self.a64_words, words)

    def avoid_reserved(self, word, line):
        for name in GENERAL_FIELDS:
            if self.few and name in line.fields and line.fields[name].width() == 5:
                word = put(line, word, name, self.random.choice(self.few))
            while name in line.fields and self.touches_reserved(line, word, name):
                word = put(line, word, name, self.random.randrange(32))
        if LITERAL.match(line.template.text):   # loads from the code around
            word = put(line, word, 'imm', 4 * self.random.randrange(-64, 64))
        return word

    def touches_reserved(self, line, word, name):
        pair = 'casp' in line.name   # rs and rt are the first of two
        return get(line, word, name) in ((self.reserved, self.reserved - 1) if pair
                                         else (self.reserved,))

    def usable(self, word, op, text):
        if LEFT_OUT.match(text):
            return False
        if EXCLUSIVE.match(text):
            numbers = [name[1:] for name in re.findall(r'\b(?:[wx]\d+|sp|[wx]zr)\b', text)]
            return len(set(numbers)) == len(numbers)   # UNPREDICTABLE if they overlap
        if op in ('mrs', 'msr') or CACHE.match(op):
            return True   # changed by system()
        if re.match(r'(msr|sysl?)\b', text):
            return False
        return not self.unpredictable(word, op, text)

    def unpredictable(self, word, op, text):
        """Overlapping registers of loads and stores (C6.2, "CONSTRAINED UNPREDICTABLE")."""
        memory, line = MEMORY.search(text), self.lines[op]
        if not memory:
            return False
        fields = {name: get(line, word, name) for name in GENERAL_FIELDS if name in line.fields}
        vector = re.match(r'\w+ (\{|[bhsdqv]\d)', text)
        data = set() if vector else {fields.get('rt'), fields.get('rt2')}
        if memory[3] and fields['rn'] in data and fields['rn'] != 31:
            return True
        if re.match(r'ldn?p', text) and fields['rt'] == fields['rt2']:
            return True
        index = memory[2] or memory[3] or ''
        if 'rm' in fields and fields['rm'] == fields['rn'] and re.search(r'[wx]\d', index):
            return True
        return False

    def exclusive(self, op, word, text):
        """A load-exclusive alone, or a store-exclusive, most times after the load that makes it
        succeed. Between others' stores the monitor may do anything, so none are in between."""
        store, size, width = EXCLUSIVE.match(text).groups()
        point = self.point(get(self.lines[op], word, 'rn'),
                           16 * self.random.randrange(program.SCRATCH_SIZE // 16 - 1))
        if store == 'ld':
            return point + [word, CLREX]
        loads = [(name, load) for name in self.ops for load, load_text in self.pool[name]
                 if EXCLUSIVE.match(load_text)
                 and EXCLUSIVE.match(load_text).groups() == ('ld', size, width)]
        if not loads or not self.random.randrange(4):
            return point + [CLREX, word]
        name, load = self.random.choice(loads)
        rn = get(self.lines[op], word, 'rn')
        data = {get(self.lines[name], load, field) for field in ('rt', 'rt2')
                if field in self.lines[name].fields}
        if rn in data:
            return point + [CLREX, word]
        return point + [put(self.lines[name], load, 'rn', rn), word]

    def system(self, op, rt):
        """An access to the registers that EL0 always has, or maintenance of the scratch's cache."""
        if rt in (31, self.reserved):
            rt = 0 if self.reserved else 1
        name = self.random.choice(('nzcv', 'fpcr', 'fpsr'))
        if op == 'mrs':
            return [program.register(name, rt, False)]
        value = 0
        if name == 'fpcr':
            value = States(self.random.random()).fpcr()
        elif name == 'fpsr':
            value = self.random.getrandbits(32) & 0x0800009f
        words = [0xd2800000 | (value & 0xffff) << 5 | rt, 0xf2a00000 | value >> 16 << 5 | rt]
        return (words if name != 'nzcv' else []) + [program.register(name, rt, True)]

    def authenticated(self, line, word, text):
        """Keys are random, so that no signed pointer may be seen: what is signed is authenticated,
        by the instruction or by the branch or load that uses it, or loses its code."""
        mnemonic, name = text.partition(' ')[0], line.name
        if name in ('pac', 'pacz'):
            rd = get(line, word, 'rd')
            if rd == 31 or 'rn' in line.fields and get(line, word, 'rn') == rd:
                return [program.NOP]
            return self.point(rd, 64) + [put(line, word, 'aut', aut) for aut in (0, 1)]
        if name in ('pac1716', 'paclr'):
            rd = 17 if name == 'pac1716' else 30
            if self.reserved == rd:
                return [program.NOP]
            return self.point(rd, 64) + [put(line, word, 'aut', aut) for aut in (0, 1)]
        key = get(line, word, 'key')
        if name == 'ldra':
            rn = get(line, word, 'rn')
            if rn == 31 or rn == get(line, word, 'rt'):
                return [program.NOP]
            sign = 0xdac12be0 | key << 10 | rn              # pacdza, pacdzb
            return self.point(rn, 256 - get(line, word, 'imm') % 8) + [sign, word, XPACD | rn] \
                if abs(get(line, word, 'imm')) < 200 else [program.NOP]
        if mnemonic.startswith('reta'):
            return [0x1000007e, 0xd503233f | key << 6, word, XPACI | 30]   # adr x30, .+12; paciasp, pacibsp
        rn = get(line, word, 'rn')
        if mnemonic.endswith('z'):
            sign = 0xdac123e0 | key << 10 | rn              # paciza, pacizb
        else:
            rm = get(line, word, 'rm')
            sign = 0xdac10000 | key << 10 | rm << 5 | rn    # pacia, pacib
            if rm == rn:
                return [program.NOP]
        return [0x10000060 | rn, sign, word, XPACI | rn] if rn != 31 else [program.NOP]

    def instruction(self, op):
        """Words of one instruction of the op with what prepares it."""
        if self.traps and not self.random.randrange(400):
            return [self.random.choice(self.traps)]
        word, text = self.random.choice(self.pool[op])
        line = self.lines[op]
        mnemonic = text.partition(' ')[0]
        if EXCLUSIVE.match(text):
            return self.exclusive(op, word, text)
        if op in ('mrs', 'msr'):
            return self.system(op, get(line, word, 'rt'))
        if CACHE.match(op):
            rt = get(line, word, 'rt')
            return self.point(rt, 64) + [word] if rt != 31 else [program.NOP]
        if PAUTH.match(text):
            return self.authenticated(line, word, text)
        if mnemonic in ('br', 'blr', 'ret'):
            rn = get(line, word, 'rn')
            if rn == 31:
                return [program.NOP]
            return [0x10000000 | 2 << 5 | rn, word]   # adr rn, .+8: the one after
        if mnemonic in ('b', 'bl', 'cbz', 'cbnz', 'tbz', 'tbnz') or mnemonic[:2] == 'b.' or \
                mnemonic[:3] == 'bc.':
            return [put(line, word, 'imm', 8), self.filler()]
        return self.steer(line, word, text) + [word] if MEMORY.search(text) else [word]

    def filler(self):
        """Something that a branch skips: adds to one register."""
        rd = self.random.choice([n for n in range(31) if n != self.reserved])
        return program.add(rd, rd, self.random.randrange(1, 4096))[0]

    def point(self, rn, offset):
        return program.add(rn, self.reserved, offset)

    def steer(self, line, word, text):
        """Sets the base (and index) register so that the access is within the scratch memory."""
        memory = MEMORY.search(text)
        target = self.random.randrange(0, program.SCRATCH_SIZE - 80)
        if ORDERED.match(text) or self.random.randrange(2):
            target &= ~15
        rn, index = get(line, word, 'rn'), memory[2] or ''
        if not self.random.randrange(FAULTS):
            target += program.NOWHERE - program.SCRATCH_AT
        words = []
        if index.startswith('#'):
            target -= int(index[1:])
        elif index:
            match = re.match(r'([wx])(\w+)(?:, (\w+))?(?: #(\d+))?', index)
            value = self.random.randrange(0, 9)
            if match[2] == 'zr':
                value = 0
            elif match[3] and match[3].startswith('s') and self.random.randrange(2):
                value = -value - 1
            if match[2] != 'zr':
                words.append(program.move(int(match[2]), value))
            target -= value << int(match[4] or 0)
        return words + self.point(rn, target)


def get(line, word, name):
    """A field of a word."""
    field = line.fields[name]
    value = 0
    for low, width, place in field.parts:
        value |= (word >> low & (1 << width) - 1) << place
    if field.signed and value >> field.width() - 1:
        value -= 1 << field.width()
    return value


def put(line, word, name, value):
    """The word with another value in a field."""
    for low, width, place in line.fields[name].parts:
        ones = (1 << width) - 1
        word = word & ~(ones << low) | (value >> place & ones) << low
    return word


def disassemble(a64_words, words, address=0):
    """(word, op or -, text) of each."""
    done = subprocess.run([a64_words, 'match', str(address)], check=True,
                          input=struct.pack(f'<{len(words)}I', *words), stdout=subprocess.PIPE)
    result = []
    for text in done.stdout.decode().splitlines():
        word, op, text = text.split('\t')
        result.append((int(word, 16), op, text))
    return result


class States:
    """Random start states that are rich in special values."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def general(self):
        kind = self.random.randrange(6)
        if kind == 0:
            return self.random.choice((0, 1, 2, 31, 32, 63, 64, 0xff, 0x7fffffff, 0x80000000,
                                       0xffffffff, 0x100000000, 1 << 63, (1 << 63) - 1,
                                       (1 << 64) - 1, 0xffffffff80000000))
        if kind == 1:
            return self.random.getrandbits(8)
        if kind == 2:
            return self.random.getrandbits(32)
        if kind == 3:
            return -self.random.getrandbits(8) % (1 << 64)
        return self.random.getrandbits(64)

    def lane(self, size):
        """A floating-point value of 1 << size bytes, or any bits."""
        exponent, fraction = {1: (5, 10), 2: (8, 23), 3: (11, 52)}[size]
        sign = self.random.getrandbits(1) << exponent + fraction
        ones, bias = (1 << exponent) - 1, (1 << exponent - 1) - 1
        kind = self.random.randrange(12)
        if kind == 0:
            return sign                                                   # zero
        if kind == 1:
            return sign | ones << fraction                                # infinity
        if kind == 2:                                                     # quiet NaN
            return sign | (2 * ones + 1) << fraction - 1 | self.random.getrandbits(fraction - 1)
        if kind == 3:                                                     # signalling NaN
            return sign | ones << fraction | 1 + self.random.getrandbits(fraction - 2)
        if kind == 4:                                                     # subnormal
            return sign | self.random.getrandbits(self.random.randrange(1, fraction + 1))
        if kind == 5:                                                     # about the smallest
            return sign | 1 + self.random.randrange(3) << fraction | \
                self.random.getrandbits(fraction) * self.random.randrange(2)
        if kind == 6:                                                     # about the largest
            return sign | (ones << fraction) - 1 - self.random.randrange(3)
        if kind == 7:                                                     # small integers
            return sign | bias + self.random.randrange(6) << fraction | \
                self.random.getrandbits(3) << fraction - 3
        if kind == 8:                                                     # about 1
            return sign | bias + self.random.randrange(-2, 2) << fraction | \
                self.random.getrandbits(fraction)
        return self.random.getrandbits(8 << size)

    def vector(self):
        size = self.random.choice((1, 2, 2, 3, 3))
        value = 0
        for at in range(0, 128, 8 << size):
            value |= self.lane(size) << at
        return value

    def fpcr(self):
        """Mostly the default, sometimes any of RMode, FZ, DN, AHP, FZ16 (C5.2.8)."""
        if self.random.randrange(2):
            return 0
        value = self.random.randrange(4) << 22
        for bit in (24, 25, 26, 19):
            value |= (not self.random.randrange(4)) << bit
        return value

    def state(self):
        return program.pack_state(
            [self.general() for _ in range(31)],
            program.SCRATCH_AT + 256, self.random.getrandbits(4) << 28, self.fpcr(),
            self.random.choice((0, 0, 1 << 27, 0x9f)), [self.vector() for _ in range(32)],
            b''.join(self.vector().to_bytes(16, 'little')
                     for _ in range(program.SCRATCH_SIZE // 16)))
