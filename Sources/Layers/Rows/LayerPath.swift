// The path of a layer: a file, or a file and one of its tables behind a colon, such as `city.gpkg:parks`.

internal import Foundation

/// A layer's path in its parts, and what its name says about its format.
public struct LayerPath: Sendable, Hashable {
  /// How a file's layer is read.
  public enum Format: Sendable, Hashable {
    /// GeoJSON in any of its forms, packed or not.
    case geoJSON
    /// A table of a GeoPackage.
    case geoPackage
    /// Separated values with a longitude and a latitude.
    case csv
    /// Whatever `ogr2ogr` reads.
    case converted
  }

  /// The path of the file; `-` is standard input, `PG:…` a PostGIS database.
  public var file: String
  /// The table in it; nil where the path names none.
  public var table: String?
  /// How it is read, by the file's name alone.
  public var format: Format

  private static let csvEndings = [".csv", ".tsv", ".csv.gz", ".tsv.gz"]
  // A point is part of each, so that no name of a folder is taken for one.
  private static let endingsWithTables = [".gpkg"] + Conversion.endings

  /// A path as people write it.
  public init(_ path: String) {
    file = path
    table = nil
    if path.hasPrefix("PG:") {
      // What stands behind the last colon is a table, if it is one word: `PG:dbname=city:parks`.
      if let colon = path.lastIndex(of: ":"), path[..<colon] != "PG", !path[colon...].contains("=") {
        file = String(path[..<colon])
        table = String(path[path.index(after: colon)...])
      }
      format = .converted
      return
    }
    if let colon = path.lastIndex(of: ":"), Self.has(path[..<colon], Self.endingsWithTables),
      !FileManager.default.fileExists(atPath: path)
    {
      file = String(path[..<colon])
      table = String(path[path.index(after: colon)...])
    }
    format =
      Self.has(file, [".gpkg"])
      ? .geoPackage
      : Self.has(file, Self.csvEndings) ? .csv : Self.has(file, Conversion.endings) ? .converted : .geoJSON
  }

  private static func has(_ path: some StringProtocol, _ endings: [String]) -> Bool {
    let name = path.lowercased()
    return endings.contains { name.hasSuffix($0) }
  }

  /// The files that a layer's content is in, the first one first: a Shapefile is several, a file geodatabase is a folder;
  /// a database is none.
  var files: [String] {
    if file.hasPrefix("PG:") { return [] }
    let manager = FileManager.default
    var isFolder: ObjCBool = false
    guard unsafe manager.fileExists(atPath: file, isDirectory: &isFolder) else { return [file] }
    if isFolder.boolValue {
      return ((try? manager.contentsOfDirectory(atPath: file)) ?? []).sorted().map { "\(file)/\($0)" }
    }
    guard Self.has(file, [".shp", ".tab", ".mif"]) else { return [file] }
    let stem = URL(fileURLWithPath: file).deletingPathExtension()
    let folder = stem.deletingLastPathComponent().path
    let beside = ((try? manager.contentsOfDirectory(atPath: folder)) ?? []).filter {
      $0.hasPrefix(stem.lastPathComponent + ".")
        && Self.has($0, [".dbf", ".shx", ".prj", ".cpg", ".map", ".dat", ".id", ".mid"])
    }
    return [file] + beside.sorted().map { "\(folder)/\($0)" }
  }
}
