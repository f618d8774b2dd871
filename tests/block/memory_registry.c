/*
 * The list of block drivers of tests with files in memory: filled at start from the real one. For
 * this it may not see the header, which says that it is constant.
 *
 * SPDX-License-Identifier: MIT
 */
struct block_driver;

enum {
    MAX_DRIVERS = 128
};

const struct block_driver *block_drivers[MAX_DRIVERS];

void memory_registry_add(const struct block_driver *driver);

void memory_registry_add(const struct block_driver *driver)
{
    for (unsigned i = 0; i < MAX_DRIVERS - 1; i++)
        if (!block_drivers[i]) {
            block_drivers[i] = driver;
            return;
        }
}
