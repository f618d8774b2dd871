// Base instruction set: exclusives and atomic instructions.
// SPDX-License-Identifier: MIT

#include "base.inc"

        start
        insn "swpb w1, w0, [x5]", 0x7b7bb151e42604c2
        insn "casb w1, w2, [x5]", 0xdd6b9d363fe687a4
        insn "ldrb w1, [x5]; casb w1, w2, [x5]", 0x51d62a8b33aa0052
        insn "ldaddb w1, w0, [x5]", 0xb65aa360138f1282
        insn "ldclrb w1, w0, [x5]", 0xdae368e4db1af38c
        insn "ldeorb w1, w0, [x5]", 0x90630cda1343edd3
        insn "ldsetb w1, w0, [x5]", 0xc2c1770250f593e
        insn "ldsmaxb w1, w0, [x5]", 0xbdc24819c35016f6
        insn "ldsminb w1, w0, [x5]", 0x4dfd226475116cac
        insn "ldumaxb w1, w0, [x5]", 0x4d66cd94ca0aa9be
        insn "lduminb w1, w0, [x5]", 0x9e99dcf278780ca1
        insn "swpab w1, w0, [x5]", 0x7b7bb151e42604c2
        insn "casab w1, w2, [x5]", 0xdd6b9d363fe687a4
        insn "ldrb w1, [x5]; casab w1, w2, [x5]", 0x51d62a8b33aa0052
        insn "ldaddab w1, w0, [x5]", 0xb65aa360138f1282
        insn "ldclrab w1, w0, [x5]", 0xdae368e4db1af38c
        insn "ldeorab w1, w0, [x5]", 0x90630cda1343edd3
        insn "ldsetab w1, w0, [x5]", 0xc2c1770250f593e
        insn "ldsmaxab w1, w0, [x5]", 0xbdc24819c35016f6
        insn "ldsminab w1, w0, [x5]", 0x4dfd226475116cac
        insn "ldumaxab w1, w0, [x5]", 0x4d66cd94ca0aa9be
        insn "lduminab w1, w0, [x5]", 0x9e99dcf278780ca1
        insn "swplb w1, w0, [x5]", 0x7b7bb151e42604c2
        insn "caslb w1, w2, [x5]", 0xdd6b9d363fe687a4
        insn "ldrb w1, [x5]; caslb w1, w2, [x5]", 0x51d62a8b33aa0052
        insn "ldaddlb w1, w0, [x5]", 0xb65aa360138f1282
        insn "ldclrlb w1, w0, [x5]", 0xdae368e4db1af38c
        insn "ldeorlb w1, w0, [x5]", 0x90630cda1343edd3
        insn "ldsetlb w1, w0, [x5]", 0xc2c1770250f593e
        insn "ldsmaxlb w1, w0, [x5]", 0xbdc24819c35016f6
        insn "ldsminlb w1, w0, [x5]", 0x4dfd226475116cac
        insn "ldumaxlb w1, w0, [x5]", 0x4d66cd94ca0aa9be
        insn "lduminlb w1, w0, [x5]", 0x9e99dcf278780ca1
        insn "swpalb w1, w0, [x5]", 0x7b7bb151e42604c2
        insn "casalb w1, w2, [x5]", 0xdd6b9d363fe687a4
        insn "ldrb w1, [x5]; casalb w1, w2, [x5]", 0x51d62a8b33aa0052
        insn "ldaddalb w1, w0, [x5]", 0xb65aa360138f1282
        insn "ldclralb w1, w0, [x5]", 0xdae368e4db1af38c
        insn "ldeoralb w1, w0, [x5]", 0x90630cda1343edd3
        insn "ldsetalb w1, w0, [x5]", 0xc2c1770250f593e
        insn "ldsmaxalb w1, w0, [x5]", 0xbdc24819c35016f6
        insn "ldsminalb w1, w0, [x5]", 0x4dfd226475116cac
        insn "ldumaxalb w1, w0, [x5]", 0x4d66cd94ca0aa9be
        insn "lduminalb w1, w0, [x5]", 0x9e99dcf278780ca1
        insn "staddb w2, [x5]", 0x6acee2297005ae67
        insn "stclrb w2, [x5]", 0x54c51d50db761f50
        insn "steorb w2, [x5]", 0xcc312761227ace06
        insn "stsetb w2, [x5]", 0x4cdebd14a934f0af
        insn "stsmaxb w2, [x5]", 0xaeef79f3df45fd22
        insn "stsminb w2, [x5]", 0x37b801b4b965f260
        insn "stumaxb w2, [x5]", 0x4cdebd14a934f0af
        insn "stuminb w2, [x5]", 0xfd0fcefbb4a4d8ea
        insn "ldxrb w0, [x5]; stxrb w1, w2, [x5]", 0x3403e1fd046197cd
        insn "ldxrb w0, [x5]; stlxrb w1, w2, [x5]", 0x3403e1fd046197cd
        insn "ldaxrb w0, [x5]; stxrb w1, w2, [x5]", 0x3403e1fd046197cd
        insn "ldaxrb w0, [x5]; stlxrb w1, w2, [x5]", 0x3403e1fd046197cd
        insn "ldxrb w0, [x5]; clrex; stxrb w1, w2, [x5]", 0xe07850964fb84a88
        insn "clrex; stxrb w1, w2, [x5]", 0xf4cf26fce38f204f
        insn "ldxrb w0, [x5]; add x9, x5, #16; stxrb w1, w2, [x9]", 0xe07850964fb84a88
        insn "ldxrb w0, [x5]; strb w3, [x5]; strb w0, [x5]; add w0, w0, #1; clrex", 0x44483fc497c9ddb9
        insn "swph w1, w0, [x5]", 0x5cc588b2c50758e2
        insn "cash w1, w2, [x5]", 0xb0caa70b7dcbffb6
        insn "ldrh w1, [x5]; cash w1, w2, [x5]", 0x4bbedc68889368f7
        insn "ldaddh w1, w0, [x5]", 0x75c879ad29680672
        insn "ldclrh w1, w0, [x5]", 0x8a35768220fbcedb
        insn "ldeorh w1, w0, [x5]", 0xcac4a7dcc8862637
        insn "ldseth w1, w0, [x5]", 0xcbd8138ccc21eef3
        insn "ldsmaxh w1, w0, [x5]", 0x30818c630e86adce
        insn "ldsminh w1, w0, [x5]", 0x5cc588b2c50758e2
        insn "ldumaxh w1, w0, [x5]", 0x264d81d4a43b0d2c
        insn "lduminh w1, w0, [x5]", 0x830ec0460fb81359
        insn "swpah w1, w0, [x5]", 0x5cc588b2c50758e2
        insn "casah w1, w2, [x5]", 0xb0caa70b7dcbffb6
        insn "ldrh w1, [x5]; casah w1, w2, [x5]", 0x4bbedc68889368f7
        insn "ldaddah w1, w0, [x5]", 0x75c879ad29680672
        insn "ldclrah w1, w0, [x5]", 0x8a35768220fbcedb
        insn "ldeorah w1, w0, [x5]", 0xcac4a7dcc8862637
        insn "ldsetah w1, w0, [x5]", 0xcbd8138ccc21eef3
        insn "ldsmaxah w1, w0, [x5]", 0x30818c630e86adce
        insn "ldsminah w1, w0, [x5]", 0x5cc588b2c50758e2
        insn "ldumaxah w1, w0, [x5]", 0x264d81d4a43b0d2c
        insn "lduminah w1, w0, [x5]", 0x830ec0460fb81359
        insn "swplh w1, w0, [x5]", 0x5cc588b2c50758e2
        insn "caslh w1, w2, [x5]", 0xb0caa70b7dcbffb6
        insn "ldrh w1, [x5]; caslh w1, w2, [x5]", 0x4bbedc68889368f7
        insn "ldaddlh w1, w0, [x5]", 0x75c879ad29680672
        insn "ldclrlh w1, w0, [x5]", 0x8a35768220fbcedb
        insn "ldeorlh w1, w0, [x5]", 0xcac4a7dcc8862637
        insn "ldsetlh w1, w0, [x5]", 0xcbd8138ccc21eef3
        insn "ldsmaxlh w1, w0, [x5]", 0x30818c630e86adce
        insn "ldsminlh w1, w0, [x5]", 0x5cc588b2c50758e2
        insn "ldumaxlh w1, w0, [x5]", 0x264d81d4a43b0d2c
        insn "lduminlh w1, w0, [x5]", 0x830ec0460fb81359
        insn "swpalh w1, w0, [x5]", 0x5cc588b2c50758e2
        insn "casalh w1, w2, [x5]", 0xb0caa70b7dcbffb6
        insn "ldrh w1, [x5]; casalh w1, w2, [x5]", 0x4bbedc68889368f7
        insn "ldaddalh w1, w0, [x5]", 0x75c879ad29680672
        insn "ldclralh w1, w0, [x5]", 0x8a35768220fbcedb
        insn "ldeoralh w1, w0, [x5]", 0xcac4a7dcc8862637
        insn "ldsetalh w1, w0, [x5]", 0xcbd8138ccc21eef3
        insn "ldsmaxalh w1, w0, [x5]", 0x30818c630e86adce
        insn "ldsminalh w1, w0, [x5]", 0x5cc588b2c50758e2
        insn "ldumaxalh w1, w0, [x5]", 0x264d81d4a43b0d2c
        insn "lduminalh w1, w0, [x5]", 0x830ec0460fb81359
        insn "staddh w2, [x5]", 0xd7e0ff35732dbf0b
        insn "stclrh w2, [x5]", 0x2a57bc088cc94868
        insn "steorh w2, [x5]", 0xc8c8104b1fb9c077
        insn "stseth w2, [x5]", 0x341724016403ad40
        insn "stsmaxh w2, [x5]", 0x37b801b4b965f260
        insn "stsminh w2, [x5]", 0x6d6bb5efdeb48095
        insn "stumaxh w2, [x5]", 0x8557cd2c791d0dd5
        insn "stuminh w2, [x5]", 0x93afed006cee531c
        insn "ldxrh w0, [x5]; stxrh w1, w2, [x5]", 0x68e2e5806e57b714
        insn "ldxrh w0, [x5]; stlxrh w1, w2, [x5]", 0x68e2e5806e57b714
        insn "ldaxrh w0, [x5]; stxrh w1, w2, [x5]", 0x68e2e5806e57b714
        insn "ldaxrh w0, [x5]; stlxrh w1, w2, [x5]", 0x68e2e5806e57b714
        insn "ldxrh w0, [x5]; clrex; stxrh w1, w2, [x5]", 0xce2aff7004333527
        insn "clrex; stxrh w1, w2, [x5]", 0xf4cf26fce38f204f
        insn "ldxrh w0, [x5]; add x9, x5, #16; stxrh w1, w2, [x9]", 0xce2aff7004333527
        insn "ldxrh w0, [x5]; strh w3, [x5]; strh w0, [x5]; add w0, w0, #1; clrex", 0x3564f9b273fd5747
        insn "swp w1, w0, [x5]", 0xfd7aa4d6188fc8d6
        insn "cas w1, w2, [x5]", 0x80da7274299839d4
        insn "ldr w1, [x5]; cas w1, w2, [x5]", 0x342bddc0fed94be0
        insn "ldadd w1, w0, [x5]", 0x1324e98ce51b36e2
        insn "ldclr w1, w0, [x5]", 0x8d1a4e9df4c9c582
        insn "ldeor w1, w0, [x5]", 0xb182fa2ffb6c3d50
        insn "ldset w1, w0, [x5]", 0x7a94a90adf149ed8
        insn "ldsmax w1, w0, [x5]", 0x6c58631fb00161c5
        insn "ldsmin w1, w0, [x5]", 0x74799c5906852548
        insn "ldumax w1, w0, [x5]", 0x6931dd470a10f051
        insn "ldumin w1, w0, [x5]", 0xa025d92350d8ebd3
        insn "swpa w1, w0, [x5]", 0xfd7aa4d6188fc8d6
        insn "casa w1, w2, [x5]", 0x80da7274299839d4
        insn "ldr w1, [x5]; casa w1, w2, [x5]", 0x342bddc0fed94be0
        insn "ldadda w1, w0, [x5]", 0x1324e98ce51b36e2
        insn "ldclra w1, w0, [x5]", 0x8d1a4e9df4c9c582
        insn "ldeora w1, w0, [x5]", 0xb182fa2ffb6c3d50
        insn "ldseta w1, w0, [x5]", 0x7a94a90adf149ed8
        insn "ldsmaxa w1, w0, [x5]", 0x6c58631fb00161c5
        insn "ldsmina w1, w0, [x5]", 0x74799c5906852548
        insn "ldumaxa w1, w0, [x5]", 0x6931dd470a10f051
        insn "ldumina w1, w0, [x5]", 0xa025d92350d8ebd3
        insn "swpl w1, w0, [x5]", 0xfd7aa4d6188fc8d6
        insn "casl w1, w2, [x5]", 0x80da7274299839d4
        insn "ldr w1, [x5]; casl w1, w2, [x5]", 0x342bddc0fed94be0
        insn "ldaddl w1, w0, [x5]", 0x1324e98ce51b36e2
        insn "ldclrl w1, w0, [x5]", 0x8d1a4e9df4c9c582
        insn "ldeorl w1, w0, [x5]", 0xb182fa2ffb6c3d50
        insn "ldsetl w1, w0, [x5]", 0x7a94a90adf149ed8
        insn "ldsmaxl w1, w0, [x5]", 0x6c58631fb00161c5
        insn "ldsminl w1, w0, [x5]", 0x74799c5906852548
        insn "ldumaxl w1, w0, [x5]", 0x6931dd470a10f051
        insn "lduminl w1, w0, [x5]", 0xa025d92350d8ebd3
        insn "swpal w1, w0, [x5]", 0xfd7aa4d6188fc8d6
        insn "casal w1, w2, [x5]", 0x80da7274299839d4
        insn "ldr w1, [x5]; casal w1, w2, [x5]", 0x342bddc0fed94be0
        insn "ldaddal w1, w0, [x5]", 0x1324e98ce51b36e2
        insn "ldclral w1, w0, [x5]", 0x8d1a4e9df4c9c582
        insn "ldeoral w1, w0, [x5]", 0xb182fa2ffb6c3d50
        insn "ldsetal w1, w0, [x5]", 0x7a94a90adf149ed8
        insn "ldsmaxal w1, w0, [x5]", 0x6c58631fb00161c5
        insn "ldsminal w1, w0, [x5]", 0x74799c5906852548
        insn "ldumaxal w1, w0, [x5]", 0x6931dd470a10f051
        insn "lduminal w1, w0, [x5]", 0xa025d92350d8ebd3
        insn "stadd w2, [x5]", 0x50b68001229ef627
        insn "stclr w2, [x5]", 0x6a93ebf33ba9a821
        insn "steor w2, [x5]", 0x746d329c0f8ed2d3
        insn "stset w2, [x5]", 0x8e8f1a2c2e02a49b
        insn "stsmax w2, [x5]", 0x8677608287fa7a3f
        insn "stsmin w2, [x5]", 0xb6f6d003dbc6789
        insn "stumax w2, [x5]", 0x29959d4e0ebdb812
        insn "stumin w2, [x5]", 0x9fdffe0003b1faa1
        insn "ldxr w0, [x5]; stxr w1, w2, [x5]", 0x26825bfb4240c8b5
        insn "ldxr w0, [x5]; stlxr w1, w2, [x5]", 0x26825bfb4240c8b5
        insn "ldaxr w0, [x5]; stxr w1, w2, [x5]", 0x26825bfb4240c8b5
        insn "ldaxr w0, [x5]; stlxr w1, w2, [x5]", 0x26825bfb4240c8b5
        insn "ldxr w0, [x5]; clrex; stxr w1, w2, [x5]", 0xa7f839d41c2e8e4d
        insn "clrex; stxr w1, w2, [x5]", 0xf4cf26fce38f204f
        insn "ldxr w0, [x5]; add x9, x5, #16; stxr w1, w2, [x9]", 0xa7f839d41c2e8e4d
        insn "ldxr w0, [x5]; str w3, [x5]; str w0, [x5]; add w0, w0, #1; clrex", 0x3f7af59790e5ef4b
        insn "swp x1, x0, [x5]", 0xfe1867572841891f
        insn "cas x1, x2, [x5]", 0xbf13bcdb0fb7a58d
        insn "ldr x1, [x5]; cas x1, x2, [x5]", 0x1b8b583e8c1610dd
        insn "ldadd x1, x0, [x5]", 0x90af5f74a81390c0
        insn "ldclr x1, x0, [x5]", 0xa0c9b505cc72eb75
        insn "ldeor x1, x0, [x5]", 0xbd8faf9237bbf6de
        insn "ldset x1, x0, [x5]", 0x38a480c0d7e1d08a
        insn "ldsmax x1, x0, [x5]", 0x318f51d620c3dada
        insn "ldsmin x1, x0, [x5]", 0x43bda8ff69448dbe
        insn "ldumax x1, x0, [x5]", 0x8cc251d1183cabe1
        insn "ldumin x1, x0, [x5]", 0x3180410395741a0c
        insn "swpa x1, x0, [x5]", 0xfe1867572841891f
        insn "casa x1, x2, [x5]", 0xbf13bcdb0fb7a58d
        insn "ldr x1, [x5]; casa x1, x2, [x5]", 0x1b8b583e8c1610dd
        insn "ldadda x1, x0, [x5]", 0x90af5f74a81390c0
        insn "ldclra x1, x0, [x5]", 0xa0c9b505cc72eb75
        insn "ldeora x1, x0, [x5]", 0xbd8faf9237bbf6de
        insn "ldseta x1, x0, [x5]", 0x38a480c0d7e1d08a
        insn "ldsmaxa x1, x0, [x5]", 0x318f51d620c3dada
        insn "ldsmina x1, x0, [x5]", 0x43bda8ff69448dbe
        insn "ldumaxa x1, x0, [x5]", 0x8cc251d1183cabe1
        insn "ldumina x1, x0, [x5]", 0x3180410395741a0c
        insn "swpl x1, x0, [x5]", 0xfe1867572841891f
        insn "casl x1, x2, [x5]", 0xbf13bcdb0fb7a58d
        insn "ldr x1, [x5]; casl x1, x2, [x5]", 0x1b8b583e8c1610dd
        insn "ldaddl x1, x0, [x5]", 0x90af5f74a81390c0
        insn "ldclrl x1, x0, [x5]", 0xa0c9b505cc72eb75
        insn "ldeorl x1, x0, [x5]", 0xbd8faf9237bbf6de
        insn "ldsetl x1, x0, [x5]", 0x38a480c0d7e1d08a
        insn "ldsmaxl x1, x0, [x5]", 0x318f51d620c3dada
        insn "ldsminl x1, x0, [x5]", 0x43bda8ff69448dbe
        insn "ldumaxl x1, x0, [x5]", 0x8cc251d1183cabe1
        insn "lduminl x1, x0, [x5]", 0x3180410395741a0c
        insn "swpal x1, x0, [x5]", 0xfe1867572841891f
        insn "casal x1, x2, [x5]", 0xbf13bcdb0fb7a58d
        insn "ldr x1, [x5]; casal x1, x2, [x5]", 0x1b8b583e8c1610dd
        insn "ldaddal x1, x0, [x5]", 0x90af5f74a81390c0
        insn "ldclral x1, x0, [x5]", 0xa0c9b505cc72eb75
        insn "ldeoral x1, x0, [x5]", 0xbd8faf9237bbf6de
        insn "ldsetal x1, x0, [x5]", 0x38a480c0d7e1d08a
        insn "ldsmaxal x1, x0, [x5]", 0x318f51d620c3dada
        insn "ldsminal x1, x0, [x5]", 0x43bda8ff69448dbe
        insn "ldumaxal x1, x0, [x5]", 0x8cc251d1183cabe1
        insn "lduminal x1, x0, [x5]", 0x3180410395741a0c
        insn "stadd x2, [x5]", 0xe7929a5bd825f75c
        insn "stclr x2, [x5]", 0xe7d93856383d8332
        insn "steor x2, [x5]", 0x8c6ce954643e6879
        insn "stset x2, [x5]", 0x1aaa593f58b39858
        insn "stsmax x2, [x5]", 0x37b801b4b965f260
        insn "stsmin x2, [x5]", 0x250a21b9d5aea385
        insn "stumax x2, [x5]", 0x5777de792c55c3b8
        insn "stumin x2, [x5]", 0x12b383ff1fe23994
        insn "ldxr x0, [x5]; stxr w1, x2, [x5]", 0x5341bfde923a48c0
        insn "ldxr x0, [x5]; stlxr w1, x2, [x5]", 0x5341bfde923a48c0
        insn "ldaxr x0, [x5]; stxr w1, x2, [x5]", 0x5341bfde923a48c0
        insn "ldaxr x0, [x5]; stlxr w1, x2, [x5]", 0x5341bfde923a48c0
        insn "ldxr x0, [x5]; clrex; stxr w1, x2, [x5]", 0x1699938b2765a7c5
        insn "clrex; stxr w1, x2, [x5]", 0xf4cf26fce38f204f
        insn "ldxr x0, [x5]; add x9, x5, #16; stxr w1, x2, [x9]", 0x1699938b2765a7c5
        insn "ldxr x0, [x5]; str x3, [x5]; str x0, [x5]; add x0, x0, #1; clrex", 0xa0999b5dc75e9e56
        insn "casp w2, w3, w0, w1, [x5]", 0x4a95478aeddd2b8d
        insn "ldp w2, w3, [x5]; casp w2, w3, w0, w1, [x5]", 0x4c9c73a82210d119
        insn "caspa w2, w3, w0, w1, [x5]", 0x4a95478aeddd2b8d
        insn "ldp w2, w3, [x5]; caspa w2, w3, w0, w1, [x5]", 0x4c9c73a82210d119
        insn "caspl w2, w3, w0, w1, [x5]", 0x4a95478aeddd2b8d
        insn "ldp w2, w3, [x5]; caspl w2, w3, w0, w1, [x5]", 0x4c9c73a82210d119
        insn "caspal w2, w3, w0, w1, [x5]", 0x4a95478aeddd2b8d
        insn "ldp w2, w3, [x5]; caspal w2, w3, w0, w1, [x5]", 0x4c9c73a82210d119
        insn "ldxp w0, w1, [x5]; stxp w4, w2, w3, [x5]", 0xe9b99b6116fe749f
        insn "ldxp w0, w1, [x5]; stlxp w4, w2, w3, [x5]", 0xe9b99b6116fe749f
        insn "ldaxp w0, w1, [x5]; stxp w4, w2, w3, [x5]", 0xe9b99b6116fe749f
        insn "ldaxp w0, w1, [x5]; stlxp w4, w2, w3, [x5]", 0xe9b99b6116fe749f
        insn "clrex; stxp w4, w2, w3, [x5]", 0x32de19608c188f99
        insn "ldxp w0, w1, [x5]; clrex; stxp w4, w2, w3, [x5]", 0xbbdb35eca1cf9d50
        insn "casp x2, x3, x0, x1, [x5]", 0x597945ccd86afbd6
        insn "ldp x2, x3, [x5]; casp x2, x3, x0, x1, [x5]", 0x32de31a7bd0128e0
        insn "caspa x2, x3, x0, x1, [x5]", 0x597945ccd86afbd6
        insn "ldp x2, x3, [x5]; caspa x2, x3, x0, x1, [x5]", 0x32de31a7bd0128e0
        insn "caspl x2, x3, x0, x1, [x5]", 0x597945ccd86afbd6
        insn "ldp x2, x3, [x5]; caspl x2, x3, x0, x1, [x5]", 0x32de31a7bd0128e0
        insn "caspal x2, x3, x0, x1, [x5]", 0x597945ccd86afbd6
        insn "ldp x2, x3, [x5]; caspal x2, x3, x0, x1, [x5]", 0x32de31a7bd0128e0
        insn "ldxp x0, x1, [x5]; stxp w4, x2, x3, [x5]", 0x643569a6b0b0d2fc
        insn "ldxp x0, x1, [x5]; stlxp w4, x2, x3, [x5]", 0x643569a6b0b0d2fc
        insn "ldaxp x0, x1, [x5]; stxp w4, x2, x3, [x5]", 0x643569a6b0b0d2fc
        insn "ldaxp x0, x1, [x5]; stlxp w4, x2, x3, [x5]", 0x643569a6b0b0d2fc
        insn "clrex; stxp w4, x2, x3, [x5]", 0x32de19608c188f99
        insn "ldxp x0, x1, [x5]; clrex; stxp w4, x2, x3, [x5]", 0x4481d8e7a640ffad
        insn "ldxr w0, [x5]; stxr w1, w2, [x5]; stxr w4, w3, [x5]", 0xd833919d19cbd7af
        insn "ldxrb w0, [x5]; mov x9, 100; 7: sub x9, x9, 1; cbnz x9, 7b; stxrb w1, w2, [x5]", 0x3403e1fd046197cd
        insn "mov x9, 50; 7: ldaxr x0, [x5]; add x0, x0, x6; stlxr w10, x0, [x5]; cbnz w10, 7b; sub x9, x9, 1; cbnz x9, 7b", 0x13a2f00c84c991db
        finish
