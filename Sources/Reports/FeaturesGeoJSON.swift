// features/<layer>.geojson: each feature of a demand layer as a point, with its district and what it reaches. Written
// as the layer passes, so that it may be larger than memory.

public import Audits
public import Foundation
internal import Planar
internal import Synchronization

/// Writes `features/<layer>.geojson` in an output folder, one point a feature in the order of the layer's file.
///
/// The properties of a feature: `district` (the id; null outside all), and for each indicator over the layer whether
/// the feature is served, for a life circle also the categories that it misses (`life-circle-15/missing`, such as
/// `market, sport`); null where an indicator is not about the feature. Places have seven decimals.
///
/// A layer is written under another name until ``publish()``. Without it, as after an audit that failed or was stopped,
/// nothing is left, and the files of a former run stay as they are.
public final class FeaturesGeoJSON: Sendable {
  private struct Output {
    var file: FileHandle
    var path: URL
    var temporary: URL
    var isEmpty = true
  }

  private let folder: URL
  private let open = Mutex<[String: Output]>([:])
  // Whole layers, in the order in which they passed.
  private let whole = Mutex<[Output]>([])

  /// A writer into an output folder.
  public init(in folder: URL) { self.folder = folder.appendingPathComponent("features") }

  deinit {
    let unpublished = open.withLock { Array($0.values) } + whole.withLock { $0 }
    for output in unpublished { try? FileManager.default.removeItem(at: output.temporary) }
  }

  /// Where an audit hands on what it finds out about each feature.
  public var sink: FeatureSink {
    FeatureSink(
      begin: { try Self.checkNames($0) },
      render: { Self.lines(of: $0) }, write: { try self.write($1, of: $0) }, end: { try self.end($0) })
  }

  /// Puts the files of the layers that have passed into their places.
  ///
  /// - Returns: Their paths relative to the output folder, in the order in which they passed.
  /// - Throws: ``ReportError/cannotWrite(path:reason:)``.
  @discardableResult
  public func publish() throws(ReportError) -> [String] {
    var names: [String] = []
    while let output = whole.withLock({ $0.first }) {
      // Renaming over what is there, which moving of files refuses.
      guard unsafe rename(output.temporary.path, output.path.path) == 0 else {
        let error = POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
        throw .cannotWrite(path: output.path.relativePath, reason: String(describing: error).onOneLine)
      }
      whole.withLock { _ = $0.removeFirst() }
      names.append("features/\(output.path.lastPathComponent)")
    }
    return names
  }

  /// A layer's name becomes a file's: it must not lead out of the folder, nor be that of another one where files do not
  /// tell capitals from small letters.
  private static func checkNames(_ layers: [String]) throws(ReportError) {
    var seen: Set<String> = []
    for layer in layers {
      let isSafe =
        !layer.isEmpty && layer.utf8.count <= 100
        && layer.unicodeScalars.allSatisfy {
          $0 == "-" || $0 == "_" || $0.properties.isAlphabetic || $0.properties.numericType == .decimal
            || $0.properties.generalCategory == .nonspacingMark
        }
      guard isSafe, seen.insert(layer.lowercased()).inserted else { throw .unusableLayerName(layer) }
    }
  }

  // MARK: Text

  /// A feature a line; each line but the layer's first is preceded by a comma when it is written.
  static func lines(of features: ServedFeatures) -> [UInt8] {
    func name(_ text: String) -> [UInt8] { Array(", \(JSONWriter.line(of: .text(text))): ".utf8) }
    let columns = features.columns.map { column in
      (
        name: name(column.indicator), missing: name(column.indicator + "/missing"), answers: column,
        // As JSON, without the quotes.
        categories: column.categories.map {
          Array(JSONWriter.line(of: .text($0.name)).utf8.dropFirst().dropLast())
        }
      )
    }
    let districts = features.districtIDs.map { Array(JSONWriter.line(of: .text($0)).utf8) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(features.ids.count * (160 + columns.reduce(0) { $0 + $1.name.count + 40 }))
    for row in features.ids.indices {
      if row > 0 { bytes += ",\n".utf8 }
      bytes += "{ \"type\": \"Feature\", ".utf8
      if let id = features.ids[row] {
        bytes += "\"id\": ".utf8
        JSONWriter.appendLine(of: .text(id), to: &bytes)
        bytes += ", ".utf8
      }
      bytes += "\"properties\": { \"district\": ".utf8
      let district = Int(features.districts[row])
      if district < 0 { bytes += "null".utf8 } else { bytes += districts[district] }
      for column in columns {
        bytes += column.name
        guard let isServed = column.answers.isServed[row] else {
          bytes += "null".utf8
          if !column.categories.isEmpty {
            bytes += column.missing
            bytes += "null".utf8
          }
          continue
        }
        bytes += isServed ? "true".utf8 : "false".utf8
        guard !column.categories.isEmpty else { continue }
        bytes += column.missing
        bytes.append(UInt8(ascii: "\""))
        var isFirst = true
        for (category, name) in zip(column.answers.categories, column.categories)
        where !category.isReached[row] {
          if !isFirst { bytes += ", ".utf8 }
          bytes += name
          isFirst = false
        }
        bytes.append(UInt8(ascii: "\""))
      }
      let place = features.places[row]
      if place.longitude.isFinite && place.latitude.isFinite {
        bytes += " }, \"geometry\": { \"type\": \"Point\", \"coordinates\": ".utf8
        FixedPlace(longitude: place.longitude, latitude: place.latitude).append(to: &bytes)
        bytes += " } }".utf8
      } else {
        bytes += " }, \"geometry\": null }".utf8
      }
    }
    return bytes
  }

  // MARK: File

  private func write(_ bytes: [UInt8], of layer: String) throws(ReportError) {
    guard !bytes.isEmpty else { return }
    var output = try taken(layer)
    try put(
      output.isEmpty ? Array("{ \"type\": \"FeatureCollection\", \"features\": [\n".utf8) : Array(",\n".utf8),
      in: output)
    try put(bytes, in: output)
    output.isEmpty = false
    open.withLock { [output] in $0[layer] = output }
  }

  private func end(_ layer: String) throws(ReportError) {
    let output = try taken(layer)
    try put(
      Array((output.isEmpty ? "{ \"type\": \"FeatureCollection\", \"features\": [] }\n" : "\n] }\n").utf8),
      in: output)
    do {
      try output.file.close()
      whole.withLock { $0.append(output) }
    } catch {
      throw .cannotWrite(path: output.path.relativePath, reason: String(describing: error).onOneLine)
    }
  }

  private func taken(_ layer: String) throws(ReportError) -> Output {
    if let known = open.withLock({ $0.removeValue(forKey: layer) }) { return known }
    return try start(layer)
  }

  private func start(_ layer: String) throws(ReportError) -> Output {
    let path = folder.appendingPathComponent("\(layer).geojson")
    let temporary = folder.appendingPathComponent(
      ".\(layer).geojson.\(ProcessInfo.processInfo.processIdentifier)")
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      guard FileManager.default.createFile(atPath: temporary.path, contents: nil) else {
        throw POSIXError(.EACCES)
      }
      return Output(file: try FileHandle(forWritingTo: temporary), path: path, temporary: temporary)
    } catch {
      throw .cannotWrite(path: path.relativePath, reason: String(describing: error).onOneLine)
    }
  }

  private func put(_ bytes: [UInt8], in output: Output) throws(ReportError) {
    do {
      try output.file.write(contentsOf: bytes)
    } catch {
      throw .cannotWrite(path: output.path.relativePath, reason: String(describing: error).onOneLine)
    }
  }
}
