// Whether features come near other features, by the true distance between two geometries: for a few features of any
// kind, such as the communities of a city and what they are to hold. For very many places there are service areas.

internal import CGEOS

extension PlanarGeometries {
  /// For each feature, whether any of the others is within a distance of it: 0 where they touch or one holds the other.
  ///
  /// Empty features are near nothing. The result does not depend on the number of threads.
  ///
  /// - Parameters:
  ///   - distance: In metres, at least 0, inclusive with ``Distance/tolerance``.
  ///   - others: Points, lines and valid polygons.
  ///   - threads: How many threads work.
  /// - Throws: ``GEOSError`` when a polygon or line is one that GEOS cannot read.
  public func areWithin(_ distance: Double, of others: PlanarGeometries, threads: Int) throws -> [Bool] {
    let bound = distance + Distance.tolerance
    let index = PackedIndex(
      (0..<others.count).map { others.layout.kinds[$0] == .empty ? .empty : others.box(of: $0) })
    let chunks = try OrderedParallel.chunks(of: count, chunkSize: 64, threads: threads) { range in
      let context = GEOSContext()
      return try range.map { feature in
        try isWithin(bound, feature, of: others, index, in: context)
      }
    }
    return Array(chunks.joined())
  }

  private func isWithin(
    _ bound: Double, _ feature: Int, of others: PlanarGeometries, _ index: PackedIndex,
    in context: GEOSContext
  ) throws -> Bool {
    guard layout.kinds[feature] != .empty else { return false }
    let candidates = index.items(intersecting: box(of: feature).expanded(by: bound))
    // Points first: most facilities are, and they need no geometry of GEOS.
    for candidate in candidates {
      if let place = others.onlyVertex(of: candidate) {
        if let found = self.distance(x: place.x, y: place.y, to: feature), found <= bound { return true }
      } else if let place = onlyVertex(of: feature) {
        if let found = others.distance(x: place.x, y: place.y, to: candidate), found <= bound { return true }
      }
    }
    guard onlyVertex(of: feature) == nil else { return false }
    let shapes = candidates.filter { others.onlyVertex(of: $0) == nil }
    guard !shapes.isEmpty else { return false }
    let prepared = try PreparedGeometry(GEOSGeometry(self, feature: feature, in: context))
    for candidate in shapes
    where try prepared.isWithin(bound, of: GEOSGeometry(others, feature: candidate, in: context)) {
      return true
    }
    return false
  }

  /// The place of a feature that is a single point; nil for all others.
  private func onlyVertex(of feature: Int) -> PlanarPoint? {
    let vertices = layout.vertices(ofFeature: feature)
    guard vertices.count == 1, let vertex = vertices.first else { return nil }
    return PlanarPoint(x: x[vertex], y: y[vertex])
  }
}
