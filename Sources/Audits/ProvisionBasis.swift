// What an amount is divided by, district by district, and why it may be unknown.

internal import Layers
internal import Measures
internal import Planar
internal import Standards

/// The base of a provision.
struct ProvisionBasis {
  /// What it is, for the record.
  var name: String
  /// The base of each district; nil where nobody knows.
  var perDistrict: [Double?]
  /// The districts' names, for reasons.
  var districtNames: [String]
  /// What is missing where it is unknown, in both languages.
  var what: LocalizedText

  /// Why a base is missing altogether.
  struct Missing: Error {
    var reason: LocalizedText
  }

  /// The base of a district, or of the city for nil; 0 when unknown.
  func value(_ district: Int?) -> Double {
    if let district { return perDistrict[district] ?? 0 }
    return perDistrict.reduce(into: ExactSum()) { $0.add($1 ?? 0) }.value
  }

  /// Why the base of a district, or of the city for nil, is unknown; nil when it is known.
  ///
  /// The city's is unknown as soon as one district's is: an amount of all over the base of some would flatter it.
  func unknownReason(_ district: Int?) -> LocalizedText? {
    if let district {
      return perDistrict[district] == nil
        ? LocalizedText(
          en: "the district's \(what.en) are not known", zh: "该区\(what.zh)未知") : nil
    }
    let unknown = perDistrict.indices.filter { perDistrict[$0] == nil }.map { districtNames[$0] }
    guard !unknown.isEmpty else { return nil }
    return LocalizedText(
      en: "the \(what.en) of \(unknown.joined(separator: ", ")) are not known",
      zh: "\(unknown.joined(separator: "、"))的\(what.zh)未知")
  }

  /// Why there is no value when the base is 0.
  var emptyReason: LocalizedText {
    LocalizedText(en: "there are no \(what.en) here", zh: "此处没有\(what.zh)")
  }
}

extension AuditRun {
  /// The base of a provision, or why there is none.
  func basis(_ definition: ProvisionDefinition) throws -> Result<ProvisionBasis, ProvisionBasis.Missing> {
    let districts = city.districts
    let names = city.summaries.map(\.name)
    func basis(_ name: String, _ what: LocalizedText, _ numbers: [Double?], by divisor: Double)
      -> Result<ProvisionBasis, ProvisionBasis.Missing>
    {
      .success(
        ProvisionBasis(
          name: name, perDistrict: numbers.map { $0.map { $0 / divisor } }, districtNames: names, what: what))
    }
    let people = LocalizedText(en: "residents", zh: "居民数")
    switch definition.per {
    case .resident: return basis("residents of the districts", people, districts.residents, by: 1)
    case .tenThousandResidents:
      return basis("residents of the districts", people, districts.residents, by: 10_000)
    case .hundredHouseholds:
      return basis(
        "households of the districts", LocalizedText(en: "households", zh: "户数"), districts.households,
        by: 100)
    case .field(let name):
      return basis(
        "'\(name)' of the districts", LocalizedText(en: "'\(name)'", zh: "“\(name)”"),
        districts.fields[name] ?? Array(repeating: nil, count: districts.count), by: 1)
    case .squareKilometre:
      guard let land = definition.land else {
        return basis(
          "area of the districts", LocalizedText(en: "square metres", zh: "面积"),
          districts.areas.map { $0 }, by: 1_000_000)
      }
      guard let selected = select(land) else { return .failure(.init(reason: noLayer(land.layer))) }
      // As a demand its land has been cut at the borders already, overlaps counted once.
      let known = demands[land].flatMap { $0.form == .land ? $0.land : nil }
      let sums =
        try known ?? Provision.landSums(selected.geometries, districts: districts, threads: threads)
      return basis(
        "land of the layer '\(land.layer)'",
        LocalizedText(en: "areas of '\(land.layer)'", zh: "“\(land.layer)”面积"),
        sums.districts.map(\.value), by: 1_000_000)
    }
  }
}
