/*
 * The list of block drivers.
 *
 * SPDX-License-Identifier: MIT
 */
#include "block/driver.h"

extern const struct block_driver block_file, block_host_device, block_null_co, block_null_aio,
    block_luks, block_nbd, block_raw, block_qcow2, block_vpc, block_vhdx, block_vmdk;
extern const struct block_driver block_parallels, block_vdi;

const struct block_driver *const block_drivers[] = {
    /* protocols */
    &block_file,
    &block_host_device,
    &block_null_co,
    &block_null_aio,
    &block_nbd,
    /* formats */
    &block_raw,
    &block_luks,
    &block_qcow2,
    &block_vpc,
    &block_vhdx,
    &block_parallels,
    &block_vdi,
    &block_vmdk,
    nullptr,
};
