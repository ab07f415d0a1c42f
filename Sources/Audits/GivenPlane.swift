// The plane of another audit. Two audits that are held against each other are measured in one plane: in a plane of its own
// each would differ from the other in the last digits of everything, though nothing has changed.

internal import Layers
internal import Planar

/// The plane of another audit.
struct GivenPlane: Sendable {
  /// What PROJ is given.
  let definition: String
  /// The projection into it; nil where that has to be fitted again. With the same one a place has the same coordinates to
  /// the last bit.
  let fit: FittedProjection?

  /// How far lengths may be out over a city, as a share, if it is to be measured in this plane: the most that an equal-area
  /// plane is out some 180 km from its middle.
  private static let tolerableLengthError = 1e-4

  /// A plane that was written down.
  init(_ definition: String) {
    self.definition = definition
    fit = nil
  }

  /// The plane that an audit was measured in.
  init(of result: AuditResult) {
    definition = result.crs.definition
    fit = result.fit
  }

  /// This plane over a city that has one of its own; nil where that is this one, or this one does not fit.
  ///
  /// - Throws: ``ProjectionError`` where PROJ cannot read it.
  func plane(insteadOf own: WorkingCRS, over bounds: DegreeBounds) throws(ProjectionError) -> WorkingCRS? {
    guard definition != own.definition else { return nil }
    let plane = try WorkingCRS(definition, southWest: bounds.southWest, northEast: bounds.northEast)
    return plane.lengthError <= Self.tolerableLengthError ? plane : nil
  }
}

extension AuditFile {
  /// Whether the plane follows the city, rather than being one that the file names.
  var isInPlaneOfItsOwn: Bool { crs.lowercased() == "auto" }
}
