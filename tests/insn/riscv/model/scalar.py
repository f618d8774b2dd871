"""RV32I, RV64I, M, A, C, Zicsr, Zb*, Zicond, Zcb, Zacas and what hints do: nothing.

SPDX-License-Identifier: MIT
"""

from .machine import Fault, SIGILL, SIGTRAP, SIGBUS, Unspecified, illegal, ones, op, signed


def add(x, y, n):
    return x + y


def sll(x, y, n):
    return x << (y & n - 1)


def srl(x, y, n):
    return x >> (y & n - 1)


def sra(x, y, n):
    return signed(x, n) >> (y & n - 1)


def rol(x, y, n):
    y &= n - 1
    return (x << y | x >> n - y) & ones(n)


def ror(x, y, n):
    return rol(x, n - (y & n - 1), n)


def div(x, y, n):
    a, b = signed(x, n), signed(y, n)
    return -1 if not b else abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1)


def rem(x, y, n):
    a, b = signed(x, n), signed(y, n)
    return a if not b else a - b * signed(div(x, y, n), n + 1)


MULDIV = (lambda x, y, n: x * y,
          lambda x, y, n: signed(x, n) * signed(y, n) >> n,
          lambda x, y, n: signed(x, n) * y >> n,
          lambda x, y, n: x * y >> n,
          div, lambda x, y, n: x // y if y else -1,
          rem, lambda x, y, n: x % y if y else x)
# By funct3, and bit 30.
ARITHMETIC = {(0, 0): add, (0, 1): lambda x, y, n: x - y, (1, 0): sll,
              (2, 0): lambda x, y, n: signed(x, n) < signed(y, n), (3, 0): lambda x, y, n: x < y,
              (4, 0): lambda x, y, n: x ^ y, (5, 0): srl, (5, 1): sra,
              (6, 0): lambda x, y, n: x | y, (7, 0): lambda x, y, n: x & y}


def word_result(m, rd, value):
    m.set_x(rd, signed(value, 32))


# --- RV32I, RV64I ---

@op('lui')
def lui(m, a):
    m.set_x(a.rd, a.imm)


@op('auipc')
def auipc(m, a):
    m.set_x(a.rd, m.pc + a.imm)


def jump(m, rd, target):
    link = m.next_pc
    m.next_pc = target & ones(m.xlen) & ~1
    m.set_x(rd, link)


@op('jal')
def jal(m, a):
    jump(m, a.rd, m.pc + a.imm)


@op('jalr')
def jalr(m, a):
    jump(m, a.rd, m.x[a.rs1] + a.imm)


@op('branch')
def branch(m, a):
    x, y = m.x[a.rs1], m.x[a.rs2]
    sx, sy = m.sx(a.rs1), m.sx(a.rs2)
    if (x == y, x != y, None, None, sx < sy, sx >= sy, x < y, x >= y)[a.fn]:
        m.next_pc = m.pc + a.imm


def load(m, rd, address, size, unsigned=False):
    value = m.load(address, size)
    m.set_x(rd, value if unsigned else signed(value, 8 * size))


@op('load')
def load_(m, a):
    load(m, a.rd, m.x[a.rs1] + a.imm, 1 << (a.fn & 3), a.fn & 4)


@op('store')
def store(m, a):
    m.store(m.x[a.rs1] + a.imm, 1 << a.fn, m.x[a.rs2])


@op('op_imm')
def op_imm(m, a):
    m.set_x(a.rd, ARITHMETIC[a.fn, 0](m.x[a.rs1], a.imm & ones(m.xlen), m.xlen))


@op('slli')
def slli(m, a):
    m.set_x(a.rd, sll(m.x[a.rs1], a.shamt, m.xlen))


@op('srli')
def srli(m, a):
    m.set_x(a.rd, (sra if a.op else srl)(m.x[a.rs1], a.shamt, m.xlen))


@op('addiw')
def addiw(m, a):
    word_result(m, a.rd, m.x[a.rs1] + a.imm)


@op('slliw')
def slliw(m, a):
    word_result(m, a.rd, m.x[a.rs1] << a.shamt)


@op('srliw')
def srliw(m, a):
    word_result(m, a.rd, (sra if a.op else srl)(m.x[a.rs1] & ones(32), a.shamt, 32))


@op('op_reg')
def op_reg(m, a):
    m.set_x(a.rd, ARITHMETIC[a.fn, a.op](m.x[a.rs1], m.x[a.rs2], m.xlen))


@op('op_reg_w')
def op_reg_w(m, a):
    word_result(m, a.rd, ARITHMETIC[a.fn, a.op](m.x[a.rs1] & ones(32), m.x[a.rs2] & ones(32), 32))


@op('muldiv')
def muldiv(m, a):
    m.set_x(a.rd, MULDIV[a.fn](m.x[a.rs1], m.x[a.rs2], m.xlen))


@op('muldiv_w')
def muldiv_w(m, a):
    word_result(m, a.rd, MULDIV[a.fn](m.x[a.rs1] & ones(32), m.x[a.rs2] & ones(32), 32))


@op('czero')
def czero(m, a):
    m.set_x(a.rd, 0 if (m.x[a.rs2] != 0) == bool(a.nez) else m.x[a.rs1])


# --- A, Zacas ---

def aligned(address, size):
    if address % size:
        raise Fault(SIGBUS)


@op('lr')
def lr(m, a):
    size, address = 8 if a.d else 4, m.x[a.rs1]
    aligned(address, size)
    load(m, a.rd, address, size)
    m.reservation = address, size


@op('sc')
def sc(m, a):
    size, address = 8 if a.d else 4, m.x[a.rs1]
    aligned(address, size)
    if m.reservation == (address, size):
        m.store(address, size, m.x[a.rs2])
        m.set_x(a.rd, 0)
    elif m.reservation:
        raise Unspecified
    else:
        m.set_x(a.rd, 1)
    m.reservation = None


AMO = (lambda x, y, n: x + y, lambda x, y, n: x ^ y, lambda x, y, n: x | y, lambda x, y, n: x & y,
       lambda x, y, n: min(signed(x, n), signed(y, n)), lambda x, y, n: max(signed(x, n), signed(y, n)),
       lambda x, y, n: min(x, y), lambda x, y, n: max(x, y))


@op('amo')
def amo(m, a):
    size, address = 8 if a.d else 4, m.x[a.rs1]
    aligned(address, size)
    old, y = m.load(address, size), m.x[a.rs2] & ones(8 * size)
    m.store(address, size, y if a.op == 1 else AMO[(0, 1, 2, 3, 4, 5, 6, 7)[a.op >> 2]](old, y, 8 * size))
    m.set_x(a.rd, signed(old, 8 * size))


@op('amocas')
def amocas(m, a):
    size, address = 8 if a.d else 4, m.x[a.rs1]
    aligned(address, size)
    old = m.load(address, size)
    if old == m.x[a.rd] & ones(8 * size):
        m.store(address, size, m.x[a.rs2])
    m.set_x(a.rd, signed(old, 8 * size))


@op('amocas_d', 'amocas_q')
def amocas_pair(m, a):
    address, n = m.x[a.rs1], m.xlen
    aligned(address, n // 4)
    old = m.load(address, n // 4)

    def pair(r):
        return m.x[r] | m.x[r + 1] << n if r else 0
    if old == pair(a.rd):
        m.store(address, n // 4, pair(a.rs2))
    if a.rd:
        m.set_x(a.rd, old)
        m.set_x(a.rd + 1, old >> n)


# --- Hints, order, cache blocks ---

@op('wrs', 'pause', 'fence', 'fence_i', 'prefetch', 'cbo')
def nothing(m, a):
    pass


@op('cbo_zero')
def cbo_zero(m, a):
    for i in range(64):
        m.store((m.x[a.rs1] & ~63) + i, 1, 0)


# --- System ---

@op('ebreak', 'c_ebreak')
def ebreak(m, a):
    raise Fault(SIGTRAP)


@op('sret', 'mret', 'wfi', 'sfence_vma')
def privileged(m, a):
    raise Fault(SIGILL)


CSRS = {   # number: (name, bits, writable)
    1: ('fflags', 5, True), 2: ('frm', 3, True), 3: ('fcsr', 8, True),
    8: ('vstart', None, True), 9: ('vxsat', 1, True), 10: ('vxrm', 2, True), 15: ('vcsr', 3, True),
    0xc20: ('vl', 0, False), 0xc21: ('vtype', 0, False), 0xc22: ('vlenb', 0, False)}


def read_csr(m, name):
    if name == 'fcsr':
        return m.frm << 5 | m.fflags
    if name == 'vcsr':
        return m.vxrm << 1 | m.vxsat
    return getattr(m, name)


@op('csr')
def csr(m, a):
    if a.csr not in CSRS or not m.vlen and a.csr > 3:
        raise Unspecified
    name, bits, writable = CSRS[a.csr]
    old, value = read_csr(m, name), a.rs1 if a.fn & 4 else m.x[a.rs1]
    how = a.fn & 3
    if how == 1 or a.rs1:
        illegal(not writable)
        value = (None, value, old | value, old & ~value)[how]
        value &= ones(m.vlen.bit_length() - 1 if bits is None else bits)
        if name == 'fcsr':
            m.fflags, m.frm = value & 31, value >> 5
        elif name == 'vcsr':
            m.vxsat, m.vxrm = value & 1, value >> 1
        else:
            setattr(m, name, value)
    m.set_x(a.rd, old)


# --- Zba, Zbb, Zbc, Zbs, Zbk* ---

@op('shadd')
def shadd(m, a):
    m.set_x(a.rd, (m.x[a.rs1] << a.n) + m.x[a.rs2])


@op('shadd_uw')
def shadd_uw(m, a):
    m.set_x(a.rd, ((m.x[a.rs1] & ones(32)) << a.n) + m.x[a.rs2])


@op('add_uw')
def add_uw(m, a):
    m.set_x(a.rd, (m.x[a.rs1] & ones(32)) + m.x[a.rs2])


@op('slli_uw')
def slli_uw(m, a):
    m.set_x(a.rd, (m.x[a.rs1] & ones(32)) << a.shamt)


@op('logicn')
def logicn(m, a):
    x, y = m.x[a.rs1], ~m.x[a.rs2]
    m.set_x(a.rd, (x ^ y, None, x | y, x & y)[a.op])


@op('rotate')
def rotate(m, a):
    m.set_x(a.rd, (ror if a.r else rol)(m.x[a.rs1], m.x[a.rs2], m.xlen))


@op('rotate_w')
def rotate_w(m, a):
    word_result(m, a.rd, (ror if a.r else rol)(m.x[a.rs1] & ones(32), m.x[a.rs2], 32))


@op('rori')
def rori(m, a):
    m.set_x(a.rd, ror(m.x[a.rs1], a.shamt, m.xlen))


@op('roriw')
def roriw(m, a):
    word_result(m, a.rd, ror(m.x[a.rs1] & ones(32), a.shamt, 32))


def bits_of(value, n):
    return f'{value & ones(n):0{n}b}'


def swap_bytes(value, n):
    return int.from_bytes((value & ones(n)).to_bytes(n // 8, 'little'), 'big')


def each_byte(value, n, function):
    return sum(function(value >> i & 255) << i for i in range(0, n, 8))


def reverse_byte(byte):
    return int(bits_of(byte, 8)[::-1], 2)


COUNT = (lambda text: len(text) - len(text.lstrip('0')), lambda text: len(text) - len(text.rstrip('0')),
         lambda text: text.count('1'))


@op('rev8')
def rev8(m, a):
    m.set_x(a.rd, swap_bytes(m.x[a.rs1], m.xlen))


@op('count')
def count(m, a):
    m.set_x(a.rd, COUNT[a.op](bits_of(m.x[a.rs1], m.xlen)))


@op('count_w')
def count_w(m, a):
    m.set_x(a.rd, COUNT[a.op](bits_of(m.x[a.rs1], 32)))


@op('minmax')
def minmax(m, a):
    key = (lambda n: m.x[n]) if a.op & 1 else m.sx
    m.set_x(a.rd, m.x[(max if a.op & 2 else min)(a.rs1, a.rs2, key=key)])


@op('sext')
def sext(m, a):
    m.set_x(a.rd, signed(m.x[a.rs1], 16 if a.h else 8))


@op('zext_h')
def zext_h(m, a):
    m.set_x(a.rd, m.x[a.rs1] & 0xffff)


@op('orc_b')
def orc_b(m, a):
    m.set_x(a.rd, each_byte(m.x[a.rs1], m.xlen, lambda byte: 255 if byte else 0))


@op('pack')
def pack(m, a):
    half = m.xlen // 2
    m.set_x(a.rd, m.x[a.rs1] & ones(half) | (m.x[a.rs2] & ones(half)) << half)


@op('packh')
def packh(m, a):
    m.set_x(a.rd, m.x[a.rs1] & 255 | (m.x[a.rs2] & 255) << 8)


@op('packw')
def packw(m, a):
    word_result(m, a.rd, m.x[a.rs1] & 0xffff | (m.x[a.rs2] & 0xffff) << 16)


@op('brev8')
def brev8(m, a):
    m.set_x(a.rd, each_byte(m.x[a.rs1], m.xlen, reverse_byte))


@op('zip')
def zip_(m, a):
    text = bits_of(m.x[a.rs1], 32)
    m.set_x(a.rd, int(text[::2] + text[1::2] if a.un else
                      ''.join(high + low for high, low in zip(text[:16], text[16:])), 2))


def carryless(x, y):
    product = 0
    while y:
        low = y & -y
        product ^= x * low
        y ^= low
    return product


@op('clmul')
def clmul(m, a):
    m.set_x(a.rd, carryless(m.x[a.rs1], m.x[a.rs2]) >> (m.xlen if a.h else 0))


@op('clmulr')
def clmulr(m, a):
    m.set_x(a.rd, carryless(m.x[a.rs1], m.x[a.rs2]) >> m.xlen - 1)


def permute(m, a, bits):
    table, index = m.x[a.rs1], m.x[a.rs2]
    m.set_x(a.rd, sum((table >> (index >> at & ones(bits)) * bits & ones(bits)) << at
                      for at in range(0, m.xlen, bits) if (index >> at & ones(bits)) * bits < m.xlen))


@op('xperm4')
def xperm4(m, a):
    permute(m, a, 4)


@op('xperm8')
def xperm8(m, a):
    permute(m, a, 8)


def single_bit(m, rd, value, which, number):
    bit = 1 << (number & m.xlen - 1)
    m.set_x(rd, (None, value | bit, value & ~bit, value ^ bit)[which])


@op('bit')
def bit(m, a):
    single_bit(m, a.rd, m.x[a.rs1], a.op, m.x[a.rs2])


@op('biti')
def biti(m, a):
    single_bit(m, a.rd, m.x[a.rs1], a.op, a.shamt)


@op('bext')
def bext(m, a):
    m.set_x(a.rd, m.x[a.rs1] >> (m.x[a.rs2] & m.xlen - 1) & 1)


@op('bexti')
def bexti(m, a):
    m.set_x(a.rd, m.x[a.rs1] >> a.shamt & 1)


# --- C, Zcb: integers ---

SP = 2


@op('c_addi4spn')
def c_addi4spn(m, a):
    m.set_x(a.rd, m.x[SP] + a.imm)


@op('c_addi', 'c_addi16sp')
def c_addi(m, a):
    rd = getattr(a, 'rd', SP)
    m.set_x(rd, m.x[rd] + a.imm)


@op('c_addiw')
def c_addiw(m, a):
    word_result(m, a.rd, m.x[a.rd] + a.imm)


@op('c_li', 'c_lui')
def c_li(m, a):
    m.set_x(a.rd, a.imm)


@op('c_srli')
def c_srli(m, a):
    m.set_x(a.rd, (sra if a.a else srl)(m.x[a.rd], a.shamt, m.xlen))


@op('c_slli')
def c_slli(m, a):
    m.set_x(a.rd, m.x[a.rd] << a.shamt)


@op('c_andi')
def c_andi(m, a):
    m.set_x(a.rd, m.x[a.rd] & a.imm)


@op('c_op')
def c_op(m, a):
    x, y = m.x[a.rd], m.x[a.rs2]
    m.set_x(a.rd, (x - y, x ^ y, x | y, x & y)[a.op])


@op('c_op_w')
def c_op_w(m, a):
    word_result(m, a.rd, m.x[a.rd] + (m.x[a.rs2] if a.add else -m.x[a.rs2]))


@op('c_mul')
def c_mul(m, a):
    m.set_x(a.rd, m.x[a.rd] * m.x[a.rs2])


def c_extend(name, function):
    op(name)(lambda m, a: m.set_x(a.rd, function(m.x[a.rd])))


c_extend('c_zext_b', lambda x: x & 255)
c_extend('c_sext_b', lambda x: signed(x, 8))
c_extend('c_zext_h', lambda x: x & 0xffff)
c_extend('c_sext_h', lambda x: signed(x, 16))
c_extend('c_zext_w', lambda x: x & ones(32))
c_extend('c_not', lambda x: ~x)


@op('c_mv')
def c_mv(m, a):
    m.set_x(a.rd, m.x[a.rs2])


@op('c_add')
def c_add(m, a):
    m.set_x(a.rd, m.x[a.rd] + m.x[a.rs2])


@op('c_j')
def c_j(m, a):
    m.next_pc = m.pc + a.imm


@op('c_jal')
def c_jal(m, a):
    jump(m, 1, m.pc + a.imm)


@op('c_jr')
def c_jr(m, a):
    m.next_pc = m.x[a.rs1] & ~1


@op('c_jalr')
def c_jalr(m, a):
    jump(m, 1, m.x[a.rs1])


@op('c_bz')
def c_bz(m, a):
    if (m.x[a.rs1] != 0) == bool(a.nz):
        m.next_pc = m.pc + a.imm


def c_memory(name, size, stores=False, stack=False):
    @op(name)
    def access(m, a):
        address = m.x[SP if stack else a.rs1] + a.imm
        if stores:
            m.store(address, size, m.x[a.rs2])
        else:
            load(m, a.rd, address, size, name == 'c_lbu' or name == 'c_lh' and not a.s)


for name_, size_ in (('c_lbu', 1), ('c_lh', 2), ('c_lw', 4), ('c_ld', 8)):
    c_memory(name_, size_)
for name_, size_ in (('c_sb', 1), ('c_sh', 2), ('c_sw', 4), ('c_sd', 8)):
    c_memory(name_, size_, stores=True)
for name_, size_ in (('w', 4), ('d', 8)):
    c_memory(f'c_l{name_}sp', size_, stack=True)
    c_memory(f'c_s{name_}sp', size_, stores=True, stack=True)
