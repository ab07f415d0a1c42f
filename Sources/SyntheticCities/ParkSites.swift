// Where the large parks lie: the block there is not cut further.

/// The sites of the comprehensive parks.
enum ParkSites {
  struct Site: Sendable {
    let x: Double
    let y: Double
    /// The largest block that is still taken whole, in hectares.
    let hectares: Double
    let name: BilingualName
  }

  /// The sites of the sample.
  static let all: [Site] = [
    Site(x: -1550, y: 950, hectares: 34, name: BilingualName(chinese: "镜湖公园", english: "Jinghu Lake Park")),
    Site(x: 620, y: -1350, hectares: 26, name: BilingualName(chinese: "潮音公园", english: "Chaoyin Park")),
    Site(
      x: 3650, y: 3050, hectares: 44, name: BilingualName(chinese: "云帆中央公园", english: "Yunfan Central Park")),
    Site(
      x: -900, y: 4050, hectares: 30, name: BilingualName(chinese: "北沙森林公园", english: "Beisha Forest Park")),
    Site(x: 900, y: -3750, hectares: 26, name: BilingualName(chinese: "听涛公园", english: "Tingtao Park")),
    Site(x: -6500, y: 5350, hectares: 30, name: BilingualName(chinese: "芦荡湿地公园", english: "Ludang Wetland")),
    Site(x: 5350, y: 3100, hectares: 38, name: BilingualName(chinese: "望海公园", english: "Wanghai Park")),
    Site(x: 4550, y: 950, hectares: 16, name: BilingualName(chinese: "海晏公园", english: "Haiyan Park")),
  ]

  /// The site that a face holds, if the face is small enough to be that park.
  static func site(of ring: GroundRing, area: Double, terrain: Terrain) -> Site? {
    let scale = terrain.scale
    // A smaller city has smaller parks; a larger one has no larger ones, but the same over more land.
    let share = min(1, scale * scale)
    for site in terrain.site.parks where area < site.hectares * 10_000 * share {
      if ring.contains(GroundPoint(site.x * scale, site.y * scale)) { return site }
    }
    return nil
  }
}
