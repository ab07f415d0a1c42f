// The first thing in which a file of a ledger and the same file made again differ, in words that lead to it.

internal import Audits
internal import Foundation
internal import Layers

/// The first thing in which two makings of a ledger's file differ.
public struct LedgerDifference: Sendable, Hashable {
  /// The file's name in the indicator's folder.
  public var file: String
  /// Where in it: `city value`, `districts 320601 numerator`, `layers parks sha256`, `line 17`, or `line ends` where the
  /// lines are the same and the bytes that end them are not.
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
  private static let recordOrder = [
    "format", "version", "city", "standard", "standard_title", "crs", "audit_folder", "options", "indicators",
    "documents", "inputs", "tool", "files", "id", "name", "folder", "value", "unit", "verdict", "evidence",
    "path", "bytes", "sha256",
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
      if let ends = lineEnding(name, [UInt8](old), [UInt8](new)) { return ends }
      return name.hasSuffix(".json")
        ? json(name, old, new) ?? line(name, old, new) : line(name, old, new)
    }
    return nil
  }

  // MARK: JSON

  private static func json(_ name: String, _ old: Data, _ new: Data) -> LedgerDifference? {
    let decoder = JSONDecoder()
    let order = name == LedgerNames.record ? recordOrder : keyOrder
    guard let old = try? decoder.decode(JSONTree.self, from: old),
      let new = try? decoder.decode(JSONTree.self, from: new),
      let found = difference(old, new, at: [], order)
    else { return nil }
    // The indicator is the file's own.
    let place = found.place.filter { $0 != "indicator" }.joined(separator: " ")
    return LedgerDifference(
      file: name, place: place, ledger: cut(found.old?.text ?? ""), now: cut(found.new?.text ?? ""))
  }

  private static func difference(
    _ old: JSONTree?, _ new: JSONTree?, at place: [String], _ order: [String]
  ) -> (place: [String], old: JSONTree?, new: JSONTree?)? {
    switch (old, new) {
    case (.object(let old)?, .object(let new)?):
      let rank = { (key: String) in order.firstIndex(of: key) ?? order.count }
      let keys = Set(old.keys).union(new.keys).sorted { (rank($0), $0) < (rank($1), $1) }
      return keys.lazy.compactMap { difference(old[$0], new[$0], at: place + [$0], order) }.first
    case (.list(let old)?, .list(let new)?):
      for index in 0..<max(old.count, new.count) {
        let before = index < old.count ? old[index] : nil
        let after = index < new.count ? new[index] : nil
        let label = (before ?? after)?.name ?? "\(index + 1)"
        if let found = difference(before, after, at: place + [label], order) { return found }
      }
      return nil
    default: return old == new ? nil : (place, old, new)
    }
  }

  static func cut(_ text: String) -> String {
    let line = text.onOneLine
    return line.count > 60 ? line.prefix(59) + "…" : line
  }
}
