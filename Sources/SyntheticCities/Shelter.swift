// Emergency shelters in parks, on squares and on school grounds, until a district has what was planned for
// it.

/// A shelter.
struct Shelter: Sendable {
  /// 紧急, 固定, 中心: by size and by how long people can stay.
  enum Kind: String, Sendable { case emergency, fixed, central }

  var name: BilingualName
  var kind: Kind
  var ring: GroundRing
  var effectiveArea: Int
  var capacity: Int
  var district: Int

  private struct Place {
    var name: BilingualName
    var ring: GroundRing
    var share: ClosedRange<Double>
  }

  /// The shelters of all districts; `residents` by district.
  static func all(
    parks: [Park], schools: [(name: BilingualName, block: Block)], districts: [DistrictPlan],
    residents: [Int], random: inout RandomSource
  ) -> [Shelter] {
    var shelters: [Shelter] = []
    for (district, plan) in districts.enumerated() {
      var places: [Place] = []
      for park in parks where park.district == district && park.area > 1_100 && park.kind != .pocket {
        places.append(Place(name: park.name, ring: park.ring, share: 0.3...0.52))
      }
      for school in schools where school.block.district == district {
        places.append(Place(name: school.name, ring: school.block.ring, share: 0.4...0.62))
      }
      let target = plan.shelterPerResident * Double(residents[district])
      var reached = 0.0
      for place in random.shuffled(places) where reached < target * 0.985 {
        guard let shelter = open(place, district: district, missing: target - reached, random: &random)
        else { continue }
        reached += Double(shelter.effectiveArea)
        shelters.append(shelter)
      }
    }
    return shelters
  }

  private static func open(
    _ place: Place, district: Int, missing: Double, random: inout RandomSource
  ) -> Shelter? {
    guard let ring = (place.ring.inset(by: 6) ?? place.ring.inset(by: 2)) else { return nil }
    let usable = ring.area * random.between(place.share.lowerBound, place.share.upperBound)
    // The last shelter of a district fills what is missing, and no more.
    let effective = Int(min(usable, max(missing, 900)).rounded())
    guard effective >= 500 else { return nil }
    let kind: Kind = effective > 40_000 ? .central : effective > 6_500 ? .fixed : .emergency
    let each = kind == .emergency ? 1.2 : kind == .fixed ? 2.2 : 3.2
    return Shelter(
      name: BilingualName(
        chinese: place.name.chinese + "应急避难场所", english: place.name.english + " Emergency Shelter"),
      kind: kind, ring: ring, effectiveArea: effective, capacity: Int(Double(effective) / each / 10) * 10,
      district: district)
  }
}
