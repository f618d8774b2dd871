/* Recorded by record_fp.py. SPDX-License-Identifier: MIT */
#include "fp.inc"

        check   "fmaxnm v0.2d, v1.2d, v2.2d", v1=0x7ff0000000000001c02fcd550d23dda9, v2=0x401fbd2be878f247400921fb54442d18, to_v0=0x7ff8000000000001400921fb54442d18, fpsr=0x1
        check   "fmaxnm v0.2d, v1.2d, v2.2d", v1=0xbfcd7dd71ea4f7fb400e4a0d71623b52, v2=0xc03f11fe00e442fb, fpcr=0x2880000, to_v0=0x400e4a0d71623b52
        check   "fmaxnm v0.2d, v1.2d, v2.2d", v1=0xc017cbce5af8ee92ffefffffffffffff, v2=0x3fc49d75e67091f83fe0000000000000, to_v0=0x3fc49d75e67091f83fe0000000000000
        check   "fmaxnm v0.2d, v1.2d, v2.2d", v1=0x800fffffffffffff4007a7c94b5ef65a, v2=0x43e00000000000003ff823a86b2c614d, fpcr=0x3c00000, to_v0=0x43e00000000000004007a7c94b5ef65a, fpsr=0x80
        check   "fmaxnm v0.4s, v1.4s, v2.4s", v1=0x40c1ab67c1a9e248bea82733bfb79c67, v2=0x3f8000007fc00000bfd3e2d73fc00000, to_v0=0x40c1ab67c1a9e248bea827333fc00000
        check   "fmaxnm v0.4s, v1.4s, v2.4s", v1=0x7f7fffff3fb017fc4f0000003f800001, v2=0x4b0000013ec3f2397f7fffff3f000000, fpcr=0x3800000, to_v0=0x7f7fffff3fb017fc7f7fffff3f800001
        check   "fmaxnm v0.4s, v1.4s, v2.4s", v1=0xffa5555540ad074f477fe0003f800001, v2=0x4f7fffff3f738d113eea84283f371565, to_v0=0xffe5555540ad074f477fe0003f800001, fpsr=0x1
        check   "fmaxnm v0.4s, v1.4s, v2.4s", v1=0x4f000000ffa555557e800000be075d69, v2=0x330000014f000000ff8000003df3ceb0, fpcr=0x3080000, to_v0=0x4f0000007fc000007e8000003df3ceb0, fpsr=0x1
        check   "fmaxnm v0.8h, v1.8h, v2.8h", v1=0x3c010001fbffc65e3c003c007e00b034, v2=0xc703497ab4f22cfd3e003e00fbffc8ff, to_v0=0x3c01497ab4f22cfd3e003e00fbffb034
        check   "fmaxnm v0.8h, v1.8h, v2.8h", v1=0x7c01fbff7e0063ffb3f0fe344c903240, v2=0xce202f47424800007800fd55bc00af90, fpcr=0x80000, to_v0=0x7e012f47424863ff7800ff554c903240, fpsr=0x1
        check   "fmaxnm v0.8h, v1.8h, v2.8h", v1=0xfd55000183fffc00be7783ff6401fd55, v2=0x7bff7c01bb02469738003ff84612c774, to_v0=0xff557e0183ff469738003ff86401ff55, fpsr=0x1
        check   "fmaxnm v0.8h, v1.8h, v2.8h", v1=0x380080000400000180007c00af4cb85b, v2=0x400bc003c578000fbff3800bfef3c00, fpcr=0x1c80000, to_v0=0x380080003c57000080007c00af4c3c00
        check   "fmaxnm v0.4h, v1.4h, v2.4h", v1=0xcd13bc00c077bc00c3d445127bff0001, v2=0x3800c854000177fffd5542b03c00b42b, to_v0=0xff5545127bff0001, fpsr=0x1
        check   "fmaxnm v0.4h, v1.4h, v2.4h", v1=0xc882cac20400425e0001468b7c003030, v2=0x46ec3272b8123c00fbff463fcf18ae46, fpcr=0x3880000, to_v0=0x468b7c003030
        check   "fmaxnm v0.4h, v1.4h, v2.4h", v1=0x39f8c1b1bc00fbff3e8d3c004a0f7bff, v2=0x3c00fd553adc3e003028cc1977ff6401, to_v0=0x3e8d3c0077ff7bff
        check   "fmaxnm v0.4h, v1.4h, v2.4h", v1=0x7c014e214c2ec3ff64013c007c014e7c, v2=0xb10bcbdb7e00fd5540c50000bc0045ff, fpcr=0x3c00000, to_v0=0x64013c007e004e7c, fpsr=0x1
        check   "fmla v0.2s, v1.2s, v2.2s", v0=0x338000004f800000bec51d5a40490fdb, v1=0x3da76db23f0000007f80000040e53650, v2=0xbf800000477fe000bf8000003f119caf, fpcr=0x1c80000, to_v0=0xff80000040e6e7fa, fpsr=0x10
        check   "fmla v0.2s, v1.2s, v2.2s", v0=0xc0ba98b2477fe000c03ae91ec148b5dd, v1=0x413d18fe3e6e8f10bf34ddb54b000001, v2=0x3f95762c4f000000ffc54321ffa55555, to_v0=0xffc54321ffe55555, fpsr=0x1
        check   "fmla v0.2s, v1.2s, v2.2s", v0=0xc168bc91bf677fd33f000000beb6b9a3, v1=0x3e525c0fbe3f178540490fdb7f800001, v2=0x7e8000000080000040da3a94be780a31, fpcr=0x3480000, to_v0=0x41af65837fc00000, fpsr=0x11
        check   "fmla v0.2s, v1.2s, v2.2s", v0=0xbd8138d8ff800000477ff0005f000000, v1=0x42f6e979008000003f0000003fff7479, v2=0x4150a055cf0000003f8000003f000000, to_v0=0x477ff0805f000000, fpsr=0x10
        check   "fmla v0.2d, v1.2d, v2.2d", v0=0x7ff00000000000013fe773f300a43687, v1=0x7fefffffffffffff405edd2f1a9fbe77, v2=0x3ffabdd1cf89a889bfc57fe7a2142f95, to_v0=0x7ff8000000000001c03400e48d649c10, fpsr=0x11
        check   "fmla v0.2d, v1.2d, v2.2d", v0=0x3ff0000000000000402052f507215929, v1=0x36900000000000013ff73b63a2070811, v2=0x1c1e0000000000000, to_v0=0x3ff0000000000000c1e73b63a101d8c1, fpsr=0x10
        check   "fmla v0.2d, v1.2d, v2.2d", v0=0x7ff8000000000000bffa24437b77fcd7, v1=0x400921fb54442d183ff0000000000000, v2=0x7ff0000000000000400921fb54442d18, to_v0=0x7ff80000000000003ff81fb32d105d59
        check   "fmla v0.2d, v1.2d, v2.2d", v0=0x7fefffffffffffff7ff0000000000001, v1=0xbfe2a2e5a4ed549d, v2=0x7ff8000000000000fff8abcdef012345, fpcr=0x880000, to_v0=0x7ff80000000000007ff8000000000001, fpsr=0x1
        check   "fmla v0.8h, v1.8h, v2.8h", v0=0xfe34fbff7bff2caac5ad7e0078002c92, v1=0x40facadf7e00bda43c00fbff38493c00, v2=0xc0ca80003c00fc00ac3eb6d87c007bff, fpcr=0x3000000, to_v0=0x7e00fbff7e007c00c5be7e007c007bff, fpsr=0x10
        check   "fmla v0.8h, v1.8h, v2.8h", v0=0x3c0104006401fe343e00b97ece94af63, v1=0x17800338d35bc303683ff00003c01, v2=0xfc003800fe344037309277ff77ff4248, fpcr=0x6880000, to_v0=0x7e0074007e007e003e13b97ece94420e, fpsr=0x11
        check   "fmla v0.8h, v1.8h, v2.8h", v0=0xfd554ded34397c014a8c6401b7e13e00, v1=0x63ff3c004248fd553c00cff063ffae61, v2=0x80000000640183ffb99c83ff7bff7c01, to_v0=0xff554ded6a4a7e014a3264017c007e01, fpsr=0x15
        check   "fmla v0.8h, v1.8h, v2.8h", v0=0xafae454a7e0033efb7d57c013e003c01, v1=0x393e7c00b23f34907c01b94264012caa, v2=0xc18e38007e004df9c7f07e00fc00cc04, to_v0=0xbfc27c007e00470f7e017e01fc00b16d, fpsr=0x11
        check   "fmla v0.4h, v1.4h, v2.4h", v0=0x83ffb14ec1cf63ff63ffc280fd55, v1=0x3e00af20ad113c01bdfebc00be48fbff, v2=0x7c0104007bff63ff83fffc003b904130, to_v0=0x63ff7c00c4bcff55, fpsr=0x11
        check   "fmla v0.4h, v1.4h, v2.4h", v0=0x77ff7c0042487c003c0083ff7bff4248, v1=0x7c00cd1f4248c5ba7e0078007c0035c1, v2=0x63ff0000bfaa7c007c01be2b63ff0000, fpcr=0x1480000, to_v0=0x7e01fa2b7c004248, fpsr=0x1
        check   "fmla v0.4h, v1.4h, v2.4h", v0=0x424832c0000080007e0080003c014486, v1=0x449064012d83c554bdcf7c017bff3201, v2=0x6401c3c130863c0077ff3672bcef77ff, to_v0=0x7e007e01fc006e01, fpsr=0x15
        check   "fmla v0.4h, v1.4h, v2.4h", v0=0x77ffc1f13c0043d63c00380083ffc303, v1=0x138003800ace32caf040077ff4248, v2=0x7c00fe34b1aabe5c83ffb356fbff45f2, fpcr=0x3480000, to_v0=0x3c003800fbff4b96, fpsr=0x14
        check   "fadd v0.4s, v1.4s, v2.4s", v1=0x3eb72be53eb27aef000000003f800000, v2=0xc13ad2423fda30203f800001387fc000, to_v0=0xc13518e34003676e3f8000013f800200, fpsr=0x10
        check   "fadd v0.4s, v1.4s, v2.4s", v1=0xbeed079940ba02b73df7e00c4f000000, v2=0x3f800000ff8000007f800000ffa55555, fpcr=0x1c00000, to_v0=0x3f097c33ff8000007f800000ffe55555, fpsr=0x11
        check   "fadd v0.4s, v1.4s, v2.4s", v1=0x4193c34f40490fdb4146a308c171d26f, v2=0xc1bf9cfd477fe00042f6e9794100ad46, fpcr=0x2400000, to_v0=0xc0af66b8477fe3254307deedc0e24a52, fpsr=0x10
        check   "fadd v0.4s, v1.4s, v2.4s", v1=0x40e9166b807fffff7fc000007f800001, v2=0x7e800000bf3eb3a6477fe00000000000, fpcr=0x3000000, to_v0=0x7e800000bf3eb3a67fc000007fc00000, fpsr=0x91
        check   "fadd v0.2d, v1.2d, v2.2d", v1=0x380fffffffffffff3ff0000000000000, v2=0x7fefffffffffffffbfb17499bdd5ca95, to_v0=0x7fefffffffffffff3fedd16cc84546ad, fpsr=0x10
        check   "fadd v0.2d, v1.2d, v2.2d", v1=0x7ff0000000000001fff0000000000000, v2=0x41e0000000000000bfe94e44f06d0dd5, fpcr=0x1880000, to_v0=0x7ff8000000000001fff0000000000000, fpsr=0x1
        check   "fadd v0.2d, v1.2d, v2.2d", v1=0xfff555555555555541dfffffffe00000, v2=0xbfc9b96106a21dd2bff547e479e60d01, fpcr=0x2800000, to_v0=0x7ff800000000000041dfffffff8ae06e, fpsr=0x11
        check   "fadd v0.2d, v1.2d, v2.2d", v1=0x3ff80000000000000000000000000001, v2=0x41dfffffffe00000405edd2f1a9fbe77, fpcr=0x1c00000, to_v0=0x41e0000000200000405edd2f1a9fbe77, fpsr=0x80
        check   "fadd v0.8h, v1.8h, v2.8h", v1=0x63ffbaf4fd557c0137b0bc00b4af4193, v2=0xc232bc0083ff7c012c733769fc00fd55, fpcr=0x3400000, to_v0=0x63f9bf7a7e007e003867b84bfc007e00, fpsr=0x11
        check   "fadd v0.8h, v1.8h, v2.8h", v1=0xfbff42486401bea438d038aa800083ff, v2=0x3c0063ff3c003565b659fc00cf7e7bff, fpcr=0x1c00000, to_v0=0xfbfe64026402bd4a328efc00cf7e7bfe, fpsr=0x10
        check   "fadd v0.8h, v1.8h, v2.8h", v1=0xb33304008000319c0001c91863ff4b12, v2=0xfd5580003e00bddac927c9fb83ff3800, to_v0=0xff5504003e00bd26c927cd8a63ff4b52, fpsr=0x11
        check   "fadd v0.8h, v1.8h, v2.8h", v1=0xafdbfe347c00fbffaf0d3c0147bbb9d4, v2=0x3800640100000400bc00cb7864013e00, to_v0=0x3609fe347c00fbffbc71caf864093a2c, fpsr=0x10
        check   "fadd v0.4h, v1.4h, v2.4h", v1=0x83ff7bff3afb3c013e0043c704002fb7, v2=0x80000001b116bd787c00babc63ffbf45, to_v0=0x7c00421863ffbeca, fpsr=0x10
        check   "fadd v0.4h, v1.4h, v2.4h", v1=0x163ff7800fbff83ff7800af90fd55, v2=0x3324bc003c01fbff32c44ef577ff32ed, fpcr=0x7800000, to_v0=0x32c3780077fe7e00, fpsr=0x11
        check   "fadd v0.4h, v1.4h, v2.4h", v1=0x80002fc1b80fcc75000042480400b2d2, v2=0xbbfefc00bc007e00acdf2c1e3c01b54d, fpcr=0x2c00000, to_v0=0xacdf42683c01b85b, fpsr=0x10
        check   "fadd v0.4h, v1.4h, v2.4h", v1=0x4c69cea97c00b156464bad2f4e987c01, v2=0xfe3433157e003d8b7e007c01cf8c7bff, to_v0=0x7e007e01c3a07e01, fpsr=0x1
        check   "fmulx v0.2d, v1.2d, v2.2d", v1=0x8000000000000000bff43a827a6ae4d4, v2=0x405edd2f1a9fbe773ff0000000000000, fpcr=0x2080000, to_v0=0x8000000000000000bff43a827a6ae4d4
        check   "fmulx v0.2d, v1.2d, v2.2d", v1=0x3ff609ae2af53d8e3fb18bb38ea962be, v2=0xbfbc136f70a519a541dfffffffe00000, to_v0=0xbfc355dae427d1a541a18bb38e97d70a, fpsr=0x10
        check   "fmulx v0.2d, v1.2d, v2.2d", v1=0x3ff8000000000000bfb6b6878b417929, v2=0xffefffffffffffff3fc75151a8819ff6, to_v0=0xfff0000000000000bf908ce968d0ee45, fpsr=0x14
        check   "fmulx v0.2d, v1.2d, v2.2d", v1=0x7fefffffffffffffbfff1628c13c0397, v2=0x8000000000000000ffefffffffffffff, fpcr=0x2800000, to_v0=0x80000000000000007fefffffffffffff, fpsr=0x14
        check   "fmulx v0.2s, v1.2s, v2.2s", v1=0xc0228aca3f80000000000000ff800000, v2=0xbfcd95217f800000bf37995b4081bb26, fpcr=0x2c80000, to_v0=0x80000000ff800000
        check   "fmulx v0.2s, v1.2s, v2.2s", v1=0xcf0000003e34688580000000bf34df4c, v2=0x7fc000003fcb30415f0000003f800000, to_v0=0x80000000bf34df4c
        check   "fmulx v0.2s, v1.2s, v2.2s", v1=0xc09208ca7f8000014f7fffff7fc00000, v2=0x3fc000005f00000040eb576b3f800001, fpcr=0x1080000, to_v0=0x50eb576a7fc00000, fpsr=0x10
        check   "fmulx v0.2s, v1.2s, v2.2s", v1=0xc09a8d6740686ff140615262bf5e46a4, v2=0x416df65d7f7fffff4b0000013f800000, to_v0=0x4be15264bf5e46a4, fpsr=0x10
        check   "fmulx v0.8h, v1.8h, v2.8h", v1=0x80004c3efbff380038007c00454c2f31, v2=0x640180006401b17738007c004efccc53, fpcr=0x3480000, to_v0=0x80008000fbffad7734007c0058a0bfc6, fpsr=0x14
        check   "fmulx v0.8h, v1.8h, v2.8h", v1=0x3e367e00366c3c0035aa83ffb76c0400, v2=0xfc000001bfc57800bfb07c00fbfffc00, to_v0=0xfc007e00ba3d7800b971fc00776bfc00, fpsr=0x10
        check   "fmulx v0.8h, v1.8h, v2.8h", v1=0x800037744248bc00c85a4c967e0083ff, v2=0x31c4add1000138007c0177ffc7b28000, fpcr=0x1080000, to_v0=0x8000a96b0000b8007e017c007e000000, fpsr=0x15
        check   "fmulx v0.8h, v1.8h, v2.8h", v1=0x7c01424863ff80007e003e00fc00c4b2, v2=0xc47b317249aa000180004224b6467c01, to_v0=0x7e01384771a980007e00449b7c007e01, fpsr=0x11
        check   "fmulx v0.4h, v1.4h, v2.4h", v1=0x7c0163ff7c00c247000047d5cbef0001, v2=0xfbffcf6f3c01fbffca7d7e0000017e00, to_v0=0x80007e0080107e00, fpsr=0x18
        check   "fmulx v0.4h, v1.4h, v2.4h", v1=0x360caf48bc003c01fe346401c1afb5a2, v2=0xb16238c377ff3c013c00fc003375, fpcr=0x3880000, to_v0=0x7e0064017c00ad41, fpsr=0x10
        check   "fmulx v0.4h, v1.4h, v2.4h", v1=0x4004c16640148594302ca12640183ff, v2=0x3e00b04c00013c143c01caa344bf0000, to_v0=0x430459096cc08000, fpsr=0x10
        check   "fmulx v0.4h, v1.4h, v2.4h", v1=0x400fc007c00c91abc0038003800fe34, v2=0xc665afde3c0083ff63ffc0f3fc000001, to_v0=0xe3ffbcf3fc00fe34
        check   "fmax v0.2s, v1.2s, v2.2s", v1=0x3f0000007e8000003edfe87a00800000, v2=0x477fe00000000000bf6d1cd5387fc000, to_v0=0x3edfe87a387fc000
        check   "fmax v0.2s, v1.2s, v2.2s", v1=0x3eb709d44f7fffffff8000007fc00000, v2=0x7f8000003f0000007e800000c049e37f, fpcr=0x1c00000, to_v0=0x7e8000007fc00000
        check   "fmax v0.2s, v1.2s, v2.2s", v1=0x4f8000003f000000ffa555553f800001, v2=0x7e80000040e11b3240490fdb41c8d4f5, to_v0=0xffe5555541c8d4f5, fpsr=0x1
        check   "fmax v0.2s, v1.2s, v2.2s", v1=0xff7fffff3de90e2b477ff000ffa55555, v2=0xbe365c5e477fe0003fc000003f800000, fpcr=0x800000, to_v0=0x477ff000ffe55555, fpsr=0x1
        check   "fmax v0.2d, v1.2d, v2.2d", v1=0xc00726f8ea2fe7a347efffffefffffff, v2=0xbfec36793b99ec173fd5fb1221759346, to_v0=0xbfec36793b99ec1747efffffefffffff
        check   "fmax v0.2d, v1.2d, v2.2d", v1=0xbfeea3ea149d133441e0000000000000, v2=0x3fe000000000000043f0000000000000, fpcr=0x80000, to_v0=0x3fe000000000000043f0000000000000
        check   "fmax v0.2d, v1.2d, v2.2d", v1=0xfff5555555555555c030dd46ca97ff86, v2=0x40effdffffffffff0010000000000000, to_v0=0xfffd5555555555550010000000000000, fpsr=0x1
        check   "fmax v0.2d, v1.2d, v2.2d", v1=0x40effdffffffffffffefffffffffffff, v2=0xfff00000000000007ff0000000000001, fpcr=0x1080000, to_v0=0x40effdffffffffff7ff8000000000001, fpsr=0x1
        check   "fmax v0.4h, v1.4h, v2.4h", v1=0xc89f77ff640136ec3c014e36baa16401, v2=0x4248393c0400397a3800c51e3c014f49, to_v0=0x3c014e363c016401
        check   "fmax v0.4h, v1.4h, v2.4h", v1=0x7e003c00fd556401fd550400bc00cb7b, v2=0x35643e00fe344b2a34e7c45433c47e00, to_v0=0xff55040033c47e00, fpsr=0x1
        check   "fmax v0.4h, v1.4h, v2.4h", v1=0xfe347bffbc00fe342d8b45edfd557bff, v2=0xfc00b147fe34ae4d7c013c007bffc57b, fpcr=0x2400000, to_v0=0x7e0045ed7e007bff, fpsr=0x1
        check   "fmax v0.4h, v1.4h, v2.4h", v1=0x78006401fe34800044806401fbff77ff, v2=0x7e003e000400c582380049ab7c002fd4, fpcr=0x3800000, to_v0=0x448064017c0077ff
        check   "fmax v0.8h, v1.8h, v2.8h", v1=0xc3130000cbf663ff3c003c013e007bff, v2=0x3c002c284b682d637c0042fa0400fc00, to_v0=0x3c002c284b6863ff7c0042fa3e007bff
        check   "fmax v0.8h, v1.8h, v2.8h", v1=0x32ed83ffcbb263ff7bff3c01bc007c01, v2=0x2ce30000bac6fc00be1804006401bc00, to_v0=0x32ed0000bac663ff7bff3c0164017e01, fpsr=0x1
        check   "fmax v0.8h, v1.8h, v2.8h", v1=0xcb543c0064016401bc0083ff7c0163ff, v2=0x780080003c01ac6539fc38007c014248, fpcr=0x3080000, to_v0=0x78003c006401640139fc38007e0063ff, fpsr=0x1
        check   "fmax v0.8h, v1.8h, v2.8h", v1=0x63ffc256bc003800afc3c18464014248, v2=0x43183e99b621000104003e000001440b, fpcr=0x1880000, to_v0=0x63ff3e99b621380004003e006401440b
        check   "frecps v0.2s, v1.2s, v2.2s", v1=0x7f7fffff387fc000330000013f800000, v2=0x4f7fffffffa5555533800000c0729dae, fpcr=0x5880000, to_v0=0x3fffffff40b94ed7, fpsr=0x10
        check   "frecps v0.2s, v1.2s, v2.2s", v1=0x17f7fffffbdbfadfc00800000, v2=0xc06cee733fc000004b0000013f000000, to_v0=0x493fae1d40000000, fpsr=0x10
        check   "frecps v0.2s, v1.2s, v2.2s", v1=0xffc543213f000000ff8000003e1f2c71, v2=0x3ded821040490fdb3f800001ff800000, to_v0=0x7f8000007f800000
        check   "frecps v0.2s, v1.2s, v2.2s", v1=0x3f09541e7f7fffffc12bb4c27f7fffff, v2=0x4f7fffff80000000ff800000c0d8f469, to_v0=0xff8000007f800000, fpsr=0x14
        check   "frecps v0.2d, v1.2d, v2.2d", v1=0xbff0000000000000bfc72cb4b8208ab6, v2=0x8000000000000000, fpcr=0x3400000, to_v0=0x40000000000000004000000000000000
        check   "frecps v0.2d, v1.2d, v2.2d", v1=0xfff8abcdef012345fff0000000000000, v2=0x3ff50abb526c413c3fe51ab3c4856bc9, to_v0=0x7ff8abcdef0123457ff0000000000000
        check   "frecps v0.2d, v1.2d, v2.2d", v1=0x3fe882ea5ca3fee8bff0000000000000, v2=0x10000000000000bfdd8db3db668e13, to_v0=0x40000000000000003ff89c9309265c7b, fpsr=0x10
        check   "frecps v0.2d, v1.2d, v2.2d", v1=0x7ff00000000000013fb4b6bf73f9dd4c, v2=0xbfccb919fb195fc5ffefffffffffffff, fpcr=0x7000000, to_v0=0x7ff80000000000007fb4b6bf73f9dd4b, fpsr=0x11
        check   "frecps v0.8h, v1.8h, v2.8h", v1=0x318864014ac97c0038003c013649bcf6, v2=0xbf40fe34ae457c01366aca912e994248, to_v0=0x40a0fe3442a97e013f334b933fd745e5, fpsr=0x11
        check   "frecps v0.8h, v1.8h, v2.8h", v1=0x44f24cc883fffbfffc00fd55cbdc0001, v2=0xfbff481cbc0045f1fd5500017c00421e, to_v0=0x7c00d8d940007c00ff557f557c004000, fpsr=0x15
        check   "frecps v0.8h, v1.8h, v2.8h", v1=0x3e004462fc00c698c7c33c014dc86401, v2=0x400fc00fc00b8e2425242483c012d0c, to_v0=0x40007c00fc00c00d4ea2bc93cd49d4ed, fpsr=0x10
        check   "frecps v0.8h, v1.8h, v2.8h", v1=0x31198000370e80003c0180003800fd55, v2=0x7800434c00003e0046c300013f0d0001, fpcr=0x3c80000, to_v0=0xed18400040004000c4c440003c797e00, fpsr=0x11
        check   "frecps v0.4h, v1.4h, v2.4h", v1=0x77ff04003800fc002e84fbff2f2583ff, v2=0x4003c0177ff83ffcca0fbffbf533c01, to_v0=0x43c4fc0040694000, fpsr=0x14
        check   "frecps v0.4h, v1.4h, v2.4h", v1=0x7c0183ffb09983ff0001c63d348ccbc8, v2=0x640183ff3e00fe347bff0000cf7040e9, fpcr=0x5880000, to_v0=0x40004000493a5106, fpsr=0x10
        check   "frecps v0.4h, v1.4h, v2.4h", v1=0xbc00381742bd0400ae3afc00800037a8, v2=0xfd5578007800311877fffc002e040001, to_v0=0x6a3afc0040004000, fpsr=0x10
        check   "frecps v0.4h, v1.4h, v2.4h", v1=0xfd55cb817bffc2d063ffc9b76401c180, v2=0xc1b6ba3fb5f6bd313c017c01c3fcfe34, to_v0=0xe3fd7e016bfffe34, fpsr=0x11
        check   "fminnm v0.2s, v1.2s, v2.2s", v1=0x7e8000003e08faf5bf36a27fbf2feedd, v2=0x41a425183380000033000001ffa55555, fpcr=0x6880000, to_v0=0xbf36a27f7fc00000, fpsr=0x1
        check   "fminnm v0.2s, v1.2s, v2.2s", v1=0xc09fc73bffc54321387fc0007f7fffff, v2=0xbf8f4777ffa55555c1804d4cbe45f2b3, to_v0=0xc1804d4cbe45f2b3
        check   "fminnm v0.2s, v1.2s, v2.2s", v1=0x800000407ae9543f14e25000000001, v2=0xc1b1db30ff7fffff4b0000013f000000, fpcr=0x2400000, to_v0=0x3f14e25000000001
        check   "fminnm v0.2s, v1.2s, v2.2s", v1=0x3f800001be82fd64cf000000ffa55555, v2=0xbe438b8f4107049a4f0000007f7fffff, to_v0=0xcf000000ffe55555, fpsr=0x1
        check   "fminnm v0.2d, v1.2d, v2.2d", v1=0x3fc050abd554d2747ff8000000000000, v2=0x3ff8000000000000bfc4e5ef56895a15, to_v0=0x3fc050abd554d274bfc4e5ef56895a15
        check   "fminnm v0.2d, v1.2d, v2.2d", v1=0xbff00000000000003fee5bbb4d0b9896, v2=0x3ff0000000000001c0077c12d81887f5, fpcr=0x3c80000, to_v0=0xbff0000000000000c0077c12d81887f5
        check   "fminnm v0.2d, v1.2d, v2.2d", v1=0x7ff0000000000001ffefffffffffffff, v2=0x380fffffffffffffbff679399c155567, to_v0=0x7ff8000000000001ffefffffffffffff, fpsr=0x1
        check   "fminnm v0.2d, v1.2d, v2.2d", v1=0x7ff00000000000007ff0000000000000, v2=0x1fff5555555555555, fpcr=0x1480000, to_v0=0xfffd555555555555, fpsr=0x81
        check   "fminnm v0.4h, v1.4h, v2.4h", v1=0xc6866401fd557c01cf0e4a98780033de, v2=0xcfb6fe3404002c396401ccff42486401, to_v0=0xcf0eccff424833de
        check   "fminnm v0.4h, v1.4h, v2.4h", v1=0x407b3c0138007c0163ff780000000000, v2=0x3c017bffb4fcc5cf8000ad6a3c01fd55, to_v0=0x8000ad6a0000ff55, fpsr=0x1
        check   "fminnm v0.4h, v1.4h, v2.4h", v1=0x3a2c63ff80002cb3040042480001bf11, v2=0x2cd9b71d42483c007c01410cfbff3c01, fpcr=0x3800000, to_v0=0x7e00410cfbffbf11, fpsr=0x1
        check   "fminnm v0.4h, v1.4h, v2.4h", v1=0x77ff42483e0048ad38004a624d14bb95, v2=0xcb37cc6a0001fd55bc0063ff3d8ccbb1, fpcr=0x3c00000, to_v0=0xbc004a623d8ccbb1
        check   "fminnm v0.8h, v1.8h, v2.8h", v1=0x80007c0177ffbd07ae51fc003d073e00, v2=0x7c00314d2d196401fbff380004004fc8, fpcr=0x3800000, to_v0=0x80007e002d19bd07fbfffc0004003e00, fpsr=0x1
        check   "fminnm v0.8h, v1.8h, v2.8h", v1=0xfbff7bff31f47c002e84bb1564010000, v2=0xc7e57bff4f69fbff42487c007c003c01, fpcr=0xc80000, to_v0=0xfbff7bff31f4fbff2e84bb1564010000
        check   "fminnm v0.8h, v1.8h, v2.8h", v1=0xb9d500007bff7c0036b3476e7c00fd55, v2=0x78007c00b2affe342e1277ffc02c63ff, to_v0=0xb9d50000b2af7c002e12476ec02cff55, fpsr=0x1
        check   "fminnm v0.8h, v1.8h, v2.8h", v1=0x3e007bff3e00358583fffc00000033f6, v2=0x37783c02bb637e0004008000cc70bc00, to_v0=0x37783c02bb63358583fffc00cc70bc00
        check   "fmls v0.2s, v1.2s, v2.2s", v0=0x3300000140c278e3bfe9b10d3f48f2d7, v1=0xc1438d613f800000c1bf5c27bf41c12c, v2=0x3f800000c1369164bdd31ed3be801690, to_v0=0xc08954433f187a02, fpsr=0x10
        check   "fmls v0.2s, v1.2s, v2.2s", v0=0x330000017f8000013fc00000bdadcb37, v1=0x4070efcb00000001000000013f800000, v2=0xc11c497bbff1aa1700800000477ff000, fpcr=0x800000, to_v0=0x3fbfffffc77ff016, fpsr=0x10
        check   "fmls v0.2s, v1.2s, v2.2s", v0=0x8000004f800000bfadc1e95f000000, v1=0x4f80000041eebc3142f6e979477ff000, v2=0x7fc00000477fe0007f8000014f7fffff, to_v0=0x7fc000015efffe00, fpsr=0x11
        check   "fmls v0.2s, v1.2s, v2.2s", v0=0x4b0000017f8000013fce0e825f000000, v1=0x8000003f0000003f0000003f5cd570, v2=0x3f8000004f7fffff3f800000ffc54321, to_v0=0x3f8e0e82ffc54321
        check   "fmls v0.2d, v1.2d, v2.2d", v0=0x7ff00000000000018000000000000000, v1=0x1000000000000041dfffffffe00000, v2=0x4036657a959e067b3ff8000000000000, to_v0=0x7ff8000000000001c1e7ffffffe80000, fpsr=0x1
        check   "fmls v0.2d, v1.2d, v2.2d", v0=0x3fe0000000000000fff0000000000000, v1=0x10000000000000c03ec11de3a9e74c, v2=0x3fe00000000000003fb18d7d8350aa9f, fpcr=0x3800000, to_v0=0x3fdffffffffffffffff0000000000000, fpsr=0x10
        check   "fmls v0.2d, v1.2d, v2.2d", v0=0x3690000000000001bff8292c82278675, v1=0x3690000000000001c0373b18dd295775, v2=0x3ffeff420a9ac42d405edd2f1a9fbe77, to_v0=0xb68dfe841535885c40a664f47f9e6382, fpsr=0x10
        check   "fmls v0.2d, v1.2d, v2.2d", v0=0xc016c3c3f0a4fa4d7fefffffffffffff, v1=0xfff8abcdef012345c3e0000000000000, v2=0x3fbe9f7e65930a9c7fefffffffffffff, to_v0=0x7ff8abcdef0123457ff0000000000000, fpsr=0x14
        check   "fmls v0.4h, v1.4h, v2.4h", v0=0x7c01ae37b27045993b55b7f4040063ff, v1=0xfbff3c01b217fd5534a1aeef7c00b8d9, v2=0x163ffcd7578003264fd557bffbc8f, to_v0=0x3adfff55fc0063fe, fpsr=0x11
        check   "fmls v0.4h, v1.4h, v2.4h", v0=0x3e00fe343e00000132e33998ca923c01, v1=0x3c00fbfffe34375138003e11c3373800, v2=0x3e00439663ff3e003c0100003c003800, to_v0=0xb4903998c8c43a02, fpsr=0x10
        check   "fmls v0.4h, v1.4h, v2.4h", v0=0x40049e3430c7e004dc16401ae7ebce0, v1=0x3c628000b7a2fbff4747bdcefe347c00, v2=0x38007e0064013e003800ceddb8707e00, fpcr=0x3800000, to_v0=0x4cd863b27e007e00, fpsr=0x10
        check   "fmls v0.4h, v1.4h, v2.4h", v0=0x7c01cab0af567c002e2477ff49357e00, v1=0x3c0177ffbc00000042d241f4fd5563ff, v2=0x3d8bad2f7e0046ecb5007e00ca5e4838, fpcr=0x2000000, to_v0=0x3ca67e007e007e00, fpsr=0x11
        check   "fmls v0.8h, v1.8h, v2.8h", v0=0xbf547c017bff32e67bfffc007e004296, v1=0x3e00bb4c2d75c271c2e1380083fffd55, v2=0x3e003c01b875383bc022c83cb4e07c00, to_v0=0xc4157e017bff3fad7bfffc007e007f55, fpsr=0x11
        check   "fmls v0.8h, v1.8h, v2.8h", v0=0xc4e949cdfe34bc007e00ccba0001b196, v1=0x7c01ce15c940380042480001fbff63ff, v2=0xfc0083ffaee5b52bc3cacb3477ffbc00, to_v0=0xfe0149cdfe34bab57e00ccba7c0063ff, fpsr=0x15
        check   "fmls v0.8h, v1.8h, v2.8h", v0=0xcc10369e63ff77ff4248bc00fe347800, v1=0x3b633c004bef43c53095bd732ee239a1, v2=0xc34e4becbc0004006401cf562dcacc94, fpcr=0x1400000, to_v0=0xca70cbb7641077ffd87dd11ffe347801, fpsr=0x10
        check   "fmls v0.8h, v1.8h, v2.8h", v0=0xfe347c003af2040077ff00003b053e3c, v1=0x7c017e00fe3477ff3d9f640138c53956, v2=0xc16b7e00c91dced20400800038004cb3, fpcr=0x800000, to_v0=0xfe01fe007e347bff77fe000038a2c97e, fpsr=0x15
        check   "fsub v0.2d, v1.2d, v2.2d", v1=0x3febdf2fd6d365280000000000000000, v2=0xc021a128904087c43ff0000000000000, to_v0=0x40235f1b8dadbe16bff0000000000000, fpsr=0x10
        check   "fsub v0.2d, v1.2d, v2.2d", v1=0xc00694618eb055f2fff0000000000000, v2=0x405edd2f1a9fbe773fe0000000000000, fpcr=0x1400000, to_v0=0xc05f91d227154126fff0000000000000, fpsr=0x10
        check   "fsub v0.2d, v1.2d, v2.2d", v1=0x41dfffffffe000003fc21e59d2ba6ed4, v2=0xfff8abcdef012345800fffffffffffff, fpcr=0x1c00000, to_v0=0xfff8abcdef0123453fc21e59d2ba6ed4, fpsr=0x80
        check   "fsub v0.2d, v1.2d, v2.2d", v1=0x3fe00000000000003ff8000000000000, v2=0xfff5555555555555ffefffffffffffff, to_v0=0xfffd5555555555557fefffffffffffff, fpsr=0x11
        check   "fsub v0.2s, v1.2s, v2.2s", v1=0x40e5240e00000001410e6605c04fbce6, v2=0x3eb845e03f80000142f6e97941a22178, to_v0=0xc2e51cb8c1bc1915, fpsr=0x10
        check   "fsub v0.2s, v1.2s, v2.2s", v1=0x3e693ffc3fc00000c196e62a00800000, v2=0xbf800000be7efb5341fad07d410b1d67, fpcr=0x3880000, to_v0=0xc248db54c10b1d67, fpsr=0x10
        check   "fsub v0.2s, v1.2s, v2.2s", v1=0xc075e2c6be81f94b7f800001be3ab468, v2=0x3fc000003f7d3e1cc00936a87f800000, to_v0=0x7fc00001ff800000, fpsr=0x1
        check   "fsub v0.2s, v1.2s, v2.2s", v1=0x4b0000013f0857ca5f000000be6e519e, v2=0x3f80000040490fdb411c854fffa55555, to_v0=0x5f000000ffe55555, fpsr=0x11
        check   "fsub v0.4h, v1.4h, v2.4h", v1=0x4ad43b237bff64013c0064013c00, v2=0x4712cbcf77ff77ff2fc5bc007c000001, to_v0=0x64014000fc003c00, fpsr=0x10
        check   "fsub v0.4h, v1.4h, v2.4h", v1=0x470cb8b4bc00380044af380083fffd55, v2=0xbc0064010001fe342db9380038003b07, to_v0=0x44980000b800ff55, fpsr=0x11
        check   "fsub v0.4h, v1.4h, v2.4h", v1=0xfd55bc00b8d3bc007c00391bfe340000, v2=0x83ff7c00380033b280007c00bc00cfe7, to_v0=0x7c00fc00fe344fe7
        check   "fsub v0.4h, v1.4h, v2.4h", v1=0xbad0fe340400fc00fd553c01b37c3c01, v2=0xfc00fe344248bc6f4c62c057b41e0001, fpcr=0x3c80000, to_v0=0x7e00425726003c01, fpsr=0x11
        check   "fsub v0.8h, v1.8h, v2.8h", v1=0xbe0afe343c017e00424863ff6401402b, v2=0x63ff83ff46584dd43800bc00cc7e3b4f, fpcr=0x1c00000, to_v0=0xe401fe34c5577e004148640064123cae, fpsr=0x10
        check   "fsub v0.8h, v1.8h, v2.8h", v1=0x4eddcfddc119af5bb191ce037800c47e, v2=0x3dda7e0064013ba977ff42483e00c28b, to_v0=0x4e7f7e00e404bc4af7ffcecc7800bce2, fpsr=0x10
        check   "fsub v0.8h, v1.8h, v2.8h", v1=0xfbffad0dfc00394e4894ae6bb9154830, v2=0x77ffc7cc3800493b63ff386a6401c74c, to_v0=0xfc0047b8fc00c8e6e3edb937e4024bd6, fpsr=0x14
        check   "fsub v0.8h, v1.8h, v2.8h", v1=0x4fa7000037ab7c017c00fd553e00fe34, v2=0x64013f0d7e0077ff0001ae1dba434248, to_v0=0xe3c5bf0d7e007e017c00ff554091fe34, fpsr=0x11
        check   "fmin v0.4s, v1.4s, v2.4s", v1=0x3ffa7d32bd87c48f7f80000000800000, v2=0xc06663b8477fe0007f7fffff40360fe0, to_v0=0xc06663b8bd87c48f7f7fffff00800000
        check   "fmin v0.4s, v1.4s, v2.4s", v1=0x4f000000cf000000cf000000c0e0f05e, v2=0x3fe91cefbfac12c942f6e9797f7fffff, fpcr=0x6080000, to_v0=0x3fe91cefcf000000cf000000c0e0f05e
        check   "fmin v0.4s, v1.4s, v2.4s", v1=0x42f6e97980000000ff7fffff4b000001, v2=0x3f80000041f8d79f000000007f800001, to_v0=0x3f80000080000000ff7fffff7fc00001, fpsr=0x1
        check   "fmin v0.4s, v1.4s, v2.4s", v1=0x7fc000000080000042f6e9793e3ae418, v2=0x3f000000807fffff477ff0007f800001, fpcr=0x880000, to_v0=0x7fc00000807fffff42f6e9797fc00001, fpsr=0x1
        check   "fmin v0.2d, v1.2d, v2.2d", v1=0xbfe3190feeeb77ef40effdffffffffff, v2=0x3ff80000000000008000000000000000, fpcr=0x480000, to_v0=0xbfe3190feeeb77ef8000000000000000
        check   "fmin v0.2d, v1.2d, v2.2d", v1=0xc00d3e9828388be341dfffffffe00000, v2=0x3ffc8e51e67c08c8bfe056f4ba65bca2, to_v0=0xc00d3e9828388be3bfe056f4ba65bca2
        check   "fmin v0.2d, v1.2d, v2.2d", v1=0x41dfffffffe000000000000000000001, v2=0xbfb77ead77cdf002c02f87e637542023, fpcr=0x1480000, to_v0=0xbfb77ead77cdf002c02f87e637542023, fpsr=0x80
        check   "fmin v0.2d, v1.2d, v2.2d", v1=0x40effdfffffffffffff5555555555555, v2=0xfff8abcdef0123450010000000000000, to_v0=0xfff8abcdef012345fffd555555555555, fpsr=0x1
        check   "fmin v0.8h, v1.8h, v2.8h", v1=0x44b13c00348f7bff64014e13b39683ff, v2=0x7c017c00424835517c00000078007c01, fpcr=0x1c00000, to_v0=0x7e013c00348f355164010000b3967e01, fpsr=0x1
        check   "fmin v0.8h, v1.8h, v2.8h", v1=0x3c02fe34bc000001bc0064012d67bc00, v2=0x83ff83ffb65177ff77ffb9e9cadafe34, fpcr=0x480000, to_v0=0x8000fe34bc000000bc00b9e9cadafe34
        check   "fmin v0.8h, v1.8h, v2.8h", v1=0x3d0183ff00003c01fbfffe3483ff7800, v2=0xbef2b3280000c1953d907800bc00fc00, to_v0=0xbef2b3280000c195fbfffe34bc00fc00
        check   "fmin v0.8h, v1.8h, v2.8h", v1=0x7c012c618000aef90000badbfe343800, v2=0xfd553800000183ff78003c01428563ff, to_v0=0x7e012c618000aef90000badbfe343800, fpsr=0x1
        check   "fmin v0.4h, v1.4h, v2.4h", v1=0x2c90c8fa63fffc00bb7e7bff376383ff, v2=0x2c7e63ff38003c01b125cbe678003e92, fpcr=0x6400000, to_v0=0xbb7ecbe6376383ff
        check   "fmin v0.4h, v1.4h, v2.4h", v1=0xfbff3800424847b177ff3c0042484568, v2=0x6401fc00fd5564017c00bbddfe3447d8, to_v0=0x77ffbbddfe344568
        check   "fmin v0.4h, v1.4h, v2.4h", v1=0x449838c46401be7738008000fbff3448, v2=0x7e003c01448c7800fd556401380044cc, fpcr=0x4400000, to_v0=0xff558000fbff3448, fpsr=0x1
        check   "fmin v0.4h, v1.4h, v2.4h", v1=0x4248800042483c0038a0b84a358cfc00, v2=0x6401326a7c003c01fd557c007800fc00, to_v0=0xff55b84a358cfc00, fpsr=0x1
        check   "frsqrts v0.4s, v1.4s, v2.4s", v1=0x40353e77bf80000040490fdbbf44ce81, v2=0xc07ddcca7f7fffff4041981bbe3afa68, to_v0=0x40e3bb0c7effffffc05018d53fb70417, fpsr=0x10
        check   "frsqrts v0.4s, v1.4s, v2.4s", v1=0x4f7fffffc050724abf8000007e800000, v2=0x4b00000100000001c0f9055e7fc00000, fpcr=0x3080000, to_v0=0xda8000003fc00000c019055e7fc00000, fpsr=0x90
        check   "frsqrts v0.4s, v1.4s, v2.4s", v1=0x3f3809d04096def23f800001ffa55555, v2=0xc0c0ecda4f7fffff0000000133000001, to_v0=0x406ab1a2d016def13fc000007fe55555, fpsr=0x11
        check   "frsqrts v0.4s, v1.4s, v2.4s", v1=0x3f0000003e858bb940490fdb3f800000, v2=0x3f0000003fc000007e8000007f7fffff, fpcr=0x800000, to_v0=0x3fb000003fa6f5cdfec90fdbfeffffff, fpsr=0x10
        check   "frsqrts v0.2d, v1.2d, v2.2d", v1=0x7ff80000000000003fb488a508534ff6, v2=0x7ff0000000000001405edd2f1a9fbe77, to_v0=0x7ff8000000000001c00b9c114aaf0ba7, fpsr=0x11
        check   "frsqrts v0.2d, v1.2d, v2.2d", v1=0xfff8abcdef012345fff8abcdef012345, v2=0x405edd2f1a9fbe773690000000000001, to_v0=0x7ff8abcdef0123457ff8abcdef012345
        check   "frsqrts v0.2d, v1.2d, v2.2d", v1=0x41dfffffffe0000047efffffefffffff, v2=0x400df6ad7a90150b7ff8000000000000, to_v0=0xc1edf6ad7a421e5e7ff8000000000000, fpsr=0x10
        check   "frsqrts v0.2d, v1.2d, v2.2d", v1=0x4028f6280c412ea63fe0000000000000, v2=0x47efffffefffffff7ff0000000000001, fpcr=0x2c80000, to_v0=0xc818f627ffc61a9f7ff8000000000000, fpsr=0x11
        check   "frsqrts v0.4h, v1.4h, v2.4h", v1=0xfd553f1ffc007c004248b37a7e00c87a, v2=0x4004fb07800fe34bc003649c2f30400, to_v0=0x42243e2ffe003e00, fpsr=0x10
        check   "frsqrts v0.4h, v1.4h, v2.4h", v1=0x13c004c5e34d5fd553a03fc00fbff, v2=0x7bff32dfb498fc00fd5577ffc9110000, to_v0=0x7f55f202fc003e00, fpsr=0x11
        check   "frsqrts v0.4h, v1.4h, v2.4h", v1=0x7bff7c013c0133ae489878002f3bfd55, v2=0x409b83ff000163ff3c00327263fffd55, fpcr=0x1800000, to_v0=0xc230ea72d30b7f55, fpsr=0x11
        check   "frsqrts v0.4h, v1.4h, v2.4h", v1=0x3b70bc0042d3fc0064013c0038003c01, v2=0x1ca8234033e63cb62c02c38007e00, fpcr=0x3c00000, to_v0=0x6f6441163d807e00, fpsr=0x10
        check   "frsqrts v0.8h, v1.8h, v2.8h", v1=0xc513ce18040042483e007c000000fbff, v2=0x80007bff800000010000fbff4dd6, fpcr=0x3800000, to_v0=0x3e003e00b7fc3e003dff3e003e007bff, fpsr=0x14
        check   "frsqrts v0.8h, v1.8h, v2.8h", v1=0x450b42483abb83ff7bff44f041603e00, v2=0xb5463e00ad51000138004e5f4ca983ff, to_v0=0x40aabad83e243e00f3ffd3adcde33e00, fpsr=0x10
        check   "frsqrts v0.8h, v1.8h, v2.8h", v1=0x424845f063ff3c013800aec3469141e8, v2=0x400408c7c0100007c0177ff7c007bff, fpcr=0x3c80000, to_v0=0x3dffc53f7e003e007e0066c3fc00fbff, fpsr=0x15
        check   "frsqrts v0.8h, v1.8h, v2.8h", v1=0x4e6900004d643b9efd55bdc3bbcc7c00, v2=0x83ff3c0148cbad3eadb6cae542484bfd, to_v0=0x3e013e00d65e3e287f55c8374210fc00, fpsr=0x11
        check   "fmul v0.4s, v1.4s, v2.4s", v1=0x4b000001800000007fc000003f800001, v2=0xbfd636747f7fffffbf1eb0cfbdb75d3d, to_v0=0xcb563676800000007fc00000bdb75d3e, fpsr=0x10
        check   "fmul v0.4s, v1.4s, v2.4s", v1=0x7f7fffffc1625177bffb515f33800000, v2=0xc0858288408df12f4f7fffffbdf8330e, to_v0=0xff800000c27af82ecffb515eb1f8330e, fpsr=0x14
        check   "fmul v0.4s, v1.4s, v2.4s", v1=0x42f6e9797f8000013f0000004f000000, v2=0x3f345a3e40490fdb3300000140e33221, to_v0=0x42adf3337fc000013280000150633221, fpsr=0x11
        check   "fmul v0.4s, v1.4s, v2.4s", v1=0x8000000040490fdb3f800000c0b9f625, v2=0x477ff0003f0000003fbf3a6533800000, to_v0=0x800000003fc90fdb3fbf3a65b4b9f625
        check   "fmul v0.2d, v1.2d, v2.2d", v1=0x3ff8000000000000c0224089f53ba4b3, v2=0xfff00000000000003fcc672015e37df3, fpcr=0x1480000, to_v0=0xfff0000000000000c000334abfa79984, fpsr=0x10
        check   "fmul v0.2d, v1.2d, v2.2d", v1=0x3fe1f934426da06f41e0000000000000, v2=0xbfd3c777b3ac44347fefffffffffffff, to_v0=0xbfc6380000268c457ff0000000000000, fpsr=0x14
        check   "fmul v0.2d, v1.2d, v2.2d", v1=0x7fefffffffffffff8000000000000000, v2=0xfff8abcdef0123453fb85dbc539a85fa, to_v0=0xfff8abcdef0123458000000000000000
        check   "fmul v0.2d, v1.2d, v2.2d", v1=0x800fffffffffffffc0250cde53a358a3, v2=0x800fffffffffffff3ff8000000000000, fpcr=0x1080000, to_v0=0xc02f934d7d7504f4, fpsr=0x90
        check   "fmul v0.8h, v1.8h, v2.8h", v1=0x77ff7bfffbff2d58fbff7c01cd5fbc00, v2=0x7800b395325e3800c3a163ffb9d53704, to_v0=0x7c00f394f25d29587c007e014bd5b704, fpsr=0x15
        check   "fmul v0.8h, v1.8h, v2.8h", v1=0x31ab8000c6efaf5fae3aaff177ff8000, v2=0x42483e00fc0000013950bc0080004dad, to_v0=0x387380007c008000ac232ff180008000, fpsr=0x18
        check   "fmul v0.8h, v1.8h, v2.8h", v1=0x4c6dc6610400b73677ff40d93deb7bff, v2=0x4a78cd74b017c7e6fe34fbff3c007e00, to_v0=0x5b2858598083431ffe34fc003deb7e00, fpsr=0x1c
        check   "fmul v0.8h, v1.8h, v2.8h", v1=0x1fd557c01b9ec77ff7800c11839a8, v2=0xc9612cc86401327863fffc004c303c01, to_v0=0x800bff557e01b0ca7c00fc00d15539a9, fpsr=0x1d
        check   "fmul v0.4h, v1.4h, v2.4h", v1=0x3b5f3800bbe2cc1f384938a848df41b7, v2=0x8000fbff7c017bff3800bc0035620000, fpcr=0x6c00000, to_v0=0x3449b8a8428e0000, fpsr=0x10
        check   "fmul v0.4h, v1.4h, v2.4h", v1=0xc03577ff2d7afd55afd90400fc007800, v2=0x3c00ce1fc2a13c00fc00496a3ee03920, fpcr=0x1080000, to_v0=0x7c00116afc007520
        check   "fmul v0.4h, v1.4h, v2.4h", v1=0x2d963c00640145f13f19ad0978007e00, v2=0x6401cb733121acf2fe34380004000400, to_v0=0xfe34a90940007e00
        check   "fmul v0.4h, v1.4h, v2.4h", v1=0x63ff3b2afc00c5a17c000400fbff3170, v2=0x780049337c00fd55c3a930e146372d96, to_v0=0xfc00009cfc002398, fpsr=0x1c
        check   "fdiv v0.4s, v1.4s, v2.4s", v1=0xc11d5bf500800000c048a939807fffff, v2=0xc023b046be9bf2b67fc000007f800001, to_v0=0x407619ea81521f077fc000007fc00001, fpsr=0x11
        check   "fdiv v0.4s, v1.4s, v2.4s", v1=0x41da7fd67e8000007f7fffff387fc000, v2=0xbefaa68ebf9b30e27e800000bfe9365b, to_v0=0xc25f299ffe532576407fffffb80c5eb4, fpsr=0x10
        check   "fdiv v0.4s, v1.4s, v2.4s", v1=0x80000000387fc000cf0000007f800000, v2=0xbf8000007e800000ffc543214f7fffff, to_v0=0x200ffc543217f800000, fpsr=0x18
        check   "fdiv v0.4s, v1.4s, v2.4s", v1=0x338000004f00000040490fdbc0354cf6, v2=0xcf000000c114bd46387fc000c0d94471, fpcr=0x1880000, to_v0=0xa4000000cd5c4e0b4749422b3ed59f15, fpsr=0x10
        check   "fdiv v0.2d, v1.2d, v2.2d", v1=0xc1e00000000000003fcefaed749e9ccb, v2=0xffefffffffffffff3690000000000001, to_v0=0x1e0000000000001492efaed749e9cc9, fpsr=0x10
        check   "fdiv v0.2d, v1.2d, v2.2d", v1=0xc3e00000000000003fc16b0ca41aad92, v2=0xfff5555555555555402a82bc01f5f587, to_v0=0xfffd5555555555553f850657cfc6098a, fpsr=0x11
        check   "fdiv v0.2d, v1.2d, v2.2d", v1=0xc0177c3c2cd49dae3fd1396820775a6b, v2=0xfff55555555555550000000000000000, to_v0=0xfffd5555555555557ff0000000000000, fpsr=0x3
        check   "fdiv v0.2d, v1.2d, v2.2d", v1=0x400537de478301f8bfd89b95b37742d0, v2=0x43e00000000000007ff0000000000000, to_v0=0x3c1537de478301f88000000000000000
        check   "fdiv v0.8h, v1.8h, v2.8h", v1=0x3c0183ff36383c01b1343b49bffdfc00, v2=0x3e00fe34328c7800fe347e00780030ff, to_v0=0x3957fe343f990200fe347e0083fefc00, fpsr=0x18
        check   "fdiv v0.8h, v1.8h, v2.8h", v1=0x4d5f3c004867bce042487e004b8faf88, v2=0xc18fb5ebfe344fc2b6ab0400fe34bf87, to_v0=0xc7bbc168fe34a907c7897e00fe342c01, fpsr=0x10
        check   "fdiv v0.8h, v1.8h, v2.8h", v1=0xb5353c0183fffc00bfcdc26b337c3c01, v2=0xbc002da740157800000177ff7c01cc7c, to_v0=0x353549ab81f5fc00fc00866c7e01ab25, fpsr=0x1d
        check   "fdiv v0.8h, v1.8h, v2.8h", v1=0xb1483c0077fffd550400fd556401b7b3, v2=0xc7140000fc0078007c013cd5af3a4acc, fpcr=0x2c00000, to_v0=0x25f87c0080007e007e007e00f06ea887, fpsr=0x13
        check   "fdiv v0.4h, v1.4h, v2.4h", v1=0x63fffd5542484f9cfbff77ff64014a4e, v2=0x3d60800039c5360f3efa4b93b96f8000, to_v0=0xf8966839e5e5fc00, fpsr=0x12
        check   "fdiv v0.4h, v1.4h, v2.4h", v1=0x357ab11a3c000001303dfbff2e893a36, v2=0x3d317bffc0063c01fe34fe34b69b3c00, fpcr=0x3400000, to_v0=0x7e007e00b3ea3a36, fpsr=0x10
        check   "fdiv v0.4h, v1.4h, v2.4h", v1=0xfd55fbff4c6f3800b0fd2f31c2f7382e, v2=0x38003c013c017bff48027bff3ea6c40f, to_v0=0xa4fb001dc031b01f, fpsr=0x18
        check   "fdiv v0.4h, v1.4h, v2.4h", v1=0x131cf446e4fcd39507c003c0077ff, v2=0xfc0000013a48c9f37bff3c0077ff0000, to_v0=0xaa7c0002007c00, fpsr=0x1a
        check   "fabd v0.2s, v1.2s, v2.2s", v1=0xff7fffff40490fdb4f7fffff41d834f3, v2=0x40490fdbc04c927a33800000be920cac, to_v0=0x4f7fffff41da7d26, fpsr=0x10
        check   "fabd v0.2s, v1.2s, v2.2s", v1=0x800000003f8000014f7fffff4f800000, v2=0x3ef8ea91c0fe04903eb2531600800000, fpcr=0x7c80000, to_v0=0x4f7ffffe4f7fffff, fpsr=0x10
        check   "fabd v0.2s, v1.2s, v2.2s", v1=0x406eb6e840066d4e3fc00000c1c4543b, v2=0xbe215cd4cf000000ffa55555c1b6cca4, to_v0=0x7fe555553fd87970, fpsr=0x1
        check   "fabd v0.2s, v1.2s, v2.2s", v1=0x3e9d853a408762e47f7fffff00000000, v2=0xc15216694b000001be80208933000001, fpcr=0x2480000, to_v0=0x7f80000033000001, fpsr=0x14
        check   "fabd v0.2d, v1.2d, v2.2d", v1=0x3ff82c32626d28193fb21e6cd117303c, v2=0xc010dc3d71fb2d940010000000000000, to_v0=0x4016e74a0a96779a3fb21e6cd117303c, fpsr=0x10
        check   "fabd v0.2d, v1.2d, v2.2d", v1=0xfff000000000000041e0000000000000, v2=0x47efffffefffffff0000000000000000, to_v0=0x7ff000000000000041e0000000000000
        check   "fabd v0.2d, v1.2d, v2.2d", v1=0xffefffffffffffff40148aed03195b83, v2=0x3fe00000000000007ff0000000000001, to_v0=0x7fefffffffffffff7ff8000000000001, fpsr=0x11
        check   "fabd v0.2d, v1.2d, v2.2d", v1=0xbfe29885aa2f58da7ff0000000000000, v2=0x7ff00000000000007ff0000000000000, to_v0=0x7ff00000000000007ff8000000000000, fpsr=0x1
        check   "fabd v0.4h, v1.4h, v2.4h", v1=0xafb92d50fd55fbff38003c00fbff, v2=0x1cdb0fd553477ad9578003e00, to_v0=0x7bff38b378007bff, fpsr=0x10
        check   "fabd v0.4h, v1.4h, v2.4h", v1=0x800032c17bff42484248fd554ab331a7, v2=0xfbff7c00fd55fd550000fbff3c013c01, to_v0=0x42487f554a333a98, fpsr=0x11
        check   "fabd v0.4h, v1.4h, v2.4h", v1=0x362e3c007e004352ba6c3c0163ffcacd, v2=0x44462fde3c01040063ffbc00b9003c34, fpcr=0x5c80000, to_v0=0x6400400064004b53, fpsr=0x10
        check   "fabd v0.4h, v1.4h, v2.4h", v1=0x3800ba7246a9335080003e00bc0083ff, v2=0x8000780004003f0f00003db37c01fd55, fpcr=0x4400000, to_v0=0x2cd07e017f55, fpsr=0x1
        check   "fabd v0.8h, v1.8h, v2.8h", v1=0xfbff83ff7c007bffce6dcf35acf30400, v2=0x3e190001c4a5fe3438007bff3c003fca, to_v0=0x7bff04007c007e344e8d7c003c4f3fca, fpsr=0x14
        check   "fabd v0.8h, v1.8h, v2.8h", v1=0x77fffe34fe346401bc00360d83ffcf03, v2=0x80002da43c01417dfc00780083fffc00, to_v0=0x77ff7e347e3463fd7c00780000007c00, fpsr=0x10
        check   "fabd v0.8h, v1.8h, v2.8h", v1=0x63ff42d83c017c00fd5545f377fffc00, v2=0x4893b65b63fffbff7c017c00b2eb7c01, to_v0=0x63ed43a363fd7c007f557c0077ff7e01, fpsr=0x11
        check   "fabd v0.8h, v1.8h, v2.8h", v1=0x77ffc74732c577ffc4993355fbffb8aa, v2=0x4c85bc007e00c6ca4248ccdefe34fc00, fpcr=0x2800000, to_v0=0x77fd46477e0077ff47bd4cec7e007c00, fpsr=0x10
        check   "fabs v0.2s, v1.2s", v1=0x3e394106c149a9424b000001807fffff, to_v0=0x4b000001007fffff
        check   "fabs v0.2s, v1.2s", v1=0xc01aa99533000001bef1eb9cffa55555, fpcr=0x3c00000, to_v0=0x3ef1eb9c7fa55555
        check   "fabs v0.2s, v1.2s", v1=0x13dec15ba3e8ce06b3e79d26f, fpcr=0x3080000, to_v0=0x3e8ce06b3e79d26f
        check   "fabs v0.2s, v1.2s", v1=0x4f7fffff33000001477ff0005f000000, fpcr=0x3000000, to_v0=0x477ff0005f000000
        check   "fabs v0.2d, v1.2d", v1=0x7ff8000000000000c033b607998b94b2, fpcr=0x880000, to_v0=0x7ff80000000000004033b607998b94b2
        check   "fabs v0.2d, v1.2d", v1=0x43e000000000000040125ed99ddf65ba, to_v0=0x43e000000000000040125ed99ddf65ba
        check   "fabs v0.2d, v1.2d", v1=0x3fd423601efad9174003fbb802507e1d, to_v0=0x3fd423601efad9174003fbb802507e1d
        check   "fabs v0.2d, v1.2d", v1=0x800fffffffffffffffefffffffffffff, to_v0=0xfffffffffffff7fefffffffffffff
        check   "fabs v0.4h, v1.4h", v1=0xb1fd42037c0164013c014f3c63ff8000, to_v0=0x3c014f3c63ff0000
        check   "fabs v0.4h, v1.4h", v1=0xb3e5cb367e00c8d577ff3800fbff3c01, fpcr=0x3880000, to_v0=0x77ff38007bff3c01
        check   "fabs v0.4h, v1.4h", v1=0x3c002c3146ea77ffb16045d70400453e, to_v0=0x316045d70400453e
        check   "fabs v0.4h, v1.4h", v1=0x7e00424837d33e3a469177ff0400b575, to_v0=0x469177ff04003575
        check   "fabs v0.8h, v1.8h", v1=0xfd55fc00bc00800047d13da300007c01, to_v0=0x7d557c003c00000047d13da300007c01
        check   "fabs v0.8h, v1.8h", v1=0xcab24806bc0078006401424833e8caae, fpcr=0x7080000, to_v0=0x4ab248063c0078006401424833e84aae
        check   "fabs v0.8h, v1.8h", v1=0x3c01376100003c006401424878000400, fpcr=0x400000, to_v0=0x3c01376100003c006401424878000400
        check   "fabs v0.8h, v1.8h", v1=0xc3613c0149937c0038f97bffb904fe34, to_v0=0x43613c0149937c0038f97bff39047e34
        check   "fneg v0.2d, v1.2d", v1=0x3ff2c8e6691c2c203fd90e3a9ee24c4b, to_v0=0xbff2c8e6691c2c20bfd90e3a9ee24c4b
        check   "fneg v0.2d, v1.2d", v1=0x41dfffffffe000003ff0000000000001, fpcr=0x2c80000, to_v0=0xc1dfffffffe00000bff0000000000001
        check   "fneg v0.2d, v1.2d", v1=0x7ff00000000000003fe0000000000000, to_v0=0xfff0000000000000bfe0000000000000
        check   "fneg v0.2d, v1.2d", v1=0x7feffffffffffffffff5555555555555, to_v0=0xffefffffffffffff7ff5555555555555
        check   "fneg v0.4s, v1.4s", v1=0x4b000001ff8000004b0000015f000000, fpcr=0x7800000, to_v0=0xcb0000017f800000cb000001df000000
        check   "fneg v0.4s, v1.4s", v1=0x41e8165a41329d7cc016441eff800000, to_v0=0xc1e8165ac1329d7c4016441e7f800000
        check   "fneg v0.4s, v1.4s", v1=0x3fc00000bf12c105bedea8773e08f4b4, fpcr=0x1000000, to_v0=0xbfc000003f12c1053edea877be08f4b4
        check   "fneg v0.4s, v1.4s", v1=0x414e88f43f8000017f7fffff00000001, fpcr=0x3400000, to_v0=0xc14e88f4bf800001ff7fffff80000001
        check   "fneg v0.8h, v1.8h", v1=0xfbff424883ff3d337c01b8a238003da3, to_v0=0x7bffc24803ffbd33fc0138a2b800bda3
        check   "fneg v0.8h, v1.8h", v1=0xfd554834ba78fc00b05038004c62333b, fpcr=0x5c80000, to_v0=0x7d55c8343a787c003050b800cc62b33b
        check   "fneg v0.8h, v1.8h", v1=0x4ba63f838000cf448000c9d37c01acef, to_v0=0xcba6bf8300004f44000049d3fc012cef
        check   "fneg v0.8h, v1.8h", v1=0xbd4f7c003eabbc114248fe343c007c00, to_v0=0x3d4ffc00beab3c11c2487e34bc00fc00
        check   "fneg v0.4h, v1.4h", v1=0xfe34c10f0400b953c55e7e003c01fd55, to_v0=0x455efe00bc017d55
        check   "fneg v0.4h, v1.4h", v1=0x3f014fc8cb483c000001386d3e0083ff, fpcr=0x3800000, to_v0=0x8001b86dbe0003ff
        check   "fneg v0.4h, v1.4h", v1=0xb4194c92ce97316c63ff83ffafad3e00, to_v0=0xe3ff03ff2fadbe00
        check   "fneg v0.4h, v1.4h", v1=0x3800fc007c0077ff7c01fc00bc003e00, to_v0=0xfc017c003c00be00
        check   "fsqrt v0.2d, v1.2d", v1=0x401230e3e2487aebffefffffffffffff, fpcr=0x1c00000, to_v0=0x40010f73470240567ff8000000000000, fpsr=0x11
        check   "fsqrt v0.2d, v1.2d", v1=0xbfe5cba452f73dccbfeeaaf670f26ef0, fpcr=0x3400000, to_v0=0x7ff80000000000007ff8000000000000, fpsr=0x1
        check   "fsqrt v0.2d, v1.2d", v1=0xbff1ae8ea23a07c80000000000000001, to_v0=0x7ff80000000000001e60000000000000, fpsr=0x1
        check   "fsqrt v0.2d, v1.2d", v1=0x3ff8000000000000bff8dbd64224ec4c, to_v0=0x3ff3988e1409212e7ff8000000000000, fpsr=0x11
        check   "fsqrt v0.2s, v1.2s", v1=0xcf00000041d1ff6ac07220edff7fffff, to_v0=0x7fc000007fc00000, fpsr=0x1
        check   "fsqrt v0.2s, v1.2s", v1=0xbe5bb7e03e5fba053da39e7e5f000000, to_v0=0x3e90b7c34f3504f3, fpsr=0x10
        check   "fsqrt v0.2s, v1.2s", v1=0x33800000000000013e7909c6c0afceba, fpcr=0x1880000, to_v0=0x3efc7ebe7fc00000, fpsr=0x11
        check   "fsqrt v0.2s, v1.2s", v1=0x807fffff41032f5200000001ffc54321, fpcr=0x1000000, to_v0=0xffc54321, fpsr=0x80
        check   "fsqrt v0.8h, v1.8h", v1=0x8000780083ff3089478abbe242e43d03, fpcr=0x400000, to_v0=0x800059a97e003606417e7e003f6d3c7b, fpsr=0x11
        check   "fsqrt v0.8h, v1.8h", v1=0xbbef77ff7bff4f26c1b97c00c1077c01, to_v0=0x7e0059a85bff45597e007c007e007e01, fpsr=0x11
        check   "fsqrt v0.8h, v1.8h", v1=0x4db749ce78007e004248fe343c003d72, to_v0=0x44c842d159a87e003f17fe343c003cab, fpsr=0x10
        check   "fsqrt v0.8h, v1.8h", v1=0x63ff30197c002ed980003b423b733c00, fpcr=0x3880000, to_v0=0x4fff35b97c00353b80003b9e3bb83c00, fpsr=0x10
        check   "fsqrt v0.4h, v1.4h", v1=0x7c013800cd7ebc00ca7bb4b0fd558000, fpcr=0x2480000, to_v0=0x7e007e007e008000, fpsr=0x1
        check   "fsqrt v0.4h, v1.4h", v1=0x42037e007c00cd2200003c0038000000, to_v0=0x3c0039a80000, fpsr=0x10
        check   "fsqrt v0.4h, v1.4h", v1=0xfbffbc00bc7e46dfbc4a4bb8ae2dfbff, to_v0=0x7e0043dc7e007e00, fpsr=0x11
        check   "fsqrt v0.4h, v1.4h", v1=0x39223c00fe34fe3483ff7c007e00fc00, to_v0=0x7e007c007e007e00, fpsr=0x1
        check   "frintn v0.2d, v1.2d", v1=0x7ff80000000000007ff0000000000000, to_v0=0x7ff80000000000007ff0000000000000
        check   "frintn v0.2d, v1.2d", v1=0x3fe090d156385cf4fff5555555555555, to_v0=0x3ff0000000000000fffd555555555555, fpsr=0x1
        check   "frintn v0.2d, v1.2d", v1=0xc02d274dbd412fe441dfffffffe00000, fpcr=0x3c80000, to_v0=0xc02e00000000000041e0000000000000
        check   "frintn v0.2d, v1.2d", v1=0x1403547c4ee5afccb, fpcr=0x1080000, to_v0=0x4035000000000000, fpsr=0x80
        check   "frintn v0.2s, v1.2s", v1=0xbf895869c055ce0140960866401a0aec, fpcr=0x800000, to_v0=0x40a0000040000000
        check   "frintn v0.2s, v1.2s", v1=0xffc54321cf0000003fc000004f000000, to_v0=0x400000004f000000
        check   "frintn v0.2s, v1.2s", v1=0xff800000477fe0007f8000014100b6bd, to_v0=0x7fc0000141000000, fpsr=0x1
        check   "frintn v0.2s, v1.2s", v1=0x387fc000387fc000387fc000ffa55555, fpcr=0x3400000, to_v0=0x7fc00000, fpsr=0x1
        check   "frintn v0.8h, v1.8h", v1=0xfc0000007e00bdd100014b0dfc007c00, to_v0=0xfc0000007e00bc0000004b00fc007c00
        check   "frintn v0.8h, v1.8h", v1=0x429a83fffbfffe34fbff3af03c0032b1, fpcr=0x1000000, to_v0=0x42008000fbfffe34fbff3c003c000000
        check   "frintn v0.8h, v1.8h", v1=0x4291b7debe02fe346401fd55c85db52c, fpcr=0x7080000, to_v0=0x42008000c0007e0064017e00c8808000, fpsr=0x1
        check   "frintn v0.8h, v1.8h", v1=0xfbfffe3432662f49000000017c012c50, to_v0=0xfbfffe3400000000000000007e010000, fpsr=0x1
        check   "frintn v0.4h, v1.4h", v1=0xb47977ffb5edbc00c9463e0077fffc00, to_v0=0xc980400077fffc00
        check   "frintn v0.4h, v1.4h", v1=0x78007e00fd5563ff640146e4c9ae3e00, fpcr=0x6800000, to_v0=0x64014700c9804000
        check   "frintn v0.4h, v1.4h", v1=0xcb23780078007bffc3fd43ce7c013dc2, to_v0=0xc40044007e013c00, fpsr=0x1
        check   "frintn v0.4h, v1.4h", v1=0xce0cb2f6c74bbc00c7eafbffbe1a7c01, fpcr=0x2800000, to_v0=0xc800fbffc0007e00, fpsr=0x1
        check   "frintm v0.4s, v1.4s", v1=0x5f0000003f800000ffa5555500000000, fpcr=0x2c80000, to_v0=0x5f0000003f8000007fc0000000000000, fpsr=0x1
        check   "frintm v0.4s, v1.4s", v1=0x4f7fffff411b89287f8000007f800001, to_v0=0x4f7fffff411000007f8000007fc00001, fpsr=0x1
        check   "frintm v0.4s, v1.4s", v1=0xc04f2499bf800000417d6bb83fc00000, fpcr=0x3080000, to_v0=0xc0800000bf800000417000003f800000
        check   "frintm v0.4s, v1.4s", v1=0x7f7fffff4b0000017fc00000ff800000, to_v0=0x7f7fffff4b0000017fc00000ff800000
        check   "frintm v0.2d, v1.2d", v1=0x3fb31c32e0c2889ebff0000000000000, fpcr=0x3880000, to_v0=0xbff0000000000000
        check   "frintm v0.2d, v1.2d", v1=0x3ff800000000000043f0000000000000, to_v0=0x3ff000000000000043f0000000000000
        check   "frintm v0.2d, v1.2d", v1=0x17ff0000000000001, to_v0=0x7ff8000000000001, fpsr=0x1
        check   "frintm v0.2d, v1.2d", v1=0x43f00000000000000000000000000001, fpcr=0x1c00000, to_v0=0x43f00000000000000000000000000000, fpsr=0x80
        check   "frintm v0.8h, v1.8h", v1=0xbe88bf1f383964017c007800424863ff, to_v0=0xc000c000000064017c007800420063fe
        check   "frintm v0.8h, v1.8h", v1=0x7bfffc0064017c0141353f2d327e2ec0, to_v0=0x7bfffc0064017e0140003c0000000000, fpsr=0x1
        check   "frintm v0.8h, v1.8h", v1=0x83ff7c014248fd5538003747fbff8000, fpcr=0x3400000, to_v0=0xbc007e0042007e0000000000fbff8000, fpsr=0x1
        check   "frintm v0.8h, v1.8h", v1=0x8000c6faaeb983ff63ff3ea44e643c01, fpcr=0x2400000, to_v0=0x8000c700bc00bc0063fe3c004e403c00
        check   "frintm v0.4h, v1.4h", v1=0xbc003800cf610001c86c0400b0eead7c, to_v0=0xc8800000bc00bc00
        check   "frintm v0.4h, v1.4h", v1=0x78000400c52400003c0038007bff0000, fpcr=0x3800000, to_v0=0x3c0000007bff0000
        check   "frintm v0.4h, v1.4h", v1=0x7bffbda13c0134c32c13c0be36ca7c01, to_v0=0xc20000007e01, fpsr=0x1
        check   "frintm v0.4h, v1.4h", v1=0xc259cfe563fffbff83ff7c01bd5b3754, fpcr=0x400000, to_v0=0xbc007e01c0000000, fpsr=0x1
        check   "frintz v0.2d, v1.2d", v1=0xfff8abcdef012345bff5ed0f9c6903ef, to_v0=0xfff8abcdef012345bff0000000000000
        check   "frintz v0.2d, v1.2d", v1=0x3fd04737539ee22543e0000000000000, fpcr=0x80000, to_v0=0x43e0000000000000
        check   "frintz v0.2d, v1.2d", v1=0x7fefffffffffffff7ff0000000000001, to_v0=0x7fefffffffffffff7ff8000000000001, fpsr=0x1
        check   "frintz v0.2d, v1.2d", v1=0xc02c6b978f44b0bcfff0000000000000, to_v0=0xc02c000000000000fff0000000000000
        check   "frintz v0.2s, v1.2s", v1=0x40a54ae7008000003e6f944d42f6e979, fpcr=0x80000, to_v0=0x42f60000
        check   "frintz v0.2s, v1.2s", v1=0x3f800000bf80000040490fdbcf000000, to_v0=0x40400000cf000000
        check   "frintz v0.2s, v1.2s", v1=0xcf0000005f0000003f000000ffa55555, to_v0=0xffe55555, fpsr=0x1
        check   "frintz v0.2s, v1.2s", v1=0x387fc0007f7fffffff800000ffa55555, fpcr=0x4480000, to_v0=0xff800000ffe55555, fpsr=0x1
        check   "frintz v0.8h, v1.8h", v1=0xfc00bc00cfb5040042482dddbc003c01, to_v0=0xfc00bc00cf80000042000000bc003c00
        check   "frintz v0.8h, v1.8h", v1=0xc06f00013d953b3db17c7e00b8087800, fpcr=0x1480000, to_v0=0xc00000003c00000080007e0080007800
        check   "frintz v0.8h, v1.8h", v1=0xce8e40ff7c01380004003250c7ae6401, fpcr=0xc00000, to_v0=0xce8040007e01000000000000c7006401, fpsr=0x1
        check   "frintz v0.8h, v1.8h", v1=0x77ff39707c012fff3c0164016401bc00, to_v0=0x77ff00007e0100003c0064016401bc00, fpsr=0x1
        check   "frintz v0.4h, v1.4h", v1=0x49a74ae53c017bff83ffbcab7bff7e00, fpcr=0x1880000, to_v0=0x8000bc007bff7e00
        check   "frintz v0.4h, v1.4h", v1=0x3766addfc8853c00b42a800000013c01, to_v0=0x8000800000003c00
        check   "frintz v0.4h, v1.4h", v1=0x38007bfffe34ae17fd557c007e003249, fpcr=0x2080000, to_v0=0x7e007c007e000000, fpsr=0x1
        check   "frintz v0.4h, v1.4h", v1=0x3c00cf266401640177fffd550001fbff, to_v0=0x77ffff550000fbff, fpsr=0x1
        check   "frinta v0.4s, v1.4s", v1=0x477ff000387fc000c17ab14a00000000, fpcr=0x3400000, to_v0=0x477ff00000000000c180000000000000
        check   "frinta v0.4s, v1.4s", v1=0xbf71b0a500000001807fffff80000000, to_v0=0xbf800000000000008000000080000000
        check   "frinta v0.4s, v1.4s", v1=0x338000007f800001000000013ff085af, fpcr=0xc00000, to_v0=0x7fc000010000000040000000, fpsr=0x1
        check   "frinta v0.4s, v1.4s", v1=0x330000013e0d5bcd41cdcc15ffa55555, to_v0=0x41d00000ffe55555, fpsr=0x1
        check   "frinta v0.2d, v1.2d", v1=0xbfea4a311c01a3f00010000000000000, fpcr=0x3800000, to_v0=0xbff00000000000000000000000000000
        check   "frinta v0.2d, v1.2d", v1=0x400f91723d1f548e405edd2f1a9fbe77, to_v0=0x4010000000000000405ec00000000000
        check   "frinta v0.2d, v1.2d", v1=0xc01d249814eb80577ff0000000000001, to_v0=0xc01c0000000000007ff8000000000001, fpsr=0x1
        check   "frinta v0.2d, v1.2d", v1=0x3fb61d45a8068ed6800fffffffffffff, fpcr=0x3c00000, to_v0=0x8000000000000000, fpsr=0x80
        check   "frinta v0.8h, v1.8h", v1=0xbc002c7bfbff4bfb64013800b8e8bc00, to_v0=0xbc000000fbff4c0064013c00bc00bc00
        check   "frinta v0.8h, v1.8h", v1=0xfd55fc00396a4ada63ff362d3158fd55, fpcr=0x1c80000, to_v0=0xff55fc003c004b00640000000000ff55, fpsr=0x1
        check   "frinta v0.8h, v1.8h", v1=0x3c007c017c007800ae9d0400c9e02c53, to_v0=0x3c007e017c00780080000000ca000000, fpsr=0x1
        check   "frinta v0.8h, v1.8h", v1=0x380000003c00b6d046b4c49e7e00bc00, fpcr=0xc80000, to_v0=0x3c0000003c0080004700c5007e00bc00
        check   "frinta v0.4h, v1.4h", v1=0xbc003de37c004d9431bf49b463ff4d86, to_v0=0x498064004d80
        check   "frinta v0.4h, v1.4h", v1=0xc4d777ff3800b9263c017e003c01cab5, fpcr=0x2400000, to_v0=0x3c007e003c00ca80
        check   "frinta v0.4h, v1.4h", v1=0x42482fe3bc00480bfc0000007c013c00, fpcr=0x7480000, to_v0=0xfc0000007e003c00, fpsr=0x1
        check   "frinta v0.4h, v1.4h", v1=0x640147e44c9077fffe347c013e003800, to_v0=0xfe347e0140003c00, fpsr=0x1
        check   "frintx v0.2d, v1.2d", v1=0xc3e0000000000000fff5555555555555, to_v0=0xc3e0000000000000fffd555555555555, fpsr=0x1
        check   "frintx v0.2d, v1.2d", v1=0x3fb34aad872cb644bfdad56007ef58dd, fpcr=0x5480000, to_v0=0x3ff00000000000008000000000000000, fpsr=0x10
        check   "frintx v0.2d, v1.2d", v1=0x4015615d622ea3cb3fb992efe154a9cc, to_v0=0x40140000000000000000000000000000, fpsr=0x10
        check   "frintx v0.2d, v1.2d", v1=0x80000000000000007ff8000000000000, to_v0=0x80000000000000007ff8000000000000
        check   "frintx v0.4s, v1.4s", v1=0xc00b716dffc54321bec402694f000000, to_v0=0xc0000000ffc54321800000004f000000, fpsr=0x10
        check   "frintx v0.4s, v1.4s", v1=0x807fffff7f800000405f846b4f800000, fpcr=0x3400000, to_v0=0x800000007f800000408000004f800000, fpsr=0x90
        check   "frintx v0.4s, v1.4s", v1=0xffc543217f7fffffffc543213defa171, fpcr=0x3000000, to_v0=0x7fc000007f7fffff7fc0000000000000, fpsr=0x10
        check   "frintx v0.4s, v1.4s", v1=0xbf8edd3b42f6e979bdf877ba7f800001, to_v0=0xbf80000042f60000800000007fc00001, fpsr=0x11
        check   "frintx v0.8h, v1.8h", v1=0x31fa4e9e04007bfffe340001bc007c00, to_v0=0x4e8000007bfffe340000bc007c00, fpsr=0x10
        check   "frintx v0.8h, v1.8h", v1=0x4cb5fd557bffbc004248cc2363ff3c00, to_v0=0x4cc0ff557bffbc004200cc4064003c00, fpsr=0x11
        check   "frintx v0.8h, v1.8h", v1=0x3ebcae2dfbfffc007bff3b17b9cf3c00, fpcr=0x480000, to_v0=0x40008000fbfffc007bff3c0080003c00, fpsr=0x10
        check   "frintx v0.8h, v1.8h", v1=0x45a5bc0077ff80003c000400fd55fbff, fpcr=0x2480000, to_v0=0x4600bc0077ff80003c003c007e00fbff, fpsr=0x11
        check   "frintx v0.4h, v1.4h", v1=0x4ec837edbc00bfbf7bff63ff38007c00, to_v0=0x7bff640000007c00, fpsr=0x10
        check   "frintx v0.4h, v1.4h", v1=0x4ba13800fbff00007c013b5a45f8fbff, to_v0=0x7e013c004600fbff, fpsr=0x11
        check   "frintx v0.4h, v1.4h", v1=0xb4c17bff3c0147c57c013e9a3c0183ff, fpcr=0x800000, to_v0=0x7e013c003c00bc00, fpsr=0x11
        check   "frintx v0.4h, v1.4h", v1=0xbbd7fbffbc00fbff8000380038213f1f, fpcr=0x2c80000, to_v0=0x8000000000003c00, fpsr=0x10
        check   "frinti v0.2d, v1.2d", v1=0x43f0000000000000bfce16f04ac65010, to_v0=0x43f00000000000008000000000000000
        check   "frinti v0.2d, v1.2d", v1=0xbfdbb1028d11d7f97ff8000000000000, fpcr=0x2c00000, to_v0=0x80000000000000007ff8000000000000
        check   "frinti v0.2d, v1.2d", v1=0xbfe03ab594dca48afff5555555555555, to_v0=0xbff0000000000000fffd555555555555, fpsr=0x1
        check   "frinti v0.2d, v1.2d", v1=0x800fffffffffffffc036b85ab15a83b2, fpcr=0x3080000, to_v0=0x8000000000000000c037000000000000, fpsr=0x80
        check   "frinti v0.4s, v1.4s", v1=0x40490fdb3f800000cf0000007f800001, to_v0=0x404000003f800000cf0000007fc00001, fpsr=0x1
        check   "frinti v0.4s, v1.4s", v1=0xbfc499763f00000033800000beceed86, to_v0=0xc0000000000000000000000080000000
        check   "frinti v0.4s, v1.4s", v1=0x41b8b62e40490fdb7e800000c0c4c88e, fpcr=0x1c00000, to_v0=0x41b80000404000007e800000c0c00000
        check   "frinti v0.4s, v1.4s", v1=0xbf8000003f80000142f6e9797f800001, fpcr=0x3480000, to_v0=0xbf8000004000000042f800007fc00000, fpsr=0x1
        check   "frinti v0.8h, v1.8h", v1=0xbfbb8000fe34ccd10001ce8c35cc4d43, to_v0=0xc0008000fe34ccc00000ce8000004d40
        check   "frinti v0.8h, v1.8h", v1=0xfe340000fe348000fe34fd55bc007c01, to_v0=0xfe340000fe348000fe34ff55bc007e01, fpsr=0x1
        check   "frinti v0.8h, v1.8h", v1=0xbc000001fe3464013c41ca8880003270, fpcr=0x2480000, to_v0=0xbc0000007e0064014000ca8080003c00
        check   "frinti v0.8h, v1.8h", v1=0x4a45fbff0400adf53c0177ff7c01adaf, fpcr=0x480000, to_v0=0x4a80fbff3c008000400077ff7e018000, fpsr=0x1
        check   "frinti v0.4h, v1.4h", v1=0x364b3c017e0063ff83ff64010001fd55, to_v0=0x800064010000ff55, fpsr=0x1
        check   "frinti v0.4h, v1.4h", v1=0xc1bd7c013e00640138003c01cddebc00, to_v0=0x3c00cdc0bc00
        check   "frinti v0.4h, v1.4h", v1=0xcc5b3c0000000000c2d93ac0fe347c01, fpcr=0x3480000, to_v0=0xc2003c007e007e00, fpsr=0x1
        check   "frinti v0.4h, v1.4h", v1=0x4007c013800fbff64013c33b8224594, fpcr=0x7c80000, to_v0=0x64013c0080004500
        check   "frecpe v0.2s, v1.2s", v1=0x477ff00040bd96583f80000133000001, to_v0=0x3f7f80004bff8000
        check   "frecpe v0.2s, v1.2s", v1=0x3f000000ffa5555500000000ff7fffff, to_v0=0x7f80000080200000, fpsr=0x2
        check   "frecpe v0.2s, v1.2s", v1=0x42f6e979c0a6b49e410bf3f3387fc000, fpcr=0x3880000, to_v0=0x3dea800046800000
        check   "frecpe v0.2s, v1.2s", v1=0x4173aafabe217f57477ff0007f800001, to_v0=0x378000007fc00001, fpsr=0x1
        check   "frecpe v0.2d, v1.2d", v1=0xbffce5cc79a8c2d03690000000000001, fpcr=0x1400000, to_v0=0xbfe1b00000000000494ff00000000000
        check   "frecpe v0.2d, v1.2d", v1=0x43e000000000000047efffffefffffff, to_v0=0x3bfff0000000000037f0000000000000
        check   "frecpe v0.2d, v1.2d", v1=0x3fe00000000000007ff0000000000001, to_v0=0x3ffff000000000007ff8000000000001, fpsr=0x1
        check   "frecpe v0.2d, v1.2d", v1=0x403d1fd3e95bcca7, to_v0=0x7ff00000000000003fa1a00000000000, fpsr=0x2
        check   "frecpe v0.4h, v1.4h", v1=0x3c017e00bc00c66f3e0063ffb2c62de9, to_v0=0x39541400c4b84968
        check   "frecpe v0.4h, v1.4h", v1=0x7bff78007e00439f449ac4f5640183ff, fpcr=0x3c00000, to_v0=0x32f4b27413fcf400
        check   "frecpe v0.4h, v1.4h", v1=0x83ff3c0141a2b73000013e00fc00cc49, to_v0=0x7c0039548000ab74, fpsr=0x14
        check   "frecpe v0.4h, v1.4h", v1=0x7c007bff3c017c017e0083ff7c017e00, fpcr=0x2880000, to_v0=0x7e00fc007e007e00, fpsr=0x3
        check   "frecpe v0.8h, v1.8h", v1=0x8000fbff7e00fe34c6d07c000400b81a, fpcr=0x2480000, to_v0=0xfc0080007e007e00b0b0000073fcbfcc, fpsr=0xa
        check   "frecpe v0.8h, v1.8h", v1=0xfd556401487583ff7c017c0077ff77ff, to_v0=0xff5513fc2f2cf4007e01000002000200, fpsr=0x1
        check   "frecpe v0.8h, v1.8h", v1=0x3800fc00fbffcc6978007e00c5b64248, to_v0=0x3ffc80008100ab4001ff7e00b19c3518
        check   "frecpe v0.8h, v1.8h", v1=0x3a0ab3647bffc18d00017c003ffbfd55, fpcr=0x1000000, to_v0=0x3d4cc4540100b5c47c0000003804ff55, fpsr=0x15
        check   "frsqrte v0.4s, v1.4s", v1=0x3f3bb2763f76deed330000017fc00000, to_v0=0x3f9580003f82800045b480007fc00000
        check   "frsqrte v0.4s, v1.4s", v1=0x4f00000033000001414d4412bde56d31, fpcr=0x3080000, to_v0=0x37b4800045b480003e8f00007fc00000, fpsr=0x1
        check   "frsqrte v0.4s, v1.4s", v1=0x13f8000013db8368b00000000, to_v0=0x64b480003f7f8000405500007f800000, fpsr=0x2
        check   "frsqrte v0.4s, v1.4s", v1=0x477fe000cf000000ff800000bf800000, to_v0=0x3b8000007fc000007fc000007fc00000, fpsr=0x1
        check   "frsqrte v0.2d, v1.2d", v1=0x7ff0000000000000c0037600282c642b, to_v0=0x7ff8000000000000, fpsr=0x1
        check   "frsqrte v0.2d, v1.2d", v1=0xfff5555555555555c021cbd4162ac384, fpcr=0x880000, to_v0=0xfffd5555555555557ff8000000000000, fpsr=0x1
        check   "frsqrte v0.2d, v1.2d", v1=0x47efffffefffffff3690000000000001, to_v0=0x3bf0000000000000449ff00000000000
        check   "frsqrte v0.2d, v1.2d", v1=0x43f00000000000003ff0000000000001, fpcr=0x1000000, to_v0=0x3deff000000000003feff00000000000
        check   "frsqrte v0.8h, v1.8h", v1=0xbe2f040037b783ffbe072ea04cda7c01, fpcr=0x3400000, to_v0=0x7e0057fc3dc47e007e00423433447e00, fpsr=0x1
        check   "frsqrte v0.8h, v1.8h", v1=0x3e004248b3aec7cdbc00fbff77ffcc5a, to_v0=0x3a8838847e007e007e007e001da87e00, fpsr=0x1
        check   "frsqrte v0.8h, v1.8h", v1=0xacab42a24201be9e83ff8000b0ab2d9f, fpcr=0x4400000, to_v0=0x7e003864389c7e007e00fc007e0042c0, fpsr=0x3
        check   "frsqrte v0.8h, v1.8h", v1=0x7e004e194fec424877ff00010000cc42, to_v0=0x7e00327831b038841da86bfc7c007e00, fpsr=0x3
        check   "frsqrte v0.4h, v1.4h", v1=0x3c014c26b059fbff7c0164018000fc00, fpcr=0x1400000, to_v0=0x7e0127fcfc007e00, fpsr=0x3
        check   "frsqrte v0.4h, v1.4h", v1=0x7bff3b2b3c00cf16380064017e0063ff, to_v0=0x3da427fc7e002800
        check   "frsqrte v0.4h, v1.4h", v1=0x4248cc5a31d30400af2e7800cddec739, to_v0=0x7e001da47e007e00, fpsr=0x1
        check   "frsqrte v0.4h, v1.4h", v1=0x77ff0400b4e43c003e00bc0063ff0000, to_v0=0x3a887e0028007c00, fpsr=0x3
        check   "urecpe v0.2s, v1.2s", v1=0x3ffeebdf3f8000004b0000017f800001, to_v0=0xffffffffffffffff
        check   "urecpe v0.2s, v1.2s", v1=0x7fc0000042f6e979bea7ef8b7f800001, fpcr=0x3c00000, to_v0=0xac000000ffffffff
        check   "urecpe v0.2s, v1.2s", v1=0x4b0000013e3a535f7fc0000040ca4cc5, fpcr=0x3080000, to_v0=0xffffffffffffffff
        check   "urecpe v0.2s, v1.2s", v1=0x387fc0007f7fffff3eeed82cbfaf9007, to_v0=0xffffffffab000000
        check   "urecpe v0.4s, v1.4s", v1=0xbeb1d4b04182f6193f800000ff800000, to_v0=0xac000000ffffffffffffffff80000000
        check   "urecpe v0.4s, v1.4s", v1=0xcf000000bd98ee1fbf3c02493eaf8e53, fpcr=0x2080000, to_v0=0x9e000000ac800000ab800000ffffffff
        check   "urecpe v0.4s, v1.4s", v1=0x3df0f40400000001ff7fffff807fffff, to_v0=0xffffffffffffffff80800000ff800000
        check   "urecpe v0.4s, v1.4s", v1=0x41888c183e9149203e582788c1c40e87, to_v0=0xffffffffffffffffffffffffa9000000
        check   "ursqrte v0.2s, v1.2s", v1=0x40490fdb40f809db8000000042f6e979, to_v0=0xb4800000fa800000
        check   "ursqrte v0.2s, v1.2s", v1=0xcf000000c1988d973e4cf53800000000, fpcr=0x800000, to_v0=0xffffffffffffffff
        check   "ursqrte v0.2s, v1.2s", v1=0xc1cffe304f7fffff3e81ce453f800001, to_v0=0xffffffffffffffff
        check   "ursqrte v0.2s, v1.2s", v1=0x477fe0004f80000080000000cf000000, to_v0=0xb48000008e000000
        check   "ursqrte v0.4s, v1.4s", v1=0xbe4fef93416743bfff800000bdc27141, fpcr=0x1000000, to_v0=0x94800000fd8000008000000095000000
        check   "ursqrte v0.4s, v1.4s", v1=0x4095304b3f000000bfc35c6a33800000, to_v0=0xfe800000ffffffff94000000ffffffff
        check   "ursqrte v0.4s, v1.4s", v1=0x807fffff4140a6e53e5dba354b000001, to_v0=0xb4800000fd800000ffffffffec000000
        check   "ursqrte v0.4s, v1.4s", v1=0x477fe0003f98bac4ff80000000000000, to_v0=0xf2800000ffffffff80000000ffffffff

        end_of_file
