// What the departments of a city keep lists of, beside the layers of the city itself: everything that the standard of a
// whole self-assessment reads. Each list draws from a stream of its own, so that none moves what is there without it.

/// The lists of a city, and what they add to its own layers.
struct CityRecords: Sendable {
  let ground: RecordGround
  let seed: UInt64
  /// In alphabetical order of their names.
  let layers: [RecordLayer]

  init(_ plan: CityPlan, seed: UInt64) {
    self.seed = seed
    let ground = RecordGround(plan)
    self.ground = ground
    let points = PointRecords.all.map { $0.layer(on: ground, seed: seed) }
    let lines = LineRecords(ground: ground, seed: seed).all
    let divisions = DivisionRecords(ground: ground, seed: seed).all
    let land = LandRecords(ground: ground, seed: seed).all
    let samples = MonitoringRecords(ground: ground, seed: seed).all
    let places = PlaceRecords(ground: ground, seed: seed).all
    layers = (points + lines + divisions + land + samples + places).sorted { $0.name < $1.name }
  }

  /// The lists' files, and the evidence of what is reported.
  var files: [SyntheticCity.File] {
    let lists = layers.map { layer in
      SyntheticCity.File(
        name: layer.name + ".geojson",
        bytes: CityFile.opening(of: layer.name)
          + GeoJSONBytes.features(layer.features, separator: ",\n").bytes + CityFile.closing)
    }
    return lists + Evidence.files
  }
}
