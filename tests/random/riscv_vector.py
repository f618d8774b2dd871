"""Random vector instructions and start states for riscv.py --vlen.

A sequence sets a random configuration and changes it now and then; it may fault, which is what
instructions do whose registers do not fit the configuration. Most are made to fit. What is not
compared, and why, is in LEFT_OUT and skip().

SPDX-License-Identifier: MIT
"""

import re

import riscv_program as program

# Zvk* and the like are younger than QEMU 7.2.
LEFT_OUT = re.compile(r'vandn|vrotate|vror_imm|vreverse|vbrev|vcount|vwsll|vclmul|vaes|vgmul|vghsh|'
                      r'vsha2|vsm[34]')
KEEPS_VSTART = re.compile(r'vf?mv_._.$|vslide$|vload_whole|vstore_whole|vmv_r|vfsqrt$')   # in QEMU 7.2
WIDE = re.compile(r'vw|vfw|vn|vfn|vextend')
MEMORY = re.compile(r'v(load|store)_?(.*)')
REGISTER_OPERANDS = ('vd', 'vs1', 'vs2', 'rd', 'rs1')
VXSAT, VXRM, VCSR, VSTART, VL, VTYPE, VLENB = 9, 10, 15, 8, 0xc20, 0xc21, 0xc22
FCVT_S_L_DYN = 0xd0207053   # fcvt.s.l ft0,zero
SECTION_END = program.DATA + 0x10000
INDEX_TABLES = program.SCRATCH_AT + 0x2000   # small numbers, see index_tables()


def addi(rd, rs1, imm):
    return (imm & 0xfff) << 20 | rs1 << 15 | rd << 7 | 0x13


def slli(rd, rs1, n):
    return n << 20 | rs1 << 15 | 1 << 12 | rd << 7 | 0x13


def csrrwi(csr, value):
    return csr << 20 | value << 15 | 5 << 12 | 0x73


def csrr(rd, csr):
    return csr << 20 | 2 << 12 | rd << 7 | 0x73


def opivi(funct6, vd, vs2, imm, vm=1):
    return funct6 << 26 | vm << 25 | vs2 << 20 | (imm & 31) << 15 | 3 << 12 | vd << 7 | 0x57


class Vectors:
    """Makes vector instructions fit a configuration, which it follows."""

    def __init__(self, random, vlen):
        self.random, self.vlen = random, vlen
        self.sew = self.lmul = self.vl = 0   # log2 of bytes; log2; length

    def configure(self):
        """vsetvli, vsetivli or vsetvl with a random configuration and length."""
        random = self.random
        while True:
            self.sew, self.lmul = random.randrange(4), random.choice((-3, -2, -1, 0, 0, 0, 1, 1, 2, 3))
            if 8 << self.sew <= 64 >> max(0, -self.lmul):
                break
        vtype = self.lmul & 7 | self.sew << 3 | random.getrandbits(2) << 6
        vlmax = max(1, int(self.vlen * 2.0 ** self.lmul) >> 3 + self.sew)
        avl = random.choice((vlmax, vlmax, vlmax, 0, 1, vlmax - 1, vlmax * 3 // 2,
                             random.randrange(vlmax + 1), random.randrange(vlmax + 1)))
        self.vl = min(avl, vlmax)
        rd, rs1, rs2 = self.general(), self.general(), self.general()
        kind = random.randrange(8)
        if kind < 3 and avl < 32:
            return [3 << 30 | vtype << 20 | avl << 15 | 7 << 12 | rd << 7 | 0x57]
        if kind < 5:   # rs1 = x0: VLMAX
            self.vl = vlmax
            return [vtype << 20 | 7 << 12 | (rd or 1) << 7 | 0x57]
        if kind < 7 or not rs1 or not rs2 or rs1 == rs2:
            rs1 = rs1 or 1
            return [addi(rs1, 0, avl), vtype << 20 | rs1 << 15 | 7 << 12 | rd << 7 | 0x57]
        return [addi(rs1, 0, avl), addi(rs2, 0, vtype),
                0x40 << 25 | rs2 << 20 | rs1 << 15 | 7 << 12 | rd << 7 | 0x57]

    def general(self):
        """A general register other than gp."""
        return self.random.choice([n for n in range(32) if n != program.RESERVED])

    def system(self):
        """A vector CSR."""
        random = self.random
        choice = random.randrange(8)
        if choice < 3:
            return [csrr(self.general(), random.choice((VL, VTYPE, VLENB, VXSAT, VXRM, VCSR, VSTART)))]
        if choice < 6:
            return [csrrwi(VXRM, random.randrange(4))]
        if choice == 6:
            return [csrrwi(VXSAT, random.randrange(2))]
        return [csrrwi(VCSR, random.randrange(8))]

    def fit(self, line, word, get, put):
        """The word with registers that the configuration allows, mostly."""
        random = self.random
        if not random.randrange(24):
            return word
        wide = self.lmul + 1 if WIDE.match(line.name) else self.lmul
        ones = (1 << min(3, max(0, wide))) - 1
        for name in ('vd', 'vs1', 'vs2'):
            vector = name in line.fields
            if name == 'vs1' and vector and 'form' in line.fields:
                vector = get(line, word, 'form') < 3
            if vector and not line.name.startswith('vmlogic'):
                word = put(line, word, name, get(line, word, name) & ~ones)
        if 'vm' in line.fields and 'vd' in line.fields and not get(line, word, 'vm') \
                and not get(line, word, 'vd') & ~ones:
            word = put(line, word, 'vd', 8)
        if 'nf' in line.fields and 'whole' not in line.name:
            most = 8 >> max(0, self.lmul)
            word = put(line, word, 'nf', random.choice((0, 0, random.randrange(most))))
        return word

    def memory(self, line, word, get, put):
        """The access within the scratch memory, with what prepares it."""
        random = self.random
        base, prepare = get(line, word, 'rs1'), []
        if base == 0:
            return None
        if 'vs2' in line.fields:
            prepare = self.index(line, word, get)
        offset = random.choice((0, 0, 64, 128, random.randrange(-64, 448)))
        prepare.append(addi(base, program.RESERVED, offset))
        partial = line.name == 'vload_ff' and get(line, word, 'nf')   # of the element that faults
        if not partial and not random.randrange(12):   # to the end, so that some of it faults
            prepare = prepare[:-1] + [SECTION_END | base << 7 | 0x37,
                                      addi(base, base, -random.randrange(160))]
        if 'rs2' in line.fields:
            stride = get(line, word, 'rs2')
            if stride == base:
                return None
            if stride:
                prepare.append(addi(stride, 0, random.choice((0, 1, 2, 4, 8, 16, -8, 24,
                                                              random.randrange(-40, 40)))))
        return prepare + [word]

    def index(self, line, word, get):
        """Small numbers for the group of index registers."""
        width = get(line, word, 'width') & 3
        emul = width - self.sew + self.lmul
        registers = 1 << min(3, max(0, emul))
        at = INDEX_TABLES + 512 * width
        rs1 = get(line, word, 'rs1')
        load = registers - 1 << 29 | 1 << 25 | 8 << 20 | rs1 << 15 | \
            (get(line, word, 'vs2') & ~(registers - 1)) << 7 | 0x07
        return [at + 0x800 >> 12 << 12 | rs1 << 7 | 0x37, addi(rs1, rs1, at & 0xfff), load]

    def instruction(self, line, word, get, put):
        random = self.random
        prepare = self.configure() if not random.randrange(6) else []
        if not random.randrange(24):
            prepare += self.system()
        after = []
        if self.vl and not random.randrange(32) and not KEEPS_VSTART.match(line.name):
            # QEMU 7.2 leaves vstart alone if it is not below vl; and the rest of its block (which
            # a csrr ends) it takes for started with that vstart.
            prepare.append(csrrwi(VSTART, random.randrange(min(8, self.vl))))
            after = [csrr(0, VSTART)]
        if line.name in ('vfcvt', 'vfwcvt', 'vfncvt'):
            # QEMU 7.2 aborts if a static rounding mode comes first in its block.
            prepare.append(FCVT_S_L_DYN)
        if line.name == 'vload_ff':
            after = [csrr(0, VSTART)]   # the same is true of vl
        word = self.fit(line, word, get, put)
        if MEMORY.match(line.name):
            words = self.memory(line, word, get, put)
            return [] if words is None else prepare + words + after
        return prepare + [word] + after


def index_tables():
    """Four tables of 512 bytes with numbers of 8, 16, 32 and 64 bits that are below 256."""
    out = b''
    for size in (1, 2, 4, 8):
        out += b''.join(((i * 37 + 11) % 251 & ~(size - 1)).to_bytes(size, 'little')
                        for i in range(512 // size))
    return out


def state(states, vlen):
    """What programs of vectors load besides the scalar state."""
    random = states.random
    vlenb = vlen // 8
    registers = b''
    for n in range(32):
        kind = random.randrange(8)
        if n == 0:   # a mask: sparse, dense, random
            ones = random.choice((0.1, 0.5, 0.5, 0.9, 1.0))
            registers += bytes(sum((random.random() < ones) << bit for bit in range(8))
                               for _ in range(vlenb))
        elif kind < 4:
            size = (1, 2, 2, 3)[kind]
            registers += b''.join(states.number(size).to_bytes(1 << size, 'little')
                                  for _ in range(vlenb >> size))
        elif kind < 6:
            registers += b''.join(states.general().to_bytes(8, 'little') for _ in range(vlenb // 8))
        elif kind == 6:
            registers += bytes(random.choice((0, 1, 2, 0x7f, 0x80, 0xff, random.getrandbits(8)))
                               for _ in range(vlenb))
        else:
            registers += random.randbytes(vlenb)
    sew, lmul = random.randrange(4), random.randrange(4)
    return program.pack_vector((vlenb << lmul) >> sew, sew << 3 | lmul, random.getrandbits(3), 0,
                               registers)
