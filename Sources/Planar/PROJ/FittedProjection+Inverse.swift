// From planar metres back to degrees by Newton's method on the fitted polynomials.
//
// The slope hardly changes over a city, so that of the box's middle serves for all places: each step gains some three
// digits, and four lead from anywhere in the box to a hundredth of a millimetre.

extension FittedProjection {
  /// Newton's method for one fit.
  struct Inverse {
    private let fit: FittedProjection
    private let middle: GeographicPoint
    private let origin: SIMD2<Double>
    // Degrees a metre: the inverse of the slope in the middle.
    private let longitudeStep: SIMD2<Double>
    private let latitudeStep: SIMD2<Double>

    // A metre is some 10⁻⁵ degrees, so that this is 10⁻⁹ of one.
    private static let tolerance = 1e-4

    init?(_ fit: FittedProjection) {
      guard fit.isFitted else { return nil }
      let middle = fit.grid.degrees(column: fit.grid.columns / 2, row: fit.grid.rows / 2, u: 0, v: 0)
      let step = 1e-4
      guard let here = fit.metres(longitude: middle.longitude, latitude: middle.latitude),
        let east = fit.metres(longitude: middle.longitude + step, latitude: middle.latitude),
        let north = fit.metres(longitude: middle.longitude, latitude: middle.latitude + step)
      else { return nil }
      let a = (east - here) / step
      let b = (north - here) / step
      let determinant = a.x * b.y - b.x * a.y
      guard determinant != 0, determinant.isFinite else { return nil }
      self.fit = fit
      self.middle = middle
      origin = here
      longitudeStep = SIMD2(b.y, -b.x) / determinant
      latitudeStep = SIMD2(-a.y, a.x) / determinant
    }

    /// The place in degrees; nil where the steps do not lead to it within the box.
    @inline(__always)
    func degrees(x: Double, y: Double) -> GeographicPoint? {
      let target = SIMD2(x, y)
      var place = middle
      var missing = target - origin
      for _ in 0..<8 {
        place.longitude += (longitudeStep * missing).sum()
        place.latitude += (latitudeStep * missing).sum()
        guard let there = fit.metres(longitude: place.longitude, latitude: place.latitude) else { return nil }
        missing = target - there
        if abs(missing.x) + abs(missing.y) < Self.tolerance {
          place.longitude += (longitudeStep * missing).sum()
          place.latitude += (latitudeStep * missing).sum()
          return place
        }
      }
      return nil
    }
  }

  /// The geographic places of planar ones, in metres; not-a-number where there is none.
  ///
  /// - Parameters:
  ///   - x: Eastings.
  ///   - y: Northings, as many.
  ///   - projection: PROJ's projection into the same CRS, for what lies outside the box.
  public func unproject(
    x: [Double], y: [Double], outside projection: borrowing Projection
  ) -> [GeographicPoint] {
    precondition(x.count == y.count, "an easting has one northing")
    guard let inverse = Inverse(self) else { return projection.unproject(x: x, y: y) }
    var places: [GeographicPoint] = []
    places.reserveCapacity(x.count)
    for place in x.indices {
      places.append(
        inverse.degrees(x: x[place], y: y[place])
          ?? projection.unproject(PlanarPoint(x: x[place], y: y[place])))
    }
    return places
  }

  /// The geometries back in degrees; a coordinate that has no place becomes not-a-number.
  ///
  /// - Parameters:
  ///   - geometries: In planar metres.
  ///   - projection: Makes PROJ's projection into the same CRS, if anything lies outside the box.
  /// - Throws: What making it throws.
  public func unproject(
    _ geometries: PlanarGeometries, outside projection: () throws(ProjectionError) -> Projection
  ) throws(ProjectionError) -> GeographicGeometries {
    var degrees = GeographicGeometries()
    degrees.longitudes = geometries.x
    degrees.latitudes = geometries.y
    degrees.layout = geometries.layout
    guard let inverse = Inverse(self) else { return try projection().unproject(geometries) }
    var outside: [Int] = []
    for vertex in geometries.x.indices {
      if let place = inverse.degrees(x: geometries.x[vertex], y: geometries.y[vertex]) {
        degrees.longitudes[vertex] = place.longitude
        degrees.latitudes[vertex] = place.latitude
      } else {
        outside.append(vertex)
      }
    }
    guard !outside.isEmpty else { return degrees }
    let places = try projection().unproject(
      x: outside.map { geometries.x[$0] }, y: outside.map { geometries.y[$0] })
    for (vertex, place) in zip(outside, places) {
      degrees.longitudes[vertex] = place.longitude
      degrees.latitudes[vertex] = place.latitude
    }
    return degrees
  }
}
