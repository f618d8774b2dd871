/*
 * Protocol nbd: names and options.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/bytes.h"
#include "block/net/uri.h"
#include "block/protocol/nbd/nbd.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define NBD(member) offsetof(struct nbd_options, member)

const struct option_def nbd_option_table[] = {
    {"server", OPTION_JSON, NBD(server), .help = "NBD server's address"},
    {"host", OPTION_STRING, NBD(host), .help = "TCP host to connect to"},
    {"port", OPTION_STRING, NBD(port), .help = "TCP port to connect to"},
    {"path", OPTION_STRING, NBD(path), .help = "Unix socket path to connect to"},
    {"export", OPTION_STRING, NBD(name), .help = "Name of the NBD export to open"},
    {"tls-creds", OPTION_STRING, NBD(tls_creds), .help = "ID of the TLS credentials to use"},
    {"tls-hostname", OPTION_STRING, NBD(tls_hostname),
     .help = "Override hostname for validating TLS x509 certificate"},
    {"x-dirty-bitmap", OPTION_STRING, NBD(dirty_bitmap),
     .help = "experimental: expose named dirty bitmap in place of block status"},
    {"reconnect-delay", OPTION_NUMBER, NBD(reconnect_delay),
     .help = "seconds to wait for a lost connection before requests fail"},
    {"open-timeout", OPTION_NUMBER, NBD(open_timeout),
     .help = "seconds to retry connecting when it is opened"},
    {}};

static void set(json_t *options, const char *key, const char *value)
{
    json_object_set_new(options, key, json_string(value));
}

static void set_server(json_t *options, const char *type, const char *key, const char *value,
                       const char *port)
{
    json_t *server = json_object();

    set(server, "type", type);
    set(server, key, value);
    if (port)
        set(server, "port", port);
    json_object_set_new(options, "server", server);
}

/* nbd://host:port/export, nbd+unix:///export?socket=path */
static err_t parse_uri(const char *name, json_t *options)
{
    struct uri u;
    err_t e = uri_parse(name, &u);
    bool is_unix, known;

    if (err_failed(e)) {
        err_free(e);
        return err_make(EINVAL, "No valid URL specified");
    }
    is_unix = !strcmp(u.scheme, "nbd+unix");
    known = is_unix || !strcmp(u.scheme, "nbd") || !strcmp(u.scheme, "nbd+tcp");
    if (!known ||
        (is_unix ? u.host[0] || u.port[0] || u.nquery != 1 || strcmp(u.query[0].key, "socket")
                 : u.nquery || !u.host[0])) {
        uri_clear(&u);
        return err_make(EINVAL, "No valid URL specified");
    }
    const char *name_part = u.path + strspn(u.path, "/");
    if (*name_part)
        set(options, "export", name_part);
    if (is_unix)
        set_server(options, "unix", "path", u.query[0].value, nullptr);
    else
        set_server(options, "inet", "host", u.host, u.port[0] ? u.port : NBD_DEFAULT_PORT);
    uri_clear(&u);
    return ERR_OK;
}

/* nbd:host:port[:exportname=name], nbd:unix:path[:exportname=name] */
static err_t parse_plain(const char *name, json_t *options)
{
    char *text = strdup(name + strlen("nbd:")), *export_name, *colon;
    err_t e = ERR_OK;

    if (!text)
        return err_make(ENOMEM, "no memory for a name");
    export_name = strstr(text, ":exportname=");
    if (export_name) {
        *export_name = 0;
        export_name += strlen(":exportname=");
        if (*export_name)
            set(options, "export", export_name);
    }
    if (!strncmp(text, "unix:", 5)) {
        set_server(options, "unix", "path", text + 5, nullptr);
    } else {
        char *host = text;
        size_t skip = 0;

        if (*text == '[') { /* an IPv6 address */
            host++;
            skip = strcspn(host, "]");
            if (host[skip])
                host[skip++] = 0;
        } else {
            skip = strcspn(host, ":");
        }
        colon = host + skip;
        if (*colon != ':' || !colon[1]) {
            e = err_make(EINVAL, "error parsing address '%s'", text);
        } else {
            *colon = 0;
            set_server(options, "inet", "host", host, colon + 1);
        }
    }
    free(text);
    return e;
}

err_t nbd_parse_name(const char *name, json_t *options)
{
    if (json_object_get(options, "host") || json_object_get(options, "port") ||
        json_object_get(options, "path"))
        return err_make(EINVAL, "host/port/path and file names may not be specified at the same "
                                "time");
    return strstr(name, "://") ? parse_uri(name, options) : parse_plain(name, options);
}
