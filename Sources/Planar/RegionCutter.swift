// Cutting polygons at the borders of regions, such as land at the borders of districts.
//
// Most polygons lie away from all borders, or cross one of them plainly; those are cut by `RegionCut`. Where it is in
// doubt, as where a polygon's border runs along a region's, GEOS overlays the polygon with what of the region lies
// around it. Either way the pieces must add up to the polygon, or GEOS overlays it with the whole regions.

/// Cuts polygons at the borders of regions. A value; safe to share between threads.
public struct RegionCutter: Sendable {
  /// The regions, valid polygons.
  public let regions: PlanarGeometries
  /// Which region holds a place.
  public let locator: RegionLocator
  /// Where the regions' borders are.
  public let borders: RegionBorders

  /// A piece of a polygon: a feature of some column set, and the region that it lies in, or -1.
  public struct Piece: Sendable {
    /// The column set with the piece.
    public let geometries: PlanarGeometries
    /// The piece's feature in it.
    public let feature: Int
    /// The region, or -1 outside of all.
    public let region: Int
  }

  /// A cutter for the polygons of a column set.
  public init(_ regions: PlanarGeometries) {
    self.regions = regions
    locator = RegionLocator(regions)
    borders = RegionBorders(regions)
  }

  /// The pieces of a polygon feature: of each region what lower-numbered ones leave of it, ascending, then what lies
  /// outside of all regions.
  ///
  /// - Parameters:
  ///   - feature: A valid polygon feature of `geometries`.
  ///   - geometries: Polygons in planar metres.
  ///   - overlay: For the polygons that only an overlay can cut.
  /// - Throws: ``GEOSError`` for a polygon that GEOS cannot cut.
  public func pieces(
    of feature: Int, in geometries: PlanarGeometries, overlay: Overlay
  ) throws(GEOSError) -> [Piece] {
    let box = geometries.box(of: feature)
    guard !box.isEmpty else { return [] }
    if let pieces = plainPieces(of: feature, in: geometries, box: box) { return pieces }
    let windowed = try overlaidPieces(of: feature, in: geometries, overlay: overlay, around: box)
    if Self.areWhole(windowed, area: geometries.area(of: feature), box: box) { return windowed }
    return try overlaidPieces(of: feature, in: geometries, overlay: overlay, around: nil)
  }

  /// The pieces by the walk along the borders; nil where it is in doubt.
  func plainPieces(of feature: Int, in geometries: PlanarGeometries, box: Box) -> [Piece]? {
    guard let corner = geometries.firstVertex(of: feature) else { return nil }
    let edges = borders.edges(near: box)
    let whole = { (region: Int?) in
      [Piece(geometries: geometries, feature: feature, region: region ?? -1)]
    }
    if edges.isEmpty { return whole(locator.first(x: corner.x, y: corner.y)) }
    let subject = SubjectRings(feature, of: geometries)
    guard let cuts = cuts(of: subject, edges) else { return nil }
    // Nobody's border meets the polygon: it lies where its first corner does.
    if cuts.isEmpty { return whole(locator.first(x: corner.x, y: corner.y)) }
    let holders = locator.all(x: corner.x, y: corner.y)
    var pieces: [Piece] = []
    func add(_ geometries: PlanarGeometries, _ region: Int) {
      if geometries.layout.kinds[0] == .polygon {
        pieces.append(Piece(geometries: geometries, feature: 0, region: region))
      }
    }
    if cuts.count == 1 {
      // All others hold the whole polygon or nothing of it.
      let (region, cut) = cuts[0]
      let other = holders.first { $0 != region } ?? -1
      if other >= 0 && other < region { return whole(other) }
      guard let inside = cut.inside(), let outside = cut.outside() else { return nil }
      add(inside, region)
      add(outside, other)
    } else {
      // With one region over the corner and none but shared edges about, there is one over every place.
      guard holders.count == 1, edges.allSatisfy({ borders.shared.uses[$0.start] == .shared }) else {
        return nil
      }
      for (region, cut) in cuts {
        guard let inside = cut.inside() else { return nil }
        add(inside, region)
      }
    }
    return Self.areWhole(pieces, area: subject.area, box: box) ? pieces : nil
  }

  /// The cuts with all regions whose borders meet the subject, ascending; nil when one is in doubt.
  func cuts(
    of subject: SubjectRings, _ edges: [RegionBorders.Edge]
  ) -> [(region: Int, cut: RegionCut)]? {
    guard let found = BorderCrossings.all(of: subject, with: edges, of: borders),
      let crossings = BorderCrossings.sorted(found, alongSubject: subject)
    else { return nil }
    var crossed = Set<Int>()
    for crossing in crossings { crossed.insert(crossing.borderRing) }
    var inner: [Int] = []
    var last = -1
    for edge in edges where edge.ring != last && !crossed.contains(edge.ring) {
      // An uncrossed ring lies wholly on one side.
      last = edge.ring
      if subject.holds(x: regions.x[edge.start], y: regions.y[edge.start]) { inner.append(edge.ring) }
    }
    let features = borders.features
    let regions = Set((crossed + inner).map { Int(features[$0]) }).sorted()
    var cuts: [(region: Int, cut: RegionCut)] = []
    for region in regions {
      let cut = RegionCut(
        subject, crossings: crossings.filter { Int(features[$0.borderRing]) == region },
        innerRings: inner.filter { Int(features[$0]) == region }, of: borders
      ) { x, y in locator.all(x: x, y: y).contains(region) }
      guard let cut else { return nil }
      cuts.append((region, cut))
    }
    return cuts
  }

  /// Whether the areas of the pieces make up that of the polygon, but for the rounding of the places where it is cut.
  static func areWhole(_ pieces: [Piece], area: Double, box: Box) -> Bool {
    var sum = 0.0
    for piece in pieces { sum += piece.geometries.area(of: piece.feature) }
    return abs(sum - area) <= 1e-9 * area + 1e-8 * (box.width + box.height)
  }
}
