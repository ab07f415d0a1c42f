// Where a FeatureCollection may be cut: the array of its features, and commas that seem to stand between two.

internal import Foundation

/// Finds the places where a document may be cut.
@safe
struct DocumentCutter {
  let bytes: UnsafeBufferPointer<UInt8>

  /// The place behind the bracket that opens the array `features`, which must be a member of the outermost
  /// object.
  func startOfFeatures(from start: Int) -> Int? {
    // A member that comes before the features is small, if it is of any use.
    let limit = unsafe min(bytes.count, start + 1 << 16)
    var place = skipSpace(start)
    guard byte(place) == UInt8(ascii: "{") else { return nil }
    place = skipSpace(place + 1)
    while place < limit, byte(place) == UInt8(ascii: "\"") {
      let isFeatures = skip("\"features\"", at: place) != nil
      guard let keyEnd = endOfString(place) else { return nil }
      place = skipSpace(keyEnd)
      guard byte(place) == UInt8(ascii: ":") else { return nil }
      place = skipSpace(place + 1)
      if isFeatures { return byte(place) == UInt8(ascii: "[") ? place + 1 : nil }
      guard let comma = endOfValue(place, limit: limit), byte(comma) == UInt8(ascii: ",") else { return nil }
      place = skipSpace(comma + 1)
    }
    return nil
  }

  /// A comma that seems to stand between two features, at a place or after it.
  func cut(from start: Int) -> Int? {
    // Nearly every file either has a line a feature or starts each feature with its type; look for both side
    // by side, a stretch at a time, so that the one that is not there does not cost a search to the file's
    // end.
    var from = start
    while unsafe from < bytes.count {
      let to = unsafe min(bytes.count, from + 1 << 16)
      if let comma = first(UInt8(ascii: "\n"), in: from..<to, where: commaBeforeLine) { return comma }
      if let comma = first(UInt8(ascii: "{"), in: from..<to, where: commaBeforeFeature) { return comma }
      from = to
    }
    return nil
  }

  private func first(_ sought: UInt8, in range: Range<Int>, where comma: (Int) -> Int?) -> Int? {
    guard let base = unsafe bytes.baseAddress else { return nil }
    var place = range.lowerBound
    while place < range.upperBound,
      let found = unsafe memchr(base + place, Int32(sought), range.upperBound - place)
    {
      let at = unsafe UnsafeRawPointer(found) - UnsafeRawPointer(base)
      if let comma = comma(at) { return comma }
      place = at + 1
    }
    return nil
  }

  /// `},` before a line break and `{` after it.
  private func commaBeforeLine(_ lineBreak: Int) -> Int? {
    let comma = skipSpaceBack(lineBreak - 1)
    guard byte(comma) == UInt8(ascii: ","), byte(skipSpaceBack(comma - 1)) == UInt8(ascii: "}"),
      byte(skipSpace(lineBreak)) == UInt8(ascii: "{")
    else { return nil }
    return comma
  }

  /// `},` before a brace, and a feature's type after it, perhaps behind its id.
  private func commaBeforeFeature(_ brace: Int) -> Int? {
    let comma = skipSpaceBack(brace - 1)
    guard byte(comma) == UInt8(ascii: ","), byte(skipSpaceBack(comma - 1)) == UInt8(ascii: "}") else {
      return nil
    }
    var place = skipSpace(brace + 1)
    if let id = skip("\"id\"", at: place) {
      guard let colon = skip(":", at: skipSpace(id)),
        let end = endOfValue(skipSpace(colon), limit: brace + 1000),
        let next = skip(",", at: end)
      else { return nil }
      place = skipSpace(next)
    }
    guard let type = skip("\"type\"", at: place), let colon = skip(":", at: skipSpace(type)),
      skip("\"Feature\"", at: skipSpace(colon)) != nil
    else { return nil }
    return comma
  }

  /// The bracket that closes the array whose content starts at a place.
  func endOfArray(from start: Int) -> Int? {
    var depth = 0
    var place = start
    while unsafe place < bytes.count {
      switch unsafe bytes[place] {
      case UInt8(ascii: "\""):
        guard let end = endOfString(place) else { return nil }
        place = end
        continue
      case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        if depth == 0 { return unsafe bytes[place] == UInt8(ascii: "]") ? place : nil }
        depth -= 1
      default: break
      }
      place += 1
    }
    return nil
  }

  /// The comma or bracket behind a value.
  private func endOfValue(_ start: Int, limit: Int) -> Int? {
    var depth = 0
    var place = start
    while unsafe place < min(limit, bytes.count) {
      switch unsafe bytes[place] {
      case UInt8(ascii: "\""):
        guard let end = endOfString(place) else { return nil }
        place = end
        continue
      case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        if depth == 0 { return place }
        depth -= 1
      case UInt8(ascii: ","): if depth == 0 { return place }
      default: break
      }
      place += 1
    }
    return nil
  }

  /// The place behind the string that starts at a place.
  private func endOfString(_ start: Int) -> Int? {
    var place = start + 1
    while unsafe place < bytes.count {
      switch unsafe bytes[place] {
      case UInt8(ascii: "\""): return place + 1
      case UInt8(ascii: "\\"): place += 2
      default: place += 1
      }
    }
    return nil
  }

  // Outside the text there is a zero, which JSON never has.
  private func byte(_ place: Int) -> UInt8 { unsafe place >= 0 && place < bytes.count ? bytes[place] : 0 }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

  private func skipSpace(_ start: Int) -> Int {
    var place = start
    while isSpace(byte(place)) { place += 1 }
    return place
  }

  private func skipSpaceBack(_ start: Int) -> Int {
    var place = start
    while isSpace(byte(place)) { place -= 1 }
    return place
  }

  private func skip(_ text: StaticString, at place: Int) -> Int? {
    let count = text.utf8CodeUnitCount
    guard let base = unsafe bytes.baseAddress, unsafe place + count <= bytes.count,
      unsafe memcmp(base + place, text.utf8Start, count) == 0
    else { return nil }
    return place + count
  }
}
