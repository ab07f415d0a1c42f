// How far a GeoJSON document has been read: what one piece of a file hands on to the next.

/// Where in a document the next piece starts, and what the document has said about itself.
struct DocumentState: Sendable, Equatable {
  /// A place between two values.
  enum Place: Sendable, Equatable {
    /// Before the document, or within its members before the features.
    case start
    /// Where a feature is due, or, when it is the first, the array's end.
    case feature(isFirst: Bool)
    /// Behind a feature.
    case afterFeature
    /// Where a member of the outermost object is due.
    case member
    /// Behind a member of the outermost object.
    case afterMember
    /// Behind the document.
    case end
  }

  var place = Place.start
  /// The document's `type`, nil when there is none or it is no text.
  var type: String?
  var crs = CRSMember.none
  /// Where the outermost object and the array of features were opened, in the file.
  var opened = 0
  var arrayOpened = 0
  /// Why the document is not GeoJSON, if it is not.
  var refusal: String?
  /// Whether its features have been met.
  var hasFeatures = false

  /// What is missing when the text ends here.
  func fault(at end: Int) -> JSONFault? {
    let message: String
    switch place {
    case .end: return nil
    case .start: message = "it is empty"
    case .feature(isFirst: false), .member: message = "it ends after a comma"
    case .feature(isFirst: true), .afterFeature:
      message = "the array opened at byte \(arrayOpened) is not closed"
    case .afterMember: message = "the object opened at byte \(opened) is not closed"
    }
    return JSONFault(byteOffset: end, isTruncated: true, message: message)
  }

  static let noType =
    "its object has no 'type'; GeoJSON has the type FeatureCollection, Feature or a geometry's"

  /// Why a type is none of a document with features.
  static func refusal(ofType type: String?) -> String {
    guard let type else { return noType }
    if type == "Topology" { return "it is TopoJSON; convert it to GeoJSON first" }
    return
      "its type is '\(type.prefix(60))'; GeoJSON has the type FeatureCollection, Feature or a geometry's"
  }
}
