/* Recorded by record_fp.py. SPDX-License-Identifier: MIT */
#include "fp.inc"

        check   "fcvtns v0.4s, v1.4s", v1=0x3f8000007f800001ff7fffff7f7fffff, to_v0=0x100000000800000007fffffff, fpsr=0x1
        check   "fcvtns v0.4s, v1.4s", v1=0x3f800000403045304b00000100000001, fpcr=0x1880000, to_v0=0x1000000030080000100000000, fpsr=0x90
        check   "fcvtns v0.4s, v1.4s", v1=0xbf11487300800000ff7fffff7f800000, to_v0=0xffffffff00000000800000007fffffff, fpsr=0x11
        check   "fcvtns v0.4s, v1.4s", v1=0xcf000000cf000000bdf872f840bc2a30, fpcr=0xc80000, to_v0=0x80000000800000000000000000000006, fpsr=0x10
        check   "fcvtns v0.2d, v1.2d", v1=0xbff0000000000000fff8abcdef012345, to_v0=0xffffffffffffffff0000000000000000, fpsr=0x1
        check   "fcvtns v0.2d, v1.2d", v1=0x400342f9f5ad98ff800fffffffffffff, fpcr=0x5000000, to_v0=0x20000000000000000, fpsr=0x90
        check   "fcvtns v0.2d, v1.2d", v1=0x401c2e32f3890a3741dfffffffe00000, fpcr=0x880000, to_v0=0x70000000080000000, fpsr=0x10
        check   "fcvtns v0.2d, v1.2d", v1=0x41dfffffffe000000000000000000000, to_v0=0x800000000000000000000000, fpsr=0x10
        check   "fcvtns v0.4h, v1.4h", v1=0x36833e003e0077ffc99c7c0004004e2b, to_v0=0xfff57fff00000019, fpsr=0x11
        check   "fcvtns v0.4h, v1.4h", v1=0x83ff4a23fe34346764013c01bd04af46, to_v0=0x4010001ffff0000, fpsr=0x10
        check   "fcvtns v0.4h, v1.4h", v1=0xbc4640a945e97c00fbff4248bbbe3e00, fpcr=0x400000, to_v0=0x80000003ffff0002, fpsr=0x11
        check   "fcvtns v0.4h, v1.4h", v1=0x6401fd55fc0077ffb63b040064012db9, fpcr=0x1880000, to_v0=0x4010000, fpsr=0x10
        check   "fcvtns v0.8h, v1.8h", v1=0xbc00bc00b365fbfffd553e38cf9c3a0f, to_v0=0xffffffff0000800000000002ffe20001, fpsr=0x11
        check   "fcvtns v0.8h, v1.8h", v1=0x3c004cafc4d12c0e2c3bc2807bff3e00, fpcr=0x3c00000, to_v0=0x10013fffb00000000fffd7fff0002, fpsr=0x11
        check   "fcvtns v0.8h, v1.8h", v1=0x640177ff00003c9d000149fa04002d9e, to_v0=0x4017ff0000000010000000c00000000, fpsr=0x10
        check   "fcvtns v0.8h, v1.8h", v1=0xcfed4eb83f0acfd280004f6133900001, fpcr=0x3c80000, to_v0=0xffe0001b0002ffe10000001e00000000, fpsr=0x10
        check   "fcvtms v0.2d, v1.2d", v1=0x3ff0000000000001400921fb54442d18, to_v0=0x10000000000000003, fpsr=0x10
        check   "fcvtms v0.2d, v1.2d", v1=0x3ff8000000000000fff5555555555555, fpcr=0x3480000, to_v0=0x10000000000000000, fpsr=0x11
        check   "fcvtms v0.2d, v1.2d", v1=0x43f00000000000007fefffffffffffff, to_v0=0x7fffffffffffffff7fffffffffffffff, fpsr=0x1
        check   "fcvtms v0.2d, v1.2d", v1=0x7ff000000000000141dfffffffe00000, to_v0=0x7fffffff, fpsr=0x11
        check   "fcvtms v0.4s, v1.4s", v1=0xbf2ad73b4045b6cbbdc3e066c173ffac, to_v0=0xffffffff00000003fffffffffffffff0, fpsr=0x10
        check   "fcvtms v0.4s, v1.4s", v1=0x41b781bd7f800000c09134a8ff7fffff, fpcr=0x4080000, to_v0=0x167ffffffffffffffb80000000, fpsr=0x11
        check   "fcvtms v0.4s, v1.4s", v1=0xc1966cdcff7fffff477ff000417d52c4, to_v0=0xffffffed800000000000fff00000000f, fpsr=0x11
        check   "fcvtms v0.4s, v1.4s", v1=0x800000387fc0003f800000416f7d05, fpcr=0x2080000, to_v0=0x10000000e, fpsr=0x10
        check   "fcvtms v0.4h, v1.4h", v1=0x83ff2dd33e002e8138007e003c00bdd2, to_v0=0x1fffe, fpsr=0x11
        check   "fcvtms v0.4h, v1.4h", v1=0xfd55000143b3caa3c2863ba777ff77ff, to_v0=0xfffc00007ff07ff0, fpsr=0x10
        check   "fcvtms v0.4h, v1.4h", v1=0x32ce3e00fe342c61fc00b885bc00427e, fpcr=0x2400000, to_v0=0x8000ffffffff0003, fpsr=0x11
        check   "fcvtms v0.4h, v1.4h", v1=0x7e003c01fd553c003c00000077fffc00, to_v0=0x100007ff08000, fpsr=0x1
        check   "fcvtms v0.8h, v1.8h", v1=0x7e0083fffe34c4ab77ff3800fe340001, to_v0=0xffff0000fffb7ff0000000000000, fpsr=0x11
        check   "fcvtms v0.8h, v1.8h", v1=0x354100002d943800424842483c006401, to_v0=0x3000300010401, fpsr=0x10
        check   "fcvtms v0.8h, v1.8h", v1=0x7c01b328640100018000fd55fe3483ff, fpcr=0x1880000, to_v0=0xffff040100000000000000000000, fpsr=0x11
        check   "fcvtms v0.8h, v1.8h", v1=0x3e003e00c92dbb6a83ff4e9b00013039, fpcr=0xc80000, to_v0=0x10001fff5ffff0000001a00000000, fpsr=0x10
        check   "fcvtas v0.4s, v1.4s", v1=0x5f0000003e27a9e0bf8000007f800001, fpcr=0x1080000, to_v0=0x7fffffff00000000ffffffff00000000, fpsr=0x11
        check   "fcvtas v0.4s, v1.4s", v1=0x41e8967842f6e97900000000477ff000, to_v0=0x1d0000007b000000000000fff0, fpsr=0x10
        check   "fcvtas v0.4s, v1.4s", v1=0xc0ee15fb4b000001ff7fffff387fc000, to_v0=0xfffffff9008000018000000000000000, fpsr=0x11
        check   "fcvtas v0.4s, v1.4s", v1=0x807fffff3f5c7fa34178af0d00000001, fpcr=0x1000000, to_v0=0x10000001000000000, fpsr=0x90
        check   "fcvtas v0.2d, v1.2d", v1=0x3fc4387990175ac0fff0000000000000, to_v0=0x8000000000000000, fpsr=0x11
        check   "fcvtas v0.2d, v1.2d", v1=0xbfe21c7b57bb853e3fe081a34a5d51b9, to_v0=0xffffffffffffffff0000000000000001, fpsr=0x10
        check   "fcvtas v0.2d, v1.2d", v1=0x40effdffffffffff8000000000000000, fpcr=0x1880000, to_v0=0xfff00000000000000000, fpsr=0x10
        check   "fcvtas v0.2d, v1.2d", v1=0x43e00000000000008000000000000000, fpcr=0x2480000, to_v0=0x7fffffffffffffff0000000000000000, fpsr=0x1
        check   "fcvtas v0.8h, v1.8h", v1=0x7e0083fffbff44563800cd3d64013e8e, to_v0=0x800000040001ffeb04010002, fpsr=0x11
        check   "fcvtas v0.8h, v1.8h", v1=0xc7e3ca0b3c013e00040077ffc1f43caa, fpcr=0x800000, to_v0=0xfff8fff40001000200007ff0fffd0001, fpsr=0x10
        check   "fcvtas v0.8h, v1.8h", v1=0x780083ff4cfa3a41fe3400017800fbff, fpcr=0xc80000, to_v0=0x7fff000000140001000000007fff8000, fpsr=0x11
        check   "fcvtas v0.8h, v1.8h", v1=0x4f6177ff0000488eb102bc004c9fb346, to_v0=0x1e7ff0000000090000ffff00120000, fpsr=0x10
        check   "fcvtas v0.4h, v1.4h", v1=0x78003e008000c2ceb4337bff7c014248, to_v0=0x7fff00000003, fpsr=0x11
        check   "fcvtas v0.4h, v1.4h", v1=0x3e00bf09bab083fffc007e0044453c2b, fpcr=0x2880000, to_v0=0x8000000000040001, fpsr=0x11
        check   "fcvtas v0.4h, v1.4h", v1=0x368b42487800c36ebb773c00367cc726, fpcr=0xc80000, to_v0=0xffff00010000fff9, fpsr=0x10
        check   "fcvtas v0.4h, v1.4h", v1=0x7c006401361380000400342bc60a3c00, to_v0=0xfffa0001, fpsr=0x10
        check   "fcvtps v0.2s, v1.2s", v1=0xbf87d7433e7d0a554b00000180000000, to_v0=0x80000100000000
        check   "fcvtps v0.2s, v1.2s", v1=0x14b000001008000003df1f8b9, fpcr=0x3400000, to_v0=0x100000001, fpsr=0x10
        check   "fcvtps v0.2s, v1.2s", v1=0x1cf0000003efc1c153d8a12a1, to_v0=0x100000001, fpsr=0x10
        check   "fcvtps v0.2s, v1.2s", v1=0x3fa0a717477fe00000000000bf800000, fpcr=0x3480000, to_v0=0xffffffff
        check   "fcvtps v0.2d, v1.2d", v1=0xbfd4c91b7bcd25eb7ff0000000000001, to_v0=0x0, fpsr=0x11
        check   "fcvtps v0.2d, v1.2d", v1=0x8000000000000000405edd2f1a9fbe77, fpcr=0x1080000, to_v0=0x7c, fpsr=0x10
        check   "fcvtps v0.2d, v1.2d", v1=0x3ff80000000000004024de9359513172, to_v0=0x2000000000000000b, fpsr=0x10
        check   "fcvtps v0.2d, v1.2d", v1=0x3fe0000000000000fff5555555555555, fpcr=0x4c80000, to_v0=0x10000000000000000, fpsr=0x11
        check   "fcvtps v0.8h, v1.8h", v1=0xfd550400bc00bc0030bcb5a638004130, to_v0=0x1ffffffff0001000000010003, fpsr=0x11
        check   "fcvtps v0.8h, v1.8h", v1=0x41962d7c335b3e54beb0b7217bffc5e2, fpcr=0x1880000, to_v0=0x3000100010002ffff00007ffffffb, fpsr=0x11
        check   "fcvtps v0.8h, v1.8h", v1=0x4958404ece5077ffc626b5c43e006401, to_v0=0xb0003ffe77ff0fffa000000020401, fpsr=0x10
        check   "fcvtps v0.8h, v1.8h", v1=0x77ff305c31aac67cbc8f63ff64013800, fpcr=0x480000, to_v0=0x7ff000010001fffaffff040004010001, fpsr=0x10
        check   "fcvtps v0.4h, v1.4h", v1=0xbf770400fc00fc00417b3e00c6727800, fpcr=0x2400000, to_v0=0x30002fffa7fff, fpsr=0x11
        check   "fcvtps v0.4h, v1.4h", v1=0x7bffaf9383ff2daf7c0138473e000400, to_v0=0x100020001, fpsr=0x11
        check   "fcvtps v0.4h, v1.4h", v1=0x7e000000c778bbb0b0bc3e79c0b70400, to_v0=0x2fffe0001, fpsr=0x10
        check   "fcvtps v0.4h, v1.4h", v1=0x395f7e002f222cb563ff38000400b876, fpcr=0x1000000, to_v0=0x400000100010000, fpsr=0x10
        check   "fcvtzs v0.2d, v1.2d", v1=0xc03a18257a1454c7bff642ee5506a989, fpcr=0x1c00000, to_v0=0xffffffffffffffe6ffffffffffffffff, fpsr=0x10
        check   "fcvtzs v0.2d, v1.2d", v1=0x400921fb54442d180000000000000001, to_v0=0x30000000000000000, fpsr=0x10
        check   "fcvtzs v0.2d, v1.2d", v1=0x380fffffffffffff7fefffffffffffff, fpcr=0x7c80000, to_v0=0x7fffffffffffffff, fpsr=0x11
        check   "fcvtzs v0.2d, v1.2d", v1=0x800fffffffffffff0000000000000001, fpcr=0x1400000, to_v0=0x0, fpsr=0x80
        check   "fcvtzs v0.2s, v1.2s", v1=0x80000000bd8aa44900000001477ff000, to_v0=0xfff0, fpsr=0x10
        check   "fcvtzs v0.2s, v1.2s", v1=0x800000003f0000007e8000003ddbccd1, to_v0=0x7fffffff00000000, fpsr=0x11
        check   "fcvtzs v0.2s, v1.2s", v1=0x8000003dbc498a3e8280423db8421e, fpcr=0x3c00000, to_v0=0x0, fpsr=0x10
        check   "fcvtzs v0.2s, v1.2s", v1=0x33000001bf8000005f0000007fc00000, to_v0=0x7fffffff00000000, fpsr=0x1
        check   "fcvtzs v0.8h, v1.8h", v1=0x7bff424840717c01fe34b93f4757b4f3, to_v0=0x7fff0003000200000000000000070000, fpsr=0x11
        check   "fcvtzs v0.8h, v1.8h", v1=0x80007c007c013c01b0aa7bff4248fd55, fpcr=0x400000, to_v0=0x7fff0000000100007fff00030000, fpsr=0x11
        check   "fcvtzs v0.8h, v1.8h", v1=0x2fc0800048a4bc00cad4c0a9c8af47ec, to_v0=0x9fffffff3fffefff70007, fpsr=0x10
        check   "fcvtzs v0.8h, v1.8h", v1=0x83ffc08f40593b97b9b93ff53c3ebf8d, fpcr=0x400000, to_v0=0xfffe00020000000000010001ffff, fpsr=0x10
        check   "fcvtzs v0.4h, v1.4h", v1=0x3c0100017bff64013c01c0dec1a64248, fpcr=0x3400000, to_v0=0x1fffefffe0003, fpsr=0x10
        check   "fcvtzs v0.4h, v1.4h", v1=0xcbc838007800fe34fd5530ce3800ae98, fpcr=0x3c80000, to_v0=0x0, fpsr=0x11
        check   "fcvtzs v0.4h, v1.4h", v1=0x7e0047a983ff3c00fbff3800fd55cb4a, to_v0=0x800000000000fff2, fpsr=0x11
        check   "fcvtzs v0.4h, v1.4h", v1=0x40000004ebc2f690400bc0077ff3e00, to_v0=0xffff7ff00001, fpsr=0x10
        check   "fcvtnu v0.2s, v1.2s", v1=0xbfdbb64dff800000be5a4e67807fffff, to_v0=0x0, fpsr=0x10
        check   "fcvtnu v0.2s, v1.2s", v1=0x477fe000cf000000ffc54321ffa55555, to_v0=0x0, fpsr=0x1
        check   "fcvtnu v0.2s, v1.2s", v1=0xc050e71ebf800000ffc5432133000001, fpcr=0xc00000, to_v0=0x0, fpsr=0x11
        check   "fcvtnu v0.2s, v1.2s", v1=0x413201f03f8000017f7fffff7e800000, fpcr=0x1c00000, to_v0=0xffffffffffffffff, fpsr=0x1
        check   "fcvtnu v0.2d, v1.2d", v1=0x3ff8000000000000fff8abcdef012345, to_v0=0x20000000000000000, fpsr=0x11
        check   "fcvtnu v0.2d, v1.2d", v1=0x3fe00000000000004025abb9c4bcf4bb, to_v0=0xb, fpsr=0x10
        check   "fcvtnu v0.2d, v1.2d", v1=0xbff0000000000000fff8abcdef012345, to_v0=0x0, fpsr=0x1
        check   "fcvtnu v0.2d, v1.2d", v1=0xc01dba699bb5de11400921fb54442d18, fpcr=0x400000, to_v0=0x3, fpsr=0x11
        check   "fcvtnu v0.8h, v1.8h", v1=0x80003e00000047ae80003c0064016401, fpcr=0x2880000, to_v0=0x2000000080000000104010401, fpsr=0x10
        check   "fcvtnu v0.8h, v1.8h", v1=0x1b37e438604007c01c8b73c00ade4, to_v0=0x400000000000000010000, fpsr=0x11
        check   "fcvtnu v0.8h, v1.8h", v1=0x424840c54f0afbffc45f63ff83fffc00, fpcr=0x4880000, to_v0=0x30002001c00000000040000000000, fpsr=0x11
        check   "fcvtnu v0.8h, v1.8h", v1=0xfbff77ff0000000078007e00bfc00000, fpcr=0x400000, to_v0=0x7ff0000000008000000000000000, fpsr=0x1
        check   "fcvtnu v0.4h, v1.4h", v1=0xcef07c01cbd7780000013986b429b13b, to_v0=0x100000000, fpsr=0x10
        check   "fcvtnu v0.4h, v1.4h", v1=0x2f0bad9004003afc7e003c01cf6e3f9d, fpcr=0x80000, to_v0=0x100000002, fpsr=0x11
        check   "fcvtnu v0.4h, v1.4h", v1=0xbc00b1f2bc004e3383fffd55fbff7800, to_v0=0x8000, fpsr=0x11
        check   "fcvtnu v0.4h, v1.4h", v1=0x416a3bd5323fb916c5097e00fd55, to_v0=0x0, fpsr=0x1
        check   "fcvtmu v0.2d, v1.2d", v1=0x100000000000000000000000000000, to_v0=0x0, fpsr=0x10
        check   "fcvtmu v0.2d, v1.2d", v1=0x3ff0000000000000bfdeeae5426a746c, to_v0=0x10000000000000000, fpsr=0x1
        check   "fcvtmu v0.2d, v1.2d", v1=0x3fe00000000000000010000000000000, fpcr=0x2080000, to_v0=0x0, fpsr=0x10
        check   "fcvtmu v0.2d, v1.2d", v1=0xc3e00000000000003ff0000000000001, fpcr=0x3400000, to_v0=0x1, fpsr=0x11
        check   "fcvtmu v0.2s, v1.2s", v1=0x3f8000004b0000017f800001ff7fffff, fpcr=0x1080000, to_v0=0x0, fpsr=0x1
        check   "fcvtmu v0.2s, v1.2s", v1=0x4f7fffff00000000ff800000c0b4dd7b, to_v0=0x0, fpsr=0x1
        check   "fcvtmu v0.2s, v1.2s", v1=0xbe73d82a0000000042f6e9793fc00000, to_v0=0x7b00000001, fpsr=0x10
        check   "fcvtmu v0.2s, v1.2s", v1=0x41e971c48000000040490fdb5f000000, to_v0=0x3ffffffff, fpsr=0x11
        check   "fcvtmu v0.8h, v1.8h", v1=0xbf3239e1bf1142480000b3a238c50400, fpcr=0x3400000, to_v0=0x30000000000000000, fpsr=0x11
        check   "fcvtmu v0.8h, v1.8h", v1=0xfc000001fd55bc000001424831037800, to_v0=0x300008000, fpsr=0x11
        check   "fcvtmu v0.8h, v1.8h", v1=0x3e0077ff416745903c9c3c0077ff41d9, fpcr=0x1080000, to_v0=0x17ff000020005000100017ff00002, fpsr=0x10
        check   "fcvtmu v0.8h, v1.8h", v1=0x77ff3e0042482cf13e004bfb3bfc3e00, to_v0=0x7ff00001000300000001000f00000001, fpsr=0x10
        check   "fcvtmu v0.4h, v1.4h", v1=0x7c00040045ea4465c02ab739c877c560, fpcr=0x1c80000, to_v0=0x0, fpsr=0x1
        check   "fcvtmu v0.4h, v1.4h", v1=0xfbff3c0044d3bc0046c47800b0cf63ff, to_v0=0x68000000003ff, fpsr=0x11
        check   "fcvtmu v0.4h, v1.4h", v1=0x363847fa77ff00016401342900002e87, to_v0=0x401000000000000, fpsr=0x10
        check   "fcvtmu v0.4h, v1.4h", v1=0xfbff3c00b838000063ff77fffd550000, fpcr=0x2c00000, to_v0=0x3ff7ff000000000, fpsr=0x11
        check   "fcvtau v0.2s, v1.2s", v1=0x807fffffbfe39392807fffff3f800001, to_v0=0x1, fpsr=0x10
        check   "fcvtau v0.2s, v1.2s", v1=0xc0607fba40575cc340490fdb4f800000, to_v0=0x3ffffffff, fpsr=0x11
        check   "fcvtau v0.2s, v1.2s", v1=0x7fc00000c1d4304ebf12bb2f3fc00000, fpcr=0xc00000, to_v0=0x2, fpsr=0x11
        check   "fcvtau v0.2s, v1.2s", v1=0xffc54321be209d56401f341300000001, fpcr=0x880000, to_v0=0x200000000, fpsr=0x10
        check   "fcvtau v0.2d, v1.2d", v1=0x4030eaad24928eb2bffe1d3eedaa1b6a, to_v0=0x110000000000000000, fpsr=0x11
        check   "fcvtau v0.2d, v1.2d", v1=0x400921fb54442d1841e0000000000000, to_v0=0x30000000080000000, fpsr=0x10
        check   "fcvtau v0.2d, v1.2d", v1=0x3fc3b10b79054c6ac01646da19e76fca, fpcr=0x3400000, to_v0=0x0, fpsr=0x11
        check   "fcvtau v0.2d, v1.2d", v1=0xfff8abcdef01234541e0000000000000, to_v0=0x80000000, fpsr=0x1
        check   "fcvtau v0.8h, v1.8h", v1=0xbc004757fbff040077ffb70178002d48, fpcr=0x480000, to_v0=0x7000000007ff0000080000000, fpsr=0x11
        check   "fcvtau v0.8h, v1.8h", v1=0x77ff36d1cdeaad5e3ff0450bcfc03800, to_v0=0x7ff00000000000000002000500000001, fpsr=0x11
        check   "fcvtau v0.8h, v1.8h", v1=0x40041cf800048e14edd8000b41563ff, to_v0=0x30000000a001b000000000400, fpsr=0x10
        check   "fcvtau v0.8h, v1.8h", v1=0x80003e00000000013811317c83ff7800, fpcr=0x1800000, to_v0=0x2000000000001000000008000, fpsr=0x10
        check   "fcvtau v0.4h, v1.4h", v1=0xb946fbff7c0177ff77ff37d148d57c00, fpcr=0x3400000, to_v0=0x7ff00000000affff, fpsr=0x11
        check   "fcvtau v0.4h, v1.4h", v1=0x7c013c00fd5543cc00017c0163ff63ff, to_v0=0x4000400, fpsr=0x11
        check   "fcvtau v0.4h, v1.4h", v1=0x7e0063ff4eb8ca87462445db352677ff, to_v0=0x6000600007ff0, fpsr=0x10
        check   "fcvtau v0.4h, v1.4h", v1=0xfc003c004181bc00c3697bffcaa0c68d, to_v0=0xffe000000000, fpsr=0x1
        check   "fcvtpu v0.4s, v1.4s", v1=0x387fc000415ef79e7f8000015f000000, to_v0=0x10000000e00000000ffffffff, fpsr=0x11
        check   "fcvtpu v0.4s, v1.4s", v1=0x3380000040055d203e3302ab3d8d18a0, fpcr=0x880000, to_v0=0x1000000030000000100000001, fpsr=0x10
        check   "fcvtpu v0.4s, v1.4s", v1=0x477fe000beb1c1de4f7fffff4f7fffff, to_v0=0xffe000000000ffffff00ffffff00, fpsr=0x10
        check   "fcvtpu v0.4s, v1.4s", v1=0x4b0000014b0000013f800000c1fa4cc0, to_v0=0x800001008000010000000100000000, fpsr=0x1
        check   "fcvtpu v0.2d, v1.2d", v1=0x3ff0000000000001fff5555555555555, to_v0=0x20000000000000000, fpsr=0x11
        check   "fcvtpu v0.2d, v1.2d", v1=0x3ff0000000000001800fffffffffffff, to_v0=0x20000000000000000, fpsr=0x10
        check   "fcvtpu v0.2d, v1.2d", v1=0x3fe42f8cdcc696f63fc36ab017cda62a, fpcr=0xc00000, to_v0=0x10000000000000001, fpsr=0x10
        check   "fcvtpu v0.2d, v1.2d", v1=0xfff8abcdef012345fff5555555555555, to_v0=0x0, fpsr=0x1
        check   "fcvtpu v0.4h, v1.4h", v1=0xfbff3c017bff2e374badfc007bffc3f6, to_v0=0x100000ffe00000, fpsr=0x11
        check   "fcvtpu v0.4h, v1.4h", v1=0x38004248040000012f443f353c217e00, fpcr=0x2000000, to_v0=0x1000200020000, fpsr=0x11
        check   "fcvtpu v0.4h, v1.4h", v1=0x4248b2e8aeda00018000ad9f45104e6e, to_v0=0x6001a, fpsr=0x10
        check   "fcvtpu v0.4h, v1.4h", v1=0xb14a43eb4b2377ff3c0043337bff49f5, fpcr=0x1400000, to_v0=0x10004ffe0000c, fpsr=0x10
        check   "fcvtpu v0.8h, v1.8h", v1=0x64018000c48bbc00af6f2e74bc00fd55, fpcr=0x3400000, to_v0=0x4010000000000000000000100000000, fpsr=0x11
        check   "fcvtpu v0.8h, v1.8h", v1=0xfbffac293c006401bb36c3cb0001ce83, to_v0=0x104010000000000010000, fpsr=0x11
        check   "fcvtpu v0.8h, v1.8h", v1=0x83ff64014cee4b7fbaa27bff3e004e86, to_v0=0x4010014000f0000ffe00002001b, fpsr=0x10
        check   "fcvtpu v0.8h, v1.8h", v1=0x800039af7c01b52b7bffcde47bfffe34, fpcr=0x4080000, to_v0=0x100000000ffe00000ffe00000, fpsr=0x11
        check   "fcvtzu v0.2d, v1.2d", v1=0xc03b3e2e22e98c48400576b02eda5934, fpcr=0x1c80000, to_v0=0x2, fpsr=0x11
        check   "fcvtzu v0.2d, v1.2d", v1=0x3ff000000000000040075a045fdae713, fpcr=0x2c00000, to_v0=0x10000000000000002, fpsr=0x10
        check   "fcvtzu v0.2d, v1.2d", v1=0x400921fb54442d18c03a094b52e2a236, to_v0=0x30000000000000000, fpsr=0x11
        check   "fcvtzu v0.2d, v1.2d", v1=0x8000000000000000c1e0000000000000, fpcr=0x880000, to_v0=0x0, fpsr=0x1
        check   "fcvtzu v0.4s, v1.4s", v1=0x42f6e97940aee637c1c294f63f000000, to_v0=0x7b000000050000000000000000, fpsr=0x11
        check   "fcvtzu v0.4s, v1.4s", v1=0x338000004078147bbf3a9beb807fffff, to_v0=0x30000000000000000, fpsr=0x10
        check   "fcvtzu v0.4s, v1.4s", v1=0x409c5247387fc0000080000040a8c360, fpcr=0x2c00000, to_v0=0x4000000000000000000000005, fpsr=0x10
        check   "fcvtzu v0.4s, v1.4s", v1=0x8000003f73f4cfc1bc3a80ff7fffff, fpcr=0x2000000, to_v0=0x0, fpsr=0x11
        check   "fcvtzu v0.8h, v1.8h", v1=0x409ebc003c01fc00b6c964013458c48e, to_v0=0x20000000100000000040100000000, fpsr=0x11
        check   "fcvtzu v0.8h, v1.8h", v1=0x77ff4af13c004b41bec264014d12fe34, fpcr=0x1080000, to_v0=0x7ff0000d0001000e0000040100140000, fpsr=0x11
        check   "fcvtzu v0.8h, v1.8h", v1=0xaf1b0001424848b27bff04007800ae90, to_v0=0x30009ffe0000080000000, fpsr=0x10
        check   "fcvtzu v0.8h, v1.8h", v1=0x64016401c660c85cfc003755bc0045e2, to_v0=0x4010401000000000000000000000005, fpsr=0x11
        check   "fcvtzu v0.4h, v1.4h", v1=0x400000183ff485500003111fd55fc00, fpcr=0x6c00000, to_v0=0x0, fpsr=0x11
        check   "fcvtzu v0.4h, v1.4h", v1=0xccf663ff45d70000afd3000104007800, to_v0=0x8000, fpsr=0x10
        check   "fcvtzu v0.4h, v1.4h", v1=0x41b5341780003cacb7493e00350dfd55, to_v0=0x100000000, fpsr=0x11
        check   "fcvtzu v0.4h, v1.4h", v1=0x77ff424883ff04007e007bff8000bc00, fpcr=0x2480000, to_v0=0xffe000000000, fpsr=0x1
        check   "scvtf v0.2s, v1.2s", v1=0x415847b3befa2831ff7fffff4f7fffff, to_v0=0xcb0000014e9f0000, fpsr=0x10
        check   "scvtf v0.2s, v1.2s", v1=0xbfef36183f0000003f7e674dcf000000, fpcr=0x4000000, to_v0=0x4e7df99dce440000, fpsr=0x10
        check   "scvtf v0.2s, v1.2s", v1=0xc10a742f410afaee3f8000004f000000, to_v0=0x4e7e00004e9e0000
        check   "scvtf v0.2s, v1.2s", v1=0xffa555557f8000013f800000cf000000, fpcr=0xc00000, to_v0=0x4e7e0000ce440000
        check   "scvtf v0.2d, v1.2d", v1=0x100000000000003ff8000000000000, to_v0=0x433000000000000043cffc0000000000
        check   "scvtf v0.2d, v1.2d", v1=0xfff55555555555557fefffffffffffff, to_v0=0xc32555555555555643dffc0000000000, fpsr=0x10
        check   "scvtf v0.2d, v1.2d", v1=0xc03c9b73458402c9c035caeb4cbf6076, fpcr=0x1080000, to_v0=0xc3cfe1b2465d3dffc3cfe51a8a59a050, fpsr=0x10
        check   "scvtf v0.2d, v1.2d", v1=0x41dfffffffe00000fff8abcdef012345, fpcr=0xc00000, to_v0=0x43d077fffffff800c31d50c843fb72ec
        check   "scvtf v0.4h, v1.4h", v1=0x3c0077fffd55b7380000cd0845c3fbff, to_v0=0xf25f745ce401, fpsr=0x10
        check   "scvtf v0.4h, v1.4h", v1=0x7bff3134b8b70400000083ffc1b67c01, fpcr=0x3080000, to_v0=0xf7c0f3c977c0, fpsr=0x10
        check   "scvtf v0.4h, v1.4h", v1=0x7bff3e007c00040080007c00fbff8000, to_v0=0xf80077c0e401f800
        check   "scvtf v0.4h, v1.4h", v1=0x7bfffc0063ff371e7e0000017e00fe34, fpcr=0x2480000, to_v0=0x77e03c0077e0df30
        check   "scvtf v0.8h, v1.8h", v1=0xba2d0001780047030400bc003c01fbff, fpcr=0xc00000, to_v0=0xf45d3c00778074706400f4407380e401, fpsr=0x10
        check   "scvtf v0.8h, v1.8h", v1=0xb08cfc00ade863ff45fc424838850000, to_v0=0xf4f7e400f52276407460742473110000, fpsr=0x10
        check   "scvtf v0.8h, v1.8h", v1=0x63ffb55f380077ff2ef03800fbffaf64, fpcr=0x1400000, to_v0=0x7640f4aa7300778071de7300e401f509, fpsr=0x10
        check   "scvtf v0.8h, v1.8h", v1=0xcc0e000000013c01fc004e7677ff3e00, to_v0=0xf27e00003c007380e40074e7778073c0, fpsr=0x10
        check   "ucvtf v0.2d, v1.2d", v1=0xbfea0b00026c3f483ff0000000000000, to_v0=0x43e7fd4160004d8843cff80000000000, fpsr=0x10
        check   "ucvtf v0.2d, v1.2d", v1=0x40317e35338fff723ff0000000000000, fpcr=0x6800000, to_v0=0x43d00c5f8d4ce3ff43cff80000000000, fpsr=0x10
        check   "ucvtf v0.2d, v1.2d", v1=0x41e00000000000003ff8000000000000, to_v0=0x43d078000000000043cffc0000000000
        check   "ucvtf v0.2d, v1.2d", v1=0x3ff8000000000000c3e0000000000000, fpcr=0x4c00000, to_v0=0x43cffc000000000043e87c0000000000
        check   "ucvtf v0.2s, v1.2s", v1=0x40490fdb417f92457f800001, to_v0=0x4e82ff254eff0000, fpsr=0x10
        check   "ucvtf v0.2s, v1.2s", v1=0xff8000003fd97ad080000000387fc000, to_v0=0x4f0000004e61ff00
        check   "ucvtf v0.2s, v1.2s", v1=0xbdc24a143ec6438bbdd43a27c0a56157, fpcr=0x880000, to_v0=0x4f3dd43a4f40a561, fpsr=0x10
        check   "ucvtf v0.2s, v1.2s", v1=0x412a749affc543217f8000004f800000, fpcr=0x480000, to_v0=0x4eff00004e9f0000
        check   "ucvtf v0.4h, v1.4h", v1=0x83ff040033813b7f0001314a7c0177ff, fpcr=0x1000000, to_v0=0x3c00722977c07780, fpsr=0x10
        check   "ucvtf v0.4h, v1.4h", v1=0xcd57caf547a43791bc00fe3463ff7bff, to_v0=0x79e07bf2764077c0, fpsr=0x10
        check   "ucvtf v0.4h, v1.4h", v1=0xca6afc00adcf7e00bc007e00bc008000, to_v0=0x79e077e079e07800
        check   "ucvtf v0.4h, v1.4h", v1=0x38e57c00fe34c6b0000100007800fbff, fpcr=0x1c00000, to_v0=0x3c00000077807bdf, fpsr=0x10
        check   "ucvtf v0.8h, v1.8h", v1=0x640149fdfbff3c004f6944df77ff463b, to_v0=0x764074a07be0738074f7744e77807464, fpsr=0x10
        check   "ucvtf v0.8h, v1.8h", v1=0xaf487c014248fc0063ff309077ff0000, fpcr=0x3480000, to_v0=0x797b77c174257be07640721277800000, fpsr=0x10
        check   "ucvtf v0.8h, v1.8h", v1=0x4003c01cd37bc00475e83fffe343183, to_v0=0x640073807a6a79e0747678207bf27230, fpsr=0x10
        check   "ucvtf v0.8h, v1.8h", v1=0x7c0038004248b66e4c9680004ad74248, to_v0=0x77c07300742479b374c9780074ad7424, fpsr=0x10
        check   "fcvtl2 v0.2d, v1.4s", v0=0x8000000000800000bedc301fc0fb94e9, v1=0x7fc000004b000001c07c8ceb3ea7c575, fpcr=0x2400000, to_v0=0x7ff80000000000004160000020000000
        check   "fcvtl2 v0.2d, v1.4s", v0=0xff7fffff3ee3f25400800000bf800000, v1=0x477ff00000000000c033c5343da1efbc, to_v0=0x40effe00000000000000000000000000
        check   "fcvtl2 v0.2d, v1.4s", v0=0xc010022a3ee7053240f1f5083f1cca20, v1=0x7fc000007f800001c0c3e11ac06cf554, fpcr=0x3080000, to_v0=0x7ff80000000000007ff8000000000000, fpsr=0x1
        check   "fcvtl2 v0.2d, v1.4s", v0=0x3ed442fd3eac9f397f7fffffffa55555, v1=0xffa55555c1f5de79c1d27d7e7e800000, to_v0=0xfffcaaaaa0000000c03ebbcf20000000, fpsr=0x1
        check   "fcvtl v0.4s, v1.4h", v1=0x7c0036ee800038ebb3feccc14248c59d, to_v0=0xbe7fc000c198200040490000c0b3a000
        check   "fcvtl v0.4s, v1.4h", v1=0xbc007c0178003e00fd5577fffd553800, to_v0=0xffeaa00046ffe000ffeaa0003f000000, fpsr=0x1
        check   "fcvtl v0.4s, v1.4h", v1=0xaeeb04003800b96bbc0000003800cd2d, fpcr=0x880000, to_v0=0xbf800000000000003f000000c1a5a000
        check   "fcvtl v0.4s, v1.4h", v1=0x3e00fbff0001640145ad7e0038007c01, fpcr=0x3800000, to_v0=0x40b5a0007fc000003f0000007fc00000, fpsr=0x1
        check   "fcvtn v0.2s, v1.2d", v1=0x7ff8000000000000fff0000000000000, to_v0=0x7fc00000ff800000
        check   "fcvtn v0.2s, v1.2d", v1=0xbfb66e704ef0f62c3fc9f36ccbb75361, fpcr=0x1880000, to_v0=0xbdb373833e4f9b66, fpsr=0x10
        check   "fcvtn v0.2s, v1.2d", v1=0x40354338bede5cdac037b2b2ce681ff2, to_v0=0x41aa19c6c1bd9596, fpsr=0x10
        check   "fcvtn v0.2s, v1.2d", v1=0xbfb0712933911327ffefffffffffffff, to_v0=0xbd83894aff800000, fpsr=0x14
        check   "fcvtn2 v0.8h, v1.4s", v0=0x3f0c97884b000001bd8443af3f96c01c, v1=0x3e1d94257f80000140d1412f00000000, fpcr=0x1080000, to_v0=0x30ed7e00468a0000bd8443af3f96c01c, fpsr=0x11
        check   "fcvtn2 v0.8h, v1.4s", v0=0x80000000800000c094e127387fc000, v1=0x4f800000cf000000c02ef0f141dfa9fe, fpcr=0x480000, to_v0=0x7c00fbffc1774efec094e127387fc000, fpsr=0x14
        check   "fcvtn2 v0.8h, v1.4s", v0=0xbf597452416f9050330000014f800000, v1=0x40f05a4a33800000807fffffc0597db7, to_v0=0x478300018000c2cc330000014f800000, fpsr=0x18
        check   "fcvtn2 v0.8h, v1.4s", v0=0xc053a38e7f800000800000004b000001, v1=0x387fc000807fffff7f800000, fpcr=0x800000, to_v0=0x3ff80017c00800000004b000001, fpsr=0x18
        check   "fcvtxn2 v0.4s, v1.2d", v0=0x380fffffffffffff800fffffffffffff, v1=0x7ff000000000000147efffffefffffff, to_v0=0x7fc000007f7fffff800fffffffffffff, fpsr=0x11
        check   "fcvtxn2 v0.4s, v1.2d", v0=0xc3e00000000000000000000000000001, v1=0x7fefffffffffffffc00d7fbb0a213fc7, fpcr=0x2c80000, to_v0=0x7f7fffffc06bfdd90000000000000001, fpsr=0x14
        check   "fcvtxn2 v0.4s, v1.2d", v0=0xfff0000000000000bff9370c4f7527dc, v1=0x3ff0000000000000400921fb54442d18, to_v0=0x3f80000040490fdbbff9370c4f7527dc, fpsr=0x10
        check   "fcvtxn2 v0.4s, v1.2d", v0=0x3fb37b7c6bae73d8bff0000000000000, v1=0xbfe5c016606f1010403b6c5ff54426ab, fpcr=0x880000, to_v0=0xbf2e00b341db62ffbff0000000000000, fpsr=0x10
        check   "fcvtxn v0.2s, v1.2d", v1=0x3fdceb4d9679d88ec3e0000000000000, to_v0=0x3ee75a6ddf000000, fpsr=0x10
        check   "fcvtxn v0.2s, v1.2d", v1=0x100000000000003ff798f5bd2140cc, to_v0=0x13fbcc7ad, fpsr=0x18
        check   "fcvtxn v0.2s, v1.2d", v1=0x43e0000000000000, to_v0=0x5f000000
        check   "fcvtxn v0.2s, v1.2d", v1=0x43e0000000000000fff8abcdef012345, fpcr=0x2000000, to_v0=0x5f0000007fc00000
        check   "scvtf v0.2d, v1.2d, #4", v1=0xbfd355ea9fd34b7341dfffffffe00000, fpcr=0x2880000, to_v0=0xc3900b2a85580b2e439077fffffff800, fpsr=0x10
        check   "scvtf v0.2d, v1.2d, #4", v1=0x4039c3fa0a2a2f860000000000000001, to_v0=0x43900e70fe828a8c3fb0000000000000, fpsr=0x10
        check   "scvtf v0.2d, v1.2d, #4", v1=0x3fe0000000000000fff8abcdef012345, to_v0=0x438ff00000000000c2dd50c843fb72ec
        check   "scvtf v0.2d, v1.2d, #4", v1=0xfff8abcdef0123457ff0000000000000, fpcr=0x1c80000, to_v0=0xc2dd50c843fb72ec439ffc0000000000
        check   "scvtf v0.2s, v1.2s, #6", v1=0xc1c0400c4f8000005f00000033000001, to_v0=0x4bbe00004b4c0000, fpsr=0x10
        check   "scvtf v0.2s, v1.2s, #6", v1=0xc1e4665c3f800001338000003fc00000, to_v0=0x4b4e00004b7f0000
        check   "scvtf v0.2s, v1.2s, #6", v1=0x3f000000c040d9b03e08dbaf3e9a6652, fpcr=0x3800000, to_v0=0x4b78236e4b7a6999, fpsr=0x10
        check   "scvtf v0.2s, v1.2s, #6", v1=0x40c036c9bec96c13ff7fffffff800000, fpcr=0x1400000, to_v0=0xc8000001c8000000
        check   "scvtf v0.8h, v1.8h, #2", v1=0x7800aed12fa07bffb5d263fffc00ba7c, to_v0=0x6f80ed1369f46fc0eca36e40dc00ec58, fpsr=0x10
        check   "scvtf v0.8h, v1.8h, #2", v1=0x7e000000fbff77ff3aa477ff37063c00, fpcr=0x880000, to_v0=0x6fe00000dc016f7f6b546f7f6ae06b80, fpsr=0x10
        check   "scvtf v0.8h, v1.8h, #2", v1=0xb8582cc977ff640177ff800042484c0f, to_v0=0xec7a69996f806e406f80f0006c246cc1, fpsr=0x10
        check   "scvtf v0.8h, v1.8h, #2", v1=0x7800fe34fd55fe34c58ebc00ba8d3c01, to_v0=0x6f80d730d956d730eb4eec40ec576b80, fpsr=0x10
        check   "scvtf v0.8h, v1.8h, #13", v1=0xfe347bff3b827bff78007bff7e003e00, fpcr=0x3000000, to_v0=0xab3043c03f7043c0438043c043e03fc0, fpsr=0x10
        check   "scvtf v0.8h, v1.8h, #13", v1=0x3c01380083fffbff7c01000178003800, to_v0=0x3f803f00c3c0b00143c0080043803f00, fpsr=0x10
        check   "scvtf v0.8h, v1.8h, #13", v1=0xc91e63ff83fffc00b88c000180003800, to_v0=0xbedc4240c3c0b000c0770800c4003f00, fpsr=0x10
        check   "scvtf v0.8h, v1.8h, #13", v1=0x3800386180003b833c014d7abc0083ff, to_v0=0x3f003f0cc4003f703f8040d8c040c3c0, fpsr=0x10
        check   "ucvtf v0.4s, v1.4s, #1", v1=0x100000000330000017e800000, to_v0=0x3f000000000000004dcc00004e7d0000, fpsr=0x10
        check   "ucvtf v0.4s, v1.4s, #1", v1=0x406f529580000000ffa55555c1d69630, fpcr=0x3480000, to_v0=0x4e00dea64e8000004effa5564ec1d697, fpsr=0x10
        check   "ucvtf v0.4s, v1.4s, #1", v1=0x7f8000007e8000007f8000007f800000, to_v0=0x4e7f00004e7d00004e7f00004e7f0000
        check   "ucvtf v0.4s, v1.4s, #1", v1=0x387fc000000000007e800000bf800000, fpcr=0x1000000, to_v0=0x4de1ff00000000004e7d00004ebf8000
        check   "ucvtf v0.2d, v1.2d, #22", v1=0xbfc865254aa70a0abfca7e6a0575778f, to_v0=0x4287f90ca4a954e14287f94fcd40aeaf, fpsr=0x10
        check   "ucvtf v0.2d, v1.2d, #22", v1=0x3fe000000000000041dfffffffe00000, to_v0=0x426ff00000000000427077fffffff800
        check   "ucvtf v0.2d, v1.2d, #22", v1=0xfff5555555555555403be2621cbfd4a2, fpcr=0x5880000, to_v0=0x428ffeaaaaaaaaaa42700ef898872ff5, fpsr=0x10
        check   "ucvtf v0.2d, v1.2d, #22", v1=0x43e000000000000043f0000000000000, fpcr=0x480000, to_v0=0x4270f800000000004270fc0000000000
        check   "ucvtf v0.8h, v1.8h, #14", v1=0x35b97e0080007c0133a27c0138004dfa, fpcr=0x400000, to_v0=0x3ab83fe040003fc13a753fc13b003ce0, fpsr=0x10
        check   "ucvtf v0.8h, v1.8h, #14", v1=0x4e5f4680ac1a77ff63ff83ff77ff7c00, to_v0=0x3ce63c6841613f803e4040203f803fc0, fpsr=0x10
        check   "ucvtf v0.8h, v1.8h, #14", v1=0x3f867e003390b3a304003d557bff6401, fpcr=0x2400000, to_v0=0x3bf13fe03a72419e2c003bab3fc03e41, fpsr=0x10
        check   "ucvtf v0.8h, v1.8h, #14", v1=0xccd5b0da4248acc7397c7bff30742d53, to_v0=0x426741873c2441663b303fc03a0e39aa, fpsr=0x10
        check   "ucvtf v0.8h, v1.8h, #15", v1=0x3e00b5bffe347c0004007c01cf7083ff, to_v0=0x37c03dae3ff23bc028003bc03e7c3c20, fpsr=0x10
        check   "ucvtf v0.8h, v1.8h, #15", v1=0x2d32bc003e00ccbf77fffc0077ffb031, fpcr=0x480000, to_v0=0x35a73de037c03e663b803fe03b803d82, fpsr=0x10
        check   "ucvtf v0.8h, v1.8h, #15", v1=0x13c0100000001c25eb40eb1637800, fpcr=0x2080000, to_v0=0x3780000000003e133da03d8b3b80, fpsr=0x18
        check   "ucvtf v0.8h, v1.8h, #15", v1=0x2d95cec583fffd55c6c73390bf9cbc00, to_v0=0x35b33e763c203feb3e3636723dfd3de0, fpsr=0x10
        check   "fcvtzs v0.2s, v1.2s, #9", v1=0x3300000142f6e979387fc0005f000000, to_v0=0x7fffffff, fpsr=0x11
        check   "fcvtzs v0.2s, v1.2s, #9", v1=0x807fffff80000000387fc0003fc00000, to_v0=0x300, fpsr=0x10
        check   "fcvtzs v0.2s, v1.2s, #9", v1=0xc0c05bf5bd887eb0c0b754a1bf800000, fpcr=0x3400000, to_v0=0xfffff48bfffffe00, fpsr=0x10
        check   "fcvtzs v0.2s, v1.2s, #9", v1=0x4198b8d9ff7fffff7e8000007f7fffff, fpcr=0x1000000, to_v0=0x7fffffff7fffffff, fpsr=0x1
        check   "fcvtzs v0.2d, v1.2d, #41", v1=0xbfc7eb63eeb16db2, fpcr=0x2000000, to_v0=0xffffffa05270453b, fpsr=0x10
        check   "fcvtzs v0.2d, v1.2d, #41", v1=0x41e00000000000003fe1c6c2ae48ce92, to_v0=0x7fffffffffffffff0000011c6c2ae48c, fpsr=0x11
        check   "fcvtzs v0.2d, v1.2d, #41", v1=0xbff86ab7e2bc330a, to_v0=0xfffffcf2a903a87a, fpsr=0x10
        check   "fcvtzs v0.2d, v1.2d, #41", v1=0x41e00000000000007ff0000000000001, to_v0=0x7fffffffffffffff0000000000000000, fpsr=0x1
        check   "fcvtzs v0.4h, v1.4h, #8", v1=0x800040e2424863ff83ff3e00bc352c4c, to_v0=0x180fef30011, fpsr=0x10
        check   "fcvtzs v0.4h, v1.4h, #8", v1=0x2eb93a99fd552e98bc0063ffc184435a, to_v0=0xff007ffffd3e03ad, fpsr=0x1
        check   "fcvtzs v0.4h, v1.4h, #8", v1=0xb1733e007800ad7b64013e007bfffbff, fpcr=0x2000000, to_v0=0x7fff01807fff8000, fpsr=0x1
        check   "fcvtzs v0.4h, v1.4h, #8", v1=0x427f04008000b935cc7677ff2eab6401, to_v0=0xee287fff001a7fff, fpsr=0x11
        check   "fcvtzs v0.8h, v1.8h, #15", v1=0xfbff7e00424842484fb4000178004185, fpcr=0x1000000, to_v0=0x800000007fff7fff7fff00007fff7fff, fpsr=0x11
        check   "fcvtzs v0.8h, v1.8h, #15", v1=0x7c007bff64013365bbb1cbc864013c01, to_v0=0x7fff7fff7fff1d9484f080007fff7fff, fpsr=0x1
        check   "fcvtzs v0.8h, v1.8h, #15", v1=0xb825324acfa3fbffb4377c0178007bff, fpcr=0x2000000, to_v0=0xbdb0192880008000de4800007fff7fff, fpsr=0x1
        check   "fcvtzs v0.8h, v1.8h, #15", v1=0x80003ac064012d546401b9cc83ffb4e6, to_v0=0x6c007fff0aa87fffa340ffffd8d0, fpsr=0x11
        check   "fcvtzu v0.2s, v1.2s, #8", v1=0xffc543213fb185543eed3670bf45251c, to_v0=0x7600000000, fpsr=0x11
        check   "fcvtzu v0.2s, v1.2s, #8", v1=0x3db170403e001f097f8000003f800001, fpcr=0xc80000, to_v0=0xffffffff00000100, fpsr=0x11
        check   "fcvtzu v0.2s, v1.2s, #8", v1=0xc17b9ee33f000000cf000000c078ed26, to_v0=0x0, fpsr=0x1
        check   "fcvtzu v0.2s, v1.2s, #8", v1=0x4f7fffff338000003e624cd940673f8b, to_v0=0x380000039c, fpsr=0x10
        check   "fcvtzu v0.2d, v1.2d, #40", v1=0x41e0000000000000405edd2f1a9fbe77, to_v0=0xffffffffffffffff00007b74bc6a7ef9, fpsr=0x11
        check   "fcvtzu v0.2d, v1.2d, #40", v1=0xbfd38306d3a291e8fff0000000000000, fpcr=0x2880000, to_v0=0x0, fpsr=0x1
        check   "fcvtzu v0.2d, v1.2d, #40", v1=0xc01169c8db1430f27ff0000000000001, to_v0=0x0, fpsr=0x1
        check   "fcvtzu v0.2d, v1.2d, #40", v1=0x403437b51a3e87bdc0322f8dcc366ab3, fpcr=0x1880000, to_v0=0x1437b51a3e870000000000000000, fpsr=0x11
        check   "fcvtzu v0.8h, v1.8h, #4", v1=0x83ff32d13c007c0077ffc4c763fffc00, to_v0=0x30010ffffffff00003ff80000, fpsr=0x11
        check   "fcvtzu v0.8h, v1.8h, #4", v1=0xb5a67bff3c013c01fc004248b800fc00, fpcr=0x2400000, to_v0=0xffff001000100000003200000000, fpsr=0x11
        check   "fcvtzu v0.8h, v1.8h, #4", v1=0xae68bc007e00cde8b28f0001c74d8000, fpcr=0x3c80000, to_v0=0x0, fpsr=0x1
        check   "fcvtzu v0.8h, v1.8h, #4", v1=0x35d1ae0483ff7c00ba833e5bb3a235fe, to_v0=0x500000000ffff0000001900000005, fpsr=0x11
        check   "fcvtzu v0.8h, v1.8h, #8", v1=0x7bffca8d63ff4ecbb0c5cdac7c00ba3e, fpcr=0x5800000, to_v0=0xffff0000ffff1b2c00000000ffff0000, fpsr=0x1
        check   "fcvtzu v0.8h, v1.8h, #8", v1=0x3c00000139ff7e0083fffd5500007c01, to_v0=0x100000000bf00000000000000000000, fpsr=0x11
        check   "fcvtzu v0.8h, v1.8h, #8", v1=0x64017c00bfe6fe343c01fe346401c17b, fpcr=0x4000000, to_v0=0xffffffff0000000001000000ffff0000, fpsr=0x11
        check   "fcvtzu v0.8h, v1.8h, #8", v1=0x3c00fe34b6d7fbff42483800fbff4b32, to_v0=0x1000000000000000324008000000e64, fpsr=0x1

        end_of_file
