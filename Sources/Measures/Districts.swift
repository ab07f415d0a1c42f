// The districts that results are reported for.

public import Planar

/// The districts of a city, in the order that results are reported in.
///
/// A place on a border that districts share, or in a part where they overlap, belongs to the one that comes first.
public struct Districts: Sendable {
  /// Valid outlines, one feature a district.
  public let geometries: PlanarGeometries
  /// The area of each in m².
  public let areas: [Double]
  /// The residents of each; nil where nobody knows.
  public let residents: [Double?]
  /// The households of each; nil where nobody knows.
  public let households: [Double?]
  /// Further numbers of the districts by property name, such as registered vehicles.
  public let fields: [String: [Double?]]
  let locator: RegionLocator
  let cutter: RegionCutter

  /// Districts from their outlines.
  ///
  /// - Parameters:
  ///   - geometries: Valid polygons.
  ///   - residents: One entry a district.
  ///   - households: One entry a district.
  ///   - fields: Columns of one entry a district.
  public init(
    geometries: PlanarGeometries, residents: [Double?], households: [Double?],
    fields: [String: [Double?]] = [:]
  ) {
    precondition(residents.count == geometries.count && households.count == geometries.count)
    self.geometries = geometries
    areas = (0..<geometries.count).map { geometries.area(of: $0) }
    self.residents = residents
    self.households = households
    self.fields = fields
    cutter = RegionCutter(geometries)
    locator = cutter.locator
  }

  /// The number of districts.
  public var count: Int { geometries.count }

  /// The district that holds a place, or nil.
  public func district(x: Double, y: Double) -> Int? { locator.first(x: x, y: y) }
}
