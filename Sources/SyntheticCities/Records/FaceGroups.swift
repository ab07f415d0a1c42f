// Built-up land divided without a gap: neighbouring faces of the map gathered into communities and grid cells, their
// borders shared vertex by vertex.

/// Gathers faces that lie together.
struct FaceGroups: Sendable {
  /// About how large a community is, in m².
  static let communitySize = 1_400_000.0
  /// About how large a cell of the grid is, in m².
  static let cellSize = 520_000.0

  /// The faces of each group, by their positions in `ground.faces`.
  let groups: [[Int]]
  private let ground: RecordGround

  /// Groups of about a size in m², none of which crosses the border of a district.
  init(_ ground: RecordGround, size: Double) {
    self.ground = ground
    let faces = ground.faces
    let neighbours = Districts.neighbours(faces.map(\.corners))
    var owner = [Int](repeating: -1, count: faces.count)
    var groups: [[Int]] = []
    for start in faces.indices where owner[start] < 0 {
      var own = [start]
      var area = faces[start].outline.area
      owner[start] = groups.count
      while area < size {
        let open = own.flatMap { neighbours[$0] }.filter {
          owner[$0] < 0 && faces[$0].district == faces[start].district
        }
        // The nearest to where the group began keeps it round.
        guard let next = Self.nearest(open, to: faces[start].centre, faces) else { break }
        owner[next] = groups.count
        own.append(next)
        area += faces[next].outline.area
      }
      groups.append(own)
    }
    self.groups = Self.joined(groups, owner: &owner, neighbours: neighbours, faces: faces, least: size * 0.4)
  }

  private static func nearest(
    _ list: [Int], to centre: GroundPoint, _ faces: [RecordGround.Face]
  ) -> Int? {
    list.min { (faces[$0].centre.distance(to: centre), $0) < (faces[$1].centre.distance(to: centre), $1) }
  }

  /// Rests that were left between larger groups go to the smallest neighbour of their district.
  private static func joined(
    _ groups: [[Int]], owner: inout [Int], neighbours: [[Int]], faces: [RecordGround.Face], least: Double
  ) -> [[Int]] {
    var groups = groups
    func area(_ group: Int) -> Double { groups[group].reduce(0) { $0 + faces[$1].outline.area } }
    for index in groups.indices where area(index) < least {
      let near = groups[index].flatMap { neighbours[$0] }.filter {
        owner[$0] != index && faces[$0].district == faces[groups[index][0]].district
      }
      guard let home = near.map({ owner[$0] }).min(by: { (area($0), $0) < (area($1), $1) }) else { continue }
      for face in groups[index] { owner[face] = home }
      groups[home] += groups[index]
      groups[index] = []
    }
    return groups.filter { !$0.isEmpty }
  }

  /// Groups of which one has lost a face and one has a face of another one besides its own.
  static func flawed(_ groups: [[Int]]) -> [[Int]] {
    var groups = groups
    let large = groups.indices.filter { groups[$0].count >= 3 }
    guard large.count >= 3 else { return groups }
    groups[large[large.count / 3]].removeLast()
    let (twice, other) = (large[large.count * 2 / 3], large[large.count * 2 / 3 - 1])
    groups[other].append(groups[twice][groups[twice].count - 1])
    return groups
  }

  /// The land of some faces as one geometry.
  static func geometry(of faces: [Int], on ground: RecordGround) -> FeatureGeometry {
    let polygons = DistrictOutline.polygons(
      rings: faces.map { ground.faces[$0].corners }, map: ground.network.map
    ).map { $0.map(ground.frame.ring) }
    return polygons.count == 1 ? .polygon(polygons[0]) : .multiPolygon(polygons)
  }
}
