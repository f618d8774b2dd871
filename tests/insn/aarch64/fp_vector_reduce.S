/* Recorded by record_fp.py. SPDX-License-Identifier: MIT */
#include "fp.inc"

        check   "fmaxnmp v0.2s, v1.2s, v2.2s", v1=0x7f7fffff477ff0007f8000003d94b257, v2=0x3fc00000bdb044ef33000001c0ede26c, to_v0=0x330000017f800000
        check   "fmaxnmp v0.2s, v1.2s, v2.2s", v1=0xbd8250c5000000003e88d9f8477fe000, v2=0x477fe000387fc000c068b55d00000001, fpcr=0x4080000, to_v0=0x1477fe000
        check   "fmaxnmp v0.2s, v1.2s, v2.2s", v1=0x42f6e9793f04190242f6e979477fe000, v2=0x4136228f3f0000007f8000013e124398, to_v0=0x7fc00001477fe000, fpsr=0x1
        check   "fmaxnmp v0.2s, v1.2s, v2.2s", v1=0xbe3c04de7f80000140ad307bcf000000, v2=0x3fc000003e519ed57f7fffffffa55555, fpcr=0x4c00000, to_v0=0xffe5555540ad307b, fpsr=0x1
        check   "fmaxnmp v0.2d, v1.2d, v2.2d", v1=0x40effdffffffffff3ff8000000000000, v2=0xc02c4d263780f976405edd2f1a9fbe77, to_v0=0x405edd2f1a9fbe7740effdffffffffff
        check   "fmaxnmp v0.2d, v1.2d, v2.2d", v1=0xffefffffffffffffbfe71ef277093497, v2=0x400921fb54442d183fe0000000000000, fpcr=0x3080000, to_v0=0x400921fb54442d18bfe71ef277093497
        check   "fmaxnmp v0.2d, v1.2d, v2.2d", v1=0x3fe4f7ccabfbe8d7bfd5d5b3cc79a11f, v2=0xbff207977a6bf031fff5555555555555, to_v0=0xfffd5555555555553fe4f7ccabfbe8d7, fpsr=0x1
        check   "fmaxnmp v0.2d, v1.2d, v2.2d", v1=0x800fffffffffffffc00497eeca105244, v2=0x400921fb54442d183fdd18e5f88b1eec, fpcr=0x3c80000, to_v0=0x400921fb54442d188000000000000000, fpsr=0x80
        check   "fmaxnmp v0.8h, v1.8h, v2.8h", v1=0x336bcc82ac87313abc00fd5544294a61, v2=0xfd553c0133a17c00bcaf34ab33f7cdf4, to_v0=0xff557c0034ab33f7336b313aff554a61, fpsr=0x1
        check   "fmaxnmp v0.8h, v1.8h, v2.8h", v1=0x3c01000163ff7800fbff38004e64c8c7, v2=0x7c003c01c9ccbf1200013262400c4248, to_v0=0x7c00bf12326242483c01780038004e64
        check   "fmaxnmp v0.8h, v1.8h, v2.8h", v1=0x7e002f483a28bb0738000400bc007bff, v2=0x3c004f813af96401c72c7c0080008000, fpcr=0x1400000, to_v0=0x4f8164017c0080002f483a2838007bff
        check   "fmaxnmp v0.8h, v1.8h, v2.8h", v1=0x2da1bc4b8000b3d1780063ff3ad0fe34, v2=0x3c00040063ffc4820400fc00fe34fd55, fpcr=0x3080000, to_v0=0x3c0063ff04007e002da1800078003ad0, fpsr=0x1
        check   "fmaxnmp v0.4h, v1.4h, v2.4h", v1=0x384cfc0045a1443afc0077ff63ff0000, v2=0x3880fe3480003d5278004c32fc00ca99, to_v0=0x7800ca9977ff63ff
        check   "fmaxnmp v0.4h, v1.4h, v2.4h", v1=0xaf818000fe34380000014d43fbff3158, v2=0x3c01af0efd5532eb7c01be9864010400, fpcr=0x5c80000, to_v0=0x7e0164014d433158, fpsr=0x1
        check   "fmaxnmp v0.4h, v1.4h, v2.4h", v1=0x41cd7e00bc00fe343f88fd5564017800, v2=0xfbff3c00bc003261fd55fe344b83bc00, to_v0=0xff554b83ff557800, fpsr=0x1
        check   "fmaxnmp v0.4h, v1.4h, v2.4h", v1=0xaf4164017bffaeb3c1a7780083ffc6a2, v2=0x372afe34b6a2c7f57c0000016401b0ec, fpcr=0xc00000, to_v0=0x7c006401780083ff
        check   "faddp v0.4s, v1.4s, v2.4s", v1=0x415ad872403e118e4137bb0dc1fa9561, v2=0x3ef454d17e80000040a4f22c3e5bd6db, to_v0=0x7e80000040abd0e341852e6bc19eb7da, fpsr=0x10
        check   "faddp v0.4s, v1.4s, v2.4s", v1=0xc0fdc48d33800000807fffff00000000, v2=0xbf764187bfb57d69ffa55555be0cbffe, to_v0=0xc0184f16ffe55555c0fdc48d807fffff, fpsr=0x11
        check   "faddp v0.4s, v1.4s, v2.4s", v1=0xbff32d2cffc5432133800000c1aad08b, v2=0x7f7fffff3f8000013300000142f6e979, fpcr=0x2400000, to_v0=0x7f80000042f6e97a7fc00000c1aad08a, fpsr=0x14
        check   "faddp v0.4s, v1.4s, v2.4s", v1=0x7f800001408b5cc8387fc0003e82ef5c, v2=0xbf8000007f80000000000001ff800000, to_v0=0x7f800000ff8000007fc000013e82f75a, fpsr=0x1
        check   "faddp v0.2d, v1.2d, v2.2d", v1=0x7ff8000000000000bffa3a6012fa9d6e, v2=0xbff5ff119c1b0ddf3ff8000000000000, to_v0=0x3fc007731f2791087ff8000000000000
        check   "faddp v0.2d, v1.2d, v2.2d", v1=0xc1e00000000000004012ab370290e9b8, v2=0xc01654cdbda1ffe28000000000000000, fpcr=0x480000, to_v0=0xc01654cdbda1ffe2c1dffffffed54c8f, fpsr=0x10
        check   "faddp v0.2d, v1.2d, v2.2d", v1=0xfff5555555555555bfdbccc9409c5832, v2=0xc02dedc2837639a7405edd2f1a9fbe77, to_v0=0x405b1f76ca30f742fffd555555555555, fpsr=0x11
        check   "faddp v0.2d, v1.2d, v2.2d", v1=0xfff5555555555555bfd4c6f9f048a478, v2=0xfff5555555555555fff0000000000000, fpcr=0x1480000, to_v0=0xfffd555555555555fffd555555555555, fpsr=0x1
        check   "faddp v0.8h, v1.8h, v2.8h", v1=0x7c0083ff83ff42484248fd5532f33c00, v2=0x7800caef3ca0fc00640148f8bfa9b111, to_v0=0x77fffc00640bc0267c004248ff553cde, fpsr=0x11
        check   "faddp v0.8h, v1.8h, v2.8h", v1=0x83ffbb313703cdb73c01399777ff3e00, v2=0x63fffc007e00c7d144f277ff04003e00, to_v0=0xfc007e0077ff3e00bb31cd9b3ecc77ff, fpsr=0x10
        check   "faddp v0.8h, v1.8h, v2.8h", v1=0x83ff7800c81342ca77ff7bff7c01c207, v2=0x3c0046e93a42bad7307b7800640146b0, fpcr=0x2080000, to_v0=0x47e9aca8780064087800c4c17c007e00, fpsr=0x15
        check   "faddp v0.8h, v1.8h, v2.8h", v1=0x64013e1cbadc7c01b947cf2fb5948000, v2=0x7e004ea03e0077ffceaf83ffc51a, fpcr=0x5c00000, to_v0=0x7e004f0077fdc51a64027e01cf59b594, fpsr=0x11
        check   "faddp v0.4h, v1.4h, v2.4h", v1=0xbdbb77ff3e00adbd83fffe344cb5c463, v2=0xbc8b386c000063ff0001c504000138ff, to_v0=0xc50438fffe344b38, fpsr=0x10
        check   "faddp v0.4h, v1.4h, v2.4h", v1=0xfc004248bc5b040044b34248fbff3f12, v2=0x40083ff83ff6401b9f30001fbff0000, fpcr=0x1c00000, to_v0=0xb9f2fbff47d7fbfe, fpsr=0x10
        check   "faddp v0.4h, v1.4h, v2.4h", v1=0x4248443a477246d583ff3c013c000001, v2=0xfd55b1dd3800c186b9d7ce48fd553bb9, to_v0=0xce77ff553c013c00, fpsr=0x11
        check   "faddp v0.4h, v1.4h, v2.4h", v1=0xb9383c007c014a2377ffcb6db6ad7800, v2=0xfbff77ff00017c013c01fc0078007bff, to_v0=0xfc007c0077fe7800, fpsr=0x14
        check   "fmaxp v0.2s, v1.2s, v2.2s", v1=0x7fc00000c009953e40cc8f0980000000, v2=0x1ff80000041e22faf3d8bab5c, to_v0=0x41e22faf40cc8f09
        check   "fmaxp v0.2s, v1.2s, v2.2s", v1=0x3380000042f6e9793db1fb3b387fc000, v2=0x40490fdb387fc0000000000042f6e979, fpcr=0x2000000, to_v0=0x42f6e9793db1fb3b
        check   "fmaxp v0.2s, v1.2s, v2.2s", v1=0x807fffff008000004f7fffffffa55555, v2=0xbf5a2be93f83e7244045b90d4f000000, to_v0=0x4f000000ffe55555, fpsr=0x1
        check   "fmaxp v0.2s, v1.2s, v2.2s", v1=0xbec2ccbe3fa38e043f0000007e800000, v2=0x40a4a6d542f6e979ffa555553f079deb, fpcr=0x3c00000, to_v0=0x7fc000007e800000, fpsr=0x1
        check   "fmaxp v0.2d, v1.2d, v2.2d", v1=0xfff8abcdef0123450000000000000001, v2=0xc034d0a28cb052ea401cfb312025bf61, fpcr=0x4400000, to_v0=0x401cfb312025bf61fff8abcdef012345
        check   "fmaxp v0.2d, v1.2d, v2.2d", v1=0xc01e9c72295b525a0000000000000000, v2=0x3fd052a3556efbd243e0000000000000, to_v0=0x43e00000000000000000000000000000
        check   "fmaxp v0.2d, v1.2d, v2.2d", v1=0x800fffffffffffff400edd680054345e, v2=0x7ff8000000000000fff0000000000000, fpcr=0x3c00000, to_v0=0x7ff8000000000000400edd680054345e, fpsr=0x80
        check   "fmaxp v0.2d, v1.2d, v2.2d", v1=0xc01ca840486a218c7ff0000000000001, v2=0x140effdffffffffff, fpcr=0x3400000, to_v0=0x40effdffffffffff7ff8000000000000, fpsr=0x81
        check   "fmaxp v0.4h, v1.4h, v2.4h", v1=0xfc00c9867c01c6f13c013c94aed663ff, v2=0x7e0004007800bb2f77ff7bff433c3e00, to_v0=0x7bff433c3c9463ff
        check   "fmaxp v0.4h, v1.4h, v2.4h", v1=0xb8923800c0264ba1b359ccd93c0083ff, v2=0xaea32d11394fcbc64d7a83ff7c017c00, fpcr=0x3080000, to_v0=0x4d7a7e00b3593c00, fpsr=0x1
        check   "fmaxp v0.4h, v1.4h, v2.4h", v1=0x424835c93c00fd550000c3914a4e7c01, v2=0x43263c01b65e7bff36e60001b5582cc2, to_v0=0x36e62cc200007e01, fpsr=0x1
        check   "fmaxp v0.4h, v1.4h, v2.4h", v1=0x332b4248cc2c83fffc00800042482f84, v2=0xfbff77ff4f51480380003e003ccb77ff, fpcr=0x3c80000, to_v0=0x3e0077ff80004248
        check   "fmaxp v0.8h, v1.8h, v2.8h", v1=0x77fffbff3800fd557e007e003b364e2b, v2=0x380078002dc3cdd0fe34b6dfad7eaf6a, to_v0=0x78002dc3fe34ad7e77ffff557e004e2b, fpsr=0x1
        check   "fmaxp v0.8h, v1.8h, v2.8h", v1=0x4760b47f4d1f80007e00640177ffb2cb, v2=0x77ff424849f83e004d12bd1cbb7b6401, to_v0=0x77ff49f84d12640147604d1f7e0077ff
        check   "fmaxp v0.8h, v1.8h, v2.8h", v1=0x42487c01315e4d8a7800bf9d320b7c01, v2=0xbb6b42487c01bc00435e83ff77ff63ff, fpcr=0x1480000, to_v0=0x42487e01435e77ff7e014d8a78007e01, fpsr=0x1
        check   "fmaxp v0.8h, v1.8h, v2.8h", v1=0x40064017bff3e0063ff40e800013e00, v2=0x2cfd6401321b7e0063ff424883ff3eca, fpcr=0x3880000, to_v0=0x64017e0063ff3eca64017bff63ff3e00
        check   "fminnmp v0.2s, v1.2s, v2.2s", v1=0x3f8efb873f6fa5bebe1f7f4a40490fdb, v2=0x411c3b193f3755227f800001ff800000, fpcr=0x3080000, to_v0=0x7fc00000be1f7f4a, fpsr=0x1
        check   "fminnmp v0.2s, v1.2s, v2.2s", v1=0x7fc000004b000001ff7fffff40e6b0ab, v2=0x3fa0ed8ebf8000003eca43853fc00000, to_v0=0x3eca4385ff7fffff
        check   "fminnmp v0.2s, v1.2s, v2.2s", v1=0xcf000000c16e680e4038d2e53f6a1390, v2=0xbfb76071bdd5887ec050ff78bfdf03e6, fpcr=0x6880000, to_v0=0xc050ff783f6a1390
        check   "fminnmp v0.2s, v1.2s, v2.2s", v1=0x800000c0a9af55ffa5555533800000, v2=0x5f0000005f0000007f80000133000001, to_v0=0x7fc00001ffe55555, fpsr=0x1
        check   "fminnmp v0.2d, v1.2d, v2.2d", v1=0xc027be7510b7beb6c03b5ee87eb68ad6, v2=0x40effdffffffffff3ff0000000000001, to_v0=0x3ff0000000000001c03b5ee87eb68ad6
        check   "fminnmp v0.2d, v1.2d, v2.2d", v1=0x7ff8000000000000bfd5b8df995db189, v2=0x3fc73d73cd5af8dac035930c3094fcfe, fpcr=0x2c80000, to_v0=0xc035930c3094fcfebfd5b8df995db189
        check   "fminnmp v0.2d, v1.2d, v2.2d", v1=0x3ff000000000000140246dfb07cdadb0, v2=0xfff55555555555553ff0000000000000, fpcr=0x2800000, to_v0=0x7ff80000000000003ff0000000000001, fpsr=0x1
        check   "fminnmp v0.2d, v1.2d, v2.2d", v1=0x41e00000000000007ff0000000000001, v2=0x3ff8000000000000bfbffd5a9e8a741a, to_v0=0xbfbffd5a9e8a741a7ff8000000000001, fpsr=0x1
        check   "fminnmp v0.8h, v1.8h, v2.8h", v1=0xcc9204003a1ccee204000000c1414248, v2=0xfc00c19b00007c00fbffbfb0cfe67c00, fpcr=0x2800000, to_v0=0xfc000000fbffcfe6cc92cee20000c141
        check   "fminnmp v0.8h, v1.8h, v2.8h", v1=0xc21ec04efd557c002f2038000400fc00, v2=0xbcd34248cae54ef17800fd55b07dfc00, to_v0=0xbcd3cae5ff55fc00c21eff552f20fc00, fpsr=0x1
        check   "fminnmp v0.8h, v1.8h, v2.8h", v1=0x10001bc004248fbff403cfbff7800, v2=0x83ff040080003faf000177ff6401b12d, to_v0=0x83ff80000001b12d0001bc00fbfffbff
        check   "fminnmp v0.8h, v1.8h, v2.8h", v1=0xbca5fe34cb18000042f764017c014aa2, v2=0x7e007e00bc0039467c004f4e7c01ad6c, fpcr=0x1800000, to_v0=0x7e00bc004f4e7e01bca5cb1842f77e01, fpsr=0x1
        check   "fminnmp v0.4h, v1.4h, v2.4h", v1=0x31ec3d3300007bffba850000780063ff, v2=0xcacd6401040063ff42483c00ba250000, to_v0=0x3c00ba25ba8563ff
        check   "fminnmp v0.4h, v1.4h, v2.4h", v1=0x4155bc00bbb549f377ffaf0f7c01, v2=0x7c014b853c013c010001c206fbff0400, to_v0=0xc206fbff49f37e01, fpsr=0x1
        check   "fminnmp v0.4h, v1.4h, v2.4h", v1=0x3c01372341334a11fd5580004cb83031, v2=0x4248bc00bc0063ff3e00c3a6bf2e3800, fpcr=0x800000, to_v0=0xc3a6bf2eff553031, fpsr=0x1
        check   "fminnmp v0.4h, v1.4h, v2.4h", v1=0x3f02fd5583ff0400af860001fc00fbff, v2=0x33ca7c013800ac9c780034813e00ac6b, fpcr=0x2080000, to_v0=0x3481ac6baf86fc00
        check   "fminp v0.2d, v1.2d, v2.2d", v1=0xfff5555555555555, v2=0x40effdffffffffff7ff0000000000000, to_v0=0x40effdfffffffffffffd555555555555, fpsr=0x1
        check   "fminp v0.2d, v1.2d, v2.2d", v1=0x43f0000000000000bff0000000000000, v2=0xc3e000000000000047efffffefffffff, to_v0=0xc3e0000000000000bff0000000000000
        check   "fminp v0.2d, v1.2d, v2.2d", v1=0x41dfffffffe00000bfc0513e95b7e668, v2=0x3fda4817eac468eb7fefffffffffffff, fpcr=0x1480000, to_v0=0x3fda4817eac468ebbfc0513e95b7e668
        check   "fminp v0.2d, v1.2d, v2.2d", v1=0x7feffffffffffffffff5555555555555, v2=0xbfcef135871d3eba4015d395f0afd67b, fpcr=0x3000000, to_v0=0xbfcef135871d3eba7ff8000000000000, fpsr=0x1
        check   "fminp v0.4s, v1.4s, v2.4s", v1=0xc1e26759ffc543213f800001411acffa, v2=0xbed004067e8000004f7fffffbdce014c, fpcr=0x2880000, to_v0=0xbed00406bdce014c7fc000003f800001
        check   "fminp v0.4s, v1.4s, v2.4s", v1=0x4f000000c0ee4b2180000000c031e5d6, v2=0x4f0000003f69f332c154b5ac7f800000, to_v0=0x3f69f332c154b5acc0ee4b21c031e5d6
        check   "fminp v0.4s, v1.4s, v2.4s", v1=0x3e76acc600000001ffa55555, v2=0x33000001ffc54321000000014b000001, fpcr=0x1800000, to_v0=0xffc543210000000000000000ffe55555, fpsr=0x81
        check   "fminp v0.4s, v1.4s, v2.4s", v1=0xbf3eb34340490fdbff80000000000000, v2=0x7f8000014f800000387fc0005f000000, to_v0=0x7fc00001387fc000bf3eb343ff800000, fpsr=0x1
        check   "fminp v0.4h, v1.4h, v2.4h", v1=0x3c89acd57c000001bc4683ff31a6349b, v2=0x7e007c003c00bc003c007e0049f07c00, fpcr=0x7480000, to_v0=0x7e0049f0bc4631a6
        check   "fminp v0.4h, v1.4h, v2.4h", v1=0x43f63c9136847e003c0083ff4b120001, v2=0x2d7ecfbdac852cc9391f77ff31a00000, to_v0=0x391f000083ff0001
        check   "fminp v0.4h, v1.4h, v2.4h", v1=0x40c57c0041233d15fc003800fc00fc00, v2=0xad67640178004d107bfffc003c01fd55, to_v0=0xfc00ff55fc00fc00, fpsr=0x1
        check   "fminp v0.4h, v1.4h, v2.4h", v1=0xbc007c00c0686401fbff7bff49387c01, v2=0xfe34b831bc002da3469404007e0077ff, fpcr=0x3880000, to_v0=0x4007e00fbff7e00, fpsr=0x1
        check   "fminp v0.8h, v1.8h, v2.8h", v1=0xc7c77bfffe343e00bf5ecf53fbff40ff, v2=0x493037f17c00380083ffba98af1c3e4c, fpcr=0x3400000, to_v0=0x37f13800ba98af1cc7c77e00cf53fbff
        check   "fminp v0.8h, v1.8h, v2.8h", v1=0xfd55fe3444e93e0083ff000104004cbf, v2=0xfc003c0083ff33d0fbff00013c013800, to_v0=0xfc0083fffbff3800ff553e0083ff0400, fpsr=0x1
        check   "fminp v0.8h, v1.8h, v2.8h", v1=0xbc337800c4a3cd20fd553800fd557c01, v2=0xcc577e0077ff40f278004f21b6cf4784, fpcr=0x1480000, to_v0=0x7e0040f24f21b6cfbc33cd20ff557e01, fpsr=0x1
        check   "fminp v0.8h, v1.8h, v2.8h", v1=0x63ff353d35c677ff4786ca2efe3483ff, v2=0x45d8fc003e00cfa27c00cd0f3449c3b1, to_v0=0xfc00cfa2cd0fc3b1353d35c6ca2efe34
        check   "frintp v0.2s, v1.2s", v1=0x477ff0007fc000007e8000007f800000, fpcr=0xc00000, to_v0=0x7e8000007f800000
        check   "frintp v0.2s, v1.2s", v1=0x412fcd743daff2d2c163439d7fc00000, to_v0=0xc16000007fc00000
        check   "frintp v0.2s, v1.2s", v1=0xcf0000003f0000007f800001ff7fffff, to_v0=0x7fc00001ff7fffff, fpsr=0x1
        check   "frintp v0.2s, v1.2s", v1=0x7f7fffff41c1b6e4ffa5555533000001, fpcr=0x80000, to_v0=0xffe555553f800000, fpsr=0x1
        check   "frintp v0.2d, v1.2d", v1=0x369000000000000141e0000000000000, to_v0=0x3ff000000000000041e0000000000000
        check   "frintp v0.2d, v1.2d", v1=0x8000000000000000bfb6eddd8e2c4044, fpcr=0x6c80000, to_v0=0x80000000000000008000000000000000
        check   "frintp v0.2d, v1.2d", v1=0x7ff80000000000007ff0000000000001, fpcr=0x1c80000, to_v0=0x7ff80000000000007ff8000000000001, fpsr=0x1
        check   "frintp v0.2d, v1.2d", v1=0x7ff0000000000001bfc08f4454056787, to_v0=0x7ff80000000000018000000000000000, fpsr=0x1
        check   "frintp v0.8h, v1.8h", v1=0x7800c4fc63ff3440fe34fc00c828412e, to_v0=0x7800c40064003c00fe34fc00c8004200
        check   "frintp v0.8h, v1.8h", v1=0x780031a342480400fd55c3c880000001, fpcr=0xc00000, to_v0=0x78003c0044003c00ff55c20080003c00, fpsr=0x1
        check   "frintp v0.8h, v1.8h", v1=0xbc00bea33c0178003800b27d80003800, fpcr=0x2480000, to_v0=0xbc00bc00400078003c00800080003c00
        check   "frintp v0.8h, v1.8h", v1=0x3b3842483c0040e904007c004248fd55, to_v0=0x3c0044003c0042003c007c004400ff55, fpsr=0x1
        check   "frintp v0.4h, v1.4h", v1=0x83ff4523b46a63ffcdfb424883ffc232, to_v0=0xcdc044008000c200
        check   "frintp v0.4h, v1.4h", v1=0x40083ff63ff3e0000012ffe77ff3852, fpcr=0x4880000, to_v0=0x3c0077ff3c00
        check   "frintp v0.4h, v1.4h", v1=0x3c00fe34fd553c01fe347c010001b026, to_v0=0xfe347e013c008000, fpsr=0x1
        check   "frintp v0.4h, v1.4h", v1=0xfe3435b383ff6401fd55fd557c0037b0, fpcr=0x3480000, to_v0=0x7e007e007c003c00, fpsr=0x1
        check   "fmaxnmv s0, v1.4s", v1=0x40490fdb477fe000800000003f262149, to_v0=0x477fe000
        check   "fmaxnmv s0, v1.4s", v1=0x3f8000013dc2bd383fabdf8742f6e979, fpcr=0x2400000, to_v0=0x42f6e979
        check   "fmaxnmv s0, v1.4s", v1=0x4f7fffff4055cb9f387fc000ffa55555, fpcr=0x3480000, to_v0=0x4f7fffff, fpsr=0x1
        check   "fmaxnmv s0, v1.4s", v1=0x7f8000017f7fffffff7fffff3f800000, to_v0=0x3f800000, fpsr=0x1
        check   "fmaxnmv h0, v1.4h", v1=0x37ce3afe77ff000177ff7c00640177ff, to_v0=0x7c00
        check   "fmaxnmv h0, v1.4h", v1=0x7e00b93cfd55fd55b46463ff7c013c00, to_v0=0x63ff, fpsr=0x1
        check   "fmaxnmv h0, v1.4h", v1=0x7bffced477ff0001bd1dbc0044f3, fpcr=0x800000, to_v0=0x44f3
        check   "fmaxnmv h0, v1.4h", v1=0xbc00bc00fc0063ff7c01fd553f8e3e00, fpcr=0x2c00000, to_v0=0x3f8e, fpsr=0x1
        check   "fmaxnmv h0, v1.8h", v1=0x3ab83800c99943f5418a3c017c01b75d, to_v0=0x43f5, fpsr=0x1
        check   "fmaxnmv h0, v1.8h", v1=0x640183ffcb61380038000001fbffbefd, to_v0=0x6401
        check   "fmaxnmv h0, v1.8h", v1=0x4d8b77ff3c017bff77ffaf79040083ff, fpcr=0x880000, to_v0=0x7bff
        check   "fmaxnmv h0, v1.8h", v1=0x83ff7c017e00fbff7bff83ff0001470d, fpcr=0x3080000, to_v0=0x7bff, fpsr=0x1
        check   "fmaxv s0, v1.4s", v1=0x4f8000007f7fffff387fc000bea2ba71, fpcr=0x1000000, to_v0=0x7f7fffff
        check   "fmaxv s0, v1.4s", v1=0x41d568d9402a20b24b0000014f800000, to_v0=0x4f800000
        check   "fmaxv s0, v1.4s", v1=0x7f800001bf7800c63380000000000001, fpcr=0x1400000, to_v0=0x7fc00001, fpsr=0x81
        check   "fmaxv s0, v1.4s", v1=0xffa555553fa5559740042a6e7fc00000, fpcr=0x3400000, to_v0=0x7fc00000, fpsr=0x1
        check   "fmaxv h0, v1.4h", v1=0x7c01ba2e7c01fd5564017e003c00bcb6, fpcr=0x1c00000, to_v0=0x7e00
        check   "fmaxv h0, v1.4h", v1=0x3e000000fbffb32efe34c8677c0131af, to_v0=0x7e01, fpsr=0x1
        check   "fmaxv h0, v1.4h", v1=0x3e8463ff3c007e003e00fbff7800c201, to_v0=0x7800
        check   "fmaxv h0, v1.4h", v1=0x40040e3be5fca5b7c0145413c0048ef, fpcr=0x5480000, to_v0=0x7e01, fpsr=0x1
        check   "fmaxv h0, v1.8h", v1=0x78004ca3fd55362eb130fc00b269341e, to_v0=0xff55, fpsr=0x1
        check   "fmaxv h0, v1.8h", v1=0x38002f543c0078003c0083ff2cc27800, to_v0=0x7800
        check   "fmaxv h0, v1.8h", v1=0x780033807e00bc00aed3cce263fffd55, fpcr=0x6c00000, to_v0=0x7e00, fpsr=0x1
        check   "fmaxv h0, v1.8h", v1=0x4d0bca874d6f4a677c004a8504003e00, fpcr=0x1080000, to_v0=0x7c00
        check   "fminnmv s0, v1.4s", v1=0x807fffff407aed1c42f6e979cf000000, to_v0=0xcf000000
        check   "fminnmv s0, v1.4s", v1=0x7f7fffffbe6d2d99bdc0ab407f800001, fpcr=0x480000, to_v0=0xbe6d2d99, fpsr=0x1
        check   "fminnmv s0, v1.4s", v1=0xff7fffffff7fffff40f298cc42f6e979, fpcr=0x2080000, to_v0=0xff7fffff
        check   "fminnmv s0, v1.4s", v1=0xffa55555ffa555554034d9c7bf79164f, to_v0=0xbf79164f, fpsr=0x1
        check   "fminnmv h0, v1.4h", v1=0xfc00fc007c01b4b14664fbffcef67e00, to_v0=0xfbff
        check   "fminnmv h0, v1.4h", v1=0x7c00c4aa322eb9b3429db228ba587c01, to_v0=0xb228, fpsr=0x1
        check   "fminnmv h0, v1.4h", v1=0x481183fffe347c014a5663ff378cac5e, fpcr=0x1c80000, to_v0=0xac5e
        check   "fminnmv h0, v1.4h", v1=0x7c007c008000fc007c0142487800adbb, fpcr=0x880000, to_v0=0xadbb, fpsr=0x1
        check   "fminnmv h0, v1.8h", v1=0x4a05640100003c0183ff7e0080003c01, to_v0=0x83ff
        check   "fminnmv h0, v1.8h", v1=0x319e78003e000001cf14b4ac3c01bbf3, fpcr=0x2000000, to_v0=0xcf14
        check   "fminnmv h0, v1.8h", v1=0xc2bc83fffd5545cf2d5c64017c01fd55, to_v0=0xc2bc, fpsr=0x1
        check   "fminnmv h0, v1.8h", v1=0xb5c438007c0104003c014248fd553c01, fpcr=0xc80000, to_v0=0xb5c4, fpsr=0x1
        check   "fminv s0, v1.4s", v1=0x40ec706c40100ca2387fc000bf800000, fpcr=0x3000000, to_v0=0xbf800000
        check   "fminv s0, v1.4s", v1=0x7f7fffff3f800001387fc000c0660292, to_v0=0xc0660292
        check   "fminv s0, v1.4s", v1=0x3e1290963f28381d3f8000007f800001, to_v0=0x7fc00001, fpsr=0x1
        check   "fminv s0, v1.4s", v1=0xffa5555500800000800000004029175e, fpcr=0x800000, to_v0=0xffe55555, fpsr=0x1
        check   "fminv h0, v1.4h", v1=0x3c01800035aa34fabc993e00b7927800, fpcr=0x2800000, to_v0=0xbc99
        check   "fminv h0, v1.4h", v1=0x3e007800425883ff83ff63ff42487bff, to_v0=0x83ff
        check   "fminv h0, v1.4h", v1=0xb42c78007e00fe347c013ba76401fd55, fpcr=0x3480000, to_v0=0x7e00, fpsr=0x1
        check   "fminv h0, v1.4h", v1=0x78007bfffbff83fffbffc2983800fd55, to_v0=0xff55, fpsr=0x1
        check   "fminv h0, v1.8h", v1=0xc84738007800b1d33e003800455f6401, to_v0=0xc847
        check   "fminv h0, v1.8h", v1=0xfe344eab3c00adf1fe3446753932fbff, fpcr=0x3c00000, to_v0=0x7e00
        check   "fminv h0, v1.8h", v1=0xbc00bc00c3104821380031757c01b96d, to_v0=0x7e01, fpsr=0x1
        check   "fminv h0, v1.8h", v1=0x7c01b1697c0048077c01b73a000183ff, fpcr=0xc80000, to_v0=0x7e01, fpsr=0x1

        end_of_file
