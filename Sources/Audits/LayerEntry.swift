// A layer as an audit file writes it, and the words of its properties in those of the standard.

public import Layers
public import Measures

/// A city's own words for one kind of facility, or one class of street, of the standard.
public struct KindWords: Sendable, Hashable {
  /// The standard's word, such as `market` or `commercial`.
  public var kind: String
  /// The file's words for it, such as `supermarket` and `marketplace`; empty says that the city has none.
  public var words: [String]

  /// A kind and its words.
  public init(kind: String, words: [String]) {
    self.kind = kind
    self.words = words
  }
}

/// A layer of an audit file: where it is, and which properties hold what.
public struct LayerEntry: Sendable, Hashable {
  /// The layer's name, such as `parks`: what standards call it.
  public var name: String
  /// The file's path as written; `-` is standard input.
  public var path: String
  /// The property with the feature's id; nil takes the GeoJSON `id`.
  public var idField: String?
  /// The property with the feature's name.
  public var nameField: String?
  /// The property with the number of residents.
  public var residentsField: String?
  /// The property with the number of households.
  public var householdsField: String?
  /// The property with the number of dwellings.
  public var dwellingsField: String?
  /// The property with the effective area in m², in place of the drawn one.
  public var areaField: String?
  /// The property with the kind; nil takes `kind`.
  public var kindField: String?
  /// What the file's kinds mean in the standard's words, in the order of the file; kinds not listed mean
  /// themselves.
  public var kinds: [KindWords]
  /// The property with the number of storeys.
  public var levelsField: String?
  /// The property with the class of street.
  public var classField: String?
  /// What the file's classes of street mean in the standard's words, in the order of the file; classes not listed mean
  /// themselves.
  public var classes: [KindWords]
  /// The column of longitudes of a CSV file; nil takes one with a usual name.
  public var longitudeField: String?
  /// The column of latitudes of a CSV file; nil takes one with a usual name.
  public var latitudeField: String?
  /// The encoding of a table's text, such as `gb18030`; nil is UTF-8, or what the format itself says.
  public var encoding: String?
  /// The datum of the coordinates.
  public var datum: CoordinateDatum
  /// Which features to use, in the filter language; nil uses all.
  public var condition: String?
  /// How polygons are taken when the layer is a demand.
  public var demandForm: DemandForm
  /// Where people on foot enter the polygons of the layer; nil when the file does not say.
  public var entrances: EntranceRule?
  /// What is done with features that are not right; nil follows the audit file's policy.
  public var policy: RepairPolicy?

  /// A layer with the defaults; `demandForm` nil takes `centroids` for the layer `buildings` and `land` for
  /// others.
  public init(
    name: String, path: String, idField: String? = nil, nameField: String? = nil,
    residentsField: String? = nil, householdsField: String? = nil, dwellingsField: String? = nil,
    areaField: String? = nil, kindField: String? = nil, kinds: [KindWords] = [], levelsField: String? = nil,
    classField: String? = nil, classes: [KindWords] = [], datum: CoordinateDatum = .wgs84,
    condition: String? = nil, demandForm: DemandForm? = nil, entrances: EntranceRule? = nil,
    policy: RepairPolicy? = nil
  ) {
    self.name = name
    self.path = path
    self.idField = idField
    self.nameField = nameField
    self.residentsField = residentsField
    self.householdsField = householdsField
    self.dwellingsField = dwellingsField
    self.areaField = areaField
    self.kindField = kindField
    self.kinds = kinds
    self.levelsField = levelsField
    self.classField = classField
    self.classes = classes
    self.datum = datum
    self.condition = condition
    self.demandForm = demandForm ?? (name == "buildings" ? .centroids : .land)
    self.entrances = entrances
    self.policy = policy
  }

  /// The file's words for a kind of the standard: those listed, or else the kind itself; empty when there is
  /// none.
  public func words(for kind: String) -> [String] {
    kinds.first { $0.kind == kind }?.words ?? [kind]
  }

  /// What the layer of its entrances is called.
  var gateLayerName: String { "\(name).entrances" }

  /// The file's words for a class of street of the standard: those listed, or else the class itself; empty when there
  /// is none.
  public func words(forClass name: String) -> [String] {
    classes.first { $0.kind == name }?.words ?? [name]
  }
}
