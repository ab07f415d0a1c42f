// Where a FeatureCollection may be cut: a comma that seems to stand between two features.
//
// A cut is a guess from a few bytes, and is proved when the piece before it turns out to end there between two
// features; see LayerPipeline. Nearly every file either has a line a feature or starts each feature with its
// type.

internal import Foundation

/// Finds places where a document may be cut.
@safe
struct DocumentCutter {
  let bytes: UnsafeBufferPointer<UInt8>

  /// The place behind the last comma that seems to stand between two features; nil without any.
  func lastCut() -> Int? {
    if let comma = last(UInt8(ascii: "\n"), where: commaBeforeLine) { return comma + 1 }
    if let comma = last(UInt8(ascii: "{"), where: commaBeforeFeature) { return comma + 1 }
    return nil
  }

  private func last(_ sought: UInt8, where comma: (Int) -> Int?) -> Int? {
    var place = unsafe bytes.count - 1
    while place >= 0 {
      if unsafe bytes[place] == sought, let comma = comma(place) { return comma }
      place -= 1
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
      guard let colon = skip(":", at: skipSpace(id)), let next = skip(",", at: endOfSimple(skipSpace(colon)))
      else { return nil }
      place = skipSpace(next)
    }
    guard let type = skip("\"type\"", at: place), let colon = skip(":", at: skipSpace(type)),
      skip("\"Feature\"", at: skipSpace(colon)) != nil
    else { return nil }
    return comma
  }

  /// The comma or bracket behind a number or a plain string.
  private func endOfSimple(_ start: Int) -> Int {
    var place = start
    var isQuoted = false
    while place < start + 1000 {
      switch byte(place) {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: "\\"): place += 1
      case UInt8(ascii: ","), UInt8(ascii: "}"): if !isQuoted { return place }
      default: break
      }
      place += 1
    }
    return place
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
