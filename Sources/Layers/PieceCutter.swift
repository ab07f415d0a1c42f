// A file cut into pieces that can be read side by side, each a window's size unless a feature is longer.

/// A piece of a layer's text.
struct Piece: Sendable {
  /// The text, followed by zeros for the cursor to run onto.
  var bytes: [UInt8]
  /// Where the text ends.
  var end: Int
  /// The text's place in the file, unpacked.
  var offset: Int
  /// Whether nothing follows.
  var isLast: Bool
}

/// How a file is cut; small windows and blind cuts are for tests.
struct Cutting: Sendable {
  /// About how many bytes a piece has.
  var window = 1 << 18
  /// Whether to cut where the window ends, whatever stands there.
  var isBlind = false
}

/// Reads a file and cuts it.
struct PieceCutter: ~Copyable {
  private(set) var source: ByteSource
  /// How the file is built.
  let form: LayerForm
  /// The bytes before the text: a byte-order mark, or nothing.
  let mark: [UInt8]
  private let cutting: Cutting
  private var carry: [UInt8] = []
  private var offset: Int
  private var isOver = false

  /// Opens a file and looks at its start.
  ///
  /// - Parameter isCancelled: Asked while nobody writes into the pipe that the file is.
  /// - Throws: ``LayerError`` when it is missing, unreadable, broken gzip, or plainly another format, or when told to stop.
  static func open(
    _ layer: LayerSource, _ cutting: Cutting, isCancelled: (@Sendable () -> Bool)? = nil
  ) throws(LayerError) -> PieceCutter {
    var source = try ByteSource.open(layer, isCancelled: isCancelled)
    if source.isOfRows { return PieceCutter(source, .lines, mark: [], cutting) }
    var probe = [UInt8](repeating: 0, count: LayerForm.probe)
    let count = try source.read(into: &probe, from: 0, count: probe.count)
    probe.removeLast(probe.count - count)
    let hasMark = probe.starts(with: [0xEF, 0xBB, 0xBF])
    let mark = hasMark ? Array(probe[..<3]) : []
    if hasMark { probe.removeFirst(3) }
    if let reason = LayerForm.otherFormat(probe) {
      throw .notGeoJSON(layer: layer.name, path: layer.displayPath, reason: reason)
    }
    let form = LayerForm(probe, path: layer.path)
    source.unread(probe)
    return PieceCutter(source, form, mark: mark, cutting)
  }

  private init(
    _ source: consuming ByteSource, _ form: LayerForm, mark: [UInt8], _ cutting: Cutting
  ) {
    self.source = source
    self.form = form
    self.mark = mark
    self.cutting = cutting
    offset = mark.count
  }

  /// The next piece, in a buffer that has been used before if there is one, and that is taken then; nil behind the
  /// last.
  mutating func next(reusing old: inout [UInt8]) throws(LayerError) -> Piece? {
    if isOver { return nil }
    var bytes: [UInt8] = []
    swap(&bytes, &old)
    var end = carry.count
    var room = cutting.window
    Self.grow(&bytes, to: end + room + JSONCursor.padding)
    for place in 0..<end { bytes[place] = carry[place] }
    while true {
      let got = try source.read(into: &bytes, from: end, count: room)
      end += got
      if got < room {
        isOver = true
        carry = []
        return piece(consume bytes, end: end)
      }
      if let cut = cut(bytes, end) {
        carry = Array(bytes[cut..<end])
        return piece(consume bytes, end: cut)
      }
      // A feature longer than the window: double it.
      room = max(cutting.window, end)
      Self.grow(&bytes, to: end + room + JSONCursor.padding)
    }
  }

  private static func grow(_ bytes: inout [UInt8], to count: Int) {
    if bytes.count < count { bytes += Array(repeating: 0, count: count - bytes.count) }
  }

  private mutating func piece(_ bytes: consuming [UInt8], end: Int) -> Piece {
    for place in end..<end + JSONCursor.padding { bytes[place] = 0 }
    defer { offset += end }
    return Piece(bytes: bytes, end: end, offset: offset, isLast: isOver)
  }

  private func cut(_ bytes: [UInt8], _ end: Int) -> Int? {
    if let separator = form.separator {
      return bytes[..<end].lastIndex(of: separator).map { separator == UInt8(ascii: "\n") ? $0 + 1 : $0 }
        .flatMap { $0 > 0 ? $0 : nil }
    }
    if cutting.isBlind { return end }
    return unsafe bytes.withUnsafeBufferPointer {
      unsafe DocumentCutter(bytes: UnsafeBufferPointer(rebasing: $0[..<end])).lastCut()
    }
  }
}
