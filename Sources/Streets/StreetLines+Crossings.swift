// Streets joined where they cross or touch without a common vertex: for files that were drawn, not built.

internal import Planar

extension StreetLines {
  /// The same lines with a vertex wherever two walked ones of the same level cross, or one ends on another.
  ///
  /// Streets of different levels, such as a bridge and what runs under it, are not joined.
  public func joinedAtCrossings() -> StreetLines {
    var owners: [Int] = []
    var segments: [Int] = []
    var boxes: [Box] = []
    let (x, y) = (geometries.x, geometries.y)
    forEachLine { street, vertices in
      for vertex in vertices.dropLast() {
        owners.append(street)
        segments.append(vertex)
        boxes.append(
          Box(
            minX: min(x[vertex], x[vertex + 1]), minY: min(y[vertex], y[vertex + 1]),
            maxX: max(x[vertex], x[vertex + 1]), maxY: max(y[vertex], y[vertex + 1])))
      }
    }
    let index = PackedIndex(boxes)
    // New vertices by the vertex that their piece begins at, each with its share of the piece.
    var added: [Int: [(share: Double, place: PlanarPoint)]] = [:]
    for one in segments.indices {
      for other in index.items(intersecting: boxes[one].expanded(by: Self.slack)) where other > one {
        let (a, b) = (segments[one], segments[other])
        guard kinds[Int(kindOf[owners[one]])].level == kinds[Int(kindOf[owners[other]])].level,
          let (share, otherShare) = crossing(a, b)
        else { continue }
        // One place for both, at a vertex of either where there is one.
        let place: PlanarPoint
        if share == 0 || share == 1 {
          place = PlanarPoint(x: x[a + Int(share)], y: y[a + Int(share)])
        } else if otherShare == 0 || otherShare == 1 {
          place = PlanarPoint(x: x[b + Int(otherShare)], y: y[b + Int(otherShare)])
        } else {
          place = PlanarPoint(x: x[a] + share * (x[a + 1] - x[a]), y: y[a] + share * (y[a + 1] - y[a]))
        }
        if share > 0, share < 1 { added[a, default: []].append((share, place)) }
        if otherShare > 0, otherShare < 1 { added[b, default: []].append((otherShare, place)) }
      }
    }
    guard !added.isEmpty else { return self }
    var joined = PlanarGeometries()
    for feature in 0..<geometries.count {
      for part in geometries.layout.parts(of: feature) {
        for ring in geometries.layout.rings(of: part) {
          for vertex in geometries.layout.vertices(of: ring) {
            joined.addVertex(x: x[vertex], y: y[vertex])
            let between = added[vertex, default: []].sorted {
              ($0.share, $0.place.x) < ($1.share, $1.place.x)
            }
            for (_, place) in between { joined.addVertex(x: place.x, y: place.y) }
          }
          joined.endRing()
        }
        joined.endPart()
      }
      joined.endFeature(kind: geometries.layout.kinds[feature])
    }
    return StreetLines(joined, kinds: kindOf.map { $0 < 0 ? nil : kinds[Int($0)] })
  }

  /// By how much, in metres, an end may miss another piece and still be on it.
  private static var slack: Double { 1e-6 }

  /// How far along either piece they cross or touch, 0 and 1 at their ends; nil where they do not, run alike, or have an
  /// end in common.
  private func crossing(_ a: Int, _ b: Int) -> (Double, Double)? {
    let (x, y) = (geometries.x, geometries.y)
    let (dx, dy) = (x[a + 1] - x[a], y[a + 1] - y[a])
    let (ex, ey) = (x[b + 1] - x[b], y[b + 1] - y[b])
    let turn = dx * ey - dy * ex
    guard turn != 0 else { return nil }
    let (ox, oy) = (x[b] - x[a], y[b] - y[a])
    // An end that lies on the other piece but for a micrometre is on it.
    func snapped(_ share: Double, _ length: Double) -> Double? {
      let slack = Self.slack / length
      guard share >= -slack, share <= 1 + slack else { return nil }
      return share < slack ? 0 : share > 1 - slack ? 1 : share
    }
    guard let share = snapped((ox * ey - oy * ex) / turn, (dx * dx + dy * dy).squareRoot()),
      let otherShare = snapped((ox * dy - oy * dx) / turn, (ex * ex + ey * ey).squareRoot())
    else { return nil }
    let isCommonEnd = (share == 0 || share == 1) && (otherShare == 0 || otherShare == 1)
    return isCommonEnd ? nil : (share, otherShare)
  }
}
