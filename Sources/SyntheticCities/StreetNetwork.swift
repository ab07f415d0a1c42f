// The map of the city: main lines first, then each superblock cut by streets along the orientation field
// until its blocks have the size that suits the place (Parish and Müller, 2001; Vanegas and others, 2012).

/// The land cut into blocks, with the lines that cut it.
struct StreetNetwork: Sendable {
  var map = PlanarMap()
  var lines: [CityLine] = []
  /// The map of the main lines alone, as it was before streets cut it; its faces are the superblocks.
  var coarse = PlanarMap()
  /// The streets that end at a vertex, with the direction in which they leave it.
  private var endings: [Int32: [(line: Int, away: GroundPoint)]] = [:]
  let terrain: Terrain
  /// The vertices where streets cross into another quarter.
  let ports: Set<Int32>
  /// The edge of the quarter; nil in a city of one piece.
  let limits: GroundRing?
  let field: OrientationField

  init(terrain: Terrain, land: Land, names: inout NameBook, random: inout RandomSource) {
    self.terrain = terrain
    field = OrientationField(terrain: terrain)
    ports = land.ports
    limits = land.seams.isEmpty ? nil : land.pieces.first?.ring
    lines = land.lines
    map.seams = land.seams
    for piece in land.pieces { map.addLand(piece.ring, lines: piece.lines) }
    for main in land.mains {
      let line = Int32(lines.count)
      let chains = map.draw(main.points, line: line, snap: 20)
      lines.append(CityLine(kind: main.kind, name: main.name, chains: chains))
    }
    for index in map.faces.indices { map.faces[index].superblock = index }
    coarse = map
    cutBlocks(names: &names, random: &random)
  }

  /// The area at which a block is left as it is, in m².
  func blockArea(at point: GroundPoint) -> Double {
    let density = terrain.density(at: point)
    let isNewArea = terrain.isNewArea(point)
    switch density {
    case 0.8...: return 15_000
    case 0.55..<0.8: return isNewArea ? 52_000 : 27_000
    case 0.36..<0.55: return isNewArea ? 62_000 : 40_000
    case 0.22..<0.36: return 120_000
    default: return 420_000
    }
  }

  private mutating func cutBlocks(names: inout NameBook, random: inout RandomSource) {
    var next = 0
    // Faces that a cut adds at the end are visited in their turn.
    while next < map.faces.count {
      if !cutOnce(next, names: &names, random: &random) { next += 1 }
    }
  }

  /// Cuts a face once; false when it is to stay as it is.
  private mutating func cutOnce(_ index: Int, names: inout NameBook, random: inout RandomSource) -> Bool {
    let corners = map.expanded(ring: map.faces[index].ring)
    let ring = GroundRing(map.points(corners))
    let area = ring.area
    let centre = ring.centroid
    let wanted = blockArea(at: centre)
    if ParkSites.site(of: ring, area: area, terrain: terrain) != nil {
      map.faces[index].isWhole = true
      return false
    }
    guard area > wanted * random.between(1.25, 1.9) else { return false }
    let kind = streetKind(area: area, wanted: wanted)
    let long = longSide(ring, centre: centre)
    let tries: [(GroundPoint, Double)] = [
      (long, random.between(0.43, 0.57)), (long, random.between(0.3, 0.42)),
      (long, random.between(0.58, 0.7)),
      (long.left, random.between(0.4, 0.6)),
    ]
    for (axis, share) in tries {
      guard let trace = StreetTrace(across: axis, at: share, of: ring, field: field) else { continue }
      if lay(trace, face: index, corners: corners, ring: ring, wanted: wanted, kind: kind) {
        let chain = lines[lines.count - 1].chains[0]
        let name = continued(chain, kind: kind) ?? names.street(kind, random: &random)
        lines[lines.count - 1].name = name
        remember(chain, line: lines.count - 1)
        return true
      }
    }
    return false
  }

  /// The name of a street that this one carries on, over the crossing at one of its ends.
  private func continued(_ chain: [Int32], kind: CityLine.Kind) -> BilingualName? {
    for (end, inner) in Self.ends(chain) {
      let away = (map.vertices[Int(inner)] - map.vertices[Int(end)]).unit
      for other in endings[end] ?? [] where lines[other.line].kind == kind {
        // Nearly opposite directions: within 26 degrees of straight on.
        if other.away.dot(away) < -0.9 { return lines[other.line].name }
      }
    }
    return nil
  }

  private mutating func remember(_ chain: [Int32], line: Int) {
    for (end, inner) in Self.ends(chain) {
      let away = (map.vertices[Int(inner)] - map.vertices[Int(end)]).unit
      endings[end, default: []].append((line, away))
    }
  }

  private static func ends(_ chain: [Int32]) -> [(end: Int32, inner: Int32)] {
    [(chain[0], chain[1]), (chain[chain.count - 1], chain[chain.count - 2])]
  }

  private func streetKind(area: Double, wanted: Double) -> CityLine.Kind {
    if wanted < 100_000, area > 420_000 { return .secondary }
    if wanted < 20_000, area < 34_000 { return .path }
    return .branch
  }

  /// The arm of the cross along which a face is longest.
  private func longSide(_ ring: GroundRing, centre: GroundPoint) -> GroundPoint {
    let arm = field.direction(at: centre)
    let along = ring.reach(along: arm)
    let across = ring.reach(along: arm.left)
    return along.high - along.low >= across.high - across.low ? arm : arm.left
  }

  private mutating func lay(
    _ trace: StreetTrace, face: Int, corners: [Int32], ring: GroundRing, wanted: Double,
    kind: CityLine.Kind
  ) -> Bool {
    let snap = min(38, 0.22 * wanted.squareRoot())
    // Tried on a copy of the ring first: a refused street must leave no vertex behind.
    guard let halves = trace.halves(of: ring) else { return false }
    for half in halves where half.area < wanted * 0.33 || half.roundness < 0.3 { return false }
    func end(_ hit: StreetTrace.Hit) -> Int32 {
      let next = hit.edge + 1 == corners.count ? 0 : hit.edge + 1
      return map.split(corners[hit.edge], corners[next], at: hit.point, snap: snap)
    }
    let from = end(trace.start)
    let to = end(trace.end)
    let inner = trace.between.filter {
      $0.distance(to: map.vertices[Int(from)]) > snap && $0.distance(to: map.vertices[Int(to)]) > snap
    }
    let chain = [from] + inner.map { map.addVertex($0) } + [to]
    guard map.cut(face: face, along: chain, line: Int32(lines.count)) else { return false }
    lines.append(CityLine(kind: kind, chains: [chain]))
    return true
  }
}
