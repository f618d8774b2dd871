"""V 1.0: floating point of half (Zvfh), single and double width.

SPDX-License-Identifier: MIT
"""

import math

from . import ieee, scalar_fp
from .machine import illegal, ones, op, signed
from .vector import (MASK, ONE, ONE_WIDE, SAME, WIDE, OPFVF, body, check, done, get, get_bit, put)
from .vector_int import put_bits


def is_vector(a):
    return a.form != OPFVF


def format_of(bits):
    illegal(bits not in ieee.BY_SIZE)
    return ieee.BY_SIZE[bits]


def operand1(m, a, f):
    if is_vector(a):
        return lambda i: get(m, a.vs1, f.bits, i)
    value = scalar_fp.get(m, a.vs1, f)
    return lambda i: value


def start(m, a, vd=SAME, vs2=SAME, vs1=SAME, **rules):
    """(format, rounding mode). A mode that is invalid makes everything illegal."""
    config = check(m, a, vd, vs2, vs1, **rules)
    illegal(m.frm > 4)
    return format_of(config.sew), m.frm


def store(m, register, f, i, result):
    bits, flags = result
    m.fflags |= flags
    put(m, register, f.bits, i, bits)


def elementwise(name, function):
    """vd[i] = function(fields, format, vs2[i], operand 1[i], mode)."""
    @op(name)
    def run(m, a):
        vector = 'form' not in a.__dict__ or is_vector(a)
        f, rm = start(m, a, vs1=SAME if vector else None)
        first = operand1(m, a, f)
        for i in body(m, a):
            store(m, a.vd, f, i, function(a, f, get(m, a.vs2, f.bits, i), first(i), rm))
        done(m)


elementwise('vfarith', lambda a, f, x, y, rm: (
    ieee.add, ieee.subtract, ieee.smaller,
    lambda f, x, y, rm: ieee.smaller(f, x, y, True))[a.fn](f, x, y, *((rm,) if a.fn != 2 else ())))
elementwise('vfrsub', lambda a, f, x, y, rm: ieee.subtract(f, y, x, rm))
elementwise('vfmul', lambda a, f, x, y, rm: ieee.multiply(f, x, y, rm))
elementwise('vfdiv', lambda a, f, x, y, rm: ieee.divide(f, *((y, x) if a.fn else (x, y)), rm))
elementwise('vfsgnj', lambda a, f, x, y, rm: (ieee.sign_inject(f, x, y, a.fn), 0))

# madd nmadd msub nmsub macc nmacc msac nmsac: is the product negative, is the addend?
FMA_SIGNS = ((0, 0), (1, 1), (0, 1), (1, 0))


@op('vfmac')
def vfmac(m, a):
    f, rm = start(m, a, vs1=SAME if is_vector(a) else None)
    first = operand1(m, a, f)
    for i in body(m, a):
        x, y, d = first(i), get(m, a.vs2, f.bits, i), get(m, a.vd, f.bits, i)
        product, addend = FMA_SIGNS[a.fn & 3]
        y, d = (y, d) if a.fn & 4 else (d, y)
        store(m, a.vd, f, i, ieee.fused(f, x, y, d, rm, product, addend))
    done(m)


def widen(m, f, value):
    """To the format twice as wide; exact."""
    bits, flags = ieee.convert(format_of(2 * f.bits), f, value, ieee.RNE)
    m.fflags |= flags
    return bits


def widening(name, function, vs2=SAME):
    """vd[i] = function(fields, wide format, wide vs2[i], wide operand 1[i], mode, vd[i])."""
    @op(name)
    def run(m, a):
        kind = WIDE if getattr(a, 'wide', 0) else vs2
        f, rm = start(m, a, WIDE, kind, SAME if is_vector(a) else None)
        wide, first = format_of(2 * f.bits), operand1(m, a, f)
        for i in body(m, a):
            x = get(m, a.vs2, wide.bits, i) if kind == WIDE else widen(m, f, get(m, a.vs2, f.bits, i))
            y = widen(m, f, first(i))
            store(m, a.vd, wide, i, function(a, wide, x, y, rm, get(m, a.vd, wide.bits, i)))
        done(m)


widening('vfwaddsub', lambda a, f, x, y, rm, d: (ieee.subtract if a.fn else ieee.add)(f, x, y, rm))
widening('vfwmul', lambda a, f, x, y, rm, d: ieee.multiply(f, x, y, rm))
widening('vfwmac', lambda a, f, x, y, rm, d: ieee.fused(f, x, y, d, rm, *FMA_SIGNS[a.fn]))


# --- Conversions ---

def convert(name, vd, vs2, to_shift, from_shift):
    """The kind is a.fn: to unsigned, to signed, from unsigned, from signed, f.f, rod, rtz ones."""
    @op(name)
    def run(m, a):
        n = check(m, a, vd, vs2).sew
        illegal(m.frm > 4)
        to, source = n << to_shift, n << from_shift
        rm = ieee.RTZ if a.fn >= 6 else ieee.ROD if a.fn == 5 else m.frm
        if a.fn in (0, 1, 6, 7):
            format_of(source)
        elif a.fn in (2, 3):
            format_of(to)
        else:
            format_of(source), format_of(to)
        for i in body(m, a):
            x = get(m, a.vs2, source, i)
            if a.fn in (0, 1, 6, 7):
                bits, flags = ieee.to_integer(format_of(source), x, rm, to, a.fn & 1)
            elif a.fn in (2, 3):
                bits, flags = ieee.from_integer(format_of(to), signed(x, source) if a.fn & 1 else x, rm)
            elif a.fn == 5:
                bits, flags = round_to_odd(format_of(to), format_of(source), x)
            else:
                bits, flags = ieee.convert(format_of(to), format_of(source), x, rm)
            m.fflags |= flags
            put(m, a.vd, to, i, bits)
        done(m)


def round_to_odd(to, f, x):
    """Overflow gives the largest finite number, whose last bit is set."""
    return ieee.convert(to, f, x, ieee.ROD)


convert('vfcvt', SAME, SAME, 0, 0)
convert('vfwcvt', WIDE, SAME, 1, 0)
convert('vfncvt', SAME, WIDE, 0, 1)


# --- One operand ---

def unary(name, function):
    @op(name)
    def run(m, a):
        f, rm = start(m, a, vs1=None)
        for i in body(m, a):
            store(m, a.vd, f, i, function(a, f, get(m, a.vs2, f.bits, i), rm))
        done(m)


# Estimates of 7 bits (chapters 13.9, 13.10): what the tables hold is the value in the middle of an
# interval, rounded.
RECIPROCAL = [round(256 / (1 + (i + .5) / 128)) - 128 for i in range(128)]
ROOT = [round(256 / math.sqrt((2 if i < 64 else 1) * (1 + (i % 64 + .5) / 64))) - 128
        for i in range(128)]


def normalized(f, x):
    """(exponent field, which may be negative; fraction without its leading one)."""
    exponent, fraction = x >> f.m & ones(f.e), x & ones(f.m)
    if not exponent:
        shift = f.m + 1 - fraction.bit_length()
        exponent, fraction = 1 - shift, fraction << shift & ones(f.m)
    return exponent, fraction


def root_estimate(f, x):
    if f.is_nan(x):
        return ieee.nan_result(f, x)
    if f.is_zero(x):
        return f.sign * f.negative(x) | f.infinity, ieee.DZ
    if f.negative(x):
        return f.nan, ieee.NV
    if f.is_infinity(x):
        return 0, 0
    exponent, fraction = normalized(f, x)
    estimate = ROOT[(exponent & 1) << 6 | fraction >> f.m - 6]
    return (3 * f.bias - 1 - exponent) // 2 << f.m | estimate << f.m - 7, 0


def reciprocal_estimate(f, x, rm):
    sign = f.sign * f.negative(x)
    if f.is_nan(x):
        return ieee.nan_result(f, x)
    if f.is_zero(x):
        return sign | f.infinity, ieee.DZ
    if f.is_infinity(x):
        return sign, 0
    exponent, fraction = normalized(f, x)
    if exponent < -1:
        largest = rm == ieee.RTZ or rm == (ieee.RUP if sign else ieee.RDN)
        return sign | f.infinity - largest, ieee.OF | ieee.NX
    estimate = RECIPROCAL[fraction >> f.m - 7]
    exponent, fraction = 2 * f.bias - 1 - exponent, estimate << f.m - 7
    if exponent <= 0:   # subnormal
        fraction = (1 << f.m | fraction) >> 1 - exponent
        exponent = 0
    return sign | exponent << f.m | fraction, 0


unary('vfsqrt', lambda a, f, x, rm: ieee.square_root(f, x, rm))
unary('vfclass', lambda a, f, x, rm: (ieee.classify(f, x), 0))
unary('vfestimate', lambda a, f, x, rm: reciprocal_estimate(f, x, rm) if a.fn else root_estimate(f, x))


@op('vfmerge')
def vfmerge(m, a):
    a.vm = 0
    f, _ = start(m, a, vs1=None)
    value = scalar_fp.get(m, a.rs1, f)
    for i in range(m.vstart, m.vl):
        put(m, a.vd, f.bits, i, value if get_bit(m, 0, i) else get(m, a.vs2, f.bits, i))
    done(m)


@op('vfmv_v')
def vfmv_v(m, a):
    f, _ = start(m, a, vs1=None, vs2=None)
    value = scalar_fp.get(m, a.rs1, f)
    for i in range(m.vstart, m.vl):
        put(m, a.vd, f.bits, i, value)
    done(m)


# fn: (relation, swapped, negated)
RELATION = {0: ('eq', 0, 0), 1: ('le', 0, 0), 3: ('lt', 0, 0), 4: ('eq', 0, 1), 5: ('lt', 1, 0), 7: ('le', 1, 0)}


@op('vfcompare')
def vfcompare(m, a):
    f, _ = start(m, a, MASK, SAME, SAME if is_vector(a) else None)
    first, results = operand1(m, a, f), []
    relation, swapped, negated = RELATION[a.fn]
    for i in body(m, a):
        x, y = get(m, a.vs2, f.bits, i), first(i)
        x, y = (y, x) if swapped else (x, y)
        bit, flags = ieee.compare(f, x, y, relation, relation == 'eq')
        m.fflags |= flags
        results.append((i, bit ^ negated))
    put_bits(m, a.vd, results)


# --- Reductions; unordered sums are computed in order, too ---

@op('vfreduce')
def vfreduce(m, a):
    f, rm = start(m, a, ONE, SAME, ONE, vstart_0=True)
    total = get(m, a.vs1, f.bits, 0)
    for i in body(m, a):
        x = get(m, a.vs2, f.bits, i)
        total, flags = ieee.add(f, total, x, rm) if a.fn < 2 else ieee.smaller(f, total, x, a.fn == 3)
        m.fflags |= flags
    if m.vl:
        put(m, a.vd, f.bits, 0, total)


@op('vfwreduce')
def vfwreduce(m, a):
    f, rm = start(m, a, ONE_WIDE, SAME, ONE_WIDE, vstart_0=True)
    wide = format_of(2 * f.bits)
    total = get(m, a.vs1, wide.bits, 0)
    for i in body(m, a):
        total, flags = ieee.add(wide, total, widen(m, f, get(m, a.vs2, f.bits, i)), rm)
        m.fflags |= flags
    if m.vl:
        put(m, a.vd, wide.bits, 0, total)


# --- Element 0 ---

@op('vfmv_f_s')
def vfmv_f_s(m, a):
    f, _ = start(m, a, None, ONE, None)
    scalar_fp.put(m, a.rd, f, get(m, a.vs2, f.bits, 0))
    done(m)


@op('vfmv_s_f')
def vfmv_s_f(m, a):
    f, _ = start(m, a, ONE, None, None)
    if m.vstart < m.vl:
        put(m, a.vd, f.bits, 0, scalar_fp.get(m, a.rs1, f))
    done(m)


@op('vfslide1')
def vfslide1(m, a):
    f, _ = start(m, a, SAME, SAME, None, no_overlap=not a.fn)
    value, n = scalar_fp.get(m, a.rs1, f), f.bits
    for i in body(m, a):
        if a.fn:
            put(m, a.vd, n, i, value if i == m.vl - 1 else get(m, a.vs2, n, i + 1))
        else:
            put(m, a.vd, n, i, get(m, a.vs2, n, i - 1) if i else value)
    done(m)
