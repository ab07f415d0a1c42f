// simdjson behind a C door. No exception leaves this file.
#include "CSimdJSON.h"

#include <new>
#include <simdjson.h>

struct citycheck_json_parser {
  simdjson::dom::parser parser;
};

size_t citycheck_json_padding(void) { return simdjson::SIMDJSON_PADDING; }

citycheck_json_parser *citycheck_json_parser_create(void) { return new (std::nothrow) citycheck_json_parser(); }

void citycheck_json_parser_destroy(citycheck_json_parser *parser) { delete parser; }

citycheck_json_document citycheck_json_parse(citycheck_json_parser *parser, const uint8_t *text, size_t length) {
  simdjson::dom::element root;
  // `false`: the caller guarantees the padding, so that nothing is copied.
  auto error = parser->parser.parse(text, length, false).get(root);
  if (error) return {static_cast<int32_t>(error), nullptr, nullptr};
  return {0, parser->parser.doc.tape.get(), parser->parser.doc.string_buf.get()};
}

const char *citycheck_json_error_message(int32_t error) {
  return simdjson::error_message(static_cast<simdjson::error_code>(error));
}

// The version is a macro without quotes.
#define CITYCHECK_QUOTE(text) #text
#define CITYCHECK_EXPAND_AND_QUOTE(macro) CITYCHECK_QUOTE(macro)
const char *citycheck_json_version(void) { return CITYCHECK_EXPAND_AND_QUOTE(SIMDJSON_VERSION); }
