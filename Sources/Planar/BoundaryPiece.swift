// A piece of a boundary that runs steadily northwards: a straight segment, or an arc of a circle's eastern or western
// half. For every northing it has one easting, so that a level line crosses it at most once.

internal import Foundation

/// A straight segment or a circular arc, in metres from some origin, that has one easting for each northing.
struct BoundaryPiece: Sendable {
  /// The southern end.
  var lowX: Double
  var lowY: Double
  /// The northern end.
  var highX: Double
  var highY: Double
  /// The middle of the arc's circle; not used by a segment.
  var centerX = 0.0
  var centerY = 0.0
  /// The circle's radius: 0 for a segment, below 0 for an arc of the western half.
  var radius = 0.0
  /// Whether the service area lies east of the piece; else it lies west of it.
  var coversEast = false

  /// A straight segment between two places in either order.
  init(fromX ax: Double, _ ay: Double, toX bx: Double, _ by: Double, coversEast: Bool = false) {
    (lowX, lowY, highX, highY) = ay <= by ? (ax, ay, bx, by) : (bx, by, ax, ay)
    self.coversEast = coversEast
  }

  /// The part of an offset arc between two angles that lie in one half of its circle, east or west; the disc is the
  /// service area.
  init(arcOf arc: OffsetCurve, from low: Double, to high: Double) {
    let one = arc.place(at: low)
    let other = arc.place(at: high)
    let isEastern = cos((low + high) / 2) > 0
    let south = isEastern ? one : other
    let north = isEastern ? other : one
    (lowX, lowY, highX, highY) = (south.x, south.y, north.x, north.y)
    centerX = arc.x
    centerY = arc.y
    radius = isEastern ? arc.radius : -arc.radius
    coversEast = !isEastern
  }

  /// The easting at a northing between the ends.
  @inline(__always)
  func x(atY y: Double) -> Double {
    if y <= lowY { return lowX }
    if y >= highY { return highX }
    if radius == 0 {
      return lowX + (highX - lowX) * ((y - lowY) / (highY - lowY))
    }
    let dy = abs(y - centerY)
    let half = max(0, (abs(radius) - dy) * (abs(radius) + dy)).squareRoot()
    return radius > 0 ? centerX + half : centerX - half
  }

  /// The smallest rectangle around the piece.
  var box: Box {
    var box = Box(minX: min(lowX, highX), minY: lowY, maxX: max(lowX, highX), maxY: highY)
    // The arc's foremost place lies between its ends only at the height of the middle.
    if radius != 0, lowY < centerY, highY > centerY { box.extend(x: centerX + radius, y: centerY) }
    return box
  }

  /// The piece seen from another origin.
  @inline(__always)
  func moved(byX dx: Double, _ dy: Double) -> BoundaryPiece {
    var piece = self
    piece.lowX += dx
    piece.highX += dx
    piece.lowY += dy
    piece.highY += dy
    piece.centerX += dx
    piece.centerY += dy
    return piece
  }

  /// The area between the arc and its chord, for the part of the arc between two of its places that lie `width` and
  /// `height` metres apart: positive where the arc lies east of the chord.
  @inline(__always)
  func bulge(width: Double, height: Double) -> Double {
    if radius == 0 { return 0 }
    let chord = (width * width + height * height).squareRoot()
    let area = radius * radius * Self.unitBulge(min(1, chord / (2 * abs(radius))))
    return radius > 0 ? area : -area
  }

  /// The area between an arc of the unit circle and its chord, by the sine of half its angle: asin s - s √(1 - s²).
  static func unitBulge(_ s: Double) -> Double {
    if s > 0.1 { return asin(s) - s * ((1 - s) * (1 + s)).squareRoot() }
    // The two terms are nearly equal there; their difference as a series does not lose digits.
    let q = s * s
    let series =
      2.0 / 3 + q * (1.0 / 5 + q * (3.0 / 28 + q * (5.0 / 72 + q * (35.0 / 704 + q * (63.0 / 1664)))))
    return s * q * series
  }
}
