#!/usr/bin/env python3
"""Writes fp_*.S: chooses instructions of fp.decode and inputs, and records what a reference emulator computes.

    record_fp.py A64_WORDS QEMU-AARCH64 [FILE...]

A64_WORDS is build/tests/decode/a64_words. Run in this folder, and only to add cases: what is recorded has
been compared with the manual (ARM DDI 0487), and KNOWN_WRONG lists where the reference is not followed.

SPDX-License-Identifier: MIT
"""

import os
import random
import re
import struct
import subprocess
import sys
import tempfile

H = (0x0000, 0x8000, 0x0001, 0x83ff, 0x0400, 0x3c00, 0xbc00, 0x3c01, 0x3800, 0x3e00, 0x4248, 0x7bff,
     0xfbff, 0x7c00, 0xfc00, 0x7c01, 0xfd55, 0x7e00, 0xfe34, 0x77ff, 0x7800, 0x6401, 0x63ff)
S = (0x00000000, 0x80000000, 0x00000001, 0x807fffff, 0x00800000, 0x3f800000, 0xbf800000, 0x3f800001,
     0x3f000000, 0x3fc00000, 0x40490fdb, 0x7f7fffff, 0xff7fffff, 0x7f800000, 0xff800000, 0x7f800001,
     0xffa55555, 0x7fc00000, 0xffc54321, 0x4f000000, 0xcf000000, 0x4f7fffff, 0x4f800000, 0x5f000000,
     0x33800000, 0x387fc000, 0x477fe000, 0x477ff000, 0x33000001, 0x7e800000, 0x4b000001, 0x42f6e979)
D = (0x0000000000000000, 0x8000000000000000, 0x0000000000000001, 0x800fffffffffffff, 0x0010000000000000,
     0x3ff0000000000000, 0xbff0000000000000, 0x3ff0000000000001, 0x3fe0000000000000, 0x3ff8000000000000,
     0x400921fb54442d18, 0x7fefffffffffffff, 0xffefffffffffffff, 0x7ff0000000000000, 0xfff0000000000000,
     0x7ff0000000000001, 0xfff5555555555555, 0x7ff8000000000000, 0xfff8abcdef012345, 0x41e0000000000000,
     0xc1e0000000000000, 0x41dfffffffe00000, 0x43e0000000000000, 0xc3e0000000000000, 0x43f0000000000000,
     0x3690000000000001, 0x380fffffffffffff, 0x47efffffefffffff, 0x40effdffffffffff, 0x405edd2f1a9fbe77)
LANES = {1: (H, 5, 10, 8), 2: (S, 8, 23, 4), 3: (D, 11, 52, 2)}

# File: regular expression of the names of its lines. The first that matches has it.
FILES = (
    ('fp_extensions', r'fcmla|fcadd|fml[as]l|bf|frint(32|64)|fjcvtzs'),
    ('fp_elements', r'.*_elem|fmov_imm_v'),
    ('fp_scalar_convert', r'fcvt_to|(fcvt[npmza][su]|[su]cvtf)(_fixed)?$'),
    ('fp_scalar_arithmetic', r'(fabs|fneg|fsqrt|frint.|fmul|fdiv|fadd|fsub|fmax|fmin|fmaxnm|fminnm|fnmul|fn?m(add|sub))$'),
    ('fp_scalar_compare_move', r'fcmpe?(_zero)?$|fccmp|fcsel|fmov'),
    ('fp_simd_scalar', r'.*_sh?$'),
    ('fp_vector_compare', r'f(cm|ac)'),
    ('fp_vector_convert', r'.*cvt'),
    ('fp_vector_reduce', r'.*v(_h)?$(?<!_v)|.*p_vh?$'),
    ('fp_vector_arithmetic', r'.*'),
)
WORDS, CANDIDATES, KEPT = 2, 80, 4   # instructions per line, inputs tried and kept per instruction


def known_wrong(name, case, result):
    """What the manual says where the reference (QEMU 7.2) does otherwise."""
    if name == 'fcvtzs_fixed_sh':   # it extends the sign beyond the h register
        result = (result[0] & 0xffff,) + result[1:]
    if name == 'fjcvtzs' and result[2] & 0x80:   # Z must be 0 when a subnormal was flushed
        result = result[:3] + (0,)
    return result


def fields_fixed(pattern):
    bits = ''
    for token in pattern.split():
        if re.fullmatch('[01.]+', token):
            bits += token
        elif '[' in token:
            place = [int(n) for n in re.findall(r'\d+', token[token.index('['):])]
            bits += 'x' * (place[0] - place[-1] + 1)
        else:
            bits += 'x' * int(token.split(':')[1].lstrip('s'))
    return bits


def use_low_registers(word, name, pattern):
    """Makes the operands v0 or x0, v1 or x1, v2, v3 where the fields are registers."""
    bits = fields_fixed(pattern)

    def put(low, width, value):
        nonlocal word
        if 'x' * width == bits[32 - low - width:32 - low]:
            word = word & ~(((1 << width) - 1) << low) | value << low
    put(0, 5, 0)
    if 'fmov_imm_v' not in name:
        put(5, 5, 1)
    if 'rm:5' in pattern:
        put(16, 5, 2)
    elif 'rm:4' in pattern:
        put(16, 4, 2)
    if 'ra:5' in pattern:
        put(10, 5, 3)
    return word


def random_lane(rng, lane):
    special, exponent, fraction, _ = LANES[lane]
    if rng.random() < 0.6:
        return rng.choice(special)
    near = (1 << (exponent - 1)) - 1 + rng.randint(-4, 4)
    return rng.getrandbits(1) << (exponent + fraction) | near << fraction | rng.getrandbits(fraction)


def random_case(rng, text):
    lane = lane_of(text)

    def vector():
        value = 0
        for _ in range(LANES[lane][3]):
            value = value << (8 << lane) | random_lane(rng, lane)
        return value
    case = {'v0': vector(), 'v1': vector(), 'v2': vector(), 'v3': vector()}
    case['x1'] = rng.choice((rng.getrandbits(64), rng.getrandbits(64) >> rng.randint(0, 63),
                             2 ** 64 - 1 - (rng.getrandbits(63) >> rng.randint(0, 62)), rng.choice(D)))
    case['fpcr'] = rng.choice((0, 0, rng.randint(0, 3) << 22 | rng.getrandbits(2) << 24 |
                               rng.getrandbits(1) << 19 | (rng.getrandbits(3) == 0) << 26))
    case['nzcv'] = rng.getrandbits(4) << 28 if re.match('fc?cmp|fcsel|fjcvt', text) else 0
    if not re.match(r'fml|fcmla|bf(dot|mm|ml)|\w+2 |fmov v0.d.1', text):   # what does not read v0
        case['v0'] = (1 << 128) - 1
    return case


def lane_of(text):
    """The size of lanes that the sources have, from the last operand that tells."""
    for operand in reversed(text.split(' ', 1)[1].split(', ')):
        match = re.match(r'(v\d+\.\d*)?([hsd])(\d|$|\[)', operand)
        if match:
            return {'h': 1, 's': 2, 'd': 3}[match[2]]
    return 2


def reads(text):
    """The registers that an instruction may read, by its text."""
    used = {'v0'} | {f'v{n}' for n in re.findall(r'\b[vhsd]([0-3])\b', text)}
    if re.search(r'\b[wx]1\b', text):
        used.add('x1')
    return used


def line_of(text, case, result):
    used = reads(text)
    out = [f'check   "{text}"']
    for key in ('v0', 'v1', 'v2', 'v3', 'x1'):
        if key in used and not (key == 'v0' and case[key] == (1 << 128) - 1):   # the default
            out.append(f'{key}={case[key]:#x}')
    if case['fpcr']:
        out.append(f'fpcr={case["fpcr"]:#x}')
    if case['nzcv']:
        out.append(f'nzcv={case["nzcv"]:#x}')
    if result[0] != case['v0']:
        out.append(f'to_v0={result[0]:#x}')
    if result[1] != (1 << 64) - 1:
        out.append(f'to_x0={result[1]:#x}')
    if result[2]:
        out.append(f'fpsr={result[2]:#x}')
    if result[3] != case['nzcv']:
        out.append(f'to_nzcv={result[3]:#x}')
    return '        ' + ', '.join(out) + '\n'


def assemble_and_dump(lines, qemu):
    with tempfile.TemporaryDirectory() as folder:
        source, program = os.path.join(folder, 'cases.S'), os.path.join(folder, 'cases')
        with open(source, 'w', encoding='ascii') as file:
            file.write('#include "fp.inc"\n' + ''.join(lines) + '        end_of_file\n')
        subprocess.run(['aarch64-linux-gnu-gcc', '-nostdlib', '-static', '-DRECORD', '-I.', '-o', program, source], check=True)
        data = subprocess.run([qemu, '-cpu', 'max', program], check=True, capture_output=True).stdout
    return [(int.from_bytes(r[:16], 'little'),) + struct.unpack('<QII', r[16:])
            for r in (data[i:i + 32] for i in range(0, len(data), 32))]


def tiny_before_rounding(result):
    """Underflow that rounds to the smallest normal number: x86 hosts raise no flag and are excused."""
    smallest = {1: 0x0400, 2: 0x00800000, 3: 0x0010000000000000}
    return result[2] & 8 and any(
        result[0] >> at & ((1 << (8 << lane)) - 1) & ~(1 << ((8 << lane) - 1)) == number
        for lane, number in smallest.items() for at in range(0, 128, 8 << lane))


def choose(cases, results):
    """Cases that differ in the flags they raise and in the modes they run with come first."""
    seen, first, rest = set(), [], []
    for case, result in zip(cases, results):
        if tiny_before_rounding(result):
            continue
        key = (result[2], case['fpcr'] != 0, result[3])
        (rest if key in seen else first).append((case, result))
        seen.add(key)
    return (first + rest)[:KEPT]


def instructions(words_program):
    """(line name, text) of a few words of each line, in the order of fp.decode."""
    def run(*args, **kw):
        return subprocess.run([words_program, *args], check=True, capture_output=True, **kw).stdout
    with open('../../../guest/aarch64/fp.decode', encoding='ascii') as file:
        names = re.findall(r'^([a-z][a-z0-9_]*)', file.read(), re.M)
    patterns = {line.split('\t')[0].split()[-1]: line.split('\t')[1] for line in run('ops').decode().splitlines()}
    chosen = {}
    for line in run('random', '1', '40').decode().splitlines():
        word, name = line.split()
        if name in names:
            chosen.setdefault(name, []).append(use_low_registers(int(word, 16), name, patterns[name]))
    for name in names:
        texts = []
        data = b''.join(struct.pack('<I', word) for word in chosen[name])
        for line in run('match', '0', input=data).decode().splitlines():
            text = line.split('\t')[2]
            if text not in texts:
                texts.append(text)
        sizes = {}
        for text in texts:   # prefer words of different sizes
            sizes.setdefault(lane_of(text) * 8 + ('x0' in text or 'x1' in text), text)
        picked = list(sizes.values())
        picked += [text for text in texts if text not in picked][:max(0, WORDS - len(picked))]
        for text in picked:
            yield name, text


def main():
    words_program, qemu, wanted = os.path.abspath(sys.argv[1]), sys.argv[2], sys.argv[3:]
    files = {name: [] for name, _ in FILES}
    for name, text in instructions(words_program):
        files[next(file for file, regex in FILES if re.match(regex, name))].append((name, text))
    for file, chosen in files.items():
        if wanted and file not in wanted:
            continue
        rng = random.Random(file)
        cases = [(name, text, random_case(rng, text)) for name, text in chosen for _ in range(CANDIDATES)]
        zero = (0, 0, 0, 0)
        results = assemble_and_dump([line_of(text, case, zero) for _, text, case in cases], qemu)
        results = [known_wrong(name, case, result) for (name, _, case), result in zip(cases, results)]
        with open(file + '.S', 'w', encoding='ascii') as out:
            out.write('/* Recorded by record_fp.py. SPDX-License-Identifier: MIT */\n#include "fp.inc"\n\n')
            for i, (_, text) in enumerate(chosen):
                part = slice(i * CANDIDATES, (i + 1) * CANDIDATES)
                for case, result in choose([c for _, _, c in cases[part]], results[part]):
                    out.write(line_of(text, case, result))
            out.write('\n        end_of_file\n')


if __name__ == '__main__':
    main()
