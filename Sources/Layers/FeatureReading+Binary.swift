// From well-known binary to vertices in the columns, with the same care as from GeoJSON.
// (OGC 06-103r4, clause 8.2; the flags of older writers for heights and measures are understood too.)

internal import Planar

extension FeatureReading {
  /// Reads the geometry at the cursor, a string of hexadecimal digits, into the open feature, or notes why it cannot be
  /// used.
  mutating func readBinaryGeometry(_ cursor: inout JSONCursor) throws(JSONFault) {
    openKind = .empty
    let text = try cursor.string()
    guard text.count > 0, unsafe cursor.bytes[text.start] == RowRecord.binaryMark else {
      fault(
        .unknownGeometryType, value: cursor.json.text(text),
        "a geometry must be an object with 'type' and 'coordinates'")
      return
    }
    var binary = unsafe BinaryCursor(digits: cursor.bytes + text.start + 1, count: (text.count - 1) / 2)
    do throws(BinaryCursor.Fault) {
      let leaf = try binary.header()
      if leaf.code == 7 {
        try readBinaryCollection(&binary, leaf)
      } else if let kind = leaf.kind {
        guard context.takes(kind) else {
          faultOfRole([kind])
          return
        }
        openKind = kind
        try readBinaryParts(&binary, leaf)
      } else {
        noCurves(leaf)
        return
      }
      if faults.isEmpty || faults.allSatisfy(\.isMendable) { noteIfEmpty() }
    } catch {
      fault(
        .malformedCoordinates, "the geometry's binary form ends too soon or is none; write the layer again")
    }
  }

  private mutating func noCurves(_ leaf: BinaryCursor.Header) {
    fault(
      .unknownGeometryType, value: "\(leaf.code)",
      """
      the geometry is of the well-known binary type \(leaf.code); points, lines and polygons are read, curves and \
      surfaces are not: turn them into lines, such as with ogr2ogr -nlt CONVERT_TO_LINEAR
      """)
  }

  /// Reads the parts of a geometry of one kind.
  private mutating func readBinaryParts(
    _ binary: inout BinaryCursor, _ leaf: BinaryCursor.Header
  ) throws(BinaryCursor.Fault) {
    if leaf.hasMoreOrdinates { hasThirdOrdinate = true }
    guard leaf.code <= 3 else {
      for _ in 0..<(try binary.count(ofAtLeast: 5)) {
        let part = try binary.header()
        guard part.code == leaf.code - 3 else { throw BinaryCursor.Fault() }
        try readBinaryParts(&binary, part)
      }
      return
    }
    switch leaf.code {
    case 1:
      let (x, y) = try binary.position(leaf)
      // An empty point is one of two numbers that are none.
      if x.isNaN && y.isNaN { return }
      guard add(x, y) else { return }
      endPoint()
    case 2:
      let start = space.count
      guard try readBinaryPositions(&binary, leaf) else { return }
      endLine(from: start)
    default:
      try readBinaryPolygon(&binary, leaf)
    }
  }

  private mutating func readBinaryPolygon(
    _ binary: inout BinaryCursor, _ leaf: BinaryCursor.Header
  ) throws(BinaryCursor.Fault) {
    var ring = RingOrder()
    for _ in 0..<(try binary.count(ofAtLeast: 4)) {
      let start = space.count
      guard try readBinaryPositions(&binary, leaf) else { continue }
      endRing(from: start, &ring)
    }
    endPolygon(ring)
  }

  /// Adds a run of positions as vertices; false, with a fault, when one of them is none.
  private mutating func readBinaryPositions(
    _ binary: inout BinaryCursor, _ leaf: BinaryCursor.Header
  ) throws(BinaryCursor.Fault) -> Bool {
    var areNumbers = true
    for _ in 0..<(try binary.count(ofAtLeast: leaf.positionSize)) {
      let (x, y) = try binary.position(leaf)
      if !add(x, y) { areNumbers = false }
    }
    return areNumbers
  }

  @inline(__always)
  private mutating func add(_ x: Double, _ y: Double) -> Bool {
    if x.isFinite && y.isFinite {
      addVertex(x, y)
      return true
    }
    if !faults.contains(where: { $0.kind == .nonFiniteCoordinate }) {
      fault(
        .nonFiniteCoordinate, value: "[\(x), \(y)]",
        "a coordinate is no finite number; correct it, or remove the feature")
    }
    return false
  }

  private mutating func readBinaryCollection(
    _ binary: inout BinaryCursor, _ collection: BinaryCursor.Header
  ) throws(BinaryCursor.Fault) {
    let start = binary
    var kinds: Set<GeometryKind> = []
    var foreign: BinaryCursor.Header?
    try forEachLeaf(&binary, collection) { leaf, binary throws(BinaryCursor.Fault) in
      if let kind = leaf.kind { kinds.insert(kind) } else { foreign = leaf }
      try binary.skip(leaf)
    }
    if let foreign {
      noCurves(foreign)
      return
    }
    guard let kept = keptKind(of: kinds) else { return }
    openKind = kept
    binary = start
    var reading: [(BinaryCursor.Header, BinaryCursor)] = []
    try forEachLeaf(&binary, collection) { leaf, binary throws(BinaryCursor.Fault) in
      if leaf.kind == kept { reading.append((leaf, binary)) }
      try binary.skip(leaf)
    }
    for (leaf, place) in reading {
      var place = place
      try readBinaryParts(&place, leaf)
    }
    noteCollection(of: kinds, kept: kept)
  }

  /// Hands on the members of a collection that are none themselves, the cursor behind their headers.
  private func forEachLeaf(
    _ binary: inout BinaryCursor, _ collection: BinaryCursor.Header,
    _ body: (BinaryCursor.Header, inout BinaryCursor) throws(BinaryCursor.Fault) -> Void
  ) throws(BinaryCursor.Fault) {
    // What is still to come on each level: without recursion no depth is too deep.
    var left = [try binary.count(ofAtLeast: 5)]
    while let last = left.last {
      if last == 0 {
        left.removeLast()
        continue
      }
      left[left.count - 1] = last - 1
      let leaf = try binary.header()
      if leaf.code == 7 { left.append(try binary.count(ofAtLeast: 5)) } else { try body(leaf, &binary) }
    }
  }
}
