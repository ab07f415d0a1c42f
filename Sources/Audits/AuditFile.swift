// A city's audit file: which file plays which role, under which standard.

public import Foundation
public import Layers
public import Measures

/// A city's audit file.
public struct AuditFile: Sendable, Hashable {
  /// The audit file's name, as people know it, for messages.
  public var file: String
  /// The folder that relative paths start from; nil leaves them as written.
  public var directory: URL?
  /// The city's name.
  public var city: String
  /// The standard that the city is held against.
  public var standard: StandardReference
  /// The working CRS: `auto`, `utm`, `cgcs2000`, or what PROJ reads, such as `EPSG:4549`.
  public var crs: String
  /// What is done with features that are not right, in layers that do not say so themselves.
  public var policy: RepairPolicy
  /// The layers, in the order of the file; names are unique, and `districts` is among them.
  public var layers: [LayerEntry]
  /// Changes to the standard's indicators, in the order of the file.
  public var overrides: [IndicatorOverride]

  /// An audit file.
  public init(
    file: String, directory: URL? = nil, city: String, standard: StandardReference, crs: String = "auto",
    policy: RepairPolicy = .repair, layers: [LayerEntry], overrides: [IndicatorOverride] = []
  ) {
    self.file = file
    self.directory = directory
    self.city = city
    self.standard = standard
    self.crs = crs
    self.policy = policy
    self.layers = layers
    self.overrides = overrides
  }

  /// The layer of a name.
  public subscript(layer name: String) -> LayerEntry? { layers.first { $0.name == name } }

  /// What is done with features of a layer that are not right: the layer's own policy, or else the file's.
  public func policy(of layer: LayerEntry) -> RepairPolicy { layer.policy ?? policy }

  /// The path to read a layer from: relative paths start from the audit file's folder, `-` is standard input.
  public func resolvedPath(of layer: LayerEntry) -> String { resolvedPath(layer.path) }

  /// A path of this file, resolved: relative paths start from the audit file's folder, `-` stays.
  public func resolvedPath(_ path: String) -> String {
    guard let directory, path != "-", !path.hasPrefix("/") else { return path }
    return directory.appendingPathComponent(path).standardizedFileURL.path
  }
}

/// The standard that an audit file names.
public enum StandardReference: Sendable, Hashable {
  /// One that ships with the library, by its id.
  case shipped(String)
  /// A YAML file, by its path as written.
  case file(String)

  /// A text that contains a slash or ends in `.yaml` or `.yml` is a path, any other an id.
  public init(_ text: String) {
    let isPath = text.contains("/") || text.hasSuffix(".yaml") || text.hasSuffix(".yml")
    self = isPath ? .file(text) : .shipped(text)
  }
}

/// A city's own words for one kind of the standard.
public struct KindWords: Sendable, Hashable {
  /// The standard's word, such as `market`.
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
  /// The datum of the coordinates.
  public var datum: CoordinateDatum
  /// Which features to use, in the filter language; nil uses all.
  public var condition: String?
  /// How polygons are taken when the layer is a demand.
  public var demandForm: DemandForm
  /// The path of a layer of entrances, as written. Reserved for walking reach: no measure of this version
  /// uses it.
  public var entrances: String?
  /// What is done with features that are not right; nil follows the audit file's policy.
  public var policy: RepairPolicy?

  /// A layer with the defaults; `demandForm` nil takes `centroids` for the layer `buildings` and `land` for
  /// others.
  public init(
    name: String, path: String, idField: String? = nil, nameField: String? = nil,
    residentsField: String? = nil, householdsField: String? = nil, dwellingsField: String? = nil,
    areaField: String? = nil, kindField: String? = nil, kinds: [KindWords] = [], levelsField: String? = nil,
    classField: String? = nil, datum: CoordinateDatum = .wgs84, condition: String? = nil,
    demandForm: DemandForm? = nil, entrances: String? = nil, policy: RepairPolicy? = nil
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
}
