// The eight districts: superblocks gathered around eight seeds, so that borders follow rivers and main roads.

/// What is planned for a district, and how well it is kept.
struct DistrictPlan: Sendable {
  let code: String
  let name: BilingualName
  /// Where it starts to grow, in metres of the sample, and how far it reaches compared with the others.
  let seed: (x: Double, y: Double)
  let weight: Double
  let isTown: Bool
  /// The chance that a home without a park nearby is given one.
  let parkCare: Double
  /// Effective shelter area, m² per resident.
  let shelterPerResident: Double
  /// Public toilets per km² of residential land.
  let toiletDensity: Double
  /// Residents by the register, over those counted building by building.
  let registerRatio: Double

  static let all: [DistrictPlan] = [
    DistrictPlan(
      code: "JH01", name: BilingualName(chinese: "古浦街道", english: "Gupu Subdistrict"), seed: (0, 0),
      weight: 0.8, isTown: false, parkCare: 0.4, shelterPerResident: 0.95, toiletDensity: 4.6,
      registerRatio: 1.012),
    DistrictPlan(
      code: "JH02", name: BilingualName(chinese: "望潮街道", english: "Wangchao Subdistrict"),
      seed: (4100, -500), weight: 0.95, isTown: false, parkCare: 0.9, shelterPerResident: 1.62,
      toiletDensity: 3.5, registerRatio: 0.994),
    DistrictPlan(
      code: "JH03", name: BilingualName(chinese: "云帆新区", english: "Yunfan New Area"), seed: (4000, 3600),
      weight: 1.05, isTown: false, parkCare: 1, shelterPerResident: 2.35, toiletDensity: 3.9,
      registerRatio: 0.989),
    DistrictPlan(
      code: "JH04", name: BilingualName(chinese: "北沙街道", english: "Beisha Subdistrict"), seed: (-600, 4400),
      weight: 1.0, isTown: false, parkCare: 0.85, shelterPerResident: 1.28, toiletDensity: 2.5,
      registerRatio: 1.004),
    DistrictPlan(
      code: "JH05", name: BilingualName(chinese: "听涛街道", english: "Tingtao Subdistrict"),
      seed: (-300, -4000), weight: 1.0, isTown: false, parkCare: 0.9, shelterPerResident: 1.75,
      toiletDensity: 3.3, registerRatio: 1.008),
    DistrictPlan(
      code: "JH06", name: BilingualName(chinese: "芦港镇", english: "Lugang Town"), seed: (-6900, 4700),
      weight: 1.15, isTown: true, parkCare: 0.85, shelterPerResident: 1.9, toiletDensity: 3.2,
      registerRatio: 0.991),
    DistrictPlan(
      code: "JH07", name: BilingualName(chinese: "盐灶镇", english: "Yanzao Town"), seed: (-6800, -4300),
      weight: 1.15, isTown: true, parkCare: 0.4, shelterPerResident: 0.8, toiletDensity: 1.9,
      registerRatio: 1.01),
    DistrictPlan(
      code: "JH08", name: BilingualName(chinese: "鹭屿镇", english: "Luyu Town"), seed: (4500, -5600),
      weight: 1.05, isTown: true, parkCare: 0.75, shelterPerResident: 1.1, toiletDensity: 2.4,
      registerRatio: 0.996),
  ]
}

/// Which district each superblock belongs to, and the districts' outlines.
struct Districts: Sendable {
  /// The index of the district, by superblock.
  let ofSuperblock: [Int]
  /// For each district its polygons, largest first; of each polygon the outer ring, then holes.
  let outlines: [[[GroundRing]]]

  /// Gathers the faces of a coarse map.
  init(coarse: PlanarMap, scale: Double) {
    let rings = coarse.faces.map { coarse.expanded(ring: $0.ring) }
    let shapes = rings.map { GroundRing(coarse.points($0)) }
    let owners = Self.grow(rings: rings, shapes: shapes, scale: scale)
    ofSuperblock = owners
    outlines = DistrictPlan.all.indices.map { district in
      let own = rings.indices.filter { owners[$0] == district }.map { rings[$0] }
      return DistrictOutline.polygons(rings: own, map: coarse)
    }
  }

  /// One district over all faces of a map, without an outline of its own.
  init(undivided coarse: PlanarMap) {
    ofSuperblock = coarse.faces.map { _ in 0 }
    outlines = []
  }

  /// Lets every district take neighbouring faces, nearest to its seed first, so that each is one piece.
  private static func grow(rings: [[Int32]], shapes: [GroundRing], scale: Double) -> [Int] {
    let neighbours = self.neighbours(rings)
    let centres = shapes.map(\.centroid)
    let seeds = DistrictPlan.all.map { GroundPoint($0.seed.x * scale, $0.seed.y * scale) }
    var owners = [Int](repeating: -1, count: rings.count)
    for (district, seed) in seeds.enumerated() {
      let holder = shapes.firstIndex { $0.contains(seed) }
      if let holder, owners[holder] < 0 { owners[holder] = district }
    }
    while true {
      var best: (cost: Double, face: Int, district: Int)?
      for face in rings.indices where owners[face] < 0 {
        for neighbour in neighbours[face] where owners[neighbour] >= 0 {
          let district = owners[neighbour]
          let cost = centres[face].distance(to: seeds[district]) / DistrictPlan.all[district].weight
          if best.map({ cost < $0.cost }) ?? true { best = (cost, face, district) }
        }
      }
      guard let found = best else { break }
      owners[found.face] = found.district
    }
    // Islands touch nothing: they belong to the district whose seed is nearest.
    for face in owners.indices where owners[face] < 0 {
      var nearest = 0
      for district in seeds.indices
      where centres[face].distance(to: seeds[district]) < centres[face].distance(to: seeds[nearest]) {
        nearest = district
      }
      owners[face] = nearest
    }
    return owners
  }

  static func neighbours(_ rings: [[Int32]]) -> [[Int]] {
    var holders: [PlanarMap.Edge: Int] = [:]
    var result = [[Int]](repeating: [], count: rings.count)
    for (face, ring) in rings.enumerated() {
      for index in ring.indices {
        let edge = PlanarMap.Edge(ring[index], ring[index + 1 == ring.count ? 0 : index + 1])
        if let other = holders[edge] {
          if !result[face].contains(other) { result[face].append(other) }
          if !result[other].contains(face) { result[other].append(face) }
        } else {
          holders[edge] = face
        }
      }
    }
    return result
  }
}
