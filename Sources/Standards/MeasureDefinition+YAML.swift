// Measures as a standard writes them.

internal import Measures

extension StrictValue {
  /// A measure: a mapping with one key, its word.
  func measure() -> MeasureDefinition? {
    guard let mapping = mapping(StandardForms.measure), let word = mapping.keys.first,
      let parameters = mapping[word]
    else { return nil }
    switch word {
    case "coverage": return parameters.coverage().map { .coverage($0) }
    case "provision": return parameters.provision().map { .provision($0) }
    case "lifeCircle": return parameters.lifeCircle().map { .lifeCircle($0) }
    case "spacing": return parameters.spacing().map { .spacing($0) }
    case "ratio": return parameters.ratio().map { .ratio($0) }
    default: return parameters.reported().map { .reported($0) }
    }
  }

  private func coverage() -> CoverageDefinition? {
    guard let mapping = mapping(StandardForms.coverage) else { return nil }
    let demand = mapping.selection("demand", condition: "demand_where")
    let weight = mapping["weight"]?.word(as: DemandWeight.self)
    let supply = mapping.selection("supply", condition: "where")
    let reaches = mapping["reach"]?.reaches()
    let isExclusive = mapping["exclusive"].map { $0.truth() } ?? false
    guard let demand, let weight, let supply, let reaches, let isExclusive else { return nil }
    var coverage = CoverageDefinition(demand: demand, weight: weight, supply: supply, reaches: reaches)
    coverage.isExclusive = isExclusive
    return coverage
  }

  private func lifeCircle() -> LifeCircleDefinition? {
    guard let mapping = mapping(StandardForms.lifeCircle) else { return nil }
    let demand = mapping.selection("demand", condition: "demand_where")
    let weight = mapping["weight"]?.homeWeight()
    let supply = mapping.selection("supply", condition: "where")
    let categories = mapping["categories"]?.categories()
    let ways = mapping["reach"].map { $0.reachWays() } ?? [.straight]
    guard let demand, let weight, let supply, let categories, let ways else { return nil }
    return LifeCircleDefinition(
      demand: demand, weight: weight, supply: supply, categories: categories, ways: ways)
  }

  /// What a life circle is weighed by.
  private func homeWeight() -> DemandWeight? {
    let weights = LifeCircleDefinition.weights
    if isText, writtenText == DemandWeight.length.rawValue {
      fault(
        .impossibleValue, "a life circle cannot be weighed by length: homes reach facilities, streets do not",
        suggestion: "weigh it by one of the others, or write a coverage", validWords: weights.map(\.rawValue))
      return nil
    }
    return word(as: DemandWeight.self, among: weights)
  }

  /// Categories with their distances.
  ///
  /// - Parameters:
  ///   - range: The distances that are possible: a home reaches nothing within 0 m, a community holds it.
  ///   - form: The form of a category with a layer of its own.
  func categories(
    _ range: StrictValue.NumberRange = .aboveZero, form: DocumentForm = StandardForms.category
  ) -> [LifeCircleCategory]? {
    guard let entries = entries() else { return nil }
    if entries.isEmpty {
      fault(
        .impossibleValue, "categories is empty", suggestion: "name at least one, such as { market: 500 }")
    }
    return entries.compactMap { entry -> LifeCircleCategory? in
      guard entry.value.isMapping else {
        return entry.value.number(range, unit: "metres").map {
          LifeCircleCategory(name: entry.key, within: $0)
        }
      }
      guard let mapping = entry.value.mapping(form) else { return nil }
      let supply = mapping.selection("layer", condition: "where")
      let within = mapping["within"]?.number(range, unit: "metres")
      guard let supply, let within else { return nil }
      return LifeCircleCategory(name: entry.key, supply: supply, within: within)
    }
  }
}

extension StrictMapping {
  /// A layer and its condition by their keys; nil when there is no layer.
  func selection(_ layer: String, condition: String? = nil) -> LayerSelection? {
    let condition = condition.flatMap { self[$0]?.condition() }
    guard let name = self[layer]?.text() else { return nil }
    return LayerSelection(layer: name, condition: condition)
  }
}
