/* Recorded by record_fp.py. SPDX-License-Identifier: MIT */
#include "fp.inc"

        check   "bfcvt h0, s1", v1=0x387fc0003f0000003f8000013f000000, fpcr=0x2800000, to_v0=0x3f00
        check   "bfcvt h0, s1", v1=0xc16e3ceec07770ac413bc95140490fdb, fpcr=0xc00000, to_v0=0x4049, fpsr=0x10
        check   "bfcvt h0, s1", v1=0xff800000c1da1c6040481afcffc54321, to_v0=0xffc5
        check   "bfcvt h0, s1", v1=0xbfc14a54bfa9ce45000000003e8ad2de, to_v0=0x3e8b, fpsr=0x10
        check   "frint32z s0, s1", v1=0x4127ac0700800000477ff0007f800000, fpcr=0x880000, to_v0=0xcf000000, fpsr=0x1
        check   "frint32z s0, s1", v1=0x412b2a203f726766bf1a819a7f800000, to_v0=0xcf000000, fpsr=0x1
        check   "frint32z s0, s1", v1=0x7f8000007e800000477ff00000000000, to_v0=0x0
        check   "frint32z s0, s1", v1=0xffc54321338000003f9adc80bf3d0fc7, fpcr=0x400000, to_v0=0x80000000, fpsr=0x10
        check   "frint32z d0, d1", v1=0xfff5555555555555c1e0000000000000, to_v0=0xc1e0000000000000
        check   "frint32z d0, d1", v1=0xfff00000000000000010000000000000, fpcr=0x1800000, to_v0=0x0, fpsr=0x10
        check   "frint32z d0, d1", v1=0x3ff8000000000000fff8abcdef012345, to_v0=0xc1e0000000000000, fpsr=0x1
        check   "frint32z d0, d1", v1=0xc017cfabe989f88243e0000000000000, fpcr=0x2000000, to_v0=0xc1e0000000000000, fpsr=0x1
        check   "frint32x d0, d1", v1=0x4011483cfe4f3064bfbf2cc381f42508, to_v0=0x8000000000000000, fpsr=0x10
        check   "frint32x d0, d1", v1=0x3fedb89f7bf2b0a93fee553eeb13c084, fpcr=0x480000, to_v0=0x3ff0000000000000, fpsr=0x10
        check   "frint32x d0, d1", v1=0x3ff0000000000001c3e0000000000000, to_v0=0xc1e0000000000000, fpsr=0x1
        check   "frint32x d0, d1", v1=0x4025ed0e0c7421ccc3e0000000000000, fpcr=0x880000, to_v0=0xc1e0000000000000, fpsr=0x1
        check   "frint32x s0, s1", v1=0x387fc000bf8000003e4a6958bd9c298a, fpcr=0x3800000, to_v0=0xbf800000, fpsr=0x10
        check   "frint32x s0, s1", v1=0x4f7fffff3fdbf256c1b7996a3ea43d5f, to_v0=0x0, fpsr=0x10
        check   "frint32x s0, s1", v1=0xc06e7114387fc000c19c32d3ffa55555, to_v0=0xcf000000, fpsr=0x1
        check   "frint32x s0, s1", v1=0x807fffff008000004f7fffff4f7fffff, fpcr=0x2880000, to_v0=0xcf000000, fpsr=0x1
        check   "frint64z s0, s1", v1=0xbe2bab79bf67ebd94f7fffff00800000, fpcr=0x1080000, to_v0=0x0, fpsr=0x10
        check   "frint64z s0, s1", v1=0xff8000007f800001807fffff40699199, to_v0=0x40400000, fpsr=0x10
        check   "frint64z s0, s1", v1=0x40a4f0de477fe0003e6b92ca7fc00000, to_v0=0xdf000000, fpsr=0x1
        check   "frint64z s0, s1", v1=0xbe39cb467e800000008000003f800000, to_v0=0x3f800000
        check   "frint64z d0, d1", v1=0xbfe23a6b356b8e023fe7abee25f579df, to_v0=0x0, fpsr=0x10
        check   "frint64z d0, d1", v1=0x3ff0000000000000bfd325bc9aacc912, fpcr=0x3800000, to_v0=0x8000000000000000, fpsr=0x10
        check   "frint64z d0, d1", v1=0x3ff00000000000013ff0000000000000, to_v0=0x3ff0000000000000
        check   "frint64z d0, d1", v1=0x40360a7e1c81c01a43e0000000000000, to_v0=0xc3e0000000000000, fpsr=0x1
        check   "frint64x s0, s1", v1=0xffc54321bf8000004009889dc0e4fac6, to_v0=0xc0e00000, fpsr=0x10
        check   "frint64x s0, s1", v1=0x3f5b99913f80000133800000c1582a08, fpcr=0x2480000, to_v0=0xc1500000, fpsr=0x10
        check   "frint64x s0, s1", v1=0x4f7fffff807fffffbd8931ab00000001, fpcr=0x1400000, to_v0=0x0, fpsr=0x80
        check   "frint64x s0, s1", v1=0xffc5432140e7eaa7bf85b9dc477fe000, to_v0=0x477fe000
        check   "frint64x d0, d1", v1=0x40120f3b88394009c03810d8292e9352, fpcr=0x1480000, to_v0=0xc038000000000000, fpsr=0x10
        check   "frint64x d0, d1", v1=0x400921fb54442d18380fffffffffffff, to_v0=0x0, fpsr=0x10
        check   "frint64x d0, d1", v1=0x3ff000000000000141e0000000000000, to_v0=0x41e0000000000000
        check   "frint64x d0, d1", v1=0x3fe000000000000041e0000000000000, fpcr=0x1000000, to_v0=0x41e0000000000000
        check   "fjcvtzs w0, d1", v1=0xfff55555555555553ff8000000000000, nzcv=0xb0000000, to_x0=0x1, fpsr=0x10, to_nzcv=0x0
        check   "fjcvtzs w0, d1", v1=0x4038fc54c5aaf022ffefffffffffffff, nzcv=0x90000000, to_x0=0x0, fpsr=0x1, to_nzcv=0x0
        check   "fjcvtzs w0, d1", v1=0x405edd2f1a9fbe7741dfffffffe00000, fpcr=0x1480000, nzcv=0x90000000, to_x0=0x7fffffff, fpsr=0x10, to_nzcv=0x0
        check   "fjcvtzs w0, d1", v1=0xbff739e908df55e9ffefffffffffffff, fpcr=0x5080000, nzcv=0x40000000, to_x0=0x0, fpsr=0x1, to_nzcv=0x0
        check   "frint32z v0.2s, v1.2s", v1=0x40c7ba60ff8000003f687fd840e2d43a, to_v0=0x40e00000, fpsr=0x10
        check   "frint32z v0.2s, v1.2s", v1=0xc1bf6a853edb87253f39f169404c7043, fpcr=0x4c00000, to_v0=0x40400000, fpsr=0x10
        check   "frint32z v0.2s, v1.2s", v1=0x3d9f33934064ba517e8000003f000000, to_v0=0xcf00000000000000, fpsr=0x11
        check   "frint32z v0.2s, v1.2s", v1=0xc11e7c7f00800000ffc543213feb6046, fpcr=0x3880000, to_v0=0xcf0000003f800000, fpsr=0x11
        check   "frint32z v0.2d, v1.2d", v1=0xfff00000000000003fc083ccd36ad285, to_v0=0xc1e00000000000000000000000000000, fpsr=0x11
        check   "frint32z v0.2d, v1.2d", v1=0x380fffffffffffff4026d6c6dd5bec97, to_v0=0x4026000000000000, fpsr=0x10
        check   "frint32z v0.2d, v1.2d", v1=0x800fffffffffffffbff0000000000000, fpcr=0x6800000, to_v0=0x8000000000000000bff0000000000000, fpsr=0x10
        check   "frint32z v0.2d, v1.2d", v1=0x401ccd61aa46d193fff0000000000000, fpcr=0x2080000, to_v0=0x401c000000000000c1e0000000000000, fpsr=0x11
        check   "frint64z v0.4s, v1.4s", v1=0x5f0000004b000001cf00000040cf600e, fpcr=0x6400000, to_v0=0xdf0000004b000001cf00000040c00000, fpsr=0x11
        check   "frint64z v0.4s, v1.4s", v1=0xc0365e25bea79c513f4c424cc14ae04d, to_v0=0xc00000008000000000000000c1400000, fpsr=0x10
        check   "frint64z v0.4s, v1.4s", v1=0xffa55555ffc543217fc00000, fpcr=0x3400000, to_v0=0xdf000000df000000df000000, fpsr=0x1
        check   "frint64z v0.4s, v1.4s", v1=0x800000cf0000003f1862547f800001, to_v0=0xcf00000000000000df000000, fpsr=0x11
        check   "frint64z v0.2d, v1.2d", v1=0x3fdd89ddad75c40943e0000000000000, fpcr=0x2880000, to_v0=0xc3e0000000000000, fpsr=0x11
        check   "frint64z v0.2d, v1.2d", v1=0x3690000000000001800fffffffffffff, to_v0=0x8000000000000000, fpsr=0x10
        check   "frint64z v0.2d, v1.2d", v1=0xfff00000000000000000000000000000, fpcr=0xc00000, to_v0=0xc3e00000000000000000000000000000, fpsr=0x1
        check   "frint64z v0.2d, v1.2d", v1=0xfff00000000000003fc62a223f252ada, to_v0=0xc3e00000000000000000000000000000, fpsr=0x11
        check   "frint32x v0.2s, v1.2s", v1=0x8000004f0000003f000000bdd5f172, to_v0=0x80000000, fpsr=0x10
        check   "frint32x v0.2s, v1.2s", v1=0x7f80000040490fdb4f7fffff4160b940, to_v0=0xcf00000041600000, fpsr=0x11
        check   "frint32x v0.2s, v1.2s", v1=0x7e800000807fffff4f8000007f800000, fpcr=0x80000, to_v0=0xcf000000cf000000, fpsr=0x1
        check   "frint32x v0.2s, v1.2s", v1=0xbe8f90a23e9828ff3f84a67b3e710a79, fpcr=0x1080000, to_v0=0x3f80000000000000, fpsr=0x10
        check   "frint32x v0.2d, v1.2d", v1=0x1000000000000043f0000000000000, to_v0=0xc1e0000000000000, fpsr=0x11
        check   "frint32x v0.2d, v1.2d", v1=0x3ff0000000000000405edd2f1a9fbe77, to_v0=0x3ff0000000000000405ec00000000000, fpsr=0x10
        check   "frint32x v0.2d, v1.2d", v1=0xfff8abcdef01234543f0000000000000, fpcr=0x400000, to_v0=0xc1e0000000000000c1e0000000000000, fpsr=0x1
        check   "frint32x v0.2d, v1.2d", v1=0x3fe00000000000003690000000000001, fpcr=0x1400000, to_v0=0x3ff00000000000003ff0000000000000, fpsr=0x10
        check   "frint64x v0.4s, v1.4s", v1=0x3e2b2c1940490fdb5f000000bf4b3e81, to_v0=0x40400000df000000bf800000, fpsr=0x11
        check   "frint64x v0.4s, v1.4s", v1=0x3e1ee60d3fa640343f80000141088393, fpcr=0x3000000, to_v0=0x3f8000003f80000041100000, fpsr=0x10
        check   "frint64x v0.4s, v1.4s", v1=0x4f000000c1194a074b000001bdbd17d6, to_v0=0x4f000000c12000004b00000180000000, fpsr=0x10
        check   "frint64x v0.4s, v1.4s", v1=0x387fc000000000007f7fffff4043cc6a, fpcr=0x3480000, to_v0=0x3f80000000000000df00000040800000, fpsr=0x11
        check   "frint64x v0.2d, v1.2d", v1=0x1fff5555555555555, fpcr=0x80000, to_v0=0xc3e0000000000000, fpsr=0x11
        check   "frint64x v0.2d, v1.2d", v1=0xbfcc988e39b5504e3ff7b120bcc55c72, to_v0=0x80000000000000003ff0000000000000, fpsr=0x10
        check   "frint64x v0.2d, v1.2d", v1=0x40effdffffffffffffefffffffffffff, to_v0=0x40effe0000000000c3e0000000000000, fpsr=0x11
        check   "frint64x v0.2d, v1.2d", v1=0x405edd2f1a9fbe77bfe996558621cbdf, fpcr=0xc00000, to_v0=0x405ec000000000008000000000000000, fpsr=0x10
        check   "bfcvtn2 v0.8h, v1.4s", v0=0xffa555557f800000ffa5555541c8e8e4, v1=0x477ff0007fc000003f8000017fc00000, fpcr=0x6c00000, to_v0=0x477f7fc03f807fc0ffa5555541c8e8e4, fpsr=0x10
        check   "bfcvtn2 v0.8h, v1.4s", v0=0x3f0000003fae55783e80bef380000000, v1=0x3eead70700000001beb7d50acf000000, to_v0=0x3eeb0000beb8cf003e80bef380000000, fpsr=0x18
        check   "bfcvtn2 v0.8h, v1.4s", v0=0x4b0000013eb62f5c7f7fffffcf000000, v1=0x7f800001bf80000033800000477ff000, to_v0=0x7fc0bf80338047807f7fffffcf000000, fpsr=0x11
        check   "bfcvtn2 v0.8h, v1.4s", v0=0x3f1ed3893f80000041e93d4400800000, v1=0x338000004020c9543ff13eb07f800001, fpcr=0x2400000, to_v0=0x338040213ff27fc041e93d4400800000, fpsr=0x11
        check   "bfcvtn v0.4h, v1.4s", v1=0x3df726fbbf800000000000003fba59bd, fpcr=0x2080000, to_v0=0x3df7bf8000003fba, fpsr=0x10
        check   "bfcvtn v0.4h, v1.4s", v1=0x4f8000003de033e04b0000013f000000, to_v0=0x4f803de04b003f00, fpsr=0x10
        check   "bfcvtn v0.4h, v1.4s", v1=0xffa55555800000007fc0000033000001, to_v0=0xffe580007fc03300, fpsr=0x11
        check   "bfcvtn v0.4h, v1.4s", v1=0x807fffff3f91457500000000bffb7298, to_v0=0x80803f910000bffb, fpsr=0x18
        check   "fcmla v0.8h, v1.8h, v2.8h, #180", v0=0x35213e0063ffba414248000077ff35f6, v1=0x83ffc51c2ed538000000450380003c00, v2=0xc430cf9083ffc15f6401bfdc78007c01, fpcr=0x480000, to_v0=0xcd44d8c863ff387ded0348edcc00fe01, fpsr=0x11
        check   "fcmla v0.8h, v1.8h, v2.8h, #180", v0=0x4f44bf11b46cb8c7fc00ac3aad1d3d20, v1=0x7c01afbe7bff000104000400c84e83ff, v2=0x83ff7bff3e007bfffe3400004d130400, to_v0=0x4f446fbdb46cb8cf7e34ac3aad093d20, fpsr=0x10
        check   "fcmla v0.8h, v1.8h, v2.8h, #180", v0=0xbb9ec7c4c78380007e007e003c003234, v1=0x3c004b1a0001b1a3b873b4bb04004860, v2=0x7e00b1f54ac241f063fffd553bb70001, to_v0=0xfe00c51fc522382f7e007f55c7703234, fpsr=0x11
        check   "fcmla v0.8h, v1.8h, v2.8h, #180", v0=0x443080003e00c6973e003c01bd9749eb, v1=0x30cd7c017e004b267e007e003e006401, v2=0x34878000040036a8fbffc8d5bc0063ff, fpcr=0x1400000, to_v0=0x7e017e013e00ca447e007e006400fbff, fpsr=0x15
        check   "fcmla v0.8h, v1.8h, v2.8h, #0", v0=0xc4ed00003d9777fffc0063ffbc003800, v1=0x3800fc0042483c01cfb03c01c2dd4248, v2=0x7800fe34b455ca974766fd55bb81b6bd, fpcr=0x1800000, to_v0=0xfc00fe343c8177fefc00ff55c3e5ba95, fpsr=0x11
        check   "fcmla v0.8h, v1.8h, v2.8h, #0", v0=0xbcedcb622e082f09fbffb435800039b3, v1=0xfd553e007e007c004c55040047468000, v2=0x42487bff63ffc595b98ec20bb8c43e00, to_v0=0x42f67c007c00fc00fbffb436000039b3, fpsr=0x14
        check   "fcmla v0.8h, v1.8h, v2.8h, #0", v0=0xbc0080003800ae2a3f387bff80007c00, v1=0x4abb311264017bff34293c00fbff8000, v2=0x2e7645b2b807bc003c013e00bc69fc00, to_v0=0xbbdf3b38f806fbff419c7bff00007e00, fpsr=0x11
        check   "fcmla v0.8h, v1.8h, v2.8h, #0", v0=0xfbff7c00fd550000bf48c146fbff63ff, v1=0x63ff7e0083ff040083ff7bff42484248, v2=0x3ff67bff3e92c59b64017c0039d17e00, fpcr=0x2c00000, to_v0=0x7e007e007e008d9b7bff7c00fbfe7e00, fpsr=0x15
        check   "fcmla v0.2d, v1.2d, v2.2d, #0", v0=0x7ff0000000000001bfc9b06f1e60d5b3, v1=0xc3e0000000000000400921fb54442d18, v2=0x403713809c019309401bf87c7d12bab5, to_v0=0x7ff80000000000014035c47452932ec9, fpsr=0x11
        check   "fcmla v0.2d, v1.2d, v2.2d, #0", v0=0x41dfffffffe00000c017fe35b567b3d6, v1=0x7ff00000000000013ff619ced990c0f2, v2=0x43f0000000000000bff0000000000000, to_v0=0x43f619ced998c0f2c01d84a96bcbe412, fpsr=0x10
        check   "fcmla v0.2d, v1.2d, v2.2d, #0", v0=0xc012b52b22e6396afff8abcdef012345, v1=0x400921fb54442d18fff5555555555555, v2=0x405edd2f1a9fbe77380fffffffffffff, fpcr=0xc80000, to_v0=0xfffd555555555555fffd555555555555, fpsr=0x1
        check   "fcmla v0.2d, v1.2d, v2.2d, #0", v0=0x47efffffefffffff7ff0000000000000, v1=0x403ebdee8da6e8bf3ff8000000000000, v2=0x1c011a88a33433fa9, fpcr=0x1c80000, fpsr=0x80
        check   "fcmla v0.2s, v1.2s, v2.2s, #270", v0=0x4f80000042f6e9794f0000005f000000, v1=0x3fa97ed8c12c7bc541d60c4affc54321, v2=0x41635dc2477fe000c12c012341b2123b, to_v0=0x4efffffb5f000000, fpsr=0x10
        check   "fcmla v0.2s, v1.2s, v2.2s, #270", v0=0x7f800000bf3ec2b74f000000c037dcbe, v1=0x7f800001008000003e55bc3a3dbfe2fc, v2=0x3f000000c071115ac1881dbd00800000, fpcr=0x4c80000, to_v0=0x4effffffc0cd9331, fpsr=0x10
        check   "fcmla v0.2s, v1.2s, v2.2s, #270", v0=0x3f800000beb434d97f800001beb1cd36, v1=0x412d74604f7fffffc01cc36a00000001, v2=0x4f8000004b000001bf3f47c14b000001, fpcr=0x7800000, to_v0=0x7fc000003fbdd02b, fpsr=0x11
        check   "fcmla v0.2s, v1.2s, v2.2s, #270", v0=0x3f8000003f80000000000001405541c6, v1=0x41ae2e80c1e87cf04036fcdf, v2=0xbfdfaed800000000cf000000ff7fffff, to_v0=0xff80000051687cf0, fpsr=0x14
        check   "fcadd v0.4h, v1.4h, v2.4h, #270", v1=0x35bcbbf2ae4080002fbc42483c01ced3, v2=0x77fffbff38654c897e00c391b9befc00, to_v0=0x43cf7e007c00cf01, fpsr=0x10
        check   "fcadd v0.4h, v1.4h, v2.4h, #270", v1=0x375e7c0177ff3c00c940780064013c01, v2=0xb8d32dfc0000cde83e00fd5564017800, to_v0=0x7f557800f7c06402, fpsr=0x11
        check   "fcadd v0.4h, v1.4h, v2.4h, #270", v1=0xcb7077ff3e00fd556401b82448e67e00, v2=0xb390fd5583ff80003a3cfd556401bc00, to_v0=0x7f55343049667e00, fpsr=0x1
        check   "fcadd v0.4h, v1.4h, v2.4h, #270", v1=0x83ff490840f800003c00be483c0134d7, v2=0xbc007bff38007e007c000400fbff4760, fpcr=0x3c80000, to_v0=0x3bff7c00c65ffbfe, fpsr=0x10
        check   "fcadd v0.4h, v1.4h, v2.4h, #90", v1=0xfd5583ffb3eb3e0063ff3e004ebf453b, v2=0x80003800b648fc0080003c0137087bff, to_v0=0x64013e007c0044ca, fpsr=0x14
        check   "fcadd v0.4h, v1.4h, v2.4h, #90", v1=0xfd5578004f78cc90bfdf7bffb8a3cd4e, v2=0x4b010000fc007e00b1db78004bfb, fpcr=0x3880000, to_v0=0xc04e7e004bb0f801, fpsr=0x10
        check   "fcadd v0.4h, v1.4h, v2.4h, #90", v1=0x400040000007bffbb3c7bffc4efc5b7, v2=0xfd553c004be1b80d77ff7bff3dd8bc00, to_v0=0x7bff77ffc5efc72d, fpsr=0x10
        check   "fcadd v0.4h, v1.4h, v2.4h, #90", v1=0xbc0064013c0033f44a9083ff80008000, v2=0xad7183ff4248397f4055b2117c0144a0, to_v0=0x4a78c05544a0fe01, fpsr=0x11
        check   "fcadd v0.2d, v1.2d, v2.2d, #90", v1=0xbfb4bd3eaf353500380fffffffffffff, v2=0x3fea28ac23fcee8f8000000000000000, to_v0=0xbfb4bd3eaf353500bfea28ac23fcee8f, fpsr=0x10
        check   "fcadd v0.2d, v1.2d, v2.2d, #90", v1=0xbff3a883bc6fcfd87ff0000000000001, v2=0x7ff800000000000043f0000000000000, fpcr=0x2400000, to_v0=0x43f00000000000007ff8000000000000, fpsr=0x11
        check   "fcadd v0.2d, v1.2d, v2.2d, #90", v1=0x7ff80000000000003ff8000000000000, v2=0x400921fb54442d183ff697c22474fe1b, to_v0=0x7ff8000000000000bffa43f6a8885a30
        check   "fcadd v0.2d, v1.2d, v2.2d, #90", v1=0x4015d49fd64c7ce37fefffffffffffff, v2=0x43f0000000000000bfebd5d8beba089b, fpcr=0x4c00000, to_v0=0x401259e4be753bcf7feffffffffffffe, fpsr=0x10
        check   "fcadd v0.4s, v1.4s, v2.4s, #270", v1=0x3e8733433f0000005f0000004f000000, v2=0x405f05d7bf8000003fdda4f2c0c26dd0, to_v0=0x3fa1ccd1407f05d75f0000004f000000, fpsr=0x10
        check   "fcadd v0.4s, v1.4s, v2.4s, #270", v1=0x4f7fffff008000008000000040a6eba3, v2=0xbf37b3d13f000000387fc00040865624, fpcr=0x2880000, to_v0=0x4f7ffffebf37b3d1c086562440a6ec22, fpsr=0x10
        check   "fcadd v0.4s, v1.4s, v2.4s, #270", v1=0x807fffff5f000000bf941db97f800001, v2=0x7e800000338000003ff1683cff7fffff, fpcr=0x3c00000, to_v0=0xb38000007e8000007f7ffffe7fc00000, fpsr=0x91
        check   "fcadd v0.4s, v1.4s, v2.4s, #270", v1=0xbdc7ad4ecf0000003fed0c2a33800000, v2=0x477fe0000000000000000000807fffff, fpcr=0x1880000, to_v0=0xbdc7ad4ecefffe013fed0c2a33800000, fpsr=0x90
        check   "fcmla v0.8h, v1.8h, v2.h[0], #270", v0=0x7bffcf25b9a97c003c00fe34b00883ff, v1=0x3b1a63fffe34fc0043cccdbdb14c0001, v2=0x1c8c3040004006401fc00316dcd1f, fpcr=0x3c80000, to_v0=0x7bffcf1b7e007e00550d7e00c308a72f, fpsr=0x10
        check   "fcmla v0.8h, v1.8h, v2.h[0], #270", v0=0x83ff4bbacef43c0004003c013e0077ff, v1=0xaf33bc0038003c000400424883fffbff, v2=0x7bfffbff4cff7e0030e1380034f3fc00, to_v0=0xfc004bb67c003c9e7c003c01fc0077ff, fpsr=0x10
        check   "fcmla v0.8h, v1.8h, v2.h[0], #270", v0=0xba33ca1364013dc0c05b7e0083ff77ff, v1=0xc87300007800cf47b85348953e003800, v2=0x389ab2dafe344248fe343a9e63ff, to_v0=0x7072cce1fc00769e604e7e00e5ff77ff, fpsr=0x14
        check   "fcmla v0.8h, v1.8h, v2.h[0], #270", v0=0xb9d17c00cb0fcd993c00fd55377f77ff, v1=0xc3677bff426bfc0032b73e27fd55b678, v2=0x7c0164014eb33800bc003e0a4172bcf9, to_v0=0xc5547c00c910cad43d0bff55ff55ff55, fpsr=0x11
        check   "fcmla v0.8h, v1.8h, v2.h[3], #270", v0=0xaf5ac885380038007bffbc05b8c47e00, v1=0x4c7fce334367380048e2b6077e000000, v2=0xbbee3e003637bd4ac2adca7d37fc7bff, fpcr=0x4480000, to_v0=0xcec5ceb7c50dc2567bffc9577e007e00, fpsr=0x10
        check   "fcmla v0.8h, v1.8h, v2.h[3], #270", v0=0x2cf8fd55fd556401462fc9af4cc04e3e, v1=0xc0533b3bc329c859fd5531c6fc00ced7, v2=0x780000003e006401424883ffc82c77ff, fpcr=0x2080000, to_v0=0x2cf87e007e00fc007e007e007e00fc00, fpsr=0x15
        check   "fcmla v0.8h, v1.8h, v2.h[3], #270", v0=0xbbd080007bff00017c00cafe640177ff, v1=0x77ff35c1cd327c00fe3464014406bbbf, v2=0x2f233c5b00007c0177ff00003e004248, to_v0=0xf85a6b227c00c0a2fe34fe3463f977ff, fpsr=0x14
        check   "fcmla v0.8h, v1.8h, v2.h[3], #270", v0=0xc0ec30207bffb60e77ffb7c3000183ff, v1=0xc5ed77ff040043c4b6a5c0f67bff4039, v2=0xb0a2b19a63fffc004248fbffb06bfc00, to_v0=0xc2ff3be57bffb60e77ffb6cd7199f0a1, fpsr=0x10
        check   "fcmla v0.4s, v1.4s, v2.s[1], #180", v0=0xffa5555542f6e979ff80000080000000, v1=0x7f800001be884305c098633f3dc84f9e, v2=0xbfd76ffe3f8df26f0000000000800000, to_v0=0xffe5555542f78095ff800000bdde2318, fpsr=0x11
        check   "fcmla v0.4s, v1.4s, v2.s[1], #180", v0=0x4f000000becc27863f1183e84083a6ce, v1=0x3dc9f0803f6adb6942f6e979ff7fffff, v2=0x3f8000014b0000013f64d8bebfe99c6d, to_v0=0x4f000000caeadb6c7f8000007f800000, fpsr=0x14
        check   "fcmla v0.4s, v1.4s, v2.s[1], #180", v0=0xff7fffff000000008000000000000001, v1=0xff7fffffbf8000003fbda74f3faf27ad, v2=0x7f7fffff3f80000033000001411cd6cf, fpcr=0x400000, to_v0=0x3f800000ff7fffffbfaf27ac, fpsr=0x14
        check   "fcmla v0.4s, v1.4s, v2.s[1], #180", v0=0x3ea94506bf1d38673fc00000407b4d63, v1=0xff7fffffff7fffff33000001bde9648a, v2=0xffc54321ffa55555be397feccf000000, fpcr=0x400000, to_v0=0x7fc543217fe555557fc543217fe55555, fpsr=0x1
        check   "fcmla v0.4s, v1.4s, v2.s[0], #90", v0=0x7f800001c1dbc0cf477fe000bf800000, v1=0x5f0000003f6bdc33c0c5b6a94f800000, v2=0xbe5d94a13ee5d6b9c1a86d8f4f800000, to_v0=0x7fc0000161286d8fd0c5b689c303147c, fpsr=0x11
        check   "fcmla v0.4s, v1.4s, v2.s[0], #90", v0=0xc0da80073f800001cf000000ff7fffff, v1=0x3e72a8a53ea8eff53e6d49febe6a4bd7, v2=0x80000000000000c1edaed3bf800000, to_v0=0xc0e2154c4100a5eccf000000ff7fffff, fpsr=0x10
        check   "fcmla v0.4s, v1.4s, v2.s[0], #90", v0=0x5f000000be530210ffc54321befcd6e3, v1=0x4f7fffffc1ec608b7fc00000405806a3, v2=0xbf68948c477fe0004f800000beec00ec, fpcr=0x2800000, to_v0=0x5effffffdf8000007fc000007fc00000, fpsr=0x10
        check   "fcmla v0.4s, v1.4s, v2.s[0], #90", v0=0x40b0deddbf339589c09bba3e5f000000, v1=0x4f8000003fc0000041a040713f800000, v2=0xbe0d7c283fc000004b000001ff7fffff, to_v0=0xff800000db000001ff8000005f000000, fpsr=0x14
        check   "fmlal v0.2s, v1.2h, v2.2h", v0=0x77ff63ff3c013b33c0bbc72c42488000, v1=0x3e1bc9667e007e006401c4d500007e00, v2=0x3c00b98177ff30e9b3a1b7f27c018000, to_v0=0x7fc020007fc00000, fpsr=0x1
        check   "fmlal v0.2s, v1.2h, v2.2h", v0=0xc9f50400c0b6c51d7800ac4083ff0001, v1=0x64013e00b9c7000041787c00bc007c00, v2=0x400c7307c013c00780032b2fbff4248, fpcr=0x2400000, to_v0=0x7800ac417f800000, fpsr=0x10
        check   "fmlal v0.2s, v1.2h, v2.2h", v0=0xfd55fe34c4c94e3704003df036ee4248, v1=0x640100012de3473c3c01b2794b298000, v2=0x3c00ca0877ff00006401cd1500003c01, fpcr=0x3000000, to_v0=0x4003df036ee4248
        check   "fmlal v0.2s, v1.2h, v2.2h", v0=0x3e003e007bffbf4232be6401fd557800, v1=0x63fffbffc6a163ff7bffae7dcf80fbff, v2=0x7c0083ff78003c012d1c7c01000177ff, to_v0=0xb5ed0670fd557800, fpsr=0x10
        check   "fmlal v0.4s, v1.4h, v2.4h", v0=0x7c00fc00c948c908b5cdc0b477fffc00, v1=0xacca4a27bc0045a7c65ebc1c3800fe34, v2=0x38007bff000041a4aea32d3400010001, fpcr=0x880000, to_v0=0x7c00fc00c948c90ab5cdc0b4ffc68000, fpsr=0x10
        check   "fmlal v0.4s, v1.4h, v2.4h", v0=0x3e003c0177ff4a8740e7780045fb, v1=0x3c00000078000400470dc8603e00bc00, v2=0x7c0080006401fc0037b0359680003873, to_v0=0x4058cfc0c04300884a8740e7780045fb, fpsr=0x10
        check   "fmlal v0.4s, v1.4h, v2.4h", v0=0xc520bc003c00fd556401640139a12f36, v1=0x7e00bdcb80007e00fe347800b4607800, v2=0xbe3a49cd4e0bfd55b274fbfffd55381e, fpcr=0x4080000, to_v0=0xffc68000ceffe000ffeaa0004683c000, fpsr=0x11
        check   "fmlal v0.4s, v1.4h, v2.4h", v0=0x3f017c004248fe34640178007c000400, v1=0x3b9afe34fbffad69b215bc003c007c00, v2=0x3f973123800042863d2dfbfffd55fd55, to_v0=0x3e850d3c47800920ffeaa000ffeaa000, fpsr=0x11
        check   "fmlal v0.4s, v1.4h, v2.h[2]", v0=0xbc00fe34c5fdfc003e007c017c00, v1=0x379d37eac91c7bfffd5563ff00003c00, v2=0x63ff00004e443044380046914751b866, fpcr=0x5880000, to_v0=0xffeaa000fe34c5fdfc003e007c017c00, fpsr=0x91
        check   "fmlal v0.4s, v1.4h, v2.h[2]", v0=0xbc00bc00fe342c20424883ff3c0063ff, v1=0xb2d5fe343e0033c1780078003800fbff, v2=0xca4dcdc23e004550b0ed3800ba1cfe34, to_v0=0x467ffff8fe342c20424983ffc6ffdffc, fpsr=0x10
        check   "fmlal v0.4s, v1.4h, v2.h[2]", v0=0x77ff00003e004f59add63a273800cf18, v1=0x4248fe344320b8557800780077ff42e5, v2=0xfe342fe73d107e00bd5cfc00408263ff, to_v0=0xff800000ff800000ff800000ff800000
        check   "fmlal v0.4s, v1.4h, v2.h[2]", v0=0x7c00fd55cdbcca0138007bff7800fc00, v1=0x83ffbd0447123af0b5c2fbff345e7c01, v2=0x42487c01fc00b8ccbc88bf4a7c0063ff, fpcr=0x2080000, to_v0=0x7c00fd55cdbcbb6fbefea55c7fc00000, fpsr=0x11
        check   "fmlal v0.2s, v1.2h, v2.h[6]", v0=0x2c44af9d77ff4824cbaf3c003c007c00, v1=0x17c01fc00c756fd5577ff3c00fbff, v2=0x7c014b2d04008000b02131bb424883ff, fpcr=0x2c80000, to_v0=0xcbaf3bf8c965834b, fpsr=0x10
        check   "fmlal v0.2s, v1.2h, v2.h[6]", v0=0x7c00bcfe380044ab0001b74838007c01, v1=0xaf7e00010400fbff36f32f91fe343800, v2=0x83fffe3483ff0000ba404de40001b583, fpcr=0xc80000, to_v0=0xffc68000ffc68000
        check   "fmlal v0.2s, v1.2h, v2.h[6]", v0=0x7800b8e4afae308442487c010001, v1=0x3c01328e38083ff5cd677c0064018000, v2=0x7e007bfffc007e0083ff00013ecebc00, to_v0=0x4c800ffc7c010001, fpsr=0x10
        check   "fmlal v0.2s, v1.2h, v2.h[6]", v0=0xb3d8c92142480400ac8e380000004248, v1=0xfe3436cd7c00fbffb356b5e6bc003c00, v2=0xbc00b9e14cddb2ae640164014eec77ff, fpcr=0x1400000, to_v0=0x3f3c2000bf3c2000, fpsr=0x90
        check   "fmlsl v0.2s, v1.2h, v2.2h", v0=0x77ff4248389b385c49f2493ac52e4248, v1=0x49b14885bc003c01b93963ffb2283c01, v2=0x80004ddab006c4670000380083ff0000, fpcr=0x1880000, to_v0=0x49f2493ac52e4248
        check   "fmlsl v0.2s, v1.2h, v2.2h", v0=0x780083ff7c002eacfd55bc0078007c00, v1=0x4a74477983ff04003c000000780083ff, v2=0x7c00fc0077ff3c0177ff7e00354136bb, fpcr=0x1880000, to_v0=0xfd55bc0178007c00, fpsr=0x10
        check   "fmlsl v0.2s, v1.2h, v2.2h", v0=0x3ee2fc00c902bf124248800049793be0, v1=0xba5d3c01b10dfe343c6663ff63ff2f65, v2=0xca1b77ffc5b2b731000144827e00cf57, to_v0=0x7fc0000049793c16, fpsr=0x10
        check   "fmlsl v0.2s, v1.2h, v2.2h", v0=0x7c01fd557c01fe34800030d0b0333800, v1=0x83ff0000fbffbe0b3e004998fd557bff, v2=0xfc00bc756401fbfffc00c11342488000, to_v0=0x7feaa000b0333800, fpsr=0x1
        check   "fmlsl v0.4s, v1.4h, v2.4h", v0=0xcabc375883fffe347bff3a824248fc00, v1=0xfe3463ffcaa7fe3440913e0035030000, v2=0x3e9dacf22c41cb253c00bc003c013815, to_v0=0xcabc375d3fc000007bff3a824248fc00, fpsr=0x10
        check   "fmlsl v0.4s, v1.4h, v2.4h", v0=0x77ffc70c3c0177ff49f83c00bcae77ff, v1=0x3e004a767c01b0fb0001bc003c01fe34, v2=0xc078fc00bc00fbff366bc2b7c20a0400, fpcr=0x1880000, to_v0=0x77ffc70cc0565e8949f83c187fc68000, fpsr=0x10
        check   "fmlsl v0.4s, v1.4h, v2.4h", v0=0x36d8b8c1b7ec6401cf8b77ff7c013e89, v1=0xfe34780048fcfd553e00fe34fc000000, v2=0xbaca2d0663fffe3404004c4fc0477c01, to_v0=0xb8b274747fc68000ff8000007fc02000, fpsr=0x11
        check   "fmlsl v0.4s, v1.4h, v2.4h", v0=0xc3c0fc004890b075b58163ff8000b24d, v1=0x30a8ce962f36bc00fe347c007c00c36a, v2=0xcf587e00419563ff7800fbff77ff83ff, fpcr=0x1880000, to_v0=0x7fc680007f800000ff80000080000000, fpsr=0x80
        check   "fmlsl v0.2s, v1.2h, v2.h[5]", v0=0x3800bc0064014fab38eabc00af6d0001, v1=0x3c00cc3d3800bc21800077ffb03b3800, v2=0xbc00ba823db53c0183ffbb8300008000, fpcr=0x1480000, to_v0=0x3e414310bf36a000, fpsr=0x10
        check   "fmlsl v0.2s, v1.2h, v2.h[5]", v0=0xc3ab64013e00ce87bb88c947fd55fc00, v1=0x48f17bff3c00bc003006fe347c013c01, v2=0xfbff3c04bc003b38baa22fff7e000400, to_v0=0xffc02000fd55fc00, fpsr=0x11
        check   "fmlsl v0.2s, v1.2h, v2.h[5]", v0=0x80000000fd55000142487e008000fd55, v1=0x7c0000017c013d454af4bc007e00fc00, v2=0xb818c31dfd553f9ec453fbff36e9b596, to_v0=0xffeaa000ffeaa000, fpsr=0x1
        check   "fmlsl v0.2s, v1.2h, v2.h[5]", v0=0x3e85aecc77ff36e8426877ff63ff7e00, v1=0xcc9c63ff424883ff3e00c5cab8477bff, v2=0xfbff00007e00c405fbffaf15fbffade8, to_v0=0x7fc000007fc00000
        check   "fmlsl v0.4s, v1.4h, v2.h[0]", v0=0x7800fd558000adfb63ff83ff4b16b979, v1=0x32ec0000b1420400c168000083ff63ff, v2=0x3e0030ac7bff80004248affb38f5, fpcr=0x2800000, to_v0=0x7800fd558000adfb63ff83ff4b16b6fe, fpsr=0x10
        check   "fmlsl v0.4s, v1.4h, v2.h[0]", v0=0x4920fbffafe083ff4148334bb5678000, v1=0x2d9138003f6d2e063ba8396cb9b04921, v2=0x7800bc00bc00c49977ff46717800b8ef, to_v0=0x4920fc083ed5fea041412f7740ca6e76, fpsr=0x10
        check   "fmlsl v0.4s, v1.4h, v2.h[0]", v0=0xaf9d63ff640100003e00fd552c2534d8, v1=0xfd55bc00b97800017800bdb33f440001, v2=0x83ff77ff4a2e33d93c002cae83ff0000
        check   "fmlsl v0.4s, v1.4h, v2.h[0]", v0=0x6401ca93b033340ec095c7f738003a19, v1=0x64013e004d2404007c01040083ff6401, v2=0x3e00000132f0484afd5541dbbc00fbff, to_v0=0xffc02000407fe000c10acbfe4c800ffc, fpsr=0x11
        check   "fmlal2 v0.2s, v1.2h, v2.2h", v0=0xbb428000c0acbfaa77fffc0083fffd55, v1=0xbf4a0001bc96bea3b7c631c63bd5aed5, v2=0x48a1b24d7c003f3d4c1b38004f127c00, to_v0=0x77fffc003db8c000, fpsr=0x10
        check   "fmlal2 v0.2s, v1.2h, v2.2h", v0=0x7c0163ff7c0134f23e007c010000324d, v1=0xfd55b4937bff46578000000036216401, v2=0x77fffd55b252fe34af302d0ffe343e00, fpcr=0x1400000, to_v0=0x3e007c0100000000, fpsr=0x80
        check   "fmlal2 v0.2s, v1.2h, v2.2h", v0=0xfd5577ff3c092d0ece5efe340000c612, v1=0xbf6f63ff7c004a86353ac21842483c00, v2=0x800077ff7800fd553eca4b1677ffbc00, fpcr=0xc80000, to_v0=0xce5efe33c22cb83f, fpsr=0x10
        check   "fmlal2 v0.2s, v1.2h, v2.2h", v0=0xc56239e563ff7e00fd55c28f7c0137ed, v1=0x8000fe343c01410c42483c013c0130db, v2=0x1fe34b23833290400fd55fd5534d7, to_v0=0xfd55c28fffeaa000, fpsr=0x11
        check   "fmlal2 v0.4s, v1.4h, v2.4h", v0=0x3566040033f063ffbc00afac63ffc586, v1=0xb65baf77424842483f8ec98dfd5577ff, v2=0xceddce51b205b1edb3a97c012c508000, to_v0=0x412e7a3d403c9a9cbf19405f63ffc586, fpsr=0x10
        check   "fmlal2 v0.4s, v1.4h, v2.4h", v0=0x16401435d3fd23800bc00fe34fc00, v1=0x7c004466373077ff3a363077fc00c699, v2=0x77ff63ff63ffaca53061c7037c01471d, fpcr=0x3880000, to_v0=0x7f8000004593986643e5e341fe34fc01, fpsr=0x90
        check   "fmlal2 v0.4s, v1.4h, v2.4h", v0=0x322f38004b7d04003bfbc22e490d4841, v1=0x1fc00fbff7c00386c38007e007e00, v2=0x3e0080000400fc007c01424878007800, to_v0=0x33d5e7007fc00000c07f621fff800000, fpsr=0x11
        check   "fmlal2 v0.4s, v1.4h, v2.4h", v0=0xc005c39ebc98be38b9a204002e2c4248, v1=0xbc00cdd5fe343c0142483c01c324b791, v2=0xcb807bff0400ad863c017c0000007c01, fpcr=0x3480000, to_v0=0x414e8f19c9ba88ac7fc00000bdb0ec2f, fpsr=0x10
        check   "fmlal2 v0.2s, v1.2h, v2.h[0]", v0=0xc6c0c7fc6401b33ac0a7fc0000017c01, v1=0x3c00bac9fd553800b7fd80003bbcc998, v2=0xc3077e00fd55b1403d103b6d46e6c60b, fpcr=0x2880000, to_v0=0xc00ee08400017c01
        check   "fmlal2 v0.2s, v1.2h, v2.h[0]", v0=0xaff7fc00fbff63fffc0083ff3c016401, v1=0xbc007e00640100004248b091cfcfbfee, v2=0x3e00fbffcc91fc00ac9e800078000400, to_v0=0xfc0083ff3c013f79, fpsr=0x10
        check   "fmlal2 v0.2s, v1.2h, v2.h[0]", v0=0x3c01fc0083ffc203c5f5fd5564017bff, v1=0x7c007c01fd553c00fc0038008000b53c, v2=0x4248bc00448c77ffc678fe3480000001, fpcr=0x4000000, to_v0=0xff80000064017bff, fpsr=0x10
        check   "fmlal2 v0.2s, v1.2h, v2.h[0]", v0=0x4f0c3e0063ff4f79fe343c00bd736401, v1=0x7e00c733c1db3648fc0000004cc1b926, v2=0x7c01c67063ffb95978000001be8f7c01, fpcr=0x3000000, to_v0=0x7fc000007fc00000, fpsr=0x1
        check   "fmlal2 v0.4s, v1.4h, v2.h[2]", v0=0x7c0077ff83ff0001b5cecc6dcb920400, v1=0x4ebeae0135cb328233d13c00fe340400, v2=0x38007e00c31063ff7c01af69b729bc00, fpcr=0x3400000, to_v0=0x7c0077ff3c31f5a4bd2bb6a9cb920400, fpsr=0x10
        check   "fmlal2 v0.4s, v1.4h, v2.h[2]", v0=0x2db27c014f4836ddfe34b5e8800033ac, v1=0x36e8b41042482e57fd557bff4248b6e5, v2=0xb6cb0400319d04007c010001b3d80000, to_v0=0x32dd2c9f4f4836ddfe34b5e831cae000, fpsr=0x10
        check   "fmlal2 v0.4s, v1.4h, v2.h[2]", v0=0x83ff63ff7c01b96f77ff2d213c004248, v1=0x8000800038007bffb8677bff7bff320a, v2=0x63ffc6c20000c00ab50ffe34ae0b7800, fpcr=0x6480000, to_v0=0x7fc000007fc000007fc000007fc00000
        check   "fmlal2 v0.4s, v1.4h, v2.h[2]", v0=0x800080007e00380083ff4b99780063ff, v1=0x3c8abc00fe34bc00c64efbff349d3761, v2=0x7bff7800cf80ccfb38007e008000c933, to_v0=0x7fc000007fc00000ffc680007fc00000
        check   "fmlsl2 v0.4s, v1.4h, v2.4h", v0=0x8000b8342e933e003c003e003c01bc00, v1=0x3632780063ff04006401b824465d3800, v2=0x424863ff77ffafc83800b92f7c014d4e, to_v0=0xbf9ba840cbffe000cbffc0043c01db20, fpsr=0x10
        check   "fmlsl2 v0.4s, v1.4h, v2.4h", v0=0xfd55b5e47e00fd552e3330890400cac9, v1=0x7e00fbff83ff78000000b3497c01ae5b, v2=0xc11afbffc59141c400014c483f847c01, fpcr=0xc00000, to_v0=0xffc000007e00fd54b9b1f376c7b87fff, fpsr=0x10
        check   "fmlsl2 v0.4s, v1.4h, v2.4h", v0=0xc5122ca3bc1d83fffbff7bffbc003e00, v1=0x3bc44248b00063fffd553c007e00, v2=0xc9aa7c017bff38004d607bff7bffac22, to_v0=0xc5122ca37fc02000fbff7bff3d5ff080, fpsr=0x11
        check   "fmlsl2 v0.4s, v1.4h, v2.4h", v0=0x3c017c00fc0083fffbfffd55bc00b8e8, v1=0xbbb97c017c0083ff4bfe3fc3fc0063ff, v2=0x7e00fbffbfef7c01b4e2c4de2cf64248, to_v0=0x7fc00000ffc020007f8000007fc02000, fpsr=0x1
        check   "fmlsl2 v0.2s, v1.2h, v2.2h", v0=0x83ffceb43698c2994944b5f47e003c01, v1=0x4fe7c138fd557e000001fbff4248c0b3, v2=0xb151479e3e0064013b523e00fd554248, to_v0=0x4944b5f47e003c01, fpsr=0x10
        check   "fmlsl2 v0.2s, v1.2h, v2.2h", v0=0xbc003a1a424845f3b756bc00b89afe34, v1=0x4248fc00fe340000cff963ff3e007e00, v2=0x4a4fb48e43ef4a530400fd556401ad30, to_v0=0x3afd7288ffeaa000, fpsr=0x1
        check   "fmlsl2 v0.2s, v1.2h, v2.2h", v0=0x7c00ba4bfe347c007e004880bb563c01, v1=0x3669fbffb40fc686cb22b308ae1f, v2=0xc1aa800000017e007bffbf67fc0077ff, fpcr=0x3c00000, to_v0=0x7e004880c1d33969, fpsr=0x10
        check   "fmlsl2 v0.2s, v1.2h, v2.2h", v0=0x640177ffcb4d49e4fbff800047a563ff, v1=0x3d37c33bbecf3e0000017e003c003c01, v2=0xbba300002c97c4512c463c00b7b8acb5, fpcr=0x1880000, to_v0=0xfbff8000ffc00000
        check   "fmlsl2 v0.2s, v1.2h, v2.h[0]", v0=0xbbeb2d69bb517c0038007e0004004a5e, v1=0x7bffc48cb87341dc0400baaf45f4aea9, v2=0x7e00b6f5000077ffb3a300014248fbff, to_v0=0x407fe080c755c544, fpsr=0x10
        check   "fmlsl2 v0.2s, v1.2h, v2.h[0]", v0=0x41b542488000420bbc000001040033da, v1=0x7800424834267bffbf2d37a938007c01, v2=0x38000000fbff42484828c16b3d35, fpcr=0xc80000, to_v0=0x4014f543bf1f8bf3, fpsr=0x10
        check   "fmlsl2 v0.2s, v1.2h, v2.h[0]", v0=0x64013afec8e2fd557800b8ec3800b604, v1=0xc741fd554d20fbff7c01fd557e006401, v2=0x780077fffe3437ad4ad8424800004e20, to_v0=0xffc020007feaa000, fpsr=0x1
        check   "fmlsl2 v0.2s, v1.2h, v2.h[0]", v0=0x64017c00780038003e00fbff42487c00, v1=0xbc00cdaefe34c39604007bff4bf37e00, v2=0x38004516407dbae37e00acd2fc00fd55, fpcr=0x5400000, to_v0=0xffeaa000ffeaa000, fpsr=0x1
        check   "fmlsl2 v0.4s, v1.4h, v2.h[5]", v0=0x3c00c757adf03d61fd557bfffbffcad3, v1=0xb179bbc5b6dc7bff7c00fd5563ff467d, v2=0x3800ada54565c46bc330401478004397, to_v0=0x3f6e310540a7a6e4fd557bfffbffcad3, fpsr=0x10
        check   "fmlsl2 v0.4s, v1.4h, v2.h[5]", v0=0x4ac1fbffbc00c3514cb943fd34c67bff, v1=0x476b34ed3e00c85c00003e0063ffb606, v2=0xbaf877ff431400004b0eb7b677fffd55, fpcr=0x2c00000, to_v0=0x4ac1fbcabf8c77964cb943fc41f6d980, fpsr=0x10
        check   "fmlsl2 v0.4s, v1.4h, v2.h[5]", v0=0x3800fc0034dc7bfffc003c003e00, v1=0x2fc6fd557c013f744333ae72c3563c01, v2=0x63ff7c01cb673009bda74248ae00fe34, to_v0=0x3fe62aa87feaa000ffc0200041dcbeb8, fpsr=0x11
        check   "fmlsl2 v0.4s, v1.4h, v2.h[5]", v0=0xfe34bc007c00b6e4000032f8aca53e00, v1=0x35970001b490ce1100000001b1c60001, v2=0x38007bff4532bc0083ff2fea83ff3fca, fpcr=0x5880000, to_v0=0xfe34bc017c00b6e43fbda10042fc228f, fpsr=0x90
        check   "bfdot v0.4s, v1.8h, v2.8h", v0=0x448b4274fe34c4c63e00b4054728bbeb, v1=0x3e00fbff3c00fbff7c00fd5583ff2cd1, v2=0x63fffc003b49cbb977ffb6767800ca15, to_v0=0x7f8000007f8000007f8000004728bbe7
        check   "bfdot v0.4s, v1.8h, v2.8h", v0=0x800080007c0064014f393cc5374ebc00, v1=0xc17ab3c739bd83fffbff3c0077ff4e33, v2=0x3c00bbe63f96c5607e007e00adedfe34, fpcr=0x2c80000, to_v0=0xbdf9ffff7c006401ff800000ff800000
        check   "bfdot v0.4s, v1.8h, v2.8h", v0=0x1cbb0b86946633c006401bd103c00, v1=0x4248c9a47c0140e6ba418000fd55fe34, v2=0x3888bc000000cd14bc876401b789c1c1, to_v0=0x46240003ce84f8013c0096e57f800000
        check   "bfdot v0.4s, v1.8h, v2.8h", v0=0xfc00ad04fc00afc12df07e003e00385e, v1=0xfe343e002e7c00004248b10f3e00ad9c, v2=0x2fda37ae4e257c01000177ff3c01ce56, to_v0=0xfc00ad05fc00afc1e98e70ff3e11875e
        check   "bfdot v0.2s, v1.4h, v2.4h", v0=0x40080002c7b000100004a7cfc00fd55, v1=0xb1ca2cb3fbffb633ac6dc9312cf8c600, v2=0xbaf942484e09c2780001c92d0000b1fd, fpcr=0x7c00000, to_v0=0x52ef3a00fc00fd55
        check   "bfdot v0.2s, v1.4h, v2.4h", v0=0xbd7577ff4ce8afbb38007e0063ff4982, v1=0x43bdbc16acb47c013509bc007e0043e1, v2=0x3800ba84b4eb7e004c8864014a99fd55, to_v0=0xe080ffff7fc00000
        check   "bfdot v0.2s, v1.4h, v2.4h", v0=0xc280ca93c52883fffe34bf3cfd55, v1=0x38007e0042488000cb3e2c517bff7c01, v2=0x63ff7800fc00b41938004ef2fc00, fpcr=0x1c80000, to_v0=0x3fe31c017fc00000
        check   "bfdot v0.2s, v1.4h, v2.4h", v0=0x7c01b4053dc23c00450e78007800fe34, v1=0x3e003e000000fc0083ff7800bff14669, v2=0x640163ffbc00ca983e00380063ff63ff, fpcr=0x1c00000, to_v0=0x707fffff7800fe35
        check   "bfmmla v0.4s, v1.8h, v2.8h", v0=0xfc006401bc0000003aa72e2677ff, v1=0x77ffbaa938007bff63ffad4ffbff3913, v2=0x80003e003e00b75c3c007c012f8e2e24, fpcr=0x1480000, to_v0=0xf3db23fff72655fffa7f0001ec13f6ef
        check   "bfmmla v0.4s, v1.8h, v2.8h", v0=0x7c01cba93c00000032bc3c27fc004466, v1=0x64013d13b961c2757c014248fe343c00, v2=0xc7aa7e004c52bad10400fc00bb1d0400, to_v0=0x7c4b4ba9f992ffff7fc00000fecbcaf1
        check   "bfmmla v0.4s, v1.8h, v2.8h", v0=0x3ca93c00780035157c01fe3445c64933, v1=0xbda22efc00010000cefcc3eeb29463ff, v2=0xbf2f80006401ae9d3c0043337e00, fpcr=0x1400000, to_v0=0x3ca93bff780035157f8000007f800000
        check   "bfmmla v0.4s, v1.8h, v2.8h", v0=0x80003adf0000b2a04248424800013844, v1=0x3e00c5ce4248000000013535fd553c01, v2=0x380077ff0400fbffba3efe34fc00b57e, to_v0=0xfe4d31ff7f800000f8807eff7f800000
        check   "bfmlalb v0.4s, v1.8h, v2.8h", v0=0x7c00411e3c00c2dafd554e7b4e273d4e, v1=0x397c7e00cced392e4b877c003e68c6a9, v2=0x3591b9152e187bff0400bf1c000177ff, to_v0=0x7bffed3c75ad5200fd68ce7bff285700, fpsr=0x10
        check   "bfmlalb v0.4s, v1.8h, v2.8h", v0=0xb25b38873e00448c7c01c6993f280001, v1=0xfc0077ff3bfa7c01fbff3c00b4c97bff, v2=0xb8964d537e00fe3463ff34163c000000, to_v0=0x7f800000ff8000007c01c6993f280001, fpsr=0x14
        check   "bfmlalb v0.4s, v1.8h, v2.8h", v0=0x38003760fd55b20500013e00bf86fe34, v1=0x77ff46847e007c00ad4fbaaf3800cb54, v2=0x7bffb65e8000b5cd83ff3c0083ff83ff, fpcr=0x2080000, to_v0=0xbd64cff2fd55b208b72f0000bf86fe34, fpsr=0x10
        check   "bfmlalb v0.4s, v1.8h, v2.8h", v0=0xbc00fbff4248fbff000100012d13ce22, v1=0x341d3e0080002c900400318742484248, v2=0xfe34fd55c29b7e002ca883ff83ff7e00, to_v0=0xfbd500006b1000000000fffd7f800000, fpsr=0x1c
        check   "bfmlalt v0.4s, v1.8h, v2.8h", v0=0x7bffc8e14248c8b40000780064017c00, v1=0x7c0178007c00b92863ff3e00bc0063ff, v2=0x48bc83ff6401c706424863ffba7763ff, fpcr=0x1000000, to_v0=0x7f8000007f80000066c7380064017c00, fpsr=0x94
        check   "bfmlalt v0.4s, v1.8h, v2.8h", v0=0x497442486401c7f02ce104002f9fbc00, v1=0xbd1d63ff83ff3acd7e00b12d7c004ac3, v2=0x3c003b373f6377fffd55cd6442f80001, fpcr=0x4c00000, to_v0=0x497442476401c7efff7fffff7f780000, fpsr=0x14
        check   "bfmlalt v0.4s, v1.8h, v2.8h", v0=0xba7f7c003e007e00fd55bc007c01c001, v1=0x63ff413600007c013c01c3e8484b3c00, v2=0xc31b3c0163ff00003bd57bff7bff3e00, to_v0=0xe79a65003e007e00fd55bc007f800000, fpsr=0x14
        check   "bfmlalt v0.4s, v1.8h, v2.8h", v0=0x3b990000fe347bff35593e007bff, v1=0x353eb54077ff640136b3ac2137666401, v2=0xfd557c0004008000b25c498e3c01b3e1, to_v0=0xf31e16003c7f00007bff35593e007c06, fpsr=0x10
        check   "bfdot v0.2s, v1.4h, v2.2h[0]", v0=0x83ff0000b533b4dd4eee40262d777800, v1=0x42d37c01c495cb6680004643bf730001, v2=0xc87abc007bff49a683ffb3c93c01ae73, to_v0=0x4eee4025bbf4e5ff
        check   "bfdot v0.2s, v1.4h, v2.2h[0]", v0=0xfbff40d900007c00bbce0001fd55bdbc, v1=0x7c0049dbc260ca8b77ff3be5640163ff, v2=0x7e0078004218fbff3c01b2774fde31a4, fpcr=0x7400000, to_v0=0x7f800000fd55bd85
        check   "bfdot v0.2s, v1.4h, v2.2h[0]", v0=0x4248bc0000010001b5ee3c013c000000, v1=0x7800bee538002cb57c00c5ac83ff7c00, v2=0x3ca7bc00b653b8757c003e0045300001, to_v0=0x7f8000003bffffff
        check   "bfdot v0.2s, v1.4h, v2.2h[0]", v0=0x4a86bd7d7c00fd55349fc905c26efbff, v1=0xbe4d04004f403a0904006401450083ff, v2=0x4248cdc03e4564012f22bb31b0da6401, to_v0=0x7f800000c26efbff
        check   "bfdot v0.2s, v1.4h, v2.2h[1]", v0=0x7c01fbff4641426bfc003c010400, v1=0xbedd63ff7c0077ff35d5b652fbff7c00, v2=0xb7a43c01fd5542a2fd5563ff7bff77ff, to_v0=0xf3b139017f800000
        check   "bfdot v0.2s, v1.4h, v2.2h[1]", v0=0x2f5f3c00fe3443117800424864017800, v1=0xb50277ff7c01000080007c0134a36401, v2=0x2ff9b333bad2780047333ef9436cad59, fpcr=0x2800000, to_v0=0x7b7cf30964403481
        check   "bfdot v0.2s, v1.4h, v2.2h[1]", v0=0x3c013c1f428afc0004003c01cdae63ff, v1=0xfc00cffec9dfac4d7bfffc0077ff77ff, v2=0x3c01b2f9ba983c0138007c018000fbff, fpcr=0x2800000, to_v0=0xff8000007f800000
        check   "bfdot v0.2s, v1.4h, v2.2h[1]", v0=0x400ad6504007bff00014ff464013c00, v1=0x7e007c007c00800064018000bab90000, v2=0x3c0177ff6401b4e642484682c22bfd55, fpcr=0x2480000, to_v0=0x66c9900064013bff
        check   "bfmlalb v0.4s, v1.8h, v2.h[4]", v0=0x4f1cfd55fbff63ff63ff3c0000013e00, v1=0x14a4fc2543e007c013c00ca3bfc00, v2=0xc4e57e00c3ae3e00fc00b72000000001, to_v0=0x4f1d03cdfbff63ff63ff3c00fa800000, fpsr=0x10
        check   "bfmlalb v0.4s, v1.8h, v2.h[4]", v0=0x77ff3c007c0177fffd554a2abb18c520, v1=0xbfda00013c00cf4942487c0063ff0001, v2=0xb7353e004ccc63ff780039c63c002d2b, to_v0=0x77ff3c007c01779b7f800000bb18c520, fpsr=0x14
        check   "bfmlalb v0.4s, v1.8h, v2.h[4]", v0=0x380038004c46b5bd3800fe343c007e00, v1=0x3c017e003c633a5dfd554ab530a83e00, v2=0x4912ccf0c79178008000fe342cc5fc00, fpcr=0x800000, to_v0=0x7f7fffff72dd00007f7fffff76800000, fpsr=0x14
        check   "bfmlalb v0.4s, v1.8h, v2.h[4]", v0=0x3067bd6a472ec720c0fc7800380063ff, v1=0x4248445d3c00cc8a3c01fbffbc00fd55, v2=0xaed6c16f3f45000063ff00007e0047f3, fpcr=0x2400000
        check   "bfmlalb v0.4s, v1.8h, v2.h[2]", v0=0x7c017e0077ff83ff486a04007c002ceb, v1=0x2f9c492d04000000c016000104003d84, v2=0x78004c2cac56bc0063ff7e00380063ff, to_v0=0x7f80000077ff83ff486a04007c821676, fpsr=0x14
        check   "bfmlalb v0.4s, v1.8h, v2.h[2]", v0=0x3ae57c017e00b399000063fffc003c01, v1=0xc69fccdc3bf637e93778362243590000, v2=0xbc72cfa82f197c01c4443e003204bc00, to_v0=0xcb5c00007e00b39934a20000fc003c01, fpsr=0x10
        check   "bfmlalb v0.4s, v1.8h, v2.h[2]", v0=0x83ff3e0042483c00800042f8b4d9fd55, v1=0x7bff3c0063ffaebb4320fbff4248bb70, v2=0x3c00ce33bc00fd55fe347c01363a4b8b, fpcr=0x2c80000, to_v0=0x7880ffffeb3c75ffff7ffffff7f1e000, fpsr=0x14
        check   "bfmlalb v0.4s, v1.8h, v2.h[2]", v0=0x77ff83ff7bfffc00b5867e0044b4c262, v1=0x3e00c54242487bffc267433983fffe34, v2=0x42487c00424883ff04000000bc00c2b9

        end_of_file
