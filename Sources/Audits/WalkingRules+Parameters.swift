// The rules of walking as an ordered tree: what the evidence ledger writes down of a run, and what a comparison of two
// audits holds against each other.

extension WalkingRules {
  /// The rules of walking in this run, by the keys of an audit file.
  package var parameters: [DetailEntry] {
    [
      DetailEntry("streets", .text(streets)),
      DetailEntry(
        "classes", classes.map { .list($0.map { .text($0) }) } ?? .text("those that usually are walked")),
      DetailEntry("join", .number(join)), DetailEntry("crossings", .boolean(joinsCrossings)),
      DetailEntry("link_within", .number(linkWithin)), DetailEntry("link", .text(link.rawValue)),
      DetailEntry("link_distance", .text(linkDistance.rawValue)),
      DetailEntry("barriers", .list(barriers.map { .text($0) })), DetailEntry("speed", .number(speed)),
      DetailEntry(
        "speeds", .object(speeds.map { DetailEntry($0.className, .number($0.speed)) })),
      DetailEntry("slope", .of(slopeField)), DetailEntry("frontage", .number(frontage)),
    ]
  }
}
