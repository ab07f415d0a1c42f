// A projection as polynomials: PROJ's answer to a tenth of a micrometre, many times faster.
//
// The box of the data is cut into patches of equal degrees. On each patch easting and northing are one polynomial of
// degree 4 in both coordinates, fitted to PROJ at Chebyshev nodes and checked against PROJ elsewhere. Where PROJ is
// not that smooth (a datum shift by grid, the edge of an operation's area) the check fails, and PROJ projects all.

/// A projection from WGS 84 degrees to the planar metres of one CRS, fitted to PROJ over a box. A value; safe to
/// share between threads, unlike ``Projection``.
///
/// A place has the same coordinates to the bit, however many are projected at once and on whichever thread.
public struct FittedProjection: Sendable {
  /// The greatest distance from PROJ at a checked place that a fit may have, in metres: half of the 10⁻⁷ m that is
  /// promised everywhere in the box.
  static let tolerance = 0.5e-7

  /// The greatest distance from PROJ at any place checked, in metres; infinite when there is no fit and PROJ projects
  /// everything.
  public let worstError: Double

  let grid: PatchGrid
  // The patches in rows from the south-west, each `PatchGrid.terms` pairs (easting, northing).
  private let coefficients: [SIMD2<Double>]

  /// Whether polynomials are used; otherwise PROJ projects everything.
  public var isFitted: Bool { worstError <= Self.tolerance }

  /// The number of patches; 0 without a fit.
  public var patchCount: Int { coefficients.count / PatchGrid.terms }

  /// A fit of the projection into a CRS over a box.
  ///
  /// - Parameters:
  ///   - definition: A PROJ string, `EPSG:n` or WKT.
  ///   - southWest: The south-western corner of the box, in degrees.
  ///   - northEast: The north-eastern corner of the box, in degrees.
  /// - Throws: ``ProjectionError/unusableCRS(definition:reason:)``.
  public init(
    to definition: String, southWest: GeographicPoint, northEast: GeographicPoint
  ) throws(ProjectionError) {
    self.init(try Projection(to: definition), southWest: southWest, northEast: northEast)
  }

  /// A fit of a projection over a box in degrees. A box without a place, or too large, has none.
  public init(_ projection: borrowing Projection, southWest: GeographicPoint, northEast: GeographicPoint) {
    var wanted = PatchGrid(southWest: southWest, northEast: northEast)
    while let tried = wanted {
      let fit = tried.fit(projection)
      if fit.worstError <= Self.tolerance {
        (grid, coefficients, worstError) = (tried, fit.coefficients, fit.worstError)
        return
      }
      wanted = tried.finer()
    }
    (grid, coefficients, worstError) = (.none, [], .infinity)
  }

  /// The geometries in planar metres; a coordinate that has no place becomes not-a-number.
  ///
  /// - Parameters:
  ///   - geometries: Degrees of longitude and latitude.
  ///   - projection: PROJ's projection into the same CRS, for what lies outside the box.
  public func project(
    _ geometries: consuming GeographicGeometries, outside projection: borrowing Projection
  ) -> PlanarGeometries {
    // The columns become those of the result: nothing is copied when nobody else holds them.
    var x: [Double] = []
    var y: [Double] = []
    swap(&x, &geometries.longitudes)
    swap(&y, &geometries.latitudes)
    project(&x, &y, outside: projection)
    return PlanarGeometries(x: x, y: y, layout: geometries.layout)
  }

  /// Turns columns of longitudes and latitudes in degrees into eastings and northings in metres, in place; a
  /// coordinate that has no place becomes not-a-number.
  ///
  /// - Parameters:
  ///   - x: Longitudes in, eastings out.
  ///   - y: Latitudes in, northings out, as many.
  ///   - projection: PROJ's projection into the same CRS, for what lies outside the box.
  public func project(
    _ x: inout [Double], _ y: inout [Double], outside projection: borrowing Projection
  ) {
    precondition(x.count == y.count, "a longitude has one latitude")
    guard isFitted else { return projection.projectColumns(&x, &y) }
    let outside = projectInside(&x, &y)
    guard !outside.isEmpty else { return }
    var longitudes = outside.map { x[$0] }
    var latitudes = outside.map { y[$0] }
    projection.projectColumns(&longitudes, &latitudes)
    for (place, vertex) in outside.enumerated() {
      x[vertex] = longitudes[place]
      y[vertex] = latitudes[place]
    }
  }

  /// The planar place of one in degrees; nil outside the box.
  @inline(__always)
  func metres(longitude: Double, latitude: Double) -> SIMD2<Double>? {
    guard let place = grid.place(longitude: longitude, latitude: latitude) else { return nil }
    return unsafe coefficients.withUnsafeBufferPointer { coefficients in
      unsafe coefficients.baseAddress.map { first in
        unsafe PatchGrid.evaluate(first + place.patch &* PatchGrid.terms, u: place.u, v: place.v)
      }
    }
  }

  // Where a vertex lies: the first of its patch's terms, and its coordinates there.
  private struct Place {
    var firstTerm: Int
    var u: Double
    var v: Double
  }

  /// Projects what lies in the box and says which entries do not; those keep their degrees.
  private func projectInside(_ x: inout [Double], _ y: inout [Double]) -> [Int] {
    let grid = grid
    var outside: [Int] = []
    // In two steps a block: with the step from degrees to patches in the same loop, the compiler takes the pairs of
    // the polynomial apart, which costs half as much again.
    let block = 128
    unsafe coefficients.withUnsafeBufferPointer { coefficients in
      unsafe x.withUnsafeMutableBufferPointer { x in
        unsafe y.withUnsafeMutableBufferPointer { y in
          unsafe withUnsafeTemporaryAllocation(of: Place.self, capacity: block) { places in
            for first in stride(from: 0, to: x.count, by: block) {
              let end = min(first + block, x.count)
              for vertex in first..<end {
                let place = unsafe grid.place(longitude: x[vertex], latitude: y[vertex])
                unsafe places[vertex &- first] = Place(
                  firstTerm: place.map { $0.patch &* PatchGrid.terms } ?? -1, u: place?.u ?? 0,
                  v: place?.v ?? 0)
              }
              for vertex in first..<end {
                let place = unsafe places[vertex &- first]
                guard place.firstTerm >= 0 else {
                  outside.append(vertex)
                  continue
                }
                let metres = unsafe PatchGrid.evaluate(
                  coefficients.baseAddress.unsafelyUnwrapped + place.firstTerm, u: place.u, v: place.v)
                unsafe x[vertex] = metres.x
                unsafe y[vertex] = metres.y
              }
            }
          }
        }
      }
    }
    return outside
  }
}
