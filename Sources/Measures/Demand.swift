// What is to be served, as pieces that each lie in one district: points, or land cut at the district borders.

public import Planar

/// How the polygons of a demand layer are taken.
public enum DemandForm: String, Sendable, Hashable, CaseIterable {
  /// As land: cut at the district borders, and served by the part of the area that is within reach.
  case land
  /// As places: each feature stands at its centroid, wholly served or not at all. Right for buildings.
  case centroids
}

/// What happens to land that several features of a demand layer draw.
public enum OverlapRule: Sendable, Hashable {
  /// It counts once: it belongs to the first feature that draws it.
  case countedOnce
  /// It counts as often as it is drawn. Right where features are records of their own, such as lots of dwellings.
  case countedAsDrawn
}

/// A demand layer cut into pieces, each in one district or in none.
public struct Demand: Sendable {
  /// How polygons were taken; a layer of points is always `centroids`.
  public let form: DemandForm
  /// The pieces: polygons for `land`, points for `centroids`.
  public internal(set) var pieces: PlanarGeometries
  /// The district of each piece; -1 outside all.
  public internal(set) var districts: [Int32]
  /// The feature that each piece is of.
  public internal(set) var features: [Int32]
  /// The area of each piece in m²; for `centroids` that of the feature's polygon, 0 for points. Land that earlier
  /// features hold whole keeps its pieces, with area 0: whoever lives there still does.
  public internal(set) var areas: [Double]
  /// The land that was taken away from features because earlier ones hold it, in m²; 0 where overlaps count as drawn.
  public internal(set) var overlapArea = ExactSum()
  /// The number of features that the pieces were cut from.
  public let featureCount: Int

  /// The number of pieces.
  public var count: Int { districts.count }

  /// Whether a piece is land; points among polygons are places even where the layer is taken as land.
  public func isLand(_ piece: Int) -> Bool { pieces.layout.kinds[piece] == .polygon }

  /// How many pieces are not land.
  var placeCount: Int { (0..<count).count { !isLand($0) } }

  /// Cuts a demand layer into pieces.
  ///
  /// - Parameters:
  ///   - geometries: Points or valid polygons; lines and empty features give no piece.
  ///   - form: How polygons are taken.
  ///   - districts: The districts to cut at.
  ///   - overlaps: What happens to land that several features draw; places are not concerned.
  ///   - threads: How many threads work; the result does not depend on it.
  /// - Throws: ``GEOSError`` when a polygon cannot be cut.
  public init(
    _ geometries: PlanarGeometries, as form: DemandForm, districts: Districts,
    overlaps: OverlapRule = .countedAsDrawn, threads: Int
  ) throws {
    let hasPolygons = geometries.layout.kinds.contains(.polygon)
    self.form = hasPolygons ? form : .centroids
    featureCount = geometries.count
    pieces = PlanarGeometries()
    self.districts = []
    features = []
    areas = []
    let asLand = self.form == .land
    let disjoint = asLand && overlaps == .countedOnce ? DisjointLand(geometries) : nil
    let chunks = try OrderedParallel.chunks(of: geometries.count, chunkSize: 512, threads: threads) {
      range in
      var cut = PieceChunk()
      let overlay = Overlay()
      for feature in range {
        if asLand && geometries.layout.kinds[feature] == .polygon {
          try cut.addLand(
            feature, of: geometries, lessEarlier: disjoint, districts: districts, overlay: overlay)
        } else {
          cut.addPlace(feature, of: geometries, districts: districts)
        }
      }
      return cut
    }
    for chunk in chunks {
      for piece in 0..<chunk.pieces.count { pieces.add(feature: piece, of: chunk.pieces) }
      self.districts += chunk.districts
      features += chunk.features
      areas += chunk.areas
      overlapArea.add(chunk.overlapArea)
    }
  }
}

/// The pieces of a run of features.
private struct PieceChunk: Sendable {
  var pieces = PlanarGeometries()
  var districts: [Int32] = []
  var features: [Int32] = []
  var areas: [Double] = []
  var overlapArea = ExactSum()

  mutating func addPlace(_ feature: Int, of geometries: PlanarGeometries, districts: Districts) {
    guard geometries.layout.kinds[feature] != .line, let place = geometries.centroid(of: feature) else {
      return
    }
    pieces.addVertex(x: place.x, y: place.y)
    pieces.endRing()
    pieces.endPart()
    pieces.endFeature(kind: .point)
    self.districts.append(Int32(districts.district(x: place.x, y: place.y) ?? -1))
    features.append(Int32(feature))
    areas.append(geometries.area(of: feature))
  }

  mutating func addLand(
    _ feature: Int, of geometries: PlanarGeometries, lessEarlier disjoint: DisjointLand?,
    districts: Districts, overlay: Overlay
  ) throws(GEOSError) {
    let firstPiece = areas.count
    guard let disjoint, let own = try disjoint.part(ofOnly: feature, overlay: overlay) else {
      return try addLand(feature, of: geometries, as: feature, districts: districts, overlay: overlay)
    }
    overlapArea.add(geometries.area(of: feature) - own.area(of: 0))
    if own.layout.kinds[0] == .polygon {
      return try addLand(0, of: own, as: feature, districts: districts, overlay: overlay)
    }
    try addLand(feature, of: geometries, as: feature, districts: districts, overlay: overlay)
    for piece in firstPiece..<areas.count { areas[piece] = 0 }
  }

  private mutating func addLand(
    _ feature: Int, of geometries: PlanarGeometries, as source: Int, districts: Districts, overlay: Overlay
  ) throws(GEOSError) {
    let box = geometries.box(of: feature)
    guard !box.isEmpty else { return }
    if !districts.cutter.borders.touches(box) {
      // No border comes near: the whole feature lies where its first corner does.
      let corner = geometries.firstVertex(of: feature) ?? box.center
      append(
        feature, of: geometries, from: source,
        district: districts.district(x: corner.x, y: corner.y) ?? -1)
      return
    }
    for piece in try districts.cutter.pieces(of: feature, in: geometries, overlay: overlay) {
      append(piece.feature, of: piece.geometries, from: source, district: piece.region)
    }
  }

  private mutating func append(
    _ piece: Int, of source: PlanarGeometries, from feature: Int, district: Int
  ) {
    pieces.add(feature: piece, of: source)
    districts.append(Int32(district))
    features.append(Int32(feature))
    areas.append(source.area(of: piece))
  }
}
