"""A model of a RISC-V hart in user mode, written from the specifications: what tests/insn/riscv
expects of an instruction. It knows nothing of Moa but the names of decode lines and their fields.

An instruction is a function of (machine, fields); the modules beside this one register theirs with
@op. What the architecture does not say, or says depends on time, raises Unspecified.

SPDX-License-Identifier: MIT
"""

SIGILL, SIGTRAP, SIGBUS, SIGSEGV = 4, 5, 7, 11
OPS = {}


class Fault(Exception):
    """The instruction raises this signal and changes nothing more."""

    def __init__(self, signo):
        super().__init__(signo)
        self.signo = signo


class Unspecified(Exception):
    """Nothing can be expected."""


class Fields:
    """What the instruction says: an attribute for each field of its decode line."""


def op(*names):
    def register(function):
        for name in names:
            OPS[name] = function
        return function
    return register


def illegal(condition=True):
    if condition:
        raise Fault(SIGILL)


def signed(value, bits):
    value &= (1 << bits) - 1
    return value - (1 << bits) if value >> bits - 1 else value


def ones(bits):
    return (1 << bits) - 1


class Machine:
    def __init__(self, xlen, vlen=0, elen=64):
        self.xlen, self.vlen, self.elen = xlen, vlen, elen
        self.vlenb = vlen // 8
        self.x, self.f = [0] * 32, [0] * 32
        self.fflags = self.frm = 0
        self.vl = self.vtype = self.vstart = self.vxrm = self.vxsat = 0
        self.v = bytearray(32 * self.vlenb)
        self.memory = []   # (address, bytearray, writable)
        self.room = (0, 0)   # addresses that exist, though nobody may know what is there; nothing follows
        self.reservation = None
        self.pc = self.next_pc = 0

    # --- Registers ---

    def set_x(self, n, value):
        if n:
            self.x[n] = value & ones(self.xlen)

    def sx(self, n):
        return signed(self.x[n], self.xlen)

    # --- Memory ---

    def find(self, address, size, write):
        address &= ones(self.xlen)
        for at, data, writable in self.memory:
            if at <= address and address + size <= at + len(data):
                if write and not writable:
                    raise Unspecified
                return data, address - at
        low, high = self.room
        if address < 0x1000 or high < address + size <= high + 0x10000:
            raise Fault(SIGSEGV)
        raise Unspecified

    def load(self, address, size):
        data, at = self.find(address, size, False)
        return int.from_bytes(data[at:at + size], 'little')

    def store(self, address, size, value):
        data, at = self.find(address, size, True)
        data[at:at + size] = (value & ones(8 * size)).to_bytes(size, 'little')

    # --- Execution ---

    def step(self, line, word):
        a = Fields()
        for name, field in line.fields.items():
            value = 0
            for low, width, place in field.parts:
                value |= (word >> low & ones(width)) << place
            if field.signed:
                value = signed(value, field.width())
            elif line.width == 16 and field.width() == 3 and name in ('rd', 'rs1', 'rs2'):
                value += 8
            setattr(a, name, value)
        a.word, a.name = word, line.name
        self.next_pc = self.pc + line.width // 8
        OPS[line.name](self, a)
        self.pc = self.next_pc
