"""F, D, Zfh, Zfa and their compressed loads and stores.

SPDX-License-Identifier: MIT
"""

from . import ieee
from .ieee import D, H, S
from .machine import illegal, ones, op, signed
from .scalar import SP

FORMATS = (S, D, H)


def get(m, n, f):
    """The number in a register: NaN if its box is broken."""
    value = m.f[n]
    return value & ones(f.bits) if value >> f.bits == ones(64 - f.bits) else f.nan


def put(m, n, f, value):
    m.f[n] = value | ones(64) - ones(f.bits)


def rounding(m, rm):
    if rm == 7:
        rm = m.frm
    illegal(rm > 4)
    return rm


def result(m, rd, f, value):
    bits, flags = value
    m.fflags |= flags
    put(m, rd, f, bits)


def integer_result(m, rd, value):
    bits, flags = value
    m.fflags |= flags
    m.set_x(rd, bits)


@op('fload', 'fload_h')
def fload(m, a):
    size = 1 << (a.size & 3)
    put(m, a.rd, ieee.BY_SIZE[8 * size], m.load(m.x[a.rs1] + a.imm, size))


@op('fstore', 'fstore_h')
def fstore(m, a):
    m.store(m.x[a.rs1] + a.imm, 1 << (a.size & 3), m.f[a.rs2])


def compressed(name, f, stores, stack):
    @op(name)
    def access(m, a):
        address = m.x[SP if stack else a.rs1] + a.imm
        if stores:
            m.store(address, f.bits // 8, m.f[a.rs2])
        else:
            put(m, a.rd, f, m.load(address, f.bits // 8))


for letter, fmt_ in (('w', S), ('d', D)):
    for way in (False, True):
        for where in (False, True):
            compressed(f'c_f{"s" if way else "l"}{letter}{"sp" if where else ""}', fmt_, way, where)


@op('fma')
def fma(m, a):
    f = FORMATS[a.fmt]
    result(m, a.rd, f, ieee.fused(f, get(m, a.rs1, f), get(m, a.rs2, f), get(m, a.rs3, f),
                                  rounding(m, a.rm), a.op >= 2, a.op in (1, 3)))


@op('farith', 'farith_h')
def farith(m, a):
    f = FORMATS[a.fmt]
    function = (ieee.add, ieee.subtract, ieee.multiply, ieee.divide)[a.op]
    result(m, a.rd, f, function(f, get(m, a.rs1, f), get(m, a.rs2, f), rounding(m, a.rm)))


@op('fsqrt')
def fsqrt(m, a):
    f = FORMATS[a.fmt]
    result(m, a.rd, f, ieee.square_root(f, get(m, a.rs1, f), rounding(m, a.rm)))


@op('fsgnj')
def fsgnj(m, a):
    f = FORMATS[a.fmt]
    put(m, a.rd, f, ieee.sign_inject(f, get(m, a.rs1, f), get(m, a.rs2, f), a.op))


@op('fminmax')
def fminmax(m, a):
    f = FORMATS[a.fmt]
    result(m, a.rd, f, ieee.smaller(f, get(m, a.rs1, f), get(m, a.rs2, f), a.max))


@op('fminmaxm')
def fminmaxm(m, a):
    f = FORMATS[a.fmt]
    x, y = get(m, a.rs1, f), get(m, a.rs2, f)
    if ieee.any_nan(f, x, y):
        result(m, a.rd, f, ieee.nan_result(f, x, y))
    else:
        result(m, a.rd, f, ieee.smaller(f, x, y, a.max))


@op('fcompare')
def fcompare(m, a):
    f = FORMATS[a.fmt]
    integer_result(m, a.rd, ieee.compare(f, get(m, a.rs1, f), get(m, a.rs2, f),
                                         ('le', 'lt', 'eq')[a.op], a.op == 2))


@op('fcompareq')
def fcompareq(m, a):
    f = FORMATS[a.fmt]
    integer_result(m, a.rd, ieee.compare(f, get(m, a.rs1, f), get(m, a.rs2, f),
                                         ('le', 'lt')[a.lt], True))


@op('fcvt_f_f')
def fcvt_f_f(m, a):
    f = FORMATS[getattr(a, 'from')]
    result(m, a.rd, FORMATS[a.fmt], ieee.convert(FORMATS[a.fmt], f, get(m, a.rs1, f), rounding(m, a.rm)))


@op('fround')
def fround(m, a):
    f = FORMATS[a.fmt]
    result(m, a.rd, f, ieee.round_to_integral(f, get(m, a.rs1, f), rounding(m, a.rm), a.nx))


@op('fcvt_x_f')
def fcvt_x_f(m, a):
    f, bits = FORMATS[a.fmt], 64 if a.type & 2 else 32
    value, flags = ieee.to_integer(f, get(m, a.rs1, f), rounding(m, a.rm), bits, not a.type & 1)
    integer_result(m, a.rd, (signed(value, bits), flags))


@op('fcvtmod')
def fcvtmod(m, a):
    integer_result(m, a.rd, ieee.modular(m.f[a.rs1]))


@op('fcvt_f_x')
def fcvt_f_x(m, a):
    f, bits = FORMATS[a.fmt], 64 if a.type & 2 else 32
    value = m.x[a.rs1] & ones(bits)
    result(m, a.rd, f, ieee.from_integer(f, value if a.type & 1 else signed(value, bits), rounding(m, a.rm)))


@op('fmv_x_f')
def fmv_x_f(m, a):
    m.set_x(a.rd, signed(m.f[a.rs1], FORMATS[a.fmt].bits))


@op('fclass')
def fclass(m, a):
    f = FORMATS[a.fmt]
    m.set_x(a.rd, ieee.classify(f, get(m, a.rs1, f)))


@op('fmvh_x_d')
def fmvh_x_d(m, a):
    m.set_x(a.rd, m.f[a.rs1] >> 32)


@op('fmvp_d_x')
def fmvp_d_x(m, a):
    m.f[a.rd] = m.x[a.rs1] | m.x[a.rs2] << 32


@op('fmv_f_x')
def fmv_f_x(m, a):
    f = FORMATS[a.fmt]
    put(m, a.rd, f, m.x[a.rs1] & ones(f.bits))


# Zfa, table of FLI: numbers as (mantissa, exponent).
CONSTANTS = [(1, -16), (1, -15), (1, -8), (1, -7)] + [(1, -4), (1, -3)] + \
    [(n, -4) for n in (4, 5, 6, 7)] + [(n, -3) for n in (4, 5, 6, 7)] + \
    [(n, -2) for n in (4, 5, 6, 7)] + [(4, -1), (5, -1), (6, -1)] + \
    [(1, n) for n in (2, 3, 4, 7, 8, 15, 16)]


@op('fli')
def fli(m, a):
    f = FORMATS[a.fmt]
    if a.imm == 0:
        bits = f.bias << f.m | f.sign
    elif a.imm == 1:
        bits = 1 << f.m
    elif a.imm >= 30:
        bits = f.nan if a.imm == 31 else f.infinity
    else:
        bits, _ = ieee.pack(f, 0, *CONSTANTS[a.imm - 2], ieee.RNE)
    put(m, a.rd, f, bits)
