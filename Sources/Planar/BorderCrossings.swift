// Where the rings of a polygon cross the borders of regions, as long as nobody can be in doubt about it.
//
// All that is asked is on which side of an edge a corner lies. Where the answer is not clear by a thousandth of a
// millimetre, or where two borders meet so flatly or so close together that the order of their crossings is in question,
// there is no answer at all, and an overlay has to find it. In return nothing about the answers needs a second thought.

/// A place where the subject's border crosses a region's.
struct BorderCrossing {
  /// The subject's ring, and its edge by the vertex it begins at.
  var ring: Int
  var edge: Int
  /// How far along that edge: above 0, below 1.
  var along: Double
  /// The region's ring, and its edge by the vertex it begins at.
  var borderRing: Int
  var border: Int
  /// How far along that edge, the way it is stored.
  var borderAlong: Double
  var x: Double
  var y: Double
  /// Whether the subject's border enters the region here.
  var isEntry: Bool
}

enum BorderCrossings {
  /// Corners this near to an edge, in metres, leave it open on which side they lie.
  private static let clearance = 1e-6
  /// Borders that meet at a smaller angle than this, by its sine, leave it open where they do.
  private static let flattest = 1e-3
  /// Crossings of the same edge this near to each other, in metres, leave their order open.
  private static let closest = 1e-5
  /// More pairs of edges than this are an overlay's work.
  private static let mostPairs = 1 << 18

  /// All crossings, in no promised order; nil when one of them is in doubt.
  static func all(
    of subject: borrowing SubjectRings, with edges: [RegionBorders.Edge], of borders: borrowing RegionBorders
  ) -> [BorderCrossing]? {
    guard subject.x.count * edges.count <= mostPairs else { return nil }
    var found: [BorderCrossing] = []
    for edge in edges {
      let line = Line(
        borders.geometries.x[edge.start], borders.geometries.y[edge.start],
        borders.geometries.x[edge.start + 1], borders.geometries.y[edge.start + 1])
      let window = line.box.expanded(by: clearance)
      for ring in 0..<subject.ringCount {
        for end in subject.vertices(ofRing: ring).dropFirst() {
          let own = Line(subject.x[end - 1], subject.y[end - 1], subject.x[end], subject.y[end])
          guard own.box.intersects(window) else { continue }
          switch meeting(of: own, with: line) {
          case .none: continue
          case .doubtful: return nil
          case .crossing(let along, let borderAlong, let isLeftwards):
            let place = place(along, of: own, on: line)
            found.append(
              BorderCrossing(
                ring: ring, edge: end - 1, along: along, borderRing: edge.ring, border: edge.start,
                borderAlong: borderAlong, x: place.x, y: place.y,
                isEntry: isLeftwards != borders.shared.isReversed[edge.ring]))
          }
        }
      }
    }
    return found
  }

  /// The crossings with one region in the order of the subject's rings; nil when the order is in doubt.
  static func sorted(_ crossings: [BorderCrossing]) -> [BorderCrossing]? {
    let sorted = crossings.sorted { ($0.edge, $0.along) < ($1.edge, $1.along) }
    for (one, next) in zip(sorted, sorted.dropFirst()) where one.edge == next.edge {
      guard isApart(one, next) else { return nil }
    }
    return sorted
  }

  /// Whether two crossings of one edge are so far apart that their order is certain.
  static func isApart(_ one: BorderCrossing, _ other: BorderCrossing) -> Bool {
    let (dx, dy) = (one.x - other.x, one.y - other.y)
    return dx * dx + dy * dy > closest * closest
  }

  // MARK: Two edges

  private struct Line {
    let ax: Double
    let ay: Double
    let bx: Double
    let by: Double

    @inline(__always)
    init(_ ax: Double, _ ay: Double, _ bx: Double, _ by: Double) {
      self.ax = ax
      self.ay = ay
      self.bx = bx
      self.by = by
    }

    var box: Box {
      Box(
        minX: Swift.min(ax, bx), minY: Swift.min(ay, by), maxX: Swift.max(ax, bx), maxY: Swift.max(ay, by))
    }
    var dx: Double { bx - ax }
    var dy: Double { by - ay }
    var length: Double { (dx * dx + dy * dy).squareRoot() }

    /// Twice the area of the triangle with a place, positive when that lies to the left.
    @inline(__always)
    func side(_ x: Double, _ y: Double) -> Double { dx * (y - ay) - dy * (x - ax) }
  }

  private enum Meeting {
    case none
    case doubtful
    /// How far along either line, and whether the first leads to the left of the second.
    case crossing(Double, Double, isLeftwards: Bool)
  }

  private static func meeting(of one: Line, with other: Line) -> Meeting {
    let clear = clearance * one.length
    let (p, q) = (one.side(other.ax, other.ay), one.side(other.bx, other.by))
    if (p > clear && q > clear) || (p < -clear && q < -clear) { return .none }
    let otherClear = clearance * other.length
    let (a, b) = (other.side(one.ax, one.ay), other.side(one.bx, one.by))
    if (a > otherClear && b > otherClear) || (a < -otherClear && b < -otherClear) { return .none }
    guard abs(p) > clear, abs(q) > clear, abs(a) > otherClear, abs(b) > otherClear else { return .doubtful }
    let turn = one.dx * other.dy - one.dy * other.dx
    guard abs(turn) > flattest * one.length * other.length else { return .doubtful }
    return .crossing(a / (a - b), p / (p - q), isLeftwards: b > 0)
  }

  /// The place of a crossing. Due north and due east lines keep it on them, to the last digit.
  private static func place(_ along: Double, of one: Line, on other: Line) -> PlanarPoint {
    var x = one.ax + along * one.dx
    var y = one.ay + along * one.dy
    if other.ax == other.bx { x = other.ax }
    if other.ay == other.by { y = other.ay }
    return PlanarPoint(x: x, y: y)
  }
}
