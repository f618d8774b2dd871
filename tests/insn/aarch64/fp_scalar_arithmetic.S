/* Recorded by record_fp.py. SPDX-License-Identifier: MIT */
#include "fp.inc"

        check   "fabs h0, h1", v1=0x3699b7cb3c007bffbc00ad4bcf63cb0a, fpcr=0x5480000, to_v0=0x4b0a
        check   "fabs h0, h1", v1=0x7e00bf65be7d83ffad52c4724544b9df, to_v0=0x39df
        check   "fabs h0, h1", v1=0x7e00000183ff040063ff00010400bb4f, to_v0=0x3b4f
        check   "fabs h0, h1", v1=0x4eccad3afd55be293e00fd55c6757800, to_v0=0x7800
        check   "fabs s0, s1", v1=0x338000007f7fffff477fe0003fc00000, to_v0=0x3fc00000
        check   "fabs s0, s1", v1=0x1ffa55555c1733462bfc589b4, fpcr=0x3480000, to_v0=0x3fc589b4
        check   "fabs s0, s1", v1=0xbfe2e42cc13a39fb3f800000bfd489bd, to_v0=0x3fd489bd
        check   "fabs s0, s1", v1=0x3dc7a3ecc1c51f6dbf9a4eca3de6a635, to_v0=0x3de6a635
        check   "fabs d0, d1", v1=0x4022c44e7f6655513fb00840a73f8d43, fpcr=0x1400000, to_v0=0x3fb00840a73f8d43
        check   "fabs d0, d1", v1=0xbff00000000000003ff0000000000000, to_v0=0x3ff0000000000000
        check   "fabs d0, d1", v1=0xc3e00000000000000010000000000000, fpcr=0x2080000, to_v0=0x10000000000000
        check   "fabs d0, d1", v1=0x41e0000000000000bfe851fabf71afad, to_v0=0x3fe851fabf71afad
        check   "fneg h0, h1", v1=0x1b7fb3800c1287c0000007c0183ff, fpcr=0x1480000, to_v0=0x3ff
        check   "fneg h0, h1", v1=0x3e0077ff7c0043de34e93e006401c023, to_v0=0x4023
        check   "fneg h0, h1", v1=0x3a28b2d1380039ff0000ba737e002daf, fpcr=0x1400000, to_v0=0xadaf
        check   "fneg h0, h1", v1=0x7bff3798af6daf084299bc00cec77c01, to_v0=0xfc01
        check   "fneg d0, d1", v1=0x3ff000000000000147efffffefffffff, fpcr=0x3480000, to_v0=0xc7efffffefffffff
        check   "fneg d0, d1", v1=0xffefffffffffffff3fb23c9c66c168a9, to_v0=0xbfb23c9c66c168a9
        check   "fneg d0, d1", v1=0xffefffffffffffff40230a069a7c1afc, fpcr=0x6400000, to_v0=0xc0230a069a7c1afc
        check   "fneg d0, d1", v1=0x41e000000000000041e0000000000000, fpcr=0x3c00000, to_v0=0xc1e0000000000000
        check   "fneg s0, s1", v1=0x477ff0004b0000014f7fffff41bd8693, to_v0=0xc1bd8693
        check   "fneg s0, s1", v1=0x42f6e97942f6e9797fc000003e4cee51, fpcr=0x3800000, to_v0=0xbe4cee51
        check   "fneg s0, s1", v1=0x807fffff7f800001ffc543217f7fffff, to_v0=0xff7fffff
        check   "fneg s0, s1", v1=0xbde90e6f387fc000c0788c6c3fccf4b2, to_v0=0xbfccf4b2
        check   "fsqrt d0, d1", v1=0x36900000000000014017b6730bbeb85c, to_v0=0x40037a700bc7c224, fpsr=0x10
        check   "fsqrt d0, d1", v1=0x3fb707c81bdf7bfd3ff0000000000000, to_v0=0x3ff0000000000000
        check   "fsqrt d0, d1", v1=0x3ff0000000000001ffefffffffffffff, to_v0=0x7ff8000000000000, fpsr=0x1
        check   "fsqrt d0, d1", v1=0x3ff4b870da0f8e71fff5555555555555, fpcr=0x1c80000, to_v0=0xfffd555555555555, fpsr=0x1
        check   "fsqrt s0, s1", v1=0xbf69461c42f6e979bf146469ff800000, fpcr=0x2080000, to_v0=0x7fc00000, fpsr=0x1
        check   "fsqrt s0, s1", v1=0xffa555553e3db8f74b00000133800000, to_v0=0x39800000
        check   "fsqrt s0, s1", v1=0x4b000001c0524e7e3f00000041464296, to_v0=0x406149ac, fpsr=0x10
        check   "fsqrt s0, s1", v1=0xffa55555bfcb290c3f00000042f6e979, fpcr=0x3480000, to_v0=0x4131c6f8, fpsr=0x10
        check   "fsqrt h0, h1", v1=0x3c007bffb04163ffc0abb6954ee4c88c, fpcr=0xc80000, to_v0=0x7e00, fpsr=0x1
        check   "fsqrt h0, h1", v1=0xbce27bff000078007bff3800386b, to_v0=0x39f2, fpsr=0x10
        check   "fsqrt h0, h1", v1=0x3c01b25fc8ef4cae3b9142483e00fc00, to_v0=0x7e00, fpsr=0x1
        check   "fsqrt h0, h1", v1=0x78002e15fbfffe347e0080007c004cc9, fpcr=0x480000, to_v0=0x4460
        check   "frintn d0, d1", v1=0x3fb2fd344096e97240327516992ae7b1, fpcr=0x5800000, to_v0=0x4032000000000000
        check   "frintn d0, d1", v1=0xfff8abcdef01234540149025d9462c78, to_v0=0x4014000000000000
        check   "frintn d0, d1", v1=0xc001bce1f3bb4707fff5555555555555, to_v0=0xfffd555555555555, fpsr=0x1
        check   "frintn d0, d1", v1=0x41dfffffffe000003ff0000000000001, to_v0=0x3ff0000000000000
        check   "frintn s0, s1", v1=0x3f000000ffc543213e4f3237bdd0395a, fpcr=0x3080000, to_v0=0x80000000
        check   "frintn s0, s1", v1=0xc1b77b543e0b62f441a2eaa83e96bdf3, to_v0=0x0
        check   "frintn s0, s1", v1=0x7f8000000000000142f6e97900000001, fpcr=0x3080000, to_v0=0x0, fpsr=0x80
        check   "frintn s0, s1", v1=0xbeee5ca2ff800000ffc543217f800001, fpcr=0x1880000, to_v0=0x7fc00001, fpsr=0x1
        check   "frintn h0, h1", v1=0xb49a3c003eeb00017bff3e0083ff0400, to_v0=0x0
        check   "frintn h0, h1", v1=0xfd55fd5531f84e2ebc00000080007c01, to_v0=0x7e01, fpsr=0x1
        check   "frintn h0, h1", v1=0x7bfffd5530067c01bc0363ffb43c31f7, fpcr=0x4080000, to_v0=0x0
        check   "frintn h0, h1", v1=0x4fd0cc1b3e0031887bffb6fc800083ff, to_v0=0x8000
        check   "frintp d0, d1", v1=0xbfba0c163dce81a2fff8abcdef012345, to_v0=0xfff8abcdef012345
        check   "frintp d0, d1", v1=0xc027bae7dbc4969bc3e0000000000000, fpcr=0x4880000, to_v0=0xc3e0000000000000
        check   "frintp d0, d1", v1=0x405edd2f1a9fbe77800fffffffffffff, fpcr=0x3880000, to_v0=0x8000000000000000, fpsr=0x80
        check   "frintp d0, d1", v1=0x100000000000007ff0000000000001, to_v0=0x7ff8000000000001, fpsr=0x1
        check   "frintp h0, h1", v1=0x3e00b5c0fe34aeecb4c53800fbffaefb, to_v0=0x8000
        check   "frintp h0, h1", v1=0x17e00ca6afbff7c017800fc002d92, fpcr=0x1400000, to_v0=0x3c00
        check   "frintp h0, h1", v1=0x77ffc5ec40a963fffbff43dd77ff7c01, fpcr=0x6400000, to_v0=0x7e00, fpsr=0x1
        check   "frintp h0, h1", v1=0x4003033bc00ba98af72c9ab4d007c01, to_v0=0x7e01, fpsr=0x1
        check   "frintp s0, s1", v1=0x3380000042f6e9794b0000015f000000, to_v0=0x5f000000
        check   "frintp s0, s1", v1=0x7e800000ffc54321c1b725a63f426bd5, fpcr=0x2080000, to_v0=0x3f800000
        check   "frintp s0, s1", v1=0xcf00000000000000be9f5802ffa55555, fpcr=0x2480000, to_v0=0x7fc00000, fpsr=0x1
        check   "frintp s0, s1", v1=0x7f7fffffff8000005f00000000000001, fpcr=0x1c80000, to_v0=0x0, fpsr=0x80
        check   "frintm d0, d1", v1=0x380fffffffffffff40effdffffffffff, fpcr=0x3000000, to_v0=0x40effde000000000
        check   "frintm d0, d1", v1=0xfff8abcdef012345bfb5c66ea1630599, to_v0=0xbff0000000000000
        check   "frintm d0, d1", v1=0x43e00000000000007ff0000000000001, fpcr=0xc00000, to_v0=0x7ff8000000000001, fpsr=0x1
        check   "frintm d0, d1", v1=0xc1e00000000000007ff0000000000001, to_v0=0x7ff8000000000001, fpsr=0x1
        check   "frintm s0, s1", v1=0xff800000418c09c94f00000033800000, to_v0=0x0
        check   "frintm s0, s1", v1=0xff80000042f6e9793300000100000001, fpcr=0x3800000, to_v0=0x0, fpsr=0x80
        check   "frintm s0, s1", v1=0x3f1071e940ed256c7f800000bf0041e0, fpcr=0x2c00000, to_v0=0xbf800000
        check   "frintm s0, s1", v1=0x807fffff40a7e4387f800001, to_v0=0x7fc00001, fpsr=0x1
        check   "frintm h0, h1", v1=0x80000001b988370464010001cd46ced1, to_v0=0xcf00
        check   "frintm h0, h1", v1=0x7e00b607780077ff8000c9bcc6107800, fpcr=0x80000, to_v0=0x7800
        check   "frintm h0, h1", v1=0x400fbff48323c00440d640164017c01, to_v0=0x7e01, fpsr=0x1
        check   "frintm h0, h1", v1=0x7bff49114dc437f23ed20001c5dafd55, fpcr=0x2480000, to_v0=0x7e00, fpsr=0x1
        check   "frintz d0, d1", v1=0x3fe0000000000000fff0000000000000, to_v0=0xfff0000000000000
        check   "frintz d0, d1", v1=0x80000000000000007ff8000000000000, fpcr=0x1c00000, to_v0=0x7ff8000000000000
        check   "frintz d0, d1", v1=0xc012a6e1a15d3ae87ff0000000000001, fpcr=0x6480000, to_v0=0x7ff8000000000000, fpsr=0x1
        check   "frintz d0, d1", v1=0x43e00000000000007ff0000000000001, to_v0=0x7ff8000000000001, fpsr=0x1
        check   "frintz s0, s1", v1=0x477fe000ffc543213f8000013fe728d1, to_v0=0x3f800000
        check   "frintz s0, s1", v1=0xffc543213fb2233d3380000033800000, fpcr=0x2c80000, to_v0=0x0
        check   "frintz s0, s1", v1=0x7f7fffff3eb56c803ed88b1f7f800001, fpcr=0x1c80000, to_v0=0x7fc00001, fpsr=0x1
        check   "frintz s0, s1", v1=0x8000004f800000ff8000007f800001, to_v0=0x7fc00001, fpsr=0x1
        check   "frintz h0, h1", v1=0x4248cab2040080007c0183fffbffb6d4, fpcr=0x1000000, to_v0=0x8000
        check   "frintz h0, h1", v1=0x3b4d7c01bfe2000177ff80007bffaec8, to_v0=0x8000
        check   "frintz h0, h1", v1=0x7c00fd557bff4e5efd55bb117c017c01, fpcr=0x1400000, to_v0=0x7e01, fpsr=0x1
        check   "frintz h0, h1", v1=0x7e00ce8100014248cdffcd2b2f9c7c01, to_v0=0x7e01, fpsr=0x1
        check   "frinta s0, s1", v1=0x4b000001be6a0cdd40a8c7324f000000, to_v0=0x4f000000
        check   "frinta s0, s1", v1=0xbfffbd533f83de0f3f92b93d3e700f63, fpcr=0x1400000, to_v0=0x0
        check   "frinta s0, s1", v1=0x80000040cf47d242f6e9797f800001, to_v0=0x7fc00001, fpsr=0x1
        check   "frinta s0, s1", v1=0xff7fffff4f8000003fcbbbf17f800001, fpcr=0x4c80000, to_v0=0x7fc00001, fpsr=0x1
        check   "frinta h0, h1", v1=0x4248fbffbc00302a00007e00c49b3c01, to_v0=0x3c00
        check   "frinta h0, h1", v1=0xfbff63ffcb1f04007c01cf83bc000400, fpcr=0x1480000, to_v0=0x0
        check   "frinta h0, h1", v1=0x4248000078004248cb7645d037df7c01, to_v0=0x7e01, fpsr=0x1
        check   "frinta h0, h1", v1=0xca444cbfc92dfbff7e007e00bd527c01, fpcr=0x1c80000, to_v0=0x7e01, fpsr=0x1
        check   "frinta d0, d1", v1=0x43e00000000000004008bbc3d97249e0, to_v0=0x4008000000000000
        check   "frinta d0, d1", v1=0x3ff0000000000000c00f1c1fdec5cdb7, fpcr=0x1c80000, to_v0=0xc010000000000000
        check   "frinta d0, d1", v1=0x3fb50fbed3feec6efff5555555555555, to_v0=0xfffd555555555555, fpsr=0x1
        check   "frinta d0, d1", v1=0xfff5555555555555, fpcr=0x480000, to_v0=0xfffd555555555555, fpsr=0x1
        check   "frintx s0, s1", v1=0xc17a64a5bef6ddde338000007f800001, fpcr=0x2480000, to_v0=0x7fc00000, fpsr=0x1
        check   "frintx s0, s1", v1=0x41468e503fc53bdc477ff000bdf04b55, fpcr=0x3000000, to_v0=0x80000000, fpsr=0x10
        check   "frintx s0, s1", v1=0xff7fffffbe7cc0894f7fffff7e800000, to_v0=0x7e800000
        check   "frintx s0, s1", v1=0x807fffff800000007e800000412c138b, to_v0=0x41300000, fpsr=0x10
        check   "frintx d0, d1", v1=0x3fe000000000000041e0000000000000, to_v0=0x41e0000000000000
        check   "frintx d0, d1", v1=0xfff5555555555555c022becb7ef6f1b7, fpcr=0x3800000, to_v0=0xc024000000000000, fpsr=0x10
        check   "frintx d0, d1", v1=0x3ff0890a033439ee4014d1fa9df1e4a7, to_v0=0x4014000000000000, fpsr=0x10
        check   "frintx d0, d1", v1=0x3fe01214a60acafbfff0000000000000, fpcr=0x800000, to_v0=0xfff0000000000000
        check   "frintx h0, h1", v1=0x63fffbffcbc2fd55b6c33c4cc56cc2e2, to_v0=0xc200, fpsr=0x10
        check   "frintx h0, h1", v1=0x7e003e004248b3e4fe34fbffb471fe34, fpcr=0x1c00000, to_v0=0xfe34
        check   "frintx h0, h1", v1=0x7c003800000078003ed830aebafc3c01, fpcr=0x3400000, to_v0=0x4000, fpsr=0x10
        check   "frintx h0, h1", v1=0x83fffc0077ff8000b2f03e003e00fe34, to_v0=0xfe34
        check   "frinti d0, d1", v1=0xc3e000000000000043e0000000000000, fpcr=0x1080000, to_v0=0x43e0000000000000
        check   "frinti d0, d1", v1=0x1800fffffffffffff, to_v0=0x8000000000000000
        check   "frinti d0, d1", v1=0x800ffffffffffffffff5555555555555, fpcr=0x2400000, to_v0=0x7ff8000000000000, fpsr=0x1
        check   "frinti d0, d1", v1=0xfff00000000000007ff0000000000001, to_v0=0x7ff8000000000001, fpsr=0x1
        check   "frinti s0, s1", v1=0xff8000003f30d4e17fc00000ffc54321, to_v0=0xffc54321
        check   "frinti s0, s1", v1=0x41baa3d77f800000c15dba9a4149ceb4, fpcr=0x1c80000, to_v0=0x41400000
        check   "frinti s0, s1", v1=0x3f800000477fe0004168e2a57f800001, fpcr=0x4800000, to_v0=0x7fc00001, fpsr=0x1
        check   "frinti s0, s1", v1=0x42f6e97980000000ffa555557f800001, to_v0=0x7fc00001, fpsr=0x1
        check   "frinti h0, h1", v1=0xb7d0bf9738003c01420abc004e0b8000, fpcr=0x3400000, to_v0=0x8000
        check   "frinti h0, h1", v1=0x3c007c00329904004450b553000046a8, to_v0=0x4700
        check   "frinti h0, h1", v1=0x7e003732352bfd5583ffbe4149d7fd55, to_v0=0xff55, fpsr=0x1
        check   "frinti h0, h1", v1=0xc1007c0000013c01424849f642d47c01, fpcr=0x1800000, to_v0=0x7e01, fpsr=0x1
        check   "fmul h0, h1, h2", v1=0xfbff77ff77ffbc0004008000c52042c8, v2=0x3115fbff3b9933eabdbf486c64012ddd, to_v0=0x34f8, fpsr=0x10
        check   "fmul h0, h1, h2", v1=0xae2433e13e00b59863ff3c017c016401, v2=0x2cc483ff3800fd55fbff37d73484fc00, to_v0=0xfc00
        check   "fmul h0, h1, h2", v1=0x368dca143d3a3f233a04bc007e007bff, v2=0xcaab0000bcd77c00ba214a417800c271, to_v0=0xfc00, fpsr=0x14
        check   "fmul h0, h1, h2", v1=0xbc0042484adb8000c3d0fe343c014248, v2=0x4003107c3b17c0078003c01fe34395a, fpcr=0x5c00000, to_v0=0x4033, fpsr=0x10
        check   "fmul d0, d1, d2", v1=0x43e0000000000000bfb33c0443cbf22b, v2=0xfff555555555555543f0000000000000, to_v0=0xc3b33c0443cbf22b
        check   "fmul d0, d1, d2", v1=0xfff00000000000007ff8000000000000, v2=0x41dfffffffe00000bfdc7f4c4f0532c5, fpcr=0x3c80000, to_v0=0x7ff8000000000000
        check   "fmul d0, d1, d2", v1=0x7ff00000000000003690000000000001, v2=0x380fffffffffffffbffd78f212073889, to_v0=0xb69d78f21207388b, fpsr=0x10
        check   "fmul d0, d1, d2", v1=0x43f00000000000003ff03bfab2413a69, v2=0xbfde2f9869644d33bff3e95e57dd9ee1, fpcr=0x1800000, to_v0=0xbff43402dff92354, fpsr=0x10
        check   "fmul s0, s1, s2", v1=0x41f889bd00000001ff7fffffbf8afa51, v2=0x7f7fffff3e2b16aa3f8000003f16edf8, to_v0=0xbf23dfb8, fpsr=0x10
        check   "fmul s0, s1, s2", v1=0x387fc0004f0000007f800000477fe000, v2=0x3dae80d0807fffffbe90adf200800000, to_v0=0x87fe000
        check   "fmul s0, s1, s2", v1=0x42f6e979409c56dabf800000be5374f8, v2=0x7f800001bef76b0fbf718efb00800000, fpcr=0x400000, to_v0=0x801a6e9f
        check   "fmul s0, s1, s2", v1=0xff80000033800000477ff0007f7fffff, v2=0x40830919c1f5d7a23ffef159, to_v0=0x7f800000, fpsr=0x14
        check   "fdiv h0, h1, h2", v1=0x3e00cf063574bbb1fd55fe34fbff7800, v2=0x3c00badd4e3763ff4248fc003c013938, to_v0=0x7a22, fpsr=0x10
        check   "fdiv h0, h1, h2", v1=0x3c00382bfe34ce45fc00bc333cdd4248, v2=0x7bff4248c67a40dd0400b9033c6f7c00, to_v0=0x0
        check   "fdiv h0, h1, h2", v1=0x7c003c0133c3fd553c01fc007bff4248, v2=0x4a2d7c01fc007bff3c013800c043bb73, fpcr=0x2080000, to_v0=0xc2bf, fpsr=0x10
        check   "fdiv h0, h1, h2", v1=0x77ff64014724cedc7c00040077ff3e00, v2=0x7bff42484d0e3c01caf4b83038000001, fpcr=0x3c00000, to_v0=0x7bff, fpsr=0x14
        check   "fdiv s0, s1, s2", v1=0x33000001409fe9f300000001bfcfa0d7, v2=0x42f6e979c03cabe900000000c0fd3be6, to_v0=0x3e51e56b, fpsr=0x10
        check   "fdiv s0, s1, s2", v1=0xc06450eeffc543213f800001477fe000, v2=0xc0de94d342f6e97900000000ffc54321, to_v0=0xffc54321
        check   "fdiv s0, s1, s2", v1=0x4f000000c0e64a963eae8e6b40490fdb, v2=0x7f800000008000003f800001c0e78a5a, fpcr=0x2400000, to_v0=0xbede4d42, fpsr=0x10
        check   "fdiv s0, s1, s2", v1=0x477ff0003dbc6ea2bfac014a3fc00000, v2=0x3f800000bec7025e0080000000800000, fpcr=0x2c80000, to_v0=0x7ec00000
        check   "fdiv d0, d1, d2", v1=0x47efffffefffffff403fc4f572ebe568, v2=0x3ff00000000000000000000000000001, to_v0=0x7ff0000000000000, fpsr=0x14
        check   "fdiv d0, d1, d2", v1=0x40effdffffffffff43f0000000000000, v2=0x405edd2f1a9fbe77c3e0000000000000, to_v0=0xc000000000000000
        check   "fdiv d0, d1, d2", v1=0x41e00000000000003fd5a9436b58dadc, v2=0x800fffffffffffff402c2b188f8213c4, to_v0=0x3f989b91b2e4885a, fpsr=0x10
        check   "fdiv d0, d1, d2", v1=0x3fe3c7fe9ca32c3bfff8abcdef012345, v2=0xbff7bb108f7b4036fff5555555555555, to_v0=0xfffd555555555555, fpsr=0x1
        check   "fadd h0, h1, h2", v1=0xb08cbc0000006401c9b1fbffad474d4b, v2=0x7bff2c360000ba953e007e0000003800, to_v0=0x4d6b
        check   "fadd h0, h1, h2", v1=0x3cfe301c3c012e4abb91fd5500006401, v2=0xbdaefe347bff0400b6f83800366f3e00, to_v0=0x6402, fpsr=0x10
        check   "fadd h0, h1, h2", v1=0x780038007bff7e00be17ba8b80003114, v2=0x39112dd73f734aa23e007c0137a0b810, fpcr=0x1c80000, to_v0=0xb596
        check   "fadd h0, h1, h2", v1=0xb8717bffbc00bc1b80003c01c38d3c00, v2=0x3e00000077ff39137c017c007c0031da, fpcr=0x2800000, to_v0=0x3cbb, fpsr=0x10
        check   "fadd d0, d1, d2", v1=0x1fff5555555555555, v2=0xc01a29f2707aeaa6ffefffffffffffff, fpcr=0x3480000, to_v0=0x7ff8000000000000, fpsr=0x1
        check   "fadd d0, d1, d2", v1=0xc00c4a29766444623fdaecf1eae1f375, v2=0xc0336387993e3a543ff0000000000000, to_v0=0x3ff6bb3c7ab87cdd, fpsr=0x10
        check   "fadd d0, d1, d2", v1=0x40266b2ce6ec73eafff8abcdef012345, v2=0x3ff8000000000000800fffffffffffff, to_v0=0xfff8abcdef012345
        check   "fadd d0, d1, d2", v1=0x36900000000000013ff8000000000000, v2=0xc1e0000000000000bff2a17bab62973b, fpcr=0x1000000, to_v0=0x3fd57a115275a314
        check   "fadd s0, s1, s2", v1=0x7e80000033800000401e800480000000, v2=0x477fe0003f80000033800000477fe000, fpcr=0x1c80000, to_v0=0x477fe000
        check   "fadd s0, s1, s2", v1=0xbe3ea1d83ea74210407304733ec754aa, v2=0x3f67a14cbf446d6f800000003f800001, to_v0=0x3fb1d52c, fpsr=0x10
        check   "fadd s0, s1, s2", v1=0x7f8000017f800000c11d003ebf185e21, v2=0x4f7fffffbdc142c4be7adc76cf000000, fpcr=0x2c80000, to_v0=0xcf000000, fpsr=0x10
        check   "fadd s0, s1, s2", v1=0x477fe0003f0000003f437c4c7f800001, v2=0xbf5629063e8022e2ffc54321c0c31e72, to_v0=0x7fc00001, fpsr=0x1
        check   "fsub s0, s1, s2", v1=0x7e8000003e5efe3b7f8000003e57f579, v2=0xc1108886807fffffbe9cc4b14b000001, fpcr=0x2880000, to_v0=0xcb000001, fpsr=0x10
        check   "fsub s0, s1, s2", v1=0x4b0000013fd9ae077e800000ffc54321, v2=0x4f8000004f000000cf0000003f000000, to_v0=0xffc54321
        check   "fsub s0, s1, s2", v1=0x42f6e9793f800000bf39294d415996a6, v2=0x7f8000013faadf05406944127f800000, fpcr=0x5000000, to_v0=0xff800000
        check   "fsub s0, s1, s2", v1=0x807fffff3e697684cf0000003f1a5f87, v2=0x3f000000ff80000040490fdb477ff000, to_v0=0xc77fef66, fpsr=0x10
        check   "fsub d0, d1, d2", v1=0x402eeb8c1cb7a22241dfffffffe00000, v2=0x3690000000000001bfce795cb4f02fd5, to_v0=0x41dfffffffef3cae, fpsr=0x10
        check   "fsub d0, d1, d2", v1=0x3ff744c2e7d97c3a405edd2f1a9fbe77, v2=0xbff0000000000000fff8abcdef012345, to_v0=0xfff8abcdef012345
        check   "fsub d0, d1, d2", v1=0x7ff8000000000000fff8abcdef012345, v2=0xc00da7cc1df53d20403de2367f766569, fpcr=0x2400000, to_v0=0x7ff8000000000000
        check   "fsub d0, d1, d2", v1=0x405edd2f1a9fbe77bfeba1a820839857, v2=0x380fffffffffffffc1e0000000000000, fpcr=0x3080000, to_v0=0x41dfffffffc8bcb0, fpsr=0x10
        check   "fsub h0, h1, h2", v1=0x3c013c003f6a4eda8000424863ff6401, v2=0x142480001c8edc0e6bc00483c7c01, fpcr=0x5480000, to_v0=0x7e01, fpsr=0x1
        check   "fsub h0, h1, h2", v1=0x7800bb7c3560ad07fd553e00fe3477ff, v2=0x7bfffbff77ff7c010000445ec5e87800, fpcr=0x3400000, to_v0=0xcc00
        check   "fsub h0, h1, h2", v1=0x4b03c56d3c003e007c00b959fc0077ff, v2=0x42ac38007c01435032edb81e35c30001, to_v0=0x77ff, fpsr=0x10
        check   "fsub h0, h1, h2", v1=0x3571b5ed04000000c6517bff4248fd55, v2=0xca957c006401472d04000001cb31, to_v0=0xff55, fpsr=0x1
        check   "fmax s0, s1, s2", v1=0xff7fffff477ff0003f00000080000000, v2=0x807fffffbe44e6ef7f7fffff7f800000, to_v0=0x7f800000
        check   "fmax s0, s1, s2", v1=0x800000007f7fffffc1d10fdcbfcf1021, v2=0xff7fffff3f800000000000013dfced75, fpcr=0x3c00000, to_v0=0x3dfced75
        check   "fmax s0, s1, s2", v1=0xc1b2f357338000007fc0000000000001, v2=0x807fffff41c7506f4f000000ffa55555, to_v0=0xffe55555, fpsr=0x1
        check   "fmax s0, s1, s2", v1=0xbea9663c4f7fffffc09482ef7e800000, v2=0x477ff0003f000000000000007f800001, fpcr=0x1880000, to_v0=0x7fc00001, fpsr=0x1
        check   "fmax h0, h1, h2", v1=0x7800cad9c9293800cfefcb80fc0037e4, v2=0x315464013c38fe347e00402a440bfbff, fpcr=0x3880000, to_v0=0x37e4
        check   "fmax h0, h1, h2", v1=0x4003800fbffccf6bafb04004ae53c01, v2=0x7800437cfc004bad7e003e0064014248, to_v0=0x4248
        check   "fmax h0, h1, h2", v1=0x3becc0940400bc00c626cf03317b0000, v2=0x7bff04004b96c0b500017e004c0bfd55, fpcr=0x400000, to_v0=0xff55, fpsr=0x1
        check   "fmax h0, h1, h2", v1=0x2c3a7c004f57337f3c00fc00401b83ff, v2=0xb8968000b48c423036b900017c017c01, to_v0=0x7e01, fpsr=0x1
        check   "fmax d0, d1, d2", v1=0x1bff51e0453f799c5, v2=0x7ff0000000000000800fffffffffffff, to_v0=0x800fffffffffffff
        check   "fmax d0, d1, d2", v1=0x3fe1a7c11ec86ee3fff5555555555555, v2=0x7ff00000000000017ff8000000000000, to_v0=0xfffd555555555555, fpsr=0x1
        check   "fmax d0, d1, d2", v1=0x7fefffffffffffff7fefffffffffffff, v2=0xc01630cdfc9a08bbbfb14ebd397de5d2, fpcr=0x480000, to_v0=0x7fefffffffffffff
        check   "fmax d0, d1, d2", v1=0xc0204b479cb41e91fff5555555555555, v2=0x4027205fee461997400921fb54442d18, fpcr=0x2880000, to_v0=0x7ff8000000000000, fpsr=0x1
        check   "fmin h0, h1, h2", v1=0x3c004ce0fbff00013d64424800007c01, v2=0x83fffd55409d32efbc00cc87fd554c3c, to_v0=0x7e01, fpsr=0x1
        check   "fmin h0, h1, h2", v1=0x3c5f3c00b5f60001b8528000476cfc00, v2=0xfd55040064017c014ac0c7608000bbc3, fpcr=0x80000, to_v0=0xfc00
        check   "fmin h0, h1, h2", v1=0x3e003c0147272fd6bd5b3e6483ff7c00, v2=0x4662ae4afe348000fe34fd553c016401, to_v0=0x6401
        check   "fmin h0, h1, h2", v1=0x43523c0183ff49948000c16bc57efd55, v2=0x7bffcdb62f2983ffcfb2c513c63f0000, fpcr=0x2800000, to_v0=0x7e00, fpsr=0x1
        check   "fmin d0, d1, d2", v1=0xc002424318709a7abfe446cdf2461c5c, v2=0xffefffffffffffff4003dfa9a03eea0f, fpcr=0x3400000, to_v0=0xbfe446cdf2461c5c
        check   "fmin d0, d1, d2", v1=0x3ff0000000000001fff5555555555555, v2=0x400c533e5e5d383dbfd383bff79fb874, fpcr=0x1c80000, to_v0=0xfffd555555555555, fpsr=0x1
        check   "fmin d0, d1, d2", v1=0x10000000000000380fffffffffffff, v2=0x47efffffefffffff3fe28806b1de4669, to_v0=0x380fffffffffffff
        check   "fmin d0, d1, d2", v1=0x100000000000007ff0000000000001, v2=0x7ff00000000000013ff8000000000000, to_v0=0x7ff8000000000001, fpsr=0x1
        check   "fmin s0, s1, s2", v1=0x42f6e97980000000ffa55555ff7fffff, v2=0x4f000000807fffffc152d4917f800000, fpcr=0x6000000, to_v0=0xff7fffff
        check   "fmin s0, s1, s2", v1=0xc0a34bfc3fb05067cf00000033800000, v2=0x338000003f80000042f6e9793fe93d4a, to_v0=0x33800000
        check   "fmin s0, s1, s2", v1=0xbfba5dad3f68c046ffa5555540490fdb, v2=0xffc543213dd225ed00000000ffa55555, to_v0=0xffe55555, fpsr=0x1
        check   "fmin s0, s1, s2", v1=0xffa555553f4bf664401f307840490fdb, v2=0x42f6e97940cebf9cc1e1224bffa55555, fpcr=0x2880000, to_v0=0x7fc00000, fpsr=0x1
        check   "fmaxnm d0, d1, d2", v1=0xbff0e998b888e1043fb589bd03a4b8b8, v2=0xbfbcfbab9ac4672b, to_v0=0x3fb589bd03a4b8b8
        check   "fmaxnm d0, d1, d2", v1=0x41dfffffffe000007fefffffffffffff, v2=0x47efffffefffffff400921fb54442d18, fpcr=0x1480000, to_v0=0x7fefffffffffffff
        check   "fmaxnm d0, d1, d2", v1=0x4008cf87ecf1ec417ff0000000000001, v2=0xfff8abcdef012345, to_v0=0x7ff8000000000001, fpsr=0x1
        check   "fmaxnm d0, d1, d2", v1=0x3ffe08baaf42d63d7ff0000000000001, v2=0x7fefffffffffffffbff4383d2fa6a256, fpcr=0x3000000, to_v0=0x7ff8000000000000, fpsr=0x1
        check   "fmaxnm h0, h1, h2", v1=0x77ff41bfc6de63fffbff49207c013c00, v2=0xb55b7e00b3eec58bfd557c00ac0844c9, to_v0=0x44c9
        check   "fmaxnm h0, h1, h2", v1=0x83fffc00ad2b3c01000138008000, v2=0xfd553c003800caaf35c0bc00448e7800, fpcr=0x2880000, to_v0=0x7800
        check   "fmaxnm h0, h1, h2", v1=0xb58083ff4a25cad8ca1b3e00ac34fd55, v2=0x77ff2c49780047023e007bff3c017e00, to_v0=0xff55, fpsr=0x1
        check   "fmaxnm h0, h1, h2", v1=0x39ba63ff83ff399563ff38006401fd55, v2=0x17bffc934000045cd3e00c3c10001, fpcr=0x800000, to_v0=0xff55, fpsr=0x1
        check   "fmaxnm s0, s1, s2", v1=0x41037a20be27949c400cd5e442f6e979, v2=0x5f000000beaebfdf3f00000040651d2c, to_v0=0x42f6e979
        check   "fmaxnm s0, s1, s2", v1=0x387fc000c0761ce87f8000004f800000, v2=0x3f800000387fc00041d85c9c40091447, fpcr=0x3800000, to_v0=0x4f800000
        check   "fmaxnm s0, s1, s2", v1=0x3f5e8c2e7e800000477ff0007f800001, v2=0xffa55555c0e0caabbfb287783fc00000, to_v0=0x7fc00001, fpsr=0x1
        check   "fmaxnm s0, s1, s2", v1=0xc0861fd73fbc45483f8000003f000000, v2=0x400f39d4477ff0003f410f717f800001, fpcr=0x7080000, to_v0=0x7fc00000, fpsr=0x1
        check   "fminnm d0, d1, d2", v1=0x3fb3a4afb84a2ca7bff0000000000000, v2=0x380fffffffffffffbfbfd24ef17e935f, to_v0=0xbff0000000000000
        check   "fminnm d0, d1, d2", v1=0x800fffffffffffff3ffe25e01f50f6af, v2=0xbff0000000000000fff0000000000000, fpcr=0x3c00000, to_v0=0xfff0000000000000
        check   "fminnm d0, d1, d2", v1=0x800fffffffffffffc0172d837779c745, v2=0x3ff80000000000007ff0000000000001, to_v0=0x7ff8000000000001, fpsr=0x1
        check   "fminnm d0, d1, d2", v1=0xbfb5c359919441dcc3e0000000000000, v2=0xbfd86bccb8b38e23fff5555555555555, fpcr=0x880000, to_v0=0xfffd555555555555, fpsr=0x1
        check   "fminnm h0, h1, h2", v1=0x38000400040083ff7e007bffbe9a7c01, v2=0x7bff800037587e003715fd55479b0001, fpcr=0x1480000, to_v0=0x7e01, fpsr=0x1
        check   "fminnm h0, h1, h2", v1=0x78002f7c6401b2bc7e007c014cef3ceb, v2=0x4248780078007c0100004248367f7bff, to_v0=0x3ceb
        check   "fminnm h0, h1, h2", v1=0xfd55fbff7bff7c010001fc003c014248, v2=0x3800c436b23a380038a43de338b20400, fpcr=0x2000000, to_v0=0x400
        check   "fminnm h0, h1, h2", v1=0xb9f0bc002c9bfbffb1d57bffba86fd55, v2=0xbbd0cbf03e00c3757e003c01c022fe34, to_v0=0xff55, fpsr=0x1
        check   "fminnm s0, s1, s2", v1=0xc02326f44f8000003ecba0265f000000, v2=0xbf800000477fe000bf3e88213fcbf3d6, to_v0=0x3fcbf3d6
        check   "fminnm s0, s1, s2", v1=0x41988eabc16e9cda3f8d5baeff7fffff, v2=0xff7fffffff7fffff4b0000017e800000, fpcr=0x480000, to_v0=0xff7fffff
        check   "fminnm s0, s1, s2", v1=0x3f7b3928c1b58a4b3fc000003f61259d, v2=0xc1eeae6fc13b717bcf0000007f800001, to_v0=0x7fc00001, fpsr=0x1
        check   "fminnm s0, s1, s2", v1=0xc00a4ee2ffa55555c01c33617f800001, v2=0x42f6e97941bd82747f8000014b000001, fpcr=0x2800000, to_v0=0x7fc00000, fpsr=0x1
        check   "fnmul s0, s1, s2", v1=0xc021b0983f378cd6bdc680d94f800000, v2=0xc1836c9740f9ba55387fc0003f25fb3c, fpcr=0x1080000, to_v0=0xcf25fb3c
        check   "fnmul s0, s1, s2", v1=0xbe89bca640ca20474b00000133000001, v2=0xbf800000beae740a40490fdb807fffff, to_v0=0x0, fpsr=0x18
        check   "fnmul s0, s1, s2", v1=0x4b0000013fc000004f800000c1d2dc4c, v2=0x3faee042bfffbc4340cd0711bf800000, to_v0=0xc1d2dc4c
        check   "fnmul s0, s1, s2", v1=0xbf13ef024f7fffffbff34c2ebf4eb71f, v2=0x3e222d3f40cbae664f8000004b000001, to_v0=0x4aceb721, fpsr=0x10
        check   "fnmul d0, d1, d2", v1=0xbfd2b2c1791e6e780000000000000000, v2=0x7ff80000000000003fe0000000000000, fpcr=0x2080000, to_v0=0x8000000000000000
        check   "fnmul d0, d1, d2", v1=0x43f0000000000000800fffffffffffff, v2=0xffefffffffffffff41e0000000000000, to_v0=0x1fffffffffffffe
        check   "fnmul d0, d1, d2", v1=0x3fdbebd8c47b2583bfefb4d6ef613b9f, v2=0x380fffffffffffff3fb71be9c76307dc, to_v0=0x3fb6e5a2b3b393c4, fpsr=0x10
        check   "fnmul d0, d1, d2", v1=0xfff5555555555555c026bd6a2f7ed5bd, v2=0x40effdffffffffff0000000000000001, to_v0=0xb, fpsr=0x18
        check   "fnmul h0, h1, h2", v1=0x3e0039257800be51bfe8329a83ff37c5, v2=0x7bff3e007bff3800c6ca4293c3c3362d, to_v0=0xb1ff, fpsr=0x10
        check   "fnmul h0, h1, h2", v1=0x77ffcf9abf2778007e00b991cdbd0400, v2=0x7bff7bffcbf238000001cce18000381d, fpcr=0x2480000, to_v0=0x8000, fpsr=0x8
        check   "fnmul h0, h1, h2", v1=0xfd5545167e007c017bff6401fe34489f, v2=0x4003c00c331380063ffb015bc00b513, fpcr=0x3800000, to_v0=0x41dd, fpsr=0x10
        check   "fnmul h0, h1, h2", v1=0x4248330dc8fcbc003c003e00b74277ff, v2=0x48b27c017800fe3400013c00fd55, to_v0=0x7f55, fpsr=0x1
        check   "fmadd s0, s1, s2, s3", v1=0x41cc01ffbfbcdfaf3f80000041e775bf, v2=0x5f0000004f7fffffff80000041672be1, v3=0xc1e3ddf440ce2ea7c16311033f800001, to_v0=0x43d182ec, fpsr=0x10
        check   "fmadd s0, s1, s2, s3", v1=0x4f0000005f0000003f3c10fa3fd34a36, v2=0xbf7bba603f800000ffc543217f800001, v3=0x8000005f0000004176243533800000, to_v0=0x7fc00001, fpsr=0x1
        check   "fmadd s0, s1, s2, s3", v1=0xbe6986663fc00000c1d0f96eff800000, v2=0x3dd554c3bdd992fabee7c045bf1741db, v3=0x4b0000017e800000ff800000bf800000, to_v0=0x7f800000
        check   "fmadd s0, s1, s2, s3", v1=0x40a77a0c3de80b7e7f8000007f800000, v2=0xff7fffffc1cd4fa74f0000003fb67707, v3=0x7e800000c1fdaebbff8000004f000000, fpcr=0x3800000, to_v0=0x7f800000
        check   "fmadd h0, h1, h2, h3", v1=0xcede4562424880007c0064013e008000, v2=0x7c0038004953330db9a264013c010001, v3=0x33d43c0133ccfbff7800bc004248fbff, fpcr=0x1800000, to_v0=0xfbff
        check   "fmadd h0, h1, h2, h3", v1=0x77ff4ae783ff7c01bc0080004e6e7c01, v2=0x83ff7e0063ff8000481bfbffc3f33572, v3=0x355163ff6401caa583ff7bff4affbc00, to_v0=0x7e01, fpsr=0x1
        check   "fmadd h0, h1, h2, h3", v1=0x37d134a33b1cfbff3d104248fd5577ff, v2=0xc9173a05b48b7c0077ff0001cf99bc99, v3=0x7e004e5531b67bff7c00fc003b28af55, to_v0=0xf898, fpsr=0x10
        check   "fmadd h0, h1, h2, h3", v1=0xfbff7bff7c003e00442eac7c78004248, v2=0x83ff000077ff040004007c007e0083ff, v3=0x63ffb7bb41757e003d4d77ff475ffd55, fpcr=0x1c00000, to_v0=0xff55, fpsr=0x1
        check   "fmadd d0, d1, d2, d3", v1=0xbfb22f46bad323578000000000000000, v2=0xc00554b9abc1eddd380fffffffffffff, v3=0x41dfffffffe00000c000407596d87928, fpcr=0x2c00000, to_v0=0xc000407596d87928
        check   "fmadd d0, d1, d2, d3", v1=0xbfb4b768e05c73340000000000000001, v2=0x7ff0000000000001405edd2f1a9fbe77, v3=0xc000da37f9cdfc5c3fe0000000000000, fpcr=0x2080000, to_v0=0x3fe0000000000000, fpsr=0x10
        check   "fmadd d0, d1, d2, d3", v1=0xfff0000000000000405edd2f1a9fbe77, v2=0xbfe46770a6a0d4674001020ae2b86d6e, v3=0xbfdee70d7acb7e99400921fb54442d18, to_v0=0x407099bd4f89c5de, fpsr=0x10
        check   "fmadd d0, d1, d2, d3", v1=0x3fc24867b629e647400086dc188b265f, v2=0xc033439d5515440dfff8abcdef012345, v3=0xc005921d3bf1fa2d7ff0000000000001, fpcr=0x7c00000, to_v0=0x7ff8000000000000, fpsr=0x1
        check   "fmsub s0, s1, s2, s3", v1=0x387fc0007e8000003fc000003f0a872a, v2=0x40e76afe40419b773e8ca1bb477ff000, v3=0xbea466e8bf62f965ffa555557fc00000, fpcr=0xc80000, to_v0=0x7fc00000
        check   "fmsub s0, s1, s2, s3", v1=0x3e82b13e3f000000bf800000387fc000, v2=0xc06268c841db3548bf919b5e00000001, v3=0x419c46ca00800000bf8000003e1f42a7, to_v0=0x3e1f42a7, fpsr=0x10
        check   "fmsub s0, s1, s2, s3", v1=0x7e800000c0777849ff7fffffcf000000, v2=0x4179dad44f0000003e5944f74f000000, v3=0x4f0000000000000042f6e979cf000000, fpcr=0x1c80000, to_v0=0x5e7fffff, fpsr=0x10
        check   "fmsub s0, s1, s2, s3", v1=0x3f800001c01eedd3000000007f800001, v2=0xffa55555bf5a6fc43f8000014f800000, v3=0x3e88aba7c0fe05c43e8c6f147f800000, fpcr=0x4c00000, to_v0=0xffc00001, fpsr=0x1
        check   "fmsub d0, d1, d2, d3", v1=0x40effdffffffffffc0085e2ce666832a, v2=0x3fb5d1b8ddf15910bff0000000000000, v3=0xbfb009b5113eeb9bc03d0c21373c3745, fpcr=0x1000000, to_v0=0xc0400bf36a0483d5, fpsr=0x10
        check   "fmsub d0, d1, d2, d3", v1=0xc3e00000000000000010000000000000, v2=0x41dfffffffe000004025eb2a4978c72c, v3=0x403178cc597a67eabfecf251ef1bbc20, to_v0=0xbfecf251ef1bbc20, fpsr=0x10
        check   "fmsub d0, d1, d2, d3", v1=0xc00ce605f2bdf38c7ff0000000000001, v2=0xbfb11d2d7e74021c403f16cf44e4506a, v3=0x100000000000003fb186e40cccb09f, to_v0=0xfff8000000000001, fpsr=0x1
        check   "fmsub d0, d1, d2, d3", v1=0xbff00000000000007ff8000000000000, v2=0xc00e61222f8fa63643f0000000000000, v3=0x43e000000000000047efffffefffffff, to_v0=0xfff8000000000000
        check   "fmsub h0, h1, h2, h3", v1=0x7c01adcd3ca8bc003f9b3c003093fc00, v2=0x3f35424804003c017bfffc00fbffbc00, v3=0x78003c00fbff040083ff000138c57bff, to_v0=0xfc00
        check   "fmsub h0, h1, h2, h3", v1=0x7c01fd55452bb03ccc503a0863ff0400, v2=0x4501c4543800b4dec185c24ffd550001, v3=0x3c01c8fe38004248373142483c01cf4d, fpcr=0x1000000, to_v0=0xcf4d, fpsr=0x10
        check   "fmsub h0, h1, h2, h3", v1=0xfd55b5ad2d9d0001af5077ff8000bc00, v2=0xfe34417a7c00b981424880000400fd55, v3=0x63ffba8dfe3483ff4b2680004248b349, fpcr=0x480000, to_v0=0xff55, fpsr=0x1
        check   "fmsub h0, h1, h2, h3", v1=0x3c01adf8bad27c01fd55bc00ac3063ff, v2=0x7e003726aedbce2040077e00c492cab3, v3=0x800034a438002c4fbf19fc0077ff3c01, to_v0=0x72b2, fpsr=0x10
        check   "fnmadd d0, d1, d2, d3", v1=0x43f00000000000003fe7e7fd1f5a0da2, v2=0xc03ddfea1c593d38bfce1ec04ae51aef, v3=0xbff0000000000000c01aec4c50a2e674, to_v0=0x401ba050043787ec, fpsr=0x10
        check   "fnmadd d0, d1, d2, d3", v1=0xc0306b615ef3618a0000000000000001, v2=0x7ff0000000000001403d90877e7bbb30, v3=0x380fffffffffffffbfc7b8d542aa4c61, fpcr=0x1400000, to_v0=0x3fc7b8d542aa4c61, fpsr=0x80
        check   "fnmadd d0, d1, d2, d3", v1=0x380fffffffffffffc029c3b62b0ad971, v2=0x405edd2f1a9fbe77c02322d22397e0de, v3=0x380fffffffffffff7ff8000000000000, fpcr=0x3400000, to_v0=0x7ff8000000000000
        check   "fnmadd d0, d1, d2, d3", v1=0x36900000000000013fe0b6440d5f2146, v2=0xffefffffffffffff47efffffefffffff, v3=0x4033ccb0006bd89e3ff0000000000001, fpcr=0x3c80000, to_v0=0xc7e0b6440503ff3e, fpsr=0x10
        check   "fnmadd s0, s1, s2, s3", v1=0x4b000001ffa55555c15c3a3541d3040d, v2=0xff7fffff41f12b7041e93f7b5f000000, v3=0x40973bdfc0b3537cc19d042cbf800000, fpcr=0x3480000, to_v0=0xe153040c, fpsr=0x10
        check   "fnmadd s0, s1, s2, s3", v1=0xbe8bfe555f0000003e8a46c3bf800000, v2=0x7e800000be4d9c433f6d4cf9ffa55555, v3=0xbe46121c4f8000003e503ee5bfa61743, fpcr=0x3400000, to_v0=0x7fc00000, fpsr=0x1
        check   "fnmadd s0, s1, s2, s3", v1=0xbdf173fc3dec502b42f6e9793f2ba289, v2=0x4b000001c118a2acbe31fd29be6e5e90, v3=0x3fc00000c15d6ff40000000180000000, to_v0=0x3e1fd082, fpsr=0x10
        check   "fnmadd s0, s1, s2, s3", v1=0x5f0000004f7fffff7fc00000ff800000, v2=0x3f76e3f73fa8063e4f00000000000001, v3=0xbf800000338000003f800000bf56bba8, to_v0=0x7f800000
        check   "fnmadd h0, h1, h2, h3", v1=0x13c003e0038007c000400c42a4248, v2=0xc870fd552f403a49000048284b233e00, v3=0x7c01fd550001b1f6cdac336378003019, to_v0=0xc4d7, fpsr=0x10
        check   "fnmadd h0, h1, h2, h3", v1=0xc1e1780077ff386a83ff8000328130ff, v2=0xfbff47d4fd55c628485b43c130d9467e, v3=0x83ff7e003c004cb8489c3e00fe34caa5, fpcr=0x7080000, to_v0=0x4a23, fpsr=0x10
        check   "fnmadd h0, h1, h2, h3", v1=0x63ff83ffcfe77e0042a7c3747c007c00, v2=0x3c008000fe3483ffcf327bffcc917bff, v3=0xfe34c04204007e0083ff00007bff38fa, fpcr=0x480000, to_v0=0xfc00
        check   "fnmadd h0, h1, h2, h3", v1=0x7bfffd55fc003800b3b0c654bc00fd55, v2=0x315e0000317d77ff3c00c8233c007c00, v3=0xfc00c0d03c007c01ba50391d00003c00, fpcr=0x1000000, to_v0=0x7f55, fpsr=0x1
        check   "fnmsub s0, s1, s2, s3", v1=0x40cc6bc8bffa4ca03f8000003ec28599, v2=0xff7fffff7f800000ff80000041367f00, v3=0x7e800000be3172753f62a117c1a3b942, to_v0=0x41c66421, fpsr=0x10
        check   "fnmsub s0, s1, s2, s3", v1=0x41956454406d8da5c084ffe7ffc54321, v2=0xffc543213eb0abccff800000ff800000, v3=0x1be6b8014c0e51aafc0f0af4d, fpcr=0x3000000, to_v0=0x7fc00000
        check   "fnmsub s0, s1, s2, s3", v1=0x40fdc658417678fb4b000001410f6a73, v2=0xc15e1aa0ffc54321cf0000004b000001, v3=0xff7fffff00000000bf82dcfe3f800001, fpcr=0x1c80000, to_v0=0x4c8f6a73, fpsr=0x10
        check   "fnmsub s0, s1, s2, s3", v1=0x4f8000003ff9f6493f80000040a090c1, v2=0xff800000c1e45618bf62406e40490fdb, v3=0xffa5555500800000330000017fc00000, to_v0=0xffc00000
        check   "fnmsub h0, h1, h2, h3", v1=0x3c01fe343aa6346c4b50ac9dc77f4958, v2=0xc9ae8000be2877ffcfa8fbffc35a0000, v3=0x4000000fc000001485304003c00c24f, to_v0=0x424f
        check   "fnmsub h0, h1, h2, h3", v1=0xfbffc27a34c27800380038003c003c01, v2=0x3c01af627bffc416fd557800cd183c01, v3=0xbc003c00be8342483e00bc007e00fc00, fpcr=0x3800000, to_v0=0x7c00
        check   "fnmsub h0, h1, h2, h3", v1=0xb91d429183ff63ff3cc6cf60040063ff, v2=0x3e12c811b0c03c00fe3477ff3801b595, v3=0x3c00b565c2cd3bdacb61c00e3c013800, to_v0=0xdd96, fpsr=0x10
        check   "fnmsub h0, h1, h2, h3", v1=0x40031787bffb5fc83ff7bff3c00fbff, v2=0x177ff3c0063ffbc007bff47403c00, v3=0x17bff380063fffe347c007e00c9de, fpcr=0xc00000, to_v0=0xfbfe, fpsr=0x10
        check   "fnmsub d0, d1, d2, d3", v1=0xc0007cd1a424fae6fff0000000000000, v2=0x4032345c5c8322d83fe0000000000000, v3=0x43e0000000000000fff5555555555555, to_v0=0x7ffd555555555555, fpsr=0x1
        check   "fnmsub d0, d1, d2, d3", v1=0x10010000000000000, v2=0xc3e000000000000041dfffffffe00000, v3=0x3ff0000000000000400921fb54442d18, fpcr=0x1400000, to_v0=0xc00921fb54442d17, fpsr=0x10
        check   "fnmsub d0, d1, d2, d3", v1=0x7ff8000000000000fff0000000000000, v2=0x7fefffffffffffff, v3=0x380fffffffffffff43f0000000000000, to_v0=0xfff0000000000000
        check   "fnmsub d0, d1, d2, d3", v1=0x403584801e2bdba53fe0000000000000, v2=0x3fe00000000000007fefffffffffffff, v3=0xffefffffffffffff7ff0000000000000, fpcr=0x2800000, to_v0=0xfff0000000000000

        end_of_file
