// A whole small audit: all layers read, two demand layers passed through, five indicators.

internal import CityCheck

extension Benchmark {
  /// From the audit file to the result.
  static let pass = Benchmark(
    name: "pass", about: "a whole audit of 12 000 buildings and 625 parcels", unit: .things("building")
  ) {
    let folder = try TownFolder(buildings: 12_000)
    let audit = try folder.audit()
    return Prepared(amount: 12_000, expected: 15_540_745, number: numerators) {
      try withExtendedLifetime(folder) { try Blocking.value { try await audit.run(threads: 1) } }
    }
  }

  /// The sum of the city's numerators in whole units, and of the problems.
  private static func numerators(_ result: AuditResult?) -> Int {
    guard let result else { return -1 }
    return result.indicators.reduce(result.problems.count) { sum, indicator in
      sum + Int((indicator.city.numerator ?? -1).rounded())
    }
  }
}
