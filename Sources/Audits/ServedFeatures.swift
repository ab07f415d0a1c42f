// What is found out about each feature of a demand layer that passes through, handed on as it comes.

internal import Layers
internal import Measures
public import Planar

/// Features of a demand layer, each with its place, its district and what it reaches.
///
/// All columns have one entry a feature, in the order of the file.
public struct ServedFeatures: Sendable {
  /// The answers to one indicator.
  public struct Column: Sendable {
    /// The indicator's id.
    public var indicator: String
    /// Whether each feature is served; nil for those that the indicator is not about, and for those that join no street
    /// where it is served on foot.
    public var isServed: [Bool?]
    /// For a life circle its categories, in the standard's order, and whether each feature reaches them.
    public var categories: [Category] = []
  }

  /// A category of a life circle.
  public struct Category: Sendable {
    /// Its name.
    public var name: String
    /// Whether each feature reaches it; of no meaning where the indicator is not about the feature.
    public var isReached: [Bool]
  }

  /// The layer's name.
  public var layer: String
  /// Each feature's position in the file, from 0.
  public var sourceIndices: [Int]
  /// Each feature's id; nil where it has none.
  public var ids: [String?]
  /// Where each feature stands, in degrees.
  public var places: [GeographicPoint]
  /// Each feature's district by its place in ``districtIDs``; -1 outside all.
  public var districts: [Int32]
  /// The ids of the districts.
  public var districtIDs: [String]
  /// The answers: coverages first, then life circles, each in the order of the standard.
  public var columns: [Column]
}

/// Takes what is found out about each feature, batch by batch.
///
/// What ``begin``, ``write`` and ``end`` throw ends the audit with ``AuditError/features(_:)``.
public struct FeatureSink: Sendable {
  /// Told which layers may pass, in the order of the audit file, before anything is read.
  public var begin: @Sendable (_ layers: [String]) throws -> Void
  /// Turns a batch into bytes; on any thread, several at once.
  public var render: @Sendable (ServedFeatures) -> [UInt8]
  /// Takes the bytes of a layer's batches, one after the other and in the order of the file.
  public var write: @Sendable (_ layer: String, _ bytes: [UInt8]) throws -> Void
  /// Told that a layer has passed.
  public var end: @Sendable (_ layer: String) throws -> Void

  /// A sink of its functions.
  public init(
    begin: @escaping @Sendable (_ layers: [String]) throws -> Void = { _ in },
    render: @escaping @Sendable (ServedFeatures) -> [UInt8],
    write: @escaping @Sendable (_ layer: String, _ bytes: [UInt8]) throws -> Void,
    end: @escaping @Sendable (_ layer: String) throws -> Void
  ) {
    self.begin = begin
    self.render = render
    self.write = write
    self.end = end
  }
}

extension DemandPass {
  /// A batch as features with what each of them reaches.
  func features(
    _ served: ServedBatch, of layer: Layer, districtIDs: [String], by projector: BatchProjector
  ) throws -> ServedFeatures {
    let batch = served.places
    let rows = batch.features.map(Int.init)
    var columns: [ServedFeatures.Column] = []
    for (part, found) in zip(parts, served.parts) {
      func answers(_ isServed: (Int) -> Bool) -> [Bool?] {
        var answers = [Bool?](repeating: nil, count: batch.count)
        for place in found.members { answers[place] = isServed(place) }
        return answers
      }
      // What joins no street is neither in reach on foot nor out of it.
      func linked(_ answers: [Bool?], by way: ReachedBy?) -> [Bool?] {
        guard way?.way == .walk, let isLinked = served.isLinked else { return answers }
        return zip(answers, isLinked).map { $1 ? $0 : nil }
      }
      for (coverage, column) in zip(part.coverages, found.coverages) {
        columns.append(
          ServedFeatures.Column(
            indicator: coverage.indicator,
            isServed: linked(answers { column.ways[0][$0] }, by: coverage.ways[0])))
      }
      for (circle, column) in zip(part.circles, found.circles) {
        let categories = column.ways[0]
        columns.append(
          ServedFeatures.Column(
            indicator: circle.indicator,
            isServed: linked(
              answers { place in categories.allSatisfy { $0[place] } }, by: circle.ways[0].first),
            categories: zip(circle.names, categories).map {
              ServedFeatures.Category(name: $0, isReached: $1)
            }))
      }
    }
    return ServedFeatures(
      layer: layer.name, sourceIndices: rows.map { layer.sourceIndices[$0] }, ids: rows.map { layer.ids[$0] },
      places: try projector.unproject(x: batch.x, y: batch.y), districts: batch.districts,
      districtIDs: districtIDs, columns: columns)
  }
}
