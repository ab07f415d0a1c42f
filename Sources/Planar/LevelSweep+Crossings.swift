// The levels where two curves cross or touch. One too many does no harm, so nothing here asks whether a crossing is a
// true one or lies on the curves' continuations. Where two curves all but touch there is a level too, so that no middle
// line runs through the one place where rounding says which of them comes first.

extension LevelSweep {
  // From this many pairs on, an index finds those that come near each other.
  private static let manyPairs = 1 << 13

  // How near to touching counts as touching, as a share of the lengths involved.
  private static let touching = 1e-6

  /// Adds the levels of the crossings between edges and pieces, and between pieces.
  mutating func addCrossings() {
    if pieceCount * curves.count > Self.manyPairs {
      let boxes = curves.map(\.box)
      let index = PackedIndex(boxes)
      for piece in 0..<pieceCount {
        index.forEach(intersecting: boxes[piece]) { other in
          if other > piece { addCrossings(of: other, piece) }
        }
      }
      return
    }
    for piece in 0..<pieceCount {
      let window = curves[piece].box
      for other in piece + 1..<curves.count {
        let curve = curves[other]
        if curve.lowY <= window.maxY && curve.highY >= window.minY && curve.box.intersects(window) {
          addCrossings(of: other, piece)
        }
      }
    }
  }

  private mutating func addCrossings(of one: Int, _ other: Int) {
    let a = curves[one]
    let b = curves[other]
    let low = max(a.lowY, b.lowY, box.minY)
    let high = min(a.highY, b.highY, box.maxY)
    guard low < high else { return }
    if a.radius == 0 {
      if b.radius == 0 {
        addCrossing(ofSegments: a, b, low, high)
      } else {
        addCrossings(ofSegment: a, b, low, high)
      }
    } else if b.radius == 0 {
      addCrossings(ofSegment: b, a, low, high)
    } else {
      addCrossings(ofArcs: a, b, low, high)
    }
  }

  @inline(__always)
  private mutating func addLevel(_ y: Double, _ low: Double, _ high: Double) {
    if y > low && y < high { levels.append(y) }
  }

  private mutating func addCrossing(
    ofSegments a: BoundaryPiece, _ b: BoundaryPiece, _ low: Double, _ high: Double
  ) {
    let ax = a.highX - a.lowX
    let ay = a.highY - a.lowY
    let bx = b.highX - b.lowX
    let by = b.highY - b.lowY
    let slope = ax * by - ay * bx
    if slope == 0 { return }
    addLevel(a.lowY + ay * (((b.lowX - a.lowX) * by - (b.lowY - a.lowY) * bx) / slope), low, high)
  }

  private mutating func addCrossings(
    ofSegment a: BoundaryPiece, _ arc: BoundaryPiece, _ low: Double, _ high: Double
  ) {
    let dx = a.highX - a.lowX
    let dy = a.highY - a.lowY
    let length = (dx * dx + dy * dy).squareRoot()
    let fx = arc.centerX - a.lowX
    let fy = arc.centerY - a.lowY
    let along = (fx * dx + fy * dy) / length
    let across = abs(fx * dy - fy * dx) / length
    let r = abs(arc.radius)
    guard across < r * (1 + Self.touching) else { return }
    let half = max(0, (r - across) * (r + across)).squareRoot()
    addLevel(a.lowY + dy * ((along - half) / length), low, high)
    addLevel(a.lowY + dy * ((along + half) / length), low, high)
  }

  private mutating func addCrossings(
    ofArcs a: BoundaryPiece, _ b: BoundaryPiece, _ low: Double, _ high: Double
  ) {
    let dx = b.centerX - a.centerX
    let dy = b.centerY - a.centerY
    let squared = dx * dx + dy * dy
    guard squared > 0 else { return }
    let ra = abs(a.radius)
    let rb = abs(b.radius)
    // Where the line through both crossings meets the one between the middles, and how far off it they are.
    let along = (squared + (ra - rb) * (ra + rb)) / (2 * squared)
    let off = ra * ra / squared - along * along
    guard off > -Self.touching else { return }
    let half = max(0, off).squareRoot()
    addLevel(a.centerY + along * dy + half * dx, low, high)
    addLevel(a.centerY + along * dy - half * dx, low, high)
  }
}
