"""V 1.0: integers, fixed point, masks, integer reductions; Zvbb, Zvbc.

SPDX-License-Identifier: MIT
"""

from . import scalar as integers
from .machine import illegal, ones, op, signed
from .scalar import bits_of, carryless, reverse_byte, each_byte, swap_bytes
from .vector import (EIGHTH, HALF, MASK, ONE, ONE_WIDE, QUARTER, SAME, WIDE, body, check, done, get,
                     get_bit, is_vector, put, put_bit, source1)


def elementwise(name, function, unsigned_immediate=False):
    """vd[i] = function(fields, vs2[i], operand 1[i], SEW)."""
    @op(name)
    def run(m, a):
        n = check(m, a, SAME, SAME, SAME if is_vector(a) else None).sew
        second = source1(m, a, n, unsigned_immediate)
        for i in body(m, a):
            put(m, a.vd, n, i, function(a, get(m, a.vs2, n, i), second(i), n))
        done(m)


LOGIC = (None, lambda x, y: x & y, lambda x, y: x | y, lambda x, y: x ^ y)
elementwise('vadd', lambda a, x, y, n: x + y)
elementwise('vsub', lambda a, x, y, n: y - x if a.fn else x - y)
elementwise('vminmax', lambda a, x, y, n: (max if a.fn & 2 else min)(
    x, y, key=lambda v: signed(v, n) if a.fn & 1 else v))
elementwise('vlogic', lambda a, x, y, n: LOGIC[a.fn](x, y))
elementwise('vsll', lambda a, x, y, n: integers.sll(x, y, n), True)
elementwise('vdiv', lambda a, x, y, n: integers.MULDIV[(5, 4, 7, 6)[a.fn]](x, y, n))
elementwise('vmul', lambda a, x, y, n: (x * y >> n, x * y, signed(x, n) * y >> n,
                                        signed(x, n) * signed(y, n) >> n)[a.fn])
elementwise('vandn', lambda a, x, y, n: x & ~y)
elementwise('vrotate', lambda a, x, y, n: (integers.rol if a.fn else integers.ror)(x, y, n))


def round_off(m, value, d):
    """(value >> d) + r, r by vxrm (chapter 3.8)."""
    if not d:
        return value
    half, below, odd = value >> d - 1 & 1, value & ones(d - 1), value >> d & 1
    r = (half, half and (below or odd), 0, not odd and (half or below))[m.vxrm]
    return (value >> d) + bool(r)


@op('vshift_right')
def vshift_right(m, a):
    n = check(m, a, SAME, SAME, SAME if is_vector(a) else None).sew
    second = source1(m, a, n, True)
    for i in body(m, a):
        x, shift = get(m, a.vs2, n, i), second(i) & n - 1
        x = signed(x, n) if a.fn & 1 else x
        put(m, a.vd, n, i, round_off(m, x, shift) if a.fn & 2 else x >> shift)
    done(m)


@op('vnarrow')
def vnarrow(m, a):
    n = check(m, a, SAME, WIDE, SAME if is_vector(a) else None).sew
    second = source1(m, a, n, True)
    for i in body(m, a):
        x, shift = get(m, a.vs2, 2 * n, i), second(i) & 2 * n - 1
        x = signed(x, 2 * n) if a.fn & 1 else x
        put(m, a.vd, n, i, saturate(m, round_off(m, x, shift), n, a.fn & 1) if a.fn & 2 else x >> shift)
    done(m)


def saturate(m, value, n, is_signed):
    low, high = (-(1 << n - 1), ones(n - 1)) if is_signed else (0, ones(n))
    if not low <= value <= high:
        m.vxsat = 1
    return min(max(value, low), high)


@op('vextend')
def vextend(m, a):
    shift = 4 - a.n
    n = check(m, a, SAME, {1: HALF, 2: QUARTER, 3: EIGHTH}[shift]).sew
    for i in body(m, a):
        x = get(m, a.vs2, n >> shift, i)
        put(m, a.vd, n, i, signed(x, n >> shift) if a.signed_ else x)
    done(m)


@op('vadc')
def vadc(m, a):
    illegal(a.vd == 0)   # masked in a way, although all elements are written
    n = check(m, a, SAME, SAME, SAME if is_vector(a) else None).sew
    second = source1(m, a, n)
    for i in range(m.vstart, m.vl):
        x, y, carry = get(m, a.vs2, n, i), second(i), get_bit(m, 0, i)
        put(m, a.vd, n, i, x - y - carry if a.sub else x + y + carry)
    done(m)


@op('vmadc')
def vmadc(m, a):
    unmasked = a.vm
    a.vm = 1
    n = check(m, a, MASK, SAME, SAME if is_vector(a) else None).sew
    second = source1(m, a, n)
    results = []
    for i in range(m.vstart, m.vl):
        x, y = get(m, a.vs2, n, i), second(i)
        carry = 0 if unmasked else get_bit(m, 0, i)
        results.append((i, x < y + carry if a.sub else x + y + carry > ones(n)))
    for i, bit in results:
        put_bit(m, a.vd, i, bit)
    done(m)


@op('vmerge')
def vmerge(m, a):
    a.vm = 0
    n = check(m, a, SAME, SAME, SAME if is_vector(a) else None).sew
    second = source1(m, a, n)
    for i in range(m.vstart, m.vl):
        put(m, a.vd, n, i, second(i) if get_bit(m, 0, i) else get(m, a.vs2, n, i))
    done(m)


@op('vmv_v')
def vmv_v(m, a):
    n = check(m, a, SAME, None, SAME if is_vector(a) else None).sew
    second = source1(m, a, n)
    for i in range(m.vstart, m.vl):
        put(m, a.vd, n, i, second(i))
    done(m)


COMPARE = (lambda x, y: x == y, lambda x, y: x != y, lambda x, y: x < y, lambda x, y: x < y,
           lambda x, y: x <= y, lambda x, y: x <= y, lambda x, y: x > y, lambda x, y: x > y)


def put_bits(m, register, results):
    """Bits of a mask, written when all sources have been read."""
    for i, bit in results:
        put_bit(m, register, i, bit)
    done(m)


@op('vcompare')
def vcompare(m, a):
    n = check(m, a, MASK, SAME, SAME if is_vector(a) else None).sew
    second = source1(m, a, n)

    def value(v):
        return signed(v, n) if a.fn in (3, 5, 7) else v
    put_bits(m, a.vd, [(i, COMPARE[a.fn](value(get(m, a.vs2, n, i)), value(second(i)))) for i in body(m, a)])


@op('vmac')
def vmac(m, a):
    n = check(m, a, SAME, SAME, SAME if is_vector(a) else None).sew
    first = source1(m, a, n)
    for i in body(m, a):
        x, y, d = first(i), get(m, a.vs2, n, i), get(m, a.vd, n, i)
        put(m, a.vd, n, i, (x * d + y, -x * d + y, x * y + d, -x * y + d)[a.fn])
    done(m)


@op('vwaddsub')
def vwaddsub(m, a):
    n = check(m, a, WIDE, WIDE if a.wide else SAME, SAME if is_vector(a) else None).sew
    second, from_bits = source1(m, a, n), 2 * n if a.wide else n
    for i in body(m, a):
        x, y = get(m, a.vs2, from_bits, i), second(i)
        if a.fn & 1:
            x, y = signed(x, from_bits), signed(y, n)
        put(m, a.vd, 2 * n, i, x - y if a.fn & 2 else x + y)
    done(m)


@op('vwmul')
def vwmul(m, a):
    n = check(m, a, WIDE, SAME, SAME if is_vector(a) else None).sew
    second = source1(m, a, n)
    for i in body(m, a):
        x, y = get(m, a.vs2, n, i), second(i)
        put(m, a.vd, 2 * n, i, (x * y, None, signed(x, n) * y, signed(x, n) * signed(y, n))[a.fn])
    done(m)


@op('vwmac')
def vwmac(m, a):
    """vwmaccu, vwmacc, vwmaccus (rs1 unsigned, vs2 signed), vwmaccsu (the reverse)."""
    n = check(m, a, WIDE, SAME, SAME if is_vector(a) else None).sew
    first = source1(m, a, n)
    for i in body(m, a):
        x, y, d = first(i), get(m, a.vs2, n, i), get(m, a.vd, 2 * n, i)
        x = signed(x, n) if a.fn in (1, 3) else x
        y = signed(y, n) if a.fn in (1, 2) else y
        put(m, a.vd, 2 * n, i, x * y + d)
    done(m)


# --- Fixed point ---

@op('vsaturate')
def vsaturate(m, a):
    n = check(m, a, SAME, SAME, SAME if is_vector(a) else None).sew
    second = source1(m, a, n)
    for i in body(m, a):
        x, y = get(m, a.vs2, n, i), second(i)
        if a.fn & 1:
            x, y = signed(x, n), signed(y, n)
        put(m, a.vd, n, i, saturate(m, x - y if a.fn & 2 else x + y, n, a.fn & 1))
    done(m)


@op('vaverage')
def vaverage(m, a):
    n = check(m, a, SAME, SAME, SAME if is_vector(a) else None).sew
    second = source1(m, a, n)
    for i in body(m, a):
        x, y = get(m, a.vs2, n, i), second(i)
        if a.fn & 1:
            x, y = signed(x, n), signed(y, n)
        put(m, a.vd, n, i, round_off(m, x - y if a.fn & 2 else x + y, 1))
    done(m)


@op('vsmul')
def vsmul(m, a):
    n = check(m, a, SAME, SAME, SAME if is_vector(a) else None).sew
    second = source1(m, a, n)
    for i in body(m, a):
        product = signed(get(m, a.vs2, n, i), n) * signed(second(i), n)
        put(m, a.vd, n, i, saturate(m, round_off(m, product, n - 1), n, True))
    done(m)


# --- Reductions ---

REDUCE = (lambda x, y, n: x + y, lambda x, y, n: x & y, lambda x, y, n: x | y, lambda x, y, n: x ^ y,
          lambda x, y, n: min(x, y), lambda x, y, n: min(x, y, key=lambda v: signed(v, n)),
          lambda x, y, n: max(x, y), lambda x, y, n: max(x, y, key=lambda v: signed(v, n)))


@op('vreduce')
def vreduce(m, a):
    n = check(m, a, ONE, SAME, ONE, vstart_0=True).sew
    total = get(m, a.vs1, n, 0)
    for i in body(m, a):
        total = REDUCE[a.fn](total, get(m, a.vs2, n, i), n) & ones(n)
    if m.vl:
        put(m, a.vd, n, 0, total)


@op('vwreduce')
def vwreduce(m, a):
    n = check(m, a, ONE_WIDE, SAME, ONE_WIDE, vstart_0=True).sew
    total = get(m, a.vs1, 2 * n, 0)
    for i in body(m, a):
        x = get(m, a.vs2, n, i)
        total += signed(x, n) if a.fn else x
    if m.vl:
        put(m, a.vd, 2 * n, 0, total)


# --- Masks ---

MASK_LOGIC = (lambda x, y: x & ~y, lambda x, y: x & y, lambda x, y: x | y, lambda x, y: x ^ y,
              lambda x, y: x | ~y, lambda x, y: ~(x & y), lambda x, y: ~(x | y), lambda x, y: ~(x ^ y))


@op('vmlogic')
def vmlogic(m, a):
    check(m, a, MASK, MASK, MASK)
    put_bits(m, a.vd, [(i, MASK_LOGIC[a.fn](get_bit(m, a.vs2, i), get_bit(m, a.vs1, i)) & 1)
                       for i in range(m.vstart, m.vl)])


@op('vmcount')
def vmcount(m, a):
    check(m, a, None, MASK, vstart_0=True)
    found = [i for i in body(m, a) if get_bit(m, a.vs2, i)]
    m.set_x(a.rd, (found[0] if found else -1) if a.first else len(found))


@op('vmfirst')
def vmfirst(m, a):
    """vmsbf, vmsof, vmsif."""
    check(m, a, MASK, MASK, no_overlap=True, vstart_0=True)
    results, seen = [], False
    for i in body(m, a):
        here = get_bit(m, a.vs2, i) and not seen
        results.append((i, (None, not seen and not here, here, not seen)[a.fn]))
        seen = seen or here
    put_bits(m, a.vd, results)


@op('viota')
def viota(m, a):
    n = check(m, a, SAME, MASK, no_overlap=True, vstart_0=True).sew
    count = 0
    for i in body(m, a):
        put(m, a.vd, n, i, count)
        count += get_bit(m, a.vs2, i)


@op('vid')
def vid(m, a):
    n = check(m, a, SAME).sew
    for i in body(m, a):
        put(m, a.vd, n, i, i)
    done(m)


# --- Zvbb, Zvbc ---

def unary(name, function):
    @op(name)
    def run(m, a):
        n = check(m, a, SAME, SAME).sew
        for i in body(m, a):
            put(m, a.vd, n, i, function(a, get(m, a.vs2, n, i), n))
        done(m)


COUNT = (integers.COUNT[0], integers.COUNT[1], integers.COUNT[2])
unary('vror_imm', lambda a, x, n: integers.ror(x, a.imm, n))
unary('vreverse', lambda a, x, n: swap_bytes(x, n) if a.fn else each_byte(x, n, reverse_byte))
unary('vbrev', lambda a, x, n: int(bits_of(x, n)[::-1], 2))
unary('vcount', lambda a, x, n: COUNT[a.fn](bits_of(x, n)))


@op('vwsll')
def vwsll(m, a):
    n = check(m, a, WIDE, SAME, SAME if is_vector(a) else None).sew
    second = source1(m, a, n, True)
    for i in body(m, a):
        put(m, a.vd, 2 * n, i, get(m, a.vs2, n, i) << (second(i) & 2 * n - 1))
    done(m)


@op('vclmul')
def vclmul(m, a):
    n = check(m, a, SAME, SAME, SAME if is_vector(a) else None).sew
    illegal(n != 64)
    second = source1(m, a, n)
    for i in body(m, a):
        product = carryless(get(m, a.vs2, n, i), second(i))
        put(m, a.vd, n, i, product >> n if a.fn else product)
    done(m)
