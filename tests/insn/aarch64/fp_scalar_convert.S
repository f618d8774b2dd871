/* Recorded by record_fp.py. SPDX-License-Identifier: MIT */
#include "fp.inc"

        check   "fcvt s0, d1", v1=0xc020924866061d8a3690000000000001, to_v0=0x1, fpsr=0x18
        check   "fcvt s0, d1", v1=0x3fede01ebea24e0b40371e9849d3bfa8, fpcr=0x2000000, to_v0=0x41b8f4c2, fpsr=0x10
        check   "fcvt s0, d1", v1=0xbfc117ccc8e934cf7ff0000000000001, to_v0=0x7fc00000, fpsr=0x1
        check   "fcvt s0, d1", v1=0xc03f3b4dc4b0d3c53fe0000000000000, to_v0=0x3f000000
        check   "fcvt s0, h1", v1=0x7bff47a63c0063ffbc00be2164014a74, to_v0=0x414e8000
        check   "fcvt s0, h1", v1=0x400446a7c007c017c00c29cfd5563ff, fpcr=0x1400000, to_v0=0x447fe000
        check   "fcvt s0, h1", v1=0x7bff7bff00003db57800c55c30767c01, to_v0=0x7fc02000, fpsr=0x1
        check   "fcvt s0, h1", v1=0x4983b19a64017c00780030c62f38cb3e, to_v0=0xc167c000
        check   "fcvt d0, s1", v1=0x7fc000003eada6247f7fffff807fffff, fpcr=0x1080000, to_v0=0x8000000000000000, fpsr=0x80
        check   "fcvt d0, s1", v1=0x807fffff40490fdbc056afd03f800000, fpcr=0x80000, to_v0=0x3ff0000000000000
        check   "fcvt d0, s1", v1=0xbfe38e4f800000003f800001ffa55555, to_v0=0xfffcaaaaa0000000, fpsr=0x1
        check   "fcvt d0, s1", v1=0x33000001418b6831c0eda88d40490fdb, to_v0=0x400921fb60000000
        check   "fcvt d0, h1", v1=0x4248fc004f7264014a1ec055fc004309, fpcr=0x3c80000, to_v0=0x400c240000000000
        check   "fcvt d0, h1", v1=0xbd6038000000ae793c013e0063ff3608, to_v0=0x3fd8200000000000
        check   "fcvt d0, h1", v1=0xfd553c01419e38007c013bed4b957c01, fpcr=0x1080000, to_v0=0x7ff8040000000000, fpsr=0x1
        check   "fcvt d0, h1", v1=0x2e730000ce727bff83ffb003cce37c01, to_v0=0x7ff8040000000000, fpsr=0x1
        check   "fcvt h0, s1", v1=0x41e48f4f7fc0000042f6e97980000000, to_v0=0x8000
        check   "fcvt h0, s1", v1=0x477fe000bf8000007f8000013df00eec, fpcr=0x3c80000, to_v0=0x2f80, fpsr=0x10
        check   "fcvt h0, s1", v1=0xffa555554006f36b3fc000004f7fffff, to_v0=0x7c00, fpsr=0x14
        check   "fcvt h0, s1", v1=0x4b000001bfdc851e008000003edfe65c, to_v0=0x36ff, fpsr=0x10
        check   "fcvt h0, d1", v1=0x40148fa85d55bf7abfe489147ffedb6b, fpcr=0x1000000, to_v0=0xb922, fpsr=0x10
        check   "fcvt h0, d1", v1=0x7fefffffffffffffbfff642169dfa664, to_v0=0xbfd9, fpsr=0x10
        check   "fcvt h0, d1", v1=0x402065f02327f329ffefffffffffffff, to_v0=0xfc00, fpsr=0x14
        check   "fcvt h0, d1", v1=0x3fdb28dfded991090000000000000000, to_v0=0x0
        check   "fcvtns w0, d1", v1=0xc0198674a14513f77ff0000000000001, to_x0=0x0, fpsr=0x1
        check   "fcvtns w0, d1", v1=0x3ff0000000000000bfdab0eeb29166e8, to_x0=0x0, fpsr=0x10
        check   "fcvtns w0, d1", v1=0xfff8abcdef012345fff5555555555555, fpcr=0x3480000, to_x0=0x0, fpsr=0x1
        check   "fcvtns w0, d1", v1=0x3ff80000000000004027e04615771db9, fpcr=0x3000000, to_x0=0xc, fpsr=0x10
        check   "fcvtns w0, h1", v1=0xb900c9b77e00c4383506fbfffd553e00, to_x0=0x2, fpsr=0x10
        check   "fcvtns w0, h1", v1=0xcfee78004b5fcb1bfe34bc00afecfc00, to_x0=0x80000000, fpsr=0x1
        check   "fcvtns w0, h1", v1=0xc63d77ff7e0046a5fe34cf723c01cc5c, fpcr=0x4400000, to_x0=0xffffffef, fpsr=0x10
        check   "fcvtns w0, h1", v1=0xc94a4b0b4c830001040077fffd556401, to_x0=0x401
        check   "fcvtns x0, d1", v1=0xfff8abcdef0123454002c63a39b4f0a4, fpcr=0x3c00000, to_x0=0x2, fpsr=0x10
        check   "fcvtns x0, d1", v1=0xc0026ba6d5de1f2c0000000000000000, to_x0=0x0
        check   "fcvtns x0, d1", v1=0x43f000000000000043f0000000000000, fpcr=0x3000000, to_x0=0x7fffffffffffffff, fpsr=0x1
        check   "fcvtns x0, d1", v1=0x7fefffffffffffff43f0000000000000, to_x0=0x7fffffffffffffff, fpsr=0x1
        check   "fcvtns w0, s1", v1=0x3ebe829e7fc0000040490fdb7fc00000, fpcr=0x1080000, to_x0=0x0, fpsr=0x1
        check   "fcvtns w0, s1", v1=0x40490fdb7f800001bf800000bdd0303b, to_x0=0x0, fpsr=0x10
        check   "fcvtns w0, s1", v1=0xbf800000008000003f12adab477ff000, to_x0=0xfff0
        check   "fcvtns w0, s1", v1=0x3f0fe92541539ce141a93cc93e17e9a2, fpcr=0x1880000, to_x0=0x0, fpsr=0x10
        check   "fcvtns x0, s1", v1=0xff8000003fdc4f10000000013e7c7a95, to_x0=0x0, fpsr=0x10
        check   "fcvtns x0, s1", v1=0x3dc2b4ed477fe0003d9a5441bf4b1b43, fpcr=0x2080000, fpsr=0x10
        check   "fcvtns x0, s1", v1=0x411852e3000000013dea5ac1ffc54321, to_x0=0x0, fpsr=0x1
        check   "fcvtns x0, s1", v1=0xbfb643983d8015c77fc000003f800000, to_x0=0x1
        check   "fcvtns x0, h1", v1=0x63ff7c013c0004004f202d44bc003785, to_x0=0x0, fpsr=0x10
        check   "fcvtns x0, h1", v1=0x138007bffbc00479633d483fffe34, to_x0=0x0, fpsr=0x1
        check   "fcvtns x0, h1", v1=0xc13cc8ebb47683ff3c017c00473f0000, to_x0=0x0
        check   "fcvtns x0, h1", v1=0xfc0063ffbe450400fbff464f34600001, fpcr=0x3c00000, to_x0=0x0, fpsr=0x10
        check   "fcvtnu x0, h1", v1=0x3c013c003c007e00fd55ce7a000063ff, to_x0=0x400, fpsr=0x10
        check   "fcvtnu x0, h1", v1=0x77fffbffbcbdcdd1bb6d43dd2ffec185, to_x0=0x0, fpsr=0x1
        check   "fcvtnu x0, h1", v1=0xc01c0400333fbea143a13e003e004248, fpcr=0x2480000, to_x0=0x3, fpsr=0x10
        check   "fcvtnu x0, h1", v1=0x32ddc07a0000bd593c004b963c497bff, fpcr=0x2c80000, to_x0=0xffe0
        check   "fcvtnu w0, h1", v1=0x7bff3c017c01fc00b8072e1d0001454d, fpcr=0x5880000, to_x0=0x5, fpsr=0x10
        check   "fcvtnu w0, h1", v1=0x4248bc01c93c48157c01800038002dd1, to_x0=0x0, fpsr=0x10
        check   "fcvtnu w0, h1", v1=0xb79bfd552d0f000083ff38004a59c702, fpcr=0x1c00000, to_x0=0x0, fpsr=0x1
        check   "fcvtnu w0, h1", v1=0xb0cd34960000fd55cbaf040083ff0000, to_x0=0x0
        check   "fcvtnu x0, d1", v1=0xc03fb9b98ef290ac3fff44050393fe98, fpcr=0x7480000, to_x0=0x2, fpsr=0x10
        check   "fcvtnu x0, d1", v1=0x40effdfffffffffffff5555555555555, to_x0=0x0, fpsr=0x1
        check   "fcvtnu x0, d1", v1=0xfff55555555555553ff0000000000000, to_x0=0x1
        check   "fcvtnu x0, d1", v1=0x43f00000000000003ff0000000000000, fpcr=0x800000, to_x0=0x1
        check   "fcvtnu w0, s1", v1=0x7f800001477ff0003fc000003f800001, fpcr=0x1880000, to_x0=0x1, fpsr=0x10
        check   "fcvtnu w0, s1", v1=0x80000000c06662c6415225534f000000, to_x0=0x80000000
        check   "fcvtnu w0, s1", v1=0x5f0000003ee7e9a27f7fffffc1aa8bb0, to_x0=0x0, fpsr=0x1
        check   "fcvtnu w0, s1", v1=0x3ffe65ce3f8ea8d8402783813e76f7b2, to_x0=0x0, fpsr=0x10
        check   "fcvtnu x0, s1", v1=0xff8000003f80000180000000413c2b38, to_x0=0xc, fpsr=0x10
        check   "fcvtnu x0, s1", v1=0x8000000000000001410c85747f800000, fpcr=0x1000000, fpsr=0x1
        check   "fcvtnu x0, s1", v1=0x40490fdb3f9947bc477fe00000000000, to_x0=0x0
        check   "fcvtnu x0, s1", v1=0x3f800001bebd57ed3ec67de44f7fffff, fpcr=0x1480000, to_x0=0xffffff00
        check   "fcvtnu w0, d1", v1=0x3fdd3a873cf2933cbffd86c3a0fdec24, fpcr=0x1800000, to_x0=0x0, fpsr=0x1
        check   "fcvtnu w0, d1", v1=0xc013abe911876c2f47efffffefffffff, to_x0=0xffffffff, fpsr=0x1
        check   "fcvtnu w0, d1", v1=0xc0172224776731cb400921fb54442d18, to_x0=0x3, fpsr=0x10
        check   "fcvtnu w0, d1", v1=0x43f0000000000000bfd41c2d676d1983, fpcr=0x80000, to_x0=0x0, fpsr=0x10
        check   "fcvtps w0, h1", v1=0xc61ebb1435d863fffc00640142483c00, to_x0=0x1
        check   "fcvtps w0, h1", v1=0x47294eb0fbff640100013800af21fc00, fpcr=0x2480000, to_x0=0x80000000, fpsr=0x1
        check   "fcvtps w0, h1", v1=0x3e0083ff4dd90000cb58bc0078007c00, to_x0=0x7fffffff, fpsr=0x1
        check   "fcvtps w0, h1", v1=0x3e0033eb64013e0044123d3c2ecebbb2, fpcr=0x1080000, to_x0=0x0, fpsr=0x10
        check   "fcvtps w0, s1", v1=0x3ecb95e642f6e9797f80000100000000, to_x0=0x0
        check   "fcvtps w0, s1", v1=0x387fc000bdc92ef3bf7a40c67fc00000, to_x0=0x0, fpsr=0x1
        check   "fcvtps w0, s1", v1=0x13f800000ffa5555533000001, to_x0=0x1, fpsr=0x10
        check   "fcvtps w0, s1", v1=0x4b000001ff7fffff807fffffbf5d5099, fpcr=0x2000000, to_x0=0x0, fpsr=0x10
        check   "fcvtps x0, d1", v1=0x3ffb5bef6e904e5afff5555555555555, to_x0=0x0, fpsr=0x1
        check   "fcvtps x0, d1", v1=0x3fcfefaa969dcaa5bff7b1be57eb618d, fpsr=0x10
        check   "fcvtps x0, d1", v1=0xc3e0000000000000bfe69ae083fb7885, fpcr=0x1080000, to_x0=0x0, fpsr=0x10
        check   "fcvtps x0, d1", v1=0x1c1e0000000000000, fpcr=0xc00000, to_x0=0xffffffff80000000
        check   "fcvtps x0, h1", v1=0xbc0042484779cacd3c007800fd554017, fpcr=0x4880000, to_x0=0x3, fpsr=0x10
        check   "fcvtps x0, h1", v1=0xb06763ff4fa64f5538004ab37c00, to_x0=0x7fffffffffffffff, fpsr=0x1
        check   "fcvtps x0, h1", v1=0x77ff2f9230fc83ff424878003c0044d1, to_x0=0x5, fpsr=0x10
        check   "fcvtps x0, h1", v1=0x17800fc00fd55acccad3231560000, to_x0=0x0
        check   "fcvtps w0, d1", v1=0xc03cc653fda2bb9b, fpcr=0x1800000, to_x0=0xffffffe4, fpsr=0x10
        check   "fcvtps w0, d1", v1=0xc02817c978346a01800fffffffffffff, to_x0=0x0, fpsr=0x10
        check   "fcvtps w0, d1", v1=0x43f00000000000007ff8000000000000, fpcr=0x7880000, to_x0=0x0, fpsr=0x1
        check   "fcvtps w0, d1", v1=0xbfd2c127f46c24c70000000000000000, fpcr=0x3400000, to_x0=0x0
        check   "fcvtps x0, s1", v1=0xbe030e3bc12e4271bf934ff73f800001, to_x0=0x2, fpsr=0x10
        check   "fcvtps x0, s1", v1=0x3dc735c45f0000003fdb8d913f000000, fpcr=0x4c00000, to_x0=0x1, fpsr=0x10
        check   "fcvtps x0, s1", v1=0x477fe000807fffff00800000ff800000, to_x0=0x8000000000000000, fpsr=0x1
        check   "fcvtps x0, s1", v1=0x7e8000003e410dcd3380000080000000, to_x0=0x0
        check   "fcvtpu x0, s1", v1=0x4f0000003f8d3977387fc0004054933b, to_x0=0x4, fpsr=0x10
        check   "fcvtpu x0, s1", v1=0x338000004057e82ccf000000ffa55555, fpcr=0x1080000, to_x0=0x0, fpsr=0x1
        check   "fcvtpu x0, s1", v1=0x5f000000bdd00f79338000004f000000, to_x0=0x80000000
        check   "fcvtpu x0, s1", v1=0xc195397f7f7fffff3df27f9e3f800001, fpcr=0x1400000, to_x0=0x2, fpsr=0x10
        check   "fcvtpu w0, h1", v1=0x3c25ca78fc00b15f7e004cb8fd557bff, to_x0=0xffe0
        check   "fcvtpu w0, h1", v1=0x143297e00fd554248ca53fbff0400, to_x0=0x1, fpsr=0x10
        check   "fcvtpu w0, h1", v1=0x3c00af5d4175c3ae379b417b7c016401, fpcr=0x7400000, to_x0=0x401
        check   "fcvtpu w0, h1", v1=0x7c0037cd38006401b02cbc00fd55fc00, fpcr=0x1c00000, to_x0=0x0, fpsr=0x1
        check   "fcvtpu w0, d1", v1=0xc0221c189548ca4f3690000000000001, to_x0=0x1, fpsr=0x10
        check   "fcvtpu w0, d1", v1=0xc0073380bce074953fe9a54f7fca0c2a, fpcr=0x80000, to_x0=0x1, fpsr=0x10
        check   "fcvtpu w0, d1", v1=0xbfd4871d4201f47cc02312e9cafd806a, fpcr=0x1880000, to_x0=0x0, fpsr=0x1
        check   "fcvtpu w0, d1", v1=0x3ff8000000000000fff0000000000000, to_x0=0x0, fpsr=0x1
        check   "fcvtpu x0, h1", v1=0x83ff83ffbdac34ef4248c0eb43560001, fpcr=0x2800000, to_x0=0x1, fpsr=0x10
        check   "fcvtpu x0, h1", v1=0x3c0130a07800c4a600002e6db34683ff, fpcr=0x1c80000, to_x0=0x0
        check   "fcvtpu x0, h1", v1=0x7bffc6a835ab44bb83ff04003e00bc2a, to_x0=0x0, fpsr=0x1
        check   "fcvtpu x0, h1", v1=0x17e00cda8b432fd557bff32af305b, to_x0=0x1, fpsr=0x10
        check   "fcvtpu x0, d1", v1=0x800fffffffffffff43e0000000000000, to_x0=0x8000000000000000
        check   "fcvtpu x0, d1", v1=0x3fef572e5b8634e83ff8000000000000, to_x0=0x2, fpsr=0x10
        check   "fcvtpu x0, d1", v1=0x401859df006781f5fff0000000000000, fpcr=0x880000, to_x0=0x0, fpsr=0x1
        check   "fcvtpu x0, d1", v1=0xc3e0000000000000bfbfc36bc512d790, fpcr=0x400000, to_x0=0x0, fpsr=0x10
        check   "fcvtpu w0, s1", v1=0x4f00000041d8f76e40509eda80000000, to_x0=0x0
        check   "fcvtpu w0, s1", v1=0x41a74a44be8e41907e8000003f800001, to_x0=0x2, fpsr=0x10
        check   "fcvtpu w0, s1", v1=0x807fffff3e3dce29c012106a7f7fffff, to_x0=0xffffffff, fpsr=0x1
        check   "fcvtpu w0, s1", v1=0x3f800000ff7fffffffc543213ff272da, fpcr=0x880000, to_x0=0x2, fpsr=0x10
        check   "fcvtms x0, d1", v1=0x43f00000000000008000000000000000, to_x0=0x0
        check   "fcvtms x0, d1", v1=0x400e11b8979c9b74ffefffffffffffff, to_x0=0x8000000000000000, fpsr=0x1
        check   "fcvtms x0, d1", v1=0xbfb645a3f7fa9ce7bfd714fba1e7ce3e, fpcr=0x3480000, fpsr=0x10
        check   "fcvtms x0, d1", v1=0xbfe473c4bc5fafe1400921fb54442d18, to_x0=0x3, fpsr=0x10
        check   "fcvtms x0, h1", v1=0x3c007e00c0b97c013c00fc0083ff77ff, to_x0=0x7ff0
        check   "fcvtms x0, h1", v1=0xfbffadd449c1bcd7640177ff00013e00, to_x0=0x1, fpsr=0x10
        check   "fcvtms x0, h1", v1=0x7c013c0036ffc17063ffb6f3c6bb7c00, to_x0=0x7fffffffffffffff, fpsr=0x1
        check   "fcvtms x0, h1", v1=0xfc0077ff7c014d90b78f00004ff8ca9b, fpcr=0xc80000, to_x0=0xfffffffffffffff2, fpsr=0x10
        check   "fcvtms w0, s1", v1=0xbf9c09febdf9e9774f800000beb977a2, fpcr=0x3c80000, to_x0=0xffffffff, fpsr=0x10
        check   "fcvtms w0, s1", v1=0x3f6941e4477fe000477fe000, to_x0=0xffe0
        check   "fcvtms w0, s1", v1=0x387fc00080000000477fe000ff7fffff, fpcr=0x3400000, to_x0=0x80000000, fpsr=0x1
        check   "fcvtms w0, s1", v1=0xc07d920ccf0000003f3ba8b43f800000, fpcr=0x2400000, to_x0=0x1
        check   "fcvtms w0, h1", v1=0x3d063e0c380048403c0177ff3620fe34, to_x0=0x0, fpsr=0x1
        check   "fcvtms w0, h1", v1=0x63ff64017bff7e007bff7e007c0135af, to_x0=0x0, fpsr=0x10
        check   "fcvtms w0, h1", v1=0xb92763ff3c01bf89780080003e00, fpcr=0x4800000, to_x0=0x1, fpsr=0x10
        check   "fcvtms w0, h1", v1=0x6401c16efbff4248c6243c0178000000, to_x0=0x0
        check   "fcvtms x0, s1", v1=0xbfa124717f800000800000007f800001, fpcr=0x3480000, to_x0=0x0, fpsr=0x1
        check   "fcvtms x0, s1", v1=0xbf800000bf02068d409954084136baa1, to_x0=0xb, fpsr=0x10
        check   "fcvtms x0, s1", v1=0xc1c2574c40490fdb807fffffbf800000
        check   "fcvtms x0, s1", v1=0xc13b470641e76abecf0000007f7fffff, to_x0=0x7fffffffffffffff, fpsr=0x1
        check   "fcvtms w0, d1", v1=0x47efffffefffffffc3e0000000000000, to_x0=0x80000000, fpsr=0x1
        check   "fcvtms w0, d1", v1=0x47efffffefffffff0000000000000000, to_x0=0x0
        check   "fcvtms w0, d1", v1=0x403898ef831c575d7fefffffffffffff, fpcr=0x3000000, to_x0=0x7fffffff, fpsr=0x1
        check   "fcvtms w0, d1", v1=0x3ff0000000000000c03e76bdd9f02561, to_x0=0xffffffe1, fpsr=0x10
        check   "fcvtmu x0, d1", v1=0x3ff0000000000001405edd2f1a9fbe77, fpcr=0x6880000, to_x0=0x7b, fpsr=0x10
        check   "fcvtmu x0, d1", v1=0xbfc39a5f0d505880c0229852dd4ad4a4, fpcr=0x800000, to_x0=0x0, fpsr=0x1
        check   "fcvtmu x0, d1", v1=0x43e0000000000000c3e0000000000000, to_x0=0x0, fpsr=0x1
        check   "fcvtmu x0, d1", v1=0x41e00000000000003fd0407ccd3ba51e, to_x0=0x0, fpsr=0x10
        check   "fcvtmu w0, s1", v1=0x3fc000004f000000c0f5c9925f000000, to_x0=0xffffffff, fpsr=0x1
        check   "fcvtmu w0, s1", v1=0x40490fdbbf320944807fffff00000000, fpcr=0x3400000, to_x0=0x0
        check   "fcvtmu w0, s1", v1=0x3f75f792ff7fffff7f7fffff00800000, to_x0=0x0, fpsr=0x10
        check   "fcvtmu w0, s1", v1=0x4b000001cf0000003f10cbb0cf000000, fpcr=0x2400000, to_x0=0x0, fpsr=0x1
        check   "fcvtmu w0, h1", v1=0x7c0183ff3c008000301e3800000163ff, to_x0=0x3ff, fpsr=0x10
        check   "fcvtmu w0, h1", v1=0x7bff46262d58fe34fc007e00424877ff, to_x0=0x7ff0
        check   "fcvtmu w0, h1", v1=0x142b2b8affc007c00b9edc203c9dc, to_x0=0x0, fpsr=0x1
        check   "fcvtmu w0, h1", v1=0xfc007c00af597c00c9943ffa4abf7e00, fpcr=0x3c00000, to_x0=0x0, fpsr=0x1
        check   "fcvtmu x0, s1", v1=0x80000000000000013fb0ad7100800000, to_x0=0x0, fpsr=0x10
        check   "fcvtmu x0, s1", v1=0xbf3157ce3fb52e413f800000c1c69102, to_x0=0x0, fpsr=0x1
        check   "fcvtmu x0, s1", v1=0xc07f058a80000000bd9367e34f7fffff, to_x0=0xffffff00
        check   "fcvtmu x0, s1", v1=0x7e800000330000013ea326813f000000, fpcr=0x800000, to_x0=0x0, fpsr=0x10
        check   "fcvtmu x0, h1", v1=0x7c00424883ff351b2e387e004d5b3f84, fpcr=0x3c00000, to_x0=0x1, fpsr=0x10
        check   "fcvtmu x0, h1", v1=0x41863c3c3e003190fbff3c01caa6, fpcr=0x400000, to_x0=0x0, fpsr=0x1
        check   "fcvtmu x0, h1", v1=0x2e8eb6dbb5ac78003c004290b7854c6f, to_x0=0x11, fpsr=0x10
        check   "fcvtmu x0, h1", v1=0xfc0000003800380063ff3110c2627e00, to_x0=0x0, fpsr=0x1
        check   "fcvtmu w0, d1", v1=0xffefffffffffffffc1e0000000000000, to_x0=0x0, fpsr=0x1
        check   "fcvtmu w0, d1", v1=0x7fefffffffffffff0000000000000001, fpcr=0x3400000, to_x0=0x0, fpsr=0x80
        check   "fcvtmu w0, d1", v1=0xffefffffffffffffc3e0000000000000, fpcr=0x2c00000, to_x0=0x0, fpsr=0x1
        check   "fcvtmu w0, d1", v1=0x3fe00000000000003fefe9517e689074, to_x0=0x0, fpsr=0x10
        check   "fcvtzs x0, h1", v1=0x6401bb0163ffbdb17e0031978000c444, to_x0=0xfffffffffffffffc, fpsr=0x10
        check   "fcvtzs x0, h1", v1=0x6401b9babc00b122c4b34008bbf36401, to_x0=0x401
        check   "fcvtzs x0, h1", v1=0x3c003f1083ff80000400bc006401b27b, fpcr=0x3000000, to_x0=0x0, fpsr=0x10
        check   "fcvtzs x0, h1", v1=0xc5d64b77fbff4a89475e7c01bf22fc00, to_x0=0x8000000000000000, fpsr=0x1
        check   "fcvtzs w0, h1", v1=0x444039a900007c007bff2e2bfe34b5a7, to_x0=0x0, fpsr=0x10
        check   "fcvtzs w0, h1", v1=0x7bff7c016401bd9c7c00bc003e0077ff, fpcr=0x5880000, to_x0=0x7ff0
        check   "fcvtzs w0, h1", v1=0x7c004d78bc003e00329e7c0142487c01, fpcr=0x880000, to_x0=0x0, fpsr=0x1
        check   "fcvtzs w0, h1", v1=0x8000b06bfbff4e358000bd0778007bff, to_x0=0xffe0
        check   "fcvtzs w0, d1", v1=0x3fe84d1ab88bd699400921fb54442d18, to_x0=0x3, fpsr=0x10
        check   "fcvtzs w0, d1", v1=0x41e00000000000003fe827a26f3f2bc3, fpcr=0x400000, to_x0=0x0, fpsr=0x10
        check   "fcvtzs w0, d1", v1=0x800ffffffffffffffff5555555555555, to_x0=0x0, fpsr=0x1
        check   "fcvtzs w0, d1", v1=0xc029016041e095e40000000000000000, to_x0=0x0
        check   "fcvtzs x0, s1", v1=0x3f8d778ac0600a7ebf13f0ec00000000, to_x0=0x0
        check   "fcvtzs x0, s1", v1=0x7e800000330000013f000000ff800000, to_x0=0x8000000000000000, fpsr=0x1
        check   "fcvtzs x0, s1", v1=0x4f00000080000000bfb9d0843ddd5eb7, to_x0=0x0, fpsr=0x10
        check   "fcvtzs x0, s1", v1=0x477fe0007fc00000c1c6bc673f000000, fpcr=0x80000, to_x0=0x0, fpsr=0x10
        check   "fcvtzs w0, s1", v1=0x3ebfb3aac1fdf5f9be4999815f000000, to_x0=0x7fffffff, fpsr=0x1
        check   "fcvtzs w0, s1", v1=0xc0ae652d3fc00000c14e5d3e807fffff, to_x0=0x0, fpsr=0x10
        check   "fcvtzs w0, s1", v1=0xc171c4a45f000000477fe00000000000, fpcr=0x1800000, to_x0=0x0
        check   "fcvtzs w0, s1", v1=0x3f5e4591477fe0000000000033000001, fpcr=0x4880000, to_x0=0x0, fpsr=0x10
        check   "fcvtzs x0, d1", v1=0x3ff80000000000003ff0000000000000, to_x0=0x1
        check   "fcvtzs x0, d1", v1=0x7ff8000000000000400921fb54442d18, to_x0=0x3, fpsr=0x10
        check   "fcvtzs x0, d1", v1=0x3ff8000000000000c01bcdad29cbfe23, fpcr=0x2080000, to_x0=0xfffffffffffffffa, fpsr=0x10
        check   "fcvtzs x0, d1", v1=0x7ff00000000000007ff8000000000000, fpcr=0x400000, to_x0=0x0, fpsr=0x1
        check   "fcvtzu x0, s1", v1=0xcf00000033000001be012a96ffc54321, to_x0=0x0, fpsr=0x1
        check   "fcvtzu x0, s1", v1=0x4084e495000000014b000001ffc54321, fpcr=0x1480000, to_x0=0x0, fpsr=0x1
        check   "fcvtzu x0, s1", v1=0xff8000003f2a3b21c167090d40b28b99, fpcr=0x1080000, to_x0=0x5, fpsr=0x10
        check   "fcvtzu x0, s1", v1=0x40490fdbcf000000000000003f800000, to_x0=0x1
        check   "fcvtzu w0, h1", v1=0x63fffbff0001cfd3ca77354204002c1c, fpcr=0x1c80000, to_x0=0x0, fpsr=0x10
        check   "fcvtzu w0, h1", v1=0x7c0104000400fc00bc0083ffc5c74248, to_x0=0x3, fpsr=0x10
        check   "fcvtzu w0, h1", v1=0x83ff38003e00b9d5c8a54b653c01fe34, fpcr=0x3880000, to_x0=0x0, fpsr=0x1
        check   "fcvtzu w0, h1", v1=0xcee83688cedfb5ec396cb7777bffcaf8, to_x0=0x0, fpsr=0x1
        check   "fcvtzu x0, h1", v1=0x3b4342483e004aa8c52a38000001c84f, fpcr=0x3880000, to_x0=0x0, fpsr=0x1
        check   "fcvtzu x0, h1", v1=0xc74904007e00fd55bc00c98e00017c01, to_x0=0x0, fpsr=0x1
        check   "fcvtzu x0, h1", v1=0x3c00ce92bd69353afe347800bb453e00, to_x0=0x1, fpsr=0x10
        check   "fcvtzu x0, h1", v1=0x376f314480007e00b7a34eac4cf32f49, fpcr=0x1c00000, to_x0=0x0, fpsr=0x10
        check   "fcvtzu w0, s1", v1=0x42f6e979ff7fffffbe54c1b63f800000, fpcr=0x2000000, to_x0=0x1
        check   "fcvtzu w0, s1", v1=0xffc543213f9d5df13380000080000000, to_x0=0x0
        check   "fcvtzu w0, s1", v1=0x3f000000bf2f54d43ed2773a33800000, fpcr=0x800000, to_x0=0x0, fpsr=0x10
        check   "fcvtzu w0, s1", v1=0x387fc000477ff000ff8000003ed555e7, to_x0=0x0, fpsr=0x10
        check   "fcvtzu x0, d1", v1=0x40050a65ca1f5027fff0000000000000, fpcr=0x1000000, to_x0=0x0, fpsr=0x1
        check   "fcvtzu x0, d1", v1=0x402008d1994b9fd6c01c2ded67ee40bb, to_x0=0x0, fpsr=0x1
        check   "fcvtzu x0, d1", v1=0x400921fb54442d188000000000000000, to_x0=0x0
        check   "fcvtzu x0, d1", v1=0x100000000000003ff8000000000000, to_x0=0x1, fpsr=0x10
        check   "fcvtzu w0, d1", v1=0xbff892592675d499bffde5506fa3b8f7, to_x0=0x0, fpsr=0x1
        check   "fcvtzu w0, d1", v1=0x3fb4245e62569ed7400921fb54442d18, to_x0=0x3, fpsr=0x10
        check   "fcvtzu w0, d1", v1=0x3fe00000000000007ff8000000000000, fpcr=0x2800000, to_x0=0x0, fpsr=0x1
        check   "fcvtzu w0, d1", v1=0x380fffffffffffff0000000000000000, fpcr=0x2000000, to_x0=0x0
        check   "fcvtas w0, d1", v1=0x8000000000000000c03f8ed5b3a93de0, to_x0=0xffffffe0, fpsr=0x10
        check   "fcvtas w0, d1", v1=0x3ff00000000000010000000000000000, fpcr=0x7480000, to_x0=0x0
        check   "fcvtas w0, d1", v1=0xfff55555555555557ff0000000000001, to_x0=0x0, fpsr=0x1
        check   "fcvtas w0, d1", v1=0x400921fb54442d187ff8000000000000, fpcr=0x800000, to_x0=0x0, fpsr=0x1
        check   "fcvtas x0, s1", v1=0x42f6e9793dce6d19477fe00033800000, to_x0=0x0, fpsr=0x10
        check   "fcvtas x0, s1", v1=0xcf000000bf99566d402187e7bff70bc7, fpcr=0x1c80000, to_x0=0xfffffffffffffffe, fpsr=0x10
        check   "fcvtas x0, s1", v1=0x338000004f0000007fc000007e800000, to_x0=0x7fffffffffffffff, fpsr=0x1
        check   "fcvtas x0, s1", v1=0x3f831a0f4f0000007e8000007f800001, fpcr=0x1800000, to_x0=0x0, fpsr=0x1
        check   "fcvtas w0, h1", v1=0x1fc00af647c00bf84424800010400, to_x0=0x0, fpsr=0x10
        check   "fcvtas w0, h1", v1=0x7800b00bbc000000ba9ffe34adecfbff, to_x0=0xffff0020
        check   "fcvtas w0, h1", v1=0x4160000064017800ce557c013877fc00, to_x0=0x80000000, fpsr=0x1
        check   "fcvtas w0, h1", v1=0x4502314e2e15cbd1bc003c0177ffac4f, fpcr=0x1080000, to_x0=0x0, fpsr=0x10
        check   "fcvtas w0, s1", v1=0xff80000000800000c02e95c7c1fa77f9, to_x0=0xffffffe1, fpsr=0x10
        check   "fcvtas w0, s1", v1=0x41889429be92475ec1f570203e6c0cfc, fpcr=0x3800000, to_x0=0x0, fpsr=0x10
        check   "fcvtas w0, s1", v1=0x3f800001477ff0003f145333ff7fffff, fpcr=0x5480000, to_x0=0x80000000, fpsr=0x1
        check   "fcvtas w0, s1", v1=0x3f000000387fc000c041aaaeffc54321, to_x0=0x0, fpsr=0x1
        check   "fcvtas x0, d1", v1=0x405edd2f1a9fbe777ff0000000000000, to_x0=0x7fffffffffffffff, fpsr=0x1
        check   "fcvtas x0, d1", v1=0xbfe9dbd4472cd7908000000000000000, fpcr=0x800000, to_x0=0x0
        check   "fcvtas x0, d1", v1=0x7fefffffffffffff4013a562957ec0c8, to_x0=0x5, fpsr=0x10
        check   "fcvtas x0, d1", v1=0x40224a3647327c67400921fb54442d18, fpcr=0x2c00000, to_x0=0x3, fpsr=0x10
        check   "fcvtas x0, h1", v1=0x63ff32ba04003435fd55fc00fe34b7d1, fpcr=0x3c00000, to_x0=0x0, fpsr=0x10
        check   "fcvtas x0, h1", v1=0x83ffc57f77ffcc71b93932f3fe344248, to_x0=0x3, fpsr=0x10
        check   "fcvtas x0, h1", v1=0xae317bffbb01b9e3fe3477ff3e00bc00, fpcr=0x3c80000
        check   "fcvtas x0, h1", v1=0x4248b88d42d233e9fe3446a839ecfd55, fpcr=0x3800000, to_x0=0x0, fpsr=0x1
        check   "fcvtau w0, s1", v1=0x4f000000c1761249ffa555554b000001, to_x0=0x800001
        check   "fcvtau w0, s1", v1=0x8000007fc00000bf455e8d7f7fffff, to_x0=0xffffffff, fpsr=0x1
        check   "fcvtau w0, s1", v1=0x7f800000bebb21ad3eb9d3f642f6e979, to_x0=0x7b, fpsr=0x10
        check   "fcvtau w0, s1", v1=0x7f8000013de0c38fcf00000042f6e979, fpcr=0x80000, to_x0=0x7b, fpsr=0x10
        check   "fcvtau x0, s1", v1=0x7f8000003f8000017f8000014f7fffff, to_x0=0xffffff00
        check   "fcvtau x0, s1", v1=0x7e800000807fffff4f7fffff41814ddd, to_x0=0x10, fpsr=0x10
        check   "fcvtau x0, s1", v1=0x4f7fffff3f0000007f800001bfa9420d, to_x0=0x0, fpsr=0x1
        check   "fcvtau x0, s1", v1=0xbf9b2cbdffa5555541b3d44c807fffff, fpcr=0x480000, to_x0=0x0, fpsr=0x10
        check   "fcvtau w0, d1", v1=0xc3e0000000000000bfbdbb598d59b014, to_x0=0x0, fpsr=0x10
        check   "fcvtau w0, d1", v1=0xc0315bb9617e9a1443e0000000000000, to_x0=0xffffffff, fpsr=0x1
        check   "fcvtau w0, d1", v1=0x4020958c776ee8b2402e36abbaecb2f4, fpcr=0x400000, to_x0=0xf, fpsr=0x10
        check   "fcvtau w0, d1", v1=0xfff00000000000007ff0000000000001, fpcr=0x4000000, to_x0=0x0, fpsr=0x1
        check   "fcvtau x0, h1", v1=0xfbffc0862ff177ff64013fd73c00489e, to_x0=0x9, fpsr=0x10
        check   "fcvtau x0, h1", v1=0x7c01fe3480003d8fc73938004ca67800, to_x0=0x8000
        check   "fcvtau x0, h1", v1=0xbe7dc1873800422883ff3800fc00c98d, fpcr=0x3000000, to_x0=0x0, fpsr=0x1
        check   "fcvtau x0, h1", v1=0xfbfffc0064013cd5baa4b64fb3a7bc00, to_x0=0x0, fpsr=0x1
        check   "fcvtau w0, h1", v1=0xb4733edf488fb9584029fbffb6327800, fpcr=0x2c80000, to_x0=0x8000
        check   "fcvtau w0, h1", v1=0x78003c003c007bff00014262fd55fe34, fpcr=0x3880000, to_x0=0x0, fpsr=0x1
        check   "fcvtau w0, h1", v1=0x3e003e003c01bc003c010001480f4a18, to_x0=0xc, fpsr=0x10
        check   "fcvtau w0, h1", v1=0x4dd904004964424800013c0142c6fe34, to_x0=0x0, fpsr=0x1
        check   "fcvtau x0, d1", v1=0xfff8abcdef01234541dfffffffe00000, to_x0=0x80000000, fpsr=0x10
        check   "fcvtau x0, d1", v1=0x8000000000000000, to_x0=0x0
        check   "fcvtau x0, d1", v1=0xbfb0d5f7033872d17fefffffffffffff, fpcr=0x400000, fpsr=0x1
        check   "fcvtau x0, d1", v1=0x3fb861cd4468cf35c03d2fa3a9d14925, to_x0=0x0, fpsr=0x1
        check   "scvtf h0, w1", x1=0xa, fpcr=0x3080000, to_v0=0x4900
        check   "scvtf h0, w1", x1=0xdbf4fdab34663723, fpcr=0x2880000, to_v0=0x7bff, fpsr=0x14
        check   "scvtf h0, w1", x1=0x1e588c3, to_v0=0x7c00, fpsr=0x14
        check   "scvtf h0, w1", x1=0x65c8, to_v0=0x765c, fpsr=0x10
        check   "scvtf d0, w1", x1=0xfffffff7877abf41, to_v0=0xc1de21502fc00000
        check   "scvtf d0, w1", x1=0xbf6f4f542828ba6f, fpcr=0x1400000, to_v0=0x41c4145d37800000
        check   "scvtf d0, w1", x1=0x9f48, to_v0=0x40e3e90000000000
        check   "scvtf d0, w1", x1=0xcf2195bbc7c9d670, to_v0=0xc1cc1b14c8000000
        check   "scvtf h0, x1", x1=0x47efffffefffffff, to_v0=0x7c00, fpsr=0x14
        check   "scvtf h0, x1", x1=0xd77ded09b661c084, fpcr=0x1480000, to_v0=0xfbff, fpsr=0x14
        check   "scvtf h0, x1", x1=0xffffffffffffff2a, to_v0=0xdab0
        check   "scvtf h0, x1", x1=0x37, fpcr=0x1000000, to_v0=0x52e0
        check   "scvtf d0, x1", x1=0xfff0000000000000, to_v0=0xc330000000000000
        check   "scvtf d0, x1", x1=0x984950cc764a852c, to_v0=0xc3d9edabcce26d5f, fpsr=0x10
        check   "scvtf d0, x1", x1=0x47efffffefffffff, fpcr=0xc80000, to_v0=0x43d1fbfffffbffff, fpsr=0x10
        check   "scvtf d0, x1", x1=0x21b47a9e, fpcr=0x1480000, to_v0=0x41c0da3d4f000000
        check   "scvtf s0, w1", x1=0x380fffffffffffff, fpcr=0x4400000, to_v0=0xbf800000
        check   "scvtf s0, w1", x1=0x40effdffffffffff, to_v0=0xbf800000
        check   "scvtf s0, w1", x1=0xb68ae3d1b342ea5b, fpcr=0x6800000, to_v0=0xce997a2c, fpsr=0x10
        check   "scvtf s0, w1", x1=0x400921fb54442d18, to_v0=0x4ea8885a, fpsr=0x10
        check   "scvtf s0, x1", x1=0x55c027999d45f7c4, to_v0=0x5eab804f, fpsr=0x10
        check   "scvtf s0, x1", x1=0xfffffffffecfd948, to_v0=0xcb98135c
        check   "scvtf s0, x1", x1=0x561fce7fbdc5b87b, fpcr=0x3000000, to_v0=0x5eac3f9d, fpsr=0x10
        check   "scvtf s0, x1", x1=0x4d21, fpcr=0x1080000, to_v0=0x469a4200
        check   "ucvtf h0, w1", x1=0x144f246dee616a87, fpcr=0x1c80000, to_v0=0x7bff, fpsr=0x14
        check   "ucvtf h0, w1", x1=0x50314442b459d214, to_v0=0x7c00, fpsr=0x14
        check   "ucvtf h0, w1", x1=0x1f9, fpcr=0x800000, to_v0=0x5fe4
        check   "ucvtf h0, w1", x1=0x43f0000000000000, to_v0=0x0
        check   "ucvtf s0, w1", x1=0xfffffffe75110c8f, to_v0=0x4eea2219, fpsr=0x10
        check   "ucvtf s0, w1", x1=0xbd0, to_v0=0x453d0000
        check   "ucvtf s0, w1", x1=0x7208555fb4c26047, fpcr=0x3480000, to_v0=0x4f34c261, fpsr=0x10
        check   "ucvtf s0, w1", x1=0x10000000000000, fpcr=0x80000, to_v0=0x0
        check   "ucvtf d0, x1", x1=0x34a63b0a, to_v0=0x41ca531d85000000
        check   "ucvtf d0, x1", x1=0x3fe0000000000000, fpcr=0x1880000, to_v0=0x43cff00000000000
        check   "ucvtf d0, x1", x1=0xfffffffffffffffe, to_v0=0x43f0000000000000, fpsr=0x10
        check   "ucvtf d0, x1", x1=0x7a9683f8062e4bd1, fpcr=0x880000, to_v0=0x43dea5a0fe018b92, fpsr=0x10
        check   "ucvtf s0, x1", x1=0x2339e3bd77eb847, to_v0=0x5c0ce78f, fpsr=0x10
        check   "ucvtf s0, x1", x1=0x20, to_v0=0x42000000
        check   "ucvtf s0, x1", x1=0x100adc5df1403535, fpcr=0x7400000, to_v0=0x5d8056e3, fpsr=0x10
        check   "ucvtf s0, x1", x1=0x3ff8000000000000, fpcr=0x3800000, to_v0=0x5e7fe000
        check   "ucvtf d0, w1", x1=0xbff0000000000000, fpcr=0x2080000, to_v0=0x0
        check   "ucvtf d0, w1", x1=0xffffffffa8fac60a, to_v0=0x41e51f58c1400000
        check   "ucvtf d0, w1", x1=0x8000000000000000, to_v0=0x0
        check   "ucvtf d0, w1", x1=0xec9088db8, to_v0=0x41e92111b7000000
        check   "ucvtf h0, x1", x1=0x43f0000000000000, to_v0=0x7c00, fpsr=0x14
        check   "ucvtf h0, x1", x1=0x1, to_v0=0x3c00
        check   "ucvtf h0, x1", x1=0xd6dabfa3d7a2f575, fpcr=0x1480000, to_v0=0x7c00, fpsr=0x14
        check   "ucvtf h0, x1", x1=0x3, fpcr=0x3480000, to_v0=0x4200
        check   "fcvtzs x0, h1, #30", v1=0x3c01393883ffb410c2cbfbff7c00bc00, to_x0=0xffffffffc0000000
        check   "fcvtzs x0, h1, #30", v1=0x3800366677ff7bff7c01000083ffbfca, fpcr=0x7c00000, to_x0=0xffffffff83600000
        check   "fcvtzs x0, h1, #30", v1=0x372db2ddb934aef04245bbee3c01fc00, fpcr=0x7c00000, to_x0=0x8000000000000000, fpsr=0x1
        check   "fcvtzs x0, h1, #30", v1=0xc28b77ffb5632eee7c01fc00348cfd55, to_x0=0x0, fpsr=0x1
        check   "fcvtzs x0, s1, #46", v1=0x4b0000013f8000007fc0000042f6e979, to_x0=0x1edd2f20000000
        check   "fcvtzs x0, s1, #46", v1=0x7f7fffff3dece4ad80000000ff7fffff, fpcr=0x2000000, to_x0=0x8000000000000000, fpsr=0x1
        check   "fcvtzs x0, s1, #46", v1=0xbda2fc9840806cc94f000000c010725a, fpcr=0x2000000, to_x0=0xffff6f8da6000000
        check   "fcvtzs x0, s1, #46", v1=0xbf20eb3c5f0000000000000100800000, fpcr=0xc00000, to_x0=0x0, fpsr=0x10
        check   "fcvtzs w0, d1, #2", v1=0xbfefa34f37109fd6, to_x0=0xfffffffd, fpsr=0x10
        check   "fcvtzs w0, d1, #2", v1=0xbfb1a31bad9761d47ff0000000000000, to_x0=0x7fffffff, fpsr=0x1
        check   "fcvtzs w0, d1, #2", v1=0xbfeb02d8b3b66b590010000000000000, fpcr=0x2800000, to_x0=0x0, fpsr=0x10
        check   "fcvtzs w0, d1, #2", v1=0x7fefffffffffffff8000000000000000, fpcr=0x1000000, to_x0=0x0
        check   "fcvtzs x0, d1, #29", v1=0x3fd57237f4470b94400921fb54442d18, to_x0=0x6487ed51, fpsr=0x10
        check   "fcvtzs x0, d1, #29", v1=0x3ff00000000000018000000000000000, to_x0=0x0
        check   "fcvtzs x0, d1, #29", v1=0x400921fb54442d18c00e6a43d5a68322, fpcr=0x1480000, to_x0=0xffffffff8656f0aa, fpsr=0x10
        check   "fcvtzs x0, d1, #29", v1=0x43e0000000000000c3e0000000000000, to_x0=0x8000000000000000, fpsr=0x1
        check   "fcvtzs w0, s1, #9", v1=0x40490fdb3ef813443f1a0dc5cf000000, fpcr=0x2080000, to_x0=0x80000000, fpsr=0x1
        check   "fcvtzs w0, s1, #9", v1=0x4f0000003fc000004b000001400594d0, fpcr=0x2080000, to_x0=0x42c, fpsr=0x10
        check   "fcvtzs w0, s1, #9", v1=0xc18e431a3dec0dc7387fc00080000000, fpcr=0x1480000, to_x0=0x0
        check   "fcvtzs w0, s1, #9", v1=0x3f0000004088fd3c3f000000c1b17390, to_x0=0xffffd3a4, fpsr=0x10
        check   "fcvtzs w0, h1, #26", v1=0xbe50fc007c01af2cfc0000003582b2df, to_x0=0xff242000
        check   "fcvtzs w0, h1, #26", v1=0xfbff78007e007e007c013c0149aa77ff, to_x0=0x7fffffff, fpsr=0x1
        check   "fcvtzs w0, h1, #26", v1=0xfc00640144a9c71c3f0e3e0044e1c012, fpcr=0x4480000, to_x0=0xf7dc0000
        check   "fcvtzs w0, h1, #26", v1=0xfe34317cfc00fd553c0043da64017e00, fpcr=0x7080000, to_x0=0x0, fpsr=0x1
        check   "fcvtzu x0, h1, #32", v1=0x424863ff3c00fbff6401af5638007c00, fpcr=0x1880000, fpsr=0x1
        check   "fcvtzu x0, h1, #32", v1=0x77ffc0f47c014a5036b6fe3445a583ff, to_x0=0x0, fpsr=0x1
        check   "fcvtzu x0, h1, #32", v1=0x4a9e478aaea5380083ff3c0100018000, to_x0=0x0
        check   "fcvtzu x0, h1, #32", v1=0xbf43b8b8fe3483ff0001380678003cd8, fpcr=0x3c00000, to_x0=0x136000000
        check   "fcvtzu w0, s1, #14", v1=0x8000003ff7e742cf0000007f7fffff, fpcr=0x480000, to_x0=0xffffffff, fpsr=0x1
        check   "fcvtzu w0, s1, #14", v1=0x477ff000bef6b2be00000000bf800000, to_x0=0x0, fpsr=0x1
        check   "fcvtzu w0, s1, #14", v1=0xc1a38dc7ff7fffff7fc0000033800000, to_x0=0x0, fpsr=0x10
        check   "fcvtzu w0, s1, #14", v1=0x807fffff00000001c17e9b973f000000, to_x0=0x2000
        check   "fcvtzu x0, d1, #28", v1=0xfff8abcdef0123453ff0000000000001, to_x0=0x10000000, fpsr=0x10
        check   "fcvtzu x0, d1, #28", v1=0xbff2cd850b08be407fefffffffffffff, fpcr=0x3800000, fpsr=0x1
        check   "fcvtzu x0, d1, #28", v1=0xc0053514d39971ed3fe0000000000000, to_x0=0x8000000
        check   "fcvtzu x0, d1, #28", v1=0x41e00000000000007fefffffffffffff, fpsr=0x1
        check   "fcvtzu x0, s1, #11", v1=0x3f800001be425ef94f7fffff42f6e979, to_x0=0x3dba5, fpsr=0x10
        check   "fcvtzu x0, s1, #11", v1=0xbf663d780000000180000000807fffff, fpcr=0x3c00000, to_x0=0x0, fpsr=0x80
        check   "fcvtzu x0, s1, #11", v1=0x4f000000c1e1c4ec4f000000c1847646, to_x0=0x0, fpsr=0x1
        check   "fcvtzu x0, s1, #11", v1=0xcf0000004f800000000000003fc00000, to_x0=0xc00
        check   "fcvtzu w0, d1, #10", v1=0xbfdcea9f54389977fff8abcdef012345, fpcr=0x1880000, to_x0=0x0, fpsr=0x1
        check   "fcvtzu w0, d1, #10", v1=0x40046e1ee1e02c9d, to_x0=0xa37, fpsr=0x10
        check   "fcvtzu w0, d1, #10", v1=0xbfdeec2c64651a98, to_x0=0x0, fpsr=0x1
        check   "fcvtzu w0, d1, #10", v1=0xc3e00000000000003690000000000001, fpcr=0x400000, to_x0=0x0, fpsr=0x10
        check   "fcvtzu w0, h1, #9", v1=0x4248fbff00013e15fd552f2283ff0001, to_x0=0x0, fpsr=0x10
        check   "fcvtzu w0, h1, #9", v1=0x3e00b2982c184d27434d0000c927468d, fpcr=0x1000000, to_x0=0xd1a
        check   "fcvtzu w0, h1, #9", v1=0x452247fc7bff0000fd5564010400fbff, fpcr=0x1400000, to_x0=0x0, fpsr=0x1
        check   "fcvtzu w0, h1, #9", v1=0x2cfb000100013e0000007e0004003e00, to_x0=0x300
        check   "scvtf s0, w1, #3", x1=0x47efffffefffffff, fpcr=0x3880000, to_v0=0xcc000001, fpsr=0x10
        check   "scvtf s0, w1, #3", x1=0xffffffffffffff92, fpcr=0xc00000, to_v0=0xc15c0000
        check   "scvtf s0, w1, #3", x1=0xb9fe4f911c9b08af, to_v0=0x4c64d845, fpsr=0x10
        check   "scvtf s0, w1, #3", x1=0xc3e0000000000000, to_v0=0x0
        check   "scvtf d0, w1, #11", x1=0x1, to_v0=0x3f40000000000000
        check   "scvtf d0, w1, #11", x1=0xc796, fpcr=0x1000000, to_v0=0x4038f2c000000000
        check   "scvtf d0, w1, #11", x1=0xb297e9c003910347, to_v0=0x40dc881a38000000
        check   "scvtf d0, w1, #11", x1=0x41dfffffffe00000, to_v0=0xc090000000000000
        check   "scvtf h0, w1, #27", x1=0x3e55b22b74aea8b1, fpcr=0x2c80000, to_v0=0x4b4a, fpsr=0x10
        check   "scvtf h0, w1, #27", x1=0x340ede7a26f193e, to_v0=0xc9d9, fpsr=0x10
        check   "scvtf h0, w1, #27", x1=0x3690000000000001, to_v0=0x0, fpsr=0x18
        check   "scvtf h0, w1, #27", x1=0x43e0000000000000, to_v0=0x0
        check   "scvtf d0, x1, #38", x1=0x47efffffefffffff, to_v0=0x4171fbfffffc0000, fpsr=0x10
        check   "scvtf d0, x1, #38", x1=0x1e32, to_v0=0x3e5e320000000000
        check   "scvtf d0, x1, #38", x1=0x10000000000000, fpcr=0x3c00000, to_v0=0x40d0000000000000
        check   "scvtf d0, x1, #38", x1=0xbc97b1c53b807ef1, fpcr=0x1480000, to_v0=0xc170da138eb11fe0, fpsr=0x10
        check   "scvtf h0, x1, #12", x1=0xffffffff2666b21b, to_v0=0xfc00, fpsr=0x14
        check   "scvtf h0, x1, #12", x1=0xcc8b91d97501ed54, fpcr=0x4400000, to_v0=0xfbff, fpsr=0x14
        check   "scvtf h0, x1, #12", x1=0x0, fpcr=0x1400000, to_v0=0x0
        check   "scvtf h0, x1, #12", x1=0xffffffffffffffd4, to_v0=0xa180
        check   "scvtf s0, x1, #15", x1=0xfffffffff2ce9c1c, to_v0=0xc5d3163e, fpsr=0x10
        check   "scvtf s0, x1, #15", x1=0xfffffff973316619, fpcr=0x3000000, to_v0=0xc95199d3, fpsr=0x10
        check   "scvtf s0, x1, #15", x1=0x16b, to_v0=0x3c358000
        check   "scvtf s0, x1, #15", x1=0xc1e0000000000000, fpcr=0xc00000, to_v0=0xd6f88000
        check   "ucvtf d0, w1, #9", x1=0x39a1f579a6d46d0b, to_v0=0x4154da8da1600000
        check   "ucvtf d0, w1, #9", x1=0x1bc3, fpcr=0x1c00000, to_v0=0x402bc30000000000
        check   "ucvtf d0, w1, #9", x1=0x2e, to_v0=0x3fb7000000000000
        check   "ucvtf d0, w1, #9", x1=0x237bb, to_v0=0x4071bdd800000000
        check   "ucvtf s0, x1, #37", x1=0x3690000000000001, to_v0=0x4bda4000, fpsr=0x10
        check   "ucvtf s0, x1, #37", x1=0xffffffffffeef2a8, fpcr=0x400000, to_v0=0x4d000000, fpsr=0x10
        check   "ucvtf s0, x1, #37", x1=0x34, fpcr=0x3c00000, to_v0=0x2fd00000
        check   "ucvtf s0, x1, #37", x1=0x3ff8000000000000, to_v0=0x4bffe000
        check   "ucvtf d0, x1, #51", x1=0x43f0000000000000, fpcr=0x3800000, to_v0=0x40a0fc0000000000
        check   "ucvtf d0, x1, #51", x1=0xfffffd7eda0074a4, fpcr=0x480000, to_v0=0x40bfffffafdb400f, fpsr=0x10
        check   "ucvtf d0, x1, #51", x1=0xfffffffff2c710c2, to_v0=0x40bffffffffe58e2, fpsr=0x10
        check   "ucvtf d0, x1, #51", x1=0x3ff8000000000000, to_v0=0x409ffc0000000000
        check   "ucvtf h0, x1, #44", x1=0xffffffffe7bb6ed3, to_v0=0x7c00, fpsr=0x14
        check   "ucvtf h0, x1, #44", x1=0x337c4ef6a177b989, fpcr=0x1480000, to_v0=0x7c00, fpsr=0x14
        check   "ucvtf h0, x1, #44", x1=0x7d5e, fpcr=0x3c00000, to_v0=0x0, fpsr=0x18
        check   "ucvtf h0, x1, #44", x1=0xbbc, to_v0=0x0, fpsr=0x18
        check   "ucvtf s0, w1, #25", x1=0x7, fpcr=0xc00000, to_v0=0x34600000
        check   "ucvtf s0, w1, #25", x1=0x40effdffffffffff, fpcr=0x480000, to_v0=0x43000000, fpsr=0x10
        check   "ucvtf s0, w1, #25", x1=0xadfc6c1b43c66d42, to_v0=0x42078cdb, fpsr=0x10
        check   "ucvtf s0, w1, #25", x1=0x1, to_v0=0x33000000
        check   "ucvtf h0, w1, #11", x1=0xfe, to_v0=0x2ff0
        check   "ucvtf h0, w1, #11", x1=0xfffffffffffec434, fpcr=0x6c00000, to_v0=0x7bff, fpsr=0x14
        check   "ucvtf h0, w1, #11", x1=0x3e1faf788fb4e8de, to_v0=0x7c00, fpsr=0x14
        check   "ucvtf h0, w1, #11", x1=0x3fe0000000000000, fpcr=0x80000, to_v0=0x0

        end_of_file
