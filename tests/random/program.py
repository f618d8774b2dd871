"""Builds static AArch64 programs that run short instruction sequences and dump the state after each.

A program holds start states and sequences. For each sequence it loads all registers and the
scratch memory from a start state, runs the instructions, and writes a dump to standard output, so
that the position of the first difference between two runs names the sequence. One general
register R is reserved: within a sequence it points to the scratch memory. A sequence may fault: the
signal's handler notes where and goes on with the dump, so that the state at the fault is seen.

SPDX-License-Identifier: MIT
"""

import struct

CODE, DATA = 0x400000, 0x10000000
SCRATCH_SIZE = 512
MAX_CODE_WORDS = 1 << 17   # ldr (literal) reaches 1 MiB
SVC, CLREX, NOP, BRK = 0xd4000001, 0xd5033f5f, 0xd503201f, 0xd4200000

# A start state and a dump have the same layout.
X, SP, NZCV, FPCR, FPSR, FAULT, V = 0, 248, 256, 264, 272, 280, 288
SCRATCH = V + 32 * 16
STATE_SIZE = SCRATCH + SCRATCH_SIZE

# The control block at DATA.
COUNTER, COUNT, TABLE, TARGET = 0, 8, 16, 24
DUMP = DATA + 64
SIGACTION, ALTSTACK, STACK, STACK_SIZE = DATA + 0x1000, DATA + 0x1040, DATA + 0x4000, 0x8000
NOWHERE = DATA - 0x8000   # not mapped
SCRATCH_AT = DATA + 0x10000 + 0x2000   # room before and after for instructions that miss
STATES = DATA + 0x20000


def pack_state(x, sp, nzcv, fpcr, fpsr, v, scratch):
    """x: 31 integers, v: 32 integers of 128 bits, scratch: bytes."""
    state = struct.pack('<31Q5Q', *x, sp, nzcv, fpcr, fpsr, 0)   # no fault
    return state + b''.join(value.to_bytes(16, 'little') for value in v) + scratch


def unpack_state(data):
    """The state as a list of (name, value)."""
    x = struct.unpack_from('<36Q', data)
    values = [(f'x{i}', x[i]) for i in range(31)]
    values += zip(('sp', 'nzcv', 'fpcr', 'fpsr', 'fault'), x[31:])
    values += [(f'v{i}', int.from_bytes(data[V + 16 * i:V + 16 * i + 16], 'little'))
               for i in range(32)]
    values += [(f'scratch+{i:#x}', struct.unpack_from('<Q', data, SCRATCH + i)[0])
               for i in range(0, SCRATCH_SIZE, 8)]
    return values


def ldr(rt, rn, offset):
    return 0xf9400000 | offset // 8 << 10 | rn << 5 | rt


def str_(rt, rn, offset):
    return 0xf9000000 | offset // 8 << 10 | rn << 5 | rt


def ldr_q(rt, rn, offset):
    return 0x3dc00000 | offset // 16 << 10 | rn << 5 | rt


def str_q(rt, rn, offset):
    return 0x3d800000 | offset // 16 << 10 | rn << 5 | rt


def add(rd, rn, value):
    """add or sub of -0xffffff ... 0xffffff: one or two instructions."""
    base, size = (0x91000000, value) if value >= 0 else (0xd1000000, -value)
    words = []
    if size >> 12:
        words.append(base | 1 << 22 | size >> 12 << 10 | rn << 5 | rd)
        rn = rd
    if size & 0xfff or not words:
        words.append(base | (size & 0xfff) << 10 | rn << 5 | rd)
    return words


def move(rd, value):
    """movz or movn: -0x10000 ... 0xffff."""
    if value >= 0:
        return 0xd2800000 | value << 5 | rd
    return 0x92800000 | ~value << 5 | rd


def register(system, rt, write):
    """mrs or msr of nzcv, fpcr, fpsr."""
    return {'nzcv': 0xd51b4200, 'fpcr': 0xd51b4400, 'fpsr': 0xd51b4420}[system] \
        | (0 if write else 1 << 21) | rt


class Program:
    """Sequences with their states; write() makes the executable."""

    def __init__(self, reserved):
        self.reserved = reserved
        self.states, self.sequences = [], []   # sequences: (words, number of its state)
        self.code, self.literals = [], []
        self.runtime()

    def emit(self, *words):
        self.code += words

    def literal(self, rt, value):
        """ldr rt, =value; filled in at the end of the runtime."""
        self.literals.append((len(self.code), rt, value))
        self.emit(0)

    def here(self):
        return CODE + 4 * len(self.code)

    def branch(self, target):
        self.emit(0x14000000 | (target - self.here()) // 4 & 0x3ffffff)

    def runtime(self):
        """The code that all sequences share: start, load, dump, exit, signal handler."""
        self.signals()
        self.loop = self.here()
        self.literal(9, DATA)
        self.emit(ldr(0, 9, COUNTER), ldr(1, 9, COUNT), 0xeb01001f)   # cmp x0, x1
        self.emit(0x54000000 | 5 << 5 | 1)                            # b.ne over the exit
        self.emit(move(0, 0), move(8, 94), SVC, BRK)                  # exit_group(0)
        self.load()
        self.dump_at = self.here()
        self.dump()
        self.branch(self.loop)
        self.handler()
        self.code += [NOP] * (len(self.code) % 2)
        for at, rt, value in self.literals:
            self.code[at] = 0x58000000 | (len(self.code) - at) << 5 | rt
            value = value() if callable(value) else value
            self.emit(value & 0xffffffff, value >> 32)
        self.scratch_literal = self.here()
        self.emit(SCRATCH_AT, 0)
        self.first_sequence = self.here()

    def signals(self):
        """Tells run_engine where faults go, and the same to the kernel if there is one."""
        self.literal(0, lambda: self.dump_at)
        self.literal(1, DUMP + FAULT)
        self.emit(move(8, 0xffff), SVC)
        self.literal(0, ALTSTACK)
        self.emit(move(1, 0), move(8, 132), SVC)                      # sigaltstack
        for signal in (4, 5, 7, 11):                                  # ILL TRAP BUS SEGV
            self.literal(1, SIGACTION)
            self.emit(move(0, signal), move(2, 0), move(3, 8), move(8, 134), SVC)

    def handler(self):
        """x0 = signal, x2 = ucontext: notes pc and signal and continues with the dump."""
        self.handler_at = self.here()
        self.literal(3, DUMP + FAULT)
        self.emit(ldr(4, 2, 440), 0x8b00e084, str_(4, 3, 0))          # add x4, x4, x0, lsl #56
        self.literal(5, lambda: self.dump_at)
        self.emit(str_(5, 2, 440), 0xd65f03c0)                        # ret
        self.restorer_at = self.here()
        self.emit(move(8, 139), SVC)                                  # rt_sigreturn

    def load(self):
        """x0 = number of the sequence, x9 = DATA: loads its state and jumps to it."""
        reserved = self.reserved
        self.emit(*add(2, 0, 1), str_(2, 9, COUNTER), ldr(3, 9, TABLE))
        self.emit(str_(31, 9, DUMP + FAULT - DATA))
        self.emit(0x8b001063)                                         # add x3, x3, x0, lsl #4
        self.emit(ldr(4, 3, 0), ldr(5, 3, 8), str_(4, 9, TARGET))
        self.literal(6, SCRATCH_AT)
        for at in range(0, SCRATCH_SIZE, 16):
            self.emit(ldr_q(0, 5, SCRATCH + at), str_q(0, 6, at))
        for name, at in (('nzcv', NZCV), ('fpcr', FPCR), ('fpsr', FPSR)):
            self.emit(ldr(0, 5, at), register(name, 0, True))
        self.emit(ldr(0, 5, SP), *add(31, 0, 0), *add(reserved, 5, 0), CLREX)
        self.emit(*[ldr_q(i, reserved, V + 16 * i) for i in range(32)])
        self.emit(*[ldr(i, reserved, X + 8 * i) for i in range(31) if i != reserved])
        self.literal(reserved, DATA)
        self.emit(ldr(reserved, reserved, TARGET), 0xd61f0000 | reserved << 5)

    def dump(self):
        reserved = self.reserved
        self.literal(reserved, DUMP)
        self.emit(*[str_(i, reserved, X + 8 * i) for i in range(31) if i != reserved])
        other = 1 if reserved != 1 else 2
        self.emit(*add(other, 31, 0), str_(other, reserved, SP))
        for name, at in (('nzcv', NZCV), ('fpcr', FPCR), ('fpsr', FPSR)):
            self.emit(register(name, other, False), str_(other, reserved, at))
        self.emit(*[str_q(i, reserved, V + 16 * i) for i in range(32)])
        self.literal(other, SCRATCH_AT)
        for at in range(0, SCRATCH_SIZE, 16):
            self.emit(ldr_q(0, other, at), str_q(0, reserved, SCRATCH + at))
        self.emit(*add(1, reserved, 0), move(0, 1), move(2, STATE_SIZE), move(8, 64), SVC)

    def add_state(self, state):
        self.states.append(state)
        return len(self.states) - 1

    def add_sequence(self, words, state):
        """Adds a sequence; false if the program is full. Words know where they start by
        sequence_start()."""
        if len(self.code) + len(words) + 64 > MAX_CODE_WORDS:
            return False
        start = self.here()
        distance = (self.scratch_literal - start) // 4 & 0x7ffff
        self.emit(0x58000000 | distance << 5 | self.reserved)
        self.emit(*words)
        self.branch(self.dump_at)
        self.sequences.append((start, state))
        return True

    def sequence_start(self):
        """The address that the first word of the next sequence will have."""
        return self.here() + 4

    def write(self, path, repeat=1):
        """The executable; it runs all sequences `repeat` times."""
        table = STATES + len(self.states) * STATE_SIZE
        data = bytearray(STATES - DATA)
        struct.pack_into('<4Q', data, 0, 0, repeat * len(self.sequences), table, 0)
        # SA_SIGINFO, SA_RESTORER, SA_ONSTACK, SA_NODEFER
        struct.pack_into('<4Q', data, SIGACTION - DATA, self.handler_at, 0x4c000004,
                         self.restorer_at, 0)
        struct.pack_into('<3Q', data, ALTSTACK - DATA, STACK, 0, STACK_SIZE)
        for state in self.states:
            data += state
        for start, state in self.sequences * repeat:
            data += struct.pack('<2Q', start, STATES + state * STATE_SIZE)
        code = struct.pack(f'<{len(self.code)}I', *self.code) + struct.pack('<I', NOP) * 1024
        code_at = 4096
        data_at = (code_at + len(code) + 4095) & ~4095
        header = b'\x7fELF\2\1\1' + bytes(9) + struct.pack(
            '<HHIQQQIHHHHHH', 2, 183, 1, CODE, 64, 0, 0, 64, 56, 2, 64, 0, 0)
        for flags, at, address, size in ((5, code_at, CODE, len(code)),
                                         (6, data_at, DATA, len(data))):
            header += struct.pack('<IIQQQQQQ', 1, flags, at, address, address, size, size, 4096)
        with open(path, 'wb') as file:
            file.write(header + bytes(code_at - len(header)) + code)
            file.write(bytes(data_at - code_at - len(code)) + data)
