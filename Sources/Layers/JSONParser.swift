// simdjson as an owned value: one parser a worker, its buffers reused from document to document.

internal import CSimdJSON

/// Parses JSON texts into tapes. One value a worker.
@safe
struct JSONParser: ~Copyable {
  private let parser: OpaquePointer

  /// How many readable bytes must follow a text.
  static var padding: Int { citycheck_json_padding() }

  init() {
    guard let parser = unsafe citycheck_json_parser_create() else {
      preconditionFailure("no memory for a JSON parser")
    }
    unsafe self.parser = parser
  }

  deinit { unsafe citycheck_json_parser_destroy(parser) }

  /// What `body` makes of the document in a range of the bytes; or simdjson's error code when it is not JSON.
  ///
  /// - Precondition: ``padding`` bytes follow the range.
  func parse<Value>(
    _ bytes: [UInt8], _ range: Range<Int>, _ body: (JSONTape) -> Value
  ) -> Result<Value, SimdJSONFault> {
    precondition(range.upperBound + Self.padding <= bytes.count, "no padding after the JSON text")
    return unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return .failure(SimdJSONFault(code: 0)) }
      let document = unsafe citycheck_json_parse(parser, base + range.lowerBound, range.count)
      guard unsafe document.error == 0, let words = unsafe document.tape,
        let strings = unsafe document.strings
      else {
        return unsafe .failure(SimdJSONFault(code: document.error))
      }
      return unsafe .success(body(JSONTape(words: words, strings: strings)))
    }
  }
}

/// That simdjson refused a text, and its code.
struct SimdJSONFault: Error {
  let code: Int32

  /// simdjson's own sentence.
  var message: String {
    unsafe citycheck_json_error_message(code).map { unsafe String(cString: $0) } ?? "unknown error"
  }
}

/// The simdjson that is linked, such as `3.0.1`.
public var simdjsonVersion: String {
  unsafe citycheck_json_version().map { unsafe String(cString: $0) } ?? "unknown"
}
