// The first thing in which a file of a ledger and the same file made again differ, in words that lead to it.

internal import Audits
internal import Foundation

/// The first thing in which two makings of a ledger's file differ.
public struct LedgerDifference: Sendable, Hashable {
  /// The file's name in the indicator's folder.
  public var file: String
  /// Where in it: `city value`, `districts 320601 numerator`, `layers parks sha256`, `line 17`.
  public var place: String
  /// What the ledger says there; at most 60 characters, empty where it says nothing.
  public var ledger: String
  /// What the audit gives now.
  public var now: String

  // What a planner asks first comes first.
  private static let fileOrder = ["result.json", "table.csv", "features.csv", "method.md", "map.svg"]
  private static let keyOrder = [
    "indicator", "city", "districts", "layers", "evidence", "documents", "tool", "value", "numerator",
    "denominator", "verdict", "shortfall", "reason", "sha256",
  ]

  /// The first difference among files of two folders; nil where none can be read in both.
  ///
  /// - Parameter names: The files' names, in any order.
  static func first(of names: Set<String>, in ledger: URL, and again: URL) -> LedgerDifference? {
    let rank = { (name: String) in fileOrder.firstIndex(of: name) ?? fileOrder.count }
    for name in names.sorted(by: { (rank($0), $0) < (rank($1), $1) }) {
      guard let old = try? Data(contentsOf: ledger.appendingPathComponent(name)),
        let new = try? Data(contentsOf: again.appendingPathComponent(name)), old != new
      else { continue }
      return name.hasSuffix(".json")
        ? json(name, old, new) ?? line(name, old, new) : line(name, old, new)
    }
    return nil
  }

  // MARK: JSON

  private static func json(_ name: String, _ old: Data, _ new: Data) -> LedgerDifference? {
    guard let old = try? JSONSerialization.jsonObject(with: old),
      let new = try? JSONSerialization.jsonObject(with: new),
      let found = difference(old, new, at: [])
    else { return nil }
    // The indicator is the file's own.
    let place = found.place.filter { $0 != "indicator" }.joined(separator: " ")
    return LedgerDifference(
      file: name, place: place, ledger: shown(found.old), now: shown(found.new))
  }

  private static func difference(
    _ old: Any?, _ new: Any?, at place: [String]
  ) -> (place: [String], old: Any?, new: Any?)? {
    if let old = old as? [String: Any], let new = new as? [String: Any] {
      let rank = { (key: String) in keyOrder.firstIndex(of: key) ?? keyOrder.count }
      let keys = Set(old.keys).union(new.keys).sorted { (rank($0), $0) < (rank($1), $1) }
      return keys.lazy.compactMap { difference(old[$0], new[$0], at: place + [$0]) }.first
    }
    if let old = old as? [Any], let new = new as? [Any] {
      for index in 0..<max(old.count, new.count) {
        let pair = (index < old.count ? old[index] : nil, index < new.count ? new[index] : nil)
        let label = name(of: pair.0 ?? pair.1) ?? "\(index + 1)"
        if let found = difference(pair.0, pair.1, at: place + [label]) { return found }
      }
      return nil
    }
    let isSame = (old as? NSObject).map { $0.isEqual(new) } ?? (new == nil)
    return isSame ? nil : (place, old, new)
  }

  /// What an element of a list is called.
  private static func name(of element: Any?) -> String? {
    let object = element as? [String: Any]
    return ["id", "role", "name", "path"].lazy.compactMap { object?[$0] as? String }.first
  }

  private static func shown(_ value: Any?) -> String {
    switch value {
    case nil: ""
    case is NSNull: "null"
    case let text as String: cut(text)
    case let number as NSNumber: number.doubleValue.exactText
    case let other?: cut("\(other)")
    }
  }

  // MARK: Text

  private static func line(_ name: String, _ old: Data, _ new: Data) -> LedgerDifference {
    let (old, new) = ([UInt8](old), [UInt8](new))
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
    let from = max(start, place - 20)
    return LedgerDifference(
      file: name, place: "line \(number)", ledger: cut(text(old, from)), now: cut(text(new, from)))
  }

  private static func text(_ bytes: [UInt8], _ from: Int) -> String {
    let rest = bytes[min(from, bytes.count)...].prefix { $0 != UInt8(ascii: "\n") }.prefix(400)
    return String(decoding: rest, as: UTF8.self).trimmingCharacters(in: .newlines)
  }

  private static func cut(_ text: String) -> String {
    let line = text.onOneLine
    return line.count > 60 ? line.prefix(59) + "…" : line
  }
}
