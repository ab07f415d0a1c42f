// The boundary of a union without an overlay: each feature's offset curves, less what other supply reaches of them.
//
// Every place on the boundary of a service area lies at exactly some feature's reach from it: on the parallel of an
// edge, or on an arc around a corner, within the corner's normal cone. (J. Steiner, "Über parallele Flächen", 1840.)
// What other supply holds of such a curve is an interval of the curve's own parameter, so trimming is arithmetic in
// one dimension: no noding and no topology.
//
// The tie rule: a curve is trimmed only where it lies inside of other supply's reach by more than the rounding of the
// sums here (10⁻¹⁴ of the lengths involved). So of boundaries that coincide no copy is lost; `LevelSweep`, which reads
// the pieces, does not mind several.

internal import Foundation

/// Works out the boundary pieces of one feature after the other. One value a worker: it keeps its arrays.
struct BoundaryTrimmer {
  /// A corner of a loop with the corners before and after it.
  struct Corner {
    var x: Double
    var y: Double
    var previousX: Double
    var previousY: Double
    var nextX: Double
    var nextY: Double
    /// Its number among the outline's corners.
    var place: Int
  }

  let serviceArea: ServiceArea
  let edges: SupplyEdges
  // Arrays to be used again.
  var spare = CurveIntervals()
  /// The edge that held a whole curve last.
  var lastHolder: Int?
  /// The pieces found so far, in metres from their anchors.
  var pieces: [BoundaryPiece] = []
  /// The origin of each piece.
  var anchors: [PlanarPoint] = []

  init(_ serviceArea: ServiceArea, edges: SupplyEdges) {
    self.serviceArea = serviceArea
    self.edges = edges
  }

  /// Adds the pieces of the service area's boundary that lie at exactly a feature's reach from it.
  mutating func add(feature: Int) {
    guard let reach = serviceArea.reaches[feature], reach.isFinite else { return }
    if reach == 0 && serviceArea.supply.layout.kinds[feature] != .polygon { return }
    let outline = SupplyOutline(serviceArea.supply, feature: feature)
    var start = 0
    for end in outline.ends {
      add(loop: start..<end, of: outline, reach: reach)
      start = end
    }
  }

  private mutating func add(loop: Range<Int>, of outline: SupplyOutline, reach: Double) {
    var corner = Corner(of: outline, loop: loop, place: loop.lowerBound)
    if loop.count == 1 {
      guard reach > 0 else { return }
      return addArc(around: corner, from: 0, sweep: 2 * .pi, loop: loop, of: outline, reach: reach)
    }
    for place in loop {
      corner = Corner(of: outline, loop: loop, place: place)
      let dx = corner.nextX - corner.x
      let dy = corner.nextY - corner.y
      let length = (dx * dx + dy * dy).squareRoot()
      let beforeX = corner.x - corner.previousX
      let beforeY = corner.y - corner.previousY
      let turn = beforeX * dy - beforeY * dx
      let ahead = beforeX * dx + beforeY * dy
      if reach > 0, turn > 0 || (turn == 0 && ahead < 0) {
        addArc(
          around: corner, from: atan2(-beforeX, beforeY), sweep: turn == 0 ? .pi : atan2(turn, ahead),
          loop: loop, of: outline, reach: reach)
      }
      // To the right of the edge, as the feature lies on its left.
      let parallel = OffsetCurve(
        x: corner.x + reach * (dy / length), y: corner.y - reach * (dx / length), ux: dx / length,
        uy: dy / length, start: 0, end: length)
      trim(parallel, at: corner, loop: loop, of: outline, reach: reach)
    }
  }

  // Cut at the circle's northernmost, westernmost ... places and between, so that the box of each part is its ends'.
  private mutating func addArc(
    around corner: Corner, from first: Double, sweep: Double, loop: Range<Int>, of outline: SupplyOutline,
    reach: Double
  ) {
    let eighth = Double.pi / 4
    let last = first + sweep
    var start = first
    var next = (first / eighth).rounded(.down) + 1
    while start < last {
      let end = min(next * eighth, last)
      next += 1
      let arc = OffsetCurve(x: corner.x, y: corner.y, radius: reach, start: start, end: end)
      if start < end { trim(arc, at: corner, loop: loop, of: outline, reach: reach) }
      start = end
    }
  }
}

extension BoundaryTrimmer.Corner {
  init(of outline: SupplyOutline, loop: Range<Int>, place: Int) {
    let previous = place == loop.lowerBound ? loop.upperBound - 1 : place - 1
    let next = place == loop.upperBound - 1 ? loop.lowerBound : place + 1
    self.init(
      x: outline.x[place], y: outline.y[place], previousX: outline.x[previous],
      previousY: outline.y[previous],
      nextX: outline.x[next], nextY: outline.y[next], place: place)
  }

  /// Whether an edge is one of those that the corner's own curves belong to: the next one, or, for the arc around the
  /// corner, the one before it too. Their reach ends where the curve runs.
  func owns(_ ax: Double, _ ay: Double, _ bx: Double, _ by: Double, forArc isArc: Bool) -> Bool {
    if ax == x && ay == y {
      return (bx == nextX && by == nextY) || (isArc && bx == previousX && by == previousY)
    }
    guard bx == x && by == y else { return false }
    return (ax == nextX && ay == nextY) || (isArc && ax == previousX && ay == previousY)
  }
}
