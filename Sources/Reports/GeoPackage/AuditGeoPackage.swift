// audit.gpkg: everything of an audit that has a place, for QGIS and other programs, with how to draw it.

internal import Audits
internal import Foundation
internal import GeoPackages

/// `audit.gpkg`: a GeoPackage of an audit's result, in degrees of WGS 84.
///
///     districts              every indicator as three columns: its value, `…_verdict` and `…_shortfall`
///     uncovered              what no supply reaches, or what is near and far on foot (`kind` severed)
///     uncovered_places       the same where the demand is points
///     supply_places          supply, and features of ratios: counted or not, and why
///     supply_lines, supply_areas
///     streets                streets within reach, out of reach and in gaps, where they were asked for
///     findings               the numbered findings; those without a place have no geometry
///     indicators, problems   without geometry: the city's values, and what is wrong with the data
///
/// Tables without rows are left out, but for `districts` and `findings`. Numbers are those of `results.json`. The same
/// result gives the same bytes with the same version of SQLite.
enum AuditGeoPackage {
  /// Writes the file.
  ///
  /// - Parameters:
  ///   - result: What to write.
  ///   - path: A file that is not there or is empty.
  ///   - name: The file's name in messages.
  /// - Throws: ``ReportError/cannotWrite(path:reason:)``; ``ReportError/unusableCRS(definition:reason:)``.
  static func write(_ result: AuditResult, to path: URL, named name: URL) throws(ReportError) {
    let file = try GeoPackageWriter(replacing: name, at: path)
    var styles: [LayerStyle] = []
    // One after the other, so that no two are held.
    for subject in AuditTable.Subject.allCases {
      for table in try AuditTable.tables(of: subject, in: result) {
        try file.add(table, named: name)
        styles += table.styles
      }
    }
    try file.finish(with: styles, named: name)
  }
}

extension GeoPackageWriter {
  fileprivate convenience init(replacing name: URL, at path: URL) throws(ReportError) {
    do throws(GeoPackageError) {
      try self.init(path: path.path)
    } catch {
      throw .cannotWrite(path: name.relativePath, reason: error.description)
    }
  }

  fileprivate func add(_ table: AuditTable, named name: URL) throws(ReportError) {
    do throws(GeoPackageError) {
      try add(table.table, rows: table.rows)
    } catch {
      throw .cannotWrite(path: name.relativePath, reason: error.description)
    }
  }

  fileprivate func finish(with styles: [LayerStyle], named name: URL) throws(ReportError) {
    do throws(GeoPackageError) {
      try add(styles)
      try finish()
    } catch {
      throw .cannotWrite(path: name.relativePath, reason: error.description)
    }
  }
}
