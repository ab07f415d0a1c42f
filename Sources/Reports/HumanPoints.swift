// Points as people read them: two decimals at most, and never full ones for a target that was missed.

internal import Audits

/// Points for people.
enum HumanPoints {
  /// Points with as many decimals as they need, two at most.
  static func text(_ points: Double) -> String {
    let text = HumanNumber.decimal(points, digits: 2)
    guard text.contains(".") else { return text }
    let trimmed = text.reversed().drop { $0 == "0" }
    return String((trimmed.first == "." ? trimmed.dropFirst() : trimmed).reversed())
  }

  /// Points of full ones: `1.4 of 2`; `under 2 of 2` where rounding would make them full.
  static func text(_ points: EarnedPoints) -> String {
    let full = text(points.full)
    guard let earned = points.earned else { return "unknown of \(full)" }
    let known = text(earned)
    return "\(points.isLosing && known == full ? "under " : "")\(known) of \(full)"
  }
}
