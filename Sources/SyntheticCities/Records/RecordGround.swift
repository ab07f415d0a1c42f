// What the lists of the departments are about: the built-up faces of the map, its streets, waters and junctions.

/// The ground of a city as the lists need it.
struct RecordGround: Sendable {
  /// A built-up face of the map, from centre line to centre line.
  struct Face: Sendable {
    var corners: [Int32]
    var outline: GroundRing
    var centre: GroundPoint
    var district: Int
    var superblock: Int
  }

  /// A place where streets meet, with the largest two of their classes.
  struct Junction: Sendable {
    var point: GroundPoint
    var first: CityLine.Kind
    var second: CityLine.Kind
  }

  let plan: CityPlan
  let faces: [Face]
  let streets: [StreetPiece]
  /// Rivers and canals from end to end.
  let waters: [(name: BilingualName?, points: [GroundPoint])]
  let junctions: [Junction]
  private let boxes: [(low: GroundPoint, high: GroundPoint)]

  var network: StreetNetwork { plan.network }
  var frame: CityFrame { plan.frame }
  var districtPlans: [DistrictPlan] { network.terrain.site.districts }

  init(_ plan: CityPlan) {
    self.plan = plan
    let network = plan.network
    faces = network.map.faces.compactMap { face in
      let corners = network.map.expanded(ring: face.ring)
      let outline = GroundRing(network.map.points(corners))
      let centre = outline.centroid
      guard network.terrain.density(at: centre) >= 0.3 else { return nil }
      return Face(
        corners: corners, outline: outline, centre: centre,
        district: plan.districts.ofSuperblock[face.superblock], superblock: face.superblock)
    }
    streets = StreetPiece.all(network)
    waters = network.lines.filter { $0.kind == .water }.flatMap { line in
      StreetPiece.joined(line.chains, map: network.map).map { (line.name, network.map.points($0)) }
    }
    junctions = Self.junctions(network)
    boxes = plan.districts.outlines.map { polygons in
      let points = polygons.flatMap { $0.first?.points ?? [] }
      let (x, y) = (points.map(\.x), points.map(\.y))
      return (
        GroundPoint(x.min() ?? 0, y.min() ?? 0), GroundPoint(x.max() ?? 0, y.max() ?? 0)
      )
    }
  }

  /// The district that holds a place; nil in the sea and beyond the municipal limit.
  func district(at point: GroundPoint) -> Int? {
    boxes.indices.first { index in
      let box = boxes[index]
      guard point.x >= box.low.x, point.x <= box.high.x, point.y >= box.low.y, point.y <= box.high.y else {
        return false
      }
      return plan.districts.outlines[index].contains { rings in
        rings[0].contains(point) && !rings.dropFirst().contains { $0.contains(point) }
      }
    }
  }

  func isLand(_ points: [GroundPoint]) -> Bool { points.allSatisfy { district(at: $0) != nil } }

  func isBuiltUp(_ point: GroundPoint) -> Bool { network.terrain.density(at: point) >= 0.3 }

  /// How well a district keeps what it has, 0.4 to 1.
  func care(_ district: Int) -> Double { districtPlans[district].parkCare }

  private static func junctions(_ network: StreetNetwork) -> [Junction] {
    var kinds = [[CityLine.Kind]](repeating: [], count: network.map.vertices.count)
    for line in network.lines where line.kind.isStreet || line.kind == .water {
      for chain in line.chains {
        for vertex in network.map.expanded(chain: chain) { kinds[Int(vertex)].append(line.kind) }
      }
    }
    return kinds.indices.compactMap { vertex in
      let found = kinds[vertex].sorted { $0.rawValue < $1.rawValue }
      guard found.count >= 2, found[0] != .water else { return nil }
      return Junction(point: network.map.vertices[vertex], first: found[0], second: found[1])
    }
  }
}
