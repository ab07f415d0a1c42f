// Some features of a layer on their way through: what a streamed layer is made of.

public import Planar

/// A batch of a layer's features, in degrees, in the order of the file.
///
/// Where a layer is cut into batches says nothing about its content.
public struct FeatureBatch: Sendable {
  /// The layer's source.
  public var source: LayerSource
  /// Geometries in WGS 84 degrees, one entry a feature kept.
  public var geometries = GeographicGeometries()
  /// Each kept feature's position in the file, from 0.
  public var sourceIndices: [Int] = []
  /// Each kept feature's id; nil where it has none.
  public var ids: [String?] = []
  /// The properties asked for, by name; one row a feature kept.
  public var columns: [String: PropertyColumn] = [:]
  /// The positions in the file of the features that have been mended so far.
  public var repairedFeatures: Set<Int> = []

  /// A batch without features.
  public init(source: LayerSource) { self.source = source }

  /// The number of features kept.
  public var count: Int { geometries.count }
}

/// What is known of a layer when all of its features have passed.
public struct LayerEnd: Sendable {
  /// Which file it is and how it was read.
  public var source: LayerSource
  /// Origin and counts.
  public var provenance: Provenance
  /// What was wrong with the layer, by feature; those of the layer as a whole come last.
  public var problems: [LayerProblem]
  /// The name of the CRS that the file's `crs` member gives; nil without one.
  public var crs: String?
  /// The names of the properties that the file's first 100 features have, sorted; for messages and
  /// suggestions.
  public var propertyNames: [String]
  /// What the layer's filter met; nil where it has none.
  public var sightings: FilterSightings?
}
