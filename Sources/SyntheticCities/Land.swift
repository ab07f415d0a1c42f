// The land that a town is drawn on, with the lines that were there before its streets.

/// Pieces of land, their edges, and the main lines across them.
struct Land: Sendable {
  /// A line to be drawn over the land.
  struct MainLine: Sendable {
    var kind: CityLine.Kind
    var name: BilingualName
    /// Closed where the last point repeats the first.
    var points: [GroundPoint]
  }

  /// The lines that the edges of the land belong to; the first is the municipal limit.
  var lines: [CityLine]
  /// Counterclockwise rings that touch no other, with the index of the line of each edge.
  var pieces: [(ring: GroundRing, lines: [Int32])]
  /// In drawing order: a line that starts or ends on another comes after it.
  var mains: [MainLine]
  /// The lines whose edges are shared with another quarter: no street may split them.
  var seams: Set<Int32> = []
  /// The vertices, counted along the rings, where a street crosses into another quarter, by bridge if need be.
  var ports: Set<Int32> = []

  /// The land of the sample: a mainland behind a shore and an island.
  static func jianghai(_ terrain: Terrain) -> Land {
    let mainland = terrain.mainland()
    let island = terrain.island()
    var mains = MajorNetwork.plans.map { plan in
      MainLine(kind: plan.kind, name: plan.name, points: MajorNetwork.line(plan, terrain: terrain))
    }
    mains.append(
      MainLine(
        kind: .arterial, name: BilingualName(chinese: "滨海大道", english: "Binhai Avenue"),
        points: MajorNetwork.coastRoad(terrain: terrain)))
    return Land(
      lines: [CityLine(kind: .limit), CityLine(kind: .shore)],
      pieces: [
        (mainland.ring, mainland.isShore.map { $0 ? 1 : 0 }), (island, island.points.map { _ in 1 }),
      ],
      mains: mains)
  }
}
