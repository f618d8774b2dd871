"""Unit tests of tools/decode.py: what its C does, and what it says about bad input.

SPDX-License-Identifier: MIT
"""

import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
CC = os.environ.get('CC', 'cc').split()
HARNESS = r'''
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "toy.h"
struct toy_ctx { int calls; };
unsigned toy_half(unsigned v) { return v / 2; }
bool tr_toy_move(struct toy_ctx *ctx, const struct toy_move *a)
{
    ctx->calls++;
    printf("move %d %u\n", a->imm, a->rd);
    return a->rd != 7;
}
static uint32_t rng(void *state) { return *(uint32_t *)state = *(uint32_t *)state * 1664525 + 1013904223; }
int main(int argc, char **argv)
{
    uint64_t features[TOY_FEATURE_WORDS] = {0};
    char text[80];
    for (int i = 1; i < argc; i++) {
        for (int f = 0; f < TOY_FEATURE_COUNT; f++)
            if (!strcmp(argv[i], toy_feature_names[f]))
                toy_feature_add(features, f);
        if (argv[i][0] != '0')
            continue;
        uint32_t word = strtoul(argv[i], 0, 0);
        int op = toy_match(word, features);
        bool good = toy_disasm(word, 0x1000, NULL, text, sizeof(text));
        printf("%s|%d %s\n", op < 0 ? "-" : toy_op_texts[op].name, good, text);
        struct toy_ctx ctx = {0};
        printf("%d", toy_translate_insn(&ctx, word, features));
        printf(" %d\n", ctx.calls);
    }
    if (argc > 1 && !strcmp(argv[1], "random"))
        for (int op = 0; op < TOY_OP_COUNT; op++) {
            uint32_t state = 1, word = 0;
            bool found = toy_random_insn(op, features, rng, &state, &word);
            printf("%s %d %d %d\n", toy_op_texts[op].name, found, toy_match(word, features) == op,
                   toy_op_translated(op));
        }
}
'''


def generate(folder, *texts):
    """Runs the generator over files of these texts; gives the finished process."""
    paths = []
    for i, text in enumerate(texts):
        path = folder / f'file{i}.decode'
        path.write_text(text)
        paths.append(str(path))
    (folder / 'helpers.h').write_text('unsigned toy_half(unsigned v);\n')
    return subprocess.run([sys.executable, ROOT / 'tools/decode.py', '--prefix', 'toy',
                           '--widths', '16,32', '--include', 'helpers.h', '--header-name', 'toy.h',
                           '--header', folder / 'toy.h', '--decoder', folder / 'decode.c',
                           '--disassembler', folder / 'disasm.c', *paths],
                          capture_output=True, text=True)


class Folder(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = pathlib.Path(holder.name)


class Behaviour(Folder):
    """Builds the C and looks at what it does with words."""

    def build(self, *texts):
        done = generate(self.folder, *texts)
        self.assertEqual(done.stderr, '')
        (self.folder / 'main.c').write_text(HARNESS)
        subprocess.run([*CC, '-std=gnu2x', '-Wall', '-Werror', '-I', ROOT, '-I', self.folder,
                        '-o', self.folder / 'toy', self.folder / 'main.c',
                        self.folder / 'decode.c', self.folder / 'disasm.c',
                        ROOT / 'guest/text.c'], check=True)

    def run_toy(self, *arguments):
        return subprocess.run([self.folder / 'toy', *arguments], check=True, capture_output=True,
                              text=True).stdout.splitlines()

    def match(self, word, *features):
        return self.run_toy(*features, hex(word))[0]

    def test_order_and_constraints(self):
        self.build(
            '# first file\n'
            'special  0001 0000000000000000000000 ...... "special"  # no bits matter below\n'
            'halved   0001 imm:20 k:8  [half(k) == 2] "halved {imm}"\n',
            'fast     0001 imm:20 k:8  @fast @wide  "fast \\{{imm},{k}\\}"\n'
            'move     0001 imm:s4 ........ imm:12 rd:4 [rd != 9 && (rd != 10)] "move"\n'
            'short    0011 imm:12  "short {hex:imm}"\n')
        self.assertEqual(self.match(0x10000015), 'special|1 special')
        self.assertEqual(self.match(0x10012305), 'halved|1 halved 291')
        self.assertEqual(self.match(0x1f000ff1), 'move|1 fast {983055,241}')
        self.assertEqual(self.match(0x1f000ff1, 'fast')[:5], 'move|')
        self.assertEqual(self.match(0x1f000ff1, 'fast', 'wide'), 'fast|1 fast {983055,241}')
        self.assertEqual(self.match(0x1f000ff9), '-|1 fast {983055,249}')
        self.assertEqual(self.run_toy('0x1f000ff1')[1:], ['move -3841 1', '1 1'])
        self.assertEqual(self.run_toy('0x10000ff7')[1:], ['move 255 7', '0 1'])
        self.assertEqual(self.run_toy('0x00000000'), ['-|0 .word 0', '0 0'])
        self.assertEqual(self.match(0x3123), 'short|1 short 0x123')

    def test_features_in_constraints(self):
        self.build('move    0001 imm:s4 00000000 imm:12 rd:4 [rd < 8 || @wide] "move"\n'
                   'other   0010 x:1 000 00000000 00000000 00000000 [x == @fast] "other"\n')
        self.assertEqual(self.match(0x10000007)[:5], 'move|')
        self.assertEqual(self.match(0x10000008)[:2], '-|')
        self.assertEqual(self.match(0x10000008, 'wide')[:5], 'move|')
        self.assertEqual(self.match(0x20000000)[:6], 'other|')
        self.assertEqual(self.match(0x28000000)[:2], '-|')
        self.assertEqual(self.match(0x28000000, 'fast')[:6], 'other|')

    def test_fields(self):
        self.build('move  0001 imm:s4 00000000 imm:12 rd:4 \\\n'
                   '  "move r{rd}, #{imm}{?rd == 1:, one|, other{?imm < 0:\\|neg}}"\n'
                   'place 0010 off[15] off[2:1]s off[14:3] hole:5 . 0000000 \\\n'
                   '  "place {hex:pc + off} {@hole:a|b|c{hole}}"\n')
        self.assertEqual(self.match(0x10000011), 'move|1 move r1, #1, one')
        self.assertEqual(self.match(0x1f00fff2), 'move|1 move r2, #-1, other|neg')
        self.assertEqual(self.match(0x17007ff2), 'move|1 move r2, #30719, other')
        word = 2 << 28 | 0 << 27 | 1 << 25 | 1 << 13 | 2 << 8
        self.assertEqual(self.match(word), 'place|1 place 0x100a c2')
        word = 2 << 28 | 1 << 27 | 3 << 25 | 0xfff << 13 | 1 << 8 | 1 << 7
        self.assertEqual(self.match(word), 'place|1 place 0xffe b')
        self.assertEqual(self.match(2 << 28 | 9 << 8), 'place|1 place 0x1000 ')

    def test_random(self):
        self.build('special 0001 0000000000000000000000000000 "special"\n'
                   'move    0001 imm:s4 00000000 imm:12 rd:4 [rd == 3] "move"\n'
                   'fast    1... imm:28 @fast "fast"\n'
                   'short   0011 imm:12 "short"\n')
        self.assertEqual(self.run_toy('random'), ['special 1 1 0', 'move 1 1 1', 'fast 0 0 0',
                                                  'short 1 1 0'])
        self.assertIn('fast 1 1 0', self.run_toy('random', 'fast'))

    def test_many_lines(self):
        """Every one of many overlapping lines is found, in order."""
        lines = [f'move {i:012b} rd:4 imm:s16 [rd < 8] "move {{rd}}"\n' if i == 5 else
                 f'n{i} {i:012b} rd:4 imm:16 "n{i} {{rd}}"\n' for i in range(600)]
        lines += ['rest x:32 [x > 0xff000000] "rest"\n']
        self.build(''.join(lines))
        out = self.run_toy(*[f'0x{i:03x}30000' for i in range(600)], '0x00580000', '0xff123456',
                           '0xf0000000')
        names = [text.split('|')[0] for text in out if '|' in text]
        self.assertEqual(names, ['n%d' % i if i != 5 else 'move' for i in range(600)]
                         + ['-', 'rest', '-'])


class Mistakes(Folder):
    """Bad input gives the file and the line."""

    def check(self, expected, *texts):
        done = generate(self.folder, *texts)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn(expected, done.stderr)
        self.assertNotIn('Traceback', done.stderr)

    def test_bits(self):
        bits = '0000 0000 0000 0000 0000 0000 000'
        self.check('file0.decode:2: a has 31 bits', f'# x\na {bits} rd:4 "a"\n')
        self.check("file0.decode:1: bad bits 'rd:x'", f'a {bits} rd:x "a"\n')
        self.check('file0.decode:1: field of no bits', f'a {bits} rd:0 "a"\n')
        self.check('parts of field rd overlap', f'a {bits} rd[3:0] rd[0] "a"\n')
        self.check('field rd mixes', f'a {bits} rd[3:1] 0 rd:1 "a"\n')
        self.check('has more than 32 bits', f'a {bits} rd[33:29] "a"\n')
        self.check("'int' cannot be the name of a field", f'a {bits} int:5 "a"\n')
        self.check('bad places', f'a {bits} rd[0:4] "a"\n')

    def test_lines(self):
        good = 'a 0000 0000 0000 0000 0000 0000 000 rd:5'
        self.check('file1.decode:1: a is also at', f'{good} "a"\n', f'{good} "a"\n')
        self.check('file1.decode:3: b never matches, all of it is in a', f'{good} "a"\n',
                   '\n\nb' + good[1:] + ' [rd == 1] "b"\n')
        self.check('no "template"', good + '\n')
        self.check("unexpected 'b'", good + ' "a" b\n')
        self.check('bad name', 'A' + good[1:] + ' "a"\n')
        self.check('bad feature', good + ' @A "a"\n')
        self.check('after a constraint', good + ' [rd] 0 "a"\n')
        self.check('without ]', good + ' [rd "a"\n')
        self.check('no encodings', '# nothing\n')
        self.check('fields of b differ from those of a', good.replace('a', 'a:t', 1) + ' "a"\n'
                   'b:t 1 rn:31 "b"\n')
        self.check('file0.decode:3: no "template"', '\n\na \\\n 00\n')

    def test_expressions(self):
        good = 'a 0000 0000 0000 0000 0000 0000 000 rd:5'
        self.check("'rx' in 'rx == 1' is not a field", f'{good} [rx == 1] "a"\n')
        self.check("'pc' in 'pc' is not a field", f'{good} [pc] "a"\n')
        self.check("'@wide' in a template", f'{good} "{{f:@wide}}"\n')
        self.check('unbalanced parentheses', f'{good} [(rd] "a"\n')
        self.check('bad expression', f'{good} [rd; rd] "a"\n')
        self.check('empty expression', f'{good} [] "a"\n')

    def test_templates(self):
        good = 'a 0000 0000 0000 0000 0000 0000 000 rd:5'
        self.check('unbalanced }', f'{good} "a }}"\n')
        self.check('{ without }', f'{good} "a {{rd"\n')
        self.check('at most two texts', f'{good} "{{?rd:a|b|c}}"\n')
        self.check("expected '}'", f'{good} "{{?rd:a"\n')
        self.check('is not a field', f'{good} "{{f:rx}}"\n')
        self.check('empty expression', f'{good} "{{}}"\n')


if __name__ == '__main__':
    unittest.main()
