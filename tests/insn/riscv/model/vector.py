"""V 1.0: configuration, elements, and which registers an instruction may name (chapters 3, 5, 6).

Tail and masked-off elements are left as they are, which vta and vma allow.

SPDX-License-Identifier: MIT
"""

from .machine import illegal, ones, op, signed

OPIVV, OPFVV, OPMVV, OPIVI, OPIVX, OPFVF, OPMVX = range(7)


class Config:
    def __init__(self, vtype):
        self.sew = 8 << (vtype >> 3 & 7)
        self.lmul = signed(vtype, 3)   # log2

    def elements(self, vlen):
        return int(vlen * 2.0 ** self.lmul) // self.sew


def valid(m, vtype):
    if vtype < 0 or vtype >> 8 or vtype & 7 == 4:
        return False
    config = Config(vtype)
    return config.sew <= m.elen * 2.0 ** min(0, config.lmul)


def vill(m):
    return m.vtype >> m.xlen - 1


def configure(m, rd, vtype, avl):
    """avl: None to keep vl."""
    m.vstart = 0
    if not valid(m, vtype):
        m.vtype, m.vl = 1 << m.xlen - 1, 0
    else:
        vlmax = Config(vtype).elements(m.vlen)
        m.vtype, m.vl = vtype, min(m.vl if avl is None else avl, vlmax)
    m.set_x(rd, m.vl)


def avl_of(m, a):
    if a.rs1:
        return m.x[a.rs1]
    return ones(m.xlen) if a.rd else None


@op('vsetvli')
def vsetvli(m, a):
    configure(m, a.rd, a.vtype, avl_of(m, a))


@op('vsetivli')
def vsetivli(m, a):
    configure(m, a.rd, a.vtype, a.avl)


@op('vsetvl')
def vsetvl(m, a):
    configure(m, a.rd, m.x[a.rs2], avl_of(m, a))


# --- Elements ---

def get(m, register, bits, i):
    size = bits // 8
    at = register * m.vlenb + i * size
    return int.from_bytes(m.v[at:at + size], 'little')


def put(m, register, bits, i, value):
    size = bits // 8
    at = register * m.vlenb + i * size
    m.v[at:at + size] = (value & ones(bits)).to_bytes(size, 'little')


def get_bit(m, register, i):
    return m.v[register * m.vlenb + i // 8] >> i % 8 & 1


def put_bit(m, register, i, value):
    at = register * m.vlenb + i // 8
    m.v[at] = m.v[at] & ~(1 << i % 8) | bool(value) << i % 8


def body(m, a):
    """The active elements, in order."""
    mask = getattr(a, 'vm', 1)
    return [i for i in range(m.vstart, m.vl) if mask or get_bit(m, 0, i)]


def scalar(m, a, bits, unsigned_immediate=False):
    """The operand of .vx and .vi, as an unsigned number of so many bits."""
    if a.form == OPIVI:
        return a.vs1 if unsigned_immediate else signed(a.vs1, 5) & ones(bits)
    return signed(m.x[a.vs1], m.xlen) & ones(bits)


def source1(m, a, bits, unsigned_immediate=False):
    """A function that gives operand 1 of element i."""
    if a.form in (OPIVV, OPFVV, OPMVV):
        return lambda i: get(m, a.vs1, bits, i)
    value = scalar(m, a, bits, unsigned_immediate)
    return lambda i: value


# --- Which registers ---

SAME, WIDE, HALF, QUARTER, EIGHTH, MASK, ONE, ONE_WIDE, INDEX16 = 'same wide half quarter eighth mask one onewide index16'.split()
SHIFT = {SAME: 0, WIDE: 1, HALF: -1, QUARTER: -2, EIGHTH: -3}


class Group:
    """Registers of an operand."""

    def __init__(self, config, kind, register):
        self.kind, self.register = kind, register
        if kind == MASK:
            self.eew, self.emul = 1, 0
        elif kind in (ONE, ONE_WIDE):
            self.eew, self.emul = config.sew << (kind == ONE_WIDE), 0
        elif kind == INDEX16:
            self.eew = 16
            self.emul = config.lmul + 4 - (config.sew.bit_length() - 1)
        else:
            shift = SHIFT[kind]
            self.eew = config.sew * 2.0 ** shift
            self.emul = config.lmul + shift
        self.count = 1 << max(0, self.emul)

    def fits(self, m):
        return -3 <= self.emul <= 3 and self.register % self.count == 0 and \
            (self.kind == MASK or 8 <= self.eew <= m.elen)

    def overlaps(self, other):
        return self.register < other.register + other.count and other.register < self.register + self.count


def overlap_allowed(d, s):
    """Chapter 5.2."""
    if not d.overlaps(s) or d.eew == s.eew:
        return True
    if d.eew < s.eew:
        return d.register == s.register
    return s.emul >= 0 and s.register + s.count == d.register + d.count


def check(m, a, vd=None, vs2=None, vs1=None, no_overlap=False, vstart_0=False):
    """Illegal unless the operands (kinds, None for no vector) are allowed. Gives the configuration."""
    illegal(vill(m))
    illegal(vstart_0 and m.vstart)
    config = Config(m.vtype)
    sources = [Group(config, kind, getattr(a, name)) for name, kind in (('vs2', vs2), ('vs1', vs1)) if kind]
    illegal(not all(s.fits(m) for s in sources))
    if vd:
        d = Group(config, vd, a.vd)
        illegal(not d.fits(m))
        if vd in (ONE, ONE_WIDE):   # scalars: masks and overlaps do not matter
            return config
        masked = not getattr(a, 'vm', 1)
        illegal(masked and d.register == 0 and (vd != MASK or no_overlap))
        for s in sources:
            illegal(no_overlap and d.overlaps(s) or not overlap_allowed(d, s))
    return config


def is_vector(a):
    return a.form in (OPIVV, OPFVV, OPMVV)


def done(m):
    m.vstart = 0
