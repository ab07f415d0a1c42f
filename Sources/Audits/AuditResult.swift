// Everything an audit found: what the reports render and nothing else.

public import Layers
public import Planar
public import Standards

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

  /// Versions.
  public init(citycheck: String, geos: String, proj: String) {
    self.citycheck = citycheck
    self.geos = geos
    self.proj = proj
  }
}

/// A standard as results name it.
public struct StandardSummary: Sendable, Hashable {
  /// Its id.
  public var id: String
  /// Its title.
  public var title: LocalizedText

  /// A standard.
  public init(id: String, title: LocalizedText) {
    self.id = id
    self.title = title
  }
}

/// Everything an audit found.
public struct AuditResult: Sendable {
  /// The city's name.
  public var city: String
  /// The standard's id, that of the first where there are several.
  public var standardID: String
  /// The standard's title, that of the first where there are several.
  public var standardTitle: LocalizedText
  /// The standards after the first, in the order of the audit file.
  public var furtherStandards: [StandardSummary] = []
  /// The plane it was measured in.
  public var crs: WorkingCRS
  /// The projection into it, fitted over the districts; nil where only PROJ's is at hand.
  public var fit: FittedProjection?
  /// The plane that the city has by itself, where it was measured in that of another audit; else nil.
  var ownCRS: WorkingCRS?
  /// What computed it.
  public var tool: ToolVersions
  /// Where the layers came from, in the order of the audit file.
  public var inputs: [Provenance]
  /// The districts, in ascending order of their ids.
  public var districts: [DistrictSummary]
  /// The districts' outlines, in the working CRS, in the same order.
  public var districtGeometries: PlanarGeometries
  /// The layers that supply is of, by name, for maps.
  public var layers: [String: Layer]
  /// When the data are of, as the audit file says it; nil where it does not.
  public var date: String?
  /// The streets for the back of maps, in the working CRS; nothing is measured by them. Empty where none were read.
  public var streets = PlanarGeometries()
  /// The property with the name of each feature, by layer.
  public var nameFields: [String: String] = [:]
  /// The indicators, standard by standard, in their order; ids are unique: an id that several standards have is
  /// `STANDARD.ID` in all but the first of them.
  public var indicators: [IndicatorResult]
  /// What is to be said, worst first, numbered from 1.
  public var findings: [Finding]
  /// What is wrong with the data.
  public var problems: [LayerProblem]
  /// The sums that were checked.
  public var balances: [Balance]

  /// A result.
  public init(
    city: String, standardID: String, standardTitle: LocalizedText, crs: WorkingCRS,
    fit: FittedProjection? = nil, tool: ToolVersions,
    inputs: [Provenance], districts: [DistrictSummary], districtGeometries: PlanarGeometries,
    layers: [String: Layer], indicators: [IndicatorResult], findings: [Finding],
    problems: [LayerProblem], balances: [Balance]
  ) {
    self.city = city
    self.standardID = standardID
    self.standardTitle = standardTitle
    self.crs = crs
    self.fit = fit
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

  /// The name of a feature of one of ``layers``; nil where it has none.
  public func name(of feature: Int, in layer: String) -> String? {
    guard let found = layers[layer], feature < found.count else { return nil }
    return found.columns[nameFields[layer] ?? "name"]?.text(feature).flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The result of an indicator.
  public subscript(indicator id: String) -> IndicatorResult? {
    indicators.first { $0.indicator.id == id }
  }

  /// All standards, in the order of the audit file; at least one.
  public var standards: [StandardSummary] {
    [StandardSummary(id: standardID, title: standardTitle)] + furtherStandards
  }

  /// The standard that an indicator is of.
  public func standard(of indicator: IndicatorResult) -> StandardSummary {
    let all = standards
    return all.first { $0.id == indicator.standardID } ?? all[0]
  }

  /// The indicators of a standard, in its order.
  public func indicators(of standard: StandardSummary) -> [IndicatorResult] {
    indicators.filter { self.standard(of: $0).id == standard.id }
  }
}
