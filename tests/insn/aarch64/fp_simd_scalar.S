/* Recorded by record_fp.py. SPDX-License-Identifier: MIT */
#include "fp.inc"

        check   "fmulx d0, d1, d2", v1=0xc03a0a9bcc913415c1e0000000000000, v2=0xfff55555555555550000000000000001, fpcr=0x2800000, to_v0=0x8000000080000000
        check   "fmulx d0, d1, d2", v1=0xc00264f9938ba34e41e0000000000000, v2=0x3690000000000001800fffffffffffff, to_v0=0x81fffffffffffffe
        check   "fmulx d0, d1, d2", v1=0xfff00000000000003ffa807ff1b71eff, v2=0x7fefffffffffffffbfc286318c575c0c, fpcr=0x3880000, to_v0=0xbfceaed631734775, fpsr=0x10
        check   "fmulx d0, d1, d2", v1=0x405edd2f1a9fbe770000000000000001, v2=0x43f0000000000000fff5555555555555, to_v0=0xfffd555555555555, fpsr=0x1
        check   "fmulx s0, s1, s2", v1=0x330000013dd2b8e93f800001be8f07b6, v2=0xc17aff717fc00000bdbbb8603e301850, to_v0=0xbd44c5c5, fpsr=0x10
        check   "fmulx s0, s1, s2", v1=0xbfa29da640529893c0145c6933000001, v2=0x409e7c4bc030fc20c140a5037f800000, to_v0=0x7f800000
        check   "fmulx s0, s1, s2", v1=0x419e21814199ba41cf0000003e499089, v2=0xbf58e7a33fd2c32bff7fffffc08b6b8e, fpcr=0x400000, to_v0=0xbf5b8c53, fpsr=0x10
        check   "fmulx s0, s1, s2", v1=0xff7fffff80000000407802963f000000, v2=0x4f7fffff807fffffbea891ab5f000000, fpcr=0x3c00000, to_v0=0x5e800000
        check   "fmulx h0, h1, h2", v1=0x44c2bc00bdcd7c004b807bff3c010400, v2=0x63ff83ff7c01fd5563ff4f2f77ff7e00, fpcr=0x3880000, to_v0=0x7e00
        check   "fmulx h0, h1, h2", v1=0x3a947bfffbff3fe43c00b2b004003ce8, v2=0xfbff0001000063ff3c01640147acfbff, to_v0=0xfc00, fpsr=0x14
        check   "fmulx h0, h1, h2", v1=0xc7bd36022ebafd5583ff2dce3c00cc39, v2=0x3c0163ff63fffbffbc00b8a5fd55fe34, to_v0=0xfe34
        check   "fmulx h0, h1, h2", v1=0x43eebea1c267af807bff7800fe346401, v2=0xb0c3b51a3800fe344ba9c7533720af14, fpcr=0x3c00000, to_v0=0xd715, fpsr=0x10
        check   "fcmeq d0, d1, d2", v1=0x3fdb929c3ac169783ff0000000000001, v2=0x8000000000000000, fpcr=0x880000, to_v0=0x0
        check   "fcmeq d0, d1, d2", v1=0xc0299b120c1bb33643f0000000000000, v2=0xfff000000000000040effdffffffffff, to_v0=0x0
        check   "fcmeq d0, d1, d2", v1=0x403916f693cb1ed1fff5555555555555, v2=0x1c1e0000000000000, to_v0=0x0, fpsr=0x1
        check   "fcmeq d0, d1, d2", v1=0x7ff80000000000000000000000000001, v2=0x380fffffffffffff400921fb54442d18, to_v0=0x0
        check   "fcmeq s0, s1, s2", v1=0x5f000000bdf24d3d0080000000000001, v2=0x3f8000013d97483f387fc0004047faf3, fpcr=0x1c00000, to_v0=0x0, fpsr=0x80
        check   "fcmeq s0, s1, s2", v1=0x3f800000bee3d0b0807fffff4f800000, v2=0xbf800000bf689fa1bfdf2ad6bf800000, fpcr=0x2400000, to_v0=0x0
        check   "fcmeq s0, s1, s2", v1=0x7fc00000ffa55555c092440f80000000, v2=0x3f800001338000007f7fffff406575e6, to_v0=0x0
        check   "fcmeq s0, s1, s2", v1=0x807fffff7f7fffffbf8000003f571757, v2=0xff7fffff387fc0007f800001ffa55555, fpcr=0x2480000, to_v0=0x0, fpsr=0x1
        check   "fcmeq h0, h1, h2", v1=0x3c57301f3800b0c463ff3d942c65b4b8, v2=0xb2484248fbff384c63ff7e00780083ff, fpcr=0x480000, to_v0=0x0
        check   "fcmeq h0, h1, h2", v1=0x8000bc00bc003e003e00fd5500013a0e, v2=0x42486401323a3c00bc0e3c0046c0fc00, to_v0=0x0
        check   "fcmeq h0, h1, h2", v1=0x83ff83fffbffc042bab33493fbfffd55, v2=0x149996401fc00bc007e00bc00fe34, to_v0=0x0, fpsr=0x1
        check   "fcmeq h0, h1, h2", v1=0x42480000ce7dcdef3800b13377ffbc00, v2=0x7bff43dfc8167c017c01000042487c01, fpcr=0x80000, to_v0=0x0, fpsr=0x1
        check   "frecps s0, s1, s2", v1=0x41cc45ab41d1266f330000014f800000, v2=0x7f800000c019ce7f41b883f37f800000, to_v0=0xff800000
        check   "frecps s0, s1, s2", v1=0xff800000ff7fffffcf0000003e901b0f, v2=0xc1d24adbbded5cc3c0e231c241d1b9be, to_v0=0xc0ac1d4c, fpsr=0x10
        check   "frecps s0, s1, s2", v1=0x387fc00041d0f6a5477ff0007fc00000, v2=0xc186de86387fc0003f80000000000001, fpcr=0x3400000, to_v0=0x7fc00000, fpsr=0x80
        check   "frecps s0, s1, s2", v1=0xcf0000007fc000003f66578f7e800000, v2=0xbe898d60c143368d3f000000cf000000, to_v0=0x7f800000, fpsr=0x14
        check   "frecps d0, d1, d2", v1=0x3ff00000000000003ff0000000000001, v2=0x3ff80000000000003ffeba7aeed5dd35, to_v0=0x3fb4585112a22c91, fpsr=0x10
        check   "frecps d0, d1, d2", v1=0x800ffffffffffffffff8abcdef012345, v2=0x402efaffc1a6ae79bff0000000000000, to_v0=0x7ff8abcdef012345
        check   "frecps d0, d1, d2", v1=0xbfdde6a3f6e72a5440effdffffffffff, v2=0x4015f7924a12b3260000000000000001, fpcr=0x1480000, to_v0=0x4000000000000000, fpsr=0x80
        check   "frecps d0, d1, d2", v1=0x3fc4077e24f4c24cffefffffffffffff, v2=0xc3e000000000000041e0000000000000, fpcr=0x3080000, to_v0=0x7ff0000000000000, fpsr=0x14
        check   "frecps h0, h1, h2", v1=0xce8d3c017bffc84738004d337bff0000, v2=0x7c017e00367cbc0077ffc92c38003c00, to_v0=0x4000
        check   "frecps h0, h1, h2", v1=0xfbffb193bf7bc6a563ff3c017bff2f81, v2=0xc78dfbff48c74605b5bdac1f3c0177ff, fpcr=0x7c80000, to_v0=0xeb7f, fpsr=0x10
        check   "frecps h0, h1, h2", v1=0x424863ff34bcfd5532f0b96c48346401, v2=0xfd557e007bffb0c337defbffb81783ff, fpcr=0x1c80000, to_v0=0x4000
        check   "frecps h0, h1, h2", v1=0x3c013c007c003c317bffbe003eef369a, v2=0xae0e4065b805640177ff3e00fe340001, to_v0=0x4000, fpsr=0x10
        check   "frsqrts s0, s1, s2", v1=0xbd9168b14f00000000000000, v2=0x7f800001bda0f4f53feb8e9e3f999e52, to_v0=0x3fc00000
        check   "frsqrts s0, s1, s2", v1=0xc07a3c237f8000013dc09fa133000001, v2=0x7fc000003fc0396b410f82143fb205bf, to_v0=0x3fc00000, fpsr=0x10
        check   "frsqrts s0, s1, s2", v1=0xcf0000003f73f04942f6e979cf000000, v2=0xff7fffffbfbd1e903f800000ff7fffff, fpcr=0x2080000, to_v0=0xff800000, fpsr=0x14
        check   "frsqrts s0, s1, s2", v1=0x41589eebc017dd88bdf803ca41c1df67, v2=0x7f800000c0f2c9907fc000003d9a429f, fpcr=0x1c00000, to_v0=0x3f165a50, fpsr=0x10
        check   "frsqrts d0, d1, d2", v1=0x402428d305104a04bfc9e51335ae5532, v2=0x7ff00000000000003ff8000000000000, fpcr=0x3000000, to_v0=0x3ffa6d79cd0857fd, fpsr=0x10
        check   "frsqrts d0, d1, d2", v1=0x400921fb54442d18405edd2f1a9fbe77, v2=0x403d99b97b5354307ff0000000000000, fpcr=0x80000, to_v0=0xfff0000000000000
        check   "frsqrts d0, d1, d2", v1=0x41dfffffffe00000c1e0000000000000, v2=0xffefffffffffffff800fffffffffffff, to_v0=0x3ff8000000000000, fpsr=0x10
        check   "frsqrts d0, d1, d2", v1=0xc03fb18e4cf0b36a7ff8000000000000, v2=0x3ff7e022b557a8c24038c82fc5a19cda, to_v0=0xfff8000000000000
        check   "frsqrts h0, h1, h2", v1=0x80002cfe7c00b27fc35b780077ff7c00, v2=0x64010000b484cbca3c0141aa4248fbff, fpcr=0x2400000, to_v0=0x7c00
        check   "frsqrts h0, h1, h2", v1=0x78003c01cf0477ffad8ab40a64016401, v2=0x800077fffc004d58ac55fc00ce7bfd55, fpcr=0x2480000, to_v0=0x7e00, fpsr=0x1
        check   "frsqrts h0, h1, h2", v1=0xb7d763ffc6c33800cb85b6487c00bee5, v2=0x7800fe34c9ca04004e2d4723fbffbb52, to_v0=0x39b1, fpsr=0x10
        check   "frsqrts h0, h1, h2", v1=0x7c017e008000ac38bc2d6401fd554e43, v2=0x4248780035f93e003c01ca707c0163ff, fpcr=0x80000, to_v0=0xf242, fpsr=0x10
        check   "fcmge s0, s1, s2", v1=0xc06145623f0000003f800001bf800000, v2=0x3f000000bf1eecb3387fc0007f7fffff, fpcr=0x400000, to_v0=0x0
        check   "fcmge s0, s1, s2", v1=0x3f8000013fab9157807fffff4b000001, v2=0xbe4a60cebe737d8ecf0000007fc00000, to_v0=0x0, fpsr=0x1
        check   "fcmge s0, s1, s2", v1=0x4f7fffff3e107f163fc0000033000001, v2=0x807fffff4b000001c0ca53b633800000, to_v0=0x0
        check   "fcmge s0, s1, s2", v1=0xc00fc0627fc00000c08659ab807fffff, v2=0x40072e454197ff6f4f7fffffffa55555, fpcr=0x80000, to_v0=0x0, fpsr=0x1
        check   "fcmge d0, d1, d2", v1=0x7ff0000000000000c03e869ebc230c7d, v2=0xbfffb5866c02d46147efffffefffffff, fpcr=0x880000, to_v0=0x0
        check   "fcmge d0, d1, d2", v1=0x7fefffffffffffff7ff0000000000001, v2=0x7ff00000000000013fe681d4cb1303c3, to_v0=0x0, fpsr=0x1
        check   "fcmge d0, d1, d2", v1=0x7fefffffffffffff3ff0000000000000, v2=0x3fee840735918053405edd2f1a9fbe77, to_v0=0x0
        check   "fcmge d0, d1, d2", v1=0x47efffffefffffff3fe97e262bfa59ba, v2=0x800fffffffffffff800fffffffffffff, fpcr=0x7880000, to_v0=0xffffffffffffffff, fpsr=0x80
        check   "fcmge h0, h1, h2", v1=0x7bffbdbcb91eb3e77800b05646ac7bff, v2=0x3c013c253c0143b504000001fbff, fpcr=0x480000, to_v0=0xffff
        check   "fcmge h0, h1, h2", v1=0x4159c76f77fffbff380083ff7bff4248, v2=0x3c01c9e13fb638003800c4703d1e6401, to_v0=0x0
        check   "fcmge h0, h1, h2", v1=0x42483e6cbc000400aec731c83800c211, v2=0x444633d5780043fa0000040045d6fd55, to_v0=0x0, fpsr=0x1
        check   "fcmge h0, h1, h2", v1=0x7c012e143c0038003f1b000183ff4fc6, v2=0x7c007e00fe34cfff3800fc0063fffd55, fpcr=0x3480000, to_v0=0x0, fpsr=0x1
        check   "facge d0, d1, d2", v1=0x3ff0000000000000402a96954c3a617d, v2=0xbfcc2697bbe57613bfc4f986907000de, to_v0=0xffffffffffffffff
        check   "facge d0, d1, d2", v1=0x47efffffefffffff7ff8000000000000, v2=0x47efffffeffffffffff0000000000000, to_v0=0x0, fpsr=0x1
        check   "facge d0, d1, d2", v1=0xfff0000000000000403f256a4ded7d78, v2=0x100000000000003ffe38337b94067e, fpcr=0x80000, to_v0=0xffffffffffffffff
        check   "facge d0, d1, d2", v1=0x40027f863bd0c331bff0000000000000, v2=0x41e0000000000000fff8abcdef012345, fpcr=0x2c80000, to_v0=0x0, fpsr=0x1
        check   "facge s0, s1, s2", v1=0x8000003fc0000041a1329000000001, v2=0xc0583a2f41c5eb5fcf000000ffc54321, to_v0=0x0, fpsr=0x1
        check   "facge s0, s1, s2", v1=0xbe0fe6a441d5f40633000001c0e46f0d, v2=0xffa5555500000000be56b9a03f800001, fpcr=0x880000, to_v0=0xffffffff
        check   "facge s0, s1, s2", v1=0x3fc000003fc00000be7170273e422797, v2=0xc0fd3a183fc0000040490fdbffc54321, fpcr=0x2c00000, to_v0=0x0, fpsr=0x1
        check   "facge s0, s1, s2", v1=0x800000007f80000142f6e9793e437323, v2=0x477ff0005f000000ffc54321bdc6b516, to_v0=0xffffffff
        check   "facge h0, h1, h2", v1=0xfbff41babbbabc097bff77ff3c013e00, v2=0xae5bace4fd55fe344248bf25ade97bff, fpcr=0x2800000, to_v0=0x0
        check   "facge h0, h1, h2", v1=0xad2efc0063ff4b8eafa863ff0001b314, v2=0x35d0485731edbc00b8684dc2bdd3b151, to_v0=0xffff
        check   "facge h0, h1, h2", v1=0x640100013c017e003c4a7c0080007bff, v2=0xc05a63ff42487e00ad8e3d5f7c00fe34, to_v0=0x0, fpsr=0x1
        check   "facge h0, h1, h2", v1=0x400b40933ce04000400b3213c003e00, v2=0xca6a424838004a60640180003c007e00, fpcr=0x3000000, to_v0=0x0, fpsr=0x1
        check   "fabd d0, d1, d2", v1=0x3fd2e88cd44660b94034daa360886f2a, v2=0x3ff8000000000000bfc5c4efb0dfb0a5, to_v0=0x4035062d3fea2e8b, fpsr=0x10
        check   "fabd d0, d1, d2", v1=0x3fb5e340b89f33a7c00ce544ed5441ef, v2=0x3fe0000000000000bff0000000000000, fpcr=0x2c00000, to_v0=0x4004e544ed5441ef
        check   "fabd d0, d1, d2", v1=0xc01260e793a67193405edd2f1a9fbe77, v2=0xfff8abcdef0123458000000000000000, to_v0=0x405edd2f1a9fbe77
        check   "fabd d0, d1, d2", v1=0xbfcb8e0fc2defc5f41e0000000000000, v2=0xfff0000000000000c01feb027d5605c9, fpcr=0x3800000, to_v0=0x41e0000000ff5813, fpsr=0x10
        check   "fabd s0, s1, s2", v1=0x41d555a77e800000c1dd0cd6be5e0169, v2=0x3ee80994477fe000800000003f5c0009, fpcr=0x2880000, to_v0=0x3f89c032, fpsr=0x10
        check   "fabd s0, s1, s2", v1=0x7f8000007f7fffff8000000080000000, v2=0xff80000040490fdb3f8000013f800000, to_v0=0x3f800000
        check   "fabd s0, s1, s2", v1=0x3e18b24200800000bda8c5887f800000, v2=0xbda52160387fc0004b000001be9d11ec, fpcr=0x800000, to_v0=0x7f800000
        check   "fabd s0, s1, s2", v1=0x3e5f8ea4387fc00000000001ffa55555, v2=0xffa55555477ff0003f8000003fef82bb, to_v0=0x7fe55555, fpsr=0x1
        check   "fabd h0, h1, h2", v1=0xb6a8b29664014248040083ff43303800, v2=0x3e004b14fbff000083ff4d8bfc004847, to_v0=0x4807
        check   "fabd h0, h1, h2", v1=0x2f443c017bff7e00bc00b16e77ffc988, v2=0xfbffbe903c003636fe343c0163ff0400, to_v0=0x4988, fpsr=0x10
        check   "fabd h0, h1, h2", v1=0xce7cbfa53c003c0142bd3e004248fc00, v2=0x3c5478007800b534c1e163ffce5e3800, fpcr=0x3800000, to_v0=0x7c00
        check   "fabd h0, h1, h2", v1=0x4ecb3c01b3a577ffc3e33c01b7237c01, v2=0x64017e00c8133c013e6b456d4248, to_v0=0x7e01, fpsr=0x1
        check   "fcmgt d0, d1, d2", v1=0x3fee11f0674fbf143fd649831d7284ae, v2=0x3fec917c28bae1a73fe0000000000000, fpcr=0x4880000, to_v0=0x0
        check   "fcmgt d0, d1, d2", v1=0x47efffffefffffff3fc1eb94e1baf31f, v2=0x13fda2430656d2f02, to_v0=0x0
        check   "fcmgt d0, d1, d2", v1=0xc009cce942ef8cbcbfc7cf7607ff717e, v2=0xc012eaea41d91671fff8abcdef012345, to_v0=0x0, fpsr=0x1
        check   "fcmgt d0, d1, d2", v1=0x3ff0000000000001fff5555555555555, v2=0xbfcf6fcddfb0fba543e0000000000000, fpcr=0x1080000, to_v0=0x0, fpsr=0x1
        check   "fcmgt s0, s1, s2", v1=0x477ff0004153cbc67e8000004f000000, v2=0x3fc00000cf0000003f80000080000000, to_v0=0xffffffff
        check   "fcmgt s0, s1, s2", v1=0x3e4626f77f8000014078fe6a4156630f, v2=0x477ff000008000003f5975403f800000, fpcr=0x3400000, to_v0=0xffffffff
        check   "fcmgt s0, s1, s2", v1=0x4066939f33000001807fffffffa55555, v2=0x3f8000007f7fffffc129785a7f7fffff, to_v0=0x0, fpsr=0x1
        check   "fcmgt s0, s1, s2", v1=0x3fc00000ff800000c04919377fc00000, v2=0xcf000000477fe0003f800000ffc54321, fpcr=0x3000000, to_v0=0x0, fpsr=0x1
        check   "fcmgt h0, h1, h2", v1=0x7c00385333a2fd557e003c017e000000, v2=0x4004c55b84747e833e7b8457c01cc0b, fpcr=0x1880000, to_v0=0xffff
        check   "fcmgt h0, h1, h2", v1=0x77ff00013800fe347c01cec064014204, v2=0x7bff7c007bff6401410a2d9064017c01, fpcr=0x80000, to_v0=0x0, fpsr=0x1
        check   "fcmgt h0, h1, h2", v1=0xb49b38003e00b0184460371ead1f3493, v2=0x2ff1fc006401395d00016401fd55fe34, to_v0=0x0, fpsr=0x1
        check   "fcmgt h0, h1, h2", v1=0x4e14314483ff44d248bfadf377ff7bff, v2=0xbc0064014ebd7e003e00fe3483ff46a6, to_v0=0xffff
        check   "facgt d0, d1, d2", v1=0x80000000000000008000000000000000, v2=0xfff8abcdef01234541e0000000000000, to_v0=0x0
        check   "facgt d0, d1, d2", v1=0x3fe0000000000000bff0000000000000, v2=0xc02a8f3066335b917ff8000000000000, fpcr=0x6080000, to_v0=0x0, fpsr=0x1
        check   "facgt d0, d1, d2", v1=0x47efffffefffffffc02b007780dc068d, v2=0x800000000000000041e0000000000000, fpcr=0x1800000, to_v0=0x0
        check   "facgt d0, d1, d2", v1=0xfff0000000000000bff99c82e9e24ea6, v2=0x403e6023dd110bf5fff5555555555555, to_v0=0x0, fpsr=0x1
        check   "facgt s0, s1, s2", v1=0x7e8000003f9d2c843fb60898409d9124, v2=0xbfa26d3740490fdbbfa314167f7fffff, fpcr=0x3480000, to_v0=0x0
        check   "facgt s0, s1, s2", v1=0x7f8000013f80000042f6e97940490fdb, v2=0x3f719a5cbfad8736bfe5eafb33000001, to_v0=0xffffffff
        check   "facgt s0, s1, s2", v1=0x3ffc44af4063577500800000ffa55555, v2=0xbf8000007f8000004f7fffff7f800000, to_v0=0x0, fpsr=0x1
        check   "facgt s0, s1, s2", v1=0x7f800000403011e0330000014057d52f, v2=0x1ffc54321bf8000007fc00000, fpcr=0x5080000, to_v0=0x0, fpsr=0x1
        check   "facgt h0, h1, h2", v1=0x3c01b63e77ff7e000000c14f325b7e00, v2=0x83ff3800fe3477ff00017bff780077ff, to_v0=0x0, fpsr=0x1
        check   "facgt h0, h1, h2", v1=0xfc00fe3477ff7bff36b7b75c3edf2dc8, v2=0x7e00424800008000000104003e9b0001, to_v0=0xffff
        check   "facgt h0, h1, h2", v1=0xbc00c67883ff3dd464014be9fbff0400, v2=0x3396fd5547833e002cdbfd55b9da0400, fpcr=0x7c80000, to_v0=0x0
        check   "facgt h0, h1, h2", v1=0x63ff7c017800c92ffbff0400c8f7ade0, v2=0xfbffc3a62eff409300017e00fc00fd55, fpcr=0xc00000, to_v0=0x0, fpsr=0x1
        check   "fcmgt s0, s1, #0.0", v1=0x477fe000477fe0003e2f4bd133000001, fpcr=0x5c80000, to_v0=0xffffffff
        check   "fcmgt s0, s1, #0.0", v1=0x3f1196d5bfa0fd2fbf04f3243f800000, to_v0=0xffffffff
        check   "fcmgt s0, s1, #0.0", v1=0x7f8000003e09046942f6e97900000001, fpcr=0x3880000, to_v0=0x0, fpsr=0x80
        check   "fcmgt s0, s1, #0.0", v1=0x409a177ac160cb594191a46b7fc00000, to_v0=0x0, fpsr=0x1
        check   "fcmgt d0, d1, #0.0", v1=0x3ffc1f2112e17e707ff0000000000001, fpcr=0x2c80000, to_v0=0x0, fpsr=0x1
        check   "fcmgt d0, d1, #0.0", v1=0xbfe8e1449e876831c010fe9cc82e2ab7, to_v0=0x0
        check   "fcmgt d0, d1, #0.0", v1=0x3fb93c7ac0253ece7ff0000000000000, fpcr=0x3880000, to_v0=0xffffffffffffffff
        check   "fcmgt d0, d1, #0.0", v1=0xfff00000000000007ff8000000000000, to_v0=0x0, fpsr=0x1
        check   "fcmgt h0, h1, #0.0", v1=0xfe34c2c2c40e640138003c01fd554891, to_v0=0xffff
        check   "fcmgt h0, h1, #0.0", v1=0x4ff8bb1b63ff0001fd55caf2cdfd3e00, fpcr=0x2c00000, to_v0=0xffff
        check   "fcmgt h0, h1, #0.0", v1=0xfe34b8ad780077ff4db941c23c007c01, fpcr=0x1080000, to_v0=0x0, fpsr=0x1
        check   "fcmgt h0, h1, #0.0", v1=0x7e00cca83e00fd55fc00ca00bc00fe34, to_v0=0x0, fpsr=0x1
        check   "fcmeq s0, s1, #0.0", v1=0xffc54321ffc54321bf55739741d12b6c, to_v0=0x0
        check   "fcmeq s0, s1, #0.0", v1=0x41dcd09b3f800000ffa55555c0cc35af, fpcr=0x1c00000, to_v0=0x0
        check   "fcmeq s0, s1, #0.0", v1=0x4f800000bee72097c0844cdcffa55555, to_v0=0x0, fpsr=0x1
        check   "fcmeq s0, s1, #0.0", v1=0x4b000001338000004b000001ff7fffff, to_v0=0x0
        check   "fcmeq d0, d1, #0.0", v1=0x3ff0000000000001c035f187eeeb1c1c, fpcr=0x3080000, to_v0=0x0
        check   "fcmeq d0, d1, #0.0", v1=0xc039552587825d2c7ff0000000000001, to_v0=0x0, fpsr=0x1
        check   "fcmeq d0, d1, #0.0", v1=0xc03598d60cbde0d5c00c8b7a1929c982, to_v0=0x0
        check   "fcmeq d0, d1, #0.0", v1=0xfff55555555555557ff0000000000001, fpcr=0x3c00000, to_v0=0x0, fpsr=0x1
        check   "fcmeq h0, h1, #0.0", v1=0x4b6d7bff3e0077ffb29f4248bc003bba, to_v0=0x0
        check   "fcmeq h0, h1, #0.0", v1=0xc1310001ca0247613e0063fffd5563ff, fpcr=0x3c80000, to_v0=0x0
        check   "fcmeq h0, h1, #0.0", v1=0x3c0000003c014248489764012c380001, to_v0=0x0
        check   "fcmeq h0, h1, #0.0", v1=0x3b1878002dde4b624d28bc003c00cd32, fpcr=0x1880000, to_v0=0x0
        check   "fcmlt s0, s1, #0.0", v1=0x3ded3df2bd8efda8477fe0003e085701, to_v0=0x0
        check   "fcmlt s0, s1, #0.0", v1=0x3f000000bfb30be0c05e1a4b807fffff, fpcr=0x880000, to_v0=0xffffffff
        check   "fcmlt s0, s1, #0.0", v1=0xbdea1ae65f0000007fc00000, to_v0=0x0, fpsr=0x1
        check   "fcmlt s0, s1, #0.0", v1=0x807fffffc031eea33f66603600000001, fpcr=0x3480000, to_v0=0x0, fpsr=0x80
        check   "fcmlt d0, d1, #0.0", v1=0x3fca2b144cca7476403b0f1b8bfc6942, to_v0=0x0
        check   "fcmlt d0, d1, #0.0", v1=0xc035cbf557ecb026, fpcr=0x3080000, to_v0=0xffffffffffffffff
        check   "fcmlt d0, d1, #0.0", v1=0x7ff80000000000007ff0000000000001, to_v0=0x0, fpsr=0x1
        check   "fcmlt d0, d1, #0.0", v1=0xc00eddfd0866fa1afff8abcdef012345, fpcr=0x6c80000, to_v0=0x0, fpsr=0x1
        check   "fcmlt h0, h1, #0.0", v1=0xc56704007bff38007c0177ffc7afae3d, to_v0=0xffff
        check   "fcmlt h0, h1, #0.0", v1=0x3e00fe34bc0000017bffcab17c003800, fpcr=0x2c00000, to_v0=0x0
        check   "fcmlt h0, h1, #0.0", v1=0x391f77ff3306b8f07e003e000400fe34, fpcr=0x1400000, to_v0=0x0, fpsr=0x1
        check   "fcmlt h0, h1, #0.0", v1=0x7bff47dbbe234c646401c41683fffd55, to_v0=0x0, fpsr=0x1
        check   "fcmge d0, d1, #0.0", v1=0x3ff00000000000007ff0000000000001, to_v0=0x0, fpsr=0x1
        check   "fcmge d0, d1, #0.0", v1=0x40391e28a585da1a405edd2f1a9fbe77, to_v0=0xffffffffffffffff
        check   "fcmge d0, d1, #0.0", v1=0x3fcc571d3b65079d403cc40cf7be59c3, fpcr=0x2000000, to_v0=0xffffffffffffffff
        check   "fcmge d0, d1, #0.0", v1=0xbfe363180be87341fff5555555555555, fpcr=0xc00000, to_v0=0x0, fpsr=0x1
        check   "fcmge s0, s1, #0.0", v1=0x7f800000bef2bd57477fe00041d0b777, to_v0=0xffffffff
        check   "fcmge s0, s1, #0.0", v1=0xc1d10f253fc00000ffa5555533000001, fpcr=0x3080000, to_v0=0xffffffff
        check   "fcmge s0, s1, #0.0", v1=0x3f50870f7fc00000c05bad10ffa55555, to_v0=0x0, fpsr=0x1
        check   "fcmge s0, s1, #0.0", v1=0x3e6430ec3e1e2e7a3f4a8724ffc54321, fpcr=0x3c80000, to_v0=0x0, fpsr=0x1
        check   "fcmge h0, h1, #0.0", v1=0x4006401780078004b6fbdacc63bfe34, to_v0=0x0, fpsr=0x1
        check   "fcmge h0, h1, #0.0", v1=0xfc00fbff83ffcd8e7c00b7b663ffbc00, fpcr=0x1400000, to_v0=0x0
        check   "fcmge h0, h1, #0.0", v1=0xfd557c013c00bc0063ff00003e00c0a6, to_v0=0x0
        check   "fcmge h0, h1, #0.0", v1=0xfe34bb2f2e673d6e4c7583ffbbb6fe34, fpcr=0x3c00000, to_v0=0x0, fpsr=0x1
        check   "fcmle d0, d1, #0.0", v1=0x7ff000000000000141e0000000000000, to_v0=0x0
        check   "fcmle d0, d1, #0.0", v1=0x3ff0000000000000400d14d1c4b2c7bb, fpcr=0x3480000, to_v0=0x0
        check   "fcmle d0, d1, #0.0", v1=0x3fe2b6dd10b476f97ff0000000000001, to_v0=0x0, fpsr=0x1
        check   "fcmle d0, d1, #0.0", v1=0xc0183407afc42217c1e0000000000000, to_v0=0xffffffffffffffff
        check   "fcmle s0, s1, #0.0", v1=0x4072567600000001800000003f480ec1, to_v0=0x0
        check   "fcmle s0, s1, #0.0", v1=0x400fdad67f8000003300000133000001, fpcr=0xc80000, to_v0=0x0
        check   "fcmle s0, s1, #0.0", v1=0x5f000000c1db4623ffa55555, fpcr=0x3400000, to_v0=0x0, fpsr=0x1
        check   "fcmle s0, s1, #0.0", v1=0x3fc000004142761b42f6e979ffc54321, to_v0=0x0, fpsr=0x1
        check   "fcmle h0, h1, #0.0", v1=0x3800c3f73c00b99f2c91fc0083ff4248, to_v0=0x0
        check   "fcmle h0, h1, #0.0", v1=0xbd94c8f8fd55b58377ff83ff411563ff, fpcr=0x2400000, to_v0=0x0
        check   "fcmle h0, h1, #0.0", v1=0x424838427bfffd5534a44edd3d4efe34, to_v0=0x0, fpsr=0x1
        check   "fcmle h0, h1, #0.0", v1=0xfe34adbe7bff36bcadcb780041297e00, fpcr=0x6400000, to_v0=0x0, fpsr=0x1
        check   "fcvtns s0, s1", v1=0x800000003dd5b043ff8000004f800000, fpcr=0x2480000, to_v0=0x7fffffff, fpsr=0x1
        check   "fcvtns s0, s1", v1=0x409eb7e94f800000ffc543213f000000, to_v0=0x0, fpsr=0x10
        check   "fcvtns s0, s1", v1=0xff80000000000001ffa555554b000001, fpcr=0x2000000, to_v0=0x800001
        check   "fcvtns s0, s1", v1=0xbf800000bd9014e4ff7fffffc0f98dcb, fpcr=0x1400000, to_v0=0xfffffff8, fpsr=0x10
        check   "fcvtns d0, d1", v1=0xbffdeaa8d30c49a847efffffefffffff, to_v0=0x7fffffffffffffff, fpsr=0x1
        check   "fcvtns d0, d1", v1=0x800000000000000040effdffffffffff, fpcr=0x2080000, to_v0=0xfff0, fpsr=0x10
        check   "fcvtns d0, d1", v1=0x41e000000000000041dfffffffe00000, to_v0=0x80000000, fpsr=0x10
        check   "fcvtns d0, d1", v1=0x3fc1bd13d698d99e0000000000000000, fpcr=0x80000, to_v0=0x0
        check   "fcvtns h0, h1", v1=0xb672fd5500007c01c7c1424804002c1a, to_v0=0x0, fpsr=0x10
        check   "fcvtns h0, h1", v1=0xbc0077ff3c00fe34422983ff2cc8bc00, to_v0=0xffff
        check   "fcvtns h0, h1", v1=0xb631b2aa80002d177800bc007800fc00, to_v0=0x8000, fpsr=0x1
        check   "fcvtns h0, h1", v1=0x63ff3e00640180007c003c017c007800, fpcr=0x880000, to_v0=0x7fff, fpsr=0x1
        check   "fcvtms d0, d1", v1=0x7ff00000000000003fbd5f7118de2ddd, fpcr=0x1c80000, to_v0=0x0, fpsr=0x10
        check   "fcvtms d0, d1", v1=0x402094b1ceb2442641dfffffffe00000, to_v0=0x7fffffff, fpsr=0x10
        check   "fcvtms d0, d1", v1=0xc0064041ae5c90037ff0000000000001, fpcr=0x3c80000, to_v0=0x0, fpsr=0x1
        check   "fcvtms d0, d1", v1=0xc020b89a9934f9250000000000000000, to_v0=0x0
        check   "fcvtms s0, s1", v1=0x5f000000bf800000c1b080e17f7fffff, to_v0=0x7fffffff, fpsr=0x1
        check   "fcvtms s0, s1", v1=0x477fe0004f000000477fe000477ff000, to_v0=0xfff0
        check   "fcvtms s0, s1", v1=0x3dc526774f7fffff3e715c8affa55555, fpcr=0x800000, to_v0=0x0, fpsr=0x1
        check   "fcvtms s0, s1", v1=0x477fe000c18295567f7fffff33000001, to_v0=0x0, fpsr=0x10
        check   "fcvtms h0, h1", v1=0xbc003c0039243c00412e63fffd55, to_v0=0x0, fpsr=0x1
        check   "fcvtms h0, h1", v1=0x3aa077ff384c4b02fbff8000ca4f4e86, to_v0=0x1a, fpsr=0x10
        check   "fcvtms h0, h1", v1=0x4003c003fde77ff4a47b68763ffc424, fpcr=0x1080000, to_v0=0xfffb, fpsr=0x10
        check   "fcvtms h0, h1", v1=0x44dffc003e0000013e0063ff000077ff, fpcr=0x7000000, to_v0=0x7ff0
        check   "fcvtas d0, d1", v1=0x3fd7e7ab69cd664f7ff0000000000001, to_v0=0x0, fpsr=0x1
        check   "fcvtas d0, d1", v1=0xbfd2de7784d640153ff4162031233b01, to_v0=0x1, fpsr=0x10
        check   "fcvtas d0, d1", v1=0x43f0000000000000bfd18628012266b7, fpcr=0x480000, to_v0=0x0, fpsr=0x10
        check   "fcvtas d0, d1", v1=0x3ff00000000000013ff0000000000000, fpcr=0x1880000, to_v0=0x1
        check   "fcvtas s0, s1", v1=0xcf000000c002e7e8ff8000003e02eda2, to_v0=0x0, fpsr=0x10
        check   "fcvtas s0, s1", v1=0xc1972cb3387fc000c1dbc7227f800001, to_v0=0x0, fpsr=0x1
        check   "fcvtas s0, s1", v1=0x4f0000003f0000004b000001be6b950f, fpcr=0x1880000, to_v0=0x0, fpsr=0x10
        check   "fcvtas s0, s1", v1=0x3f8000013ddca26a000000003f800000, to_v0=0x1
        check   "fcvtas h0, h1", v1=0x63ff42484e4a77fffe34b41c424838c8, fpcr=0x480000, to_v0=0x1, fpsr=0x10
        check   "fcvtas h0, h1", v1=0x77fffe34b978fd55fe34424864012d2b, to_v0=0x0, fpsr=0x10
        check   "fcvtas h0, h1", v1=0x3e5c4248c8ee000183ff7e003c017bff, to_v0=0x7fff, fpsr=0x1
        check   "fcvtas h0, h1", v1=0xfd554d9c04007c013e004248c3ea77ff, fpcr=0x5c80000, to_v0=0x7ff0
        check   "fcvtps s0, s1", v1=0xc1e16a5d80000000bf3ddad5ffa55555, to_v0=0x0, fpsr=0x1
        check   "fcvtps s0, s1", v1=0x41936861ff8000003e66ee0a4f7fffff, fpcr=0x3c80000, to_v0=0x7fffffff, fpsr=0x1
        check   "fcvtps s0, s1", v1=0x4f7fffffc157b63c4161e0c63fc00000, fpcr=0x80000, to_v0=0x2, fpsr=0x10
        check   "fcvtps s0, s1", v1=0x3ddc1d9b338000007f7fffffc0602728, to_v0=0xfffffffd, fpsr=0x10
        check   "fcvtps d0, d1", v1=0xbffcf6f24fdd142140effdffffffffff, to_v0=0xfff0, fpsr=0x10
        check   "fcvtps d0, d1", v1=0xbfb036a102b1934341e0000000000000, to_v0=0x80000000
        check   "fcvtps d0, d1", v1=0x380fffffffffffffffefffffffffffff, fpcr=0x3c80000, to_v0=0x8000000000000000, fpsr=0x1
        check   "fcvtps d0, d1", v1=0xbfc5892bd3b081400000000000000001, fpcr=0x2c80000, to_v0=0x1, fpsr=0x10
        check   "fcvtps h0, h1", v1=0x7800040077ff8000ad690000b347cb7b, fpcr=0x2800000, to_v0=0xfff2, fpsr=0x10
        check   "fcvtps h0, h1", v1=0xcb6d000083fffbfffc0083ff00013c00, to_v0=0x1
        check   "fcvtps h0, h1", v1=0x7c013c01c0ae00003c01cec2b3604248, to_v0=0x4, fpsr=0x10
        check   "fcvtps h0, h1", v1=0xbc4c80003800b0b7b83d4ff14c876401, fpcr=0x3080000, to_v0=0x401
        check   "fcvtzs d0, d1", v1=0xc0321cbc4ab049e9fff0000000000000, to_v0=0x8000000000000000, fpsr=0x1
        check   "fcvtzs d0, d1", v1=0x7ff80000000000003ff8000000000000, to_v0=0x1, fpsr=0x10
        check   "fcvtzs d0, d1", v1=0xfff5555555555555c024125b4cd3e295, fpcr=0x1c80000, to_v0=0xfffffffffffffff6, fpsr=0x10
        check   "fcvtzs d0, d1", v1=0xfff00000000000008000000000000000, to_v0=0x0
        check   "fcvtzs s0, s1", v1=0x387fc00040622d5040490fdbbfc1897b, to_v0=0xffffffff, fpsr=0x10
        check   "fcvtzs s0, s1", v1=0x807fffff387fc0004015d339477fe000, to_v0=0xffe0
        check   "fcvtzs s0, s1", v1=0x33800000477ff000330000017fc00000, fpcr=0x4480000, to_v0=0x0, fpsr=0x1
        check   "fcvtzs s0, s1", v1=0xbea7b885800000004f7fffff3fc00000, fpcr=0x3480000, to_v0=0x1, fpsr=0x10
        check   "fcvtzs h0, h1", v1=0x4b3afc008000fbffb99c3c003e007bff, to_v0=0x7fff, fpsr=0x1
        check   "fcvtzs h0, h1", v1=0xbeaf3c877c007c0037a9fbff000183ff, fpcr=0x3800000, to_v0=0x0, fpsr=0x10
        check   "fcvtzs h0, h1", v1=0x3c462ef2bc423e00fe34382038b1bc00, to_v0=0xffff
        check   "fcvtzs h0, h1", v1=0x7bfffc00bc00cd30346f640142483c00, fpcr=0x3c80000, to_v0=0x1
        check   "fcvtnu d0, d1", v1=0x7ff0000000000000bfecfa53f63dc934, to_v0=0x0, fpsr=0x1
        check   "fcvtnu d0, d1", v1=0x7fefffffffffffff7ff0000000000001, fpcr=0x1c80000, to_v0=0x0, fpsr=0x1
        check   "fcvtnu d0, d1", v1=0xfff000000000000041dfffffffe00000, fpcr=0x80000, to_v0=0x80000000, fpsr=0x10
        check   "fcvtnu d0, d1", v1=0x3fd4cb727b7f81e2, to_v0=0x0, fpsr=0x10
        check   "fcvtnu s0, s1", v1=0xbf8000005f00000000000001402330f0, to_v0=0x3, fpsr=0x10
        check   "fcvtnu s0, s1", v1=0x4128bc6ebde995fb7f800001ff7fffff, to_v0=0x0, fpsr=0x1
        check   "fcvtnu s0, s1", v1=0xbf35fb5d3f840def477ff000ffc54321, fpcr=0x1080000, to_v0=0x0, fpsr=0x1
        check   "fcvtnu s0, s1", v1=0xffa55555cf0000004b0000013dbd4c88, fpcr=0x480000, to_v0=0x0, fpsr=0x10
        check   "fcvtnu h0, h1", v1=0x1fc007e003c924a81fbff0000fe34, to_v0=0x0, fpsr=0x1
        check   "fcvtnu h0, h1", v1=0xc7ee3c01316b640142480000fd55c615, fpcr=0x2000000, to_v0=0x0, fpsr=0x1
        check   "fcvtnu h0, h1", v1=0x4000000c1017e00fc0077ffbc00404d, fpcr=0x1c00000, to_v0=0x2, fpsr=0x10
        check   "fcvtnu h0, h1", v1=0x4c8463ff320e32fb7c01c4e8b8773800, to_v0=0x0, fpsr=0x10
        check   "fcvtmu d0, d1", v1=0xc024b6303e1a2f7dc001d1610b90b2e5, fpcr=0x7080000, to_v0=0x0, fpsr=0x1
        check   "fcvtmu d0, d1", v1=0x3ff80000000000003fc201781dda9e6c, to_v0=0x0, fpsr=0x10
        check   "fcvtmu d0, d1", v1=0x3fdadf4d13871fbd8000000000000000, to_v0=0x0
        check   "fcvtmu d0, d1", v1=0xc0182c7d0f1d03dbffefffffffffffff, to_v0=0x0, fpsr=0x1
        check   "fcvtmu s0, s1", v1=0x4f8000007e8000003e9ba3023e4bb014, to_v0=0x0, fpsr=0x10
        check   "fcvtmu s0, s1", v1=0xbed783f43f0944f94b000001be08defe, to_v0=0x0, fpsr=0x1
        check   "fcvtmu s0, s1", v1=0x33000001be1c4043c11582af40948d59, fpcr=0x3880000, to_v0=0x4, fpsr=0x10
        check   "fcvtmu s0, s1", v1=0x40688c70bf2565d6ff8000003f800000, to_v0=0x1
        check   "fcvtmu h0, h1", v1=0x7e007e007e00afb780008000fd55b662, to_v0=0x0, fpsr=0x1
        check   "fcvtmu h0, h1", v1=0x6401ccda3c00ceddfe347c004504bc00, fpcr=0x6080000, to_v0=0x0, fpsr=0x1
        check   "fcvtmu h0, h1", v1=0xfbff4185cd3d49b577ff3e007e003e7f, to_v0=0x1, fpsr=0x10
        check   "fcvtmu h0, h1", v1=0x7e00fc0083ff44ad83fffe34b1a17800, to_v0=0x8000
        check   "fcvtau s0, s1", v1=0x40cce3723e6b41c000000000bf800000, fpcr=0x880000, to_v0=0x0, fpsr=0x1
        check   "fcvtau s0, s1", v1=0xc19821515f0000004f0000004107e8e2, fpcr=0xc00000, to_v0=0x8, fpsr=0x10
        check   "fcvtau s0, s1", v1=0x4f000000ff8000003fc0000080000000, fpcr=0x3480000, to_v0=0x0
        check   "fcvtau s0, s1", v1=0x3ede402abf80000080000000c16ce682, to_v0=0x0, fpsr=0x1
        check   "fcvtau d0, d1", v1=0x401e58c3167839843fbe130a740e89b0, fpcr=0x3480000, to_v0=0x0, fpsr=0x10
        check   "fcvtau d0, d1", v1=0x3ff80000000000000000000000000001, fpcr=0x3400000, to_v0=0x0, fpsr=0x80
        check   "fcvtau d0, d1", v1=0x400921fb54442d1843f0000000000000, fpcr=0x800000, to_v0=0xffffffffffffffff, fpsr=0x1
        check   "fcvtau d0, d1", v1=0x47efffffefffffff3fe0000000000000, to_v0=0x1, fpsr=0x10
        check   "fcvtau h0, h1", v1=0x7bffb38db96363fffd55bfc13e18fe34, to_v0=0x0, fpsr=0x1
        check   "fcvtau h0, h1", v1=0xc748c6903c0038000000cf9a7e0083ff, to_v0=0x0, fpsr=0x10
        check   "fcvtau h0, h1", v1=0x7c01800063ff38ac42483d5a0001bc00, fpcr=0x6400000, to_v0=0x0, fpsr=0x1
        check   "fcvtau h0, h1", v1=0x7c004639780004007bff77ff7c01b23f, fpcr=0x3080000, to_v0=0x0, fpsr=0x10
        check   "fcvtpu s0, s1", v1=0xbf8000007f800000477ff000ff7fffff, to_v0=0x0, fpsr=0x1
        check   "fcvtpu s0, s1", v1=0x3f1e4ee1000000015f0000003eb2aa5b, fpcr=0x5400000, to_v0=0x1, fpsr=0x10
        check   "fcvtpu s0, s1", v1=0x3df7da0fff7fffff800000007f7fffff, fpcr=0x1c00000, to_v0=0xffffffff, fpsr=0x1
        check   "fcvtpu s0, s1", v1=0x4f8000004f0000003e3411bd40c36989, to_v0=0x7, fpsr=0x10
        check   "fcvtpu d0, d1", v1=0x400d356363d566b9405edd2f1a9fbe77, fpcr=0x80000, to_v0=0x7c, fpsr=0x10
        check   "fcvtpu d0, d1", v1=0xfff8abcdef012345c00ac5abff01b3c8, to_v0=0x0, fpsr=0x1
        check   "fcvtpu d0, d1", v1=0x405edd2f1a9fbe77c3e0000000000000, fpcr=0xc00000, to_v0=0x0, fpsr=0x1
        check   "fcvtpu d0, d1", v1=0xfff000000000000041e0000000000000, to_v0=0x80000000
        check   "fcvtpu h0, h1", v1=0x83fffe34fc003e006401fd552c6e4124, to_v0=0x3, fpsr=0x10
        check   "fcvtpu h0, h1", v1=0x3c01cc87bc00fd55ba734d7a4df3c26b, to_v0=0x0, fpsr=0x1
        check   "fcvtpu h0, h1", v1=0xbc00be9640d84c87000142483c007e00, fpcr=0x5800000, to_v0=0x0, fpsr=0x1
        check   "fcvtpu h0, h1", v1=0x4d1283ff3e003ed648bd3c003a0e3800, fpcr=0x1800000, to_v0=0x1, fpsr=0x10
        check   "fcvtzu d0, d1", v1=0x43f00000000000003ff83c32745a2efe, to_v0=0x1, fpsr=0x10
        check   "fcvtzu d0, d1", v1=0xbfb636e9e0159c4efff5555555555555, to_v0=0x0, fpsr=0x1
        check   "fcvtzu d0, d1", v1=0xbfe2dc70443a2493bfb89354b7bb433e, fpcr=0x2080000, to_v0=0x0, fpsr=0x10
        check   "fcvtzu d0, d1", v1=0x41dfffffffe00000c037e742bbdb63ed, fpcr=0x1800000, to_v0=0x0, fpsr=0x1
        check   "fcvtzu s0, s1", v1=0xffa555555f000000c0f969d5807fffff, fpcr=0x400000, to_v0=0x0, fpsr=0x10
        check   "fcvtzu s0, s1", v1=0x7e8000007e8000007fc00000477fe000, fpcr=0x6400000, to_v0=0xffe0
        check   "fcvtzu s0, s1", v1=0x3f7e18303f5e6b3633000001410bca0d, to_v0=0x8, fpsr=0x10
        check   "fcvtzu s0, s1", v1=0x41107661477ff000ffa55555bf800000, to_v0=0x0, fpsr=0x1
        check   "fcvtzu h0, h1", v1=0x7e0063ff77fffbff83ff47fefc007c01, to_v0=0x0, fpsr=0x1
        check   "fcvtzu h0, h1", v1=0x7e00c551c9f6380042f142d83d082c4d, to_v0=0x0, fpsr=0x10
        check   "fcvtzu h0, h1", v1=0xb852bcba3e00fc007c003c01b29e77ff, fpcr=0x2880000, to_v0=0x7ff0
        check   "fcvtzu h0, h1", v1=0x63ffbc002cab49d1b9db3c01bcc7fbff, fpcr=0x1800000, to_v0=0x0, fpsr=0x1
        check   "scvtf s0, s1", v1=0xc14b7636ff8000007f8000013fc00000, to_v0=0x4e7f0000
        check   "scvtf s0, s1", v1=0xbfbdfa477e800000cf0000003f83031c, to_v0=0x4e7e0c0c, fpsr=0x10
        check   "scvtf s0, s1", v1=0x3ec6567a41bda314ff7fffffbf133457, fpcr=0x400000, to_v0=0xce81d997, fpsr=0x10
        check   "scvtf s0, s1", v1=0x4032e72341d2e17f4b0000015f000000, fpcr=0x80000, to_v0=0x4ebe0000
        check   "scvtf d0, d1", v1=0x402d6cf1a51b031ebfd9a1303306c373, fpcr=0x1c80000, to_v0=0xc3d00997b3f33e4f, fpsr=0x10
        check   "scvtf d0, d1", v1=0x3fcf9461a47c9b07fff0000000000000, to_v0=0xc330000000000000
        check   "scvtf d0, d1", v1=0x40effdffffffffffbff0000000000000, fpcr=0x2400000, to_v0=0xc3d0040000000000
        check   "scvtf d0, d1", v1=0x800fffffffffffff7ff0000000000001, to_v0=0x43dffc0000000000, fpsr=0x10
        check   "scvtf h0, h1", v1=0x8000306efd557e0033e8fd5538754626, to_v0=0x7462, fpsr=0x10
        check   "scvtf h0, h1", v1=0xc97c4526b0effc003c007c0078004e18, fpcr=0x3000000, to_v0=0x74e2, fpsr=0x10
        check   "scvtf h0, h1", v1=0x4bfa83ff3f2dadee39cfbc00caf48000, to_v0=0xf800
        check   "scvtf h0, h1", v1=0x4248b31c380044728000fd55b83b0400, fpcr=0x1000000, to_v0=0x6400
        check   "ucvtf d0, d1", v1=0x4011a14dfc4daf30fff5555555555555, fpcr=0x2c00000, to_v0=0x43effeaaaaaaaaaa, fpsr=0x10
        check   "ucvtf d0, d1", v1=0xbfefb7d8deeac17d, to_v0=0x43e7fdf6fb1bdd58, fpsr=0x10
        check   "ucvtf d0, d1", v1=0x400b6751c46d67b3c3e0000000000000, fpcr=0x1000000, to_v0=0x43e87c0000000000
        check   "ucvtf d0, d1", v1=0x3fe000000000000041e0000000000000, to_v0=0x43d0780000000000
        check   "ucvtf s0, s1", v1=0x3f17a0b04f7fffff0000000080000000, fpcr=0x3c80000, to_v0=0x4f000000
        check   "ucvtf s0, s1", v1=0x3f8000007f8000017f7fffffffa55555, to_v0=0x4f7fa555, fpsr=0x10
        check   "ucvtf s0, s1", v1=0xc0feb9997e800000ffa555557f800001, fpcr=0x3400000, to_v0=0x4eff0001, fpsr=0x10
        check   "ucvtf s0, s1", v1=0xc0be8f5e416d9f08ffa55555387fc000, to_v0=0x4e61ff00
        check   "ucvtf h0, h1", v1=0x3649cc2dcb9042487bffbff5ad784ea2, to_v0=0x74ea, fpsr=0x10
        check   "ucvtf h0, h1", v1=0x7c01bf4e800038002d03becb4c7fbc1b, fpcr=0x2880000, to_v0=0x79e0, fpsr=0x10
        check   "ucvtf h0, h1", v1=0xac094914780064013e007e00b34afc00, to_v0=0x7be0
        check   "ucvtf h0, h1", v1=0x7c000001c1102db042484685b317fc00, fpcr=0xc00000, to_v0=0x7be0
        check   "frecpe d0, d1", v1=0x47efffffefffffff8000000000000000, fpcr=0x1c00000, to_v0=0xfff0000000000000, fpsr=0x2
        check   "frecpe d0, d1", v1=0xfff8abcdef01234541e0000000000000, to_v0=0x3dfff00000000000
        check   "frecpe d0, d1", v1=0x40399ced3c1190a1c1e0000000000000, fpcr=0x7c80000, to_v0=0xbdfff00000000000
        check   "frecpe d0, d1", v1=0xbfdc3bfbcf0d4e85fff5555555555555, to_v0=0xfffd555555555555, fpsr=0x1
        check   "frecpe s0, s1", v1=0xff80000042f6e9793eed6668cf000000, fpcr=0x2000000, to_v0=0xafff8000
        check   "frecpe s0, s1", v1=0x3f8000004108eeeabdfcd6b240388b2f, to_v0=0x3eb18000
        check   "frecpe s0, s1", v1=0x3f0ada504f00000040950efeff7fffff, fpcr=0x7000000, to_v0=0x80000000, fpsr=0x8
        check   "frecpe s0, s1", v1=0x80000000ffc5432140490fdb00000001, fpcr=0x2880000, to_v0=0x7f7fffff, fpsr=0x14
        check   "frecpe h0, h1", v1=0x35e432bb331bfd558000fc00376683ff, to_v0=0xf400
        check   "frecpe h0, h1", v1=0x77fffbff7c013c01fbff7bfffc000000, to_v0=0x7c00, fpsr=0x2
        check   "frecpe h0, h1", v1=0x77ffba1877ff7c010001fe34bfa07e00, fpcr=0x800000, to_v0=0x7e00
        check   "frecpe h0, h1", v1=0x42487e00393842483c014882bc00fd55, fpcr=0x1400000, to_v0=0xff55, fpsr=0x1
        check   "frsqrte s0, s1", v1=0x1c16a4c0f7e800000c1c4d8c2, to_v0=0x7fc00000, fpsr=0x1
        check   "frsqrte s0, s1", v1=0x807fffff42f6e9797fc000007f800001, fpcr=0x1480000, to_v0=0x7fc00001, fpsr=0x1
        check   "frsqrte s0, s1", v1=0x41d98e504f80000041b2ffa97f800000, to_v0=0x0
        check   "frsqrte s0, s1", v1=0x41f12835387fc000c1f784714f000000, fpcr=0x1000000, to_v0=0x37b48000
        check   "frsqrte d0, d1", v1=0x3fe0000000000000380fffffffffffff, to_v0=0x43e0000000000000
        check   "frsqrte d0, d1", v1=0xbfb5df1c22a3740d7ff8000000000000, fpcr=0x3c80000, to_v0=0x7ff8000000000000
        check   "frsqrte d0, d1", v1=0xc03f54cf0dba20e2c01c3033023ce98f, to_v0=0x7ff8000000000000, fpsr=0x1
        check   "frsqrte d0, d1", v1=0xbff63c32044ce6f1fff5555555555555, fpcr=0x3400000, to_v0=0x7ff8000000000000, fpsr=0x1
        check   "frsqrte h0, h1", v1=0xb80b0000cb747c004d8b3c017c010001, to_v0=0x6bfc
        check   "frsqrte h0, h1", v1=0x3c013adfc4372e6bfc003c0100007800, fpcr=0xc80000, to_v0=0x1da4
        check   "frsqrte h0, h1", v1=0x3e0063ffb00ffc007800c37963ff7c01, to_v0=0x7e01, fpsr=0x1
        check   "frsqrte h0, h1", v1=0xc2137c00b8d746defc00640180008000, to_v0=0xfc00, fpsr=0x2
        check   "frecpx d0, d1", v1=0x3ff800000000000043e0000000000000, to_v0=0x3c10000000000000
        check   "frecpx d0, d1", v1=0x43e00000000000003fe0000000000000, fpcr=0x1080000, to_v0=0x4010000000000000
        check   "frecpx d0, d1", v1=0xbfcf8653877d45ec7ff0000000000001, to_v0=0x7ff8000000000001, fpsr=0x1
        check   "frecpx d0, d1", v1=0x17ff0000000000001, fpcr=0x7c80000, to_v0=0x7ff8000000000000, fpsr=0x1
        check   "frecpx s0, s1", v1=0xc1c4894a33000001be50a3663ee3c8e8, to_v0=0x41000000
        check   "frecpx s0, s1", v1=0x3fc00000bee0375a3f362bd941563863, fpcr=0x2800000, to_v0=0x3e800000
        check   "frecpx s0, s1", v1=0x3d824ca93fc00000ffa555557f800001, to_v0=0x7fc00001, fpsr=0x1
        check   "frecpx s0, s1", v1=0xbe21fc3940490fdbbf07f9b5408c0ae9, to_v0=0x3f000000
        check   "frecpx h0, h1", v1=0x78004870c39d7c01800043d63c00b75b, to_v0=0xc800
        check   "frecpx h0, h1", v1=0xfc0000017c01fc00800063fffe342c26, fpcr=0x2080000, to_v0=0x5000
        check   "frecpx h0, h1", v1=0x400bafcb9a7b942bc0177ff3c007c01, fpcr=0x7c80000, to_v0=0x7e00, fpsr=0x1
        check   "frecpx h0, h1", v1=0x7e00cd1241ce7c012f4fcada80007c01, to_v0=0x7e01, fpsr=0x1
        check   "fcvtxn s0, d1", v1=0x405edd2f1a9fbe777fefffffffffffff, to_v0=0x7f7fffff, fpsr=0x14
        check   "fcvtxn s0, d1", v1=0x3fdd480c210986633ff8000000000000, to_v0=0x3fc00000
        check   "fcvtxn s0, d1", v1=0x4005e0a47be19acf800fffffffffffff, to_v0=0x80000001, fpsr=0x18
        check   "fcvtxn s0, d1", v1=0xbfbdc5656ed1bf3440effdffffffffff, to_v0=0x477fefff, fpsr=0x10
        check   "scvtf d0, d1, #24", v1=0x41dfffffffe0000041e0000000000000, fpcr=0x2880000, to_v0=0x4250780000000000
        check   "scvtf d0, d1, #24", v1=0x41e00000000000007ff8000000000000, to_v0=0x425ffe0000000000
        check   "scvtf d0, d1, #24", v1=0x3ff80000000000007ff0000000000001, fpcr=0x5000000, to_v0=0x425ffc0000000000, fpsr=0x10
        check   "scvtf d0, d1, #24", v1=0x7ff0000000000001c02fad79352504e0, to_v0=0xc24fe82943656d7e, fpsr=0x10
        check   "scvtf s0, s1, #12", v1=0x807fffff807fffff5f000000bde7fb35, fpcr=0x6880000, to_v0=0xc884300a, fpsr=0x10
        check   "scvtf s0, s1, #12", v1=0x33000001cf000000cf0000003fabaa6e, to_v0=0x487eaeaa, fpsr=0x10
        check   "scvtf s0, s1, #12", v1=0x4f800000c078c8f97f7fffff4f000000, to_v0=0x489e0000
        check   "scvtf s0, s1, #12", v1=0x7fc000004f800000bdacefc33f000000, fpcr=0x3480000, to_v0=0x487c0000
        check   "scvtf h0, h1, #10", v1=0x400fe34cd716401fd557c007c0163ff, to_v0=0x4e40, fpsr=0x10
        check   "scvtf h0, h1, #10", v1=0x7e0063ff77ffbde43c007bffc9fcc180, fpcr=0x7c80000, to_v0=0xcbd0
        check   "scvtf h0, h1, #10", v1=0x45883b1942a63800fe3445dcb9926401, fpcr=0x2480000, to_v0=0x4e41, fpsr=0x10
        check   "scvtf h0, h1, #10", v1=0x42483c00fc00c536b4fdfd55b1a93800, to_v0=0x4b00
        check   "scvtf h0, h1, #2", v1=0x4fd9fbff80004693ce3863ff3e007e00, to_v0=0x6fe0
        check   "scvtf h0, h1, #2", v1=0x7c002e42b5283e007c017c003e0049de, fpcr=0x3080000, to_v0=0x6c9e, fpsr=0x10
        check   "scvtf h0, h1, #2", v1=0xc40b00017c01b4493e003c222ff1fe34, fpcr=0x1c80000, to_v0=0xd730
        check   "scvtf h0, h1, #2", v1=0x1fbffbc0080007bff7800bc0083ff, to_v0=0xefc0, fpsr=0x10
        check   "ucvtf d0, d1, #28", v1=0x40337a0e449db6e73fd939d30261f85d, to_v0=0x420fec9ce98130fc, fpsr=0x10
        check   "ucvtf d0, d1, #28", v1=0x14007103d66144bda, fpcr=0x3800000, to_v0=0x421001c40f598512, fpsr=0x10
        check   "ucvtf d0, d1, #28", v1=0xbfd1e8eb6d92c8c17ff8000000000000, to_v0=0x421ffe0000000000
        check   "ucvtf d0, d1, #28", v1=0x405edd2f1a9fbe770000000000000001, fpcr=0x3080000, to_v0=0x3e30000000000000
        check   "ucvtf s0, s1, #4", v1=0x3fc88399c12260ee800000003f800001, fpcr=0x5000000, to_v0=0x4c7e0000, fpsr=0x10
        check   "ucvtf s0, s1, #4", v1=0x42f6e979477fe00041968747c0def726, to_v0=0x4d40def7, fpsr=0x10
        check   "ucvtf s0, s1, #4", v1=0xbe916f6b7f8000014f00000080000000, fpcr=0x1c00000, to_v0=0x4d000000
        check   "ucvtf s0, s1, #4", v1=0x4f7fffff409ce5e8be5e1f0fbf800000, to_v0=0x4d3f8000
        check   "ucvtf h0, h1, #16", v1=0x3f9e80007c01fbff38a4bf33fe34aefc, to_v0=0x3978, fpsr=0x10
        check   "ucvtf h0, h1, #16", v1=0xfe340001cf2877ff3efd00014e6a4728, fpcr=0x80000, to_v0=0x3472, fpsr=0x10
        check   "ucvtf h0, h1, #16", v1=0xc214bc007c0183fffbff83ff48100000, fpcr=0x800000, to_v0=0x0
        check   "ucvtf h0, h1, #16", v1=0x7c003e3a77ff7e00fbff3c003800, to_v0=0x3300
        check   "ucvtf h0, h1, #1", v1=0x7e00cedbcfac4248b2c9bc00cb8d, to_v0=0x765c, fpsr=0x10
        check   "ucvtf h0, h1, #1", v1=0x3c017c007c00c1bc424839ad63ff7800, to_v0=0x7380
        check   "ucvtf h0, h1, #1", v1=0x7c0000014e98c7cf3c0146ab83ffbf4d, fpcr=0xc80000, to_v0=0x75fa, fpsr=0x10
        check   "ucvtf h0, h1, #1", v1=0xfe34bc00fe34c1a2fd55c6e843690400, fpcr=0x4c80000, to_v0=0x6000
        check   "fcvtzs s0, s1, #8", v1=0x40d2ab3bbfa9d4584f7fffff3f800000, to_v0=0x100
        check   "fcvtzs s0, s1, #8", v1=0x3e643f75c14b1f45800000005f000000, to_v0=0x7fffffff, fpsr=0x1
        check   "fcvtzs s0, s1, #8", v1=0x4b000001bd89b9334062ce75bff477e9, fpcr=0x1000000, to_v0=0xfffffe18, fpsr=0x10
        check   "fcvtzs s0, s1, #8", v1=0x3e9057474f80000000800000be9e66a1, to_v0=0xffffffb1, fpsr=0x10
        check   "fcvtzs d0, d1, #35", v1=0xbfb54b5149017cc9bfe9cdb0035e0600, to_v0=0xfffffff98c93ff29, fpsr=0x10
        check   "fcvtzs d0, d1, #35", v1=0x405edd2f1a9fbe778000000000000000, fpcr=0x1880000, to_v0=0x0
        check   "fcvtzs d0, d1, #35", v1=0xc0364c1a075cab9d3ff8000000000000, to_v0=0xc00000000
        check   "fcvtzs d0, d1, #35", v1=0x369000000000000141dfffffffe00000, fpcr=0x1000000, to_v0=0x7fffffffffffffff, fpsr=0x1
        check   "fcvtzs h0, h1, #3", v1=0x7800c3a24248000049573a7a3dd8fc00, fpcr=0xc80000, to_v0=0x8000, fpsr=0x1
        check   "fcvtzs h0, h1, #3", v1=0x3800c05bb7147c01bc0036d4fe34b427, to_v0=0xfffe, fpsr=0x10
        check   "fcvtzs h0, h1, #3", v1=0xce4ec0d2640133b7bc007e00fc004248, fpcr=0x2400000, to_v0=0x19, fpsr=0x10
        check   "fcvtzs h0, h1, #3", v1=0xfd55bc0077ff7bfffd553c0100007c00, to_v0=0x7fff, fpsr=0x1
        check   "fcvtzs h0, h1, #6", v1=0x1b54bbb9442480400b82263ff4491, to_v0=0x124, fpsr=0x10
        check   "fcvtzs h0, h1, #6", v1=0xb954c6367bfffbffb76778008000b361, fpcr=0x1080000, to_v0=0xfff2, fpsr=0x10
        check   "fcvtzs h0, h1, #6", v1=0x34657e004bbebd79fc003c00bf907c01, to_v0=0x0, fpsr=0x1
        check   "fcvtzs h0, h1, #6", v1=0xfbff000134e4322a7e0077ff37bfbc00, fpcr=0x2400000, to_v0=0xffc0
        check   "fcvtzu d0, d1, #50", v1=0x3ff00000000000003fe9c04fa57bd62e, to_v0=0x33809f4af7ac5, fpsr=0x10
        check   "fcvtzu d0, d1, #50", v1=0x403b99a754adb78a3fe0000000000000, fpcr=0x5880000, to_v0=0x2000000000000
        check   "fcvtzu d0, d1, #50", v1=0x3ff6d0912a25be65bffc8a2688733057, to_v0=0x0, fpsr=0x1
        check   "fcvtzu d0, d1, #50", v1=0x3690000000000001402568517234a3ba, to_v0=0x2ad0a2e4694774
        check   "fcvtzu s0, s1, #17", v1=0x42f6e979477fe0007e800000387fc000, fpcr=0x880000, to_v0=0x7, fpsr=0x10
        check   "fcvtzu s0, s1, #17", v1=0x3ed507b5bf3340a2bdf1d8db40490fdb, to_v0=0x6487e, fpsr=0x10
        check   "fcvtzu s0, s1, #17", v1=0xc133f0caffa55555ffc543214b000001, fpcr=0x2080000, to_v0=0xffffffff, fpsr=0x1
        check   "fcvtzu s0, s1, #17", v1=0x3f46fe797f800000800000007fc00000, to_v0=0x0, fpsr=0x1
        check   "fcvtzu h0, h1, #3", v1=0x380078003c01cdd3040064010400496c, to_v0=0x56, fpsr=0x10
        check   "fcvtzu h0, h1, #3", v1=0x424848f63e000400bc0080003c873800, to_v0=0x4
        check   "fcvtzu h0, h1, #3", v1=0xfc00318cbaeecaa063ff424877fffd55, to_v0=0x0, fpsr=0x1
        check   "fcvtzu h0, h1, #3", v1=0x83ff04003c014dfbfbffbc0044433c00, fpcr=0x2480000, to_v0=0x8
        check   "fcvtzu h0, h1, #4", v1=0x2de03c01be46fe34b4e7ce2542830001, to_v0=0x0, fpsr=0x10
        check   "fcvtzu h0, h1, #4", v1=0x3c00499e7800fe34343aacdb4d1abc00, fpcr=0x3000000, to_v0=0x0, fpsr=0x1
        check   "fcvtzu h0, h1, #4", v1=0x30d38000cb2263ff40f23e003c013800, to_v0=0x8
        check   "fcvtzu h0, h1, #4", v1=0xc1b6c9e43c007c01b4cb64013800fd55, to_v0=0x0, fpsr=0x1
        check   "fmaxnmp d0, v1.2d", v1=0xc3e00000000000003fbc25d69d9c6b44, to_v0=0x3fbc25d69d9c6b44
        check   "fmaxnmp d0, v1.2d", v1=0x3fd72643d5f51707fff5555555555555, to_v0=0xfffd555555555555, fpsr=0x1
        check   "fmaxnmp d0, v1.2d", v1=0x100000000000003fece3b1a1e81d57, fpcr=0x3080000, to_v0=0x3fece3b1a1e81d57
        check   "fmaxnmp d0, v1.2d", v1=0xc03feddb73437164800fffffffffffff, fpcr=0x3c00000, to_v0=0x8000000000000000, fpsr=0x80
        check   "fmaxnmp s0, v1.2s", v1=0x4f800000ffc5432100000000c1a301f2, fpcr=0x80000, to_v0=0x0
        check   "fmaxnmp s0, v1.2s", v1=0xff7fffff40d14d5e3efcd9b33df08e1e, to_v0=0x3efcd9b3
        check   "fmaxnmp s0, v1.2s", v1=0x8000003ea3fc027f8000013f800000, to_v0=0x7fc00001, fpsr=0x1
        check   "fmaxnmp s0, v1.2s", v1=0x3f80000133000001ffa55555ffc54321, fpcr=0x4000000, to_v0=0xffe55555, fpsr=0x1
        check   "fmaxnmp h0, v1.2h", v1=0xb63b4615428cbff27bff424880003d07, to_v0=0x3d07
        check   "fmaxnmp h0, v1.2h", v1=0x1bfeecb883b98bc007c00fd550001, to_v0=0xff55, fpsr=0x1
        check   "fmaxnmp h0, v1.2h", v1=0xcd397bff77fffbffc4f2bc00cee24248, fpcr=0x2080000, to_v0=0x4248
        check   "fmaxnmp h0, v1.2h", v1=0x34ac77ffc0f330d6b9fc3b0b7c0163ff, fpcr=0x1800000, to_v0=0x7e01, fpsr=0x1
        check   "faddp d0, v1.2d", v1=0x800fffffffffffff43f0000000000000, fpcr=0xc00000, to_v0=0x43efffffffffffff, fpsr=0x10
        check   "faddp d0, v1.2d", v1=0xfff5555555555555fff5555555555555, to_v0=0xfffd555555555555, fpsr=0x1
        check   "faddp d0, v1.2d", v1=0x400921fb54442d18, to_v0=0x400921fb54442d18
        check   "faddp d0, v1.2d", v1=0x3fc90ecea02191b3403988d1adbd8b4e, to_v0=0x4039baef4afdce71, fpsr=0x10
        check   "faddp s0, v1.2s", v1=0x7f8000004f7fffffc1b0fa6740ef281a, to_v0=0xc16a60c1
        check   "faddp s0, v1.2s", v1=0x3fc00000800000003e0993e5477fe000, fpcr=0x880000, to_v0=0x477fe022, fpsr=0x10
        check   "faddp s0, v1.2s", v1=0x3dc4a5fa800000005f000000c023df6a, to_v0=0x5f000000, fpsr=0x10
        check   "faddp s0, v1.2s", v1=0x7f800001c1042e697f800001ff7fffff, fpcr=0x7080000, to_v0=0x7fc00000, fpsr=0x1
        check   "faddp h0, v1.2h", v1=0x42483c0145a23e2880004e3aad037e00, to_v0=0x7e00
        check   "faddp h0, v1.2h", v1=0x63ff432ec39a3172c338348f7c010001, to_v0=0x7e01, fpsr=0x1
        check   "faddp h0, v1.2h", v1=0xfbffbc003d1db7f63c014907bc8e7bff, to_v0=0x7bff, fpsr=0x10
        check   "faddp h0, v1.2h", v1=0x4faafbff4cb642482e982f3ffd554354, fpcr=0x2000000, to_v0=0x7e00, fpsr=0x1
        check   "fmaxp s0, v1.2s", v1=0x4181ff1bc1849e3b40846686807fffff, to_v0=0x40846686
        check   "fmaxp s0, v1.2s", v1=0x5f000000ff7fffff7f8000014f800000, to_v0=0x7fc00001, fpsr=0x1
        check   "fmaxp s0, v1.2s", v1=0x13f368a1a387fc0003fa87a7b, fpcr=0x3c00000, to_v0=0x3fa87a7b
        check   "fmaxp s0, v1.2s", v1=0x3ff0b85d417f60dd477fe000ffa55555, fpcr=0x880000, to_v0=0xffe55555, fpsr=0x1
        check   "fmaxp d0, v1.2d", v1=0x3fd142af44fd824c4010d17a9fba048c, to_v0=0x4010d17a9fba048c
        check   "fmaxp d0, v1.2d", v1=0x3fda979d7b5efa5747efffffefffffff, fpcr=0x2880000, to_v0=0x47efffffefffffff
        check   "fmaxp d0, v1.2d", v1=0x7ff0000000000001bfcc050353032e25, to_v0=0x7ff8000000000001, fpsr=0x1
        check   "fmaxp d0, v1.2d", v1=0x7ff0000000000001402327b9f08439ef, fpcr=0x1000000, to_v0=0x7ff8000000000001, fpsr=0x1
        check   "fmaxp h0, v1.2h", v1=0x4d253e003c01bc00fc0038c583ff7800, fpcr=0x3c80000, to_v0=0x7800
        check   "fmaxp h0, v1.2h", v1=0x3c00fbff77ff4e067800040080004df7, to_v0=0x4df7
        check   "fmaxp h0, v1.2h", v1=0x77ffcc720400427cb1683ea463fffd55, fpcr=0x1400000, to_v0=0xff55, fpsr=0x1
        check   "fmaxp h0, v1.2h", v1=0xccddfc0078000001caad3c0100017c01, to_v0=0x7e01, fpsr=0x1
        check   "fminnmp s0, v1.2s", v1=0xcf000000ff7fffff3f28dfa95f000000, fpcr=0x3c80000, to_v0=0x3f28dfa9
        check   "fminnmp s0, v1.2s", v1=0xc107b0aec015648e4f0000007f7fffff, to_v0=0x4f000000
        check   "fminnmp s0, v1.2s", v1=0xc11239f133000001ffa555557f7fffff, fpcr=0x3c80000, to_v0=0x7fc00000, fpsr=0x1
        check   "fminnmp s0, v1.2s", v1=0x41b96a0f7f800001807fffff387fc000, fpcr=0x1480000, to_v0=0x80000000, fpsr=0x80
        check   "fminnmp d0, v1.2d", v1=0xbfe573d07158c4f540effdffffffffff, to_v0=0xbfe573d07158c4f5
        check   "fminnmp d0, v1.2d", v1=0x7ff00000000000013fc60e57768a8f25, to_v0=0x7ff8000000000001, fpsr=0x1
        check   "fminnmp d0, v1.2d", v1=0x7ff0000000000000400921fb54442d18, fpcr=0x2800000, to_v0=0x400921fb54442d18
        check   "fminnmp d0, v1.2d", v1=0x7ff8000000000000fff5555555555555, fpcr=0x2880000, to_v0=0x7ff8000000000000, fpsr=0x1
        check   "fminnmp h0, v1.2h", v1=0x3800ccd9aeb163ff7bff7bff3800fc00, to_v0=0xfc00
        check   "fminnmp h0, v1.2h", v1=0x138bb3800ac850001bdfebb5f7e00, fpcr=0xc80000, to_v0=0xbb5f
        check   "fminnmp h0, v1.2h", v1=0x424838003c013800b8b5434163fffd55, to_v0=0xff55, fpsr=0x1
        check   "fminnmp h0, v1.2h", v1=0x80000000fd5538007bff6401fc007c01, fpcr=0x3800000, to_v0=0x7e00, fpsr=0x1
        check   "fminp d0, v1.2d", v1=0x7fefffffffffffffbfcbc817235544be, to_v0=0xbfcbc817235544be
        check   "fminp d0, v1.2d", v1=0xbfe809def46af8ef3fedd424057f05bf, fpcr=0x2480000, to_v0=0xbfe809def46af8ef
        check   "fminp d0, v1.2d", v1=0x41dfffffffe000007ff0000000000001, to_v0=0x7ff8000000000001, fpsr=0x1
        check   "fminp d0, v1.2d", v1=0x43e0000000000000fff5555555555555, fpcr=0x3400000, to_v0=0x7ff8000000000000, fpsr=0x1
        check   "fminp s0, v1.2s", v1=0xbf7b8d00407f62c240490fdb40c0c862, to_v0=0x40490fdb
        check   "fminp s0, v1.2s", v1=0xff8000004198f6f0ffc54321be740003, fpcr=0x480000, to_v0=0xffc54321
        check   "fminp s0, v1.2s", v1=0x3f42ea00ff8000007f80000140a3a133, to_v0=0x7fc00001, fpsr=0x1
        check   "fminp s0, v1.2s", v1=0x477fe0003f0000007f8000013f800001, fpcr=0x2000000, to_v0=0x7fc00000, fpsr=0x1
        check   "fminp h0, v1.2h", v1=0xbe3e3705b944cfd300004248349ab685, to_v0=0xb685
        check   "fminp h0, v1.2h", v1=0xc9a23c00c443b57a0001aca1bc587c01, fpcr=0x6400000, to_v0=0x7e00, fpsr=0x1
        check   "fminp h0, v1.2h", v1=0xcb4ec4b9c50eb87ffd552e89bc00ae37, fpcr=0x3880000, to_v0=0xbc00
        check   "fminp h0, v1.2h", v1=0x44447bffac38cc0564014cd6fd55c289, to_v0=0xff55, fpsr=0x1

        end_of_file
