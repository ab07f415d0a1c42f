// Spacing along streets: how many street metres lie in gaps between facilities that are longer than the norm for their
// class of street.

public import Streets

/// What a spacing along streets found for one norm.
public struct GapSpacingOutcome: Sendable {
  /// The street metres in gaps up to the norm.
  public var within: DistrictSums
  /// The street metres in longer gaps, and where no facility can be walked to.
  public var beyond: DistrictSums
  /// Of these, the street metres from which no facility can be walked to at all.
  public var unreached: DistrictSums
  /// All street metres of the class.
  public var total: DistrictSums
  /// The longest gap that streets of the class lie in, by district, by its place in the gaps; nil without any.
  public var longest: [Int?]
  /// The longest of all districts.
  public var cityLongest: Int?
  /// The stretches in gaps longer than the norm with the district of each; by edge and along it.
  public var stretches: [(stretch: StreetStretch, district: Int, gap: Int?)]
}

/// Computes spacings along streets.
public enum GapSpacing {
  /// The street metres within and beyond a norm.
  ///
  /// - Parameters:
  ///   - parts: The streets of the class, by edge and along it.
  ///   - gaps: The gaps between facilities on the same network.
  ///   - norm: The greatest distance between successive facilities in metres, inclusive with a micrometre.
  ///   - districtCount: The number of districts.
  public static func measure(
    _ parts: [StreetPart], in gaps: StreetGaps, norm: Double, districtCount: Int
  ) -> GapSpacingOutcome {
    let nothing = DistrictSums(districtCount: districtCount)
    var outcome = GapSpacingOutcome(
      within: nothing, beyond: nothing, unreached: nothing, total: nothing,
      longest: Array(repeating: nil, count: districtCount), cityLongest: nil, stretches: [])
    var first = 0
    for part in parts {
      let district = Int(part.district)
      // Both come by edge and along it.
      while first < gaps.stretches.count, gaps.stretches[first].stretch.edge < part.stretch.edge {
        first += 1
      }
      var place = first
      while place < gaps.stretches.count, gaps.stretches[place].stretch.edge == part.stretch.edge {
        defer { place += 1 }
        let found = gaps.stretches[place]
        let (from, to) = (max(found.stretch.from, part.stretch.from), min(found.stretch.to, part.stretch.to))
        guard from < to else { continue }
        let length = to - from
        outcome.total.add(length, to: district)
        if let gap = found.gap {
          if district >= 0 {
            outcome.longest[district] = gaps.longer(gap, outcome.longest[district])
            outcome.cityLongest = gaps.longer(gap, outcome.cityLongest)
          }
          if gaps.gaps[gap].length <= norm + 1e-6 {
            outcome.within.add(length, to: district)
            continue
          }
        } else {
          outcome.unreached.add(length, to: district)
        }
        outcome.beyond.add(length, to: district)
        outcome.stretches.append(
          (StreetStretch(edge: Int(part.stretch.edge), from: from, to: to), district, found.gap))
      }
    }
    return outcome
  }
}
