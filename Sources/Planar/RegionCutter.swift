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
    // No border in the polygon's box: all of it lies where its first corner does.
    if edges.isEmpty { return whole(locator.first(x: corner.x, y: corner.y)) }
    let subject = SubjectRings(feature, of: geometries)
    guard let cuts = cuts(of: subject, edges) else { return nil }
    let holders = holders(ofPartsOf: feature, in: geometries)
    var pieces: [Piece] = []
    func add(_ geometries: PlanarGeometries, _ region: Int) {
      if geometries.layout.kinds[0] == .polygon {
        pieces.append(Piece(geometries: geometries, feature: 0, region: region))
      }
    }
    if cuts.count < 2 {
      // A region whose border does not meet a part holds all of it or nothing; it must be the same for all parts.
      let region = cuts.first?.region ?? -1
      let others = holders.map { $0.filter { $0 != region } }
      guard others.dropFirst().allSatisfy({ $0 == others[0] }) else { return nil }
      let other = others[0].first ?? -1
      guard let cut = cuts.first?.cut, other < 0 || region < other else { return whole(other) }
      guard let inside = cut.inside(), let outside = cut.outside() else { return nil }
      add(inside, region)
      add(outside, other)
    } else {
      // With one region over each part's corner and none but shared edges in it, there is one over every place.
      guard holders.allSatisfy({ $0.count == 1 }), !hasFreeEdge(edges, in: subject) else { return nil }
      for (region, cut) in cuts {
        guard let inside = cut.inside() else { return nil }
        add(inside, region)
      }
    }
    return Self.areWhole(pieces, area: subject.area, box: box) ? pieces : nil
  }

  /// For each part of a polygon, the regions over its first corner.
  private func holders(ofPartsOf feature: Int, in geometries: PlanarGeometries) -> [[Int]] {
    let layout = geometries.layout
    return layout.parts(of: feature).map { part in
      let corner = layout.vertices(of: layout.rings(of: part).lowerBound).lowerBound
      return locator.all(x: geometries.x[corner], y: geometries.y[corner])
    }
  }

  /// Whether an edge that two regions do not share may lie in the subject, all or part of it.
  private func hasFreeEdge(_ edges: [RegionBorders.Edge], in subject: SubjectRings) -> Bool {
    let free = edges.filter { borders.shared.uses[$0.start] != .shared }
    guard !free.isEmpty else { return false }
    guard let crossings = BorderCrossings.all(of: subject, with: free, of: borders), crossings.isEmpty else {
      return true
    }
    return free.contains { subject.holds(x: regions.x[$0.start], y: regions.y[$0.start]) }
  }

  /// The cuts with all regions whose borders meet the subject, ascending; nil when one is in doubt.
  func cuts(
    of subject: SubjectRings, _ edges: [RegionBorders.Edge]
  ) -> [(region: Int, cut: RegionCut)]? {
    guard let crossings = BorderCrossings.all(of: subject, with: edges, of: borders) else { return nil }
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
      // Neighbours cross the subject in the same places: each region has an order of its own.
      let own = crossings.filter { Int(features[$0.borderRing]) == region }
      guard let sorted = BorderCrossings.sorted(own),
        let cut = RegionCut(
          subject, crossings: sorted, innerRings: inner.filter { Int(features[$0]) == region }, of: borders,
          holds: { x, y in locator.all(x: x, y: y).contains(region) })
      else { return nil }
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
