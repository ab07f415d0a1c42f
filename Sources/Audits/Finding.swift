// A numbered statement with its evidence.

public import Planar
public import Standards

/// A numbered statement with its evidence, worst first.
public struct Finding: Sendable, Hashable {
  /// What kind of statement it is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A district misses a target.
    case shortfall
    /// A feature that keeps a ratio from its target.
    case wantingFeature = "wanting-feature"
    /// A part of the demand that no supply reaches.
    case uncoveredPatch = "uncovered-patch"
    /// A part of the demand that supply reaches, where little is to be within reach.
    case reachedPatch = "reached-patch"
    /// A part of the demand that is near supply in a straight line and far from it on foot.
    case severance
    /// A place where the verdict could not be given.
    case unknown
    /// An input that makes a number doubtful.
    case doubtfulInput = "doubtful-input"
  }
  /// The number, from 1.
  public var number: Int
  /// What kind of statement it is.
  public var kind: Kind
  /// The indicator concerned.
  public var indicatorID: String?
  /// The district concerned.
  public var districtID: String?
  /// Which of the districts of this id it is; 1 for the first, and where ids are unique.
  public var districtNumber: Int
  /// The district's name.
  public var districtName: String?
  /// The statement.
  public var statement: LocalizedText
  /// Where, in degrees.
  public var location: GeographicPoint?
  /// An area in m².
  public var area: Double?
  /// People concerned.
  public var residents: Double?
  /// The distance to the nearest supply in metres.
  public var distanceToSupply: Double?
  /// What is walked to the supply nearest on foot, in metres of level footway; nil where nothing is walked, and where
  /// no way leads to any.
  public var walkToSupply: Double?
  /// What is missing.
  public var shortfall: Shortfall?

  /// A finding.
  public init(
    number: Int, kind: Kind, indicatorID: String? = nil, districtID: String? = nil,
    districtNumber: Int = 1, districtName: String? = nil, statement: LocalizedText,
    location: GeographicPoint? = nil,
    area: Double? = nil, residents: Double? = nil, distanceToSupply: Double? = nil,
    walkToSupply: Double? = nil, shortfall: Shortfall? = nil
  ) {
    self.number = number
    self.kind = kind
    self.indicatorID = indicatorID
    self.districtID = districtID
    self.districtNumber = districtNumber
    self.districtName = districtName
    self.statement = statement
    self.location = location
    self.area = area
    self.residents = residents
    self.distanceToSupply = distanceToSupply
    self.walkToSupply = walkToSupply
    self.shortfall = shortfall
  }
}
