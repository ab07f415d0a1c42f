// The plane in which the city is drawn: metres east and north of its centre.

/// A place or a vector; x in metres east, y in metres north of the city's centre.
struct GroundPoint: Sendable, Equatable {
  var x: Double
  var y: Double

  init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }

  static func + (a: Self, b: Self) -> Self { Self(a.x + b.x, a.y + b.y) }
  static func - (a: Self, b: Self) -> Self { Self(a.x - b.x, a.y - b.y) }
  static func * (a: Self, factor: Double) -> Self { Self(a.x * factor, a.y * factor) }

  func dot(_ other: Self) -> Double { x * other.x + y * other.y }
  func cross(_ other: Self) -> Double { x * other.y - y * other.x }
  var length: Double { (x * x + y * y).squareRoot() }
  func distance(to other: Self) -> Double { (self - other).length }

  /// The same direction with length 1; of the null vector, the null vector.
  var unit: Self {
    let size = length
    return size > 0 ? self * (1 / size) : self
  }

  /// Turned a quarter to the left.
  var left: Self { Self(-y, x) }

  /// The distance to the segment from a to b, in metres.
  func distance(toSegment a: Self, _ b: Self) -> Double {
    let along = b - a
    let square = along.dot(along)
    guard square > 0 else { return distance(to: a) }
    let t = min(1, max(0, (self - a).dot(along) / square))
    return distance(to: a + along * t)
  }
}
