// Streets joined where they cross or touch without a common vertex: for files that were drawn, not built.

internal import Planar

/// By how much, in metres, an end may miss another piece and still be on it.
private let slack = 1e-6

extension StreetLines {
  /// The same lines with a vertex wherever two walked ones of the same level cross, or one ends on another, be it along
  /// the same line.
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
      for other in index.items(intersecting: boxes[one].expanded(by: slack)) where other > one {
        let level = kinds[Int(kindOf[owners[one]])].level
        guard level == kinds[Int(kindOf[owners[other]])].level else { continue }
        // The same pair in the same order whichever comes first in the file, so that they cross at the same place.
        var (a, b) = (piece(segments[one]), piece(segments[other]))
        if b.precedes(a) { swap(&a, &b) }
        // One that ends on the other, also where both run alike for a way.
        var isTouched = false
        for (piece, ending) in [(a, b), (b, a)] {
          for end in [ending.from, ending.to] {
            guard let share = piece.share(of: end) else { continue }
            added[piece.vertex, default: []].append((share, end))
            isTouched = true
          }
        }
        guard !isTouched, let (share, otherShare) = Self.crossing(a, b) else { continue }
        // One place for both, at a vertex of either where there is one.
        let place: PlanarPoint
        if share == 0 || share == 1 {
          place = share == 0 ? a.from : a.to
        } else if otherShare == 0 || otherShare == 1 {
          place = otherShare == 0 ? b.from : b.to
        } else {
          place = PlanarPoint(
            x: a.from.x + share * (a.to.x - a.from.x), y: a.from.y + share * (a.to.y - a.from.y))
        }
        if share > 0, share < 1 { added[a.vertex, default: []].append((share, place)) }
        if otherShare > 0, otherShare < 1 { added[b.vertex, default: []].append((otherShare, place)) }
      }
    }
    guard !added.isEmpty else { return self }
    var joined = PlanarGeometries()
    for feature in 0..<geometries.count {
      for part in geometries.layout.parts(of: feature) {
        for ring in geometries.layout.rings(of: part) {
          for vertex in geometries.layout.vertices(of: ring) {
            joined.addVertex(x: x[vertex], y: y[vertex])
            guard let between = added[vertex] else { continue }
            let ascending = between.sorted {
              ($0.share, $0.place.x, $0.place.y) < ($1.share, $1.place.x, $1.place.y)
            }
            let places = piece(vertex).isTurned ? ascending.reversed() : ascending
            for (_, place) in places { joined.addVertex(x: place.x, y: place.y) }
          }
          joined.endRing()
        }
        joined.endPart()
      }
      joined.endFeature(kind: geometries.layout.kinds[feature])
    }
    return StreetLines(joined, kinds: kindOf.map { $0 < 0 ? nil : kinds[Int($0)] })
  }

  /// A straight piece of a street, from its western end to its eastern one, of two ends above one another from the
  /// southern one.
  private struct Piece {
    /// The vertex that the file begins it at.
    var vertex: Int
    var from: PlanarPoint
    var to: PlanarPoint
    /// Whether the file draws it the other way.
    var isTurned = false

    var length: Double {
      let (dx, dy) = (to.x - from.x, to.y - from.y)
      return (dx * dx + dy * dy).squareRoot()
    }

    /// How far along it a place lies that is on it but for a micrometre, between its ends; nil for others.
    func share(of place: PlanarPoint) -> Double? {
      let (dx, dy) = (to.x - from.x, to.y - from.y)
      let (ox, oy) = (place.x - from.x, place.y - from.y)
      let (squared, along) = (dx * dx + dy * dy, ox * dx + oy * dy)
      guard squared > 0, along > 0, along < squared else { return nil }
      let length = squared.squareRoot()
      let isBetween = min(along, squared - along) > slack * length
      return isBetween && abs(dx * oy - dy * ox) <= slack * length ? along / squared : nil
    }

    func precedes(_ other: Piece) -> Bool {
      (from.x, from.y, to.x, to.y) < (other.from.x, other.from.y, other.to.x, other.to.y)
    }
  }

  private func piece(_ vertex: Int) -> Piece {
    let (x, y) = (geometries.x, geometries.y)
    var piece = Piece(
      vertex: vertex, from: PlanarPoint(x: x[vertex], y: y[vertex]),
      to: PlanarPoint(x: x[vertex + 1], y: y[vertex + 1]))
    if (piece.to.x, piece.to.y) < (piece.from.x, piece.from.y) {
      swap(&piece.from, &piece.to)
      piece.isTurned = true
    }
    return piece
  }

  /// How far along either piece they cross or touch, 0 and 1 at their ends; nil where they do not, run alike, or have an
  /// end in common.
  private static func crossing(_ a: Piece, _ b: Piece) -> (Double, Double)? {
    let (dx, dy) = (a.to.x - a.from.x, a.to.y - a.from.y)
    let (ex, ey) = (b.to.x - b.from.x, b.to.y - b.from.y)
    let turn = dx * ey - dy * ex
    guard turn != 0 else { return nil }
    let (ox, oy) = (b.from.x - a.from.x, b.from.y - a.from.y)
    // An end that lies on the other piece but for a micrometre is on it.
    func snapped(_ share: Double, _ length: Double) -> Double? {
      let near = slack / length
      guard share >= -near, share <= 1 + near else { return nil }
      return share < near ? 0 : share > 1 - near ? 1 : share
    }
    guard let share = snapped((ox * ey - oy * ex) / turn, a.length),
      let otherShare = snapped((ox * dy - oy * dx) / turn, b.length)
    else { return nil }
    let isCommonEnd = (share == 0 || share == 1) && (otherShare == 0 || otherShare == 1)
    return isCommonEnd ? nil : (share, otherShare)
  }
}
