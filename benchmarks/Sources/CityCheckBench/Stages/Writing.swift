// Writing: patches and features as GeoJSON, back in degrees.

internal import CityCheck
internal import Foundation
internal import Synchronization

extension Benchmark {
  /// `patches/<indicator>.geojson`, as text.
  static let patchesWriting = Benchmark(
    name: "patches-writing", about: "uncovered patches as GeoJSON", unit: .bytes
  ) {
    let result = try patches()
    let indicator = result.indicators[0]
    let bytes = try PatchesGeoJSON.text(of: indicator, in: result).utf8.count
    return Prepared(amount: bytes, expected: 544_443, number: { signs($0.utf8) }) {
      try PatchesGeoJSON.text(of: indicator, in: result)
    }
  }

  /// A result of one indicator with a patch a parcel.
  private static func patches() throws -> AuditResult {
    let crs = try WorkingCRS(
      "auto", southWest: GeographicPoint(longitude: 121.5, latitude: 31.8),
      northEast: GeographicPoint(longitude: 121.6, latitude: 31.9))
    var town = Town(seed: 12)
    let parcels = town.parcels(perSide: 40)
    let patches = (0..<parcels.count).map { parcel in
      Patch(
        district: parcel % 16, geometry: parcel, area: parcels.area(of: parcel), residents: Double(parcel),
        centroid: parcels.centroid(of: parcel) ?? PlanarPoint(x: 0, y: 0),
        location: GeographicPoint(longitude: 121.5, latitude: 31.8), distanceToSupply: Double(parcel) / 7,
        nearestSupply: "P\(parcel % 60)")
    }
    let name = LocalizedText(en: "Parks", zh: "公园")
    let indicator = IndicatorResult(
      indicator: Indicator(
        id: "park-coverage", name: name,
        measure: .coverage(
          CoverageDefinition(
            demand: LayerSelection(layer: "residential"), weight: .area,
            supply: LayerSelection(layer: "parks"),
            reach: Reach(.straight, within: 500)))),
      unit: .share, numeratorUnit: .squareMetres, denominatorUnit: .squareMetres,
      city: PlaceResult(districtID: nil, name: "Town"), districts: [], patches: patches,
      patchGeometries: parcels)
    let districts = (0..<16).map { number in
      DistrictSummary(id: "D\(number)", name: "片区 \(number)", area: 4e6, residents: 1000, households: nil)
    }
    return AuditResult(
      city: "Town", standardID: "bench", standardTitle: name, crs: crs,
      tool: ToolVersions(citycheck: "", geos: "", proj: ""), inputs: [], districts: districts,
      districtGeometries: town.districts(), layers: [:], indicators: [indicator], findings: [], problems: [],
      balances: [])
  }

  /// `features/<layer>.geojson`, to a file.
  static let featuresWriting = Benchmark(
    name: "features-writing", about: "a point a building as GeoJSON, with four answers", unit: .bytes
  ) {
    let folder = try TownFolder(buildings: 4000)
    let batches = Batches()
    let taking = FeatureSink(
      render: { batch in
        batches.kept.withLock { $0.append(batch) }
        return []
      }, write: { _, _ in }, end: { _ in })
    let audit = try folder.audit()
    _ = try Blocking.value { try await audit.run(threads: 1, options: AuditOptions(features: taking)) }
    let features = batches.kept.withLock { $0 }
    let writer = FeaturesGeoJSON(in: folder.url)
    let bytes = features.reduce(0) { $0 + writer.sink.render($1).count }
    return Prepared(
      amount: bytes, expected: 803_396, number: { texts in texts.reduce(0) { $0 + signs($1) } }
    ) {
      try withExtendedLifetime(folder) {
        let sink = writer.sink
        var texts: [[UInt8]] = []
        for batch in features {
          let text = sink.render(batch)
          texts.append(text)
          try sink.write(batch.layer, text)
        }
        try sink.end("buildings")
        try writer.publish()
        return texts
      }
    }
  }
}

/// How many bytes are no digits: the last digit of a coordinate may be another one with another PROJ, and zeros at the end
/// are not written.
private func signs(_ text: some Sequence<UInt8>) -> Int {
  var count = 0
  for byte in text where byte &- 0x30 > 9 { count &+= 1 }
  return count
}

/// What an audit hands on about its features.
private final class Batches: Sendable {
  let kept = Mutex<[ServedFeatures]>([])
}
