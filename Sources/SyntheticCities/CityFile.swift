// The files of a city that its quarters fill one after the other, and what may be wrong in each.

/// A layer that is written from the plan of a town or quarter, feature by feature.
enum CityFile: String, CaseIterable, Sendable {
  case buildings, facilities
  case gates = "park_gates"
  case parks, residential, shelters, streets, toilets
  case alliance = "toilets_alliance_gcj02"

  var name: String { rawValue + (self == .buildings ? ".geojsonl" : ".geojson") }

  /// The faults that are put into the layer of a city that has some.
  var faults: [SyntheticFault.Kind] {
    switch self {
    case .buildings: [.negativeValue]
    case .facilities: [.duplicateID, .nullGeometry, .thirdOrdinate]
    case .parks: [.unclosedRing, .swappedCoordinates]
    case .residential: [.bowTie]
    case .shelters: [.missingField]
    case .toilets: [.duplicateFeature, .outsideDistricts]
    case .gates, .streets, .alliance: []
    }
  }

  /// What stands before the first feature; buildings come one a line without a collection around them, so that a
  /// reader need not hold the file (GeoJSON text sequence without record separators).
  var opening: [UInt8] {
    self == .buildings ? [] : Self.opening(of: rawValue)
  }

  var closing: [UInt8] { self == .buildings ? [] : Self.closing }

  static func opening(of name: String) -> [UInt8] {
    Array("{\"type\":\"FeatureCollection\",\"name\":\"\(name)\",\"features\":[\n".utf8)
  }

  static let closing = Array("\n]}\n".utf8)

  /// What stands between the features of two quarters.
  var separator: [UInt8] { self == .buildings ? [] : Array(",\n".utf8) }
}

extension CityPlan {
  /// A layer's features as text, without what stands around them.
  struct Layer: Sendable {
    let file: CityFile
    var bytes: GeoJSONBytes
    /// How many features it has.
    var count: Int
    /// The faults put into it, counted from the layer's first feature.
    var faults: [SyntheticFault] = []
  }

  /// - Parameter records: Lists whose notes the features carry too; the faults stay where they are without them.
  func layer(_ file: CityFile, hasFaults: Bool, records: CityRecords? = nil) -> Layer {
    if file == .buildings {
      let spoiled = hasFaults && !buildings.isEmpty ? buildings.count / 2 : nil
      return Layer(
        file: file, bytes: buildingLines(negative: spoiled), count: buildings.count,
        faults: spoiled.map { [SyntheticFault(kind: .negativeValue, file: file.name, feature: $0)] } ?? [])
    }
    var features = features(of: file)
    records?.note(&features, of: file)
    var faults: [SyntheticFault] = []
    for kind in file.faults where hasFaults {
      if let index = features.spoil(kind) {
        faults.append(SyntheticFault(kind: kind, file: file.name, feature: index))
      }
    }
    if file == .facilities, let records { features += records.stationFeatures }
    return Layer(
      file: file, bytes: GeoJSONBytes.features(features, separator: ",\n"), count: features.count,
      faults: faults)
  }

  private func features(of file: CityFile) -> [Feature] {
    switch file {
    case .buildings: []
    case .facilities: facilityFeatures
    case .gates: gateFeatures
    case .parks: parkFeatures
    case .residential: residentialFeatures
    case .shelters: shelterFeatures
    case .streets: streetFeatures
    case .toilets: toiletFeatures
    case .alliance: shiftedToiletFeatures
    }
  }
}
