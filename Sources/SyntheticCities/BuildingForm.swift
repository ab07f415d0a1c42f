// What is built on a piece of residential land: how long, deep and high, and how far apart.

/// The buildings of one parcel, in metres and levels.
struct BuildingForm: Sendable {
  var length: ClosedRange<Double>
  var depth: Double
  var levels: ClosedRange<Int>
  /// Metres between neighbours in a row.
  var gap: Double
  /// m² of floor that a dwelling takes.
  var dwelling: Double
  /// Whether the outlines are other than plain bars.
  var isShaped = false

  /// The form that suits a parcel.
  ///
  /// - Parameter hasMany: Whether single houses and yards stand beside the long rows of the sample.
  init(of parcel: Parcel, hasMany: Bool, random: inout RandomSource) {
    if hasMany {
      self.init(manyFor: parcel, random: &random)
    } else {
      self.init(of: parcel, random: &random)
    }
  }

  init(length: ClosedRange<Double>, depth: Double, levels: ClosedRange<Int>, gap: Double, dwelling: Double) {
    self.length = length
    self.depth = depth
    self.levels = levels
    self.gap = gap
    self.dwelling = dwelling
  }

  private init(of parcel: Parcel, random: inout RandomSource) {
    self =
      if parcel.isVillage {
        Self(length: 22...52, depth: 10.5, levels: 2...3, gap: 7, dwelling: 190)
      } else {
        switch (parcel.zone, parcel.landClass) {
        case (_, .r1): Self(length: 18...30, depth: 13, levels: 2...3, gap: 12, dwelling: 260)
        case (_, .r3): Self(length: 26...48, depth: 10.5, levels: 2...4, gap: 6, dwelling: 62)
        case (.old, _): Self(length: 38...66, depth: 12, levels: 5...7, gap: 9, dwelling: 76)
        case (.new, _):
          random.chance(0.6)
            ? Self(length: 30...44, depth: 16, levels: 15...27, gap: 24, dwelling: 122)
            : Self(length: 44...64, depth: 14, levels: 9...12, gap: 17, dwelling: 118)
        case (.urban, _) where parcel.built > 2004:
          Self(length: 34...56, depth: 15, levels: 10...19, gap: 18, dwelling: 108)
        default: Self(length: 42...74, depth: 12, levels: 5...7, gap: 10, dwelling: 90)
        }
      }
  }

  private init(manyFor parcel: Parcel, random: inout RandomSource) {
    self =
      if parcel.isVillage {
        Self(length: 9...15, depth: 9.5, levels: 1...3, gap: 4.5, dwelling: 190)
      } else {
        switch (parcel.zone, parcel.landClass) {
        case (_, .r1): Self(length: 12...18, depth: 12, levels: 2...3, gap: 7, dwelling: 240)
        case (_, .r3):
          random.chance(0.2)
            ? Self(length: 21...34, depth: 22, levels: 1...2, gap: 4, dwelling: 70)
            : Self(length: 11...26, depth: 9, levels: 1...3, gap: 3.5, dwelling: 62)
        case (.old, _): Self(length: 26...48, depth: 12, levels: 4...6, gap: 7, dwelling: 76)
        case (.new, _):
          random.chance(0.6)
            ? Self(length: 26...38, depth: 18, levels: 15...27, gap: 16, dwelling: 122)
            : Self(length: 34...52, depth: 14, levels: 7...11, gap: 12, dwelling: 118)
        case (.urban, _) where parcel.built > 2004:
          Self(length: 26...46, depth: 15, levels: 8...17, gap: 12, dwelling: 108)
        default: Self(length: 30...56, depth: 12, levels: 4...6, gap: 7, dwelling: 90)
        }
      }
    isShaped = true
  }
}
