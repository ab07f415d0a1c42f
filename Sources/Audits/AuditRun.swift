// One run over a city: what several indicators share (selections, demands, residents) is made once and kept.

internal import Layers
internal import Measures
internal import Planar
internal import Standards

/// The state of a run.
final class AuditRun {
  let file: AuditFile
  let city: CityLayers
  let plan: Plan
  let threads: Int
  /// Problems that came up while measuring.
  private(set) var problems: [LayerProblem] = []
  /// Sums that were checked.
  private(set) var balances: [Balance] = []

  private var demands: [LayerSelection: PlacedDemand] = [:]
  private let projection: Projection

  init(_ file: AuditFile, city: CityLayers, plan: Plan, threads: Int) throws(AuditError) {
    do throws(ProjectionError) {
      projection = try Projection(to: city.crs.definition)
    } catch {
      throw .crs(error)
    }
    self.file = file
    self.city = city
    self.plan = plan
    self.threads = threads
  }

  /// The result of an indicator.
  ///
  /// - Throws: ``AuditError/computation(indicator:reason:)``.
  func result(of indicator: Indicator) throws(AuditError) -> IndicatorResult {
    do {
      return switch indicator.measure {
      case .coverage(let definition): try coverage(indicator, definition)
      case .lifeCircle(let definition): try lifeCircle(indicator, definition)
      case .provision(let definition): try provision(indicator, definition)
      case .spacing(let definition): try spacing(indicator, definition)
      }
    } catch {
      throw .computation(indicator: indicator.id, reason: "\(error)")
    }
  }

  // MARK: What measures share

  /// The part of a layer that a selection takes; nil when the audit has no such layer.
  func select(_ selection: LayerSelection) -> SelectedLayer? {
    guard let layer = city.layers[selection.layer], let entry = file[layer: selection.layer] else {
      return nil
    }
    let all = SelectedLayer(layer: layer, entry: entry, features: Array(0..<layer.count))
    guard let text = selection.condition, let filter = plan.conditions[text] else { return all }
    return all.filtered(by: filter)
  }

  /// A selection as a demand with its residents; nil when the audit has no such layer.
  func demand(_ selection: LayerSelection) throws -> PlacedDemand? {
    if let known = demands[selection] { return known }
    guard let selected = select(selection) else { return nil }
    let placed = try place(selected)
    demands[selection] = placed
    return placed
  }

  /// The place in degrees.
  func unproject(_ place: PlanarPoint) -> GeographicPoint { projection.unproject(place) }

  /// Looks at the numbers that indicators would read, for what is wrong with them.
  func checkFields() {
    for entry in file.layers where entry.name != Plan.districts && entry.name != Plan.population {
      guard let layer = city.layers[entry.name] else { continue }
      for field in [entry.residentsField, entry.dwellingsField, entry.areaField, entry.levelsField] {
        guard let field else { continue }
        report(layer.numbers(field, range: 0...1_000_000_000_000, required: true).problems)
      }
    }
  }

  /// Keeps problems found on the way.
  func report(_ found: [LayerProblem]) {
    for problem in found where !problems.contains(problem) { problems.append(problem) }
  }

  /// Notes sums that must come out.
  func balance(_ indicator: String, _ parts: [DistrictSums], total: DistrictSums, says: String) {
    var sum = DistrictSums(districtCount: city.districts.count)
    for part in parts { sum.add(part) }
    balances.append(
      Balance(name: "\(indicator): \(says)", parts: sum.whole.value, whole: total.whole.value))
  }

  /// Notes that districts and outside make the whole.
  func balanceWhole(_ indicator: String, _ sums: DistrictSums) {
    let districts = sums.districts.reduce(0) { $0 + $1.value }
    balances.append(
      Balance(
        name: "\(indicator): districts + outside = whole", parts: districts + sums.outside.value,
        whole: sums.whole.value))
  }

  private func place(_ selected: SelectedLayer) throws -> PlacedDemand {
    let demand = try Demand(
      selected.geometries, as: selected.entry.demandForm, districts: city.districts,
      overlaps: .countedOnce, threads: threads)
    let floorAreas = floorAreas(of: selected, demand: demand)
    let spread: ResidentsSpread
    if let field = selected.entry.residentsField {
      let counted = selected.layer.numbers(field, range: 0...1_000_000, required: true)
      report(counted.problems)
      spread = ResidentsSpread(
        ofFeatures: selected.features.map { counted.values[$0] }, on: demand,
        districtCount: city.districts.count)
    } else if let population = city.layers[Plan.population], let entry = file[layer: Plan.population] {
      let field = entry.residentsField ?? Plan.populationField
      spread = try ResidentsSpread(
        of: population.geometries,
        residents: population.numbers(field, range: 0...100_000_000, required: false).values, over: demand,
        weights: floorAreas.weights, districts: city.districts, threads: threads)
    } else {
      spread = ResidentsSpread(of: city.districts, over: demand, weights: floorAreas.weights)
    }
    reportNotPlaced(spread, on: selected)
    reportWithoutLand(selected, form: demand.form)
    return PlacedDemand(
      selected: selected, demand: demand, residents: spread,
      spreadBy: spread.origin == .field ? nil : floorAreas.by)
  }

  /// What residents are spread by: floor area where storeys are known, else land.
  private func floorAreas(of selected: SelectedLayer, demand: Demand) -> (weights: [Double], by: String) {
    guard let field = selected.entry.levelsField else {
      return (weights(of: demand, levels: nil), selected.entry.demandForm == .land ? "land" : "footprint")
    }
    let levels = selected.layer.numbers(field, range: 0...200, required: false).values
    let known = selected.features.compactMap { levels[$0] }.filter { $0 > 0 }.sorted()
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
    // A point among polygons is taken as one of the middling size; points alone weigh alike.
    let drawn = demand.areas.filter { $0 > 0 }.sorted()
    let middle = Spacing.quantile(0.5, of: drawn) ?? 1
    return (0..<demand.count).map { piece in
      // Land without an area is held by another feature.
      let area = demand.isLand(piece) || demand.areas[piece] > 0 ? demand.areas[piece] : middle
      return area * (levels?[Int(demand.features[piece])] ?? 1)
    }
  }

  /// Lines are never a demand, and points have no land.
  private func reportWithoutLand(_ selected: SelectedLayer, form: DemandForm) {
    let kinds = selected.features.map { selected.layer.geometries.layout.kinds[$0] }
    let lines = kinds.count { $0 == .line }
    let points = form == .land ? kinds.count { $0 == .point } : 0
    let found: [(count: Int, action: LayerProblem.Action, what: String)] = [
      (lines, .skipped, "line(s), which are nothing to be served: they are in no sum"),
      (points, .kept, "point(s) among polygons: their people count, their land is 0 m²"),
    ]
    for (count, action, what) in found where count > 0 {
      report([
        LayerProblem(
          .wrongGeometryType, action: action, layer: selected.layer.name,
          file: selected.layer.provenance.path, count: count,
          message:
            "as a demand the layer '\(selected.layer.name)' has \(count) \(what); draw them as polygons")
      ])
    }
  }

  private func reportNotPlaced(_ spread: ResidentsSpread, on selected: SelectedLayer) {
    for district in 0..<city.districts.count {
      let people = spread.notPlaced.districts[district].value
      guard people > 0 else { continue }
      let summary = city.summaries[district]
      report([
        LayerProblem(
          .residentsNotPlaced, action: .kept, layer: selected.layer.name,
          file: selected.layer.provenance.path, featureID: summary.id,
          message: """
            \(Int(people.rounded())) residents of the district '\(summary.name)' could not be placed: the layer \
            '\(selected.layer.name)' has nothing where they live, so no indicator over it counts them
            """)
      ])
    }
  }
}

/// The part of a layer that an indicator uses.
struct SelectedLayer {
  let layer: Layer
  let entry: LayerEntry
  /// The features used, ascending.
  let features: [Int]
  /// The standard's condition that they satisfy; nil when all are used.
  var condition: Filter?

  /// Their geometries.
  var geometries: PlanarGeometries {
    features.count == layer.count ? layer.geometries : layer.geometries.selecting(features)
  }

  /// The property that holds the kind.
  var kindField: String { entry.kindField ?? "kind" }

  /// Those that satisfy a condition of the standard, whose `kind` speaks the standard's words.
  func filtered(by filter: Filter) -> SelectedLayer {
    let readsKind = filter.fields.contains("kind")
    let kept = features.filter { feature in
      func matches(_ kind: PropertyValue) -> Bool {
        filter.matches { name in
          name == "kind" ? kind : layer.columns[name]?[feature] ?? .missing
        }
      }
      guard readsKind, let word = layer.columns[kindField]?.text(feature) else { return matches(.missing) }
      return standardKinds(of: word).contains { matches(.text($0)) }
    }
    return SelectedLayer(layer: layer, entry: entry, features: kept, condition: filter)
  }

  /// The features of a kind of the standard.
  func ofKind(_ kind: String) -> [Int] {
    let words = Set(entry.words(for: kind))
    return features.filter { feature in
      layer.columns[kindField]?.text(feature).map { words.contains($0) } ?? false
    }
  }

  /// Whether the audit file itself says that there is no facility of a kind.
  func isDeclaredEmpty(_ kind: String) -> Bool { entry.words(for: kind).isEmpty }

  /// Whether there is nothing to use and nothing that says there really is none: then nothing is known.
  ///
  /// There really is none where the condition asks for a kind that the audit file declares empty.
  var isWithoutData: Bool {
    guard features.isEmpty else { return false }
    guard let condition, layer.count > 0 else { return true }
    return !entry.kinds.contains { kind in
      kind.words.isEmpty && condition.matches { $0 == "kind" ? .text(kind.kind) : .missing }
    }
  }

  /// What a word of the file means in the standard's words.
  private func standardKinds(of word: String) -> [String] {
    var kinds = entry.kinds.filter { $0.words.contains(word) }.map(\.kind)
    if !entry.kinds.contains(where: { $0.kind == word }) { kinds.append(word) }
    return kinds
  }

  /// What people call a feature: its name, else its id; nil where it has neither, since its place in the file is not
  /// its own.
  func label(of feature: Int) -> String? {
    if let name = layer.columns[entry.nameField ?? "name"]?.text(feature), !name.isEmpty { return name }
    return layer.ids[feature]
  }
}

/// A demand with the people on it.
struct PlacedDemand {
  let selected: SelectedLayer
  let demand: Demand
  let residents: ResidentsSpread
  /// What the residents were spread by; nil when the features carry them.
  let spreadBy: String?
  /// The land in each district.
  private let land: DistrictSums
  /// The people on it, as far as they are known.
  let people: DistrictSums

  init(selected: SelectedLayer, demand: Demand, residents: ResidentsSpread, spreadBy: String?) {
    self.selected = selected
    self.demand = demand
    self.residents = residents
    self.spreadBy = spreadBy
    var land = residents.notPlaced.zeroed
    var people = land
    for piece in 0..<demand.count {
      land.add(demand.areas[piece], to: Int(demand.districts[piece]))
      if let residents = residents[piece] { people.add(residents, to: Int(demand.districts[piece])) }
    }
    self.land = land
    self.people = people
  }

  // Below this, in m², land of a neighbour's block lies here by the rounding of a border that both draw.
  private static let negligibleLand = 1.0

  /// The part of a total that a district, or the city for nil, is judged by: none where a district holds less
  /// than 1 m² of land.
  func judged(_ total: Double, _ district: Int?) -> Double {
    guard let district, demand.form == .land else { return total }
    return land.value(district) < Self.negligibleLand ? 0 : total
  }

  /// Its pieces' weights; nil when the audit file does not say which property holds them.
  func weights(_ weight: DemandWeight) -> DemandWeights? {
    switch weight {
    case .area: return .area(of: demand)
    case .count: return .count(of: demand)
    case .residents: return .residents(residents)
    case .dwellings:
      guard let field = selected.entry.dwellingsField else { return nil }
      let numbers = selected.layer.numbers(field, range: 0...1_000_000, required: false).values
      return .dwellings(selected.features.map { numbers[$0] }, of: demand)
    }
  }
}
