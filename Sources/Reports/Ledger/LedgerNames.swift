// Names of a ledger's folders and files. They come from standards and audit files, which anybody may have written: a name
// must not lead out of the ledger, nor be one that some system cannot hold.

internal import Audits
internal import Foundation
internal import Standards

/// Names of a ledger's folders and files.
enum LedgerNames {
  /// The table of contents.
  static let index = "index.csv"
  /// What a ledger can be verified by.
  static let record = "ledger.json"
  /// Where an indicator goes that has no place in its rulebook.
  static let other = "other"

  /// The folders of indicators, such as `基础项第12条/park-coverage`, in their order.
  ///
  /// Items whose names differ by capitals alone, or by how é is put together, have folders of their own where those are
  /// not told apart: the second is numbered.
  static func folders(of indicators: [Indicator]) -> [String] {
    // By their bytes, since equal texts may be written in several ways.
    var items: [[UInt8]: String] = [:]
    var taken: Set<String> = []
    return indicators.map { indicator in
      var item = indicator.item.map { safe($0.folder, otherwise: other) } ?? other
      if [index, record].contains(item.lowercased()) { item += "_" }
      let known = items[Array(item.utf8)] ?? free(item, &taken)
      items[Array(item.utf8)] = known
      return "\(known)/\(indicator.id)"
    }
  }

  /// The names for copies of files, each one of its own also where capitals are not told from small letters.
  static func copies(of paths: [String]) -> [String] {
    unique(paths.map { String($0.split(separator: "/").last ?? "") }, otherwise: "evidence")
  }

  /// Names that any system can hold, each one of its own also where capitals are not told from small letters.
  static func unique(_ names: [String], otherwise fallback: String) -> [String] {
    var taken: Set<String> = []
    return names.map { free(safe($0, otherwise: fallback), &taken) }
  }

  /// A name that is not taken yet, with a number if need be; it is taken then.
  private static func free(_ name: String, _ taken: inout Set<String>) -> String {
    var candidate = name
    var number = 1
    while !taken.insert(candidate.lowercased()).inserted {
      number += 1
      candidate = "\(number)-\(name)"
    }
    return candidate
  }

  private static let forbidden: Set<Unicode.Scalar> = ["/", "\\", ":", "*", "?", "\"", "<", ">", "|"]
  // Names of devices on Windows, whatever their ending.
  private static let devices: Set<String> = Set(
    ["con", "prn", "aux", "nul"] + (0...9).flatMap { ["com\($0)", "lpt\($0)"] })

  /// The name with everything replaced that a folder or file cannot have on some system, in at most 100 bytes.
  static func safe(_ text: String, otherwise fallback: String) -> String {
    let scalars = text.onOneLine.unicodeScalars.map { forbidden.contains($0) ? "_" : $0 }
    var name = String(String.UnicodeScalarView(scalars)).trimmed
    // The ending says how to open it.
    let ending = name.lastIndex(of: ".").map { name[$0...] }.flatMap { $0.utf8.count <= 10 ? $0 : nil } ?? ""
    if name.utf8.count > 100 {
      var stem = name.dropLast(ending.count)
      while stem.utf8.count + ending.utf8.count > 100 { stem.removeLast() }
      name = String(String(stem).trimmed + ending)
    }
    let stem = name.split(separator: ".").first.map { $0.lowercased() } ?? ""
    return name.isEmpty ? fallback : devices.contains(stem) ? "_" + name : name
  }
}

extension String {
  /// Without points and spaces at the ends.
  fileprivate var trimmed: String { trimmingCharacters(in: CharacterSet(charactersIn: ". ")) }
}
