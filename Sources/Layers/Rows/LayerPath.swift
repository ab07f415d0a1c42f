// The path of a layer: a file, or a file and one of its tables behind a colon, such as `city.gpkg:parks`.

internal import Foundation

/// A layer's path in its parts.
public struct LayerPath: Sendable, Hashable {
  /// The path of the file; `-` is standard input.
  public var file: String
  /// The table in it; nil where the path names none.
  public var table: String?

  /// A path as people write it. Only files that can hold several tables have a table behind a colon.
  public init(_ path: String) {
    file = path
    // The last such place: a folder may be called `old.gpkg:1` too.
    guard let found = path.range(of: ".gpkg:", options: [.caseInsensitive, .backwards]),
      !FileManager.default.fileExists(atPath: path)
    else { return }
    file = String(path[..<path.index(before: found.upperBound)])
    table = String(path[found.upperBound...])
  }

  /// Whether the file is a GeoPackage by its name.
  public var isGeoPackage: Bool { file.lowercased().hasSuffix(".gpkg") }

  /// The rows of a layer that is a table, and the file that holds them; nil for a file of text.
  ///
  /// - Parameters:
  ///   - source: The layer.
  ///   - withAllProperties: Whether each record has all properties, and not only those that the layer asks for.
  /// - Throws: ``LayerError`` when the file is missing, or is not what its name says.
  static func rows(
    of source: LayerSource, withAllProperties: Bool
  ) throws(LayerError) -> (rows: any RowText, file: String)? {
    let path = LayerPath(source.path)
    guard path.isGeoPackage else { return nil }
    guard FileManager.default.fileExists(atPath: path.file) else {
      throw .missingFile(layer: source.name, path: source.displayPath)
    }
    return (
      try GeoPackageText(
        source, path: path.file, table: path.table, withAllProperties: withAllProperties), path.file
    )
  }
}
