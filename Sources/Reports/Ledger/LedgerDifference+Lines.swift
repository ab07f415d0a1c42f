// The first line in which two files differ, shown by whole characters: a byte in the midst of one says nothing. Where only
// the bytes that end the lines differ, that is what is said.

internal import Foundation

extension LedgerDifference {
  /// Where two files differ that are the same but for the bytes that end their lines.
  static let lineEnds = "line ends"

  static func line(_ name: String, _ old: Data, _ new: Data) -> LedgerDifference {
    // What only the ends of lines do is not the first thing that somebody looks for.
    let (old, new) = (withPlainEnds([UInt8](old)), withPlainEnds([UInt8](new)))
    var start = 0
    var number = 1
    var place = 0
    while place < min(old.count, new.count), old[place] == new[place] {
      if old[place] == UInt8(ascii: "\n") {
        number += 1
        start = place + 1
      }
      place += 1
    }
    // A line may be long: what is shown begins a little before the difference.
    let next = place < old.count ? old[place] : place < new.count ? new[place] : 0
    let from = place - lead(old[start..<place], next)
    return LedgerDifference(
      file: name, place: "line \(number)", ledger: cut(text(old, from)), now: cut(text(new, from)))
  }

  /// How many bytes before the first that differs are shown: those of twenty whole characters, and those of the character
  /// that it is in.
  private static func lead(_ line: ArraySlice<UInt8>, _ next: UInt8) -> Int {
    let isInside = { (byte: UInt8) in byte & 0xC0 == 0x80 }
    var end = line.endIndex
    if isInside(next) {
      while end > line.startIndex, isInside(line[end - 1]) { end -= 1 }
      end = max(line.startIndex, end - 1)
    }
    var start = max(line.startIndex, end - 400)
    while start < end, isInside(line[start]) { start += 1 }
    // What is no text has no characters.
    guard let text = String(validating: line[start..<end], as: UTF8.self) else { return min(20, line.count) }
    return text.suffix(20).utf8.count + line.endIndex - end
  }

  /// Text with each line ended by a line feed, whatever it was ended by.
  private static func withPlainEnds(_ bytes: [UInt8]) -> [UInt8] {
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    for (place, byte) in bytes.enumerated() {
      if byte != UInt8(ascii: "\r") {
        plain.append(byte)
      } else if place + 1 == bytes.count || bytes[place + 1] != UInt8(ascii: "\n") {
        plain.append(UInt8(ascii: "\n"))
      }
    }
    return plain
  }

  /// The difference of two files whose lines are the same, and their ends are not.
  static func lineEnding(_ name: String, _ old: [UInt8], _ new: [UInt8]) -> LedgerDifference? {
    guard withPlainEnds(old) == withPlainEnds(new) else { return nil }
    return LedgerDifference(file: name, place: lineEnds, ledger: ends(of: old), now: ends(of: new))
  }

  private static func ends(of bytes: [UInt8]) -> String {
    let (feed, carriage) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
    let both = zip(bytes, bytes.dropFirst()).count { $0 == carriage && $1 == feed }
    let counts = [
      ("LF", bytes.count { $0 == feed } - both), ("CRLF", both),
      ("CR", bytes.count { $0 == carriage } - both),
    ]
    return counts.filter { $0.1 > 0 }.map(\.0).joined(separator: " and ")
  }

  private static func text(_ bytes: [UInt8], _ from: Int) -> String {
    let rest = bytes[min(from, bytes.count)...].prefix { $0 != UInt8(ascii: "\n") }.prefix(2000)
    return String(decoding: rest, as: UTF8.self).trimmingCharacters(in: .newlines)
  }
}
