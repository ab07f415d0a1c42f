// A small file of a test's own, read as a layer and removed again.

import Foundation
import Layers
import Planar

/// Runs `body` with a source whose file holds the bytes.
func withScratchFile<Result>(
  _ bytes: some Sequence<UInt8>, name: String = "layer.geojson", _ body: (LayerSource) throws -> Result
) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("citycheck-" + UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let file = folder.appendingPathComponent(name)
  try Data(bytes).write(to: file)
  return try body(LayerSource(name: "scratch", path: file.path, displayPath: name))
}

/// The layer in a text, read after `adjust` has changed how.
func read(
  _ text: String, name: String = "layer.geojson", _ adjust: (inout LayerSource) -> Void = { _ in }
) throws -> GeographicLayer {
  try withScratchFile(Array(text.utf8), name: name) { source in
    var source = source
    adjust(&source)
    return try GeoJSONReader.read(source)
  }
}

/// A FeatureCollection of features that are already JSON.
func collection(_ features: String...) -> String {
  #"{"type":"FeatureCollection","features":["# + features.joined(separator: ",") + "]}"
}

/// A feature of a geometry and properties that are already JSON.
func feature(_ geometry: String, id: String? = nil, properties: String = "{}") -> String {
  #"{"type":"Feature",\#(id.map { "\"id\":\($0)," } ?? "")"properties":\#(properties),"geometry":\#(geometry)}"#
}

/// A geometry of a type and coordinates that are already JSON.
func geometry(_ type: String, _ coordinates: String) -> String {
  #"{"type":"\#(type)","coordinates":\#(coordinates)}"#
}

/// A feature with a point.
func point(_ longitude: Double, _ latitude: Double, id: String? = nil, properties: String = "{}") -> String {
  feature(geometry("Point", "[\(longitude),\(latitude)]"), id: id, properties: properties)
}
