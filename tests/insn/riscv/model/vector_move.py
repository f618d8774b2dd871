"""V 1.0: loads, stores, permutations.

SPDX-License-Identifier: MIT
"""

from .machine import Fault, illegal, ones, op, signed
from .vector import (INDEX16, MASK, ONE, SAME, OPIVI, Config, Group, body, check, done, get, get_bit,
                     is_vector, put, vill)

WIDTHS = {0: 8, 5: 16, 6: 32, 7: 64}


# --- Loads and stores (chapter 7) ---

def registers(m, a, bits):
    """Registers of one field: EMUL = EEW / SEW * LMUL. Illegal if it or the segment is too large."""
    illegal(vill(m))
    config = Config(m.vtype)
    emul = config.lmul + (bits.bit_length() - config.sew.bit_length())
    illegal(not -3 <= emul <= 3 or bits > m.elen)
    count, fields = 1 << max(0, emul), a.nf + 1
    illegal(a.vd % count != 0 or count * fields > 8 or a.vd + count * fields > 32)
    return count, emul


def transfer(m, a, bits, count, address, stores, elements=None, first_only=False):
    """Element i of all fields lies at address(i); a fault leaves its number in vstart."""
    size = bits // 8
    for i in body(m, a) if elements is None else elements:
        try:
            for field in range(a.nf + 1):
                register = a.vd + field * count
                if stores:
                    m.store(address(i) + field * size & ones(m.xlen), size, get(m, register, bits, i))
                else:
                    put(m, register, bits, i, m.load(address(i) + field * size & ones(m.xlen), size))
        except Fault:
            if first_only and i:
                m.vl = i
                break
            m.vstart = i
            raise
    done(m)


def masked_load_into_mask(a, stores):
    illegal(not stores and not a.vm and a.vd == 0)


def unit_stride(name, stores, first_only=False):
    @op(name)
    def run(m, a):
        bits = WIDTHS[a.width]
        count, _ = registers(m, a, bits)
        masked_load_into_mask(a, stores)
        base, step = m.x[a.rs1], bits // 8 * (a.nf + 1)
        transfer(m, a, bits, count, lambda i: base + i * step, stores, first_only=first_only)


unit_stride('vload', False)
unit_stride('vload_ff', False, True)
unit_stride('vstore', True)


def strided(name, stores):
    @op(name)
    def run(m, a):
        bits = WIDTHS[a.width]
        count, _ = registers(m, a, bits)
        masked_load_into_mask(a, stores)
        base, step = m.x[a.rs1], m.sx(a.rs2)
        transfer(m, a, bits, count, lambda i: base + i * step, stores)


strided('vload_strided', False)
strided('vstore_strided', True)


def indexed(name, stores):
    @op(name)
    def run(m, a):
        illegal(vill(m))
        config, index_bits = Config(m.vtype), WIDTHS[a.width]
        count, _ = registers(m, a, config.sew)
        masked_load_into_mask(a, stores)
        index = Group(config, SAME, a.vs2)
        index.eew = index_bits
        index.emul = config.lmul + (index_bits.bit_length() - config.sew.bit_length())
        index.count = 1 << max(0, index.emul)
        illegal(not index.fits(m))
        if not stores:
            data = Group(config, SAME, a.vd)
            data.count = count * (a.nf + 1)
            if a.nf:
                illegal(data.overlaps(index))
            elif data.overlaps(index) and config.sew != index_bits:
                lowest = config.sew < index_bits and a.vd == a.vs2
                highest = config.sew > index_bits and index.emul >= 0 and \
                    a.vs2 + index.count == a.vd + data.count
                illegal(not lowest and not highest)
        base = m.x[a.rs1]
        transfer(m, a, config.sew, count, lambda i: base + get(m, a.vs2, index_bits, i), stores)


indexed('vload_indexed', False)
indexed('vstore_indexed', True)


def whole(name, stores):
    @op(name)
    def run(m, a):
        bits = 8 if stores else WIDTHS[a.width]
        size, base, length = bits // 8, m.x[a.rs1], (a.nf + 1) * m.vlenb
        a.vm, fields, a.nf = 1, a.nf, 0
        transfer(m, a, bits, 1, lambda i: base + i * size, stores, range(m.vstart, length // size))
        a.nf = fields


whole('vload_whole', False)
whole('vstore_whole', True)


def mask_access(name, stores):
    @op(name)
    def run(m, a):
        illegal(vill(m))
        base = m.x[a.rs1]
        a.nf = 0
        transfer(m, a, 8, 1, lambda i: base + i, stores, range(m.vstart, (m.vl + 7) // 8))


mask_access('vload_mask', False)
mask_access('vstore_mask', True)


# --- Permutations (chapter 16) ---

@op('vmv_x_s')
def vmv_x_s(m, a):
    n = check(m, a, None, ONE).sew
    m.set_x(a.rd, signed(get(m, a.vs2, n, 0), n))
    done(m)


@op('vmv_s_x')
def vmv_s_x(m, a):
    n = check(m, a, ONE).sew
    if m.vstart < m.vl:
        put(m, a.vd, n, 0, m.sx(a.rs1))
    done(m)


@op('vslide')
def vslide(m, a):
    config = check(m, a, SAME, SAME, no_overlap=not a.fn)
    n, vlmax = config.sew, config.elements(m.vlen)
    offset = a.vs1 if a.form == OPIVI else m.x[a.vs1]
    for i in body(m, a):
        if a.fn:
            put(m, a.vd, n, i, get(m, a.vs2, n, i + offset) if i + offset < vlmax else 0)
        elif i >= offset:
            put(m, a.vd, n, i, get(m, a.vs2, n, i - offset))
    done(m)


@op('vslide1')
def vslide1(m, a):
    n = check(m, a, SAME, SAME, no_overlap=not a.fn).sew
    value = m.sx(a.rs1)
    for i in body(m, a):
        if a.fn:
            put(m, a.vd, n, i, value if i == m.vl - 1 else get(m, a.vs2, n, i + 1))
        else:
            put(m, a.vd, n, i, get(m, a.vs2, n, i - 1) if i else value)
    done(m)


@op('vrgather')
def vrgather(m, a):
    config = check(m, a, SAME, SAME, SAME if is_vector(a) else None, no_overlap=True)
    n, vlmax = config.sew, config.elements(m.vlen)
    for i in body(m, a):
        index = get(m, a.vs1, n, i) if is_vector(a) else a.vs1 if a.form == OPIVI else m.x[a.vs1]
        put(m, a.vd, n, i, get(m, a.vs2, n, index) if index < vlmax else 0)
    done(m)


@op('vrgatherei16')
def vrgatherei16(m, a):
    config = check(m, a, SAME, SAME, INDEX16, no_overlap=True)
    n, vlmax = config.sew, config.elements(m.vlen)
    for i in body(m, a):
        index = get(m, a.vs1, 16, i)
        put(m, a.vd, n, i, get(m, a.vs2, n, index) if index < vlmax else 0)
    done(m)


@op('vcompress')
def vcompress(m, a):
    n = check(m, a, SAME, SAME, MASK, no_overlap=True, vstart_0=True).sew
    for to, i in enumerate(i for i in range(m.vl) if get_bit(m, a.vs1, i)):
        put(m, a.vd, n, to, get(m, a.vs2, n, i))


@op('vmv_r')
def vmv_r(m, a):
    illegal(vill(m))
    sew = Config(m.vtype).sew // 8
    start, length = m.vstart * sew, (a.nr + 1) * m.vlenb
    at, source = a.vd * m.vlenb, a.vs2 * m.vlenb
    if start < length:
        m.v[at + start:at + length] = m.v[source + start:source + length]
    done(m)
