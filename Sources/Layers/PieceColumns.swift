// What one piece of a file gave: columns, counts and problems. Features and lines count from the piece's start.

internal import Planar

/// The features of one piece of a layer.
struct PieceColumns: Sendable {
  var longitudes: [Double] = []
  var latitudes: [Double] = []
  var layout = GeometryLayout()
  var sourceIndices: [Int] = []
  var ids: [String?] = []
  var columns: [PropertyColumn]
  var repaired: [Int] = []
  /// The line, from the piece's start, and the byte of each feature kept; only in sequences of records.
  var places: [(line: Int, byteOffset: Int?)] = []

  var features = 0
  var skipped = 0
  var filtered = 0
  var thirdOrdinates = 0
  /// How many lines end in the piece; only counted in sequences of records.
  var lines = 0
  /// How many features were left out because the file's CRS cannot be used.
  var withoutCRS = 0
  var problems: ProblemGathering
  var outOfRange = OutOfRange()
  var names = EarlyNames()
  /// What the layer's filter met; nil where it has none.
  var sightings: FilterSightings?

  /// The names of the properties of the first features.
  struct EarlyNames: Sendable {
    private(set) var firstFeature: [String: Int] = [:]

    mutating func add(_ name: String, feature: Int) {
      if firstFeature[name] == nil { firstFeature[name] = feature }
    }
  }

  init(_ context: ReadingContext) {
    columns = Array(repeating: PropertyColumn(), count: context.fields.count)
    sightings = context.source.filter.map { FilterSightings($0) }
    problems = ProblemGathering(layer: context.source.name, file: context.source.displayPath)
  }

  /// The features as a batch, of a layer with so many features before the piece.
  consuming func batch(_ context: ReadingContext, firstFeature: Int) -> FeatureBatch {
    var batch = FeatureBatch(source: context.source)
    batch.geometries.longitudes = longitudes
    batch.geometries.latitudes = latitudes
    batch.geometries.layout = layout
    batch.sourceIndices = sourceIndices
    if firstFeature > 0 {
      for row in batch.sourceIndices.indices { batch.sourceIndices[row] += firstFeature }
    }
    batch.ids = ids
    batch.columns = Dictionary(uniqueKeysWithValues: zip(context.fields, columns))
    batch.repairedFeatures = Set(repaired.map { $0 + firstFeature })
    return batch
  }
}
