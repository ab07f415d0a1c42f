// What a quarter is like before anything is drawn: its heart, its grids, its large park.

extension Quarter {
  /// The ground plan of the quarter, in metres of the whole city.
  func site(grid: QuarterGrid, plan: DistrictPlan, random: inout RandomSource) -> Site {
    let heart = heart(grid: grid)
    let size = grid.side
    let peak: Double =
      switch zone {
      case .old: 1
      case .new, .urban: random.between(0.66, 0.78)
      case .town, .rural: random.between(0.6, 0.7)
      }
    var settlements = [
      Terrain.Settlement(x: heart.x, y: heart.y, radius: size * (zone == .town ? 0.5 : 0.62), peak: peak)
    ]
    // A second, smaller heart in one of the corners.
    let (east, north) = (random.chance(0.5) ? 1.0 : -1, random.chance(0.5) ? 1.0 : -1)
    settlements.append(
      Terrain.Settlement(
        x: heart.x + east * size * 0.36, y: heart.y + north * size * 0.36, radius: size * 0.24,
        peak: peak * 0.85))
    let turn = random.between(-24, 24)
    let grids = [
      OrientationField.Pattern(x: heart.x, y: heart.y, radius: size * 0.45, degrees: turn),
      OrientationField.Pattern(
        x: heart.x + east * size * 0.36, y: heart.y + north * size * 0.36, radius: size * 0.25,
        degrees: turn + random.between(15, 40)),
    ]
    var parks: [ParkSites.Site] = []
    if random.chance(0.75) {
      let word = NameBook.word(&random)
      let ending = random.pick([
        ("公园", "Park"), ("湿地公园", "Wetland"), ("森林公园", "Forest Park"), ("中央公园", "Central Park"),
      ])
      parks.append(
        ParkSites.Site(
          x: heart.x - east * size * random.between(0.15, 0.3),
          y: heart.y + north * size * random.between(0.15, 0.3),
          hectares: min(60, size * size / 10_000 * random.logNormal(median: 0.022, spread: 0.45)),
          name: BilingualName(chinese: word.0 + ending.0, english: word.1 + " " + ending.1)))
    }
    return Site(
      settlements: settlements, grids: grids, parks: parks, districts: [plan], zoning: .whole(zone),
      bendsStreets: false, hasManyForms: true)
  }
}
