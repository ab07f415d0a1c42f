// What an audit found for one indicator, with the evidence on the map.

public import Measures
public import Planar
public import Standards

/// What an audit found for one indicator.
public struct IndicatorResult: Sendable {
  /// The indicator with its parameters, target and source, overrides applied.
  public var indicator: Indicator
  /// The id of the standard that it is of; nil for the only one.
  public var standardID: String?
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
  /// What no supply reaches, largest first; of a coverage whose target wants little within reach, what is within reach.
  public var patches: [Patch]
  /// The outlines of the patches, in the working CRS.
  public var patchGeometries: PlanarGeometries
  /// The side of the squares by which places were gathered into patches, in metres; nil where none was.
  public var patchSquareSide: Double?
  /// The supply, counted or not; of a ratio its features, with what each answers.
  public var supply: [SupplyFeature]
  /// Of a ratio the features that keep it from its target, the heaviest first: at most ten of them.
  public var wanting: [WantingFeature] = []
  /// Of a reported value the files that prove it.
  public var evidence: [EvidenceFile] = []
  /// What is near in a straight line and far on foot; nil where not both were asked for.
  public var severance: Severance?
  /// The streets within reach or not, or in gaps; nil unless ``AuditOptions/streets`` asked for them and the indicator
  /// walks.
  public var streets: StreetEvidence?
  /// The share within every distance up to 2 km, in each way, the deciding one first; empty when nobody asked.
  public var curves: [IndicatorCurve] = []

  /// A result.
  public init(
    indicator: Indicator, unit: MeasureUnit, numeratorUnit: MeasureUnit, denominatorUnit: MeasureUnit,
    city: PlaceResult, districts: [PlaceResult], detail: [DetailEntry] = [], patches: [Patch] = [],
    patchGeometries: PlanarGeometries = PlanarGeometries(), patchSquareSide: Double? = nil,
    supply: [SupplyFeature] = []
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
    self.patchSquareSide = patchSquareSide
    self.supply = supply
  }
}

/// A part of the demand that is at fault: that no supply reaches, or that some reaches where less is wanted.
public struct Patch: Sendable, Hashable {
  /// The district it lies in, by its place in `AuditResult.districts`.
  public var district: Int
  /// Its feature in `IndicatorResult.patchGeometries`.
  public var geometry: Int
  /// Its area in m²; nil for a demand of points.
  public var area: Double?
  /// The people in it; nil where nobody knows.
  public var residents: Double?
  /// A place in it, its centroid where that lies inside, in the working CRS.
  public var centroid: PlanarPoint
  /// The same place in degrees.
  public var location: GeographicPoint
  /// The distance from its centroid to the nearest supply that counts, in metres; nil without any supply.
  public var distanceToSupply: Double?
  /// The name or id of that supply feature.
  public var nearestSupply: String?
  /// What is walked from there to the nearest supply on foot, in metres of level footway; nil where nothing is walked,
  /// and where no way leads to any.
  public var walkToSupply: Double?
  /// The name or id of the supply feature nearest on foot.
  public var nearestOnFoot: String?
  /// Whether that place itself is within walking reach: then it is land of which other parts are not, and the distances
  /// are not those of what is missing.
  public var isReachedInPart = false

  /// How many times as far it is on foot as in a straight line; nil where one of the two is unknown, and beside supply
  /// that is less than a metre away.
  public var detour: Double? {
    guard let walkToSupply, let distanceToSupply, distanceToSupply >= 1 else { return nil }
    return walkToSupply / distanceToSupply
  }

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

/// What is near supply in a straight line and far from it on foot: where crossings, bridges and gates are missing.
public struct Severance: Sendable {
  /// The places, those with most people first. What they know of the ways to supply, they know of one place in each.
  public var patches: [Patch]
  /// Their outlines, in the working CRS.
  public var geometries: PlanarGeometries
  /// The side of the squares by which places were gathered, in metres; nil where none was.
  public var squareSide: Double?

  /// Severed places.
  public init(patches: [Patch], geometries: PlanarGeometries, squareSide: Double?) {
    self.patches = patches
    self.geometries = geometries
    self.squareSide = squareSide
  }
}

/// A supply feature, or a feature of a ratio, as an indicator saw it.
public struct SupplyFeature: Sendable, Hashable {
  /// What became of it.
  public enum Standing: String, Sendable, Hashable, CaseIterable {
    /// It counts; of a ratio, it passes.
    case counted
    /// It does not count; of a ratio, it does not pass.
    case notCounted = "not-counted"
    /// Of a ratio: nobody knows whether it passes.
    case undecided
    /// Of a ratio: it is not asked.
    case leftOut = "left-out"
  }

  /// The layer it is in.
  public var layer: String
  /// Its feature in `AuditResult.layers[layer]`.
  public var feature: Int
  /// What became of it.
  public var standing: Standing
  /// Why it does not count; of a ratio also why it does. nil where there is nothing to say.
  public var reason: LocalizedText?
  /// How large it is, how much it brings, or of a ratio what it weighs, uncut; nil where that does not matter or nobody
  /// knows. Of samples the first of a point stands for it.
  public var amount: Double?
  /// The unit of ``amount``; nil stands for `IndicatorResult.numeratorUnit`.
  public var amountUnit: MeasureUnit?
  /// The life circle's category that it serves in; nil in other measures.
  public var category: String?

  /// Whether it counts, or passes.
  public var isCounted: Bool { standing == .counted }

  /// A supply feature, counted or not.
  public init(
    layer: String, feature: Int, isCounted: Bool, reason: LocalizedText? = nil, amount: Double? = nil,
    amountUnit: MeasureUnit? = nil, category: String? = nil
  ) {
    self.init(
      layer: layer, feature: feature, standing: isCounted ? .counted : .notCounted, reason: reason,
      amount: amount)
    self.amountUnit = amountUnit
    self.category = category
  }

  /// A feature, and what became of it.
  public init(
    layer: String, feature: Int, standing: Standing, reason: LocalizedText? = nil, amount: Double? = nil
  ) {
    self.layer = layer
    self.feature = feature
    self.standing = standing
    self.reason = reason
    self.amount = amount
  }
}

/// A feature that keeps a ratio from its target: one that does not pass, or one that does where less is wanted.
public struct WantingFeature: Sendable, Hashable {
  /// Its name or id, or that of the point that it is a sample of; nil where it has none.
  public var label: String?
  /// The district of its middle, by its place in `AuditResult.districts`.
  public var district: Int
  /// Its middle, in degrees.
  public var location: GeographicPoint
  /// What it weighs, in `IndicatorResult.numeratorUnit`.
  public var amount: Double
  /// Why it passes or does not; nil where the condition alone says it.
  public var reason: LocalizedText?

  /// A feature.
  public init(
    label: String?, district: Int, location: GeographicPoint, amount: Double, reason: LocalizedText?
  ) {
    self.label = label
    self.district = district
    self.location = location
    self.amount = amount
    self.reason = reason
  }
}

extension IndicatorResult {
  /// The same with a verdict for the whole city alone: districts keep their values, and are neither met nor short.
  var judgedForTheCityAlone: IndicatorResult {
    var result = self
    for place in result.districts.indices where result.districts[place].value != nil {
      result.districts[place].verdict = .unknown
      result.districts[place].shortfall = nil
      result.districts[place].reason = LocalizedText(
        en: "judged for the whole city, which it serves wherever it stands", zh: "服务全市，仅对全市作出结论")
    }
    return result
  }
}
