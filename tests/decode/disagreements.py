"""What the disassemblers print differently from the manual's syntax, each with its reason, and
which encodings are not compared at all. Sections are those of ARM DDI 0487.

SPDX-License-Identifier: MIT
"""

import re

# Encodings of extensions that EL0 of our CPUs does not have: (mask, value, what it is). They are
# undefined to us and are not compared.
OUTSIDE = [
    (0x1e000000, 0x04000000, 'SVE (C4.1, op0 = 0010)'),
    (0x9e000000, 0x80000000, 'SME (C4.1, op0 = 0000 with bit 31)'),
    (0xff200000, 0xd9200000, 'MTE: loads and stores of tags (C4.1.94)'),
    (0xbfc00000, 0x91800000, 'MTE: addg, subg (C4.1.92)'),
    (0xdfe0fc00, 0x9ac00000, 'MTE: subp, subps'),
    (0xffe0fc00, 0x9ac01000, 'MTE: irg'),
    (0xffe0fc00, 0x9ac01400, 'MTE: gmi'),
    (0xfe400000, 0x68000000, 'MTE: stgp'),
    (0x3b200c00, 0x19000400, 'MOPS: cpy and set'),
    (0x7fc00000, 0x11c00000, 'CSSC: minima and maxima with an immediate'),
    (0x7fe0f000, 0x1ac06000, 'CSSC: minima and maxima'),
    (0x7ffff800, 0x5ac01800, 'CSSC: ctz, cnt'),
    (0x7ffffc00, 0x5ac02000, 'CSSC: abs'),
    (0xff000010, 0x54000010, 'HBC: bc.cond'),
    (0xffe0fc00, 0xf8209000, 'LS64: st64b'),
    (0xffe0fc00, 0xf820a000, 'LS64: st64bv0'),
    (0xffe0fc00, 0xf820b000, 'LS64: st64bv'),
    (0xffe0fc00, 0xf820d000, 'LS64: ld64b'),
    (0xffe0001f, 0xd4600000, 'TME: tcancel'),
    (0xfffff0ff, 0xd503307f, 'TME: tcommit'),
    (0xfffff0e0, 0xd5233060, 'TME: tstart, ttest'),
    (0xffffffc0, 0xd5031000, 'WFxT: wfet, wfit'),
]


def outside(word):
    """The name of the extension that an excluded word belongs to, or None."""
    for mask, value, name in OUTSIDE:
        if word & mask == value:
            return name
    return None


def fix_ours(text):
    """Our text in the spelling of -M no-aliases: hints have their names from us (C6.2 has a page
    for each of them, not as an alias)."""
    return f'hint #{HINTS[text]}' if text in HINTS else text


def fix_binutils(word, text):
    """Binutils' text in the spelling that we use."""
    return text and conditions(text)


def fix_llvm(word, text):
    """LLVM's text in the spelling that we use."""
    if not text:
        return text
    text = LLVM_SPELLS.get(text, conditions(text))
    # llvm-objdump 14 prints these aliases in spite of -M no-aliases (C6.2, SBFM, BFM, UBFM and
    # "Move wide"). The originals are made again from the operands of the alias.
    mnemonic, _, operands = text.partition(' ')
    parts = operands.split(',')
    if word & 0x1f800000 == 0x13000000:
        return bitfield(mnemonic, parts, text)
    if word & 0x1f800000 == 0x12800000 and mnemonic == 'mov':
        return move_wide(word, *parts)
    if word & 0x7f800000 == 0x32000000 and mnemonic == 'mov':
        value = int(parts[1][1:]) % (1 << 64 if word >> 31 else 1 << 32)
        return f'orr {parts[0]},{"xzr" if word >> 31 else "wzr"},#{value}'
    if word & 0x7fe0f000 == 0x1ac02000:
        return f'{mnemonic}v {operands}'   # lslv and the like
    if mnemonic == 'mov' and re.match(r'[bhsd]\d+,v\d+', operands):
        return f'dup {operands}'
    if mnemonic in ('dc', 'ic') and parts[0] in CACHE:
        return f'sys {CACHE[parts[0]]},{parts[1]}'.replace(',xzr', '')
    if mnemonic == 'sys':
        return text.replace(',xzr', '')
    return text


HINTS = {name: number for number, name in enumerate(
    'nop yield wfe wfi sev sevl dgh xpaclri pacia1716 - pacib1716 - autia1716 - autib1716 - '
    'esb - - - csdb - - - paciaz paciasp pacibz pacibsp autiaz autiasp autibz autibsp'.split())}
HINTS |= {'bti': 32, 'bti c': 34, 'bti j': 36, 'bti jc': 38}
LLVM_SPELLS = {'clrex #15': 'clrex', 'isb sy': 'isb', 'ret x30': 'ret', 'tsb csync': 'hint #18',
               'psb csync': 'hint #17'}
CACHE = {'zva': '#3,c7,c4,#1', 'ivau': '#3,c7,c5,#1', 'cvac': '#3,c7,c10,#1',
         'cvau': '#3,c7,c11,#1', 'cvap': '#3,c7,c12,#1', 'cvadp': '#3,c7,c13,#1',
         'civac': '#3,c7,c14,#1'}


def conditions(text):
    """The manual names two conditions twice (C1.2.4): we write hs and lo for cs and cc."""
    text = re.sub(r'^b\.c([sc]) ', lambda m: 'b.hs ' if m[1] == 's' else 'b.lo ', text)
    if text.startswith(('cc', 'cs', 'fcc', 'fcs')):
        text = re.sub(r',cs$', ',hs', re.sub(r',cc$', ',lo', text))
    return text


EXTENSIONS = {'sxtb': ('sbfm', 7), 'sxth': ('sbfm', 15), 'sxtw': ('sbfm', 31),
              'uxtb': ('ubfm', 7), 'uxth': ('ubfm', 15)}


def bitfield(mnemonic, operands, text):
    rd = operands[0]
    width = 64 if rd.startswith('x') else 32
    numbers = [int(x[1:]) for x in operands if x.startswith('#')]
    rn = operands[1].replace('w', rd[0]) if mnemonic != 'bfc' else rd[0] + 'zr'
    if mnemonic in EXTENSIONS:
        name, (immr, imms) = EXTENSIONS[mnemonic][0], (0, EXTENSIONS[mnemonic][1])
    elif mnemonic in ('asr', 'lsr'):
        name, immr, imms = 'sbfm' if mnemonic == 'asr' else 'ubfm', numbers[0], width - 1
    elif mnemonic == 'lsl':
        name, immr, imms = 'ubfm', (width - numbers[0]) % width, width - 1 - numbers[0]
    elif mnemonic in ('sbfiz', 'ubfiz', 'bfi', 'bfc'):
        name = {'s': 'sbfm', 'u': 'ubfm', 'b': 'bfm'}[mnemonic[0]]
        immr, imms = (width - numbers[0]) % width, numbers[1] - 1
    elif mnemonic in ('sbfx', 'ubfx', 'bfxil'):
        name = {'s': 'sbfm', 'u': 'ubfm', 'b': 'bfm'}[mnemonic[0]]
        immr, imms = numbers[0], numbers[0] + numbers[1] - 1
    else:
        return text
    return f'{name} {rd},{rn},#{immr},#{imms}'


def move_wide(word, rd, value):
    """movz or movn for the value that LLVM's mov prints, by the shift that the word has."""
    bits = 64 if rd.startswith('x') else 32
    shift = word >> 21 & 3
    value = int(value[1:]) % (1 << bits)
    name = 'movz' if word >> 29 & 3 == 2 else 'movn'
    if name == 'movn':
        value ^= (1 << bits) - 1
    if value & ~(0xffff << shift * 16):
        return f'mov of impossible value {value:#x}'
    return f'{name} {rd},#{value >> shift * 16}' + (f',lsl #{shift * 16}' if shift else '')


# (tool, mask, value, condition on the texts, reason): where a tool may differ.
def either(ours, its):
    return True


def only_ours(ours, its):
    return its is None


def only_its(ours, its):
    return ours is None


def unnamed(ours, its):
    """Only the system register differs, which we write by its numbers."""
    number = r's[23]_\d_c\d+_c\d+_\d'
    return bool(ours and its and re.sub(number, '', ours) == re.sub(r'\b[a-z]\w*_el\d+\b|'
                r'\b(trc|pm|dbg|erx|err|sder|id_|s3)\w*|' + number, '', its))


EXCUSES = [
    ('*', 0xfff8f01f, 0xd500401f, lambda ours, its: ours and its and ours.startswith('msr'),
     'msr (immediate) to one bit of PSTATE: CRm is any number (C6.2, MSR (immediate)), the '
     'disassemblers know 0 and 1 only'),
    ('*', 0xffd80000, 0xd5000000, only_its,
     'msr and mrs: op0 is 2 or 3 (C5.1.2), what has 0 and is nothing else is unallocated'),
    ('llvm', 0xfffff01f, 0xd500401f, only_its,
     'cfinv, xaflag, axflag: CRm should be 0 (C6.2), LLVM does not look at it'),
    ('llvm', 0xfffff0ff, 0xd50330ff, only_its, 'sb: CRm should be 0 (C6.2)'),
    ('binutils', 0x3f000000, 0x08000000, only_ours,
     'exclusive and ordered accesses: registers that are not used should be 31 (C6.2), others are '
     'CONSTRAINED UNPREDICTABLE and may be ignored (K1.2)'),
    ('binutils', 0xfe400000, 0x68400000, only_ours,
     'ldpsw of twice the same register is CONSTRAINED UNPREDICTABLE, not unallocated (C6.2)'),
    ('binutils', 0x9f60dc00, 0x0e60cc00, only_its,
     'fmlal, fmlsl (vector): bit 22 is 0 (C7.2), binutils does not look at it'),
    ('llvm', 0x3b20fc00, 0x38206800, either,
     'a register offset lsl #0 is not shifted (C6.2); LLVM prints the size with no-aliases'),
    ('*', 0xffd00000, 0xd5100000, unnamed, 'we name only registers that EL0 can reach'),
    ('llvm', 0xfff80000, 0xd5080000,
     lambda ours, its: ours and re.match(r'(at|tlbi|dc|ic|cfp|cpp|dvp|brb|trcit)\b', its or ''),
     'names of system instructions; we print sys'),
]


def excuse(tool, word, op, our_text, its_text):
    """The reason why a tool may differ here, or None."""
    for name, mask, value, condition, reason in EXCUSES:
        if name in ('*', tool) and word & mask == value and condition(our_text, its_text):
            return reason
    return None


def excuse_base(word, our_text):
    """The reason why a word may be valid for one only without optional features."""
    if word & 0x5e000000 == 0x1e000000 and re.search(r'\bh\d', our_text):
        return 'the translator checks for FP16 in scalar instructions, by the field type'
    if word & 0xfff80000 == 0xd5000000:
        return 'LLVM prints unallocated system instructions as msr'
    return None
