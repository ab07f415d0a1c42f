// simdjson behind a C door: parse a document, then walk its tape from Swift without one call per value.
// The tape's format: https://github.com/simdjson/simdjson/blob/master/doc/tape.md
#ifndef CITYCHECK_CSIMDJSON_H
#define CITYCHECK_CSIMDJSON_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct citycheck_json_parser citycheck_json_parser;

/// What a parse gave. `tape` and `strings` live until the parser's next parse, or until it is destroyed.
typedef struct {
  int32_t error;            ///< 0, or simdjson's error code
  const uint64_t *tape;     ///< tape[0] is the root; each word has its type in the top 8 bits
  const uint8_t *strings;   ///< string payloads: 4 bytes of length, then UTF-8, then a NUL
} citycheck_json_document;

/// How many readable bytes must follow the text.
size_t citycheck_json_padding(void);

/// A new parser, or NULL without memory. One parser belongs to one thread at a time.
citycheck_json_parser *citycheck_json_parser_create(void);
void citycheck_json_parser_destroy(citycheck_json_parser *parser);

/// Parses `length` bytes of UTF-8 JSON; at least `citycheck_json_padding()` readable bytes must follow them.
citycheck_json_document citycheck_json_parse(citycheck_json_parser *parser, const uint8_t *text, size_t length);

/// The library's sentence for an error code; static memory.
const char *citycheck_json_error_message(int32_t error);

/// The library's version, such as "3.0.1"; static memory.
const char *citycheck_json_version(void);

#ifdef __cplusplus
}
#endif
#endif
