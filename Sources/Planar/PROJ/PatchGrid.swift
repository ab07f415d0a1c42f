// The patches of a fitted projection: which patch a place lies in and where in it, and the polynomial there.

/// A box in degrees, cut into patches of equal degrees.
struct PatchGrid: Sendable, Hashable {
  /// How many terms a polynomial of degree 4 in two coordinates has.
  static let terms = 15
  /// The most patches along one side.
  private static let mostPatches = 64
  // Degrees. Degree 4 reaches the tolerance on a quarter of a degree for every usual projection.
  private static let firstPatch = 0.25

  /// The south-western corner in degrees.
  let west: Double
  let south: Double
  /// Patches a degree.
  private let perLongitude: Double
  private let perLatitude: Double
  let columns: Int
  let rows: Int

  /// A box without a place.
  static let none = PatchGrid(west: 0, south: 0, width: 1, height: 1, columns: 0, rows: 0)

  private init(west: Double, south: Double, width: Double, height: Double, columns: Int, rows: Int) {
    self.west = west
    self.south = south
    perLongitude = Double(columns) / width
    perLatitude = Double(rows) / height
    self.columns = columns
    self.rows = rows
  }

  /// The coarsest grid over a box; nil when there is no place in the box.
  init?(southWest: GeographicPoint, northEast: GeographicPoint) {
    // A hair more than the box, so that its borders lie inside.
    let hair = 1e-6
    let width = northEast.longitude - southWest.longitude + 2 * hair
    let height = northEast.latitude - southWest.latitude + 2 * hair
    guard width > hair, height > hair, width < 360, height < 180, southWest.longitude.isFinite,
      southWest.latitude.isFinite
    else { return nil }
    func patches(_ degrees: Double) -> Int {
      min(Self.mostPatches, Int((degrees / Self.firstPatch).rounded(.up)))
    }
    self.init(
      west: southWest.longitude - hair, south: southWest.latitude - hair, width: width, height: height,
      columns: patches(width), rows: patches(height))
  }

  /// The same box in patches of half the size; nil when these would be too many.
  func finer() -> PatchGrid? {
    guard max(columns, rows) * 2 <= Self.mostPatches else { return nil }
    return PatchGrid(
      west: west, south: south, width: Double(columns) / perLongitude, height: Double(rows) / perLatitude,
      columns: 2 * columns, rows: 2 * rows)
  }

  /// The place with the coordinates `u` and `v` of a patch, -½ to ½ from west to east and from south to north, in
  /// degrees.
  func degrees(column: Int, row: Int, u: Double, v: Double) -> GeographicPoint {
    GeographicPoint(
      longitude: west + (Double(column) + 0.5 + u) / perLongitude,
      latitude: south + (Double(row) + 0.5 + v) / perLatitude)
  }

  /// The patch of a place and its coordinates there; nil outside the box and for what is not a number.
  @inline(__always)
  func place(longitude: Double, latitude: Double) -> (patch: Int, u: Double, v: Double)? {
    // Adding this rounds to a whole number, whose bits then stand at the end: no conversion, no branch.
    let rounding = 0x1.8p52
    let across = (longitude - west) * perLongitude - 0.5
    let up = (latitude - south) * perLatitude - 0.5
    let roundedAcross = across + rounding
    let roundedUp = up + rounding
    // What is outside, infinite or not a number has other leading bits, or more than there are patches.
    let column = roundedAcross.bitPattern &- rounding.bitPattern
    let row = roundedUp.bitPattern &- rounding.bitPattern
    guard column < UInt64(truncatingIfNeeded: columns), row < UInt64(truncatingIfNeeded: rows) else {
      return nil
    }
    return (
      Int(truncatingIfNeeded: row &* UInt64(truncatingIfNeeded: columns) &+ column),
      across - (roundedAcross - rounding), up - (roundedUp - rounding)
    )
  }

  /// The polynomial at (u, v): by Horner's rule in v for each power of u, then in u. The terms stand by powers of u,
  /// each by powers of v.
  @inline(__always)
  static func evaluate(_ terms: UnsafePointer<SIMD2<Double>>, u: Double, v: Double) -> SIMD2<Double> {
    let u = SIMD2(repeating: u)
    let v = SIMD2(repeating: v)
    let c0 = unsafe (((terms[4] * v + terms[3]) * v + terms[2]) * v + terms[1]) * v
    let c1 = unsafe ((terms[8] * v + terms[7]) * v + terms[6]) * v + terms[5]
    let c2 = unsafe (terms[11] * v + terms[10]) * v + terms[9]
    let c3 = unsafe terms[13] * v + terms[12]
    // The great constant last: what is small keeps its digits.
    return unsafe ((((terms[14] * u + c3) * u + c2) * u + c1) * u + c0) + terms[0]
  }
}
