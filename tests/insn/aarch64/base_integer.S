// Base instruction set: data processing on general registers.
// SPDX-License-Identifier: MIT

#include "base.inc"

        start
        insn "add w0, w1, #0xabc", 0x5f32510d3950e32f
        insn "add w0, w2, #1, lsl #12", 0xe79cb7003b9ceb28
        insn "add w0, w1, w2, lsl #0", 0x80f9e4eb7f9c7772
        insn "add w0, w1, w2, lsl #7", 0xd9c87707122f1582
        insn "add w0, w1, w2, lsr #9", 0x23e52567d000591d
        insn "add w0, w1, w2, asr #31", 0x4ef54407a8ab3c2f
        insn "add w0, w1, w2, uxtb", 0x252469fec1621d64
        insn "add w0, w1, w2, uxth #1", 0xf8755198db09a2e8
        insn "add w0, w1, w2, sxtb #2", 0x9bc4fee8f2c49f7c
        insn "add w0, w1, w2, sxth #3", 0x9939683556d7f7c3
        insn "add w0, w1, w2, sxtw #4", 0xc6ac5b8435a190e4
        insn "add w0, w1, w2, uxtw #1", 0xf0a0d0442c02ffff
        insn "sub w0, w1, #0xabc", 0x5145577e1168bee
        insn "sub w0, w2, #1, lsl #12", 0x18452c00577962d0
        insn "sub w0, w1, w2, lsl #0", 0x3991f382dfa37893
        insn "sub w0, w1, w2, lsl #7", 0x91872aaca034d7dd
        insn "sub w0, w1, w2, lsr #9", 0x518351454f599d64
        insn "sub w0, w1, w2, asr #31", 0xfa4254f918f9f541
        insn "sub w0, w1, w2, uxtb", 0x4dfb1b613a500f5a
        insn "sub w0, w1, w2, uxth #1", 0x83d23bb2e7d2ad7f
        insn "sub w0, w1, w2, sxtb #2", 0x53aaa597b8ed2ccf
        insn "sub w0, w1, w2, sxth #3", 0x37bd435e9f728c42
        insn "sub w0, w1, w2, sxtw #4", 0xc6e7fda9355f2643
        insn "sub w0, w1, w2, uxtw #1", 0xcbc30a1c578979be
        insn "adds w0, w1, #0xabc", 0xacd3135e86cf576b
        insn "adds w0, w2, #1, lsl #12", 0xe2e21c2c36b45dc3
        insn "adds w0, w1, w2, lsl #0", 0x9b99426af72b5fa5
        insn "adds w0, w1, w2, lsl #7", 0x1df2f743b42e84c
        insn "adds w0, w1, w2, lsr #9", 0xcff5ee22c8d12d67
        insn "adds w0, w1, w2, asr #31", 0x86a320f64da971d6
        insn "adds w0, w1, w2, uxtb", 0xb58f70175e958e6c
        insn "adds w0, w1, w2, uxth #1", 0x4ffd99af8cb3eb7e
        insn "adds w0, w1, w2, sxtb #2", 0xac3857c6202e601
        insn "adds w0, w1, w2, sxth #3", 0x20d5ae7f269c43a
        insn "adds w0, w1, w2, sxtw #4", 0x9f12d8da19522039
        insn "adds w0, w1, w2, uxtw #1", 0x82f57b19bfcf5df5
        insn "subs w0, w1, #0xabc", 0xb82f82f028bfedbc
        insn "subs w0, w2, #1, lsl #12", 0xfc879b94c28bf844
        insn "subs w0, w1, w2, lsl #0", 0x95d789deaff71565
        insn "subs w0, w1, w2, lsl #7", 0x9e90a463c382a5c1
        insn "subs w0, w1, w2, lsr #9", 0xfdbea1a2c33de7af
        insn "subs w0, w1, w2, asr #31", 0x9519521e26ee79fa
        insn "subs w0, w1, w2, uxtb", 0xedb2ef4d3772e144
        insn "subs w0, w1, w2, uxth #1", 0xc5508107136c1b6c
        insn "subs w0, w1, w2, sxtb #2", 0xc31c90af0abcaf54
        insn "subs w0, w1, w2, sxth #3", 0x5b963ae58c389f36
        insn "subs w0, w1, w2, sxtw #4", 0xb23e09965e7b8f07
        insn "subs w0, w1, w2, uxtw #1", 0x63c5d7f0fc0e0f25
        insn "cmp w1, w2", 0xf7c985865f02c676
        insn "cmn w1, w2", 0x270cd41fa49403ae
        insn "cmp w1, #0", 0xa107ad294748a3e5
        insn "cmn w2, #1", 0x2eb0f6ffb6b814a6
        insn "neg w0, w1", 0x78f4f80c06f62584
        insn "negs w0, w1, lsr #3", 0x5809a6011854674b
        insn "subs w0, w1, w1", 0xab076baf3da14b4a
        insn "adc w0, w1, w2", 0x36eb8d24cce75681
        insn "adcs w0, w1, w2", 0x6e19d1e357bf486e
        insn "sbc w0, w1, w2", 0x97cc7625a5c72525
        insn "sbcs w0, w1, w2", 0x1c0e92580c454972
        insn "ngc w0, w1", 0x39027ad86721c6c7
        insn "ngcs w0, w1", 0xc2ab869f445bc519
        insn "and w0, w1, #0xff", 0x128700d449a85598
        insn "and w0, w1, #0x80000001", 0xca3df56c2805ad92
        insn "and w0, w1, #0x55555555", 0xc80aa8422b5882bb
        insn "orr w0, w1, #0xff", 0x1a55c3f0e30a5324
        insn "orr w0, w1, #0x80000001", 0x8b4f7858c44a50a7
        insn "orr w0, w1, #0x55555555", 0x74f1ec7c585f196a
        insn "eor w0, w1, #0xff", 0xb91220cda1106138
        insn "eor w0, w1, #0x80000001", 0xa249bd763d4cc29b
        insn "eor w0, w1, #0x55555555", 0xe7504693e7543635
        insn "ands w0, w1, #0xff", 0x49f658fccfc95545
        insn "ands w0, w1, #0x80000001", 0xf86a46a6eb949049
        insn "ands w0, w1, #0x55555555", 0xf8e14def64b74122
        insn "and w0, w1, w2", 0xbf4ade727a4d7bfa
        insn "and w0, w1, w2, ror #5", 0x582c237471879ccb
        insn "and w0, w1, w2, lsr #1", 0x5c17462aeffbb00f
        insn "bic w0, w1, w2", 0xd5b4e9e8cd0b837c
        insn "bic w0, w1, w2, ror #5", 0xf2d0fd8218f1afb3
        insn "bic w0, w1, w2, lsr #1", 0xc78d41ef17b5406c
        insn "orr w0, w1, w2", 0xbab02519862f18cc
        insn "orr w0, w1, w2, ror #5", 0xac99a5f609f029b8
        insn "orr w0, w1, w2, lsr #1", 0x8e22547418c9bebf
        insn "orn w0, w1, w2", 0x503d1caf3d6d2318
        insn "orn w0, w1, w2, ror #5", 0x7d0e63674f47ac0e
        insn "orn w0, w1, w2, lsr #1", 0x5193705f71f50fb2
        insn "eor w0, w1, w2", 0x682a8b17f1aaf1cc
        insn "eor w0, w1, w2, ror #5", 0x994ffd6907e8ec92
        insn "eor w0, w1, w2, lsr #1", 0x4441893d44c72b23
        insn "eon w0, w1, w2", 0x2c8dfd14b19a6e9
        insn "eon w0, w1, w2, ror #5", 0xa828713aef0c06fb
        insn "eon w0, w1, w2, lsr #1", 0xd8ec980d25cf6618
        insn "ands w0, w1, w2", 0x6ec48f9450195057
        insn "ands w0, w1, w2, ror #5", 0x2c51dbf44cb4e30a
        insn "ands w0, w1, w2, lsr #1", 0xf4dbd59bd413bfb3
        insn "bics w0, w1, w2", 0xd0fcdc938f7cac8
        insn "bics w0, w1, w2, ror #5", 0x3c2cb1bc32cf9586
        insn "bics w0, w1, w2, lsr #1", 0x26dd24fd3c1dc3b9
        insn "mov w0, w1", 0xe0c1a98d844779c7
        insn "mvn w0, w1, asr #3", 0x77457b9dc1d79c4f
        insn "tst w1, w2", 0xf7e13c291b11bbdf
        insn "movz w0, #0x1234", 0xbc25c74ad7cb6da3
        insn "movz w0, #0x1234, lsl #16", 0x5a92fb0dc7e2f8b6
        insn "movn w0, #0x1234", 0x77836e2036a9f112
        insn "movn w0, #0x1234, lsl #16", 0xbbd3033a0b478352
        insn "movk w0, #0x1234", 0x10b72d4cad3c7690
        insn "movk w1, #0x1234, lsl #16", 0xa2613002d9742caa
        insn "ubfx w0, w1, #0, #8", 0x128700d449a85598
        insn "sbfx w0, w1, #0, #8", 0xfc8dd41fda832032
        insn "bfxil w0, w1, #0, #8", 0xc99dae697f9ad735
        insn "ubfx w0, w1, #0, #16", 0x8ffa78cc0f997a61
        insn "sbfx w0, w1, #0, #16", 0x4a2c5f1dfa4e01f
        insn "bfxil w0, w1, #0, #16", 0xf894a16f0e1b47e9
        insn "ubfx w0, w1, #0, #1", 0x66b4cbd4b40a711b
        insn "sbfx w0, w1, #0, #1", 0xd029dcc8a6bf647a
        insn "bfxil w0, w1, #0, #1", 0xfdd05107575d3b1c
        insn "ubfx w0, w1, #3, #9", 0x9b8cb13760e8127
        insn "sbfx w0, w1, #3, #9", 0x3bd537c32c1810da
        insn "bfxil w0, w1, #3, #9", 0xa2de6ce1128dba5a
        insn "ubfx w0, w1, #31, #1", 0x324d881a942a7ac3
        insn "sbfx w0, w1, #31, #1", 0x2170a3dd432d66f8
        insn "bfxil w0, w1, #31, #1", 0xb9dc4c5cbf1f7cfc
        insn "ubfx w0, w1, #8, #24", 0x31520bb818377004
        insn "sbfx w0, w1, #8, #24", 0x8340a58eb0ecf8b7
        insn "bfxil w0, w1, #8, #24", 0xf00a0b4b72f89487
        insn "ubfx w0, w1, #0, #32", 0xe0c1a98d844779c7
        insn "sbfx w0, w1, #0, #32", 0xe0c1a98d844779c7
        insn "bfxil w0, w1, #0, #32", 0xe0c1a98d844779c7
        insn "ubfiz w2, w1, #1, #31", 0x6793802b0383cd3c
        insn "sbfiz w2, w1, #1, #31", 0x6793802b0383cd3c
        insn "bfi w2, w1, #1, #31", 0x3178da15f34278b3
        insn "ubfiz w2, w1, #4, #8", 0xf615b2b192018c73
        insn "sbfiz w2, w1, #4, #8", 0xf8b4728943331c0
        insn "bfi w2, w1, #4, #8", 0x137f9a06e3e45312
        insn "ubfiz w2, w1, #31, #1", 0x3cfaef1605927a0b
        insn "sbfiz w2, w1, #31, #1", 0x3cfaef1605927a0b
        insn "bfi w2, w1, #31, #1", 0x21854cd815d6bf1a
        insn "ubfiz w2, w1, #22, #7", 0xcf221d0008c4084d
        insn "sbfiz w2, w1, #22, #7", 0xbe2060ccdb349c0c
        insn "bfi w2, w1, #22, #7", 0x4c01595a4eb9a70a
        insn "lsl w0, w1, #3", 0xc5eb3ffcb0a519dd
        insn "lsr w0, w1, #3", 0x45b613bae630ab9b
        insn "asr w0, w1, #3", 0x51e0fbba1598dada
        insn "sxtb w0, w1", 0xfc8dd41fda832032
        insn "sxth w0, w1", 0x4a2c5f1dfa4e01f
        insn "uxtb w0, w1", 0x128700d449a85598
        insn "uxth w0, w1", 0x8ffa78cc0f997a61
        insn "extr w0, w1, w2, #0", 0x78f6301dc7bf3596
        insn "extr w0, w1, w2, #1", 0x1cda6bb58e904b2b
        insn "extr w0, w1, w2, #31", 0xaec9ba1a0e13ff40
        insn "ror w0, w1, #5", 0x2167c3af72b67b94
        insn "lsl w0, w1, w3", 0x82dc77441c977007
        insn "lsl w0, w1, w4", 0xc8e5c512df3df153
        insn "lsr w0, w1, w3", 0x801fd8c5f97a4038
        insn "lsr w0, w1, w4", 0x835ded3431da8d05
        insn "asr w0, w1, w3", 0x57b6559b75a2c3d5
        insn "asr w0, w1, w4", 0x3d8f29d3db3357e4
        insn "ror w0, w1, w3", 0x2ba3421d4eb88e52
        insn "ror w0, w1, w4", 0xfbd9fc4cf1b53bbb
        insn "udiv w0, w1, w2", 0xa2928cb5cdee6bdf
        insn "sdiv w0, w1, w2", 0x77a610c3d87c2ed6
        insn "mul w0, w1, w2", 0xb72f73896a629102
        insn "mneg w0, w1, w2", 0xe19746acc62c63a2
        insn "madd w0, w1, w2, w3", 0x7086936b0f961fc4
        insn "msub w0, w1, w2, w3", 0x71ef0057b72ab279
        insn "rbit w0, w1", 0x981212585652c385
        insn "rev16 w0, w1", 0xe9a6b7d68ce42e1
        insn "rev w0, w1", 0x75e180da2c215f8f
        insn "clz w0, w1", 0xc1acb9d541cc1350
        insn "cls w0, w1", 0xdded02ec8aa66a6d
        insn "csel w0, w1, w2, eq", 0xbd0611e4618a0bb2
        insn "ccmp w1, w2, #5, eq", 0x1227937180b7e73f
        insn "cset w0, eq", 0x64eff1f1c979eb76
        insn "csel w0, w1, w2, ne", 0xbbbdcc007cb46814
        insn "ccmp w1, w2, #5, ne", 0x22bc22fa2e0c63a8
        insn "cset w0, ne", 0x3a70aa87eaefc711
        insn "csel w0, w1, w2, hs", 0xc548b62aaecce81a
        insn "ccmp w1, w2, #5, hs", 0x8c905531db9ef97e
        insn "cset w0, hs", 0x912b52797a2c21b1
        insn "csel w0, w1, w2, lo", 0x9010157d141d332f
        insn "ccmp w1, w2, #5, lo", 0xcf78b3bf7664d27
        insn "cset w0, lo", 0xf7ed0a9f06a7368c
        insn "csel w0, w1, w2, mi", 0xb140f67e78e7c069
        insn "ccmp w1, w2, #5, mi", 0xd7df17c817e9c5ec
        insn "cset w0, mi", 0xf2529b503dba8d06
        insn "csel w0, w1, w2, pl", 0xe977897bae94047c
        insn "ccmp w1, w2, #5, pl", 0x3879a76cb4f73ec8
        insn "cset w0, pl", 0x2c3978360eaa79c2
        insn "csel w0, w1, w2, vs", 0x17dedd242af5622e
        insn "ccmp w1, w2, #5, vs", 0x1207580be9215472
        insn "cset w0, vs", 0x9009627583235057
        insn "csel w0, w1, w2, vc", 0xd8a4b52c945d0e13
        insn "ccmp w1, w2, #5, vc", 0xe7ab7f639224e41
        insn "cset w0, vc", 0x15ca0402381028e1
        insn "csel w0, w1, w2, hi", 0x1e2d0a249f72068e
        insn "ccmp w1, w2, #5, hi", 0x123aa81ac257fabe
        insn "cset w0, hi", 0xce037a5a45e34d02
        insn "csel w0, w1, w2, ls", 0x810892d52fc4ed89
        insn "ccmp w1, w2, #5, ls", 0xb1380daf89f7bdde
        insn "cset w0, ls", 0xe310ae7176bed259
        insn "csel w0, w1, w2, ge", 0x6332fa784c584cf
        insn "ccmp w1, w2, #5, ge", 0x11ce7f5fdbc6a314
        insn "cset w0, ge", 0x3f3ed9c55c8e630c
        insn "csel w0, w1, w2, lt", 0x858c3035a81dea0
        insn "ccmp w1, w2, #5, lt", 0x8af63288edca9f4a
        insn "cset w0, lt", 0x9f2c4162c7d8ec6a
        insn "csel w0, w1, w2, gt", 0x51106632b29cee17
        insn "ccmp w1, w2, #5, gt", 0x76365be0da3170c5
        insn "cset w0, gt", 0x2dfdb96e8b5a868c
        insn "csel w0, w1, w2, le", 0x6996e187255ff7aa
        insn "ccmp w1, w2, #5, le", 0x2dde92cb68155b5c
        insn "cset w0, le", 0x32dd5acc1378e9fe
        insn "csel w0, w1, w2, al", 0xe0c1a98d844779c7
        insn "ccmp w1, w2, #5, al", 0xf7c985865f02c676
        insn "csinc w0, w1, w2, hi", 0x7de1cd2d36080f88
        insn "csinc w0, w1, w2, le", 0xca285c6549e3a57d
        insn "csinv w0, w1, w2, hi", 0xbeb07bb3ae1cdd80
        insn "csinv w0, w1, w2, le", 0x503d1caf3d6d2318
        insn "csneg w0, w1, w2, hi", 0x9f2c3dfeff6c22d2
        insn "csneg w0, w1, w2, le", 0x120768f52d1a7fba
        insn "csetm w0, lt", 0x6f8e63ae481708a3
        insn "cinc w0, w1, ge", 0x265a713654c5b9f7
        insn "cinv w0, w1, mi", 0xd5a8987d81d31ab8
        insn "cneg w0, w1, vs", 0xb97e060465a7b791
        insn "ccmp w1, #31, #0, hs", 0x9bd68678aa7535a3
        insn "ccmp w1, #31, #0, gt", 0x55d3fe2bd5476841
        insn "ccmp w1, #31, #15, hs", 0x4aec5697f2f63e07
        insn "ccmp w1, #31, #15, gt", 0xc6b9c4c135b76aa
        insn "ccmn w1, #7, #9, ne", 0x7186b736280afde9
        insn "ccmn w1, w2, #6, vc", 0x500bbdb2f3d1c957
        insn "ccmp w1, w2, #1, nv", 0xf7c985865f02c676
        insn "add x0, x1, #0xabc", 0x8c7de70a4a2d4358
        insn "add x0, x2, #1, lsl #12", 0xf063a8a400a631c
        insn "add x0, x1, x2, lsl #0", 0xc8392f5574a30cc5
        insn "add x0, x1, x2, lsl #7", 0xd83e9ffb31448c00
        insn "add x0, x1, x2, lsr #9", 0x308f7d82b20a5c6e
        insn "add x0, x1, x2, asr #63", 0x8436bcad2336cae0
        insn "add x0, x1, w2, uxtb", 0x90dba43a2bb9fb0
        insn "add x0, x1, w2, uxth #1", 0xeaaaf76b1c4b641a
        insn "add x0, x1, w2, sxtb #2", 0xe0ee8bca6155855b
        insn "add x0, x1, w2, sxth #3", 0xcdcfcbbaf49ab914
        insn "add x0, x1, w2, sxtw #4", 0x2752482d36c29b9d
        insn "add x0, x1, w2, uxtw #1", 0xb5c5864bc3cedd6c
        insn "sub x0, x1, #0xabc", 0x72d5c762807d362f
        insn "sub x0, x2, #1, lsl #12", 0x8adbe9178b688b0c
        insn "sub x0, x1, x2, lsl #0", 0x103034133a5e0832
        insn "sub x0, x1, x2, lsl #7", 0x1ebe3f6e8eea4a4d
        insn "sub x0, x1, x2, lsr #9", 0xdcfcaf12a4d31bd4
        insn "sub x0, x1, x2, asr #63", 0xa079fb8094d39b2a
        insn "sub x0, x1, w2, uxtb", 0xe1628b0ca8df3962
        insn "sub x0, x1, w2, uxth #1", 0x459abee38fb692bf
        insn "sub x0, x1, w2, sxtb #2", 0xdb4fe36409ecdfe4
        insn "sub x0, x1, w2, sxth #3", 0xf0284be4db6416ba
        insn "sub x0, x1, w2, sxtw #4", 0x773ae821c2b8d405
        insn "sub x0, x1, w2, uxtw #1", 0x1ee1c0880edb1917
        insn "adds x0, x1, #0xabc", 0x46864decbbf497f8
        insn "adds x0, x2, #1, lsl #12", 0x3ebc5ff5f482c457
        insn "adds x0, x1, x2, lsl #0", 0xd48dc4dc761d698d
        insn "adds x0, x1, x2, lsl #7", 0x973fc7b9a1123dd3
        insn "adds x0, x1, x2, lsr #9", 0xf922697fb573a161
        insn "adds x0, x1, x2, asr #63", 0x3f521d5fe9458079
        insn "adds x0, x1, w2, uxtb", 0x662ac604ebb411bf
        insn "adds x0, x1, w2, uxth #1", 0xaa86134daefa9bcd
        insn "adds x0, x1, w2, sxtb #2", 0xc0dc3b45d453a6bb
        insn "adds x0, x1, w2, sxth #3", 0x4646c828baae4455
        insn "adds x0, x1, w2, sxtw #4", 0xad66f83cbcefe765
        insn "adds x0, x1, w2, uxtw #1", 0x61a54bb2984e2c78
        insn "subs x0, x1, #0xabc", 0xa632d0fb5a9f39d3
        insn "subs x0, x2, #1, lsl #12", 0x9fad69b35133374e
        insn "subs x0, x1, x2, lsl #0", 0xd04561524b961f3c
        insn "subs x0, x1, x2, lsl #7", 0x3e9b4f732d723a32
        insn "subs x0, x1, x2, lsr #9", 0xdc30b7e92b449bd3
        insn "subs x0, x1, x2, asr #63", 0xf68b0c6ff4d7fda1
        insn "subs x0, x1, w2, uxtb", 0xdde652f7bea4f9b3
        insn "subs x0, x1, w2, uxth #1", 0x5f2fa78c4c4c5dbc
        insn "subs x0, x1, w2, sxtb #2", 0x5ab111159cf9adb
        insn "subs x0, x1, w2, sxth #3", 0xeccf8b1cd993a547
        insn "subs x0, x1, w2, sxtw #4", 0xf04a4d5931a5e104
        insn "subs x0, x1, w2, uxtw #1", 0xb7499ce0e8ffae1
        insn "cmp x1, x2", 0xaf8ab5c050916846
        insn "cmn x1, x2", 0x83579795bf8fe94f
        insn "cmp x1, #0", 0xae053617cae46ecb
        insn "cmn x2, #1", 0x7addfe76ff56f20e
        insn "neg x0, x1", 0x662f6e7186876f75
        insn "negs x0, x1, lsr #3", 0x4578ef42f39e8d1e
        insn "subs x0, x1, x1", 0xab076baf3da14b4a
        insn "adc x0, x1, x2", 0xd44abb504943481a
        insn "adcs x0, x1, x2", 0xe89c6e8482211559
        insn "sbc x0, x1, x2", 0x8fd56dcd2e172378
        insn "sbcs x0, x1, x2", 0x2f9cedb7e48a63a3
        insn "ngc x0, x1", 0xec4b22aa0db39e29
        insn "ngcs x0, x1", 0xe15c2caacb6ad1f2
        insn "and x0, x1, #0xff", 0x128700d449a85598
        insn "and x0, x1, #0x8000000000000001", 0x28d77c822b369a51
        insn "and x0, x1, #0x5555555555555555", 0x1d8f9a5ed9a64eea
        insn "and x0, x1, #0x3ffc0000", 0x6cdb8d7d9ca7fc6e
        insn "orr x0, x1, #0xff", 0xeb5235ed04c84f5f
        insn "orr x0, x1, #0x8000000000000001", 0x59f5a05578b6b87d
        insn "orr x0, x1, #0x5555555555555555", 0x9a1e16ae0cfe7006
        insn "orr x0, x1, #0x3ffc0000", 0x9c755037456a5306
        insn "eor x0, x1, #0xff", 0x8372c7ad12061ee0
        insn "eor x0, x1, #0x8000000000000001", 0x489d49ae2a993988
        insn "eor x0, x1, #0x5555555555555555", 0xd561c3ad2f52fadc
        insn "eor x0, x1, #0x3ffc0000", 0xfea3ef9344468327
        insn "ands x0, x1, #0xff", 0x49f658fccfc95545
        insn "ands x0, x1, #0x8000000000000001", 0xc09f08b432d96ba6
        insn "ands x0, x1, #0x5555555555555555", 0xb8bbaf059922c0ec
        insn "ands x0, x1, #0x3ffc0000", 0x1eeb94494c833b2a
        insn "and x0, x1, x2", 0x465e127470703a9d
        insn "and x0, x1, x2, ror #5", 0x917f3ab2b9d552c8
        insn "and x0, x1, x2, lsr #1", 0x16b7134297f85d42
        insn "bic x0, x1, x2", 0x22334fe6488c50b2
        insn "bic x0, x1, x2, ror #5", 0xb2888fc8c72fd9e5
        insn "bic x0, x1, x2, lsr #1", 0x81ba4a64e532f477
        insn "orr x0, x1, x2", 0x9d889006a21603b4
        insn "orr x0, x1, x2, ror #5", 0x864fd908988ccdbc
        insn "orr x0, x1, x2, lsr #1", 0xdaecdeb63cc0cbd7
        insn "orn x0, x1, x2", 0xda70bef978aeb1bd
        insn "orn x0, x1, x2, ror #5", 0x42c05ab8e63baf27
        insn "orn x0, x1, x2, lsr #1", 0x82fcf92f4d80180
        insn "eor x0, x1, x2", 0x72dfb74a173849a7
        insn "eor x0, x1, x2, ror #5", 0x1f0bc9aeb27c6f01
        insn "eor x0, x1, x2, lsr #1", 0x46fe5d9cf709efe4
        insn "eon x0, x1, x2", 0x5be47bc9d027a69c
        insn "eon x0, x1, x2, ror #5", 0x8a797d16055cf2cd
        insn "eon x0, x1, x2, lsr #1", 0xc834de5d57edd4c8
        insn "ands x0, x1, x2", 0xb3775da8f3e2e421
        insn "ands x0, x1, x2, ror #5", 0x214626ec0618249b
        insn "ands x0, x1, x2, lsr #1", 0xbd204ae8f6ace51b
        insn "bics x0, x1, x2", 0xfe75823c3e4e549b
        insn "bics x0, x1, x2, ror #5", 0x26aab0549c20dbe0
        insn "bics x0, x1, x2, lsr #1", 0x16722a947930fadb
        insn "mov x0, x1", 0xe0feb07a63688e00
        insn "mvn x0, x1, asr #3", 0x80d9b0457cbfac49
        insn "tst x1, x2", 0xf7e13c291b11bbdf
        insn "movz x0, #0x1234", 0xbc25c74ad7cb6da3
        insn "movz x0, #0x1234, lsl #16", 0x5a92fb0dc7e2f8b6
        insn "movn x0, #0x1234", 0xe0296c7abb742127
        insn "movn x0, #0x1234, lsl #16", 0x5b87cf2f5fe2b791
        insn "movk x0, #0x1234", 0xd58bfd712c27afef
        insn "movk x1, #0x1234, lsl #16", 0x5c5526daca375f26
        insn "movz x0, #0xffff, lsl #48", 0x87a615d7856785eb
        insn "movk x1, #0x8000, lsl #32", 0x21747260163277b2
        insn "movn x0, #0, lsl #48", 0x37b801b4b965f260
        insn "ubfx x0, x1, #0, #8", 0x128700d449a85598
        insn "sbfx x0, x1, #0, #8", 0x1b13d9aace5b0256
        insn "bfxil x0, x1, #0, #8", 0x37c6d5560b041481
        insn "ubfx x0, x1, #0, #16", 0x8ffa78cc0f997a61
        insn "sbfx x0, x1, #0, #16", 0x9ca39aa24a61f583
        insn "bfxil x0, x1, #0, #16", 0xb015e97ceaea4b7
        insn "ubfx x0, x1, #0, #1", 0x66b4cbd4b40a711b
        insn "sbfx x0, x1, #0, #1", 0xe763c3ed0f47e789
        insn "bfxil x0, x1, #0, #1", 0x5b7559552b8afe7b
        insn "ubfx x0, x1, #3, #9", 0x9b8cb13760e8127
        insn "sbfx x0, x1, #3, #9", 0x7149d7959553af13
        insn "bfxil x0, x1, #3, #9", 0x756270f2118a4c19
        insn "ubfx x0, x1, #63, #1", 0xbbeeec7821259f65
        insn "sbfx x0, x1, #63, #1", 0x9dfa73de29fa6905
        insn "bfxil x0, x1, #63, #1", 0x498cac4ebf3ef117
        insn "ubfx x0, x1, #8, #56", 0xbaa4e8bb8c1c4a7d
        insn "sbfx x0, x1, #8, #56", 0x103bb146415c030e
        insn "bfxil x0, x1, #8, #56", 0xf436a6913c178699
        insn "ubfx x0, x1, #0, #64", 0xe0feb07a63688e00
        insn "sbfx x0, x1, #0, #64", 0xe0feb07a63688e00
        insn "bfxil x0, x1, #0, #64", 0xe0feb07a63688e00
        insn "ubfiz x2, x1, #1, #63", 0xeb9c06faeb68b56d
        insn "sbfiz x2, x1, #1, #63", 0xeb9c06faeb68b56d
        insn "bfi x2, x1, #1, #63", 0xb965c6577c9355a8
        insn "ubfiz x2, x1, #4, #8", 0xf615b2b192018c73
        insn "sbfiz x2, x1, #4, #8", 0x2a131ff22dbfb79b
        insn "bfi x2, x1, #4, #8", 0xca1e9729faad4220
        insn "ubfiz x2, x1, #63, #1", 0x229d6214e33f0303
        insn "sbfiz x2, x1, #63, #1", 0x229d6214e33f0303
        insn "bfi x2, x1, #63, #1", 0xc3ce42ee06402343
        insn "ubfiz x2, x1, #54, #7", 0x80cacebb90b53d35
        insn "sbfiz x2, x1, #54, #7", 0xc1e63334af1f5aa
        insn "bfi x2, x1, #54, #7", 0xc23ded4a9bda6216
        insn "lsl x0, x1, #3", 0xfe717ba2721d82cc
        insn "lsr x0, x1, #3", 0x69f0f411f22633f3
        insn "asr x0, x1, #3", 0xf675e2da25b96257
        insn "sxtb x0, w1", 0x1b13d9aace5b0256
        insn "sxth x0, w1", 0x9ca39aa24a61f583
        insn "sxtw x0, w1", 0x3a6e4e1f7ffc50af
        insn "ubfx x0, x1, #0, #32", 0xe0c1a98d844779c7
        insn "bfxil x2, x1, #8, #32", 0x32a6aefca459c5cd
        insn "extr x0, x1, x2, #0", 0x2dbf4549deba831a
        insn "extr x0, x1, x2, #1", 0x96e598f338c9f1f6
        insn "extr x0, x1, x2, #63", 0xaac6f31008396b6c
        insn "ror x0, x1, #5", 0xb547ef5ac5e0c40
        insn "lsl x0, x1, x3", 0xa8cbd87f84e91d85
        insn "lsl x0, x1, x4", 0xfa4282b69d714b46
        insn "lsr x0, x1, x3", 0x46c40788ca03b7c2
        insn "lsr x0, x1, x4", 0xe3bf821915cecd3c
        insn "asr x0, x1, x3", 0x46c40788ca03b7c2
        insn "asr x0, x1, x4", 0x78a9b1884b2af1
        insn "ror x0, x1, x3", 0xc669819932c930a
        insn "ror x0, x1, x4", 0xcce7b9fff1987946
        insn "udiv x0, x1, x2", 0xab421b5375ea55b4
        insn "sdiv x0, x1, x2", 0x74490f81272807c5
        insn "mul x0, x1, x2", 0x704cbce971e2387
        insn "mneg x0, x1, x2", 0xe6ffa56661cf32c7
        insn "madd x0, x1, x2, x3", 0xd7e368b45c3ed99e
        insn "msub x0, x1, x2, x3", 0x9589c4656f75676c
        insn "rbit x0, x1", 0x5597b01b8cb2783
        insn "rev16 x0, x1", 0xb9487659cb89460a
        insn "rev x0, x1", 0xb63eaa815313465c
        insn "clz x0, x1", 0x413f2ab96a6a866f
        insn "cls x0, x1", 0xa95bb39172e7ddcd
        insn "csel x0, x1, x2, eq", 0x231230b5bf739cc5
        insn "ccmp x1, x2, #5, eq", 0x1227937180b7e73f
        insn "cset x0, eq", 0x64eff1f1c979eb76
        insn "csel x0, x1, x2, ne", 0x1c204b036afa3705
        insn "ccmp x1, x2, #5, ne", 0xaef3997835723ad3
        insn "cset x0, ne", 0x3a70aa87eaefc711
        insn "csel x0, x1, x2, hs", 0xdfaa090525359df6
        insn "ccmp x1, x2, #5, hs", 0x8ad5febdee80e994
        insn "cset x0, hs", 0x912b52797a2c21b1
        insn "csel x0, x1, x2, lo", 0xb57e775f7c01e275
        insn "ccmp x1, x2, #5, lo", 0x7bc958088b36e393
        insn "cset x0, lo", 0xf7ed0a9f06a7368c
        insn "csel x0, x1, x2, mi", 0x66ed00b91647c3c5
        insn "ccmp x1, x2, #5, mi", 0xd9e87b3696de1d41
        insn "cset x0, mi", 0xf2529b503dba8d06
        insn "csel x0, x1, x2, pl", 0x67eb85238a95cefc
        insn "ccmp x1, x2, #5, pl", 0xfa305cee9b92e68b
        insn "cset x0, pl", 0x2c3978360eaa79c2
        insn "csel x0, x1, x2, vs", 0x8f5ea06b2307d629
        insn "ccmp x1, x2, #5, vs", 0xa1ee7f88010616c
        insn "cset x0, vs", 0x9009627583235057
        insn "csel x0, x1, x2, vc", 0x536441eb3b552537
        insn "ccmp x1, x2, #5, vc", 0x62edea45086e0297
        insn "cset x0, vc", 0x15ca0402381028e1
        insn "csel x0, x1, x2, hi", 0xb21cc99ad9651d5a
        insn "ccmp x1, x2, #5, hi", 0x789c44abc76f58a7
        insn "cset x0, hi", 0xce037a5a45e34d02
        insn "csel x0, x1, x2, ls", 0x96c3fcf7a42a456b
        insn "ccmp x1, x2, #5, ls", 0xe8357ec256f23105
        insn "cset x0, ls", 0xe310ae7176bed259
        insn "csel x0, x1, x2, ge", 0x9d778e9d22ffd115
        insn "ccmp x1, x2, #5, ge", 0xf2b2edaa63bc468e
        insn "cset x0, ge", 0x3f3ed9c55c8e630c
        insn "csel x0, x1, x2, lt", 0x3a044c7b89577e6a
        insn "ccmp x1, x2, #5, lt", 0x8af63288edca9f4a
        insn "cset x0, lt", 0x9f2c4162c7d8ec6a
        insn "csel x0, x1, x2, gt", 0x822d6ddfe775649d
        insn "ccmp x1, x2, #5, gt", 0x4701078ca9a7e8c5
        insn "cset x0, gt", 0x2dfdb96e8b5a868c
        insn "csel x0, x1, x2, le", 0xfb4ab4312908362f
        insn "ccmp x1, x2, #5, le", 0x2dde92cb68155b5c
        insn "cset x0, le", 0x32dd5acc1378e9fe
        insn "csel x0, x1, x2, al", 0xe0feb07a63688e00
        insn "ccmp x1, x2, #5, al", 0xaf8ab5c050916846
        insn "csinc x0, x1, x2, hi", 0xd64f9c667a132f74
        insn "csinc x0, x1, x2, le", 0xa1cb25b42d0ee73e
        insn "csinv x0, x1, x2, hi", 0xb95044cf2f7f2de3
        insn "csinv x0, x1, x2, le", 0xda70bef978aeb1bd
        insn "csneg x0, x1, x2, hi", 0x3cdc3b92ab8f6c69
        insn "csneg x0, x1, x2, le", 0x33572c1ce1f980db
        insn "csetm x0, lt", 0x3a33375870d03597
        insn "cinc x0, x1, ge", 0xf592645ea28b82f4
        insn "cinv x0, x1, mi", 0x6b79b6c2f425d6a2
        insn "cneg x0, x1, vs", 0xcd09f876b6028efb
        insn "ccmp x1, #31, #0, hs", 0xe28d3cd094b0effb
        insn "ccmp x1, #31, #0, gt", 0x73d155fd74c18f04
        insn "ccmp x1, #31, #15, hs", 0x1a24dc8ba17442eb
        insn "ccmp x1, #31, #15, gt", 0x56f493128f3aa765
        insn "ccmn x1, #7, #9, ne", 0xab532fe533d2a581
        insn "ccmn x1, x2, #6, vc", 0x460057368e46ec11
        insn "ccmp x1, x2, #1, nv", 0xaf8ab5c050916846
        insn "rev32 x0, x1", 0xa2fc251facaf2267
        insn "smaddl x0, w1, w2, x3", 0xcbadf7ceeb135573
        insn "smsubl x0, w1, w2, x3", 0xf318d8e7fe8fc9c9
        insn "umaddl x0, w1, w2, x3", 0x90a868babe57d9f3
        insn "umsubl x0, w1, w2, x3", 0xb19aee4972ca63e
        insn "smull x0, w1, w2", 0x17a01b6e85bb3e76
        insn "umnegl x0, w1, w2", 0x9fbf4da0125cbe06
        insn "smulh x0, x1, x2", 0x61350a67625b172d
        insn "umulh x0, x1, x2", 0xb3fdb3e58a246478
        insn "crc32b w0, w1, w2", 0x9b77fdcc43d789b3
        insn "crc32h w0, w1, w2", 0xe1399bd7bc437506
        insn "crc32w w0, w1, w2", 0xe081a8633483cb11
        insn "crc32x w0, w1, x2", 0xe33a6b17cff2d86a
        insn "crc32cb w0, w1, w2", 0x45b972ae512116b1
        insn "crc32ch w0, w1, w2", 0x1ca94db239e09ef5
        insn "crc32cw w0, w1, w2", 0x3387ccd347adf6bf
        insn "crc32cx w0, w1, x2", 0xa947c0a47c5d3b66
        insn "adr x0, 7f; 7: adr x1, 7b; sub x0, x0, x1; mov x1, 0", 0x441f7d5dd870ed24
        insn "adrp x0, .; adr x1, .; and x1, x1, -4096; sub x0, x0, x1; mov x1, 0", 0x441f7d5dd870ed24
        insn "rmif x1, #0, #15", 0x56a0f5b6eb567757
        insn "rmif x1, #63, #5", 0xa46fcc15d19b4c22
        insn "rmif x1, #28, #10", 0x4a035a7515e1b08
        insn "rmif x1, #5, #0", 0x37b801b4b965f260
        insn "rmif x1, #31, #1", 0xf9696e04a0773437
        insn "setf8 w1", 0x848735c3f9936e12
        insn "setf16 w1", 0x848735c3f9936e12
        insn "setf8 w4", 0xcc018a0311cbc412
        insn "setf16 w3", 0xd164c6e28d8795ce
        insn "cfinv", 0xce94299882f69782
        insn "axflag", 0x80558210f45ccaa0
        insn "xaflag", 0x9428c42ef38d861d
        insn "mrs x0, nzcv", 0x1d3028b68a931157
        insn "msr nzcv, x1", 0xbaec793f4f21e67e
        insn "msr nzcv, x2; cset w0, hi", 0x1930065122a24e9a
        insn "mov x9, sp; mov sp, x5; add x0, sp, #16; sub sp, sp, x6, lsl #4; mov x1, sp; and sp, x1, #-64; add x2, sp, w7, sxtw; mov x3, sp; mov sp, x9; sub x0, x0, x5; sub x1, x1, x5; sub x2, x2, x5; sub x3, x3, x5", 0xc0fb141494d9fbce
        finish
