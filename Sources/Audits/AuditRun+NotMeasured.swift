// What a standard may ask for and a run does not measure yet: reach on foot, and lengths.

internal import Measures
internal import Standards

extension AuditRun {
  /// The reason of an indicator that asks for it.
  static var notMeasuredYet: LocalizedText { LocalizedText(en: "not measured yet", zh: "暂未计算") }
}

extension CoverageDefinition {
  /// Whether a run can measure it.
  var isMeasured: Bool { reach.way == .straight && weight != .length }
}

extension LifeCircleDefinition {
  /// Whether a run can measure it.
  var isMeasured: Bool { way == .straight }
}
