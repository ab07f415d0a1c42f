// The output folder of an audit. A file is written under another name and renamed, so that nobody reads half
// a file and an audit that fails leaves the former one whole.

public import Audits
public import Foundation
internal import Measures
public import Planar
internal import Standards
internal import Synchronization

/// The folder that `citycheck audit` writes:
///
///     results.json  districts.csv  findings.csv  audit.gpkg
///     maps/<indicator>.svg     patches/<indicator>.geojson
///     patches/<indicator>.severance.geojson     streets/<indicator>.geojson
///
/// An indicator is called `STANDARD.ID` where several standards have that id and its own is not the first of them. The
/// severance is of indicators that were measured both in straight lines and on foot; the streets are written where
/// ``AuditOptions/streets`` asked for them. Files of a former run are overwritten; its maps, patches and streets that
/// this one does not write are removed, and what killed runs left unfinished, and nothing else is. `results.json` is put
/// into its place last, so that it is never newer than what stands beside it.
public enum OutputFolder {
  /// The files beside the folders `maps` and `patches`.
  static let topFiles = ["report.html", "audit.gpkg", results, "districts.csv", "findings.csv"]
  /// The one that all others are named in.
  static let results = "results.json"

  /// Writes all reports.
  ///
  /// - Parameters:
  ///   - result: What to report.
  ///   - folder: Where to; it is made if need be.
  ///   - language: The language that the page opens in.
  ///   - threads: How many files are made at the same time.
  ///   - isCancelled: Asked before each file; true ends the writing with ``ReportError/cancelled``.
  /// - Returns: The paths written, relative to the folder, in the order of writing.
  /// - Throws: ``ReportError``: before anything is written when an indicator's id cannot be a file name, with
  ///   the path and the reason when a file cannot be written.
  @discardableResult
  public static func write(
    _ result: AuditResult, to folder: URL, language: ReportLanguage = .english,
    threads: Int = OrderedParallel.defaultThreadCount,
    isCancelled: @Sendable () -> Bool = { false }
  ) throws(ReportError) -> [String] {
    try checkIDs(of: result)
    try makeFolder(folder)
    let files = files(of: result, language)
    let former = namedFiles(in: folder)
    removeLeftovers(in: folder)
    try makeFolder(folder.appendingPathComponent("patches"))
    try makeFolder(folder.appendingPathComponent("maps"))
    if result.indicators.contains(where: { $0.streets != nil }) {
      try makeFolder(folder.appendingPathComponent("streets"))
    }
    let written = Mutex<[String]>([])
    let last: [FileReplacement?]
    do {
      last = try OrderedParallel.chunks(of: files.count, chunkSize: 1, threads: threads) { range in
        let file = files[range.lowerBound]
        if isCancelled() { throw ReportError.cancelled }
        let replacement = try FileReplacement(of: folder.appendingPathComponent(file.name))
        try file.write(replacement)
        if file.name == results { return replacement }
        try replacement.finish()
        written.withLock { $0.append(file.name) }
        return nil
      }
    } catch let error as ReportError {
      // No results.json will ever name them, and nobody would know whose they are.
      let unnamed = Set(written.withLock { $0 }).subtracting(former + topFiles)
      remove(unnamed.sorted(), in: folder)
      throw error
    } catch {
      preconditionFailure("writing throws nothing else: \(error)")
    }
    remove(former.filter { !files.map(\.name).contains($0) }, in: folder)
    for file in last.compactMap({ $0 }) { try file.finish() }
    return files.map(\.name).filter { $0 != results } + [results]
  }

  /// A file of the folder, and how its bytes are made: all at once, or run by run.
  private struct File: Sendable {
    typealias Sink = ([UInt8]) throws(ReportError) -> Void

    var name: String
    var write: @Sendable (FileReplacement) throws(ReportError) -> Void

    init(name: String, write: @escaping @Sendable (Sink) throws(ReportError) -> Void) {
      self.name = name
      self.write = { file throws(ReportError) in
        try write { bytes throws(ReportError) in try file.append(bytes) }
      }
    }

    /// A file that is written where it is until it is whole.
    init(name: String, at write: @escaping @Sendable (FileReplacement) throws(ReportError) -> Void) {
      self.name = name
      self.write = write
    }

    init(name: String, text: @escaping @Sendable () -> String) {
      self.init(name: name) { sink throws(ReportError) in try sink(Array(text().utf8)) }
    }
  }

  private static func files(of result: AuditResult, _ language: ReportLanguage) -> [File] {
    var files = [
      File(name: results, text: { ResultsJSON.text(of: result) }),
      File(name: topFiles[3], text: { DistrictsCSV.text(of: result) }),
      File(name: topFiles[4], text: { FindingsCSV.text(of: result) }),
      File(
        name: topFiles[1],
        at: { file throws(ReportError) in
          try AuditGeoPackage.write(result, to: file.temporary, named: file.path)
        }),
      File(name: topFiles[0], text: { ReportPage.text(of: result, in: language) }),
    ]
    for indicator in result.indicators where indicator.mayHavePatches {
      files.append(
        File(name: "patches/\(indicator.indicator.id).geojson") { sink throws(ReportError) in
          try PatchesGeoJSON.write(of: indicator, in: result, to: sink)
        })
    }
    for indicator in result.indicators where indicator.severance != nil {
      files.append(
        File(name: severanceFile(indicator.indicator.id)) { sink throws(ReportError) in
          try PatchesGeoJSON.write(.severed, of: indicator, in: result, to: sink)
        })
    }
    for indicator in result.indicators where indicator.streets != nil {
      files.append(
        File(name: streetsFile(indicator.indicator.id)) { sink throws(ReportError) in
          try StreetsGeoJSON.write(indicator, in: result, to: sink)
        })
    }
    let drawings = DistrictDrawings()
    for indicator in result.indicators {
      files.append(
        File(
          name: "maps/\(indicator.indicator.id).svg",
          text: {
            ShortfallMapSVG.text(of: indicator, in: result, drawings: drawings)
          }))
    }
    return files
  }

  private static func severanceFile(_ id: String) -> String { "patches/\(id).severance.geojson" }
  private static func streetsFile(_ id: String) -> String { "streets/\(id).geojson" }

  /// The files of indicators that an earlier results.json in the folder names, also one that a killed run had not put into
  /// its place: a map of another standard must not be handed in with this one, nor streets of another run.
  private static func namedFiles(in folder: URL) -> [String] {
    let unfinished = Leftovers.found(in: folder).filter { $0.name == results }.map(\.url)
    return ([folder.appendingPathComponent(results)] + unfinished).flatMap { url -> [String] in
      guard let data = try? Data(contentsOf: url),
        let document = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
        let indicators = document["indicators"] as? [[String: Any]]
      else { return [] }
      return indicators.compactMap { $0["id"] as? String }.filter(isSafe).flatMap { id in
        ["maps/\(id).svg", "patches/\(id).geojson", severanceFile(id), streetsFile(id)]
      }
    }
  }

  private static func remove(_ names: [String], in folder: URL) {
    // What cannot be removed stays: the run itself does not depend on it.
    for name in names { try? FileManager.default.removeItem(at: folder.appendingPathComponent(name)) }
  }

  /// Removes what killed runs left unfinished.
  private static func removeLeftovers(in folder: URL) {
    Leftovers.remove(in: folder) { (topFiles + [LedgerFolder.name]).contains($0) }
    Leftovers.remove(in: folder.appendingPathComponent("maps")) { isOfIndicator($0, [".svg"]) }
    for lines in ["patches", "streets"] {
      Leftovers.remove(in: folder.appendingPathComponent(lines)) {
        isOfIndicator($0, [".severance.geojson", ".geojson"])
      }
    }
    Leftovers.remove(in: folder.appendingPathComponent("features")) { $0.hasSuffix(".geojson") }
  }

  private static func isOfIndicator(_ name: String, _ endings: [String]) -> Bool {
    endings.contains { name.hasSuffix($0) && isSafe(String(name.dropLast($0.count))) }
  }

  /// Whether an id can be a file name: that of an indicator, or a standard's, a point and an indicator's.
  private static func isSafe(_ id: String) -> Bool {
    let parts = id.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count <= 2
      && parts.allSatisfy { part in
        !part.isEmpty && part.count <= 100
          && part.allSatisfy {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
              || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "-")
          }
      }
  }

  /// Refuses ids that cannot be file names of their own.
  static func checkIDs(of result: AuditResult) throws(ReportError) {
    var seen: Set<String> = []
    for indicator in result.indicators {
      let id = indicator.indicator.id
      guard isSafe(id) else { throw .unusableIndicatorID(id) }
      guard seen.insert(id).inserted else { throw .repeatedIndicatorID(id) }
    }
  }

  private static func makeFolder(_ folder: URL) throws(ReportError) {
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw .cannotWrite(folder, error)
    }
  }
}

extension IndicatorResult {
  /// Whether it has patches, or is of a measure that can have some: then an empty file says that there are
  /// none.
  fileprivate var mayHavePatches: Bool {
    switch indicator.measure {
    // Streets are never patches: with --streets they are lines.
    case .coverage(let coverage): coverage.weight != .length || !patches.isEmpty
    case .lifeCircle: true
    case .provision, .spacing, .ratio, .reported: !patches.isEmpty
    }
  }
}
