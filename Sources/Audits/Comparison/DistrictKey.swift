// Which district it is, in two audits. Ids should be unique, and are not always: districts of one id are told apart by their
// order, which is that of their places and the same in every audit of the same districts.

/// What a district is found again by.
public struct DistrictKey: Sendable, Hashable, Comparable {
  /// Its id; ids are the same if they read the same, such as `É` written as one or as two code points.
  public var id: String
  /// Which of the districts of this id it is, in the order of the audit; 1 for the first.
  public var number: Int

  /// A district, the only one of its id unless told otherwise.
  public init(id: String, number: Int = 1) {
    self.id = id
    self.number = number
  }

  /// Districts in the order of an audit.
  public static func all(of ids: [String]) -> [DistrictKey] {
    var counts: [String: Int] = [:]
    return ids.map { id in
      counts[id, default: 0] += 1
      return DistrictKey(id: id, number: counts[id] ?? 1)
    }
  }

  /// By ids, then by numbers.
  public static func < (one: DistrictKey, other: DistrictKey) -> Bool {
    (one.id, one.number) < (other.id, other.number)
  }
}

extension Finding {
  /// The district concerned; nil where it is the whole city.
  public var district: DistrictKey? { districtID.map { DistrictKey(id: $0, number: districtNumber) } }
}

extension PlaceComparison {
  /// The district; nil for the city.
  public var district: DistrictKey? { districtID.map { DistrictKey(id: $0, number: districtNumber) } }
}

extension IndicatorResult {
  /// The districts, in their order.
  var districtKeys: [DistrictKey] { DistrictKey.all(of: districts.map { $0.districtID ?? "" }) }

  /// Which of the districts of its id a district is; 1 for the first. Districts of one id stand together.
  func districtNumber(at place: Int) -> Int {
    var number = 1
    while number <= place, districts[place - number].districtID == districts[place].districtID { number += 1 }
    return number
  }

  /// Where a district stands; nil where there is none such.
  func place(of key: DistrictKey) -> Int? {
    var number = 0
    return districts.firstIndex { district in
      if district.districtID == key.id { number += 1 }
      return number == key.number
    }
  }
}
