// What makes an indicator's number less than the whole truth: demand nobody knows the weight of, features that had to
// be skipped, people who could not be placed. Up to one in a hundred is a remark, more leaves the verdict unknown.

internal import Layers
internal import Measures
internal import Planar
internal import Standards

/// The pieces of a demand whose weight nobody knows, by district.
struct UnknownWeights {
  private var unknown: DistrictSums
  private var all: DistrictSums
  private var unknownSize: DistrictSums
  private var size: DistrictSums

  init(unknown: DistrictSums, all: DistrictSums, unknownSize: DistrictSums, size: DistrictSums) {
    self.unknown = unknown
    self.all = all
    self.unknownSize = unknownSize
    self.size = size
  }

  init(_ weights: DemandWeights, of demand: Demand, districtCount: Int) {
    let none = DistrictSums(districtCount: districtCount)
    (unknown, all, unknownSize, size) = (none, none, none, none)
    for piece in 0..<demand.count {
      let district = Int(demand.districts[piece])
      // A tower weighs more than a shed, also where nobody knows how much.
      let extent = demand.areas[piece] > 0 ? demand.areas[piece] : 1
      all.add(1, to: district)
      size.add(extent, to: district)
      guard weights.perPiece[piece].isNaN else { continue }
      unknown.add(1, to: district)
      unknownSize.add(extent, to: district)
    }
  }

  /// How many pieces of a district, or of the city for nil, have no known weight.
  func count(_ district: Int?) -> Int { Int(unknown.value(district)) }
  /// How many pieces there are.
  func total(_ district: Int?) -> Int { Int(all.value(district)) }

  /// Their share of the pieces, or of the land they stand on, whichever is greater.
  func share(_ district: Int?) -> Double {
    guard all.value(district) > 0 else { return 0 }
    return max(
      unknown.value(district) / all.value(district), unknownSize.value(district) / size.value(district))
  }
}

extension AuditRun {
  /// The share up to which something missing is a remark; beyond it no verdict is given.
  static var tolerableShare: Double { 0.01 }

  /// What is doubtful about a demand in a district, or in the city for nil.
  func doubt(
    about placed: PlacedDemand, _ unknown: UnknownWeights, weight: DemandWeight, district: Int?
  ) -> Doubt? {
    Doubt.all(
      unknownWeights(placed, unknown, weight, district), skippedDemand(placed),
      weight == .residents ? notPlaced(placed, district) : nil, district == nil ? skippedDistricts : nil)
  }

  /// What is doubtful about a supply: features that had to be skipped can only add to it.
  func doubt(about supply: SelectedLayer) -> Doubt? {
    guard let skipped = supply.layer.provenance.intolerablySkipped else { return nil }
    return Doubt(bound: .lower, reason: Self.skipped(skipped, supply.layer.name))
  }

  /// What is doubtful about facilities that are held against each other: those that had to be skipped may stand anywhere,
  /// near a neighbour or far from all, and those that stand apart may be near to them.
  func doubt(
    aboutNeighbours supply: SelectedLayer, near: Double, of total: Double, target: Target?
  ) -> Doubt? {
    guard let skipped = supply.layer.provenance.intolerablySkipped else { return nil }
    let all = total + Double(skipped)
    // Where none of all is near and where all of all are, the verdict may be the same.
    let isProved = target.map { $0.isMet(by: near, of: all) == $0.isMet(by: all, of: all) } ?? true
    return Doubt(bound: isProved ? .near : .open, reason: Self.skipped(skipped, supply.layer.name))
  }

  /// Districts that could not be used are missing from the city.
  var skippedDistricts: Doubt? {
    guard let layer = city.inputs.first(where: { $0.layer == Plan.districts }), layer.skipped > 0 else {
      return nil
    }
    return Doubt(bound: .open, reason: Self.skipped(layer.skipped, Plan.districts))
  }

  private func unknownWeights(
    _ placed: PlacedDemand, _ unknown: UnknownWeights, _ weight: DemandWeight, _ district: Int?
  ) -> Doubt? {
    let count = unknown.count(district)
    guard count > 0 else { return nil }
    let layer = placed.layer
    let total = unknown.total(district)
    return Doubt(
      bound: .near,
      reason: LocalizedText(
        en: """
          \(HumanNumber.decimal(Double(count), digits: 0)) of \(HumanNumber.text(Double(total), .features)) of \
          '\(layer)' \(count == 1 ? "has no known \(weight.rawValue) and is" : "have no known \(weight.rawValue) and are") \
          left out
          """,
        zh: "图层“\(layer)”的 \(total) 个要素中有 \(count) 个缺少 \(weight.rawValue) 数值，未计入"),
      keepsValue: unknown.share(district) <= Self.tolerableShare)
  }

  private func skippedDemand(_ placed: PlacedDemand) -> Doubt? {
    placed.provenance.intolerablySkipped.map { Doubt(bound: .open, reason: Self.skipped($0, placed.layer)) }
  }

  private func notPlaced(_ placed: PlacedDemand, _ district: Int?) -> Doubt? {
    let lost = placed.notPlaced.value(district)
    guard lost > Self.tolerableShare * (lost + placed.people.value(district)) else { return nil }
    let layer = placed.layer
    return Doubt(
      bound: .open,
      reason: LocalizedText(
        en: "\(HumanNumber.text(lost, .residents)) live where '\(layer)' has nothing and are left out",
        zh: "有 \(HumanNumber.chinese(lost, .residents)) 所在之处“\(layer)”没有要素，未计入"))
  }

  /// What is doubtful about a layer whose features are themselves counted: those skipped may have passed or not.
  func doubt(aboutSamples layer: Layer) -> Doubt? {
    layer.provenance.intolerablySkipped.map { Doubt(bound: .open, reason: Self.skipped($0, layer.name)) }
  }

  private static func skipped(_ count: Int, _ layer: String) -> LocalizedText {
    LocalizedText(
      en: "\(count) features of '\(layer)' could not be used, see the problems",
      zh: "图层“\(layer)”有 \(count) 个要素无法使用，见数据问题")
  }
}

extension Provenance {
  /// How many features were skipped, where they are more than one in a hundred; nil otherwise.
  fileprivate var intolerablySkipped: Int? {
    Double(skipped) > AuditRun.tolerableShare * Double(used + skipped) ? skipped : nil
  }
}
