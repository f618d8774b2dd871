/*
 * `moa img snapshot`: internal snapshots, listed, created, applied, deleted.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "block/driver.h"
#include "cmd/img/img.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* --- Lists of snapshots, which `info` shows as well --- */

json_t *img_snapshots_of(struct block_node *n)
{
    struct block_snapshot *list = nullptr;
    unsigned count = 0;
    err_t e = block_snapshot_list(n, &list, &count);
    json_t *out = json_array();

    err_free(e); /* most formats have none */
    for (unsigned i = 0; i < count; i++) {
        struct block_snapshot *s = &list[i];
        json_t *one = json_pack("{s:s, s:s, s:I, s:I, s:I, s:I, s:I}", "id", s->id, "name", s->name,
                                "vm-state-size", (json_int_t)s->vm_state_size, "date-sec",
                                (json_int_t)s->date_sec, "date-nsec", (json_int_t)s->date_nsec,
                                "vm-clock-sec", (json_int_t)(s->vm_clock_ns / 1000000000),
                                "vm-clock-nsec", (json_int_t)(s->vm_clock_ns % 1000000000));

        if (s->icount != UINT64_MAX)
            json_object_set_new(one, "icount", json_integer((json_int_t)s->icount));
        json_array_append_new(out, one);
        block_snapshot_clear(s);
    }
    free(list);
    return out;
}

static uint64_t number_of(const json_t *s, const char *key)
{
    return (uint64_t)json_integer_value(json_object_get(s, key));
}

void img_print_snapshots(const json_t *list)
{
    json_t *s;
    size_t i;

    puts("Snapshot list:");
    printf("%-9s %-16s %8s%20s%13s%11s\n", "ID", "TAG", "VM SIZE", "DATE", "VM CLOCK", "ICOUNT");
    json_array_foreach(list, i, s)
    {
        char date[32], clock[32], size[32];
        time_t when = (time_t)number_of(s, "date-sec");
        uint64_t sec = number_of(s, "vm-clock-sec");
        struct tm tm;

        localtime_r(&when, &tm);
        strftime(date, sizeof(date), "%Y-%m-%d %H:%M:%S", &tm);
        snprintf(clock, sizeof(clock), "%02d:%02d:%02d.%03d", (int)(sec / 3600),
                 (int)(sec / 60 % 60), (int)(sec % 60),
                 (int)(number_of(s, "vm-clock-nsec") / 1000000));
        img_format_size(number_of(s, "vm-state-size"), size);
        printf("%-9s %-16s %8s%20s%13s", json_string_value(json_object_get(s, "id")),
               json_string_value(json_object_get(s, "name")), size, date, clock);
        if (json_object_get(s, "icount"))
            printf("%11llu", (unsigned long long)number_of(s, "icount"));
        else
            printf("%11s", "");
        putchar('\n');
    }
}

/* --- convert -l --- */

struct load_options {
    const char *id, *name;
};

static const struct option_def load_table[] = {
    {"snapshot.id", OPTION_STRING, offsetof(struct load_options, id)},
    {"snapshot.name", OPTION_STRING, offsetof(struct load_options, name)},
    {}};

static int report_load(err_t e)
{
    return err_failed(e) ? img_fail(e, "Failed to load snapshot: ") : 0;
}

static err_t check_load_names(const json_t *given)
{
    json_t *flat = options_flatten(given), *value;
    const char *key;
    err_t e = ERR_OK;

    json_object_foreach(flat, key, value) if (!err_failed(e) && strcmp(key, "snapshot.id") &&
                                              strcmp(key, "snapshot.name")) e =
        err_make(EINVAL, "Invalid parameter '%s'", key);
    json_decref(flat);
    return e;
}

static int load_by_options(struct block_node *n, const char *text)
{
    json_t *given = json_object();
    struct load_options o = {};
    err_t e = options_parse_text(text, nullptr, load_table, given);
    int status = 1;

    if (!err_failed(e))
        e = options_take(given, load_table, &o);
    if (!err_failed(e))
        e = check_load_names(given);
    if (err_failed(e)) {
        img_fail(e, nullptr);
        img_error("Failed in parsing snapshot param '%s'", text);
    } else {
        status = report_load(block_snapshot_load(n, o.id, o.name));
    }
    json_decref(given);
    return status;
}

int img_load_snapshot(struct block_edge *root, const char *text)
{
    struct block_node *n = block_edge_node(root);
    err_t e;

    if (!strncmp(text, "snapshot.", 9))
        return load_by_options(n, text);
    e = block_snapshot_load(n, text, nullptr);
    if (err_code(e) == ENOENT) {
        err_free(e);
        e = block_snapshot_load(n, nullptr, text);
    }
    return report_load(e);
}

/* --- The command --- */

struct snapshot_args {
    struct img_open open;
    int action; /* 'l', 'c', 'a', 'd' */
    const char *name, *image;
    bool quiet;
};

static int parse_action(const struct arg_def *def, void *img, void *args, const char *name)
{
    struct snapshot_args *a = args;

    if (a->action)
        return img_usage_error("Cannot mix '-l', '-a', '-c', '-d'");
    a->action = def->letter;
    a->name = name;
    return 0;
}

static const struct arg_def options[] = {IMG_ARG_IMAGE_OPTS(snapshot_args, open),
                                         IMG_ARG_SHARE(snapshot_args, open),
                                         {nullptr, 'q', ARG_FLAG, IMG_ARG(snapshot_args, quiet)},
                                         {nullptr, 'l', ARG_SWITCH, .call = parse_action},
                                         {nullptr, 'a', ARG_CALL, .call = parse_action},
                                         {nullptr, 'c', ARG_CALL, .call = parse_action},
                                         {nullptr, 'd', ARG_CALL, .call = parse_action},
                                         {}};

static int list(struct block_node *n)
{
    json_t *snapshots = img_snapshots_of(n);

    if (json_array_size(snapshots))
        img_print_snapshots(snapshots);
    json_decref(snapshots);
    return 0;
}

static int create(struct block_node *n, const char *name)
{
    struct timespec now;
    struct block_snapshot s = {.name = strdup(name)};
    err_t e;
    int status = 0;

    clock_gettime(CLOCK_REALTIME, &now);
    s.date_sec = (uint64_t)now.tv_sec;
    s.date_nsec = (uint64_t)(now.tv_nsec / 1000 * 1000);
    e = block_snapshot_create(n, &s);
    if (err_failed(e)) {
        img_error("Could not create snapshot '%s': %d (%s)", name, -err_code(e),
                  strerror(err_code(e)));
        err_free(e);
        status = 1;
    }
    block_snapshot_clear(&s);
    return status;
}

static int apply(struct block_node *n, const char *name)
{
    err_t e = block_snapshot_apply(n, name);

    if (err_code(e) == ENOTSUP && !block_skip_filters(n)->driver->snapshot_apply) {
        err_free(e);
        e = err_make(ENOTSUP, "Block driver does not support snapshots");
        return img_fail(e, "Could not apply snapshot '%s': ", name);
    }
    return err_failed(e)
               ? img_fail(e, "Could not apply snapshot '%s': Failed to load snapshot: ", name)
               : 0;
}

/* By name; there may be several of one name: the first. */
static int delete (struct block_node *n, const char *name)
{
    json_t *snapshots = img_snapshots_of(n), *s;
    char *id = nullptr;
    int status = 0;
    size_t i;

    json_array_foreach(snapshots, i,
                       s) if (!id && !strcmp(name, json_string_value(json_object_get(s, "name"))))
        id = strdup(json_string_value(json_object_get(s, "id")));
    json_decref(snapshots);
    if (!id) {
        img_error("Could not delete snapshot '%s': snapshot not found", name);
        return 1;
    }
    err_t e = block_snapshot_delete(n, id, name);
    if (err_failed(e))
        status = img_fail(e, "Could not delete snapshot '%s': ", name);
    free(id);
    return status;
}

static int run(struct img *img, int argc, char **argv)
{
    struct snapshot_args a = {.open = {.flags = BLOCK_UNMAP, .shared = BLOCK_PERM_ALL}};
    struct block_edge *root;
    int status;

    if (!img_parse_one_name(img, &a, argc, argv, &a.image, &status))
        return status;
    if (a.action && a.action != 'l') {
        a.open.flags |= BLOCK_WRITABLE;
        a.open.perm = BLOCK_PERM_READ | BLOCK_PERM_WRITE | BLOCK_PERM_RESIZE;
        a.open.shared = BLOCK_PERM_READ | BLOCK_PERM_WRITE_UNCHANGED;
    }
    root = img_open(img, a.image, &a.open);
    if (!root)
        return 1;
    switch (a.action) {
    case 'l': status = list(block_edge_node(root)); break;
    case 'c': status = create(block_edge_node(root), a.name); break;
    case 'a': status = apply(block_edge_node(root), a.name); break;
    case 'd': status = delete (block_edge_node(root), a.name); break;
    }
    img_close(root);
    return status;
}

const struct img_command img_snapshot = {
    .name = "snapshot",
    .usage = "[--object objectdef] [--image-opts] [-U] [-q] [-l | -a snapshot | -c snapshot | "
             "-d snapshot] filename",
    .options = options,
    .run = run};
