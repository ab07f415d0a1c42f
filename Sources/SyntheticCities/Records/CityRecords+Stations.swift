// Stations of the fire brigade and of the city's own officers: facilities that stand behind those of the life circle.

extension CityRecords {
  /// The stations as features of the layer of facilities, numbered on from those that are there.
  var stationFeatures: [Feature] {
    fireStations + enforcementStations(after: fireStations.count)
  }

  private func station(_ kind: String, _ name: (String, String), _ point: GroundPoint, index: Int) -> Feature
  {
    Feature(
      .point(ground.frame.position(point)),
      [
        ("id", .text(RecordLayer.id("F", ground.plan.facilities.count + index + 1))), ("kind", .text(kind)),
        ("name", .text(name.0)), ("name_en", .text(name.1)),
      ])
  }

  /// One fire station a settlement of the terrain, two in large ones, none in the smallest.
  private var fireStations: [Feature] {
    let terrain = ground.network.terrain
    let settlements = terrain.site.settlements.filter { $0.radius > 500 }
    let places =
      settlements.map { ($0, 260.0, 190.0) }
      + settlements.filter { $0.radius > 1400 }.map { ($0, -1150, -700) }
    return places.map { GroundPoint(($0.x + $1) * terrain.scale, ($0.y + $2) * terrain.scale) }
      .filter { ground.district(at: $0) != nil }.enumerated().map { index, point in
        let word = ["古浦", "望潮", "云帆", "北沙", "听涛", "芦港", "盐灶", "鹭屿", "西圩", "运盐河"]
        let english = [
          "Gupu", "Wangchao", "Yunfan", "Beisha", "Tingtao", "Lugang", "Yanzao", "Luyu", "Xiwei",
          "Yunyan Canal",
        ]
        let at = index % word.count
        let isFirst = index < word.count
        return station(
          "fire_station",
          (
            word[at] + (isFirst ? "消防救援站" : "第二消防救援站"),
            english[at] + (isFirst ? "" : " Second") + " Fire Station"
          ),
          point, index: index)
      }
  }

  /// A station of the officers in nearly every community; careless districts leave some without.
  private func enforcementStations(after count: Int) -> [Feature] {
    guard let communities = layers.first(where: { $0.name == "communities" }) else { return [] }
    var random = RandomSource(seed: seed, record: "enforcement_station")
    var stations: [Feature] = []
    for (group, feature) in zip(
      FaceGroups(ground, size: FaceGroups.communitySize).groups, communities.features)
    {
      let face = ground.faces[group[0]]
      guard random.chance(0.72 + 0.28 * ground.care(face.district)) else { continue }
      let point =
        face.outline.contains(face.centre) ? face.centre : ground.inner(of: face.outline, random: &random)
      guard let point, case .text(let name)? = feature.properties.first(where: { $0.0 == "name" })?.1,
        case .text(let english)? = feature.properties.first(where: { $0.0 == "name_en" })?.1
      else { continue }
      stations.append(
        station(
          "enforcement_station", (name + "执法服务站", english + " Enforcement Station"), point,
          index: count + stations.count))
    }
    return stations
  }
}
