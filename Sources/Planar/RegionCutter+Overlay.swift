// Cutting by GEOS what the walk along the borders leaves in doubt, a region at a time, each cut to a window first: an
// overlay with a border of thousands of corners takes a hundred times as long as one with those that are near.

extension RegionCutter {
  /// What a window shows of a region.
  private enum View {
    case nothing
    case everything
    /// A feature of a column set.
    case part(Int, of: PlanarGeometries)
  }

  /// The pieces by overlays.
  ///
  /// - Parameter box: The polygon's box, when regions may be cut to it first; nil for overlays with whole regions.
  func overlaidPieces(
    of feature: Int, in geometries: PlanarGeometries, overlay: Overlay, around box: Box?
  ) throws(GEOSError) -> [Piece] {
    var pieces: [Piece] = []
    var rest = Piece(geometries: geometries, feature: feature, region: -1)
    for region in locator.candidates(intersecting: box ?? geometries.box(of: feature)) {
      switch box.map({ view(of: region, around: $0) }) ?? .part(region, of: regions) {
      case .nothing: continue
      case .everything:
        pieces.append(Piece(geometries: rest.geometries, feature: rest.feature, region: region))
        return pieces
      case .part(let part, let geometries):
        let inside = try overlay.intersection(
          of: rest.feature, in: rest.geometries, with: part, in: geometries)
        guard inside.layout.kinds[0] == .polygon else { continue }
        pieces.append(Piece(geometries: inside, feature: 0, region: region))
        let outside = try overlay.difference(
          of: rest.feature, in: rest.geometries, without: part, in: geometries)
        guard outside.layout.kinds[0] == .polygon else { return pieces }
        rest = Piece(geometries: outside, feature: 0, region: -1)
      }
    }
    pieces.append(rest)
    return pieces
  }

  private func view(of region: Int, around box: Box) -> View {
    // The sides must not run along the border: of windows with crooked margins one hardly does, of three none.
    for margin in [0.0417, 0.0731, 0.1093] {
      let window = box.expanded(by: margin * (box.width + box.height) + 0.5871)
      let edges = borders.edges(near: window, ofFeature: region)
      if edges.isEmpty { return holds(region, box.center) ? .everything : .nothing }
      guard let cuts = cuts(of: SubjectRings(window), edges) else { continue }
      guard let cut = cuts.first?.cut else { return holds(region, box.center) ? .everything : .nothing }
      guard let inside = cut.inside() else { continue }
      return inside.layout.kinds[0] == .polygon ? .part(0, of: inside) : .nothing
    }
    return .part(region, of: regions)
  }

  private func holds(_ region: Int, _ place: PlanarPoint) -> Bool {
    locator.all(x: place.x, y: place.y).contains(region)
  }
}
