// Advanced SIMD: copies, permutations, table look-ups, immediates.
// SPDX-License-Identifier: MIT

#include "simd.inc"

        start
        simd "dup v0.8b, v1.b[7]", 0, 0xffffffffffffffff, 0x7f7f7f7f7f7f7f7f, 0xe8e8e8e8e8e8e8e8
        simd "dup v0.4h, v1.h[2]", 0, 0x7ffe7ffe7ffe7ffe, 0xffffffffffffffff, 0x4d214d214d214d21
        simd "dup v0.2s, v1.s[0]", 0, 0x7f80ff807f80ff80, 0x8000000080000000, 0x96bfa53c96bfa53c
        simd "dup v0.16b, v1.b[7]", 0, 0xffffffffffffffffffffffffffffffff, 0x7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f, 0xe8e8e8e8e8e8e8e8e8e8e8e8e8e8e8e8
        simd "dup v0.8h, v1.h[2]", 0, 0x7ffe7ffe7ffe7ffe7ffe7ffe7ffe7ffe, 0xffffffffffffffffffffffffffffffff, 0x4d214d214d214d214d214d214d214d21
        simd "dup v0.4s, v1.s[0]", 0, 0x7f80ff807f80ff807f80ff807f80ff80, 0x80000000800000008000000080000000, 0x96bfa53c96bfa53c96bfa53c96bfa53c
        simd "dup v0.2d, v1.d[0]", 0, 0xffff7ffe7f80ff80ffff7ffe7f80ff80, 0x7fffffff800000007fffffff80000000, 0xe8704d2196bfa53ce8704d2196bfa53c
        simd "dup b0, v1.b[15]", 0, 0x80, 0x80, 0xc3
        simd "dup h0, v1.h[7]", 0, 0x807f, 0x8000, 0xc3f8
        simd "dup s0, v1.s[0]", 0, 0x7f80ff80, 0x80000000, 0x96bfa53c
        simd "dup d0, v1.d[1]", 0, 0x807f01ff80008001, 0x8000000000000000, 0xc3f8127ab49e6d05
        simd "dup v0.8b, w1", 0, 0xfefefefefefefefe, 0xffffffffffffffff, 0x8888888888888888
        simd "dup v0.4h, w1", 0, 0x1fe01fe01fe01fe, 0xffffffffffffffff, 0xb288b288b288b288
        simd "dup v0.2s, w1", 0, 0xff01fe00ff01fe, 0xffffffffffffffff, 0x77d3b28877d3b288
        simd "dup v0.16b, w1", 0, 0xfefefefefefefefefefefefefefefefe, 0xffffffffffffffffffffffffffffffff, 0x88888888888888888888888888888888
        simd "dup v0.8h, w1", 0, 0x1fe01fe01fe01fe01fe01fe01fe01fe, 0xffffffffffffffffffffffffffffffff, 0xb288b288b288b288b288b288b288b288
        simd "dup v0.4s, w1", 0, 0xff01fe00ff01fe00ff01fe00ff01fe, 0xffffffffffffffffffffffffffffffff, 0x77d3b28877d3b28877d3b28877d3b288
        simd "dup v0.2d, x1", 0, 0x7fff800000ff01fe7fff800000ff01fe, 0x7fffffffffffffff7fffffffffffffff, 0x5a0f9e1c77d3b2885a0f9e1c77d3b288
        simd "ins v0.b[14], w1", 0, 0x7ffe800000ff01fe807f81ff00017e80, 0x7fffffffffffffff80000000ffffffff, 0x5a889e1c77d3b28846e1c90fd2384b6f
        simd "ins v0.h[3], w1", 0, 0x7fff800000ff01fe01fe81ff00017e80, 0x7fffffffffffffffffff0000ffffffff, 0x5a0f9e1c77d3b288b288c90fd2384b6f
        simd "ins v0.s[2], w1", 0, 0x7fff800000ff01fe807f81ff00017e80, 0x7fffffffffffffff80000000ffffffff, 0x5a0f9e1c77d3b28846e1c90fd2384b6f
        simd "ins v0.d[1], x1", 0, 0x7fff800000ff01fe807f81ff00017e80, 0x7fffffffffffffff80000000ffffffff, 0x5a0f9e1c77d3b28846e1c90fd2384b6f
        simd "smov w1, v1.b[7]; fmov d0, x1", 0, 0xffffffff, 0x7f, 0xffffffe8
        simd "smov w1, v1.h[0]; fmov d0, x1", 0, 0xffffff80, 0x0, 0xffffa53c
        simd "smov x1, v1.b[7]; fmov d0, x1", 0, 0xffffffffffffffff, 0x7f, 0xffffffffffffffe8
        simd "smov x1, v1.h[0]; fmov d0, x1", 0, 0xffffffffffffff80, 0x0, 0xffffffffffffa53c
        simd "smov x1, v1.s[0]; fmov d0, x1", 0, 0x7f80ff80, 0xffffffff80000000, 0xffffffff96bfa53c
        simd "umov w1, v1.b[13]; fmov d0, x1", 0, 0x1, 0x0, 0x12
        simd "umov w1, v1.h[6]; fmov d0, x1", 0, 0x1ff, 0x0, 0x127a
        simd "umov w1, v1.s[0]; fmov d0, x1", 0, 0x7f80ff80, 0x80000000, 0x96bfa53c
        simd "umov x1, v1.d[0]; fmov d0, x1", 0, 0xffff7ffe7f80ff80, 0x7fffffff80000000, 0xe8704d2196bfa53c
        simd "umov x1, v1.d[1]; fmov d0, x1", 0, 0x807f01ff80008001, 0x8000000000000000, 0xc3f8127ab49e6d05
        simd "ins v0.b[1], v1.b[0]", 0, 0x7fff800000ff01fe807f81ff00018080, 0x7fffffffffffffff80000000ffff00ff, 0x5a0f9e1c77d3b28846e1c90fd2383c6f
        simd "ins v0.h[2], v1.h[0]", 0, 0x7fff800000ff01fe807fff8000017e80, 0x7fffffffffffffff80000000ffffffff, 0x5a0f9e1c77d3b28846e1a53cd2384b6f
        simd "ins v0.s[0], v1.s[0]", 0, 0x7fff800000ff01fe807f81ff7f80ff80, 0x7fffffffffffffff8000000080000000, 0x5a0f9e1c77d3b28846e1c90f96bfa53c
        simd "ins v0.d[0], v1.d[0]", 0, 0x7fff800000ff01feffff7ffe7f80ff80, 0x7fffffffffffffff7fffffff80000000, 0x5a0f9e1c77d3b288e8704d2196bfa53c
        simd "uzp1 v0.8b, v1.8b, v2.8b", 0, 0xffff880fffe8080, 0xffffffff0000, 0x150702307021bf3c
        simd "uzp1 v0.4h, v1.4h, v2.4h", 0, 0x7ffffb807ffeff80, 0xffffffff0000, 0xe907f3304d21a53c
        simd "uzp1 v0.2s, v1.2s, v2.2s", 0, 0x1f8fb807f80ff80, 0x7fffffff80000000, 0x1902f33096bfa53c
        simd "uzp1 v0.16b, v1.16b, v2.16b", 0, 0x800201000ffff8807fff0001fffe8080, 0xfffffffe0000ffff00000000ffff0000, 0xef42bfc15070230f87a9e057021bf3c
        simd "uzp1 v0.8h, v1.8h, v2.8h", 0, 0xfe0280007ffffb8001ff80017ffeff80, 0xfffffffe0000ffff00000000ffff0000, 0x3f405fce907f330127a6d054d21a53c
        simd "uzp1 v0.4s, v1.4s, v2.4s", 0, 0x8001800001f8fb80800080017f80ff80, 0xfffffffe7fffffff0000000080000000, 0x1d2b05fc1902f330b49e6d0596bfa53c
        simd "uzp1 v0.2d, v1.2d, v2.2d", 0, 0xf7fff01f8fb80ffff7ffe7f80ff80, 0x800000007fffffff7fffffff80000000, 0xa15e9071902f330e8704d2196bfa53c
        simd "trn1 v0.8b, v1.8b, v2.8b", 0, 0xffffffef8808080, 0xff00ffff00ff00, 0x1570072102bf303c
        simd "trn1 v0.4h, v1.4h, v2.4h", 0, 0x7fff7ffefb80ff80, 0xffffffff0000, 0xe9074d21f330a53c
        simd "trn1 v0.2s, v1.2s, v2.2s", 0, 0x1f8fb807f80ff80, 0x7fffffff80000000, 0x1902f33096bfa53c
        simd "trn1 v0.16b, v1.16b, v2.16b", 0, 0x807f02ff010000010ffffffef8808080, 0xff00ff00ff00fe0000ff00ffff00ff00, 0xef8f47a2b9efc051570072102bf303c
        simd "trn1 v0.8h, v1.8h, v2.8h", 0, 0xfe0201ff800080017fff7ffefb80ff80, 0xffff0000fffe00000000ffffffff0000, 0x3f4127a05fc6d05e9074d21f330a53c
        simd "trn1 v0.4s, v1.4s, v2.4s", 0, 0x800180008000800101f8fb807f80ff80, 0xfffffffe000000007fffffff80000000, 0x1d2b05fcb49e6d051902f33096bfa53c
        simd "trn1 v0.2d, v1.2d, v2.2d", 0, 0xf7fff01f8fb80ffff7ffe7f80ff80, 0x800000007fffffff7fffffff80000000, 0xa15e9071902f330e8704d2196bfa53c
        simd "zip1 v0.8b, v1.8b, v2.8b", 0, 0x17ff880fbff8080, 0x7f80ff00ff00ff00, 0x199602bff3a5303c
        simd "zip1 v0.4h, v1.4h, v2.4h", 0, 0x1f87f80fb80ff80, 0x7fff8000ffff0000, 0x190296bff330a53c
        simd "zip1 v0.2s, v1.2s, v2.2s", 0, 0x1f8fb807f80ff80, 0x7fffffff80000000, 0x1902f33096bfa53c
        simd "zip1 v0.16b, v1.16b, v2.16b", 0, 0xff0fff7f7ffffe017ff880fbff8080, 0x807f00ff00ff00ff7f80ff00ff00ff00, 0xae81570e94d0721199602bff3a5303c
        simd "zip1 v0.8h, v1.8h, v2.8h", 0, 0xfffff7fff7ffe01f87f80fb80ff80, 0x80007fff0000ffff7fff8000ffff0000, 0xa15e870e9074d21190296bff330a53c
        simd "zip1 v0.4s, v1.4s, v2.4s", 0, 0xf7fffffff7ffe01f8fb807f80ff80, 0x800000007fffffff7fffffff80000000, 0xa15e907e8704d211902f33096bfa53c
        simd "zip1 v0.2d, v1.2d, v2.2d", 0, 0xf7fff01f8fb80ffff7ffe7f80ff80, 0x800000007fffffff7fffffff80000000, 0xa15e9071902f330e8704d2196bfa53c
        simd "uzp2 v0.8b, v1.8b, v2.8b", 0, 0x7f01fbff7f7fff, 0x80007fff7fff8000, 0xae919f3e84d96a5
        simd "uzp2 v0.4h, v1.4h, v2.4h", 0, 0xf01f8ffff7f80, 0x80007fff7fff8000, 0xa151902e87096bf
        simd "uzp2 v0.2s, v1.2s, v2.2s", 0, 0xf7fffffff7ffe, 0x800000007fffffff, 0xa15e907e8704d21
        simd "uzp2 v0.16b, v1.16b, v2.16b", 0, 0x7ffe8080007f01fb80018080ff7f7fff, 0xffffffff80007fff800000007fff8000, 0x11031d050ae919f3c312b46de84d96a5
        simd "uzp2 v0.8h, v1.8h, v2.8h", 0, 0x7f808001000f01f8807f8000ffff7f80, 0xffffffff80007fff800000007fff8000, 0x110e1d2b0a151902c3f8b49ee87096bf
        simd "uzp2 v0.4s, v1.4s, v2.4s", 0, 0x7f80fe02000f7fff807f01ffffff7ffe, 0xffffffff80000000800000007fffffff, 0x110e03f40a15e907c3f8127ae8704d21
        simd "uzp2 v0.2d, v1.2d, v2.2d", 0, 0x7f80fe0280018000807f01ff80008001, 0xfffffffffffffffe8000000000000000, 0x110e03f41d2b05fcc3f8127ab49e6d05
        simd "trn2 v0.8b, v1.8b, v2.8b", 0, 0xff7f7f017ffbff, 0x807f00ff7f80ff00, 0xae8e94d1996f3a5
        simd "trn2 v0.4h, v1.4h, v2.4h", 0, 0xfffff01f87f80, 0x80007fff7fff8000, 0xa15e870190296bf
        simd "trn2 v0.2s, v1.2s, v2.2s", 0, 0xf7fffffff7ffe, 0x800000007fffffff, 0xa15e907e8704d21
        simd "trn2 v0.16b, v1.16b, v2.16b", 0, 0x7f80fe018080808000ff7f7f017ffbff, 0xff80ff00ff00ff00807f00ff7f80ff00, 0x11c303121db4056d0ae8e94d1996f3a5
        simd "trn2 v0.8h, v1.8h, v2.8h", 0, 0x7f80807f80018000000fffff01f87f80, 0xffff8000ffff000080007fff7fff8000, 0x110ec3f81d2bb49e0a15e870190296bf
        simd "trn2 v0.4s, v1.4s, v2.4s", 0, 0x7f80fe02807f01ff000f7fffffff7ffe, 0xffffffff80000000800000007fffffff, 0x110e03f4c3f8127a0a15e907e8704d21
        simd "trn2 v0.2d, v1.2d, v2.2d", 0, 0x7f80fe0280018000807f01ff80008001, 0xfffffffffffffffe8000000000000000, 0x110e03f41d2b05fcc3f8127ab49e6d05
        simd "zip2 v0.8b, v1.8b, v2.8b", 0, 0xff0fff7f7ffffe, 0x807f00ff00ff00ff, 0xae81570e94d0721
        simd "zip2 v0.4h, v1.4h, v2.4h", 0, 0xfffff7fff7ffe, 0x80007fff0000ffff, 0xa15e870e9074d21
        simd "zip2 v0.2s, v1.2s, v2.2s", 0, 0xf7fffffff7ffe, 0x800000007fffffff, 0xa15e907e8704d21
        simd "zip2 v0.16b, v1.16b, v2.16b", 0, 0x7f80807ffe0102ff8080010080800001, 0xff80ff00ff00ff00ff00ff00ff00fe00, 0x11c30ef80312f47a1db42b9e056dfc05
        simd "zip2 v0.8h, v1.8h, v2.8h", 0, 0x7f80807ffe0201ff8001800080008001, 0xffff8000ffff0000ffff0000fffe0000, 0x110ec3f803f4127a1d2bb49e05fc6d05
        simd "zip2 v0.4s, v1.4s, v2.4s", 0, 0x7f80fe02807f01ff8001800080008001, 0xffffffff80000000fffffffe00000000, 0x110e03f4c3f8127a1d2b05fcb49e6d05
        simd "zip2 v0.2d, v1.2d, v2.2d", 0, 0x7f80fe0280018000807f01ff80008001, 0xfffffffffffffffe8000000000000000, 0x110e03f41d2b05fcc3f8127ab49e6d05
        simd "ext v0.8b, v1.8b, v2.8b, #0", 0, 0xffff7ffe7f80ff80, 0x7fffffff80000000, 0xe8704d2196bfa53c
        simd "ext v0.8b, v1.8b, v2.8b, #3", 0, 0xf8fb80ffff7ffe7f, 0xffffff7fffffff80, 0x2f330e8704d2196
        simd "ext v0.8b, v1.8b, v2.8b, #7", 0, 0xf7fff01f8fb80ff, 0x7fffffff7f, 0x15e9071902f330e8
        simd "ext v0.16b, v1.16b, v2.16b, #0", 0, 0x807f01ff80008001ffff7ffe7f80ff80, 0x80000000000000007fffffff80000000, 0xc3f8127ab49e6d05e8704d2196bfa53c
        simd "ext v0.16b, v1.16b, v2.16b, #3", 0, 0xf8fb80807f01ff80008001ffff7ffe7f, 0xffffff80000000000000007fffffff80, 0x2f330c3f8127ab49e6d05e8704d2196
        simd "ext v0.16b, v1.16b, v2.16b, #7", 0, 0xf7fff01f8fb80807f01ff80008001ff, 0x7fffffff80000000000000007f, 0x15e9071902f330c3f8127ab49e6d05e8
        simd "ext v0.16b, v1.16b, v2.16b, #13", 0, 0x280018000000f7fff01f8fb80807f01, 0xfffffffffe800000007fffffff800000, 0xf41d2b05fc0a15e9071902f330c3f812
        simd "tbl v0.8b, { v0.16b }, v2.8b", 0, 0x807f00007e000000, 0xffffff00000000, 0xd300004600380000
        simd "tbl v0.8b, { v0.16b, v1.16b }, v2.8b", 0, 0x807f00007e000000, 0xffffff00000000, 0xd34d00466d380000
        simd "tbl v0.8b, { v0.16b, v1.16b, v2.16b }, v2.8b", 0, 0x807f00007e000000, 0xffffff00000000, 0xd34d00466d380000
        simd "tbl v0.8b, { v0.16b, v1.16b, v2.16b, v3.16b }, v2.8b", 0, 0x807f00007e000000, 0xffffff00000000, 0xd34d00466d38000e
        simd "tbl v0.16b, { v0.16b }, v2.16b", 0, 0x1007e0080807f00007e000000, 0xffffff00000000, 0xfd2000000c900d300004600380000
        simd "tbl v0.16b, { v0.16b, v1.16b }, v2.16b", 0, 0x1007e0080807f00007e000000, 0xffffff00000000, 0xa50fd2001200c900d34d00466d380000
        simd "tbl v0.16b, { v0.16b, v1.16b, v2.16b }, v2.16b", 0, 0x1007e0080807f00007e000000, 0xffffff00000000, 0xa50fd200121dc900d34d00466d380000
        simd "tbl v0.16b, { v0.16b, v1.16b, v2.16b, v3.16b }, v2.16b", 0, 0x1007e0080807f00007e000000, 0xffffff00000000, 0xa50fd200121dc900d34d00466d38000e
        simd "tbx v0.8b, { v0.16b }, v2.8b", 0, 0x807f81ff7e017e80, 0x80ffffffffffffff, 0xd3e1c946d2384b6f
        simd "tbx v0.8b, { v0.16b, v1.16b }, v2.8b", 0, 0x807f81ff7e017e80, 0x80ffffffffffffff, 0xd34dc9466d384b6f
        simd "tbx v0.8b, { v0.16b, v1.16b, v2.16b }, v2.8b", 0, 0x807f81ff7e017e80, 0x80ffffffffffffff, 0xd34dc9466d384b6f
        simd "tbx v0.8b, { v0.16b, v1.16b, v2.16b, v3.16b }, v2.8b", 0, 0x807f81ff7e017e80, 0x80ffffffffffffff, 0xd34dc9466d384b0e
        simd "tbx v0.16b, { v0.16b }, v2.16b", 0, 0x7fff8001007e0180807f81ff7e017e80, 0x7fffffffffffffff80ffffffffffffff, 0x5a0fd21c77d3c988d3e1c946d2384b6f
        simd "tbx v0.16b, { v0.16b, v1.16b }, v2.16b", 0, 0x7fff8001007e0180807f81ff7e017e80, 0x7fffffffffffffff80ffffffffffffff, 0xa50fd21c12d3c988d34dc9466d384b6f
        simd "tbx v0.16b, { v0.16b, v1.16b, v2.16b }, v2.16b", 0, 0x7fff8001007e0180807f81ff7e017e80, 0x7fffffffffffffff80ffffffffffffff, 0xa50fd21c121dc988d34dc9466d384b6f
        simd "tbx v0.16b, { v0.16b, v1.16b, v2.16b, v3.16b }, v2.16b", 0, 0x7fff8001007e0180807f81ff7e017e80, 0x7fffffffffffffff80ffffffffffffff, 0xa50fd21c121dc988d34dc9466d384b0e
        simd "movi v0.2s, #0xb5", 0, 0xb5000000b5, 0xb5000000b5, 0xb5000000b5
        simd "movi v0.2s, #0xb5, lsl #8", 0, 0xb5000000b500, 0xb5000000b500, 0xb5000000b500
        simd "movi v0.2s, #0xb5, lsl #16", 0, 0xb5000000b50000, 0xb5000000b50000, 0xb5000000b50000
        simd "movi v0.2s, #0xb5, lsl #24", 0, 0xb5000000b5000000, 0xb5000000b5000000, 0xb5000000b5000000
        simd "movi v0.2s, #0x81", 0, 0x8100000081, 0x8100000081, 0x8100000081
        simd "movi v0.2s, #0x81, lsl #8", 0, 0x810000008100, 0x810000008100, 0x810000008100
        simd "movi v0.2s, #0x81, lsl #16", 0, 0x81000000810000, 0x81000000810000, 0x81000000810000
        simd "movi v0.2s, #0x81, lsl #24", 0, 0x8100000081000000, 0x8100000081000000, 0x8100000081000000
        simd "movi v0.4s, #0xb5", 0, 0xb5000000b5000000b5000000b5, 0xb5000000b5000000b5000000b5, 0xb5000000b5000000b5000000b5
        simd "movi v0.4s, #0xb5, lsl #8", 0, 0xb5000000b5000000b5000000b500, 0xb5000000b5000000b5000000b500, 0xb5000000b5000000b5000000b500
        simd "movi v0.4s, #0xb5, lsl #16", 0, 0xb5000000b5000000b5000000b50000, 0xb5000000b5000000b5000000b50000, 0xb5000000b5000000b5000000b50000
        simd "movi v0.4s, #0xb5, lsl #24", 0, 0xb5000000b5000000b5000000b5000000, 0xb5000000b5000000b5000000b5000000, 0xb5000000b5000000b5000000b5000000
        simd "movi v0.4s, #0x81", 0, 0x81000000810000008100000081, 0x81000000810000008100000081, 0x81000000810000008100000081
        simd "movi v0.4s, #0x81, lsl #8", 0, 0x8100000081000000810000008100, 0x8100000081000000810000008100, 0x8100000081000000810000008100
        simd "movi v0.4s, #0x81, lsl #16", 0, 0x810000008100000081000000810000, 0x810000008100000081000000810000, 0x810000008100000081000000810000
        simd "movi v0.4s, #0x81, lsl #24", 0, 0x81000000810000008100000081000000, 0x81000000810000008100000081000000, 0x81000000810000008100000081000000
        simd "orr v0.2s, #0xf0", 0, 0x807f81ff00017ef0, 0x800000f0ffffffff, 0x46e1c9ffd2384bff
        simd "orr v0.2s, #0xf0, lsl #8", 0, 0x807ff1ff0001fe80, 0x8000f000ffffffff, 0x46e1f90fd238fb6f
        simd "orr v0.2s, #0xf0, lsl #16", 0, 0x80ff81ff00f17e80, 0x80f00000ffffffff, 0x46f1c90fd2f84b6f
        simd "orr v0.2s, #0xf0, lsl #24", 0, 0xf07f81fff0017e80, 0xf0000000ffffffff, 0xf6e1c90ff2384b6f
        simd "orr v0.2s, #0x81", 0, 0x807f81ff00017e81, 0x80000081ffffffff, 0x46e1c98fd2384bef
        simd "orr v0.2s, #0x81, lsl #8", 0, 0x807f81ff0001ff80, 0x80008100ffffffff, 0x46e1c90fd238cb6f
        simd "orr v0.2s, #0x81, lsl #16", 0, 0x80ff81ff00817e80, 0x80810000ffffffff, 0x46e1c90fd2b94b6f
        simd "orr v0.2s, #0x81, lsl #24", 0, 0x817f81ff81017e80, 0x81000000ffffffff, 0xc7e1c90fd3384b6f
        simd "orr v0.4s, #0xf0", 0, 0x7fff80f000ff01fe807f81ff00017ef0, 0x7fffffffffffffff800000f0ffffffff, 0x5a0f9efc77d3b2f846e1c9ffd2384bff
        simd "orr v0.4s, #0xf0, lsl #8", 0, 0x7ffff00000fff1fe807ff1ff0001fe80, 0x7fffffffffffffff8000f000ffffffff, 0x5a0ffe1c77d3f28846e1f90fd238fb6f
        simd "orr v0.4s, #0xf0, lsl #16", 0, 0x7fff800000ff01fe80ff81ff00f17e80, 0x7fffffffffffffff80f00000ffffffff, 0x5aff9e1c77f3b28846f1c90fd2f84b6f
        simd "orr v0.4s, #0xf0, lsl #24", 0, 0xffff8000f0ff01fef07f81fff0017e80, 0xfffffffffffffffff0000000ffffffff, 0xfa0f9e1cf7d3b288f6e1c90ff2384b6f
        simd "orr v0.4s, #0x81", 0, 0x7fff808100ff01ff807f81ff00017e81, 0x7fffffffffffffff80000081ffffffff, 0x5a0f9e9d77d3b28946e1c98fd2384bef
        simd "orr v0.4s, #0x81, lsl #8", 0, 0x7fff810000ff81fe807f81ff0001ff80, 0x7fffffffffffffff80008100ffffffff, 0x5a0f9f1c77d3b38846e1c90fd238cb6f
        simd "orr v0.4s, #0x81, lsl #16", 0, 0x7fff800000ff01fe80ff81ff00817e80, 0x7fffffffffffffff80810000ffffffff, 0x5a8f9e1c77d3b28846e1c90fd2b94b6f
        simd "orr v0.4s, #0x81, lsl #24", 0, 0xffff800081ff01fe817f81ff81017e80, 0xffffffffffffffff81000000ffffffff, 0xdb0f9e1cf7d3b288c7e1c90fd3384b6f
        simd "movi v0.4h, #0xf3", 0, 0xf300f300f300f3, 0xf300f300f300f3, 0xf300f300f300f3
        simd "movi v0.4h, #0xf3, lsl #8", 0, 0xf300f300f300f300, 0xf300f300f300f300, 0xf300f300f300f300
        simd "movi v0.4h, #0x81", 0, 0x81008100810081, 0x81008100810081, 0x81008100810081
        simd "movi v0.4h, #0x81, lsl #8", 0, 0x8100810081008100, 0x8100810081008100, 0x8100810081008100
        simd "movi v0.8h, #0xf3", 0, 0xf300f300f300f300f300f300f300f3, 0xf300f300f300f300f300f300f300f3, 0xf300f300f300f300f300f300f300f3
        simd "movi v0.8h, #0xf3, lsl #8", 0, 0xf300f300f300f300f300f300f300f300, 0xf300f300f300f300f300f300f300f300, 0xf300f300f300f300f300f300f300f300
        simd "movi v0.8h, #0x81", 0, 0x810081008100810081008100810081, 0x810081008100810081008100810081, 0x810081008100810081008100810081
        simd "movi v0.8h, #0x81, lsl #8", 0, 0x81008100810081008100810081008100, 0x81008100810081008100810081008100, 0x81008100810081008100810081008100
        simd "orr v0.4h, #0xd", 0, 0x807f81ff000d7e8d, 0x800d000dffffffff, 0x46edc90fd23d4b6f
        simd "orr v0.4h, #0xd, lsl #8", 0, 0x8d7f8dff0d017f80, 0x8d000d00ffffffff, 0x4fe1cd0fdf384f6f
        simd "orr v0.4h, #0x81", 0, 0x80ff81ff00817e81, 0x80810081ffffffff, 0x46e1c98fd2b94bef
        simd "orr v0.4h, #0x81, lsl #8", 0, 0x817f81ff8101ff80, 0x81008100ffffffff, 0xc7e1c90fd338cb6f
        simd "orr v0.8h, #0xd", 0, 0x7fff800d00ff01ff807f81ff000d7e8d, 0x7fffffffffffffff800d000dffffffff, 0x5a0f9e1d77dfb28d46edc90fd23d4b6f
        simd "orr v0.8h, #0xd, lsl #8", 0, 0x7fff8d000dff0dfe8d7f8dff0d017f80, 0x7fffffffffffffff8d000d00ffffffff, 0x5f0f9f1c7fd3bf884fe1cd0fdf384f6f
        simd "orr v0.8h, #0x81", 0, 0x7fff808100ff01ff80ff81ff00817e81, 0x7fffffffffffffff80810081ffffffff, 0x5a8f9e9d77d3b28946e1c98fd2b94bef
        simd "orr v0.8h, #0x81, lsl #8", 0, 0xffff810081ff81fe817f81ff8101ff80, 0xffffffffffffffff81008100ffffffff, 0xdb0f9f1cf7d3b388c7e1c90fd338cb6f
        simd "movi v0.2s, #0x26, msl #8", 0, 0x26ff000026ff, 0x26ff000026ff, 0x26ff000026ff
        simd "movi v0.2s, #0x26, msl #16", 0, 0x26ffff0026ffff, 0x26ffff0026ffff, 0x26ffff0026ffff
        simd "movi v0.2s, #0x81, msl #8", 0, 0x81ff000081ff, 0x81ff000081ff, 0x81ff000081ff
        simd "movi v0.2s, #0x81, msl #16", 0, 0x81ffff0081ffff, 0x81ffff0081ffff, 0x81ffff0081ffff
        simd "movi v0.4s, #0x26, msl #8", 0, 0x26ff000026ff000026ff000026ff, 0x26ff000026ff000026ff000026ff, 0x26ff000026ff000026ff000026ff
        simd "movi v0.4s, #0x26, msl #16", 0, 0x26ffff0026ffff0026ffff0026ffff, 0x26ffff0026ffff0026ffff0026ffff, 0x26ffff0026ffff0026ffff0026ffff
        simd "movi v0.4s, #0x81, msl #8", 0, 0x81ff000081ff000081ff000081ff, 0x81ff000081ff000081ff000081ff, 0x81ff000081ff000081ff000081ff
        simd "movi v0.4s, #0x81, msl #16", 0, 0x81ffff0081ffff0081ffff0081ffff, 0x81ffff0081ffff0081ffff0081ffff, 0x81ffff0081ffff0081ffff0081ffff
        simd "mvni v0.2s, #0xaa", 0, 0xffffff55ffffff55, 0xffffff55ffffff55, 0xffffff55ffffff55
        simd "mvni v0.2s, #0xaa, lsl #8", 0, 0xffff55ffffff55ff, 0xffff55ffffff55ff, 0xffff55ffffff55ff
        simd "mvni v0.2s, #0xaa, lsl #16", 0, 0xff55ffffff55ffff, 0xff55ffffff55ffff, 0xff55ffffff55ffff
        simd "mvni v0.2s, #0xaa, lsl #24", 0, 0x55ffffff55ffffff, 0x55ffffff55ffffff, 0x55ffffff55ffffff
        simd "mvni v0.2s, #0x81", 0, 0xffffff7effffff7e, 0xffffff7effffff7e, 0xffffff7effffff7e
        simd "mvni v0.2s, #0x81, lsl #8", 0, 0xffff7effffff7eff, 0xffff7effffff7eff, 0xffff7effffff7eff
        simd "mvni v0.2s, #0x81, lsl #16", 0, 0xff7effffff7effff, 0xff7effffff7effff, 0xff7effffff7effff
        simd "mvni v0.2s, #0x81, lsl #24", 0, 0x7effffff7effffff, 0x7effffff7effffff, 0x7effffff7effffff
        simd "mvni v0.4s, #0xaa", 0, 0xffffff55ffffff55ffffff55ffffff55, 0xffffff55ffffff55ffffff55ffffff55, 0xffffff55ffffff55ffffff55ffffff55
        simd "mvni v0.4s, #0xaa, lsl #8", 0, 0xffff55ffffff55ffffff55ffffff55ff, 0xffff55ffffff55ffffff55ffffff55ff, 0xffff55ffffff55ffffff55ffffff55ff
        simd "mvni v0.4s, #0xaa, lsl #16", 0, 0xff55ffffff55ffffff55ffffff55ffff, 0xff55ffffff55ffffff55ffffff55ffff, 0xff55ffffff55ffffff55ffffff55ffff
        simd "mvni v0.4s, #0xaa, lsl #24", 0, 0x55ffffff55ffffff55ffffff55ffffff, 0x55ffffff55ffffff55ffffff55ffffff, 0x55ffffff55ffffff55ffffff55ffffff
        simd "mvni v0.4s, #0x81", 0, 0xffffff7effffff7effffff7effffff7e, 0xffffff7effffff7effffff7effffff7e, 0xffffff7effffff7effffff7effffff7e
        simd "mvni v0.4s, #0x81, lsl #8", 0, 0xffff7effffff7effffff7effffff7eff, 0xffff7effffff7effffff7effffff7eff, 0xffff7effffff7effffff7effffff7eff
        simd "mvni v0.4s, #0x81, lsl #16", 0, 0xff7effffff7effffff7effffff7effff, 0xff7effffff7effffff7effffff7effff, 0xff7effffff7effffff7effffff7effff
        simd "mvni v0.4s, #0x81, lsl #24", 0, 0x7effffff7effffff7effffff7effffff, 0x7effffff7effffff7effffff7effffff, 0x7effffff7effffff7effffff7effffff
        simd "bic v0.2s, #0x2b", 0, 0x807f81d400017e80, 0x80000000ffffffd4, 0x46e1c904d2384b44
        simd "bic v0.2s, #0x2b, lsl #8", 0, 0x807f80ff00015480, 0x80000000ffffd4ff, 0x46e1c00fd238406f
        simd "bic v0.2s, #0x2b, lsl #16", 0, 0x805481ff00007e80, 0x80000000ffd4ffff, 0x46c0c90fd2104b6f
        simd "bic v0.2s, #0x2b, lsl #24", 0, 0x807f81ff00017e80, 0x80000000d4ffffff, 0x44e1c90fd0384b6f
        simd "bic v0.2s, #0x81", 0, 0x807f817e00017e00, 0x80000000ffffff7e, 0x46e1c90ed2384b6e
        simd "bic v0.2s, #0x81, lsl #8", 0, 0x807f00ff00017e80, 0x80000000ffff7eff, 0x46e1480fd2384a6f
        simd "bic v0.2s, #0x81, lsl #16", 0, 0x807e81ff00007e80, 0x80000000ff7effff, 0x4660c90fd2384b6f
        simd "bic v0.2s, #0x81, lsl #24", 0, 0x7f81ff00017e80, 0x7effffff, 0x46e1c90f52384b6f
        simd "bic v0.4s, #0x2b", 0, 0x7fff800000ff01d4807f81d400017e80, 0x7fffffd4ffffffd480000000ffffffd4, 0x5a0f9e1477d3b28046e1c904d2384b44
        simd "bic v0.4s, #0x2b, lsl #8", 0, 0x7fff800000ff00fe807f80ff00015480, 0x7fffd4ffffffd4ff80000000ffffd4ff, 0x5a0f941c77d3908846e1c00fd238406f
        simd "bic v0.4s, #0x2b, lsl #16", 0, 0x7fd4800000d401fe805481ff00007e80, 0x7fd4ffffffd4ffff80000000ffd4ffff, 0x5a049e1c77d0b28846c0c90fd2104b6f
        simd "bic v0.4s, #0x2b, lsl #24", 0, 0x54ff800000ff01fe807f81ff00017e80, 0x54ffffffd4ffffff80000000d4ffffff, 0x500f9e1c54d3b28844e1c90fd0384b6f
        simd "bic v0.4s, #0x81", 0, 0x7fff800000ff017e807f817e00017e00, 0x7fffff7effffff7e80000000ffffff7e, 0x5a0f9e1c77d3b20846e1c90ed2384b6e
        simd "bic v0.4s, #0x81, lsl #8", 0, 0x7fff000000ff00fe807f00ff00017e80, 0x7fff7effffff7eff80000000ffff7eff, 0x5a0f1e1c77d3328846e1480fd2384a6f
        simd "bic v0.4s, #0x81, lsl #16", 0, 0x7f7e8000007e01fe807e81ff00007e80, 0x7f7effffff7effff80000000ff7effff, 0x5a0e9e1c7752b2884660c90fd2384b6f
        simd "bic v0.4s, #0x81, lsl #24", 0, 0x7eff800000ff01fe007f81ff00017e80, 0x7effffff7effffff000000007effffff, 0x5a0f9e1c76d3b28846e1c90f52384b6f
        simd "mvni v0.4h, #0xa4", 0, 0xff5bff5bff5bff5b, 0xff5bff5bff5bff5b, 0xff5bff5bff5bff5b
        simd "mvni v0.4h, #0xa4, lsl #8", 0, 0x5bff5bff5bff5bff, 0x5bff5bff5bff5bff, 0x5bff5bff5bff5bff
        simd "mvni v0.4h, #0x81", 0, 0xff7eff7eff7eff7e, 0xff7eff7eff7eff7e, 0xff7eff7eff7eff7e
        simd "mvni v0.4h, #0x81, lsl #8", 0, 0x7eff7eff7eff7eff, 0x7eff7eff7eff7eff, 0x7eff7eff7eff7eff
        simd "mvni v0.8h, #0xa4", 0, 0xff5bff5bff5bff5bff5bff5bff5bff5b, 0xff5bff5bff5bff5bff5bff5bff5bff5b, 0xff5bff5bff5bff5bff5bff5bff5bff5b
        simd "mvni v0.8h, #0xa4, lsl #8", 0, 0x5bff5bff5bff5bff5bff5bff5bff5bff, 0x5bff5bff5bff5bff5bff5bff5bff5bff, 0x5bff5bff5bff5bff5bff5bff5bff5bff
        simd "mvni v0.8h, #0x81", 0, 0xff7eff7eff7eff7eff7eff7eff7eff7e, 0xff7eff7eff7eff7eff7eff7eff7eff7e, 0xff7eff7eff7eff7eff7eff7eff7eff7e
        simd "mvni v0.8h, #0x81, lsl #8", 0, 0x7eff7eff7eff7eff7eff7eff7eff7eff, 0x7eff7eff7eff7eff7eff7eff7eff7eff, 0x7eff7eff7eff7eff7eff7eff7eff7eff
        simd "bic v0.4h, #0x4", 0, 0x807b81fb00017e80, 0x80000000fffbfffb, 0x46e1c90bd2384b6b
        simd "bic v0.4h, #0x4, lsl #8", 0, 0x807f81ff00017a80, 0x80000000fbfffbff, 0x42e1c90fd2384b6f
        simd "bic v0.4h, #0x81", 0, 0x807e817e00007e00, 0x80000000ff7eff7e, 0x4660c90ed2384b6e
        simd "bic v0.4h, #0x81, lsl #8", 0, 0x7f00ff00017e80, 0x7eff7eff, 0x46e1480f52384a6f
        simd "bic v0.8h, #0x4", 0, 0x7ffb800000fb01fa807b81fb00017e80, 0x7ffbfffbfffbfffb80000000fffbfffb, 0x5a0b9e1877d3b28846e1c90bd2384b6b
        simd "bic v0.8h, #0x4, lsl #8", 0, 0x7bff800000ff01fe807f81ff00017a80, 0x7bfffbfffbfffbff80000000fbfffbff, 0x5a0f9a1c73d3b28842e1c90fd2384b6f
        simd "bic v0.8h, #0x81", 0, 0x7f7e8000007e017e807e817e00007e00, 0x7f7eff7eff7eff7e80000000ff7eff7e, 0x5a0e9e1c7752b2084660c90ed2384b6e
        simd "bic v0.8h, #0x81, lsl #8", 0, 0x7eff000000ff00fe007f00ff00017e80, 0x7eff7eff7eff7eff000000007eff7eff, 0x5a0f1e1c76d3328846e1480f52384a6f
        simd "mvni v0.2s, #0xed, msl #8", 0, 0xffff1200ffff1200, 0xffff1200ffff1200, 0xffff1200ffff1200
        simd "mvni v0.2s, #0xed, msl #16", 0, 0xff120000ff120000, 0xff120000ff120000, 0xff120000ff120000
        simd "mvni v0.2s, #0x81, msl #8", 0, 0xffff7e00ffff7e00, 0xffff7e00ffff7e00, 0xffff7e00ffff7e00
        simd "mvni v0.2s, #0x81, msl #16", 0, 0xff7e0000ff7e0000, 0xff7e0000ff7e0000, 0xff7e0000ff7e0000
        simd "mvni v0.4s, #0xed, msl #8", 0, 0xffff1200ffff1200ffff1200ffff1200, 0xffff1200ffff1200ffff1200ffff1200, 0xffff1200ffff1200ffff1200ffff1200
        simd "mvni v0.4s, #0xed, msl #16", 0, 0xff120000ff120000ff120000ff120000, 0xff120000ff120000ff120000ff120000, 0xff120000ff120000ff120000ff120000
        simd "mvni v0.4s, #0x81, msl #8", 0, 0xffff7e00ffff7e00ffff7e00ffff7e00, 0xffff7e00ffff7e00ffff7e00ffff7e00, 0xffff7e00ffff7e00ffff7e00ffff7e00
        simd "mvni v0.4s, #0x81, msl #16", 0, 0xff7e0000ff7e0000ff7e0000ff7e0000, 0xff7e0000ff7e0000ff7e0000ff7e0000, 0xff7e0000ff7e0000ff7e0000ff7e0000
        simd "movi v0.8b, #0xe5", 0, 0xe5e5e5e5e5e5e5e5, 0xe5e5e5e5e5e5e5e5, 0xe5e5e5e5e5e5e5e5
        simd "movi v0.8b, #0x81", 0, 0x8181818181818181, 0x8181818181818181, 0x8181818181818181
        simd "movi v0.16b, #0xe5", 0, 0xe5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5, 0xe5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5, 0xe5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5
        simd "movi v0.16b, #0x81", 0, 0x81818181818181818181818181818181, 0x81818181818181818181818181818181, 0x81818181818181818181818181818181
        simd "movi d0, #0xff0000ffff0000", 0, 0xff0000ffff0000, 0xff0000ffff0000, 0xff0000ffff0000
        simd "movi d0, #0xff000000000000ff", 0, 0xff000000000000ff, 0xff000000000000ff, 0xff000000000000ff
        simd "movi v0.2d, #0xff0000ffff0000", 0, 0xff0000ffff000000ff0000ffff0000, 0xff0000ffff000000ff0000ffff0000, 0xff0000ffff000000ff0000ffff0000
        simd "movi v0.2d, #0xff000000000000ff", 0, 0xff000000000000ffff000000000000ff, 0xff000000000000ffff000000000000ff, 0xff000000000000ffff000000000000ff
        finish
