// A feature as it is written, and the layers as lists of features.

/// The value of a property.
enum PropertyValue: Sendable {
  case text(String)
  case whole(Int)
  case decimal(Double, places: Int)
  case truth(Bool)
  case null
}

/// A geometry in positions; rings repeat their first position at the end, unless a fault wants otherwise.
enum FeatureGeometry: Sendable {
  case none
  case point(Position)
  case line([Position])
  case polygon([[Position]])
  case multiPolygon([[[Position]]])
}

/// A geometry with properties, in the order in which they are written.
struct Feature: Sendable {
  var geometry: FeatureGeometry
  var properties: [(String, PropertyValue)]

  init(_ geometry: FeatureGeometry, _ properties: [(String, PropertyValue)]) {
    self.geometry = geometry
    self.properties = properties
  }

  /// Replaces the value of a property, or takes the property out when the value is nil.
  mutating func set(_ name: String, _ value: PropertyValue?) {
    guard let index = properties.firstIndex(where: { $0.0 == name }) else { return }
    if let value { properties[index].1 = value } else { properties.remove(at: index) }
  }
}

extension CityFrame {
  /// A polygon with holes, wound as RFC 7946 wants it: outer ring counterclockwise, holes clockwise.
  func polygon(_ outer: GroundRing, holes: [GroundRing] = [], other: GroundRing? = nil) -> FeatureGeometry {
    let rings = [ring(outer)] + holes.map(hole)
    return if let other { .multiPolygon([rings, [ring(other)]]) } else { .polygon(rings) }
  }
}
