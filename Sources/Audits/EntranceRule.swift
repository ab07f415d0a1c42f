// Where people on foot enter a polygon, such as a park: at its gates, where streets meet it, or all along its border.

/// Where people on foot enter the polygons of a layer. A polygon with several entrances counts once.
public enum EntranceRule: Sendable, Hashable {
  /// How far a gate may lie from its polygon where the audit file does not say, in metres.
  public static let defaultDistance = 50.0

  /// The features of a file, by its path as written. A gate belongs to the nearest polygon that is not farther than
  /// `within` metres, inclusive; `of` is the property of the gate with the id of its polygon, nil where there is none.
  case layer(path: String, within: Double, of: String?)
  /// Where walkable streets cross the border, or come within so many metres of it, inclusive; 0 or more.
  case crossings(within: Double)
  /// Points along the border, so many metres apart; 1 or more.
  case every(Double)
  /// The whole border: a street has arrived wherever it is in the polygon, or within so many metres of it, inclusive;
  /// 0 or more.
  case boundary(within: Double)
}
