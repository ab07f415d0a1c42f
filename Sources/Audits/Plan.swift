// Which layers and properties an audit needs: every layer is read once, whatever the number of indicators that use it.

internal import Layers
internal import Measures
internal import Planar
internal import Standards

/// What is to be read for a standard.
struct Plan {
  /// The properties to read of each layer that is needed, by the layer's name.
  private(set) var fields: [String: Set<String>] = [:]
  /// The layers that are let through batch by batch instead of being held: demands that stand in places, and that
  /// nothing else is asked of.
  private(set) var passing: Set<String> = []
  /// The layers that people walk on, or that something is spaced along.
  private(set) var networks: Set<String> = []
  /// Those of them that nothing else is asked of.
  private(set) var networkOnly: Set<String> = []
  /// The layers whose features are only counted by ratios, such as samples: one place may have many of them.
  private(set) var sampled: Set<String> = []
  /// The conditions of the standard, read.
  private(set) var conditions: [String: Filter] = [:]

  /// The layer that carries the districts.
  static let districts = "districts"
  /// The layer that carries people, where there is one.
  static let population = "population"
  /// The property that holds the people of that layer where the audit file names none.
  static let populationField = "population"

  /// A plan for the indicators of a standard.
  ///
  /// - Parameters:
  ///   - standard: The indicators.
  ///   - file: The audit file.
  ///   - everything: Whether layers that no indicator uses are read too.
  /// - Throws: ``AuditError/condition(indicator:error:)`` for a condition that cannot be read.
  init(for standard: Standard, file: AuditFile, everything: Bool) throws(AuditError) {
    need(Self.districts, file: file)
    need(Self.population, file: file)
    for indicator in standard.indicators {
      for selection in indicator.measure.selections {
        need(selection.layer, file: file)
        guard let text = selection.condition, conditions[text] == nil else { continue }
        do throws(FilterError) {
          let filter = try Filter(text)
          conditions[text] = filter
          fields[selection.layer]?.formUnion(filter.fields)
        } catch {
          throw .condition(indicator: indicator.id, error: error)
        }
      }
      needNetworks(of: indicator.measure, file: file)
      if case .provision(let provision) = indicator.measure {
        if case .field(let name) = provision.amount { fields[provision.supply.layer]?.insert(name) }
        if case .field(let name) = provision.per { fields[Self.districts]?.insert(name) }
        if case .supply(let name) = provision.per { fields[provision.supply.layer]?.insert(name) }
        if let name = provision.areaField { fields[provision.supply.layer]?.insert(name) }
      }
      if case .ratio(let ratio) = indicator.measure { fields[ratio.layer]?.formUnion(ratio.fields) }
    }
    for selection in standard.indicators.flatMap(\.measure.selections) {
      if let text = selection.condition, let filter = conditions[text] {
        fields[selection.layer]?.formUnion(filter.fields)
      }
    }
    if everything {
      for entry in file.layers + file.gateLayers { need(entry.name, file: file) }
    } else {
      passing = Self.passing(of: standard, file: file)
    }
    sampled = Self.sampled(by: standard)
    networkOnly = networks.subtracting(
      standard.indicators.flatMap { indicator in
        ([indicator.measure.placedDemand].compactMap { $0 } + indicator.measure.supplies).map(\.layer)
      })
  }

  private static func sampled(by standard: Standard) -> Set<String> {
    var (counted, others): (Set<String>, Set<String>) = ([], [districts, population])
    for measure in standard.indicators.map(\.measure) {
      if case .ratio(let ratio) = measure, ratio.weight == .count {
        counted.insert(ratio.layer)
        others.formUnion(ratio.contents?.selections.map(\.layer) ?? [])
      } else {
        others.formUnion(measure.selections.map(\.layer))
      }
    }
    return counted.subtracting(others)
  }

  private static func passing(of standard: Standard, file: AuditFile) -> Set<String> {
    var demands: Set<String> = []
    var held: Set<String> = [districts, population]
    for measure in standard.indicators.map(\.measure) {
      held.formUnion(measure.networks(file.walking) + (measure.isWalked ? file.walking.barriers : []))
      if let demand = measure.placedDemand { demands.insert(demand.layer) }
      // The very selection that is served may serve as well.
      held.formUnion(measure.supplies.map(\.layer))
    }
    return demands.subtracting(held).filter { file[layer: $0]?.demandForm == .centroids }
  }

  /// Asks for the streets that a measure is walked or spaced along, and for what else that takes.
  private mutating func needNetworks(of measure: MeasureDefinition, file: AuditFile) {
    for name in measure.networks(file.walking) {
      need(name, file: file)
      networks.insert(name)
      let slope = [file.walking.slopeField].compactMap { $0 }
      fields[name]?.formUnion(CityStreets.fields + slope)
    }
    guard measure.isWalked else { return }
    for name in file.walking.barriers { need(name, file: file) }
    for supply in measure.supplies {
      guard let entry = file[layer: supply.layer] else { continue }
      need(entry.gateLayerName, file: file)
      if case .layer(_, _, let owner?)? = entry.entrances { fields[entry.gateLayerName]?.insert(owner) }
    }
  }

  private mutating func need(_ layer: String, file: AuditFile) {
    guard let entry = file[layer: layer], fields[layer] == nil else { return }
    let residents = entry.residentsField ?? (layer == Self.population ? Self.populationField : nil)
    let named = [
      entry.nameField ?? "name", residents, entry.householdsField, entry.dwellingsField,
      entry.areaField, entry.kindField ?? "kind", entry.levelsField, entry.classField,
    ]
    fields[layer] = Set(named.compactMap { $0 })
  }

  /// The source of a layer of the audit file that is needed; nil for one that is not.
  ///
  /// - Throws: ``AuditError/condition(indicator:error:)`` for a filter that cannot be read.
  func source(of entry: LayerEntry, in file: AuditFile) throws(AuditError) -> LayerSource? {
    guard let fields = fields[entry.name] else { return nil }
    var filter: Filter?
    if let text = entry.condition {
      do throws(FilterError) {
        filter = try Filter(text)
      } catch {
        throw .condition(indicator: "layers.\(entry.name)", error: error)
      }
    }
    let kinds: Set<GeometryKind> =
      switch entry.name {
      case Self.districts: [.polygon]
      case Self.population: [.point, .polygon]
      default: [.point, .line, .polygon]
      }
    var source = LayerSource(
      name: entry.name, path: file.resolvedPath(of: entry), displayPath: entry.path, datum: entry.datum,
      idField: entry.idField, fields: fields.sorted(), filter: filter, policy: file.policy(of: entry),
      geometryKinds: kinds)
    source.longitudeField = entry.longitudeField
    source.latitudeField = entry.latitudeField
    source.encoding = entry.encoding
    return source
  }
}

extension MeasureDefinition {
  /// What is to be served; nil for measures of supply alone.
  var demand: LayerSelection? {
    switch self {
    case .coverage(let definition): definition.demand
    case .lifeCircle(let definition): definition.demand
    case .provision, .spacing, .ratio, .reported: nil
    }
  }

  /// What the measure reads besides its demand.
  var supplies: [LayerSelection] {
    switch self {
    case .coverage(let definition): [definition.supply]
    case .provision(let definition): [definition.supply] + [definition.land].compactMap { $0 }
    case .lifeCircle(let definition): [definition.supply] + definition.categories.compactMap(\.supply)
    case .spacing(let definition): [definition.supply]
    case .ratio(let definition): definition.selections
    case .reported: []
    }
  }

  /// What is to be served, where that is land or places; nil for street metres.
  var placedDemand: LayerSelection? {
    if case .coverage(let definition) = self, definition.weight == .length { return nil }
    return demand
  }

  /// Whether something is reached on foot.
  var isWalked: Bool {
    switch self {
    case .coverage(let definition): definition.reaches.contains { $0.way == .walk }
    case .lifeCircle(let definition): definition.ways.contains(.walk)
    case .provision, .spacing, .ratio, .reported: false
    }
  }

  /// The layers of streets that something is walked or spaced along.
  func networks(_ walking: WalkingRules) -> [String] {
    switch self {
    case .spacing(let definition): [definition.along?.streets.layer].compactMap { $0 }
    case .coverage(let definition) where definition.weight == .length:
      [definition.demand.layer] + (isWalked ? [walking.streets] : [])
    default: isWalked ? [walking.streets] : []
    }
  }

  /// Every layer, and part of a layer, that the measure reads.
  var selections: [LayerSelection] {
    var streets: LayerSelection?
    if case .spacing(let definition) = self { streets = definition.along?.streets }
    return [demand, streets].compactMap { $0 } + supplies
  }
}
