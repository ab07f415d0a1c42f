// A stretch of the line at exactly the reach from one piece of supply: an edge's parallel, or an arc around a corner.

internal import Foundation

/// A straight segment or an arc of at most an eighth of a circle, in metres from its feature's origin.
///
/// The parameter of a segment is the distance from its start in metres, that of an arc the angle from the east in
/// radians, counter-clockwise. The service area that it may bound lies on its left.
struct OffsetCurve {
  /// The start of a segment; the middle of an arc's circle.
  var x: Double
  var y: Double
  /// The direction of a segment.
  var ux = 0.0
  var uy = 0.0
  /// The radius of an arc; 0 for a segment.
  var radius = 0.0
  /// The parameters of the ends.
  var start: Double
  var end: Double

  /// The place at a parameter.
  @inline(__always)
  func place(at parameter: Double) -> PlanarPoint {
    radius == 0
      ? PlanarPoint(x: x + parameter * ux, y: y + parameter * uy)
      : PlanarPoint(x: x + radius * cos(parameter), y: y + radius * sin(parameter))
  }

  /// The interval between two angles, turned by whole circles to wherever it meets the arc.
  @inline(__always)
  func forEachTurn(from low: Double, to high: Double, _ body: (Double, Double) -> Void) {
    let circle = 2 * Double.pi
    var turn = ((start - high) / circle).rounded(.up) * circle
    while low + turn < end {
      body(low + turn, high + turn)
      turn += circle
    }
  }

  /// The intervals of an arc where its place, seen from the circle's middle, lies between two distances in a direction.
  @inline(__always)
  func forEachBand(
    around direction: Double, from low: Double, to high: Double, _ body: (Double, Double) -> Void
  ) {
    guard high > -radius && low < radius else { return }
    let near = high >= radius ? 0 : acos(high / radius)
    let far = low <= -radius ? Double.pi : acos(low / radius)
    if near == 0 && far == .pi {
      body(start, end)
    } else if near == 0 {
      forEachTurn(from: direction - far, to: direction + far, body)
    } else if far == .pi {
      forEachTurn(from: direction + near, to: direction + 2 * .pi - near, body)
    } else {
      forEachTurn(from: direction + near, to: direction + far, body)
      forEachTurn(from: direction - far, to: direction - near, body)
    }
  }

  /// The parameters where the curve meets the line through a segment; of an arc its whole circle's.
  func crossings(with ax: Double, _ ay: Double, _ bx: Double, _ by: Double, _ body: (Double) -> Void) {
    let dx = bx - ax
    let dy = by - ay
    if radius == 0 {
      let slope = dx * uy - dy * ux
      if slope != 0 { body((dy * (x - ax) - dx * (y - ay)) / slope) }
      return
    }
    let length = (dx * dx + dy * dy).squareRoot()
    guard length > 0 else { return }
    let across = (dx * (ay - y) - dy * (ax - x)) / length
    guard abs(across) <= radius else { return }
    let half = acos(across / radius)
    let middle = atan2(dy, dx) + .pi / 2
    for angle in [middle - half, middle + half] {
      forEachTurn(from: angle, to: angle) { place, _ in body(place) }
    }
  }
}
