// The parameters of a ratio: which features of a layer are asked, which of them pass, and what each weighs.

/// The parameters of a ratio: sum of the features that pass / sum of the features that are asked.
public struct RatioDefinition: Sendable, Hashable {
  /// The layer's name in the audit file, such as `lines`.
  public var layer: String
  /// What a feature weighs.
  public var weight: RatioWeight
  /// The property that the weight is multiplied by: a width in metres makes m² of a length. Only with lengths and areas;
  /// nil for none.
  public var factor: String?
  /// Which features pass.
  public var test: RatioTest
  /// Which features are asked, in the filter language; nil asks all. What passes is always among them.
  public var of: String?

  /// A share of a layer's features.
  public init(
    layer: String, weight: RatioWeight, times factor: String? = nil, test: RatioTest, of: String? = nil
  ) {
    self.layer = layer
    self.weight = weight
    self.factor = factor
    self.test = test
    self.of = of
  }

  /// The rule that makes points of the features, where they are samples; nil where each is on its own.
  public var samples: SampleRule? {
    if case .grades(let scale) = test { return scale.samples }
    return nil
  }

  /// The layer with each condition that is put to it, at least once without any, and what its features are to hold.
  public var selections: [LayerSelection] {
    [LayerSelection(layer: layer)]
      + conditions.map { LayerSelection(layer: layer, condition: $0) } + (contents?.selections ?? [])
  }

  /// The conditions that are put to the layer's features.
  public var conditions: [String] {
    var conditions: [String?] = [of]
    switch test {
    case .condition(let condition): conditions.append(condition)
    case .limits(let limits): conditions += limits.map(\.condition)
    case .grades, .holds: break
    }
    return conditions.compactMap { $0 }
  }

  /// What the features are to hold or have near; nil where they pass by something else.
  public var contents: RatioContents? {
    if case .holds(let contents) = test { return contents }
    return nil
  }

  /// The properties that are read besides those of the conditions, in the order of the definition.
  public var fields: [String] {
    var fields: [String] = []
    if case .field(let name) = weight { fields.append(name) }
    if let factor { fields.append(factor) }
    switch test {
    case .condition, .holds: break
    case .limits(let limits): fields += limits.map(\.field)
    case .grades(let scale): fields += scale.parameters.map(\.field) + [scale.samples?.by].compactMap { $0 }
    }
    return fields
  }
}

/// What a feature of a ratio weighs.
public enum RatioWeight: Sendable, Hashable {
  /// One.
  case count
  /// Its length in metres; for lines.
  case length
  /// Its area in m², as drawn: where two features overlap, each counts. For polygons.
  case area
  /// The number in a property, such as residents; 0 or more.
  case field(String)
}

/// Which features of a ratio pass.
public enum RatioTest: Sendable, Hashable {
  /// Those that satisfy a condition of the filter language.
  case condition(String)
  /// Those that keep the limit that applies to them: that of the first row whose condition holds. At least one row.
  case limits([RatioLimit])
  /// Those that reach a grade.
  case grades(GradeScale)
  /// Those that hold facilities of every category, or have them near.
  case holds(RatioContents)
}

/// What a feature of a ratio is to hold or to have near: a facility of every category.
public struct RatioContents: Sendable, Hashable {
  /// The layer of facilities, told apart by their kind.
  public var supply: LayerSelection
  /// What is to be there, in the standard's order; `within` is the greatest distance from the feature in metres, 0 for a
  /// facility that must lie in it.
  public var categories: [LifeCircleCategory]

  /// Facilities of every category.
  public init(supply: LayerSelection, categories: [LifeCircleCategory]) {
    self.supply = supply
    self.categories = categories
  }

  /// The layers of the facilities, and their parts.
  public var selections: [LayerSelection] { [supply] + categories.compactMap(\.supply) }
}

/// A limit, and what it applies to.
public struct RatioLimit: Sendable, Hashable {
  /// What it applies to, in the filter language; nil applies to all that no row before applies to.
  public var condition: String?
  /// The property with the measured value.
  public var field: String
  /// What the value must keep.
  public var bound: NumberBound

  /// A limit.
  public init(condition: String? = nil, field: String, bound: NumberBound) {
    self.condition = condition
    self.field = field
    self.bound = bound
  }
}

/// What a number must keep.
public enum NumberBound: Sendable, Hashable {
  /// number >= bound
  case atLeast(Double)
  /// number > bound
  case moreThan(Double)
  /// number <= bound
  case atMost(Double)
  /// number < bound
  case lessThan(Double)

  /// Whether a number keeps it. Exact.
  public func admits(_ number: Double) -> Bool {
    switch self {
    case .atLeast(let bound): number >= bound
    case .moreThan(let bound): number > bound
    case .atMost(let bound): number <= bound
    case .lessThan(let bound): number < bound
    }
  }

  /// The bound itself, in the unit of the number.
  public var number: Double {
    switch self {
    case .atLeast(let bound), .moreThan(let bound), .atMost(let bound), .lessThan(let bound): bound
    }
  }

  /// Its word in YAML and JSON: `at_least`, `more_than`, `at_most` or `less_than`.
  public var word: String {
    switch self {
    case .atLeast: "at_least"
    case .moreThan: "more_than"
    case .atMost: "at_most"
    case .lessThan: "less_than"
    }
  }
}
