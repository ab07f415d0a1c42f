// The pieces of a layer in the order of the file: whether each was read from where it really starts, and what
// concerns the layer as a whole.
//
// A piece is read on the guess that it starts where a feature is due. The guess is proved by the piece before
// it: it ended there, between two features. A piece that was guessed wrong is read again, from where the piece
// before it really ended; what that one left unread comes along. So a document is read as one, wherever it is
// cut.

/// Settles pieces in the order of the file.
struct PieceSettling {
  /// Why the document has to be read again from its start: its `crs` member came after its features.
  struct LateCRS: Error { let crs: CRSMember }

  private let source: LayerSource
  private let form: LayerForm
  /// What the file is already known to say about its CRS, from an earlier reading.
  private let known: CRSMember?
  /// How features are read; nil until the file has said what must be known before.
  private(set) var context: ReadingContext?
  private(set) var gathering: LayerGathering
  private var hash = StoredHash()
  private let first: ReadingContext

  // A document: its state behind what has been settled, and the text that has not been, which starts at a
  // line (from 0) and is tried again when it has grown.
  private var state = DocumentState()
  private var carry: [UInt8] = []
  private var lines = 0
  private var retryLength = 0

  /// - Parameter rows: The CRS of a layer of rows; nil for a file of text.
  init(
    _ source: LayerSource, _ form: LayerForm, mark: [UInt8], known: CRSMember?, rows: CRSMember? = nil
  ) {
    self.source = source
    self.form = form
    self.known = known
    var first = ReadingContext(source)
    if let rows {
      first.isOfRows = true
      first.take(rows)
      context = first
    }
    self.first = first
    gathering = LayerGathering(source)
    hash.add(mark, 0..<mark.count)
  }

  /// The state in which a piece is guessed to start.
  static func guess(from state: DocumentState) -> DocumentState {
    var guess = state
    guess.place = .feature(isFirst: false)
    return guess
  }

  /// What pieces are to be read with before their turn has come; nil as long as they cannot be.
  var guess: (context: ReadingContext, state: DocumentState)? {
    guard var context else { return nil }
    context.isGatheringNames = !gathering.hasNames
    return (context, Self.guess(from: state))
  }

  /// Hashes a piece's bytes, which are the file's.
  mutating func addHash(_ piece: Piece) { hash.add(piece.bytes, 0..<piece.end) }

  /// The hash of all pieces.
  var sha256: String { hash.hexadecimal }

  /// Settles the next piece, which has been read before or is read now.
  ///
  /// - Returns: The features that are certain now, with the number of features before them.
  /// - Throws: ``LayerError``, or ``LateCRS``.
  mutating func settle(_ piece: Piece, _ read: ReadPiece?) throws -> (PieceColumns, Int) {
    let firstFeature = gathering.features
    let settled: ReadPiece
    if let separator = form.separator {
      settled =
        read ?? .records(piece, separator: separator, context.map(\.crs), context ?? first)
      if context == nil, settled.recordCRS != nil { context = settled.context }
    } else {
      settled = try settleDocument(piece, read)
    }
    gathering.add(settled.columns, settled.keys)
    return (settled.columns, firstFeature)
  }

  private mutating func settleDocument(_ piece: Piece, _ guessed: ReadPiece?) throws -> ReadPiece {
    if let guessed, carry.isEmpty, state == Self.guess(from: state), guessed.context.crs == context?.crs,
      case .between? = guessed.stop
    {
      lines += guessed.newlines
      state = guessed.state
      try checkCRS()
      if piece.isLast { try finishDocument(at: piece.offset + piece.end) }
      return guessed
    }
    let offset = piece.offset - carry.count
    var bytes = piece.bytes
    var end = piece.end
    if !carry.isEmpty {
      bytes.replaceSubrange(0..<0, with: carry)
      end += carry.count
    }
    if end < retryLength && !piece.isLast {
      carry = Array(bytes[..<end])
      return .nothing(first)
    }
    var context = self.context
    let result = ReadPiece.document(
      bytes, end: end, offset: offset, state, context ?? first,
      contextOf: context != nil
        ? nil
        : { [known, first] state in
          var begun = first
          begun.take(known ?? state.crs)
          context = begun
          return begun
        })
    self.context = context
    state = result.state
    switch result.stop {
    case .between?, .features?, nil:
      carry = []
      retryLength = 0
      lines += LineCount.newlines(bytes, end: end)
      if self.context == nil, state.place == .end { self.context = result.context }
      try checkCRS()
      if piece.isLast { try finishDocument(at: offset + end) }
    case .within(let start, let fault)?:
      if piece.isLast { throw malformed(fault, bytes, offset) }
      keep(bytes, start..<end)
    case .fault(let start, let fault)?:
      // Close to the end, more of the text may change what there is to say.
      if piece.isLast || fault.byteOffset < offset + end - JSONCursor.padding {
        throw malformed(fault, bytes, offset)
      }
      keep(bytes, start..<end)
    }
    return result
  }

  private mutating func keep(_ bytes: [UInt8], _ rest: Range<Int>) {
    lines += LineCount.newlines(bytes, end: rest.lowerBound)
    carry = Array(bytes[rest])
    retryLength = rest.count * 2
  }

  /// Compares what the document says about its CRS with what its features have been read with.
  private func checkCRS() throws(LateCRS) {
    guard let context, state.hasFeatures, state.crs != context.crs else { return }
    if case .feature = state.place { return }
    if state.place == .afterFeature { return }
    if state.crs.changesCoordinates || context.crs.changesCoordinates { throw LateCRS(crs: state.crs) }
  }

  private mutating func finishDocument(at end: Int) throws(LayerError) {
    if let fault = state.fault(at: end) { throw .malformed(problem(fault, line: lines + 1)) }
    if let reason = state.refusal {
      throw .notGeoJSON(layer: source.name, path: source.displayPath, reason: reason)
    }
    // A note about the member is due, wherever it stood.
    if state.crs != .none { context?.crs = state.crs }
  }

  private func malformed(_ fault: JSONFault, _ bytes: [UInt8], _ offset: Int) -> LayerError {
    .malformed(
      problem(fault, line: lines + 1 + LineCount.newlines(bytes, end: fault.byteOffset - offset)))
  }

  private func problem(_ fault: JSONFault, line: Int) -> LayerProblem {
    LayerProblem(
      fault.isTruncated ? .truncatedFile : .malformedFile, severity: .error, action: .stopped,
      layer: source.name, file: source.displayPath, line: line, byteOffset: fault.byteOffset,
      message: fault.isTruncated
        ? "the file ends too soon: \(fault.message); fetch or export it again"
        : "not JSON: \(fault.message)")
  }

  /// The layer's end, when all pieces have been settled.
  ///
  /// - Throws: ``LayerError/strict(_:)`` when the policy says so.
  func finished(sha256: String, bytes: Int) throws(LayerError) -> LayerEnd {
    try gathering.finished(context ?? first, sha256: sha256, bytes: bytes)
  }
}

extension ReadPiece {
  /// A piece without features.
  static func nothing(_ context: ReadingContext) -> ReadPiece {
    .document(Array(repeating: 0, count: JSONCursor.padding), end: 0, offset: 0, DocumentState(), context)
  }
}
