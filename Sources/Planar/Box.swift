// An axis-parallel rectangle in planar metres: the first, cheap answer to most spatial questions.

/// An axis-parallel rectangle in planar metres; borders belong to it.
///
/// ``empty`` is the neutral element of ``formUnion(_:)``: it contains nothing and intersects nothing.
public struct Box: Sendable, Hashable {
  /// The western border, in metres.
  public var minX: Double
  /// The southern border, in metres.
  public var minY: Double
  /// The eastern border, in metres.
  public var maxX: Double
  /// The northern border, in metres.
  public var maxY: Double

  /// A rectangle from its four borders, in metres.
  @inlinable
  public init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
    self.minX = minX
    self.minY = minY
    self.maxX = maxX
    self.maxY = maxY
  }

  /// The rectangle without a single point.
  @inlinable
  public static var empty: Box {
    Box(minX: .infinity, minY: .infinity, maxX: -.infinity, maxY: -.infinity)
  }

  /// Whether there is no point in the rectangle.
  @inlinable
  public var isEmpty: Bool { !(minX <= maxX && minY <= maxY) }

  /// The width in metres; 0 when empty.
  @inlinable
  public var width: Double { isEmpty ? 0 : maxX - minX }

  /// The height in metres; 0 when empty.
  @inlinable
  public var height: Double { isEmpty ? 0 : maxY - minY }

  /// The middle of the rectangle. Not meaningful when empty.
  @inlinable
  public var center: PlanarPoint { PlanarPoint(x: (minX + maxX) / 2, y: (minY + maxY) / 2) }

  /// Grows the rectangle so that it holds the place.
  @inlinable
  public mutating func extend(x: Double, y: Double) {
    minX = Swift.min(minX, x)
    minY = Swift.min(minY, y)
    maxX = Swift.max(maxX, x)
    maxY = Swift.max(maxY, y)
  }

  /// Grows the rectangle so that it holds the other.
  @inlinable
  public mutating func formUnion(_ other: Box) {
    minX = Swift.min(minX, other.minX)
    minY = Swift.min(minY, other.minY)
    maxX = Swift.max(maxX, other.maxX)
    maxY = Swift.max(maxY, other.maxY)
  }

  /// The rectangle with every border moved outwards by `distance` metres.
  @inlinable
  public func expanded(by distance: Double) -> Box {
    Box(minX: minX - distance, minY: minY - distance, maxX: maxX + distance, maxY: maxY + distance)
  }

  /// Whether the two share at least one point; a touch counts.
  @inlinable
  public func intersects(_ other: Box) -> Bool {
    minX <= other.maxX && maxX >= other.minX && minY <= other.maxY && maxY >= other.minY
  }

  /// Whether the place lies in the rectangle or on its border.
  @inlinable
  public func contains(x: Double, y: Double) -> Bool {
    x >= minX && x <= maxX && y >= minY && y <= maxY
  }

  /// Whether the other rectangle lies wholly in this one.
  @inlinable
  public func contains(_ other: Box) -> Bool {
    other.minX >= minX && other.maxX <= maxX && other.minY >= minY && other.maxY <= maxY
  }

  /// The square of the distance from a place to the rectangle, in m²; 0 inside, infinite when empty.
  @inlinable
  public func squaredDistance(x: Double, y: Double) -> Double {
    let dx = Swift.max(minX - x, 0, x - maxX)
    let dy = Swift.max(minY - y, 0, y - maxY)
    return dx * dx + dy * dy
  }
}
