// What an amount is divided by, district by district, and why it may be unknown.

internal import Layers
internal import Measures
internal import Planar
internal import Standards

/// The base of a provision.
struct ProvisionBasis {
  /// What it is, for the record.
  var name: String
  /// The base of each district, before it is divided; nil where nobody knows.
  var perDistrict: [Double?]
  /// What the sum is divided by, such as 10 000 for 10 000 residents: the sum and not its terms, of which each would be
  /// rounded by itself.
  var divisor = 1.0
  /// The districts' names, for reasons.
  var districtNames: [String]
  /// What is missing where it is unknown, in both languages.
  var what: LocalizedText

  /// Why a base is missing altogether.
  struct Missing: Error {
    var reason: LocalizedText
  }

  /// The base of the city where it is not the sum of the districts'.
  var whole: Double?

  /// The base of a district, or of the city for nil; 0 when unknown.
  func value(_ district: Int?) -> Double {
    if let district { return (perDistrict[district] ?? 0) / divisor }
    if let whole { return whole }
    return perDistrict.reduce(into: ExactSum()) { $0.add($1 ?? 0) }.value / divisor
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
  ///
  /// - Parameters:
  ///   - supply: What is provided.
  ///   - outcome: How much of it counts.
  func basis(
    _ definition: ProvisionDefinition, of supply: SelectedLayer, _ outcome: ProvisionOutcome
  ) throws -> Result<ProvisionBasis, ProvisionBasis.Missing> {
    let districts = city.districts
    let names = city.summaries.map(\.name)
    func basis(_ name: String, _ what: LocalizedText, _ numbers: [Double?], by divisor: Double)
      -> Result<ProvisionBasis, ProvisionBasis.Missing>
    {
      .success(
        ProvisionBasis(
          name: name, perDistrict: numbers, divisor: divisor, districtNames: names, what: what))
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
    case .district:
      var one = ProvisionBasis(
        name: "nothing", perDistrict: Array(repeating: 1, count: districts.count), districtNames: names,
        what: LocalizedText(en: "districts", zh: "行政区"))
      one.whole = 1
      return .success(one)
    case .feature:
      var counted = ProvisionBasis(
        name: "features of '\(supply.layer.name)' that count",
        perDistrict: outcome.counted.districts.map(\.value), districtNames: names,
        what: LocalizedText(en: "features of '\(supply.layer.name)'", zh: "图层“\(supply.layer.name)”的要素"))
      counted.whole = outcome.counted.whole.value - outcome.counted.outside.value
      return .success(counted)
    case .supply(let field):
      let numbers = numbers(field, of: supply).enumerated().map { outcome.isCounted[$0] ? $1 : 0 }
      let sums = try Provision.sum(
        of: numbers, over: supply.geometries, districts: districts, minArea: 0, threads: threads)
      guard sums.unknown.whole.value == 0 else {
        return .failure(
          .init(
            reason: LocalizedText(
              en: "\(Int(sums.unknown.whole.value)) features of '\(supply.layer.name)' have no '\(field)'",
              zh: "图层“\(supply.layer.name)”有 \(Int(sums.unknown.whole.value)) 个要素缺少“\(field)”")))
      }
      return basis(
        "'\(field)' of '\(supply.layer.name)'", LocalizedText(en: "'\(field)'", zh: "“\(field)”"),
        sums.amount.districts.map(\.value), by: 1)
    case .squareKilometre, .squareMetre:
      let divisor = definition.per == .squareMetre ? 1.0 : 1_000_000
      guard let land = definition.land else {
        return basis(
          "area of the districts", LocalizedText(en: "square metres", zh: "面积"),
          districts.areas.map { $0 }, by: divisor)
      }
      guard let selected = select(land) else { return .failure(.init(reason: noLayer(land.layer))) }
      // As a demand its land has been cut at the borders already, overlaps counted once.
      let known = demands[land].flatMap { $0.form == .land ? $0.land : nil }
      let sums =
        try known ?? Provision.landSums(selected.geometries, districts: districts, threads: threads)
      return basis(
        "land of the layer '\(land.layer)'",
        LocalizedText(en: "areas of '\(land.layer)'", zh: "“\(land.layer)”面积"),
        sums.districts.map(\.value), by: divisor)
    }
  }
}
