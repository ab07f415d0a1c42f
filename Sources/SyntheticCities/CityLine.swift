// What an edge of the map can be: a street of some class, water, the shore or the municipal limit.

/// A named line of the city.
struct CityLine: Sendable {
  enum Kind: Int, Sendable {
    case limit, shore, water, expressway, arterial, secondary, branch, path

    var isStreet: Bool { rawValue >= Kind.expressway.rawValue }

    /// Metres from the line to the land that may be built on.
    var clearance: Double {
      switch self {
      case .limit: 12
      case .shore: 70
      case .water: 34
      case .expressway: 34
      case .arterial: 23
      case .secondary: 16
      case .branch: 10
      case .path: 4.5
      }
    }

    /// The value of `class` in streets.geojson.
    var street: String {
      switch self {
      case .expressway: "快速路"
      case .arterial: "主干路"
      case .secondary: "次干路"
      case .path: "步行"
      default: "支路"
      }
    }
  }

  var kind: Kind
  var name: BilingualName?
  /// Chains of vertices of the map, as drawn.
  var chains: [[Int32]] = []
}

/// A name in Chinese with its English form.
struct BilingualName: Sendable, Equatable {
  var chinese: String
  var english: String
}
