// A layer that is ready to be measured: planar, valid, with the properties that the audit asked for.

public import Planar

/// Features read from a file, in degrees, before they have been projected and checked for validity.
public struct GeographicLayer: Sendable {
  /// Which file it is and how it was read.
  public var source: LayerSource
  /// Geometries in WGS 84 degrees, one entry a feature kept.
  public var geometries = GeographicGeometries()
  /// Each kept feature's position in the file, from 0.
  public var sourceIndices: [Int] = []
  /// Each kept feature's id; nil where it has none.
  public var ids: [String?] = []
  /// The properties asked for, by name.
  public var columns: [String: PropertyColumn] = [:]
  /// Origin and counts so far.
  public var provenance: Provenance
  /// What was wrong so far.
  public var problems: [LayerProblem] = []
  /// The positions in the file of the features that have been mended so far.
  public var repairedFeatures: Set<Int> = []
  /// The names of the properties that the file's first 100 features have, sorted; for messages and
  /// suggestions.
  public var propertyNames: [String] = []
  /// What the layer's filter met; nil where it has none.
  public var sightings: FilterSightings?

  /// A layer without features.
  public init(source: LayerSource, provenance: Provenance) {
    self.source = source
    self.provenance = provenance
  }

  /// The number of features kept.
  public var count: Int { geometries.count }
}

/// Features in planar metres whose polygons are valid: what measures are computed from.
public struct Layer: Sendable {
  /// The layer's name in the audit file, such as `parks`.
  public var name: String
  /// Valid geometries in planar metres, one entry a feature used.
  public var geometries: PlanarGeometries
  /// Each used feature's position in the file, from 0.
  public var sourceIndices: [Int]
  /// Each used feature's id; nil where it has none.
  public var ids: [String?]
  /// The properties asked for, by name.
  public var columns: [String: PropertyColumn]
  /// Origin and counts.
  public var provenance: Provenance
  /// Everything that was wrong with it.
  public var problems: [LayerProblem]
  /// The names of the properties that the file's first 100 features have, sorted; for messages and
  /// suggestions.
  public var propertyNames: [String] = []
  /// What the layer's filter met; nil where it has none.
  public var sightings: FilterSightings?

  /// A layer from its parts.
  public init(
    name: String, geometries: PlanarGeometries, sourceIndices: [Int], ids: [String?],
    columns: [String: PropertyColumn], provenance: Provenance, problems: [LayerProblem]
  ) {
    self.name = name
    self.geometries = geometries
    self.sourceIndices = sourceIndices
    self.ids = ids
    self.columns = columns
    self.provenance = provenance
    self.problems = problems
  }

  /// The number of features used.
  public var count: Int { geometries.count }
}

extension Layer {
  /// A batch of a layer as a layer of its own, without an origin and without problems: these are the whole layer's.
  public init(_ batch: PlanarBatch, of source: LayerSource) {
    self.init(
      name: source.name, geometries: batch.geometries, sourceIndices: batch.sourceIndices, ids: batch.ids,
      columns: batch.columns,
      provenance: Provenance(
        layer: source.name, path: source.displayPath, sha256: "", bytes: 0, features: 0, used: batch.count,
        skipped: 0, repaired: 0, filtered: 0), problems: [])
  }
}
