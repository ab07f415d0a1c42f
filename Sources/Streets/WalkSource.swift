// Where walks begin: points of edges, or stretches of them, each of one supply feature.

/// A stretch of an edge that a supply feature is entered from, or a single point of it.
public struct WalkSource: Sendable, Hashable {
  /// The edge.
  public var edge: Int32
  /// Where along the edge the stretch begins, in metres from the edge's start.
  public var from: Double
  /// Where it ends; the same for a single point.
  public var to: Double
  /// What is walked between the feature and the street, in metres.
  public var leg: Double
  /// The feature.
  public var owner: Int32

  /// A stretch, or a point.
  public init(edge: Int, from: Double, to: Double, leg: Double, owner: Int) {
    self.edge = Int32(edge)
    self.from = from
    self.to = to
    self.leg = leg
    self.owner = Int32(owner)
  }

  /// The point where a feature, or an entrance of it, joins the network.
  public init(_ link: StreetLink, owner: Int) {
    self.init(edge: Int(link.edge), from: link.along, to: link.along, leg: link.leg, owner: owner)
  }
}
