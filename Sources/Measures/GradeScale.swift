// Grades by several parameters: a feature is as good as its worst parameter (single-factor assessment of surface water,
// 环办〔2011〕22号 with the limits of GB 3838-2002). Where features are samples of points, a point is as bad as enough of its
// samples are (black-odorous water: one parameter in 60 % of them, or two in 30 %).

/// Grades, and what each asks of the parameters.
public struct GradeScale: Sendable, Hashable {
  /// The grades, best first; at least one.
  public var grades: [String]
  /// What is worse than the last of them.
  public var worse: String
  /// The parameters, at least one; each has one limit for each grade.
  public var parameters: [GradeParameter]
  /// The last grade that passes, by its place in ``grades``.
  public var passes: Int
  /// The rule that makes points of samples; nil where each feature is graded by itself.
  public var samples: SampleRule?

  /// A scale.
  public init(
    grades: [String], worse: String? = nil, parameters: [GradeParameter], passes: Int,
    samples: SampleRule? = nil
  ) {
    self.grades = grades
    self.worse = worse ?? "worse than \(grades.last ?? "")"
    self.parameters = parameters
    self.passes = passes
    self.samples = samples
  }

  /// The grade of a feature: that of its worst parameter, as a place in ``grades``, or their number for what is worse.
  ///
  /// - Parameter values: One entry a parameter; what is nil is left out.
  /// - Returns: nil where no parameter is known.
  public func grade(of values: [Double?]) -> Int? {
    var worst: Int?
    for (parameter, value) in zip(parameters, values) {
      guard let value else { continue }
      worst = max(worst ?? 0, parameter.grade(of: value))
    }
    return worst
  }

  /// The grade of a point from its samples, as a place in ``grades``, or their number for what is worse.
  ///
  /// It is the worst grade such that one parameter is at least as bad in `oneIn` of the samples that have it, or two or
  /// more are in `severalIn` of them; the best where there is none such.
  ///
  /// - Parameters:
  ///   - samples: One row a sample, of one entry a parameter; what is nil is left out.
  ///   - rule: In which shares of the samples.
  /// - Returns: nil where no sample has a parameter.
  public func grade(ofSamples samples: [[Double?]], by rule: SampleRule) -> Int? {
    // How many samples of each parameter have each grade.
    var counts = [[Int]](
      repeating: [Int](repeating: 0, count: grades.count + 1), count: parameters.count)
    for sample in samples {
      for (parameter, value) in sample.enumerated() {
        guard let value else { continue }
        counts[parameter][parameters[parameter].grade(of: value)] += 1
      }
    }
    guard counts.contains(where: { $0.contains { $0 > 0 } }) else { return nil }
    for grade in stride(from: grades.count, to: 0, by: -1) {
      let shares = counts.compactMap { counts -> Double? in
        let known = counts.reduce(0, +)
        return known > 0 ? Double(counts[grade...].reduce(0, +)) / Double(known) : nil
      }
      if shares.contains(where: { $0 >= rule.oneIn }) || shares.count(where: { $0 >= rule.severalIn }) >= 2 {
        return grade
      }
    }
    return 0
  }

  /// The name of a grade.
  public func name(of grade: Int) -> String { grade < grades.count ? grades[grade] : worse }
}

/// What the grades ask of a parameter.
public struct GradeParameter: Sendable, Hashable {
  /// The property with its value.
  public var field: String
  /// The least value for each grade, inclusive, falling; nil where none is asked.
  public var atLeast: [Double]?
  /// The greatest value for each grade, inclusive, rising; nil where none is asked.
  public var atMost: [Double]?

  /// A parameter with at least one of the two.
  public init(field: String, atLeast: [Double]? = nil, atMost: [Double]? = nil) {
    self.field = field
    self.atLeast = atLeast
    self.atMost = atMost
  }

  /// The best grade whose limits a value keeps, as a place among the grades, or their number where it keeps none.
  public func grade(of value: Double) -> Int {
    let low = atLeast.map { limits in limits.firstIndex { value >= $0 } ?? limits.count } ?? 0
    let high = atMost.map { limits in limits.firstIndex { value <= $0 } ?? limits.count } ?? 0
    return max(low, high)
  }
}

/// How samples make a point.
public struct SampleRule: Sendable, Hashable {
  /// The property that names the point.
  public var by: String
  /// The share of the samples in which one parameter must have a grade, or a worse one, for the point to have it; above
  /// 0, at most 1, inclusive.
  public var oneIn: Double
  /// The same where two or more parameters have; at most ``oneIn``.
  public var severalIn: Double

  /// A rule.
  public init(by: String, oneIn: Double, severalIn: Double) {
    self.by = by
    self.oneIn = oneIn
    self.severalIn = severalIn
  }
}
