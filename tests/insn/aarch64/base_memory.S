// Base instruction set: plain and ordered loads and stores, caches, barriers.
// SPDX-License-Identifier: MIT

#include "base.inc"

        start
        insn "ldrb w0, [x5]", 0x8fe35751f8b11752
        insn "ldrb w0, [x5, #3]", 0x35c7368cc885aa0e
        insn "ldrb w0, [x5, #1]!", 0x55d4a195c6f11035
        insn "ldrb w0, [x5], #-1", 0x4f3fa05a04a0ba49
        insn "ldrb w0, [x5, #-5]!", 0xe7aa61a031687e5b
        insn "ldurb w0, [x5, #-3]", 0x57b5be6a206754ca
        insn "ldtrb w0, [x5, #13]", 0x57b5be6a206754ca
        insn "ldrb w0, [x5, x6]", 0x35c7368cc885aa0e
        insn "ldrb w0, [x5, w7, sxtw]", 0x2abf8fb1339f37c1
        insn "ldrb w0, [x5, w6, uxtw]", 0x35c7368cc885aa0e
        insn "ldrb w0, [x5, x6, sxtx #0]", 0x35c7368cc885aa0e
        insn "strb w1, [x5]", 0x1408e944941096ba
        insn "strb w1, [x5, #3]", 0x8cb312a000b92948
        insn "strb w1, [x5, #1]!", 0x1e53fb998905c48c
        insn "strb w1, [x5], #-1", 0xcc4cc2781422186d
        insn "strb w1, [x5, #-5]!", 0xc8d9ea101b316ad5
        insn "sturb w1, [x5, #-3]", 0x294fd9d82986415e
        insn "sttrb w1, [x5, #13]", 0x2f0f5503014b1daf
        insn "strb w1, [x5, x6]", 0x8cb312a000b92948
        insn "strb w1, [x5, w7, sxtw]", 0x3fff727029b8f7aa
        insn "strb w1, [x5, w6, uxtw]", 0x8cb312a000b92948
        insn "strb w1, [x5, x6, sxtx #0]", 0x8cb312a000b92948
        insn "ldrh w0, [x5]", 0x30818c630e86adce
        insn "ldrh w0, [x5, #6]", 0xece62351c18b30c9
        insn "ldrh w0, [x5, #2]!", 0x4c6b4236100214a3
        insn "ldrh w0, [x5], #-2", 0xc0fa166933388d10
        insn "ldrh w0, [x5, #-5]!", 0x5f7d05f751633835
        insn "ldurh w0, [x5, #-3]", 0x81d1d98c031bb5e
        insn "ldtrh w0, [x5, #13]", 0x81d1d98c031bb5e
        insn "ldrh w0, [x5, x6]", 0x27cf472220cb0d33
        insn "ldrh w0, [x5, w7, sxtw]", 0xece62351c18b30c9
        insn "ldrh w0, [x5, x6, lsl #1]", 0xece62351c18b30c9
        insn "ldrh w0, [x5, w7, sxtw #1]", 0x36727651d675cc68
        insn "ldrh w0, [x5, w6, uxtw #1]", 0xece62351c18b30c9
        insn "ldrh w0, [x5, x6, sxtx #1]", 0xece62351c18b30c9
        insn "strh w1, [x5]", 0x6557fd7095599cda
        insn "strh w1, [x5, #6]", 0x6bf6afd6b7392593
        insn "strh w1, [x5, #2]!", 0x78a8f2a0490670ac
        insn "strh w1, [x5], #-2", 0x25afaf5c76162bb9
        insn "strh w1, [x5, #-5]!", 0xe95dfbf362a5088d
        insn "sturh w1, [x5, #-3]", 0xea55c3b903dbf4c7
        insn "sttrh w1, [x5, #13]", 0x905c0c76ec233eba
        insn "strh w1, [x5, x6]", 0x3e8d07d3ba70135e
        insn "strh w1, [x5, w7, sxtw]", 0xa159ca34a38b2597
        insn "strh w1, [x5, x6, lsl #1]", 0x6bf6afd6b7392593
        insn "strh w1, [x5, w7, sxtw #1]", 0x1ed8bdadcdae4591
        insn "strh w1, [x5, w6, uxtw #1]", 0x6bf6afd6b7392593
        insn "strh w1, [x5, x6, sxtx #1]", 0x6bf6afd6b7392593
        insn "ldr w0, [x5]", 0x20786c7e19e6c36c
        insn "ldr w0, [x5, #12]", 0x69b199f7fb3d3323
        insn "ldr w0, [x5, #4]!", 0x958a565403d41e5e
        insn "ldr w0, [x5], #-4", 0x66eeb5ce23a7572d
        insn "ldr w0, [x5, #-5]!", 0x99c350f203aa1917
        insn "ldur w0, [x5, #-3]", 0x4cdc6e3061558dd2
        insn "ldtr w0, [x5, #13]", 0x4cdc6e3061558dd2
        insn "ldr w0, [x5, x6]", 0x81c12637b1dd9c8b
        insn "ldr w0, [x5, w7, sxtw]", 0x818d40e2699a64ae
        insn "ldr w0, [x5, x6, lsl #2]", 0x69b199f7fb3d3323
        insn "ldr w0, [x5, w7, sxtw #2]", 0x4a3c7342d5af3a0f
        insn "ldr w0, [x5, w6, uxtw #2]", 0x69b199f7fb3d3323
        insn "ldr w0, [x5, x6, sxtx #2]", 0x69b199f7fb3d3323
        insn "str w1, [x5]", 0xd57cded63868f82b
        insn "str w1, [x5, #12]", 0x8a42f2cbded6d9bc
        insn "str w1, [x5, #4]!", 0xfa4efd9bec3c8eda
        insn "str w1, [x5], #-4", 0xaf9a77dbad4fa37a
        insn "str w1, [x5, #-5]!", 0x2f55a00f5c697bed
        insn "stur w1, [x5, #-3]", 0xf3dd9a8162f461c6
        insn "sttr w1, [x5, #13]", 0x798db5d4b421a448
        insn "str w1, [x5, x6]", 0xe26a64e26d645f21
        insn "str w1, [x5, w7, sxtw]", 0x1120ef0319394878
        insn "str w1, [x5, x6, lsl #2]", 0x8a42f2cbded6d9bc
        insn "str w1, [x5, w7, sxtw #2]", 0xbc54668a835da41b
        insn "str w1, [x5, w6, uxtw #2]", 0x8a42f2cbded6d9bc
        insn "str w1, [x5, x6, sxtx #2]", 0x8a42f2cbded6d9bc
        insn "ldr x0, [x5]", 0x1d28196d4f12e990
        insn "ldr x0, [x5, #24]", 0x332fe404a2e50c27
        insn "ldr x0, [x5, #8]!", 0x4783c300cb5687e3
        insn "ldr x0, [x5], #-8", 0xfdd77b029206d39f
        insn "ldr x0, [x5, #-5]!", 0x2a28150a4d68bf50
        insn "ldur x0, [x5, #-3]", 0x8db02ef1cbc755ca
        insn "ldtr x0, [x5, #13]", 0xf295d23495c67011
        insn "ldr x0, [x5, x6]", 0x927f78ad55537634
        insn "ldr x0, [x5, w7, sxtw]", 0x39e2435534abb96
        insn "ldr x0, [x5, x6, lsl #3]", 0x332fe404a2e50c27
        insn "ldr x0, [x5, w7, sxtw #3]", 0xdd59604f16b4c9ea
        insn "ldr x0, [x5, w6, uxtw #3]", 0x332fe404a2e50c27
        insn "ldr x0, [x5, x6, sxtx #3]", 0x332fe404a2e50c27
        insn "str x1, [x5]", 0xc8b6f42b75ccbe2c
        insn "str x1, [x5, #24]", 0x816b540cc8e7548a
        insn "str x1, [x5, #8]!", 0x289faeef67c562f9
        insn "str x1, [x5], #-8", 0xe76cea0fee3e642d
        insn "str x1, [x5, #-5]!", 0xb1768a4c001f452d
        insn "stur x1, [x5, #-3]", 0x75a56f8535986484
        insn "sttr x1, [x5, #13]", 0x64d370cb4a63ca01
        insn "str x1, [x5, x6]", 0x701b23164767978a
        insn "str x1, [x5, w7, sxtw]", 0x8f92cfd57a77940f
        insn "str x1, [x5, x6, lsl #3]", 0x816b540cc8e7548a
        insn "str x1, [x5, w7, sxtw #3]", 0x6fe4d0a5ea21e334
        insn "str x1, [x5, w6, uxtw #3]", 0x816b540cc8e7548a
        insn "str x1, [x5, x6, sxtx #3]", 0x816b540cc8e7548a
        insn "ldrsb w0, [x5]", 0xe288753710bd7693
        insn "ldrsb w0, [x5, #3]", 0x96e0bb46d3a66fc7
        insn "ldrsb w0, [x5, #1]!", 0x55d4a195c6f11035
        insn "ldrsb w0, [x5], #-1", 0x7bb1933d118170d0
        insn "ldrsb w0, [x5, #-5]!", 0x3c09217c03a01f08
        insn "ldursb w0, [x5, #-3]", 0x57b5be6a206754ca
        insn "ldtrsb w0, [x5, #13]", 0x57b5be6a206754ca
        insn "ldrsb w0, [x5, x6]", 0x96e0bb46d3a66fc7
        insn "ldrsb w0, [x5, w7, sxtw]", 0x2abf8fb1339f37c1
        insn "ldrsb w0, [x5, w6, uxtw]", 0x96e0bb46d3a66fc7
        insn "ldrsb w0, [x5, x6, sxtx #0]", 0x96e0bb46d3a66fc7
        insn "ldrsb x0, [x5]", 0xe2241c0046ad2831
        insn "ldrsb x0, [x5, #3]", 0x597ce1cb566e2aef
        insn "ldrsb x0, [x5, #1]!", 0x55d4a195c6f11035
        insn "ldrsb x0, [x5], #-1", 0xa782a360ed50b7a6
        insn "ldrsb x0, [x5, #-5]!", 0xb5be1d703fa4e2e7
        insn "ldursb x0, [x5, #-3]", 0x57b5be6a206754ca
        insn "ldtrsb x0, [x5, #13]", 0x57b5be6a206754ca
        insn "ldrsb x0, [x5, x6]", 0x597ce1cb566e2aef
        insn "ldrsb x0, [x5, w7, sxtw]", 0x2abf8fb1339f37c1
        insn "ldrsb x0, [x5, w6, uxtw]", 0x597ce1cb566e2aef
        insn "ldrsb x0, [x5, x6, sxtx #0]", 0x597ce1cb566e2aef
        insn "ldrsh w0, [x5]", 0x30818c630e86adce
        insn "ldrsh w0, [x5, #6]", 0xece62351c18b30c9
        insn "ldrsh w0, [x5, #2]!", 0x4f134e660099672
        insn "ldrsh w0, [x5], #-2", 0xc0fa166933388d10
        insn "ldrsh w0, [x5, #-5]!", 0x5f7d05f751633835
        insn "ldursh w0, [x5, #-3]", 0x81d1d98c031bb5e
        insn "ldtrsh w0, [x5, #13]", 0x81d1d98c031bb5e
        insn "ldrsh w0, [x5, x6]", 0x27cf472220cb0d33
        insn "ldrsh w0, [x5, w7, sxtw]", 0xece62351c18b30c9
        insn "ldrsh w0, [x5, x6, lsl #1]", 0xece62351c18b30c9
        insn "ldrsh w0, [x5, w7, sxtw #1]", 0x36727651d675cc68
        insn "ldrsh w0, [x5, w6, uxtw #1]", 0xece62351c18b30c9
        insn "ldrsh w0, [x5, x6, sxtx #1]", 0xece62351c18b30c9
        insn "ldrsh x0, [x5]", 0x30818c630e86adce
        insn "ldrsh x0, [x5, #6]", 0xece62351c18b30c9
        insn "ldrsh x0, [x5, #2]!", 0x4778dc56704994c1
        insn "ldrsh x0, [x5], #-2", 0xc0fa166933388d10
        insn "ldrsh x0, [x5, #-5]!", 0x5f7d05f751633835
        insn "ldursh x0, [x5, #-3]", 0x81d1d98c031bb5e
        insn "ldtrsh x0, [x5, #13]", 0x81d1d98c031bb5e
        insn "ldrsh x0, [x5, x6]", 0x27cf472220cb0d33
        insn "ldrsh x0, [x5, w7, sxtw]", 0xece62351c18b30c9
        insn "ldrsh x0, [x5, x6, lsl #1]", 0xece62351c18b30c9
        insn "ldrsh x0, [x5, w7, sxtw #1]", 0x36727651d675cc68
        insn "ldrsh x0, [x5, w6, uxtw #1]", 0xece62351c18b30c9
        insn "ldrsh x0, [x5, x6, sxtx #1]", 0xece62351c18b30c9
        insn "ldrsw x0, [x5]", 0x93fdaf0c33655471
        insn "ldrsw x0, [x5, #12]", 0x69b199f7fb3d3323
        insn "ldrsw x0, [x5, #4]!", 0x958a565403d41e5e
        insn "ldrsw x0, [x5], #-4", 0x6e86056cd7094fa0
        insn "ldrsw x0, [x5, #-5]!", 0x99c350f203aa1917
        insn "ldursw x0, [x5, #-3]", 0x5a41fd7731fe073f
        insn "ldtrsw x0, [x5, #13]", 0x5a41fd7731fe073f
        insn "ldrsw x0, [x5, x6]", 0x81c12637b1dd9c8b
        insn "ldrsw x0, [x5, w7, sxtw]", 0x818d40e2699a64ae
        insn "ldrsw x0, [x5, x6, lsl #2]", 0x69b199f7fb3d3323
        insn "ldrsw x0, [x5, w7, sxtw #2]", 0x5a1b79c9c78d2585
        insn "ldrsw x0, [x5, w6, uxtw #2]", 0x69b199f7fb3d3323
        insn "ldrsw x0, [x5, x6, sxtx #2]", 0x69b199f7fb3d3323
        insn "ldp w0, w2, [x5]", 0xc969cc2e1b4071ed
        insn "ldp w0, w2, [x5, #-8]", 0xe1afcfa2eb6bd22a
        insn "ldp w0, w2, [x5, #12]!", 0xbdd09a90c45d5d39
        insn "ldp w0, w2, [x5], #-12", 0xbba1ad9f9b9e6824
        insn "ldnp w0, w2, [x5, #4]", 0x8bca166d04c2d352
        insn "stp w1, w2, [x5]", 0x27680f43a9486964
        insn "stp w1, w2, [x5, #-8]", 0x9ffc3d1f42d40d1c
        insn "stp w1, w2, [x5, #12]!", 0x1ebb273233c5ea56
        insn "stp w1, w2, [x5], #-12", 0x23b742745925b419
        insn "stnp w1, w2, [x5, #4]", 0x9fc417f4c8f9a59e
        insn "ldp x0, x2, [x5]", 0x24523928f5580331
        insn "ldp x0, x2, [x5, #-16]", 0x564a2e80825df98d
        insn "ldp x0, x2, [x5, #24]!", 0x26cd04fa22b4156b
        insn "ldp x0, x2, [x5], #-24", 0xf08e860585223154
        insn "ldnp x0, x2, [x5, #8]", 0xc82a3e230933231b
        insn "stp x1, x2, [x5]", 0xd5843a39953d2695
        insn "stp x1, x2, [x5, #-16]", 0x320f057ed7983fb
        insn "stp x1, x2, [x5, #24]!", 0x15df41f3e4ce2778
        insn "stp x1, x2, [x5], #-24", 0x659231e6645eafed
        insn "stnp x1, x2, [x5, #8]", 0xc13abc26904e77eb
        insn "ldpsw x0, x2, [x5]", 0x30ec409ebb87b4d3
        insn "ldpsw x0, x2, [x5, #-8]", 0x76f39f90622a4d0a
        insn "ldpsw x0, x2, [x5, #12]!", 0x7e9832906e6c82d5
        insn "ldpsw x0, x2, [x5], #20", 0x464c4ba49c95bd28
        insn "mov x1, x5; ldp x0, x1, [x1]", 0x5bc97be1bd5a8db8
        insn "mov x2, x5; ldr x2, [x2, #8]", 0xc83f4fe50e8e837b
        insn "stp xzr, x1, [x5]", 0xd32c02129f2d5aae
        insn "str wzr, [x5, #4]", 0xc3cbbdc26dd8b76c
        insn "ldr xzr, [x5]", 0x37b801b4b965f260
        insn "ldr b0, [x5]", 0x830cb7c80163e98e
        insn "ldr b1, [x5, #2]", 0xedf2ab9d31df1e63
        insn "ldr b0, [x5, #17]!", 0x428ebbd55eabf1fa
        insn "ldr b1, [x5], #-9", 0xc993736406d00660
        insn "ldur b0, [x5, #-7]", 0xf5bffbadbe9a2bcb
        insn "ldr b0, [x5, x6]", 0x9bdb0a33969defe6
        insn "ldr b1, [x5, w7, sxtw]", 0x80ebaa9bed209514
        insn "ldr b0, [x5, w6, uxtw]", 0x9bdb0a33969defe6
        insn "str b0, [x5]", 0x37b801b4b965f260
        insn "str b1, [x5, #2]", 0x3b31c4161410816a
        insn "str b0, [x5, #17]!", 0x5f0f30e185fa5725
        insn "str b1, [x5], #-9", 0xd082dc0fb444ae9
        insn "stur b0, [x5, #-7]", 0x517cafe451a1934d
        insn "str b0, [x5, x6]", 0xa89407e40331cec6
        insn "str b1, [x5, w7, sxtw]", 0xb10e0c856b123139
        insn "str b0, [x5, w6, uxtw]", 0xa89407e40331cec6
        insn "ldr h0, [x5]", 0x51c27c33542ecd38
        insn "ldr h1, [x5, #4]", 0xbb1ef44f502427e3
        insn "ldr h0, [x5, #17]!", 0x9ad9a5c2ac6a2755
        insn "ldr h1, [x5], #-9", 0xc8921cad92a09df7
        insn "ldur h0, [x5, #-7]", 0x924d28ed91fb7c24
        insn "ldr h0, [x5, x6]", 0xd8c56900388b561f
        insn "ldr h1, [x5, w7, sxtw #1]", 0xbb1ef44f502427e3
        insn "ldr h0, [x5, w6, uxtw #1]", 0xf156f9877ed15c0f
        insn "str h0, [x5]", 0xa6bb61d1c00693b8
        insn "str h1, [x5, #4]", 0x8527b2375dde1b02
        insn "str h0, [x5, #17]!", 0x1ba49a636823f7f5
        insn "str h1, [x5], #-9", 0x52d5f73227ee355b
        insn "stur h0, [x5, #-7]", 0xdde668990e5c54ec
        insn "str h0, [x5, x6]", 0xbb77d1276bd00f0e
        insn "str h1, [x5, w7, sxtw #1]", 0x42c837e1aeda75c3
        insn "str h0, [x5, w6, uxtw #1]", 0x41d21636c880ffd1
        insn "ldr s0, [x5]", 0x449dd603ce4d33cf
        insn "ldr s1, [x5, #8]", 0xddccb1081b3385e9
        insn "ldr s0, [x5, #17]!", 0x10442eb5f8e3c1a7
        insn "ldr s1, [x5], #-9", 0x7ebab2fade3d1580
        insn "ldur s0, [x5, #-7]", 0x51e0ee26f332568f
        insn "ldr s0, [x5, x6]", 0xe3c8a22df6d2b4ca
        insn "ldr s1, [x5, w7, sxtw #2]", 0x8031943077c6336c
        insn "ldr s0, [x5, w6, uxtw #2]", 0xc097d3ca825c53f4
        insn "str s0, [x5]", 0x3f24b1e13dd8fa8f
        insn "str s1, [x5, #8]", 0x2d0623573b567680
        insn "str s0, [x5, #17]!", 0x7ef270a8fec6066
        insn "str s1, [x5], #-9", 0x7d14d0d7cb86d48d
        insn "stur s0, [x5, #-7]", 0x9c5d27d489241ab4
        insn "str s0, [x5, x6]", 0x15075ddae47539b2
        insn "str s1, [x5, w7, sxtw #2]", 0xdc4b0d2bfa8caaf6
        insn "str s0, [x5, w6, uxtw #2]", 0xf944a5faa30ba0c1
        insn "ldr d0, [x5]", 0x9a0e0b4d54ba6727
        insn "ldr d1, [x5, #16]", 0xb9d974c3cd21962
        insn "ldr d0, [x5, #17]!", 0xd526fb1f55deb8d6
        insn "ldr d1, [x5], #-9", 0x8663e0a1932c7011
        insn "ldur d0, [x5, #-7]", 0x5268b19cae6b15a1
        insn "ldr d0, [x5, x6]", 0x6e2cf6839900a02e
        insn "ldr d1, [x5, w7, sxtw #3]", 0x7cb5e21526df183a
        insn "ldr d0, [x5, w6, uxtw #3]", 0x99a945f73a7db605
        insn "str d0, [x5]", 0x3f24b1e13dd8fa8f
        insn "str d1, [x5, #16]", 0xbae6d1851c717cd8
        insn "str d0, [x5, #17]!", 0xe75ccf392305af95
        insn "str d1, [x5], #-9", 0x7d14d0d7cb86d48d
        insn "stur d0, [x5, #-7]", 0x6727f91126ccb3a3
        insn "str d0, [x5, x6]", 0xc8ff984a0934cb8e
        insn "str d1, [x5, w7, sxtw #3]", 0x25e6e5a32a2e692a
        insn "str d0, [x5, w6, uxtw #3]", 0x74257710a1994010
        insn "ldr q0, [x5]", 0xb6c7dc9983d647f2
        insn "ldr q1, [x5, #32]", 0x3895d8b5432b8ffe
        insn "ldr q0, [x5, #17]!", 0x77672fe4c5a7a72d
        insn "ldr q1, [x5], #-9", 0x76eb5e69baeb5d95
        insn "ldur q0, [x5, #-7]", 0x1b0fe9b7f000fbe2
        insn "ldr q0, [x5, x6]", 0xac4da515883cd230
        insn "ldr q1, [x5, w7, sxtw #4]", 0xfd13e1674fc2e6d
        insn "ldr q0, [x5, w6, uxtw #4]", 0x7ebc9c150f8b3f58
        insn "str q0, [x5]", 0x631a6901a9565c03
        insn "str q1, [x5, #32]", 0xb7b981496d6d066e
        insn "str q0, [x5, #17]!", 0xad2c1798559e31bf
        insn "str q1, [x5], #-9", 0x872eb55716782ee0
        insn "stur q0, [x5, #-7]", 0x783c3d50b1d99c95
        insn "str q0, [x5, x6]", 0xc977841dfdef0a65
        insn "str q1, [x5, w7, sxtw #4]", 0x665281deedc7d2cd
        insn "str q0, [x5, w6, uxtw #4]", 0x63caff99cd211cbf
        insn "ldp s0, s1, [x5]", 0xe52abb3a399e3493
        insn "ldp s0, s1, [x5, #-8]!", 0xa9201f82b35e3b38
        insn "ldp s1, s0, [x5], #4", 0xbcb3b960f35ce017
        insn "ldnp s0, s1, [x5, #4]", 0x3fdaaa03b18c4e53
        insn "stp s0, s1, [x5]", 0xc06a7554fd8ecbbd
        insn "stp s0, s1, [x5, #-8]!", 0x5d2b8465b75d0c60
        insn "stp s1, s0, [x5], #4", 0x9dfcb05db117e3c8
        insn "stnp s0, s1, [x5, #4]", 0xc36f8cdb8f85fc8d
        insn "ldp d0, d1, [x5]", 0x9e2e36b7b723d468
        insn "ldp d0, d1, [x5, #-16]!", 0x153bfa58b0f1bd3e
        insn "ldp d1, d0, [x5], #8", 0x39079cef9a536e97
        insn "ldnp d0, d1, [x5, #8]", 0xbdf19f49b7ad76b5
        insn "stp d0, d1, [x5]", 0x304ad2f38869d033
        insn "stp d0, d1, [x5, #-16]!", 0x4aba8e820b104837
        insn "stp d1, d0, [x5], #8", 0xf72b4a8f3b8fbe8
        insn "stnp d0, d1, [x5, #8]", 0x72d55d55f5224d57
        insn "ldp q0, q1, [x5]", 0xcd53f9e928d1c784
        insn "ldp q0, q1, [x5, #-32]!", 0x655de29d75563754
        insn "ldp q1, q0, [x5], #16", 0xf7e0812b0fc1be1c
        insn "ldnp q0, q1, [x5, #16]", 0x29ac5402c6a602e3
        insn "stp q0, q1, [x5]", 0xcc3a1f6c9eeb46e1
        insn "stp q0, q1, [x5, #-32]!", 0x3056ad95c9286e83
        insn "stp q1, q0, [x5], #16", 0x60e017f2c323fac5
        insn "stnp q0, q1, [x5, #16]", 0xb996dd25f6aa840e
        insn "ldr w0, 7f; b 6f; .balign 16; 7: .octa 0x8182838485868788898a8b8c8d8e8f90; 6:", 0xc74e7471e3b6907b
        insn "ldr x0, 7f; b 6f; .balign 16; 7: .octa 0x8182838485868788898a8b8c8d8e8f90; 6:", 0x3179855197121f45
        insn "ldr s0, 7f; b 6f; .balign 16; 7: .octa 0x8182838485868788898a8b8c8d8e8f90; 6:", 0xdc6d4e3060c6abc8
        insn "ldr d0, 7f; b 6f; .balign 16; 7: .octa 0x8182838485868788898a8b8c8d8e8f90; 6:", 0x96bb66301cf7bebc
        insn "ldr q0, 7f; b 6f; .balign 16; 7: .octa 0x8182838485868788898a8b8c8d8e8f90; 6:", 0x16375fcabcc1c5f3
        insn "ldrsw x0, 7f; b 6f; .balign 16; 7: .octa 0x8182838485868788898a8b8c8d8e8f90; 6:", 0x9f3ec52e7f60d683
        insn "prfm pldl1keep, 7f; b 6f; .balign 16; 7: .octa 0x8182838485868788898a8b8c8d8e8f90; 6:", 0x37b801b4b965f260
        insn "prfm pldl1keep, [x5, #8]", 0x37b801b4b965f260
        insn "prfm pstl2strm, [x5, x6, lsl #3]", 0x37b801b4b965f260
        insn "prfum pldl3keep, [x5, #-1]", 0x37b801b4b965f260
        insn "ldarb w0, [x5]", 0x8fe35751f8b11752
        insn "stlrb w1, [x5]", 0x1408e944941096ba
        insn "ldlarb w0, [x5]", 0x8fe35751f8b11752
        insn "stllrb w1, [x5]", 0x1408e944941096ba
        insn "ldaprb w0, [x5]", 0x8fe35751f8b11752
        insn "ldapurb w0, [x5, #8]", 0x8fe35751f8b11752
        insn "stlurb w1, [x5, #-16]", 0xe1cca9e31ecfcc12
        insn "ldarh w0, [x5]", 0x30818c630e86adce
        insn "stlrh w1, [x5]", 0x6557fd7095599cda
        insn "ldlarh w0, [x5]", 0x30818c630e86adce
        insn "stllrh w1, [x5]", 0x6557fd7095599cda
        insn "ldaprh w0, [x5]", 0x30818c630e86adce
        insn "ldapurh w0, [x5, #8]", 0x56dabc510f2a374
        insn "stlurh w1, [x5, #-16]", 0x213e1da1c2a62b68
        insn "ldar w0, [x5]", 0x20786c7e19e6c36c
        insn "stlr w1, [x5]", 0xd57cded63868f82b
        insn "ldlar w0, [x5]", 0x20786c7e19e6c36c
        insn "stllr w1, [x5]", 0xd57cded63868f82b
        insn "ldapr w0, [x5]", 0x20786c7e19e6c36c
        insn "ldapur w0, [x5, #8]", 0x4484aa7d432f8462
        insn "stlur w1, [x5, #-16]", 0x5b0c105e6ee51b2e
        insn "ldar x0, [x5]", 0x1d28196d4f12e990
        insn "stlr x1, [x5]", 0xc8b6f42b75ccbe2c
        insn "ldlar x0, [x5]", 0x1d28196d4f12e990
        insn "stllr x1, [x5]", 0xc8b6f42b75ccbe2c
        insn "ldapr x0, [x5]", 0x1d28196d4f12e990
        insn "ldapur x0, [x5, #8]", 0xb4690e256b7e2eac
        insn "stlur x1, [x5, #-16]", 0x6fe4d0a5ea21e334
        insn "ldapursb w0, [x5, #8]", 0xe288753710bd7693
        insn "ldapursb x0, [x5, #8]", 0xe2241c0046ad2831
        insn "ldapursh w0, [x5, #-8]", 0xd56216e38136ccc9
        insn "ldapursh x0, [x5, #-8]", 0xd56216e38136ccc9
        insn "ldapursw x0, [x5, #16]", 0xbad28b099c261c27
        insn "dc cvac, x5", 0x37b801b4b965f260
        insn "dc cvau, x5", 0x37b801b4b965f260
        insn "dc civac, x5", 0x37b801b4b965f260
        insn "dmb ish", 0x37b801b4b965f260
        insn "dmb ishld", 0x37b801b4b965f260
        insn "dmb ishst", 0x37b801b4b965f260
        insn "dsb sy", 0x37b801b4b965f260
        insn "dsb ld", 0x37b801b4b965f260
        insn "isb", 0x37b801b4b965f260
        insn "sb", 0x37b801b4b965f260
        finish
