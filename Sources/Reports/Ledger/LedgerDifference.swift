// The first thing in which a file of a ledger and the same file made again differ, in words that lead to it.

internal import Audits
internal import Foundation
internal import Layers

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
      guard UnplainFile(at: ledger.appendingPathComponent(name).path) == nil,
        let old = try? Data(contentsOf: ledger.appendingPathComponent(name)),
        let new = try? Data(contentsOf: again.appendingPathComponent(name)), old != new
      else { continue }
      return name.hasSuffix(".json")
        ? json(name, old, new) ?? line(name, old, new) : line(name, old, new)
    }
    return nil
  }

  // MARK: JSON

  private static func json(_ name: String, _ old: Data, _ new: Data) -> LedgerDifference? {
    let decoder = JSONDecoder()
    guard let old = try? decoder.decode(JSONTree.self, from: old),
      let new = try? decoder.decode(JSONTree.self, from: new),
      let found = difference(old, new, at: [])
    else { return nil }
    // The indicator is the file's own.
    let place = found.place.filter { $0 != "indicator" }.joined(separator: " ")
    return LedgerDifference(
      file: name, place: place, ledger: cut(found.old?.text ?? ""), now: cut(found.new?.text ?? ""))
  }

  private static func difference(
    _ old: JSONTree?, _ new: JSONTree?, at place: [String]
  ) -> (place: [String], old: JSONTree?, new: JSONTree?)? {
    switch (old, new) {
    case (.object(let old)?, .object(let new)?):
      let rank = { (key: String) in keyOrder.firstIndex(of: key) ?? keyOrder.count }
      let keys = Set(old.keys).union(new.keys).sorted { (rank($0), $0) < (rank($1), $1) }
      return keys.lazy.compactMap { difference(old[$0], new[$0], at: place + [$0]) }.first
    case (.list(let old)?, .list(let new)?):
      for index in 0..<max(old.count, new.count) {
        let before = index < old.count ? old[index] : nil
        let after = index < new.count ? new[index] : nil
        let label = (before ?? after)?.name ?? "\(index + 1)"
        if let found = difference(before, after, at: place + [label]) { return found }
      }
      return nil
    default: return old == new ? nil : (place, old, new)
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
