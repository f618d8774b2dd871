"""Zkn, Zks, Zvkg, Zvkned, Zvknh, Zvksed, Zvksh. Vector elements of a group are numbered from the
lowest.

SPDX-License-Identifier: MIT
"""

from .machine import Unspecified, illegal, ones, op, signed
from .scalar import carryless, reverse_byte, each_byte, ror, rol, swap_bytes, word_result
from .vector import Config, check, done, get, put, vill, SAME


# --- AES (FIPS 197) ---

def gf_multiply(x, y, polynomial=0x11b):
    product = carryless(x, y)
    for bit in range(14, 7, -1):
        if product >> bit & 1:
            product ^= polynomial << bit - 8
    return product


def gf_inverse(x, polynomial=0x11b):
    result = 1
    for _ in range(254):
        result = gf_multiply(result, x, polynomial)
    return result


def affine(x):
    return x ^ rol(x, 1, 8) ^ rol(x, 2, 8) ^ rol(x, 3, 8) ^ rol(x, 4, 8) ^ 0x63


AES = [affine(gf_inverse(x)) for x in range(256)]
AES_INVERSE = [AES.index(x) for x in range(256)]
RCON = [1, 2, 4, 8, 0x10, 0x20, 0x40, 0x80, 0x1b, 0x36, 0]


def substitute(value, box, n=32):
    return each_byte(value, n, box.__getitem__)


def mix(column, coefficients):
    """A column of four bytes, the first the lowest; coefficients are those of its first byte."""
    rows = [column >> 8 * i & 255 for i in range(4)]
    result = 0
    for i in range(4):
        byte = 0
        for j in range(4):
            byte ^= gf_multiply(rows[j], coefficients[(j - i) % 4])
        result |= byte << 8 * i
    return result


FORWARD, INVERSE = (2, 3, 1, 1), (14, 11, 13, 9)


def mix_columns(state, coefficients):
    return sum(mix(state >> at & ones(32), coefficients) << at for at in range(0, 128, 32))


def shift_rows(state, inverse=False):
    """Byte r of column c comes from column c + r."""
    result = 0
    for c in range(4):
        for r in range(4):
            source = (c - r if inverse else c + r) % 4
            result |= (state >> 8 * (4 * source + r) & 255) << 8 * (4 * c + r)
    return result


@op('aes64e')
def aes64e(m, a):
    value = substitute(shift_rows(m.x[a.rs1] | m.x[a.rs2] << 64) & ones(64), AES, 64)
    m.set_x(a.rd, mix_columns(value, FORWARD) & ones(64) if a.mix else value)


@op('aes64d')
def aes64d(m, a):
    value = substitute(shift_rows(m.x[a.rs1] | m.x[a.rs2] << 64, True) & ones(64), AES_INVERSE, 64)
    m.set_x(a.rd, mix_columns(value, INVERSE) & ones(64) if a.mix else value)


@op('aes64im')
def aes64im(m, a):
    m.set_x(a.rd, mix_columns(m.x[a.rs1], INVERSE) & ones(64))


@op('aes64ks1i')
def aes64ks1i(m, a):
    word = m.x[a.rs1] >> 32
    word = substitute(word if a.round == 10 else ror(word, 8, 32), AES) ^ RCON[a.round]
    m.set_x(a.rd, word << 32 | word)


@op('aes64ks2')
def aes64ks2(m, a):
    low = m.x[a.rs1] >> 32 ^ m.x[a.rs2] & ones(32)
    m.set_x(a.rd, low | (low ^ m.x[a.rs2] >> 32) << 32)


def aes32(name, box, coefficients):
    @op(name)
    def run(m, a):
        word = box[m.x[a.rs2] >> 8 * a.bs & 255]
        if a.mix:
            word = mix(word, coefficients)
        word_result(m, a.rd, m.x[a.rs1] ^ rol(word, 8 * a.bs, 32))


aes32('aes32e', AES, FORWARD)
aes32('aes32d', AES_INVERSE, INVERSE)


# --- SHA-2 (FIPS 180-4): sum0, sum1, sigma0, sigma1; the last distance of a sigma is a shift ---

SHA = {32: ((2, 13, 22), (6, 11, 25), (7, 18, 3), (17, 19, 10)),
       64: ((28, 34, 39), (14, 18, 41), (1, 8, 7), (19, 61, 6))}


def sha(x, which, n):
    i, j, k = SHA[n][which]
    return ror(x, i, n) ^ ror(x, j, n) ^ (x >> k if which >= 2 else ror(x, k, n))


@op('sha256')
def sha256(m, a):
    word_result(m, a.rd, sha(m.x[a.rs1] & ones(32), a.op, 32))


@op('sha512')
def sha512(m, a):
    m.set_x(a.rd, sha(m.x[a.rs1], a.op, 64))


@op('sha512_part')
def sha512_part(m, a):
    """sum0r, sum1r, sig0l, sig1l: the lower half of the function; sig0h, sig1h: the upper half, rs1
    is the upper one then."""
    first, second = m.x[a.rs1], m.x[a.rs2]
    if a.op >= 6:
        m.set_x(a.rd, sha(first << 32 | second, a.op - 4, 64) >> 32)
    else:
        m.set_x(a.rd, sha(second << 32 | first, a.op, 64))


# --- SM3, SM4 (GB/T 32905, 32907) ---

def parity(x):
    return f'{x:b}'.count('1') & 1


def sm4_affine(x):
    return sum(parity(x & rol(0xa7, i, 8)) << i for i in range(8)) ^ 0xd3


SM4 = [sm4_affine(gf_inverse(sm4_affine(x), 0x1f5)) for x in range(256)]
assert SM4[:8] == [0xd6, 0x90, 0xe9, 0xfe, 0xcc, 0xe1, 0x3d, 0xb7]


def sm3_p0(x):
    return x ^ rol(x, 9, 32) ^ rol(x, 17, 32)


def sm3_p1(x):
    return x ^ rol(x, 15, 32) ^ rol(x, 23, 32)


def sm4_round(word):
    return word ^ rol(word, 2, 32) ^ rol(word, 10, 32) ^ rol(word, 18, 32) ^ rol(word, 24, 32)


def sm4_key(word):
    return word ^ rol(word, 13, 32) ^ rol(word, 23, 32)


@op('sm3p')
def sm3p(m, a):
    word_result(m, a.rd, (sm3_p1 if a.p else sm3_p0)(m.x[a.rs1] & ones(32)))


@op('sm4')
def sm4(m, a):
    """Words are in the order of memory here, the standard's are of the opposite one."""
    word = swap_bytes(SM4[m.x[a.rs2] >> 8 * a.bs & 255] << 8 * a.bs, 32)
    word_result(m, a.rd, m.x[a.rs1] ^ swap_bytes((sm4_key if a.ks else sm4_round)(word), 32))


# --- Vectors ---

def groups(m, a, sew, size, scalar=False, operands=('vs2',)):
    """The numbers of the element groups of `size` elements to compute; illegal if they do not fit."""
    illegal(vill(m))
    config = Config(m.vtype)
    illegal(config.sew not in sew)
    width = size * config.sew
    illegal(m.vlen * 2.0 ** config.lmul < width)
    if m.vl % size or m.vstart % size:
        raise Unspecified   # reserved
    count = 1 << max(0, config.lmul)
    illegal(a.vd % count)
    for name in operands:
        illegal(not scalar and getattr(a, name) % count)
    if scalar:
        registers = max(1, width // m.vlen)
        illegal(a.vs2 % registers)
        illegal(a.vs2 < a.vd + count and a.vd < a.vs2 + registers)
    return range(m.vstart // size, m.vl // size)


def read(m, register, bits, size, group):
    return [get(m, register, bits, group * size + i) for i in range(size)]


def write(m, register, bits, group, values):
    for i, value in enumerate(values):
        put(m, register, bits, group * len(values) + i, value)


def together(values, n=32):
    return sum(value << n * i for i, value in enumerate(values))


def apart(value, n=32, size=4):
    return [value >> n * i & ones(n) for i in range(size)]


def read_128(m, register, group):
    return together(read(m, register, 32, 4, group))


def write_128(m, register, group, value):
    write(m, register, 32, group, apart(value))


@op('vaes')
def vaes(m, a):
    for group in groups(m, a, (32,), 4, a.scalar):
        state, key = read_128(m, a.vd, group), read_128(m, a.vs2, 0 if a.scalar else group)
        if a.fn >= 2:   # vaesem, vaesef
            state = shift_rows(substitute(state, AES, 128))
            state = (mix_columns(state, FORWARD) if a.fn == 2 else state) ^ key
        else:
            state = substitute(shift_rows(state, True), AES_INVERSE, 128) ^ key
            state = mix_columns(state, INVERSE) if a.fn == 0 else state
        write_128(m, a.vd, group, state)
    done(m)


@op('vaesz')
def vaesz(m, a):
    for group in groups(m, a, (32,), 4, True):
        write_128(m, a.vd, group, read_128(m, a.vd, group) ^ read_128(m, a.vs2, 0))
    done(m)


def chain(words, first):
    """Each word is the one before, combined with the old one."""
    result = []
    for word in words:
        first ^= word
        result.append(first)
    return result


@op('vaeskf1')
def vaeskf1(m, a):
    number = a.imm & 15
    number ^= 8 if number > 10 or not number else 0
    for group in groups(m, a, (32,), 4):
        old = read(m, a.vs2, 32, 4, group)
        write(m, a.vd, 32, group, chain(old, substitute(ror(old[3], 8, 32), AES) ^ RCON[number - 1]))
    done(m)


@op('vaeskf2')
def vaeskf2(m, a):
    number = a.imm & 15
    number ^= 8 if number < 2 or number > 14 else 0
    for group in groups(m, a, (32,), 4):
        last, old = get(m, a.vs2, 32, 4 * group + 3), read(m, a.vd, 32, 4, group)
        first = substitute(last, AES) if number & 1 else \
            substitute(ror(last, 8, 32), AES) ^ RCON[(number >> 1) - 1]
        write(m, a.vd, 32, group, chain(old, first))
    done(m)


def ghash_multiply(x, y):
    """In GF(2^128), bits of each byte in the order of GCM."""
    x, y = (each_byte(v, 128, reverse_byte) for v in (x, y))
    product = carryless(x, y)
    for bit in range(254, 127, -1):
        if product >> bit & 1:
            product ^= 0x87 << bit - 128 | 1 << bit
    return each_byte(product, 128, reverse_byte)


@op('vgmul')
def vgmul(m, a):
    for group in groups(m, a, (32,), 4):
        write_128(m, a.vd, group, ghash_multiply(read_128(m, a.vd, group), read_128(m, a.vs2, group)))
    done(m)


@op('vghsh')
def vghsh(m, a):
    for group in groups(m, a, (32,), 4, operands=('vs2', 'vs1')):
        x = read_128(m, a.vd, group) ^ read_128(m, a.vs1, group)
        write_128(m, a.vd, group, ghash_multiply(x, read_128(m, a.vs2, group)))
    done(m)


def no_overlap(m, a, *names):
    count = 1 << max(0, Config(m.vtype).lmul)
    illegal(any(abs(a.vd - getattr(a, name)) < count for name in names))


@op('vsha2ms')
def vsha2ms(m, a):
    """vd: W3..W0, vs2: W11 W10 W9 W4, vs1: W15..W12; the next four words."""
    todo = groups(m, a, (32, 64), 4, operands=('vs2', 'vs1'))
    no_overlap(m, a, 'vs1', 'vs2')
    n = Config(m.vtype).sew
    for group in todo:
        w = dict(zip((0, 1, 2, 3), read(m, a.vd, n, 4, group)))
        w.update(zip((4, 9, 10, 11), read(m, a.vs2, n, 4, group)))
        w.update(zip((12, 13, 14, 15), read(m, a.vs1, n, 4, group)))
        for t in range(16, 20):
            w[t] = (sha(w[t - 2], 3, n) + w[t - 7] + sha(w[t - 15], 2, n) + w[t - 16]) & ones(n)
        write(m, a.vd, n, group, [w[t] for t in range(16, 20)])
    done(m)


@op('vsha2c')
def vsha2c(m, a):
    """vs2: a b e f, vd: c d g h, from the highest down; two rounds."""
    todo = groups(m, a, (32, 64), 4, operands=('vs2', 'vs1'))
    no_overlap(m, a, 'vs1', 'vs2')
    n = Config(m.vtype).sew
    for group in todo:
        f, e, b, a_ = read(m, a.vs2, n, 4, group)
        h, g, d, c = read(m, a.vd, n, 4, group)
        words = read(m, a.vs1, n, 4, group)
        for word in words[:2] if a.low else words[2:]:
            t1 = h + sha(e, 1, n) + (e & f ^ ~e & g) + word
            t2 = sha(a_, 0, n) + (a_ & b ^ a_ & c ^ b & c)
            h, g, f, e, d, c, b, a_ = g, f, e, d + t1 & ones(n), c, b, a_, t1 + t2 & ones(n)
        write(m, a.vd, n, group, [f, e, b, a_])
    done(m)


@op('vsm4k')
def vsm4k(m, a):
    number = a.imm & 7
    for group in groups(m, a, (32,), 4):
        keys = read(m, a.vs2, 32, 4, group)
        for i in range(4):
            constant = sum((4 * (4 * number + i) + j) * 7 % 256 << 8 * (3 - j) for j in range(4))
            word = substitute(keys[-3] ^ keys[-2] ^ keys[-1] ^ constant, SM4)
            keys.append(keys[-4] ^ sm4_key(word))
        write(m, a.vd, 32, group, keys[4:])
    done(m)


@op('vsm4r')
def vsm4r(m, a):
    for group in groups(m, a, (32,), 4, a.scalar):
        x, keys = read(m, a.vd, 32, 4, group), read(m, a.vs2, 32, 4, 0 if a.scalar else group)
        for key in keys:
            x.append(x[-4] ^ sm4_round(substitute(x[-3] ^ x[-2] ^ x[-1] ^ key, SM4)))
        write(m, a.vd, 32, group, x[4:])
    done(m)


@op('vsm3me')
def vsm3me(m, a):
    todo = groups(m, a, (32,), 8, operands=('vs2', 'vs1'))
    for group in todo:
        w = [swap_bytes(x, 32) for x in read(m, a.vs1, 32, 8, group) + read(m, a.vs2, 32, 8, group)]
        for t in range(16, 24):
            w.append(sm3_p1(w[t - 16] ^ w[t - 9] ^ rol(w[t - 3], 15, 32)) ^ rol(w[t - 13], 7, 32) ^ w[t - 6])
        write(m, a.vd, 32, group, [swap_bytes(x, 32) for x in w[16:]])
    done(m)


@op('vsm3c')
def vsm3c(m, a):
    todo = groups(m, a, (32,), 8)
    no_overlap(m, a, 'vs2')
    for group in todo:
        words = [swap_bytes(x, 32) for x in read(m, a.vs2, 32, 8, group)]
        state = [swap_bytes(x, 32) for x in read(m, a.vd, 32, 8, group)]
        new = []
        for i in range(2):
            state = sm3_round(state, 2 * a.imm + i, words[i], words[i] ^ words[i + 4])
            new.append(state)
        (a1, _, c1, _, e1, _, g1, _), (a2, _, c2, _, e2, _, g2, _) = new
        write(m, a.vd, 32, group, [swap_bytes(x, 32) for x in (a2, a1, c2, c1, e2, e1, g2, g1)])
    done(m)


def sm3_round(state, j, word, word_x):
    a, b, c, d, e, f, g, h = state
    constant = 0x79cc4519 if j < 16 else 0x7a879d8a
    ss1 = rol(rol(a, 12, 32) + e + rol(constant, j % 32, 32) & ones(32), 7, 32)
    ss2 = ss1 ^ rol(a, 12, 32)
    ff = a ^ b ^ c if j < 16 else a & b | a & c | b & c
    gg = e ^ f ^ g if j < 16 else e & f | ~e & g
    tt1, tt2 = ff + d + ss2 + word_x & ones(32), gg + h + ss1 + word & ones(32)
    return [tt1, a, rol(b, 9, 32), c, sm3_p0(tt2), e, rol(f, 19, 32), g]
