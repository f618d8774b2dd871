/*
 * `moa img check`: is an image consistent? And repairing it.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "cmd/img/img.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/* Exit statuses that scripts know. */
enum {
    CHECK_CLEAN = 0,
    CHECK_FAILED = 1,
    CHECK_CORRUPT = 2,
    CHECK_LEAKS = 3,
    CHECK_UNSUPPORTED = 63
};

struct check_args {
    struct img_open open;
    const char *name;
    unsigned fix;
    bool json, quiet;
};

static int parse_repair(const struct arg_def *def, void *img, void *args, const char *word)
{
    struct check_args *a = args;

    if (!strcmp(word, "leaks"))
        a->fix = BLOCK_FIX_LEAKS;
    else if (!strcmp(word, "all"))
        a->fix = BLOCK_FIX_LEAKS | BLOCK_FIX_ERRORS;
    else
        return img_usage_error("--repair (-r) expects 'leaks' or 'all' not '%s'", word);
    a->open.flags |= BLOCK_WRITABLE;
    return 0;
}

static const struct arg_def options[] = {IMG_ARG_FORMAT(check_args, open),
                                         {"repair", 'r', ARG_CALL, .call = parse_repair},
                                         {nullptr, 'T', ARG_TEXT, IMG_ARG(check_args, open.cache)},
                                         {nullptr, 'q', ARG_FLAG, IMG_ARG(check_args, quiet)},
                                         IMG_ARG_SHARE(check_args, open),
                                         IMG_ARG_OUTPUT(check_args, json),
                                         IMG_ARG_IMAGE_OPTS(check_args, open),
                                         {}};

static void add_count(json_t *out, const char *key, uint64_t count)
{
    if (count)
        json_object_set_new(out, key, json_integer((json_int_t)count));
}

static void print_json(const struct check_args *a, const char *format,
                       const struct block_check_result *r)
{
    json_t *out = json_pack("{s:s, s:s, s:I}", "filename", a->name, "format", format,
                            "check-errors", (json_int_t)r->check_errors);

    add_count(out, "image-end-offset", r->image_end_offset);
    add_count(out, "corruptions", r->corruptions);
    add_count(out, "leaks", r->leaks);
    add_count(out, "corruptions-fixed", r->corruptions_fixed);
    add_count(out, "leaks-fixed", r->leaks_fixed);
    add_count(out, "total-clusters", r->total_clusters);
    add_count(out, "allocated-clusters", r->allocated_clusters);
    add_count(out, "fragmented-clusters", r->fragmented_clusters);
    add_count(out, "compressed-clusters", r->compressed_clusters);
    img_print_json(out);
}

static void print_text(const struct block_check_result *r)
{
    typedef unsigned long long ull;

    if (!r->corruptions && !r->leaks && !r->check_errors) {
        puts("No errors were found on the image.");
    } else {
        if (r->corruptions)
            printf("\n%llu errors were found on the image.\nData may be corrupted, or further "
                   "writes to the image may corrupt it.\n",
                   (ull)r->corruptions);
        if (r->leaks)
            printf("\n%llu leaked clusters were found on the image.\nThis means waste of disk "
                   "space, but no harm to data.\n",
                   (ull)r->leaks);
        if (r->check_errors)
            printf("\n%llu internal errors have occurred during the check.\n",
                   (ull)r->check_errors);
    }
    if (r->total_clusters && r->allocated_clusters)
        printf("%llu/%llu = %0.2f%% allocated, %0.2f%% fragmented, %0.2f%% compressed clusters\n",
               (ull)r->allocated_clusters, (ull)r->total_clusters,
               (double)r->allocated_clusters * 100 / (double)r->total_clusters,
               (double)r->fragmented_clusters * 100 / (double)r->allocated_clusters,
               (double)r->compressed_clusters * 100 / (double)r->allocated_clusters);
    if (r->image_end_offset)
        printf("Image end offset: %llu\n", (ull)r->image_end_offset);
}

static int exit_status(const struct block_check_result *r)
{
    if (r->check_errors)
        return CHECK_FAILED;
    if (r->corruptions)
        return CHECK_CORRUPT;
    return r->leaks ? CHECK_LEAKS : CHECK_CLEAN;
}

/* After a repair everything is looked at once more. */
static err_t check_again(struct block_node *n, const struct check_args *a,
                         struct block_check_result *r)
{
    uint64_t corruptions = r->corruptions_fixed, leaks = r->leaks_fixed;

    if (!corruptions && !leaks)
        return ERR_OK;
    if (!a->json && !a->quiet)
        printf("The following inconsistencies were found and repaired:\n\n"
               "    %llu leaked clusters\n    %llu corruptions\n\n"
               "Double checking the fixed image now...\n",
               (unsigned long long)leaks, (unsigned long long)corruptions);
    TRY(block_check(n, 0, r));
    r->corruptions_fixed = corruptions;
    r->leaks_fixed = leaks;
    return ERR_OK;
}

static int check(struct img *img, struct check_args *a)
{
    struct block_check_result r;
    struct block_edge *root;
    int status;
    err_t e;

    a->open.flags |= BLOCK_CHECK;
    a->open.perm = BLOCK_PERM_READ | (a->fix ? BLOCK_PERM_WRITE : 0);
    a->open.shared = a->fix ? BLOCK_PERM_READ : BLOCK_PERM_ALL;
    root = img_open(img, a->name, &a->open);
    if (!root)
        return CHECK_FAILED;
    e = block_check(block_edge_node(root), a->fix, &r);
    if (!err_failed(e))
        e = check_again(block_edge_node(root), a, &r);
    if (err_code(e) == ENOTSUP) {
        err_free(e);
        img_error("This image format does not support checks");
        status = CHECK_UNSUPPORTED;
    } else if (err_failed(e)) {
        if (strcmp(err_text(e), strerror(err_code(e))))
            img_error("%s", err_text(e));
        img_error("Check failed: %s", strerror(err_code(e)));
        err_free(e);
        status = CHECK_FAILED;
    } else {
        if (a->json)
            print_json(a, block_format_name(block_edge_node(root)), &r);
        else if (!a->quiet)
            print_text(&r);
        if (r.check_errors)
            img_error("Check failed");
        status = exit_status(&r);
    }
    img_close(root);
    return status;
}

static int run(struct img *img, int argc, char **argv)
{
    struct check_args a = {};
    int status;

    return img_parse_one_name(img, &a, argc, argv, &a.name, &status) ? check(img, &a) : status;
}

const struct img_command img_check = {
    .name = "check",
    .usage = "[--object objectdef] [--image-opts] [-q] [-f fmt] [--output=human|json] "
             "[-r leaks|all] [-T src_cache] [-U] filename",
    .options = options,
    .run = run};
