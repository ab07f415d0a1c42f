// The folder that `citycheck diff --output` writes: diff.json and a bulletin for the city and each district, all of them or
// none.

public import Audits
public import Foundation

/// The folder of a comparison:
///
///     diff.json  bulletin.md
///     bulletins/<district id>.md
///
/// Where several districts have one id the others' bulletins are called `2-<district id>.md` and so on, in their order.
/// The same comparison gives the same bytes, and no path of a machine. It is written beside its place and takes it when it
/// is whole; a former one is replaced.
public enum ComparisonFolder {
  private static let json = "diff.json"
  private static let bulletin = "bulletin.md"
  private static let bulletins = "bulletins/"

  /// Writes the folder.
  ///
  /// - Parameters:
  ///   - comparison: What to write.
  ///   - folder: Where to.
  ///   - warn: Told, in a sentence, where a former folder cannot be removed and is left beside the new one.
  /// - Returns: The paths written, relative to the folder.
  /// - Throws: ``ReportError``; a former folder then stays as it is.
  @discardableResult
  public static func write(
    _ comparison: AuditComparison, to folder: URL, warn: (String) -> Void = { _ in }
  ) throws(ReportError) -> [String] {
    let folder = folder.standardizedFileURL
    try checkPlace(folder)
    let draft = try LedgerDraft(of: folder)
    var written: [String] = []
    func write(_ path: String, _ text: String) throws(ReportError) {
      _ = try draft.write(path) { sink throws(ReportError) in try sink(Array(text.utf8)) }
      written.append(path)
    }
    try write(json, ComparisonJSON.text(of: comparison))
    let brief = comparison.withShortNames
    try write(bulletin, ComparisonBulletin(comparison: brief, district: nil).text)
    let districts = comparison.districtKeys
    for (district, name) in zip(districts, LedgerNames.unique(districts.map(\.id), otherwise: "district")) {
      try write("\(bulletins)\(name).md", ComparisonBulletin(comparison: brief, district: district).text)
    }
    if let left = try draft.publish() { warn(left) }
    return written
  }

  /// Looks whether the folder can be written: a former comparison is replaced, other files are not.
  ///
  /// - Throws: ``ReportError/foreignFiles(path:files:)``, or ``ReportError/cannotWrite(path:reason:)`` where a file stands.
  public static func checkPlace(_ folder: URL) throws(ReportError) {
    let found: [String]
    switch LedgerListing.files(in: folder) {
    case .absent: return
    case .file: throw .cannotWrite(folder, CocoaError(.fileWriteFileExists))
    case .files(let paths): found = paths
    }
    let isFormer = found.contains(json)
    let foreign = found.filter { path in
      let isBulletin =
        path.hasPrefix(bulletins) && path.hasSuffix(".md") && !path.dropFirst(bulletins.count).contains("/")
      return !isFormer || !(path == json || path == bulletin || isBulletin)
    }
    guard foreign.isEmpty else {
      let shown = foreign.prefix(3) + (foreign.count > 3 ? ["and \(foreign.count - 3) more"] : [])
      throw .foreignFiles(path: folder.relativePath, files: Array(shown))
    }
  }
}

extension AuditComparison {
  /// The districts of both audits, in ascending order of their ids.
  var districtKeys: [DistrictKey] {
    Set(indicators.flatMap { $0.districts.compactMap(\.district) }).sorted()
  }
}
