/*
 * The NBD protocol's numbers: https://github.com/NetworkBlockDevice/nbd/blob/master/doc/proto.md.
 * All big-endian.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MOA_BLOCK_NET_NBD_WIRE_H
#define MOA_BLOCK_NET_NBD_WIRE_H

#define NBD_MAGIC            0x4e42444d41474943ull /* "NBDMAGIC" */
#define NBD_OPTION_MAGIC     0x49484156454f5054ull /* "IHAVEOPT" */
#define NBD_OLD_MAGIC        0x00420281861253ull
#define NBD_OPTION_REPLY     0x3e889045565a9ull
#define NBD_REQUEST_MAGIC    0x25609513u
#define NBD_SIMPLE_MAGIC     0x67446698u
#define NBD_STRUCTURED_MAGIC 0x668e33efu
#define NBD_DEFAULT_PORT     "10809"

enum {
    NBD_MAX_NAME = 4096, /* bytes of any string */
    NBD_MAX_REQUEST = 32 << 20,
    NBD_REQUEST_SIZE = 28,
    NBD_SIMPLE_SIZE = 16,
    NBD_CHUNK_SIZE = 20,
};

/* Handshake flags, of server and client. */
enum {
    NBD_FIXED_NEWSTYLE = 1 << 0,
    NBD_NO_ZEROES = 1 << 1
};

enum nbd_option {
    NBD_OPT_EXPORT_NAME = 1,
    NBD_OPT_ABORT = 2,
    NBD_OPT_LIST = 3,
    NBD_OPT_STARTTLS = 5,
    NBD_OPT_INFO = 6,
    NBD_OPT_GO = 7,
    NBD_OPT_STRUCTURED_REPLY = 8,
    NBD_OPT_LIST_META_CONTEXT = 9,
    NBD_OPT_SET_META_CONTEXT = 10
};

#define NBD_REP_ERROR (1u << 31)

enum nbd_option_reply {
    NBD_REP_ACK = 1,
    NBD_REP_SERVER = 2,
    NBD_REP_INFO = 3,
    NBD_REP_META_CONTEXT = 4,
};

enum nbd_option_error { /* with NBD_REP_ERROR */
    NBD_ERR_UNSUP = 1,
    NBD_ERR_POLICY = 2,
    NBD_ERR_INVALID = 3,
    NBD_ERR_PLATFORM = 4,
    NBD_ERR_TLS_REQD = 5,
    NBD_ERR_UNKNOWN = 6,
    NBD_ERR_SHUTDOWN = 7,
    NBD_ERR_BLOCK_SIZE_REQD = 8,
    NBD_ERR_TOO_BIG = 9
};

enum nbd_info_type {
    NBD_INFO_EXPORT,
    NBD_INFO_NAME,
    NBD_INFO_DESCRIPTION,
    NBD_INFO_BLOCK_SIZE
};

/* Of an export. */
enum nbd_transmission_flags {
    NBD_FLAG_HAS_FLAGS = 1 << 0,
    NBD_FLAG_READ_ONLY = 1 << 1,
    NBD_FLAG_FLUSH = 1 << 2,
    NBD_FLAG_FUA = 1 << 3,
    NBD_FLAG_ROTATIONAL = 1 << 4,
    NBD_FLAG_TRIM = 1 << 5,
    NBD_FLAG_WRITE_ZEROES = 1 << 6,
    NBD_FLAG_DF = 1 << 7,
    NBD_FLAG_MULTI_CONN = 1 << 8,
    NBD_FLAG_RESIZE = 1 << 9,
    NBD_FLAG_CACHE = 1 << 10,
    NBD_FLAG_FAST_ZERO = 1 << 11
};

enum nbd_command {
    NBD_CMD_READ,
    NBD_CMD_WRITE,
    NBD_CMD_DISC,
    NBD_CMD_FLUSH,
    NBD_CMD_TRIM,
    NBD_CMD_CACHE,
    NBD_CMD_WRITE_ZEROES,
    NBD_CMD_BLOCK_STATUS,
};

enum nbd_command_flags {
    NBD_CMD_FUA = 1 << 0,
    NBD_CMD_NO_HOLE = 1 << 1,
    NBD_CMD_DF = 1 << 2,
    NBD_CMD_REQ_ONE = 1 << 3,
    NBD_CMD_FAST_ZERO = 1 << 4
};

enum {
    NBD_CHUNK_DONE = 1
};

enum nbd_chunk {
    NBD_CHUNK_NONE = 0,
    NBD_CHUNK_DATA = 1,
    NBD_CHUNK_HOLE = 2,
    NBD_CHUNK_STATUS = 5,
    NBD_CHUNK_ERROR = (1 << 15) + 1,
    NBD_CHUNK_ERROR_OFFSET = (1 << 15) + 2
};

/* Of base:allocation. */
enum {
    NBD_STATE_HOLE = 1,
    NBD_STATE_ZERO = 2
};

/* Errors: the numbers of Linux for these. */
enum nbd_error {
    NBD_EPERM = 1,
    NBD_EIO = 5,
    NBD_ENOMEM = 12,
    NBD_EINVAL = 22,
    NBD_ENOSPC = 28,
    NBD_EOVERFLOW = 75,
    NBD_ENOTSUP = 95,
    NBD_ESHUTDOWN = 108
};

#endif
