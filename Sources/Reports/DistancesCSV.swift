// distances.csv: how far each demand feature is from what it needs, for sweeping thresholds in a spreadsheet or a script.

public import Audits
public import Foundation
internal import Planar
internal import Synchronization

/// Writes one row a demand feature: its layer, position, id, district and place, and a column of metres for each
/// indicator, way and category.
///
/// A cell is empty where the indicator is not about the feature, where nothing can be gone to, and where the feature
/// joins no street. Distances have three decimals, places seven. Written under another name until ``publish()``.
public final class DistancesCSV: Sendable {
  private struct State: Sendable {
    var file: FileReplacement?
    var columns: [String] = []
  }

  private let path: URL
  private let state = Mutex(State())

  /// A writer of a file.
  public init(to path: URL) { self.path = path }

  /// Where an audit hands on distances.
  public var sink: DistanceSink {
    DistanceSink(
      begin: { try self.begin($0) },
      render: { rows in Self.text(of: rows, columns: self.state.withLock { $0.columns }) },
      write: { bytes in try self.state.withLock { try $0.file?.append(bytes) } })
  }

  /// Puts the file into its place.
  ///
  /// - Throws: ``ReportError/cannotWrite(path:reason:)``.
  public func publish() throws(ReportError) {
    guard let file = state.withLock({ $0.file }) else { return }
    try file.finish()
  }

  private func begin(_ columns: [String]) throws(ReportError) {
    Leftovers.remove(in: path.deletingLastPathComponent()) { $0 == path.lastPathComponent }
    let file = try FileReplacement(of: path)
    let header = CSVTable(header: ["layer", "feature", "id", "district", "lon", "lat"] + columns)
    try file.append(Array(header.text.utf8))
    state.withLock {
      $0.file = file
      $0.columns = columns
    }
  }

  static func text(of rows: DistanceRows, columns: [String]) -> [UInt8] {
    var text: [UInt8] = []
    let distances = columns.map { rows.distances[$0] }
    for row in rows.ids.indices {
      var cells = [CSVTable.Cell.text(rows.layer), .integer(rows.sourceIndices[row])].map(\.csv)
      cells.append(CSVTable.Cell.of(rows.ids[row]).csv)
      cells.append(CSVTable.Cell.of(rows.districts[row]).csv)
      let place = rows.places[row]
      cells += [number(place.longitude, decimals: 7), number(place.latitude, decimals: 7)]
      cells += distances.map { $0.map { number($0[row], decimals: 3) } ?? "" }
      text += cells.joined(separator: ",").utf8
      text += [13, 10]
    }
    return text
  }

  private static func number(_ value: Double, decimals: Int) -> String {
    value.isFinite ? String(format: "%.\(decimals)f", value) : ""
  }
}
