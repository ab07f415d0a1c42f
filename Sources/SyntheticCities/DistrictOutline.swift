// The outline of several faces: the edges that only one of them has, linked into rings.

/// Dissolves faces of a map.
enum DistrictOutline {
  private struct Step: Hashable {
    let from: Int32
    let to: Int32
  }

  /// The polygons that faces form together, largest first; each with its outer ring and then its holes.
  static func polygons(rings: [[Int32]], map: PlanarMap) -> [[GroundRing]] {
    polygons(loops(rings: rings, map: map).map { GroundRing(map.points($0)) })
  }

  /// Closed loops sorted into polygons: counterclockwise ones are outer rings, clockwise ones holes.
  static func polygons(_ loops: [GroundRing]) -> [[GroundRing]] {
    let outer = loops.filter { $0.area > 0 }.sorted { $0.area > $1.area }
    var polygons = outer.map { [$0] }
    for hole in loops where hole.area < 0 {
      let home = outer.firstIndex { $0.contains((hole.points[0] + hole.points[1]) * 0.5) }
      if let home { polygons[home].append(hole) }
    }
    return polygons
  }

  /// The edges that only one of the faces has, linked into closed loops of vertices.
  static func loops(rings: [[Int32]], map: PlanarMap) -> [[Int32]] {
    var steps: [Step] = []
    var known: Set<Step> = []
    for ring in rings {
      for index in ring.indices {
        let step = Step(from: ring[index], to: ring[index + 1 == ring.count ? 0 : index + 1])
        steps.append(step)
        known.insert(step)
      }
    }
    let border = steps.filter { !known.contains(Step(from: $0.to, to: $0.from)) }
    return link(border, map: map)
  }

  private static func link(_ border: [Step], map: PlanarMap) -> [[Int32]] {
    var leaving: [Int32: [Int32]] = [:]
    for step in border { leaving[step.from, default: []].append(step.to) }
    var used: Set<Step> = []
    var loops: [[Int32]] = []
    for first in border where used.insert(first).inserted {
      var loop = [first.from]
      var here = first
      while here.to != first.from {
        loop.append(here.to)
        let choices = (leaving[here.to] ?? []).filter { !used.contains(Step(from: here.to, to: $0)) }
        guard let next = leftmost(choices, after: here, map: map) else { break }
        here = Step(from: here.to, to: next)
        used.insert(here)
      }
      loops.append(loop)
    }
    return loops
  }

  /// Where two parts of a district touch in one vertex, the sharpest turn to the left stays with the same
  /// part.
  private static func leftmost(_ choices: [Int32], after step: Step, map: PlanarMap) -> Int32? {
    let here = map.vertices[Int(step.to)]
    let heading = (here - map.vertices[Int(step.from)]).unit
    func turn(_ vertex: Int32) -> Double {
      let out = (map.vertices[Int(vertex)] - here).unit
      let forward = heading.dot(out)
      return heading.cross(out) >= 0 ? 1 - forward : forward - 1
    }
    return choices.max { turn($0) < turn($1) }
  }
}
