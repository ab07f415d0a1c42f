// Whether regions lie side by side: a quick proof that no two overlap, and the gaps that they enclose.
//
// Across an edge that two regions share, the number of regions over a place stays the same. So it changes only at the
// free edges, by one. When these make closed rings that touch neither themselves nor each other, the number is the same
// all along the inner side of a ring; when it is one there, on every ring, then it is one or none everywhere. Rings
// whose land is on their outer side are the gaps.

/// A proof that regions do not overlap, and what they enclose.
public enum RegionTiling {
  /// Free edges this near to each other, in metres, leave the proof open.
  private static let clearance = 1e-6

  /// The gaps that regions enclose, one polygon feature each, when it is certain that no two regions overlap; nil when
  /// it is not, whatever the reason.
  ///
  /// - Parameter regions: Valid polygons; other features are passed over.
  public static func gaps(between regions: PlanarGeometries) -> PlanarGeometries? {
    let polygons = (0..<regions.count).filter { regions.layout.kinds[$0] == .polygon }
    guard polygons.allSatisfy({ regions.isFinite($0) }) else { return nil }
    let shared = SharedBorders(regions)
    guard let rings = freeRings(of: regions, shared), areApart(rings) else { return nil }
    let locator = RegionLocator(regions)
    for ring in 0..<rings.outlines.count {
      let vertex = rings.outlines.layout.vertices(ofFeature: ring).lowerBound
      let (x, y) = (rings.outlines.x, rings.outlines.y)
      // One place of the ring settles all of it.
      let holders = locator.all(x: (x[vertex] + x[vertex + 1]) / 2, y: (y[vertex] + y[vertex + 1]) / 2)
      if holders.contains(where: { $0 != rings.owners[ring] }) { return nil }
    }
    var gaps = PlanarGeometries()
    for ring in 0..<rings.outlines.count where rings.outlines.signedArea(ofRing: ring) < 0 {
      gaps.add(feature: ring, of: rings.outlines)
    }
    return gaps
  }

  private struct FreeRings {
    /// A polygon of one ring each, its land to the left.
    var outlines = PlanarGeometries()
    /// The region that each ring's first edge belongs to.
    var owners: [Int] = []
  }

  /// The free edges joined to rings; nil when edges are tangled, or when more than two free edges meet in a place.
  private static func freeRings(of regions: PlanarGeometries, _ shared: SharedBorders) -> FreeRings? {
    let (x, y) = (regions.x, regions.y)
    // Where each free edge starts, its land to the left, and where it ends; and its region.
    var edges: [(start: Int, end: Int, owner: Int)] = []
    for feature in 0..<regions.count where regions.layout.kinds[feature] == .polygon {
      for ring in regions.layout.rings(ofFeature: feature) {
        for vertex in regions.layout.vertices(of: ring).dropLast() {
          switch shared.uses[vertex] {
          case .tangled: return nil
          case .shared, .none: continue
          case .free:
            edges.append(
              shared.isReversed[ring] ? (vertex + 1, vertex, feature) : (vertex, vertex + 1, feature))
          }
        }
      }
    }
    var beginning = [PlanarPoint: Int](minimumCapacity: edges.count)
    for (number, edge) in edges.enumerated() {
      let place = PlanarPoint(x: x[edge.start], y: y[edge.start])
      guard beginning.updateValue(number, forKey: place) == nil else { return nil }
    }
    var rings = FreeRings()
    var isDone = [Bool](repeating: false, count: edges.count)
    for first in edges.indices where !isDone[first] {
      var number = first
      repeat {
        guard !isDone[number] else { return nil }
        isDone[number] = true
        let edge = edges[number]
        rings.outlines.addVertex(x: x[edge.start], y: y[edge.start])
        guard let next = beginning[PlanarPoint(x: x[edge.end], y: y[edge.end])] else { return nil }
        number = next
      } while number != first
      rings.outlines.addVertex(x: x[edges[first].start], y: y[edges[first].start])
      rings.outlines.endRing()
      rings.outlines.endPart()
      rings.outlines.endFeature(kind: .polygon)
      rings.owners.append(edges[first].owner)
    }
    return rings
  }

  /// Whether no two edges of the rings come near each other, but for neighbours at their common corner.
  private static func areApart(_ rings: FreeRings) -> Bool {
    let outlines = rings.outlines
    let borders = RegionBorders(outlines)
    for ring in 0..<outlines.count {
      let vertices = outlines.layout.vertices(of: ring)
      // A ring of two edges runs back over itself.
      guard vertices.count > 3 else { return false }
      for edge in vertices.dropLast() {
        let next = edge + 2 == vertices.upperBound ? vertices.lowerBound : edge + 1
        guard !turnsBack(edge, next, in: outlines) else { return false }
        var box = Box.empty
        for vertex in edge...edge + 1 { box.extend(x: outlines.x[vertex], y: outlines.y[vertex]) }
        let isClear = borders.allSatisfy(near: box.expanded(by: clearance)) { other in
          // Each pair is looked at from its first edge.
          if other <= edge || other == next { return true }
          if edge == vertices.lowerBound && other + 2 == vertices.upperBound { return true }
          return isApart(edge, other, in: outlines)
        }
        guard isClear else { return false }
      }
    }
    return true
  }

  /// Whether an edge runs back along the one before it.
  private static func turnsBack(_ edge: Int, _ next: Int, in outlines: PlanarGeometries) -> Bool {
    let (x, y) = (outlines.x, outlines.y)
    let (dx, dy) = (x[edge + 1] - x[edge], y[edge + 1] - y[edge])
    let (ex, ey) = (x[next + 1] - x[next], y[next + 1] - y[next])
    let lengths = ((dx * dx + dy * dy) * (ex * ex + ey * ey)).squareRoot()
    return dx * ex + dy * ey < 0 && abs(dx * ey - dy * ex) <= 1e-9 * lengths
  }

  /// Whether two edges certainly do not touch: both ends of one lie well on the same side of the other.
  private static func isApart(_ one: Int, _ other: Int, in outlines: PlanarGeometries) -> Bool {
    func keepsOff(_ line: Int, _ other: Int) -> Bool {
      let (ax, ay) = (outlines.x[line], outlines.y[line])
      let (dx, dy) = (outlines.x[line + 1] - ax, outlines.y[line + 1] - ay)
      let p = dx * (outlines.y[other] - ay) - dy * (outlines.x[other] - ax)
      let q = dx * (outlines.y[other + 1] - ay) - dy * (outlines.x[other + 1] - ax)
      let clear = clearance * (dx * dx + dy * dy).squareRoot()
      return (p > clear && q > clear) || (p < -clear && q < -clear)
    }
    return keepsOff(one, other) || keepsOff(other, one)
  }
}
