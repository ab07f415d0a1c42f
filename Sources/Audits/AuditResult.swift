// Everything an audit found: what the reports render and nothing else.

public import Layers
public import Measures
public import Planar
public import Standards

/// What an indicator comes to in one place.
public enum Verdict: String, Sendable, Hashable, CaseIterable {
  /// The target is met.
  case met
  /// The target is missed.
  case short
  /// Data or target is missing; never confused with short.
  case unknown
}

/// A value of an indicator's detail: an ordered tree that becomes JSON.
public indirect enum DetailValue: Sendable, Hashable {
  case null
  case boolean(Bool)
  case integer(Int)
  case number(Double)
  case text(String)
  case list([DetailValue])
  case object([DetailEntry])
}

/// A named value of a detail object.
public struct DetailEntry: Sendable, Hashable {
  /// The name, in `snake_case` with its unit where it has one, such as `uncovered_m2`.
  public var key: String
  /// The value.
  public var value: DetailValue

  /// A named value.
  public init(_ key: String, _ value: DetailValue) {
    self.key = key
    self.value = value
  }
}

/// What is missing, in plain units.
public struct Shortfall: Sendable, Hashable {
  /// How much is missing to meet the target, or too much for one that is a maximum; at least 0, and 0 only where a
  /// strict target is hit exactly.
  public var value: Double
  /// In which unit: m², residents, facilities, …
  public var unit: MeasureUnit

  /// A shortfall.
  public init(value: Double, unit: MeasureUnit) {
    self.value = value
    self.unit = unit
  }
}

/// An indicator's value in one district, or in the whole city.
public struct PlaceResult: Sendable, Hashable {
  /// The district's id; nil for the city.
  public var districtID: String?
  /// The district's name; the city's name for the city.
  public var name: String
  /// numerator / denominator; nil when unknown.
  public var value: Double?
  /// The numerator, in `IndicatorResult.numeratorUnit`; nil when unknown.
  public var numerator: Double?
  /// The denominator, in `IndicatorResult.denominatorUnit`; nil when unknown.
  public var denominator: Double?
  /// Whether the target is met.
  public var verdict: Verdict
  /// Why the verdict is unknown, or what limits the value; nil when there is nothing to say.
  public var reason: LocalizedText?
  /// What is missing to meet the target; nil when it is met or unknown.
  public var shortfall: Shortfall?
  /// More numbers of this place, in a stable order.
  public var detail: [DetailEntry]

  /// A result for a place.
  public init(
    districtID: String?, name: String, value: Double? = nil, numerator: Double? = nil,
    denominator: Double? = nil, verdict: Verdict = .unknown, reason: LocalizedText? = nil,
    shortfall: Shortfall? = nil, detail: [DetailEntry] = []
  ) {
    self.districtID = districtID
    self.name = name
    self.value = value
    self.numerator = numerator
    self.denominator = denominator
    self.verdict = verdict
    self.reason = reason
    self.shortfall = shortfall
    self.detail = detail
  }
}

/// A part of the demand that no supply reaches.
public struct Patch: Sendable, Hashable {
  /// The district it lies in, by its place in `AuditResult.districts`.
  public var district: Int
  /// Its feature in `IndicatorResult.patchGeometries`.
  public var geometry: Int
  /// Its area in m²; nil for a demand of points.
  public var area: Double?
  /// The people in it; nil where nobody knows.
  public var residents: Double?
  /// A place in it: its centroid, in the working CRS.
  public var centroid: PlanarPoint
  /// The same place in degrees.
  public var location: GeographicPoint
  /// The distance from its centroid to the nearest supply that counts, in metres; nil without any supply.
  public var distanceToSupply: Double?
  /// The name or id of that supply feature.
  public var nearestSupply: String?

  /// A patch.
  public init(
    district: Int, geometry: Int, area: Double?, residents: Double?, centroid: PlanarPoint,
    location: GeographicPoint, distanceToSupply: Double?, nearestSupply: String?
  ) {
    self.district = district
    self.geometry = geometry
    self.area = area
    self.residents = residents
    self.centroid = centroid
    self.location = location
    self.distanceToSupply = distanceToSupply
    self.nearestSupply = nearestSupply
  }
}

/// A supply feature as an indicator saw it.
public struct SupplyFeature: Sendable, Hashable {
  /// The layer it is in.
  public var layer: String
  /// Its feature in `AuditResult.layers[layer]`.
  public var feature: Int
  /// Whether it counts.
  public var isCounted: Bool
  /// Why it does not count; nil when it does.
  public var reason: LocalizedText?

  /// A supply feature, counted or not.
  public init(layer: String, feature: Int, isCounted: Bool, reason: LocalizedText? = nil) {
    self.layer = layer
    self.feature = feature
    self.isCounted = isCounted
    self.reason = reason
  }
}

/// What an audit found for one indicator.
public struct IndicatorResult: Sendable {
  /// The indicator with its parameters, target and source, overrides applied.
  public var indicator: Indicator
  /// The value's unit.
  public var unit: MeasureUnit
  /// The numerator's unit.
  public var numeratorUnit: MeasureUnit
  /// The denominator's unit.
  public var denominatorUnit: MeasureUnit
  /// The whole city.
  public var city: PlaceResult
  /// Each district, in the order of `AuditResult.districts`.
  public var districts: [PlaceResult]
  /// More about how it was computed, in a stable order.
  public var detail: [DetailEntry]
  /// What no supply reaches, largest first.
  public var patches: [Patch]
  /// The outlines of the patches, in the working CRS.
  public var patchGeometries: PlanarGeometries
  /// The supply, counted or not.
  public var supply: [SupplyFeature]

  /// A result.
  public init(
    indicator: Indicator, unit: MeasureUnit, numeratorUnit: MeasureUnit, denominatorUnit: MeasureUnit,
    city: PlaceResult, districts: [PlaceResult], detail: [DetailEntry] = [], patches: [Patch] = [],
    patchGeometries: PlanarGeometries = PlanarGeometries(), supply: [SupplyFeature] = []
  ) {
    self.indicator = indicator
    self.unit = unit
    self.numeratorUnit = numeratorUnit
    self.denominatorUnit = denominatorUnit
    self.city = city
    self.districts = districts
    self.detail = detail
    self.patches = patches
    self.patchGeometries = patchGeometries
    self.supply = supply
  }
}

/// A numbered statement with its evidence, worst first.
public struct Finding: Sendable, Hashable {
  /// What kind of statement it is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A district misses a target.
    case shortfall
    /// A part of the demand that no supply reaches.
    case uncoveredPatch = "uncovered-patch"
    /// A place where the verdict could not be given.
    case unknown
    /// An input that makes a number doubtful.
    case doubtfulInput = "doubtful-input"
  }
  /// The number, from 1.
  public var number: Int
  /// What kind of statement it is.
  public var kind: Kind
  /// The indicator concerned.
  public var indicatorID: String?
  /// The district concerned.
  public var districtID: String?
  /// The district's name.
  public var districtName: String?
  /// The statement.
  public var statement: LocalizedText
  /// Where, in degrees.
  public var location: GeographicPoint?
  /// An area in m².
  public var area: Double?
  /// People concerned.
  public var residents: Double?
  /// The distance to the nearest supply in metres.
  public var distanceToSupply: Double?
  /// What is missing.
  public var shortfall: Shortfall?

  /// A finding.
  public init(
    number: Int, kind: Kind, indicatorID: String? = nil, districtID: String? = nil,
    districtName: String? = nil, statement: LocalizedText, location: GeographicPoint? = nil,
    area: Double? = nil, residents: Double? = nil, distanceToSupply: Double? = nil,
    shortfall: Shortfall? = nil
  ) {
    self.number = number
    self.kind = kind
    self.indicatorID = indicatorID
    self.districtID = districtID
    self.districtName = districtName
    self.statement = statement
    self.location = location
    self.area = area
    self.residents = residents
    self.distanceToSupply = distanceToSupply
    self.shortfall = shortfall
  }
}

/// A sum that must come out: covered + uncovered = total; districts + outside = whole.
public struct Balance: Sendable, Hashable {
  /// What is balanced, such as `park-coverage: covered + uncovered = total`.
  public var name: String
  /// The sum of the parts.
  public var parts: Double
  /// What they must add up to.
  public var whole: Double
  /// Whether they do, to a billionth of the whole.
  public var holds: Bool { abs(parts - whole) <= 1e-9 * max(1, abs(whole)) }

  /// A balance.
  public init(name: String, parts: Double, whole: Double) {
    self.name = name
    self.parts = parts
    self.whole = whole
  }
}

/// A district as the audit knows it.
public struct DistrictSummary: Sendable, Hashable {
  /// Its id.
  public var id: String
  /// Its name.
  public var name: String
  /// Its area in m².
  public var area: Double
  /// Its residents; nil where nobody knows.
  public var residents: Double?
  /// Its households; nil where nobody knows.
  public var households: Double?

  /// A district.
  public init(id: String, name: String, area: Double, residents: Double?, households: Double?) {
    self.id = id
    self.name = name
    self.area = area
    self.residents = residents
    self.households = households
  }
}

/// The versions of everything that computed.
public struct ToolVersions: Sendable, Hashable {
  /// CityCheck's version.
  public var citycheck: String
  /// GEOS's version.
  public var geos: String
  /// PROJ's version.
  public var proj: String
  /// simdjson's version.
  public var simdjson: String

  /// Versions.
  public init(citycheck: String, geos: String, proj: String, simdjson: String) {
    self.citycheck = citycheck
    self.geos = geos
    self.proj = proj
    self.simdjson = simdjson
  }
}

/// Everything an audit found.
public struct AuditResult: Sendable {
  /// The city's name.
  public var city: String
  /// The standard's id.
  public var standardID: String
  /// The standard's title.
  public var standardTitle: LocalizedText
  /// The plane it was measured in.
  public var crs: WorkingCRS
  /// What computed it.
  public var tool: ToolVersions
  /// Where the layers came from, in the order of the audit file.
  public var inputs: [Provenance]
  /// The districts, in ascending order of their ids.
  public var districts: [DistrictSummary]
  /// The districts' outlines, in the working CRS, in the same order.
  public var districtGeometries: PlanarGeometries
  /// The layers that were read, by name, for maps.
  public var layers: [String: Layer]
  /// The indicators, in the standard's order.
  public var indicators: [IndicatorResult]
  /// What is to be said, worst first, numbered from 1.
  public var findings: [Finding]
  /// What is wrong with the data.
  public var problems: [LayerProblem]
  /// The sums that were checked.
  public var balances: [Balance]

  /// A result.
  public init(
    city: String, standardID: String, standardTitle: LocalizedText, crs: WorkingCRS, tool: ToolVersions,
    inputs: [Provenance], districts: [DistrictSummary], districtGeometries: PlanarGeometries,
    layers: [String: Layer], indicators: [IndicatorResult], findings: [Finding],
    problems: [LayerProblem], balances: [Balance]
  ) {
    self.city = city
    self.standardID = standardID
    self.standardTitle = standardTitle
    self.crs = crs
    self.tool = tool
    self.inputs = inputs
    self.districts = districts
    self.districtGeometries = districtGeometries
    self.layers = layers
    self.indicators = indicators
    self.findings = findings
    self.problems = problems
    self.balances = balances
  }

  /// The result of an indicator.
  public subscript(indicator id: String) -> IndicatorResult? {
    indicators.first { $0.indicator.id == id }
  }
}
