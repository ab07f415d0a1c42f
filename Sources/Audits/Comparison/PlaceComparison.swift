// An indicator in two audits: each place before and after, and why.

public import Measures
public import Standards

/// An indicator in one place, in two audits.
public struct PlaceComparison: Sendable, Hashable {
  /// The district's id; nil for the city.
  public var districtID: String?
  /// Which of the districts of this id it is, in the order of its audit; 1 for the first, and where ids are unique.
  public var districtNumber: Int
  /// The district's name, the new one where there are two; the city's name for the city.
  public var name: String
  /// From what to what it went.
  public var whole: FigureChange
  /// What each cause does, in the order of ``IndicatorComparison/causes``. The first begins with the old figures, each other
  /// one where the one before it ends, and the last ends with the new figures.
  public var steps: [ChangeStep]

  /// A place.
  public init(
    districtID: String?, districtNumber: Int = 1, name: String, whole: FigureChange, steps: [ChangeStep]
  ) {
    self.districtID = districtID
    self.districtNumber = districtNumber
    self.name = name
    self.whole = whole
    self.steps = steps
  }
}

/// An indicator in two audits.
public struct IndicatorComparison: Sendable {
  /// In which of the audits it is.
  public enum Presence: String, Sendable, Hashable {
    case both
    /// In the old audit alone.
    case old
    /// In the new audit alone.
    case new
  }

  /// The indicator, the new one where there are two.
  public var indicator: Indicator
  /// In which of the audits it is.
  public var presence: Presence
  /// The value's unit, the new one where there are two.
  public var unit: MeasureUnit
  /// The old target; nil where there was none.
  public var oldTarget: Target?
  /// The new target; nil where there is none.
  public var newTarget: Target?
  /// What of its parameters, and of what is reported for it, is not what it was.
  public var parameters: [ParameterChange]
  /// What differs of all that it comes from, in the order in which it is exchanged.
  public var causes: [ChangeCause]
  /// The whole city.
  public var city: PlaceComparison
  /// The districts of both audits, in ascending order of their ids.
  public var districts: [PlaceComparison]
  /// The points of the city's value; nil where neither rulebook gives any.
  public var points: PointsChange?

  /// An indicator.
  public init(
    indicator: Indicator, presence: Presence, unit: MeasureUnit, oldTarget: Target?, newTarget: Target?,
    parameters: [ParameterChange], causes: [ChangeCause], city: PlaceComparison, districts: [PlaceComparison],
    points: PointsChange? = nil
  ) {
    self.indicator = indicator
    self.presence = presence
    self.unit = unit
    self.oldTarget = oldTarget
    self.newTarget = newTarget
    self.parameters = parameters
    self.causes = causes
    self.city = city
    self.districts = districts
    self.points = points
  }

  /// The city and the districts.
  public var places: [PlaceComparison] { [city] + districts }
  /// What decides which way is the better one.
  var target: Target? { newTarget ?? oldTarget }

  /// Whether it got worse in a place; see ``FigureChange/isWorse(under:)``.
  public func isWorse(in place: PlaceComparison) -> Bool {
    presence == .both && place.whole.isWorse(under: target)
  }
}
