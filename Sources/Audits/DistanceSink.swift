// How far each demand feature is from what it needs, handed on as it comes.

internal import Layers
internal import Measures
public import Planar
internal import Standards
internal import Streets

/// Features of a demand layer with their distances. All columns have one entry a feature, in the order of the file, or
/// of the layer where it is held.
public struct DistanceRows: Sendable {
  /// The layer's name.
  public var layer: String
  /// Each feature's position in the file, from 0.
  public var sourceIndices: [Int]
  /// Each feature's id; nil where it has none.
  public var ids: [String?]
  /// Where each feature stands, in degrees: of land its centroid.
  public var places: [GeographicPoint]
  /// Each feature's district, by its id; nil outside all.
  public var districts: [String?]
  /// The distances in metres by their columns' names: infinite where there is nothing to go to, not-a-number where
  /// nobody knows, as for what joins no street.
  public var distances: [String: [Double]]

  /// Rows from their columns.
  public init(
    layer: String, sourceIndices: [Int], ids: [String?], places: [GeographicPoint], districts: [String?],
    distances: [String: [Double]]
  ) {
    self.layer = layer
    self.sourceIndices = sourceIndices
    self.ids = ids
    self.places = places
    self.districts = districts
    self.distances = distances
  }
}

/// Takes the distances of demand features, batch by batch.
///
/// What ``begin`` and ``write`` throw ends the audit with ``AuditError/features(_:)``.
public struct DistanceSink: Sendable {
  /// Told the names of all columns, before anything is read.
  public var begin: @Sendable (_ columns: [String]) throws -> Void
  /// Turns a batch into bytes; on any thread, several at once.
  public var render: @Sendable (DistanceRows) -> [UInt8]
  /// Takes the bytes of the batches, one after the other, layer by layer.
  public var write: @Sendable (_ bytes: [UInt8]) throws -> Void

  /// A sink of its functions.
  public init(
    begin: @escaping @Sendable (_ columns: [String]) throws -> Void,
    render: @escaping @Sendable (DistanceRows) -> [UInt8],
    write: @escaping @Sendable (_ bytes: [UInt8]) throws -> Void
  ) {
    self.begin = begin
    self.render = render
    self.write = write
  }
}

extension DemandPass {
  /// A batch with its distances.
  func distances(
    _ served: ServedBatch, of layer: Layer, districtIDs: [String], by projector: BatchProjector
  ) throws -> DistanceRows {
    let batch = served.places
    let rows = batch.features.map(Int.init)
    var columns: [String: [Double]] = [:]
    for (part, found) in zip(parts, served.parts) {
      for (question, distances) in zip(part.distances, found.distances) {
        columns[question.column] = distances
      }
    }
    return DistanceRows(
      layer: layer.name, sourceIndices: rows.map { layer.sourceIndices[$0] }, ids: rows.map { layer.ids[$0] },
      places: try projector.unproject(x: batch.x, y: batch.y),
      districts: batch.districts.map { $0 < 0 ? nil : districtIDs[Int($0)] }, distances: columns)
  }
}

extension AuditRun {
  /// Hands on the distances of the demand layers that are held.
  ///
  /// Land stands at its centroid and joins the street nearest to its border.
  func handOnHeld() throws(AuditError) {
    guard let sink = options.distances else { return }
    for entry in file.layers {
      guard let questions = heldDistances[entry.name], let layer = city.layers[entry.name] else { continue }
      var rows = DistanceRows(
        layer: entry.name, sourceIndices: [], ids: [], places: [], districts: [], distances: [:])
      let linker = walkedStreets?.linker
      let members = Dictionary(
        uniqueKeysWithValues: questions.map { ($0.question.column, Set($0.features)) })
      for feature in 0..<layer.count {
        guard layer.geometries.layout.kinds[feature] != .line,
          let place = layer.geometries.centroid(of: feature)
        else { continue }
        let isLand = layer.geometries.layout.kinds[feature] == .polygon && entry.demandForm == .land
        let link =
          isLand
          ? linker?.nearestLink(toBorderOf: feature, of: layer.geometries)
          : linker?.link(x: place.x, y: place.y)
        rows.sourceIndices.append(layer.sourceIndices[feature])
        rows.ids.append(layer.ids[feature])
        rows.places.append(unproject(place))
        rows.districts.append(
          city.districts.district(x: place.x, y: place.y).map { city.summaries[$0].id })
        for (question, _) in questions {
          let isMember = members[question.column]?.contains(feature) ?? false
          rows.distances[question.column, default: []].append(
            isMember ? question.distance(x: place.x, y: place.y, link: link) : .nan)
        }
      }
      do {
        try sink.write(sink.render(rows))
      } catch {
        throw .features(error)
      }
    }
  }
}
