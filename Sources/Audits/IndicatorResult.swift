// What an audit found for one indicator, with the evidence on the map.

public import Measures
public import Planar
public import Standards

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
  /// The side of the squares by which uncovered places were gathered into patches, in metres; nil where none was.
  public var patchSquareSide: Double?
  /// The supply, counted or not.
  public var supply: [SupplyFeature]

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
  /// A place in it, its centroid where that lies inside, in the working CRS.
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
