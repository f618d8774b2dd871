/*
 * `moa img`: finds the subcommand and runs it in a coroutine.
 *
 * SPDX-License-Identifier: MIT
 */
#include "cmd/img/img.h"
#include "base/bytes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct img_command *const commands[] = {
    &img_amend,  &img_bitmap, &img_check, &img_compare, &img_convert,
    &img_create, &img_info,   &img_map,   &img_resize,  &img_snapshot};

static void print_help(const char *called)
{
    printf("moa img " MOA_VERSION ", disk images\n"
           "usage: %s [-h | -V] COMMAND [OPTIONS]\n\nCommands:\n",
           called);
    for (unsigned i = 0; i < ARRAY_SIZE(commands); i++)
        printf("  %s %s\n", commands[i]->name, commands[i]->usage);
    printf("\nSizes take k, M, G, T, P, E for powers of 1024. `%s COMMAND --help` tells more.\n",
           called);
}

struct call {
    const struct img_command *command;
    struct img *img;
    int argc, status;
    char **argv;
};

static void run(void *arg)
{
    struct call *c = arg;

    c->status = c->command->run(c->img, c->argc, c->argv);
}

static int run_command(const struct img_command *command, int argc, char **argv)
{
    struct img img = {.command = command};
    struct call call = {.command = command, .img = &img, .argc = argc, .argv = argv};
    err_t e = loop_create(&img.loop);

    if (err_failed(e))
        return img_fail(e, nullptr);
    img.objects = objects_create();
    struct block_graph_options options = {.loop = img.loop,
                                          .secret = objects_graph_secret,
                                          .object = objects_graph_object,
                                          .opaque = img.objects};
    e = block_graph_create(&options, &img.graph);
    if (err_failed(e))
        return img_fail(e, nullptr);
    loop_run(img.loop, run, &call);
    block_graph_destroy(img.graph);
    objects_destroy(img.objects);
    loop_destroy(img.loop);
    co_thread_exit();
    return call.status;
}

static int img_main(int argc, char **argv)
{
    const char *name = argc > 1 ? argv[1] : nullptr;

    if (!name)
        return img_usage_error("Not enough arguments");
    if (!strcmp(name, "-h") || !strcmp(name, "--help")) {
        print_help(argv[0]);
        return 0;
    }
    if (!strcmp(name, "-V") || !strcmp(name, "--version")) {
        printf("qemu-img version 7.2.0 (moa " MOA_VERSION ")\n");
        return 0;
    }
    for (unsigned i = 0; i < ARRAY_SIZE(commands); i++)
        if (!strcmp(commands[i]->name, name))
            return run_command(commands[i], argc - 1, argv + 1);
    return img_usage_error("Command not found: %s", name);
}

const struct frontend frontend_img = {.name = "img",
                                      .alias = "qemu-img",
                                      .help = "creates, converts, checks disk images",
                                      .main = img_main};
