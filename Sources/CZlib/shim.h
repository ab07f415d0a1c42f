#include <zlib.h>

// inflateInit2 is a macro, which Swift does not import; 32 asks zlib to detect gzip and zlib headers.
static inline int citycheck_inflate_init(z_stream *stream) { return inflateInit2(stream, 15 + 32); }
