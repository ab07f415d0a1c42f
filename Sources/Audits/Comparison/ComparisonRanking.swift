// What moved most, first: verdicts before values, and values by how far they went on their own scale.

internal import Standards

/// A place of an indicator, among all that moved.
public struct RankedMove: Sendable, Hashable {
  /// The indicator, by its place in ``AuditComparison/indicators``.
  public var indicator: Int
  /// The place, by its place in ``IndicatorComparison/places``: 0 is the city.
  public var place: Int
  /// How far the value went, as a share of the new target, or else of the old one, or else of the greater of the two
  /// values; 1 where it is known only once.
  public var size: Double
}

extension AuditComparison {
  /// All places that moved, of indicators that are in both audits: verdicts that fell first, then those that rose, then
  /// those that went between short and unknown, then those that only one of the audits gives, then values; within these the greatest change on its own scale first. Ties
  /// keep the order of the indicators, the city before its districts.
  public var ranked: [RankedMove] {
    var moves: [(rank: Int, move: RankedMove)] = []
    for (index, indicator) in indicators.enumerated() where indicator.presence == .both {
      for (number, place) in indicator.places.enumerated() where place.whole.isMove {
        let rank = FigureChange.VerdictMove.allCases.firstIndex(of: place.whole.verdict) ?? 0
        moves.append(
          (rank, RankedMove(indicator: index, place: number, size: indicator.size(of: place.whole))))
      }
    }
    return moves.enumerated().sorted { one, other in
      (one.element.rank, -one.element.move.size, one.offset)
        < (other.element.rank, -other.element.move.size, other.offset)
    }.map(\.element.move)
  }
}

extension IndicatorComparison {
  fileprivate func size(of change: FigureChange) -> Double {
    guard let moved = change.value else {
      return change.before?.value == nil && change.after?.value == nil ? 0 : 1
    }
    if moved == 0 { return 0 }
    let goal = [newTarget?.number, oldTarget?.number].compactMap { $0 }.first { $0 != 0 }
    let scale = goal ?? max(abs(change.before?.value ?? 0), abs(change.after?.value ?? 0))
    return abs(moved) / abs(scale)
  }
}
