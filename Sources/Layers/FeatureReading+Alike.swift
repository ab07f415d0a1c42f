// Features that are built like the one before: only their values are read.

internal import Planar

extension FeatureReading {
  /// Which skeleton is expected, and whether it is time for another one.
  struct Expectation: ~Copyable {
    fileprivate(set) var skeleton = FeatureSkeleton()
    // Rises with each feature that is as expected, and falls faster with each that is not.
    fileprivate var balance = 0
    // Where features come in many builds, taking skeletons must not cost more than they save.
    fileprivate var takingsLeft = 32
  }

  /// Reads the feature at the cursor if it is built as expected; false, with nothing done, where it is not and
  /// where it has a fault. The names of its properties are those of an earlier feature.
  @inline(__always)
  mutating func readAlike(_ cursor: inout JSONCursor) -> Bool {
    if expected.skeleton.count == 0 { return false }
    let start = cursor.place
    let depth = cursor.depth
    do throws(JSONFault) {
      if try readAlikeValues(&cursor, depth) {
        expected.balance = min(expected.balance + 1, 16)
        return true
      }
    } catch {
      // It is said in full when the feature is read once more.
    }
    discardGeometry()
    cursor.place = start
    cursor.depth = depth
    return false
  }

  /// Reads the features behind one of an array, as long as they are as expected; true behind the comma of one that
  /// is not, or of nothing more that is there.
  mutating func readAlikeOnes(_ cursor: inout JSONCursor) -> Bool {
    while true {
      cursor.skipSpace()
      guard cursor.byte == UInt8(ascii: ",") else { return false }
      cursor.place += 1
      cursor.skipSpace()
      guard cursor.byte == UInt8(ascii: "{"), readAlike(&cursor) else { return true }
    }
  }

  private mutating func readAlikeValues(
    _ cursor: inout JSONCursor, _ depth: Int
  ) throws(JSONFault) -> Bool {
    let text = cursor.json
    var place = cursor.place
    var idMember = RawValue()
    row.clear()
    for index in 0..<expected.skeleton.count {
      let stretch = expected.skeleton[index]
      guard expected.skeleton.stands(stretch, at: place, text) else { return false }
      place &+= stretch.count
      switch stretch.next {
      case .column(let column): try row.read(column, text, &place, depth: depth + 2)
      case .skipped(let level): try text.skipValue(&place, depth: depth + level)
      case .id: try idMember.read(text, &place, depth: depth + 1)
      case .coordinates:
        let shape = expected.skeleton.shape
        cursor.place = place
        cursor.depth = depth + 2
        openKind = shape.kind
        guard cursor.byte == UInt8(ascii: "["), try readParts(&cursor, shape) else { return false }
        noteIfEmpty()
        place = cursor.place
      case .end: break
      }
    }
    cursor.place = place
    cursor.depth = depth
    if isRecord { try cursor.endText() }
    conclude(text, idMember)
    return true
  }

  /// Notes that the feature at a place, which has been read, was not as expected.
  @inline(never)
  mutating func expectLike(_ start: JSONCursor) {
    expected.balance -= 4
    // Rows have lines that only a full look sees.
    if context.isOfRows { return }
    guard expected.balance < 0, expected.takingsLeft > 0 else { return }
    expected.takingsLeft -= 1
    expected.balance = 0
    expected.skeleton.take(start, context)
  }
}

extension JSONText {
  /// Moves a place over the value there, and checks every byte of it.
  @inline(__always)
  func skipValue(_ place: inout Int, depth: Int) throws(JSONFault) {
    let first = unsafe bytes[place]
    if first == UInt8(ascii: "\"") {
      _ = try string(&place)
      return
    }
    if first &- UInt8(ascii: "0") <= 9 {
      var at = place + 1
      skipDigits(&at)
      if unsafe bytes[at] == UInt8(ascii: ".") && bytes[at + 1] &- UInt8(ascii: "0") <= 9 {
        at += 2
        skipDigits(&at)
      }
      // Other numbers are rare, and those that are none are rarer.
      let isPlain = unsafe first != UInt8(ascii: "0") || bytes[place + 1] &- UInt8(ascii: "0") > 9
      let next = unsafe bytes[at]
      if isPlain && next | 0x20 != UInt8(ascii: "e") && next != UInt8(ascii: ".") && at - place < 300 {
        place = at
        return
      }
    }
    place = try endOfValue(place, depth: depth)
  }

  @inline(never)
  private func endOfValue(_ place: Int, depth: Int) throws(JSONFault) -> Int {
    var cursor = cursor(at: place)
    cursor.depth = depth
    try cursor.skipValue()
    return cursor.place
  }
}
