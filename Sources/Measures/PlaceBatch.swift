// Demand that stands in places, as it passes through: a run of features of which nothing is kept but where they stand.

public import Planar

/// A run of places of a demand: each feature stands at its centroid, in one district or in none.
///
/// All arrays have one entry a place, in the order of the features.
public struct PlaceBatch: Sendable {
  /// Eastings of the places in metres.
  public private(set) var x: [Double] = []
  /// Northings of the places in metres.
  public private(set) var y: [Double] = []
  /// The district of each place; -1 outside all.
  public private(set) var districts: [Int32] = []
  /// The area of each place's polygon in m²; 0 for points.
  public private(set) var areas: [Double] = []
  /// The feature that each place is of.
  public private(set) var features: [Int32] = []
  /// How many lines there were, which are nothing to be served and have no place here.
  public private(set) var lines = 0
  /// How many of the places are points.
  public private(set) var points = 0

  /// The number of places.
  public var count: Int { districts.count }

  /// The places of features.
  ///
  /// - Parameters:
  ///   - geometries: Points or valid polygons; lines and empty features give no place.
  ///   - districts: The districts.
  public init(_ geometries: PlanarGeometries, districts: Districts) {
    reserve(geometries.count)
    for feature in 0..<geometries.count {
      let kind = geometries.layout.kinds[feature]
      if kind == .line {
        lines += 1
        continue
      }
      guard let place = geometries.centroid(of: feature) else { continue }
      if kind == .point { points += 1 }
      x.append(place.x)
      y.append(place.y)
      self.districts.append(Int32(districts.district(x: place.x, y: place.y) ?? -1))
      areas.append(kind == .polygon ? geometries.area(of: feature) : 0)
      features.append(Int32(feature))
    }
  }

  private mutating func reserve(_ count: Int) {
    x.reserveCapacity(count)
    y.reserveCapacity(count)
    districts.reserveCapacity(count)
    areas.reserveCapacity(count)
    features.reserveCapacity(count)
  }
}
