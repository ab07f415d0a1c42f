// Everyday facilities, placed one after the other where the homes nearby do not yet have one.

/// A facility of the life circle.
struct Facility: Sendable {
  enum Kind: String, Sendable, CaseIterable {
    case kindergarten
    case primarySchool = "primary_school"
    case middleSchool = "middle_school"
    case healthCentre = "health_centre"
    case elderlyCare = "elderly_care"
    case market
    case culture
    case sport
    case communityService = "community_service"
    case busStop = "bus_stop"

    /// Metres kept to the next facility of the kind, the chance that a place in need gets one, and name
    /// endings.
    fileprivate var plan: (spacing: Double, care: Double, endings: [(String, String)]) {
      switch self {
      case .kindergarten:
        (430, 0.8, [("幼儿园", "Kindergarten"), ("实验幼儿园", "Experimental Kindergarten")])
      case .primarySchool: (0, 0, [("小学", "Primary School"), ("实验小学", "Experimental Primary School")])
      case .middleSchool: (0, 0, [("中学", "Middle School"), ("初级中学", "Junior Middle School")])
      case .healthCentre: (1400, 0.9, [("社区卫生服务中心", "Community Health Centre"), ("卫生院", "Health Centre")])
      case .elderlyCare: (455, 0.78, [("日间照料中心", "Day Care Centre"), ("颐养院", "Elderly Home")])
      case .market: (800, 0.88, [("农贸市场", "Market"), ("菜市场", "Food Market"), ("生鲜市场", "Fresh Market")])
      case .culture:
        (1150, 0.85, [("文化活动中心", "Cultural Centre"), ("图书馆", "Library"), ("书场", "Storytelling House")])
      case .sport: (700, 0.85, [("健身中心", "Fitness Centre"), ("体育馆", "Sports Hall"), ("球场", "Ball Court")])
      case .communityService:
        (450, 0.9, [("社区党群服务中心", "Community Service Centre"), ("社区服务站", "Community Service Station")])
      case .busStop: (0, 0, [])
      }
    }
  }

  var kind: Kind
  var name: BilingualName
  var point: GroundPoint

  /// Schools on their grounds; everything else but bus stops at the edge of a block of homes.
  ///
  /// - Parameter keepsApart: Whether no two facilities may stand on the very same spot of a side, as a layer without
  ///   any doubtful feature wants it; the sample does without.
  static func all(
    parcels: [Parcel], schools: [(name: BilingualName, block: Block)], keepsApart: Bool = false,
    names: inout NameBook, random: inout RandomSource
  ) -> [Facility] {
    var facilities = schools.map { school in
      Facility(
        kind: school.block.use == .primarySchool ? .primarySchool : .middleSchool, name: school.name,
        point: school.block.centre)
    }
    // Asked for by every kind; a parcel itself is many values to hand around.
    let centres = parcels.map(\.ring.centroid)
    for (order, kind) in Kind.allCases.enumerated() where kind.plan.spacing > 0 {
      let plan = kind.plan
      var placed: [GroundPoint] = []
      for index in random.shuffled(Array(parcels.indices)) {
        let centre = centres[index]
        // Villages share what their town has.
        guard random.chance(parcels[index].isVillage ? 0.08 : plan.care) else { continue }
        let zone = parcels[index].zone
        let least = plan.spacing * (zone == .new ? 1.25 : zone == .old ? 0.85 : 1)
        if placed.contains(where: { $0.distance(to: centre) < least }) { continue }
        let ring = parcels[index].ring
        var side = random.whole(0, ring.points.count - 1)
        var share = random.between(0.15, 0.85)
        if keepsApart {
          side = ring.side(from: side, atLeast: 8)
          // Each kind has its own part of the side.
          share = 0.15 + (0.7 * Double(order) + 0.8 * (share - 0.15)) / Double(Kind.allCases.count)
        }
        let (a, b) = (ring.points[side], ring.following(side))
        let point = a + (b - a) * share
        placed.append(centre)
        facilities.append(
          Facility(kind: kind, name: names.name(plan.endings, random: &random), point: point))
      }
    }
    return facilities
  }

  /// Names for the school blocks.
  static func schools(
    _ blocks: [Block], names: inout NameBook, random: inout RandomSource
  ) -> [(name: BilingualName, block: Block)] {
    var result: [(name: BilingualName, block: Block)] = []
    for block in blocks where block.use == .primarySchool || block.use == .middleSchool {
      let kind = block.use == .primarySchool ? Kind.primarySchool : .middleSchool
      result.append((names.name(kind.plan.endings, random: &random), block))
    }
    return result
  }
}
