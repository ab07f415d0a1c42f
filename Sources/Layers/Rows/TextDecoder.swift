// Texts of tables in other encodings than UTF-8, above all GB 18030 and GBK, which spreadsheets write in China.

internal import Foundation

/// Turns a text into UTF-8, a stretch at a time.
@safe
struct TextDecoder: ~Copyable {
  /// The encodings that an audit file may name, by their usual names.
  static let encodings = ["utf-8", "gb18030", "gbk", "gb2312", "big5", "latin1"]

  private let source: LayerSource
  // nil for UTF-8, which is checked and not converted.
  private let converter: iconv_t?
  private var rest: [UInt8] = []
  private var isFirst = true

  /// A decoder for the source's encoding; none named is UTF-8.
  ///
  /// - Throws: ``LayerError`` when the encoding is unknown here.
  init(_ source: LayerSource) throws(LayerError) {
    self.source = source
    let name = source.encoding?.lowercased() ?? "utf-8"
    if name == "utf-8" || name == "utf8" {
      unsafe converter = nil
      return
    }
    let opened = unsafe iconv_open("UTF-8", name)
    guard unsafe opened != iconv_t(bitPattern: -1) else {
      unsafe converter = nil
      throw .unreadableFile(
        layer: source.name, path: source.displayPath,
        reason:
          "the encoding '\(name)' is unknown here; name one of \(Self.encodings.joined(separator: ", "))")
    }
    unsafe converter = opened
  }

  deinit { if let converter = unsafe converter { unsafe iconv_close(converter) } }

  /// The stretch in UTF-8, together with what was left of the one before.
  ///
  /// - Throws: ``LayerError`` where the bytes are no text in the encoding.
  mutating func decoded(_ stretch: ArraySlice<UInt8>, isLast: Bool) throws(LayerError) -> [UInt8] {
    var bytes = rest + stretch
    if isFirst {
      isFirst = false
      if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    }
    let (text, used) = unsafe converter == nil ? Self.checked(bytes) : converted(bytes)
    rest = Array(bytes[used...])
    // The longest character of any of these encodings has four bytes.
    guard rest.count < 4, !(isLast && !rest.isEmpty) else {
      let name = source.encoding ?? "UTF-8"
      let advice =
        source.encoding == nil
        ? "say 'encoding: gb18030' in the audit file if a Chinese spreadsheet wrote it, or save it as UTF-8"
        : "check 'encoding:' in the audit file"
      throw .unreadableFile(
        layer: source.name, path: source.displayPath, reason: "it is no text in \(name); \(advice)")
    }
    return text
  }

  /// As much of the bytes as is whole UTF-8.
  private static func checked(_ bytes: [UInt8]) -> ([UInt8], used: Int) {
    // What is cut off at the end has at most three bytes.
    for cut in 0..<4 where cut <= bytes.count {
      let whole = bytes[..<(bytes.count - cut)]
      if String(validating: whole, as: UTF8.self) != nil { return (Array(whole), whole.count) }
    }
    return ([], 0)
  }

  private func converted(_ bytes: [UInt8]) -> ([UInt8], used: Int) {
    guard let converter = unsafe converter else { return (bytes, bytes.count) }
    var input = bytes.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: bytes.count * 3 + 8)
    var inputLeft = input.count
    var outputLeft = output.count
    unsafe input.withUnsafeMutableBufferPointer { input in
      unsafe output.withUnsafeMutableBufferPointer { output in
        var from = input.baseAddress
        var to = output.baseAddress
        _ = unsafe iconv(converter, &from, &inputLeft, &to, &outputLeft)
      }
    }
    let made = output[..<(output.count - outputLeft)].map { UInt8(bitPattern: $0) }
    return (made, bytes.count - inputLeft)
  }
}
