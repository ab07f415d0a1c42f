// Formats that GDAL reads and this program does not: Shapefile, FlatGeobuf, OpenStreetMap's PBF, PostGIS and others, as a
// sequence of GeoJSON features out of `ogr2ogr`, which must be installed. Nothing is written to disk.

internal import Foundation

/// A run of `ogr2ogr` whose output is a layer's text.
final class Conversion {
  /// The endings of files that are read through `ogr2ogr`.
  static let endings = [
    ".shp", ".fgb", ".kml", ".kmz", ".gml", ".gdb", ".tab", ".mif", ".osm.pbf", ".pbf", ".osm", ".parquet",
    ".dxf",
    ".sqlite", ".gpx",
  ]

  private let process = Process()
  private let output = Pipe()
  private let errors: FileHandle
  private let errorFile: URL
  private let source: LayerSource

  /// Where the text comes from.
  var descriptor: Int32 { output.fileHandleForReading.fileDescriptor }

  /// Starts the conversion of a table of a file or a database.
  ///
  /// - Throws: ``LayerError`` when `ogr2ogr` is not installed, or cannot be started.
  init(_ source: LayerSource, path: String, table: String?) throws(LayerError) {
    self.source = source
    guard let program = Self.program() else {
      throw .unreadableFile(
        layer: source.name, path: source.displayPath,
        reason: """
          this format is read through ogr2ogr, which is not installed; install GDAL (apt-get install gdal-bin, brew \
          install gdal), or convert the file to GeoJSON or GeoPackage
          """)
    }
    errorFile = FileManager.default.temporaryDirectory.appendingPathComponent(
      "citycheck-\(UUID().uuidString).log")
    _ = FileManager.default.createFile(atPath: errorFile.path, contents: nil)
    do {
      errors = try FileHandle(forWritingTo: errorFile)
    } catch {
      throw Self.notStarted(source, error)
    }
    process.executableURL = program
    // RFC 7946's seven decimals would move a wall by a centimetre, and a number with it.
    var arguments = [
      "-f", "GeoJSONSeq", "/vsistdout/", path, "-t_srs", "EPSG:4326", "-lco", "COORDINATE_PRECISION=15",
      "-lco", "RS=NO", "-mapFieldType", "DateTime=String",
    ]
    if let encoding = source.encoding { arguments += ["-oo", "ENCODING=\(encoding)"] }
    if let table { arguments.append(table) }
    process.arguments = arguments
    var environment = ProcessInfo.processInfo.environment
    // An audit uses no network, whatever a file points to; rings are closed here, and counted.
    environment["CPL_VSIL_CURL_ALLOWED_EXTENSIONS"] = ".none"
    environment["OGR_GEOMETRY_ACCEPT_UNCLOSED_RING"] = "YES"
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = errors
    do {
      try process.run()
    } catch {
      throw Self.notStarted(source, error)
    }
    // Ours, or the end of the text would never come.
    try? output.fileHandleForWriting.close()
  }

  deinit {
    if process.isRunning { process.terminate() }
    try? FileManager.default.removeItem(at: errorFile)
  }

  /// Waits for the end, behind the last byte.
  ///
  /// - Throws: ``LayerError`` with what `ogr2ogr` said, when it failed.
  func finish() throws(LayerError) {
    process.waitUntilExit()
    guard process.terminationStatus != 0 else { return }
    let said = (try? String(contentsOf: errorFile, encoding: .utf8)) ?? ""
    let lines = said.split(separator: "\n").prefix(4).joined(separator: "; ")
    throw .unreadableFile(
      layer: source.name, path: source.displayPath,
      reason:
        "ogr2ogr stopped with \(process.terminationStatus): \(lines.isEmpty ? "no reason given" : lines)")
  }

  private static func notStarted(_ source: LayerSource, _ error: any Error) -> LayerError {
    .unreadableFile(
      layer: source.name, path: source.displayPath,
      reason: "ogr2ogr cannot be started: \(error.localizedDescription)")
  }

  private static func program() -> URL? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/usr/local/bin").split(
      separator: ":")
    return folders.lazy.map { URL(fileURLWithPath: String($0)).appendingPathComponent("ogr2ogr") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }
}
