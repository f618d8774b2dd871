// Base instruction set: branches, flags across branches, hints.
// SPDX-License-Identifier: MIT

#include "base.inc"

        start
        insn "b.eq 7f; mov x0, 5; 7: add x1, x1, 1", 0x9b38592f4d2b2b96
        insn "cmp w1, w2; b.eq 7f; mov x0, 5; 7: subs x1, x1, 1", 0xef7a77a6dc507bd
        insn "b.ne 7f; mov x0, 5; 7: add x1, x1, 1", 0xce96cbb8a316d13b
        insn "cmp w1, w2; b.ne 7f; mov x0, 5; 7: subs x1, x1, 1", 0xec314c9389c8c3fd
        insn "b.hs 7f; mov x0, 5; 7: add x1, x1, 1", 0x930dcadb154342d1
        insn "cmp w1, w2; b.hs 7f; mov x0, 5; 7: subs x1, x1, 1", 0xe05ce8077fafa770
        insn "b.lo 7f; mov x0, 5; 7: add x1, x1, 1", 0x806fe5064c00276c
        insn "cmp w1, w2; b.lo 7f; mov x0, 5; 7: subs x1, x1, 1", 0xec6340200fb639a3
        insn "b.mi 7f; mov x0, 5; 7: add x1, x1, 1", 0x24a9a5e22f970e68
        insn "cmp w1, w2; b.mi 7f; mov x0, 5; 7: subs x1, x1, 1", 0x807e56fcbf6efba7
        insn "b.pl 7f; mov x0, 5; 7: add x1, x1, 1", 0x449bd8433125339d
        insn "cmp w1, w2; b.pl 7f; mov x0, 5; 7: subs x1, x1, 1", 0x5a1f8572727b1627
        insn "b.vs 7f; mov x0, 5; 7: add x1, x1, 1", 0x95ccdf491f28dd09
        insn "cmp w1, w2; b.vs 7f; mov x0, 5; 7: subs x1, x1, 1", 0xdeb3b31fc45a2108
        insn "b.vc 7f; mov x0, 5; 7: add x1, x1, 1", 0x32f5a1953d877d41
        insn "cmp w1, w2; b.vc 7f; mov x0, 5; 7: subs x1, x1, 1", 0x2c8b74a569bdf895
        insn "b.hi 7f; mov x0, 5; 7: add x1, x1, 1", 0x9d7e847c73de2fde
        insn "cmp w1, w2; b.hi 7f; mov x0, 5; 7: subs x1, x1, 1", 0x7e040abaee56613
        insn "b.ls 7f; mov x0, 5; 7: add x1, x1, 1", 0x3fd18c300e3291e7
        insn "cmp w1, w2; b.ls 7f; mov x0, 5; 7: subs x1, x1, 1", 0x5494ec84c4736967
        insn "b.ge 7f; mov x0, 5; 7: add x1, x1, 1", 0x18d2cee37a74701c
        insn "cmp w1, w2; b.ge 7f; mov x0, 5; 7: subs x1, x1, 1", 0xedfeb2d5e550a5ed
        insn "b.lt 7f; mov x0, 5; 7: add x1, x1, 1", 0x1e097e6a3d9f64aa
        insn "cmp w1, w2; b.lt 7f; mov x0, 5; 7: subs x1, x1, 1", 0x1f43482c40bebc72
        insn "b.gt 7f; mov x0, 5; 7: add x1, x1, 1", 0x53592e4d56fa65cc
        insn "cmp w1, w2; b.gt 7f; mov x0, 5; 7: subs x1, x1, 1", 0xcb0bb3d784eb9797
        insn "b.le 7f; mov x0, 5; 7: add x1, x1, 1", 0x3f185d5f92e76fcb
        insn "cmp w1, w2; b.le 7f; mov x0, 5; 7: subs x1, x1, 1", 0xa1177b8b7650537c
        insn "b.al 7f; mov x0, 5; 7: add x1, x1, 1", 0x5f052752b701364f
        insn "cmp w1, w2; b.al 7f; mov x0, 5; 7: subs x1, x1, 1", 0x1436e55886284c0f
        insn "b.nv 7f; mov x0, 5; 7: add x1, x1, 1", 0x5f052752b701364f
        insn "cmp w1, w2; b.nv 7f; mov x0, 5; 7: subs x1, x1, 1", 0x1436e55886284c0f
        insn "cbz w1, 7f; mov x0, 5; 7: add x1, x1, 1", 0x7cfed5957c0ddbac
        insn "cbz w2, 7f; mov x0, 5; 7: add x1, x1, 1", 0x7cfed5957c0ddbac
        insn "cbz w3, 7f; mov x0, 5; 7: add x1, x1, 1", 0x99cbb99de480ecab
        insn "cbnz w1, 7f; mov x0, 5; 7: add x1, x1, 1", 0x3501c48d76e3d386
        insn "cbnz w2, 7f; mov x0, 5; 7: add x1, x1, 1", 0x3501c48d76e3d386
        insn "cbnz w3, 7f; mov x0, 5; 7: add x1, x1, 1", 0xe7601266eef8411c
        insn "cbz x1, 7f; mov x0, 5; 7: add x1, x1, 1", 0x7cfed5957c0ddbac
        insn "cbz x2, 7f; mov x0, 5; 7: add x1, x1, 1", 0x7cfed5957c0ddbac
        insn "cbz x3, 7f; mov x0, 5; 7: add x1, x1, 1", 0x4cf5acd160f17c9a
        insn "cbnz x1, 7f; mov x0, 5; 7: add x1, x1, 1", 0x3501c48d76e3d386
        insn "cbnz x2, 7f; mov x0, 5; 7: add x1, x1, 1", 0x3501c48d76e3d386
        insn "cbnz x3, 7f; mov x0, 5; 7: add x1, x1, 1", 0x5f052752b701364f
        insn "tbz w1, #0, 7f; mov x0, 5; 7: add x1, x1, 1", 0x8282a191f37da0cb
        insn "tbz w1, #7, 7f; mov x0, 5; 7: add x1, x1, 1", 0x7224d3013036fc33
        insn "tbz w1, #31, 7f; mov x0, 5; 7: add x1, x1, 1", 0x9a17a1c52ba51e4b
        insn "tbz x1, #32, 7f; mov x0, 5; 7: add x1, x1, 1", 0x8282a191f37da0cb
        insn "tbz x1, #63, 7f; mov x0, 5; 7: add x1, x1, 1", 0x612977c201bb4aaa
        insn "tbnz w1, #0, 7f; mov x0, 5; 7: add x1, x1, 1", 0x6d62dee29f6dd7cc
        insn "tbnz w1, #7, 7f; mov x0, 5; 7: add x1, x1, 1", 0x9dd9b5cdc4015b6a
        insn "tbnz w1, #31, 7f; mov x0, 5; 7: add x1, x1, 1", 0x5690f8d1dc385a86
        insn "tbnz x1, #32, 7f; mov x0, 5; 7: add x1, x1, 1", 0x6d62dee29f6dd7cc
        insn "tbnz x1, #63, 7f; mov x0, 5; 7: add x1, x1, 1", 0x316100f96bdfc38e
        insn "b 7f; mov x0, 5; 7: b 6f; mov x1, 1; 6: b 5f; mov x2, 1; 5: b 4f; mov x3, 2; 4: add x0, x0, 2", 0x64eb9c2edefed0a4
        insn "mov x9, 20; 7: add x0, x0, x9; subs x9, x9, 1; b.ne 7b", 0xbd96f5696b90330c
        insn "mov x9, 20; 7: add x0, x0, x9; sub x9, x9, 1; cbnz x9, 7b", 0x53c1a612a54c9751
        insn "mov x9, 1; 7: add x0, x0, x9; add x9, x9, x9; tbz x9, #40, 7b", 0x374b908190b3b0ff
        insn "mov x9, x30; bl 6f; 7: b 5f; 6: adr x0, 7b; sub x0, x0, x30; ret; 5: add x1, x1, 1; mov x30, x9", 0xb3992e7127845937
        insn "mov x9, x30; adr x10, 6f; blr x10; 7: b 5f; 6: adr x0, 7b; sub x0, x0, x30; ret; 5: add x1, x1, 1; mov x30, x9", 0xb3992e7127845937
        insn "adr x10, 6f; br x10; mov x0, 5; 6: add x1, x1, 1", 0x5f052752b701364f
        insn "adr x10, 6f; ret x10; mov x0, 5; 6: add x1, x1, 1", 0x5f052752b701364f
        insn "mov x9, x30; adr x30, 6f; ret; mov x0, 5; 6: add x1, x1, 1; mov x30, x9", 0x5f052752b701364f
        insn "mov x9, x30; mov x10, 30; 7: bl 6f; sub x10, x10, 1; cbnz x10, 7b; b 5f; 6: add x0, x0, x10; ret; 5: mov x30, x9", 0xe729a4899a5b2e4f
        insn "mov x9, x30; mov x11, 0; bl 6f; b 5f; 6: add x11, x11, 1; mov x12, x30; cmp x11, 3; b.hs 4f; stp x12, xzr, [sp, #-16]!; bl 6b; ldp x12, xzr, [sp], #16; add x0, x0, x11; 4: ret x12; 5: mov x30, x9", 0xbbf8ab5988e9e99
        insn "cmp x1, x2; b 7f; 7: cset w0, lt", 0xb2838adeb02986fb
        insn "cmp x1, x2; cbz x3, 7f; cset w0, lo; b 6f; 7: cset w0, gt; 6: adc x1, x1, x2", 0xacebb01b4ab8dea2
        insn "subs x0, x1, x2; tbz x3, #0, 7f; b 6f; 7: adds x0, x0, 1; 6: cset w1, vs", 0x358346383c6c9aab
        insn "cmp x1, #3; b.hi 7f; cmp x2, #3; b.hi 7f; cmn x3, #1; 7: cset w0, ne", 0x1bdf2f44128e306d
        insn "adds x0, x1, x2; nop; b 7f; 7: mov x3, x0; ldr x4, [x5]; str x3, [x5]; nop; nop; nop; nop; nop; cset w1, cs", 0x283e113547161e63
        insn "mov x9, x30; cmp x1, x2; bl 7f; b 6f; 7: cset w0, mi; cmp x3, x4; ret; 6: cset w1, le; mov x30, x9", 0x6367b028934bea5b
        insn "mov x9, x30; cmp x1, x2; bl 7f; b 6f; 7: cmp x3, x4; ret; 6: cset w1, hi; mov x30, x9", 0x7236c68d06239717
        insn "cmp x1, x2; fcmp d0, d1; cset w0, mi", 0x7df8a19f6426be9b
        insn "cmp x1, x2; b 7f; 7: ccmp x3, x4, #4, ne; cset w0, eq", 0xcbd8fcc84aef3b50
        insn "nop", 0x37b801b4b965f260
        insn "yield", 0x37b801b4b965f260
        insn "sev; wfe", 0x37b801b4b965f260
        insn "sevl; wfe", 0x37b801b4b965f260
        insn "dgh", 0x37b801b4b965f260
        insn "esb", 0x37b801b4b965f260
        insn "csdb", 0x37b801b4b965f260
        insn "bti", 0x37b801b4b965f260
        insn "bti c", 0x37b801b4b965f260
        insn "bti j", 0x37b801b4b965f260
        insn "bti jc", 0x37b801b4b965f260
        insn "hint #50", 0x37b801b4b965f260
        insn "xpaclri; mov x30, x30", 0x37b801b4b965f260
        insn "mov x9, x30; mov x10, x1; mov x30, x1; xpaclri; mov x0, x30; mov x30, x9", 0xfef029171738034b
        insn "xpaci x1", 0xab9f14f81dd8cb9a
        insn "xpacd x2", 0x2a5462df208d5949
        finish
