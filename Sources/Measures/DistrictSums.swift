// One exact sum a district, and one for what lies in no district: the mergeable total that every measure ends in.

public import Planar

/// An exact sum for each district, and one for what lies outside all of them.
public struct DistrictSums: Sendable, Hashable {
  /// The sum of each district.
  public var districts: [ExactSum]
  /// The sum of what lies in no district.
  public var outside = ExactSum()

  /// Sums of nothing.
  public init(districtCount: Int) {
    districts = Array(repeating: ExactSum(), count: districtCount)
  }

  /// Adds a term to a district; -1 is outside.
  @inline(__always)
  public mutating func add(_ term: Double, to district: Int) {
    if district < 0 { outside.add(term) } else { districts[district].add(term) }
  }

  /// Adds other sums, district by district.
  public mutating func add(_ other: DistrictSums) {
    for district in districts.indices { districts[district].add(other.districts[district]) }
    outside.add(other.outside)
  }

  /// Sums of nothing for the same districts.
  public var zeroed: DistrictSums { DistrictSums(districtCount: districts.count) }

  /// The sum over all districts, without what lies outside.
  public var city: ExactSum { districts.reduce(into: ExactSum()) { $0.add($1) } }

  /// The sum over all districts and what lies outside.
  public var whole: ExactSum { city + outside }
}
