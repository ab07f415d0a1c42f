// A text of comma-separated values cut into records and fields, a stretch at a time. (RFC 4180; semicolons and tabs too.)

/// Cuts a text into records.
struct CSVRecords: ~Copyable {
  /// A record: its fields, and where it starts.
  struct Record {
    /// The fields without their quotes, in UTF-8.
    var fields: [[UInt8]] = []
    /// Which fields stood in quotes: they are texts, whatever they look like.
    var isQuoted: [Bool] = []
    /// The line that it starts in, from 1.
    var line = 1
  }

  /// What stands between two fields.
  let separator: UInt8
  private var line = 1
  private var record = Record()
  private var field: [UInt8] = []
  private var fieldIsQuoted = false
  private var state = State.start

  private enum State {
    /// Before the first byte of a field.
    case start
    /// In a field without quotes.
    case plain
    /// Between quotes.
    case quoted
    /// Behind a quote between quotes: the last one, or the first of two.
    case behindQuote
  }

  init(separator: UInt8) { self.separator = separator }

  /// The separator of a text that begins like this: the one that its first line has most of.
  static func separator(of start: some Sequence<UInt8>) -> UInt8 {
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    var counts = [0, 0, 0]
    var isQuoted = false
    for byte in start {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted && (byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")) { break }
      if !isQuoted, let place = candidates.firstIndex(of: byte) { counts[place] += 1 }
    }
    let most = counts.max() ?? 0
    return candidates[counts.firstIndex(of: most) ?? 0]
  }

  /// Takes a stretch of text, and hands on each record that ends in it.
  mutating func take(_ bytes: ArraySlice<UInt8>, _ body: (Record) -> Void) {
    for byte in bytes { take(byte, body) }
  }

  /// Ends the text.
  ///
  /// - Returns: The line of a quote that is never closed; nil where all are.
  mutating func finish(_ body: (Record) -> Void) -> Int? {
    let isOpen = state == .quoted
    if state != .start || !record.fields.isEmpty { endRecord(body) }
    return isOpen ? record.line : nil
  }

  @inline(__always)
  private mutating func take(_ byte: UInt8, _ body: (Record) -> Void) {
    switch state {
    case .quoted:
      if byte == UInt8(ascii: "\"") {
        state = .behindQuote
      } else {
        if byte == UInt8(ascii: "\n") { line += 1 }
        field.append(byte)
      }
    case .behindQuote where byte == UInt8(ascii: "\""):
      field.append(byte)
      state = .quoted
    case .start where byte == UInt8(ascii: "\""):
      fieldIsQuoted = true
      state = .quoted
    default:
      if byte == separator {
        endField()
      } else if byte == UInt8(ascii: "\n") {
        // An empty line is no record.
        if state != .start || !record.fields.isEmpty { endRecord(body) }
        line += 1
        record.line = line
      } else if byte != UInt8(ascii: "\r") {
        field.append(byte)
        if state == .start { state = .plain }
      }
    }
  }

  private mutating func endField() {
    record.fields.append(field)
    record.isQuoted.append(fieldIsQuoted)
    field.removeAll(keepingCapacity: true)
    fieldIsQuoted = false
    state = .start
  }

  private mutating func endRecord(_ body: (Record) -> Void) {
    endField()
    body(record)
    record.fields.removeAll(keepingCapacity: true)
    record.isQuoted.removeAll(keepingCapacity: true)
  }
}
