// A demand with the people on it: of a layer that is held, or of one that has passed through and left its sums.

internal import Layers
internal import Measures
internal import Planar
internal import Standards

/// A demand with the people on it.
struct PlacedDemand {
  /// What is left of the demand.
  enum Content {
    /// The layer is held: everything can be measured.
    case held(HeldDemand)
    /// The layer has passed through, and everything that was to be measured has been.
    case passed(PassedDemand)
  }

  let entry: LayerEntry
  /// Where the layer came from.
  let provenance: Provenance
  let form: DemandForm
  /// How many pieces of land or places there are.
  let count: Int
  /// The land that counts once although features overlap there, in m².
  let overlapArea: Double
  /// Where the residents come from.
  let origin: ResidentsOrigin
  /// What the residents were spread by; nil when the features carry them.
  let spreadBy: String?
  /// The residents that could not be placed.
  let notPlaced: DistrictSums
  /// The land in each district.
  let land: DistrictSums
  /// The people on it, as far as they are known.
  let people: DistrictSums
  let content: Content

  /// The layer's name.
  var layer: String { entry.name }

  /// Whether a weight counts things that are served whole or not at all.
  func isCounted(by weight: DemandWeight) -> Bool { weight == .count && form != .land }

  /// Whether there are features and all of them are lines, which are neither land nor places.
  var isOfLines: Bool {
    guard case .held(let held) = content, !held.selected.features.isEmpty else { return false }
    let kinds = held.selected.layer.geometries.layout.kinds
    return held.selected.features.allSatisfy { kinds[$0] == .line }
  }

  // Below this, in m², land of a neighbour's block lies here by the rounding of a border that both draw.
  private static let negligibleLand = 1.0

  /// The part of a total that a district, or the city for nil, is judged by: none where a district holds less
  /// than 1 m² of land.
  func judged(_ total: Double, _ district: Int?) -> Double {
    guard let district, form == .land else { return total }
    return land.value(district) < Self.negligibleLand ? 0 : total
  }
}

extension LayerEntry {
  /// Whether a demand of the layer can be weighed so: dwellings need a property that holds them.
  func canWeigh(by weight: DemandWeight) -> Bool { weight != .dwellings || dwellingsField != nil }
}

/// A demand whose layer is held.
struct HeldDemand {
  let selected: SelectedLayer
  let demand: Demand
  let residents: ResidentsSpread

  /// Its pieces' weights.
  func weights(_ weight: DemandWeight) -> DemandWeights {
    switch weight {
    case .area: return .area(of: demand)
    case .count: return .count(of: demand)
    case .residents: return .residents(residents)
    // Neither land nor places have a length.
    case .length: return DemandWeights(perPiece: Array(repeating: .nan, count: demand.count), unit: .metres)
    case .dwellings:
      let field = selected.entry.dwellingsField ?? ""
      let numbers = selected.layer.numbers(field, range: DemandNumbers.dwellings, required: false).values
      return .dwellings(selected.features.map { numbers[$0] }, of: demand)
    }
  }
}

/// The numbers of demand features that make sense.
enum DemandNumbers {
  /// Residents of one feature.
  static let residents = 0.0...1_000_000
  /// Dwellings of one feature.
  static let dwellings = 0.0...1_000_000
  /// Storeys of a building.
  static let storeys = 0.0...200
}

extension AuditRun {
  /// A selection as a demand with its residents; nil when the audit has no such layer.
  func demand(_ selection: LayerSelection) throws -> PlacedDemand? {
    if let known = demands[selection] { return known }
    if city.passing[selection.layer] != nil {
      try passThrough(selection.layer)
      return demands[selection]
    }
    guard let selected = select(selection) else { return nil }
    let placed = try options.timings.measure("place \(selection.layer)") { try place(selected) }
    demands[selection] = placed
    return placed
  }

  private func place(_ selected: SelectedLayer) throws -> PlacedDemand {
    let demand = try Demand(
      selected.geometries, as: selected.entry.demandForm, districts: city.districts,
      overlaps: .countedOnce, threads: threads)
    let floorAreas = floorAreas(of: selected, demand: demand)
    let spread: ResidentsSpread
    if let field = selected.entry.residentsField {
      let counted = selected.layer.numbers(field, range: DemandNumbers.residents, required: true)
      report(counted.problems)
      spread = ResidentsSpread(
        ofFeatures: selected.features.map { counted.values[$0] }, on: demand,
        districtCount: city.districts.count)
    } else if let population = city.population {
      spread = try ResidentsSpread(
        of: population.geometries, residents: population.residents, over: demand,
        weights: floorAreas.weights, districts: city.districts, threads: threads)
    } else {
      spread = ResidentsSpread(of: city.districts, over: demand, weights: floorAreas.weights)
    }
    var land = spread.notPlaced.zeroed
    var people = land
    for piece in 0..<demand.count {
      land.add(demand.areas[piece], to: Int(demand.districts[piece]))
      if let residents = spread[piece] { people.add(residents, to: Int(demand.districts[piece])) }
    }
    let provenance = selected.layer.provenance
    reportNotPlaced(spread.notPlaced, on: provenance)
    let kinds = selected.features.map { selected.layer.geometries.layout.kinds[$0] }
    reportWithoutLand(
      lines: kinds.count { $0 == .line }, points: demand.form == .land ? kinds.count { $0 == .point } : 0,
      of: provenance)
    return PlacedDemand(
      entry: selected.entry, provenance: provenance, form: demand.form, count: demand.count,
      overlapArea: demand.overlapArea.value, origin: spread.origin,
      spreadBy: spread.origin == .field ? nil : floorAreas.by, notPlaced: spread.notPlaced, land: land,
      people: people, content: .held(HeldDemand(selected: selected, demand: demand, residents: spread)))
  }

  /// What residents are spread by: floor area where storeys are known, else land.
  private func floorAreas(of selected: SelectedLayer, demand: Demand) -> (weights: [Double], by: String) {
    guard let field = selected.entry.levelsField else {
      return (weights(of: demand, levels: nil), selected.entry.demandForm == .land ? "land" : "footprint")
    }
    let levels = selected.layer.numbers(field, range: DemandNumbers.storeys, required: false).values
    // Lines may say how many storeys they have, but nobody lives on them.
    let kinds = selected.layer.geometries.layout.kinds
    let known = selected.features.filter { kinds[$0] == .polygon || kinds[$0] == .point }
      .compactMap { levels[$0] }.filter { $0 > 0 }.sorted()
    guard let middle = Spacing.quantile(0.5, of: known) else {
      return (weights(of: demand, levels: nil), "footprint")
    }
    // A building whose storeys nobody knows is taken as the median one, not as a building without floors.
    let perFeature = selected.features.map { feature in
      levels[feature].flatMap { $0 > 0 ? $0 : nil } ?? middle
    }
    return (weights(of: demand, levels: perFeature), "floor-area")
  }

  private func weights(of demand: Demand, levels: [Double]?) -> [Double] {
    // A point among polygons is taken as one of average size; points alone weigh alike.
    let drawn = demand.areas.filter { $0 > 0 }
    let average =
      drawn.isEmpty ? 1 : drawn.reduce(into: ExactSum()) { $0.add($1) }.value / Double(drawn.count)
    return (0..<demand.count).map { piece in
      // Land without an area is held by another feature.
      let area = demand.isLand(piece) || demand.areas[piece] > 0 ? demand.areas[piece] : average
      return area * (levels?[Int(demand.features[piece])] ?? 1)
    }
  }

  /// Lines are never a demand, and points have no land.
  func reportWithoutLand(lines: Int, points: Int, of provenance: Provenance) {
    let found: [(count: Int, action: LayerProblem.Action, what: String)] = [
      (lines, .skipped, "line(s), which are nothing to be served: they are in no sum"),
      (points, .kept, "point(s) among polygons: their people count, their land is 0 m²"),
    ]
    for (count, action, what) in found where count > 0 {
      report([
        LayerProblem(
          .wrongGeometryType, action: action, layer: provenance.layer, file: provenance.path, count: count,
          message: "as a demand the layer '\(provenance.layer)' has \(count) \(what); draw them as polygons")
      ])
    }
  }

  func reportNotPlaced(_ notPlaced: DistrictSums, on provenance: Provenance) {
    for district in 0..<city.districts.count {
      let people = notPlaced.districts[district].value
      guard people > 0 else { continue }
      let summary = city.summaries[district]
      report([
        LayerProblem(
          .residentsNotPlaced, action: .kept, layer: provenance.layer, file: provenance.path,
          featureID: summary.id,
          message: """
            \(Int(people.rounded())) residents of the district '\(summary.name)' could not be placed: the layer \
            '\(provenance.layer)' has nothing where they live, so no indicator over it counts them
            """)
      ])
    }
  }
}
