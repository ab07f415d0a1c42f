// What is given before anything is drawn: where people settle, which way streets run, where large parks lie,
// how each district is kept.

/// The ground plan of a town, in metres of a town of scale 1.
struct Site: Sendable {
  /// What the zones of a town follow.
  enum Zoning: Sendable {
    /// An old centre, a new area in the north-east, towns in the town districts, as the sample has them.
    case centreAndNewArea
    /// One zone wherever it is dense enough to be built up.
    case whole(Block.Zone)
  }

  var settlements: [Terrain.Settlement]
  var grids: [OrientationField.Pattern]
  var parks: [ParkSites.Site]
  var districts: [DistrictPlan]
  var zoning: Zoning
  /// Whether streets bend around an old centre and along the shore.
  var bendsStreets: Bool
  /// Whether buildings, parcels and parks take more forms than the plain ones of the sample.
  var hasManyForms: Bool

  /// The site of the sample city.
  static let jianghai = Site(
    settlements: Terrain.settlements, grids: OrientationField.grids, parks: ParkSites.all,
    districts: DistrictPlan.all, zoning: .centreAndNewArea, bendsStreets: true, hasManyForms: false)
}

extension Terrain {
  /// The part of the city that a built-up or rural place looks like.
  func zone(at point: GroundPoint, density: Double, district: Int) -> Block.Zone {
    guard density >= 0.3 else { return .rural }
    switch site.zoning {
    case .whole(let zone): return zone
    case .centreAndNewArea:
      let (x, y) = (point.x / scale, point.y / scale)
      if x * x + y * y < 1500 * 1500 { return .old }
      if site.districts[district].isTown { return .town }
      return x > 2400 && y > 1800 ? .new : .urban
    }
  }

  /// Whether blocks are as large as in new areas.
  func isNewArea(_ point: GroundPoint) -> Bool {
    switch site.zoning {
    case .whole(let zone): zone == .new
    case .centreAndNewArea: point.x / scale > 2600 && point.y / scale > 1900
    }
  }
}
