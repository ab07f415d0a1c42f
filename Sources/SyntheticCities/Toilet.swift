// Public toilets in parks and along streets near homes, and those of shops and offices that joined the
// alliance.

/// A public toilet.
struct Toilet: Sendable {
  var name: BilingualName
  /// 一类, 二类, 三类.
  var grade: Int
  var isOpenAllNight: Bool
  var isAlliance: Bool
  var point: GroundPoint
  var district: Int

  private static let hosts = [
    ("邮政网点", "Post Office"), ("加油站", "Filling Station"), ("银行网点", "Bank Branch"), ("商场", "Shopping Mall"),
    ("政务服务点", "Service Point"), ("药店", "Pharmacy"), ("酒店", "Hotel"),
  ]

  /// The toilets of all districts; `homes` is each district's residential land in km².
  static func all(
    parks: [Park], parcels: [Parcel], districts: [DistrictPlan], homes: [Double], names: inout NameBook,
    random: inout RandomSource
  ) -> [Toilet] {
    var toilets: [Toilet] = []
    for (district, plan) in districts.enumerated() {
      let wanted = Int((plan.toiletDensity * homes[district]).rounded())
      var own: [Toilet] = []
      for park in parks where park.district == district && park.area > 12_000 && own.count * 4 < wanted {
        let edge = random.whole(0, park.ring.points.count - 1)
        let inside = (park.ring.points[edge] + park.ring.following(edge)) * 0.5
        own.append(
          Toilet(
            name: BilingualName(chinese: park.name.chinese + "公厕", english: park.name.english + " Toilet"),
            grade: random.whole(1, 2), isOpenAllNight: random.chance(0.3), isAlliance: false,
            point: inside + (park.ring.centroid - inside) * 0.12, district: district))
      }
      let candidates = random.shuffled(parcels.indices.filter { parcels[$0].district == district })
      // Wide apart first; closer where that does not give enough.
      for spacing in [520.0, 330, 190, 90] {
        for index in candidates where own.count < wanted {
          let ring = parcels[index].ring
          let side = random.whole(0, ring.points.count - 1)
          let (a, b) = (ring.points[side], ring.following(side))
          let out = (b - a).unit.left * -3
          let point = a + (b - a) * random.between(0.2, 0.8) + out
          if own.contains(where: { $0.point.distance(to: point) < spacing }) { continue }
          own.append(street(at: point, district: district, names: &names, random: &random))
        }
      }
      toilets += own
    }
    return toilets
  }

  private static func street(
    at point: GroundPoint, district: Int, names: inout NameBook, random: inout RandomSource
  ) -> Toilet {
    let isAlliance = random.chance(0.27)
    let host = random.pick(hosts)
    let name = names.name(
      isAlliance
        ? [(host.0 + "联盟公厕", host.1 + " Alliance Toilet")]
        : [("公厕", "Public Toilet"), ("公共厕所", "Public Convenience")],
      random: &random)
    return Toilet(
      name: name, grade: isAlliance ? 3 : random.pick([1, 2, 2, 2, 3]),
      isOpenAllNight: !isAlliance && random.chance(0.55), isAlliance: isAlliance, point: point,
      district: district)
  }
}
