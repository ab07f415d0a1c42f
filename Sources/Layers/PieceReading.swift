// One piece read into columns: on any thread, on the guess of where in the file it starts.

/// What a piece gave, and how its reading ended.
struct ReadPiece: Sendable {
  /// The piece's features.
  var columns: PieceColumns
  /// What a register needs of their ids.
  var keys: [IDKey?]
  /// How the reading ended; nil in a sequence of records, whose pieces end between two.
  var stop: DocumentReading.Stop?
  /// How far the document has been read.
  var state: DocumentState
  /// The CRS of a sequence's first record, once there is one.
  var recordCRS: CRSMember?
  /// How the features were read.
  var context: ReadingContext
  /// How many lines end in the piece of a document.
  var newlines = 0

  private init(
    _ reading: consuming FeatureReading, _ stop: DocumentReading.Stop?, _ state: DocumentState,
    _ recordCRS: CRSMember?
  ) {
    context = reading.context
    columns = reading.finished()
    keys = columns.ids.map { $0.map { IDKey($0) } }
    self.stop = stop
    self.state = state
    self.recordCRS = recordCRS
  }

  /// Reads a piece of a document from a state on.
  ///
  /// - Parameter contextOf: The context of the features, given what the document says before them; asked when
  ///   they begin in this piece.
  static func document(
    _ bytes: [UInt8], end: Int, offset: Int, _ state: DocumentState, _ context: ReadingContext,
    contextOf: ((DocumentState) -> ReadingContext)? = nil
  ) -> ReadPiece {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { preconditionFailure("a piece has its padding") }
      var cursor = unsafe JSONCursor(base, 0..<end, origin: offset)
      var reading = DocumentReading(state, context, bytes: end)
      var stop = reading.read(&cursor, stopsAtFeatures: contextOf != nil)
      if case .features = stop, let contextOf {
        reading = DocumentReading(reading.state, contextOf(reading.state), bytes: end)
        stop = reading.read(&cursor)
      }
      let state = reading.state
      return ReadPiece(reading.finishedReading(), stop, state, nil)
    }
  }

  /// Reads a piece of a sequence of records.
  static func records(
    _ piece: Piece, separator: UInt8, _ crs: CRSMember?, _ context: ReadingContext
  ) -> ReadPiece {
    unsafe piece.bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { preconditionFailure("a piece has its padding") }
      var reading = RecordReading(
        separator: separator, reading: FeatureReading(context, bytes: piece.end), crs: crs,
        isLast: piece.isLast)
      unsafe reading.read(JSONCursor(base, 0..<piece.end, origin: piece.offset))
      let crs = reading.crs
      return ReadPiece(reading.finishedReading(), nil, DocumentState(), crs)
    }
  }
}

extension DocumentReading {
  consuming func finishedReading() -> FeatureReading { reading }
}

extension RecordReading {
  consuming func finishedReading() -> FeatureReading { reading }
}
