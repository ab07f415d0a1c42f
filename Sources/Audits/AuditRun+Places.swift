// What all measures say alike about a place: unknown for want of a layer, and the frame of a result.

internal import Layers
internal import Measures
internal import Planar
internal import Standards

extension AuditRun {
  /// The place results of an indicator, city first, made by one rule for the city and each district.
  ///
  /// - Parameter make: Fills the result of a district, or of the city for nil.
  func places(_ make: (inout PlaceResult, Int?) -> Void) -> (city: PlaceResult, districts: [PlaceResult]) {
    var whole = PlaceResult(districtID: nil, name: file.city)
    make(&whole, nil)
    let districts = city.summaries.indices.map { district in
      var place = PlaceResult(
        districtID: city.summaries[district].id, name: city.summaries[district].name)
      make(&place, district)
      return place
    }
    return (whole, districts)
  }

  /// A result that is unknown everywhere, for one reason.
  func unknown(
    _ indicator: Indicator, unit: MeasureUnit, numerator: MeasureUnit, denominator: MeasureUnit,
    because reason: LocalizedText
  ) -> IndicatorResult {
    let (whole, districts) = places { place, _ in place.reason = reason }
    return IndicatorResult(
      indicator: indicator, unit: unit, numeratorUnit: numerator, denominatorUnit: denominator,
      city: whole, districts: districts)
  }

  /// The reason for an unknown verdict when a layer is absent.
  func noLayer(_ name: String) -> LocalizedText {
    LocalizedText(
      en: "no layer '\(name)' in the audit file", zh: "审计文件中没有图层“\(name)”")
  }

  /// The reason for an unknown verdict when a layer has nothing to use.
  func nothing(in name: String, where condition: String?) -> LocalizedText {
    let suffix = condition.map { " (\($0))" } ?? ""
    return LocalizedText(
      en: "the layer '\(name)' has no feature that can be used\(suffix)",
      zh: "图层“\(name)”没有可用的要素\(suffix)")
  }

  /// Patches as results carry them.
  ///
  /// - Parameter nearest: The supply nearest to each patch; empty where none is asked for.
  func patches(_ found: [UncoveredPatch], nearest: [(label: String?, distance: Double)?]) -> [Patch] {
    let places = city.fit.unproject(
      x: found.map(\.centroid.x), y: found.map(\.centroid.y), outside: projection)
    return found.indices.map { index in
      let patch = found[index]
      let nearest = nearest.isEmpty ? nil : nearest[index]
      return Patch(
        district: patch.district, geometry: patch.geometry, area: patch.area > 0 ? patch.area : nil,
        residents: patch.residents, centroid: patch.centroid, location: places[index],
        distanceToSupply: nearest?.distance, nearestSupply: nearest?.label)
    }
  }

  /// Patches largest first: by people, else by area; ties by place.
  func ranked(_ patches: [Patch]) -> [Patch] {
    patches.sorted { a, b in
      let peopleOfA = a.residents ?? -1
      let peopleOfB = b.residents ?? -1
      if peopleOfA != peopleOfB { return peopleOfA > peopleOfB }
      let areaOfA = a.area ?? 0
      let areaOfB = b.area ?? 0
      if areaOfA != areaOfB { return areaOfA > areaOfB }
      return (a.centroid.x, a.centroid.y) < (b.centroid.x, b.centroid.y)
    }
  }
}

extension DistrictSums {
  /// The sum of a district, or of the city for nil.
  func value(_ district: Int?) -> Double {
    district.map { districts[$0].value } ?? city.value
  }
}
