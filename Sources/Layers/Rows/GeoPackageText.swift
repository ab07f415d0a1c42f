// A table of a GeoPackage as records.

internal import Foundation
internal import GeoPackages

/// The rows of a table of a GeoPackage.
final class GeoPackageText: RowText {
  let crs: CRSMember
  private let source: LayerSource
  private let rows: GeoPackageRows
  // The columns, each name as a JSON string, and whether the layer asks for it.
  private let columns: [(name: [UInt8], isWanted: Bool)]
  private var record = RowRecord()
  private var passed = 0

  /// Opens the source's file and its table.
  ///
  /// - Throws: ``LayerError`` when it is no GeoPackage, or has no such table.
  init(
    _ source: LayerSource, path: String, table: String?, withAllProperties: Bool
  ) throws(LayerError) {
    self.source = source
    do throws(GeoPackageError) {
      let file = try GeoPackageFile(path: path)
      let table = try file.table(named: table)
      rows = try GeoPackageRows(of: table, in: file)
      let wanted = Set(ReadingContext(source).fields)
      columns = table.columns.map { name in
        var bytes: [UInt8] = []
        RowRecord.append(quoted: name, to: &bytes)
        return (bytes, withAllProperties || wanted.contains(name))
      }
      crs = table.spatialReference.map { CRSMember($0) } ?? .none
    } catch {
      throw Self.refusal(source, error)
    }
  }

  func appendRecords(to bytes: inout [UInt8]) throws(LayerError) -> Bool {
    do throws(GeoPackageError) {
      return try rows.next(upTo: 256) { row in
        try append(row)
        bytes += record.bytes
      }
    } catch {
      throw Self.refusal(source, error)
    }
  }

  private func append(_ row: GeoPackageRows.Row) throws {
    record.begin()
    if let key = row.key { record.addID(key) }
    record.beginProperties()
    for (place, column) in columns.enumerated() where column.isWanted || passed < 100 {
      record.addName(column.name)
      switch row.value(place) {
      // What a table has no value for, a feature has no property for.
      case .null, .blob: record.addNull()
      case .integer(let number): record.add(number)
      case .real(let number): record.add(number)
      case .text(let text): record.add(text)
      }
    }
    record.endProperties()
    passed += 1
    try row.withGeometry { geometry in
      guard let geometry else {
        unsafe record.end(binary: nil)
        return
      }
      unsafe geometry.withUnsafeBytes { unsafe record.end(binary: Self.binary(of: $0)) }
    }
  }

  /// The well-known binary behind a blob's header; all of it where there is no such header, for the reader to refuse.
  private static func binary(of blob: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
    guard blob.count >= 8, unsafe blob[0] == 0x47, unsafe blob[1] == 0x50 else { return unsafe blob }
    let envelopes = [0, 32, 48, 48, 64]
    let code = unsafe Int(blob[3] >> 1 & 7)
    guard code < envelopes.count, blob.count > 8 + envelopes[code] else { return unsafe blob }
    return unsafe UnsafeRawBufferPointer(rebasing: blob[(8 + envelopes[code])...])
  }

  private static func refusal(_ source: LayerSource, _ error: GeoPackageError) -> LayerError {
    .unreadableFile(layer: source.name, path: source.displayPath, reason: error.description)
  }
}

extension CRSMember {
  /// The CRS of a table: by its name where PROJ may know it, else by its definition.
  fileprivate init(_ reference: GeoPackageFile.SpatialReference) {
    if reference.organization.uppercased() == "EPSG" {
      self.init(name: "EPSG:\(reference.code)")
    } else {
      self = .other(name: reference.definition)
    }
  }
}
