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
      if case .provision(let provision) = indicator.measure {
        if case .field(let name) = provision.amount { fields[provision.supply.layer]?.insert(name) }
        if case .field(let name) = provision.per { fields[Self.districts]?.insert(name) }
        if let name = provision.areaField { fields[provision.supply.layer]?.insert(name) }
      }
    }
    for selection in standard.indicators.flatMap(\.measure.selections) {
      if let text = selection.condition, let filter = conditions[text] {
        fields[selection.layer]?.formUnion(filter.fields)
      }
    }
    if everything {
      for entry in file.layers { need(entry.name, file: file) }
    } else {
      passing = Self.passing(of: standard, file: file)
    }
  }

  private static func passing(of standard: Standard, file: AuditFile) -> Set<String> {
    var demands: Set<String> = []
    var held: Set<String> = [districts, population]
    for measure in standard.indicators.map(\.measure) {
      if let demand = measure.demand { demands.insert(demand.layer) }
      // The very selection that is served may serve as well.
      held.formUnion(measure.supplies.map(\.layer))
    }
    return demands.subtracting(held).filter { file[layer: $0]?.demandForm == .centroids }
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
    return LayerSource(
      name: entry.name, path: file.resolvedPath(of: entry), displayPath: entry.path, datum: entry.datum,
      idField: entry.idField, fields: fields.sorted(), filter: filter, policy: file.policy(of: entry),
      geometryKinds: kinds)
  }
}

extension MeasureDefinition {
  /// What is to be served; nil for measures of supply alone.
  var demand: LayerSelection? {
    switch self {
    case .coverage(let definition): definition.demand
    case .lifeCircle(let definition): definition.demand
    case .provision, .spacing: nil
    }
  }

  /// What the measure reads besides its demand.
  var supplies: [LayerSelection] {
    switch self {
    case .coverage(let definition): [definition.supply]
    case .provision(let definition): [definition.supply] + [definition.land].compactMap { $0 }
    case .lifeCircle(let definition): [definition.supply] + definition.categories.compactMap(\.supply)
    case .spacing(let definition): [definition.supply] + [definition.along?.streets].compactMap { $0 }
    }
  }

  /// Every layer, and part of a layer, that the measure reads.
  var selections: [LayerSelection] { [demand].compactMap { $0 } + supplies }
}
