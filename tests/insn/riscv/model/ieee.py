"""IEEE 754 arithmetic as RISC-V has it (chapter "F": canonical NaNs, tininess after rounding), on
integers of any size: everything is computed exactly, then rounded once.

SPDX-License-Identifier: MIT
"""

import math

from .machine import ones, signed

NX, UF, OF, DZ, NV = 1, 2, 4, 8, 16
RNE, RTZ, RDN, RUP, RMM, ROD = range(6)


class Format:
    def __init__(self, exponent, fraction):
        self.e, self.m = exponent, fraction
        self.bits = 1 + exponent + fraction
        self.bias = ones(exponent - 1)
        self.infinity = ones(exponent) << fraction
        self.nan = self.infinity | 1 << fraction - 1
        self.sign = 1 << self.bits - 1

    def is_nan(self, x):
        return x & ~self.sign > self.infinity

    def is_signaling(self, x):
        return self.is_nan(x) and not x >> self.m - 1 & 1

    def is_infinity(self, x):
        return x & ~self.sign == self.infinity

    def is_zero(self, x):
        return not x & ~self.sign

    def negative(self, x):
        return x >> self.bits - 1

    def unpack(self, x):
        """(sign, mantissa, exponent) of a finite number: mantissa * 2**exponent."""
        biased, fraction = x >> self.m & ones(self.e), x & ones(self.m)
        if biased:
            fraction |= 1 << self.m
        return self.negative(x), fraction, max(biased, 1) - self.bias - self.m


H, S, D = Format(5, 10), Format(8, 23), Format(11, 52)
BY_SIZE = {16: H, 32: S, 64: D}


def shift_round(sign, mantissa, shift, rm):
    """(mantissa / 2**shift rounded to an integer, inexact)."""
    if shift <= 0:
        return mantissa << -shift, False
    result, rest, half = mantissa >> shift, mantissa & ones(shift), 1 << shift - 1
    up = {RNE: rest > half or rest == half and result & 1, RTZ: False, RDN: rest and sign,
          RUP: rest and not sign, RMM: rest >= half, ROD: rest and not result & 1}[rm]
    return result + bool(up), rest != 0


def pack(f, sign, mantissa, exponent, rm):
    """Rounds a number that is not 0: (bits, flags)."""
    if not mantissa:
        return f.sign * sign, 0
    top = exponent + mantissa.bit_length() - 1
    smallest = 1 - f.bias
    quantum = max(top, smallest) - f.m
    result, inexact = shift_round(sign, mantissa, quantum - exponent, rm)
    flags = NX if inexact else 0
    if top < smallest and inexact:
        unbounded, _ = shift_round(sign, mantissa, top - f.m - exponent, rm)
        if top + (unbounded.bit_length() > f.m + 1) < smallest:
            flags |= UF
    if result.bit_length() > f.m + 1:
        result, quantum = result >> 1, quantum + 1
    if quantum + f.m > f.bias:
        away = rm in (RNE, RMM) or rm == RUP and not sign or rm == RDN and sign
        return f.sign * sign | f.infinity - (not away), OF | NX
    if result >> f.m:
        result += quantum + f.m - smallest << f.m
    return f.sign * sign | result, flags


def nan_result(f, *operands):
    """The canonical NaN, and whether it signals."""
    return f.nan, NV if any(f.is_signaling(x) for x in operands) else 0


def any_nan(f, *operands):
    return any(f.is_nan(x) for x in operands)


def add(f, x, y, rm):
    if any_nan(f, x, y):
        return nan_result(f, x, y)
    if f.is_infinity(x) or f.is_infinity(y):
        if f.is_infinity(x) and f.is_infinity(y) and x != y:
            return f.nan, NV
        return (x if f.is_infinity(x) else y), 0
    return exact_sum(f, f.unpack(x), f.unpack(y), rm)


def exact_sum(f, x, y, rm):
    exponent = min(x[2], y[2])
    total = sum((-1) ** sign * (mantissa << e - exponent) for sign, mantissa, e in (x, y))
    if not total:
        sign = x[0] if x[0] == y[0] else rm == RDN
        return f.sign * sign, 0
    return pack(f, total < 0, abs(total), exponent, rm)


def negate(f, x):
    return x ^ f.sign


def subtract(f, x, y, rm):
    return add(f, x, y if f.is_nan(y) else negate(f, y), rm)


def multiply(f, x, y, rm):
    sign = f.negative(x) ^ f.negative(y)
    if any_nan(f, x, y):
        return nan_result(f, x, y)
    if f.is_infinity(x) or f.is_infinity(y):
        return (f.nan, NV) if f.is_zero(x) or f.is_zero(y) else (f.sign * sign | f.infinity, 0)
    (_, mx, ex), (_, my, ey) = f.unpack(x), f.unpack(y)
    return pack(f, sign, mx * my, ex + ey, rm)


def fused(f, x, y, z, rm, negative_product=False, negative_addend=False):
    """+-(x * y) +- z."""
    sign = f.negative(x) ^ f.negative(y) ^ negative_product
    impossible = f.is_infinity(x) and f.is_zero(y) or f.is_zero(x) and f.is_infinity(y)
    if impossible:
        return f.nan, NV
    if any_nan(f, x, y, z):
        return nan_result(f, x, y, z)
    z = negate(f, z) if negative_addend else z
    if f.is_infinity(x) or f.is_infinity(y):
        if f.is_infinity(z) and f.negative(z) != sign:
            return f.nan, NV
        return f.sign * sign | f.infinity, 0
    if f.is_infinity(z):
        return z, 0
    (_, mx, ex), (_, my, ey) = f.unpack(x), f.unpack(y)
    return exact_sum(f, (sign, mx * my, ex + ey), f.unpack(z), rm)


def divide(f, x, y, rm):
    sign = f.negative(x) ^ f.negative(y)
    if any_nan(f, x, y):
        return nan_result(f, x, y)
    if f.is_infinity(x):
        return (f.nan, NV) if f.is_infinity(y) else (f.sign * sign | f.infinity, 0)
    if f.is_infinity(y):
        return f.sign * sign, 0
    if f.is_zero(y):
        return (f.nan, NV) if f.is_zero(x) else (f.sign * sign | f.infinity, DZ)
    (_, mx, ex), (_, my, ey) = f.unpack(x), f.unpack(y)
    more = 2 * f.bits
    quotient, rest = divmod(mx << more, my)
    return pack(f, sign, quotient << 1 | (rest != 0), ex - ey - more - 1, rm)


def square_root(f, x, rm):
    if f.is_nan(x):
        return nan_result(f, x)
    if f.is_zero(x):
        return x, 0
    if f.negative(x):
        return f.nan, NV
    if f.is_infinity(x):
        return x, 0
    _, mantissa, exponent = f.unpack(x)
    more = 4 * f.bits + (exponent & 1)
    mantissa, exponent = mantissa << more, exponent - more
    root = math.isqrt(mantissa)
    return pack(f, 0, root << 1 | (root * root != mantissa), exponent // 2 - 1, rm)


def convert(to, f, x, rm):
    """Between formats."""
    if f.is_nan(x):
        return to.nan, NV if f.is_signaling(x) else 0
    if f.is_infinity(x):
        return to.sign * f.negative(x) | to.infinity, 0
    return pack(to, *f.unpack(x), rm)


def to_integer(f, x, rm, bits, is_signed):
    """(two's complement, flags)."""
    low, high = (-(1 << bits - 1), ones(bits - 1)) if is_signed else (0, ones(bits))
    if f.is_nan(x):
        return high & ones(bits), NV
    if f.is_infinity(x):
        return (low if f.negative(x) else high) & ones(bits), NV
    sign, mantissa, exponent = f.unpack(x)
    value, inexact = shift_round(sign, mantissa, -exponent, rm)
    value = -value if sign else value
    if not low <= value <= high:
        return (low if value < low else high) & ones(bits), NV
    return value & ones(bits), NX if inexact else 0


def from_integer(f, value, rm):
    return pack(f, value < 0, abs(value), 0, rm)


def round_to_integral(f, x, rm, exact):
    if f.is_nan(x):
        return nan_result(f, x)
    if f.is_infinity(x):
        return x, 0
    sign, mantissa, exponent = f.unpack(x)
    value, inexact = shift_round(sign, mantissa, -exponent, rm)
    bits, _ = pack(f, sign, value, 0, RNE)
    return bits, NX if inexact and exact else 0


def modular(x):
    """fcvtmod.w.d."""
    if any_nan(D, x) or D.is_infinity(x):
        return 0, NV
    sign, mantissa, exponent = D.unpack(x)
    value, inexact = shift_round(sign, mantissa, -exponent, RTZ)
    value = -value if sign else value
    fits = -(1 << 31) <= value < 1 << 31
    return signed(value, 32), NV if not fits else NX if inexact else 0


def order(f, x):
    """A number to compare by; -0 below 0."""
    magnitude = x & ~f.sign
    return -magnitude - 1 if f.negative(x) else magnitude


def less(f, x, y):
    return order(f, x) < order(f, y) and not (f.is_zero(x) and f.is_zero(y))


def equal(f, x, y):
    return x == y or f.is_zero(x) and f.is_zero(y)


def compare(f, x, y, relation, quiet):
    """relation: eq, lt or le."""
    if any_nan(f, x, y):
        return 0, NV if not quiet or nan_result(f, x, y)[1] else 0
    return int(relation != 'eq' and less(f, x, y) or relation != 'lt' and equal(f, x, y)), 0


def smaller(f, x, y, larger=False):
    """minimumNumber, maximumNumber."""
    flags = nan_result(f, x, y)[1]
    if f.is_nan(x):
        return (f.nan if f.is_nan(y) else y), flags
    if f.is_nan(y):
        return x, flags
    return (max if larger else min)(x, y, key=lambda v: order(f, v)), 0


def classify(f, x):
    if f.is_nan(x):
        return 1 << (8 if f.is_signaling(x) else 9)
    subnormal = not f.is_zero(x) and not x >> f.m & ones(f.e)
    rank = 3 if f.is_infinity(x) else 0 if f.is_zero(x) else 1 if subnormal else 2
    return 1 << (3 - rank if f.negative(x) else 4 + rank)


def sign_inject(f, x, y, which):
    sign = (y, ~y, x ^ y)[which] & f.sign
    return x & ~f.sign | sign
