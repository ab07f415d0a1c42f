// Points as a standard and an audit file write them: `2`, or
// `{ full: 2, floor: 0.5, linear: { zero_at: 0.6 } }`, or `{ full: 1, steps: { every: 0.05, lose: 0.2 } }`.

extension StrictValue {
  /// Points: a number, or a mapping that says how they are lost.
  package func points() -> Points? {
    guard isMapping else { return number(.atLeastZero, unit: "points").map { Points($0) } }
    guard let mapping = mapping(StandardForms.points) else { return nil }
    let full = mapping["full"]?.number(.atLeastZero, unit: "points")
    let floor = mapping["floor"].map { $0.number(.atLeastZero, unit: "points") } ?? 0
    let deduction = mapping.deduction()
    if let full, let floor, floor >= full, full > 0 {
      mapping["floor"]?.fault(
        .impossibleValue, "floor must be below the full points \(plain(full)), and is \(plain(floor))",
        suggestion: "give the points that are left at worst, or leave floor out")
    }
    guard let full, let floor, let deduction else { return nil }
    return Points(full, floor: floor, deduction: deduction)
  }

  /// Adds a fault when points cannot be counted from a target: at `zero_at` where this value has one.
  func checkPoints(_ points: Points, suits target: Target?) {
    guard let misfit = points.misfit(to: target) else { return }
    let place = target == nil ? self : peek("linear")?.peek("zero_at") ?? self
    place.fault(.impossibleValue, misfit.message, suggestion: misfit.suggestion)
  }
}

extension StrictMapping {
  /// How points are lost; nil where that is faulty.
  fileprivate func deduction() -> Points.Deduction? {
    let ways = keys.filter { $0 == "linear" || $0 == "steps" }
    guard let way = ways.first, let value = self[way] else { return .all }
    if ways.count > 1 {
      self[ways[1]]?.fault(
        .duplicateKey, "points are lost by 'linear' or by 'steps', not by both",
        suggestion: "keep one of them")
      return nil
    }
    if way == "linear" {
      return value.mapping(StandardForms.linear)?["zero_at"]?.number(unit: "in the indicator's unit")
        .map { .linear(zeroAt: $0) }
    }
    guard let mapping = value.mapping(StandardForms.steps) else { return nil }
    let every = mapping["every"]?.number(.aboveZero, unit: "in the indicator's unit")
    let lose = mapping["lose"]?.number(.aboveZero, unit: "points")
    guard let every, let lose else { return nil }
    return .steps(every: every, lose: lose)
  }
}
