// The districts of a large city: drawn, not designed.

extension DistrictPlan {
  /// Districts with codes D01, D02, …; no two of a name.
  static func random(count: Int, random: inout RandomSource) -> [DistrictPlan] {
    var names = NameBook(random: &random)
    return (0..<count).map { index in
      let isTown = random.chance(0.3)
      let number = String(index + 1)
      return DistrictPlan(
        code: "D" + String(repeating: "0", count: max(0, 2 - number.count)) + number,
        name: names.name(
          isTown ? [("镇", "Town")] : [("街道", "Subdistrict"), ("街道", "Subdistrict"), ("新区", "New Area")],
          random: &random),
        seed: (0, 0), weight: 1, isTown: isTown, parkCare: random.between(0.4, 1),
        shelterPerResident: random.between(0.8, 2.4), toiletDensity: random.between(1.9, 4.6),
        registerRatio: random.between(0.988, 1.012))
    }
  }
}
