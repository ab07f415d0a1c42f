// A city's audit file: which file plays which role, under which standard.

public import Foundation
public import Layers
public import Standards

/// A city's audit file.
public struct AuditFile: Sendable, Hashable {
  /// The audit file's name, as people know it, for messages.
  public var file: String
  /// The folder that relative paths start from; nil leaves them as written.
  public var directory: URL?
  /// The city's name.
  public var city: String
  /// The standard that the city is held against, the first of several.
  public var standard: StandardReference
  /// The other standards that the city is held against, in the order of the file.
  public var furtherStandards: [StandardReference]
  /// The working CRS: `auto`, `utm`, `cgcs2000`, or what PROJ reads, such as `EPSG:4549`.
  public var crs: String
  /// What is done with features that are not right, in layers that do not say so themselves.
  public var policy: RepairPolicy
  /// The layers, in the order of the file; names are unique, and `districts` is among them.
  public var layers: [LayerEntry]
  /// How people walk: which streets, from where, how fast.
  public var walking: WalkingRules
  /// Changes to the standard's indicators, in the order of the file.
  public var overrides: [IndicatorOverride]
  /// What is not computed from layers but reported, in the order of the file.
  public var reported: [ReportedValue]

  /// An audit file.
  public init(
    file: String, directory: URL? = nil, city: String, standard: StandardReference, crs: String = "auto",
    policy: RepairPolicy = .repair, layers: [LayerEntry], walking: WalkingRules = WalkingRules(),
    overrides: [IndicatorOverride] = [], furtherStandards: [StandardReference] = [],
    reported: [ReportedValue] = []
  ) {
    self.file = file
    self.directory = directory
    self.city = city
    self.standard = standard
    self.furtherStandards = furtherStandards
    self.crs = crs
    self.policy = policy
    self.layers = layers
    self.walking = walking
    self.overrides = overrides
    self.reported = reported
  }

  /// All standards that the city is held against, in the order of the file; at least one.
  public var standards: [StandardReference] { [standard] + furtherStandards }

  /// The layer of a name, one of ``gateLayers`` among them.
  public subscript(layer name: String) -> LayerEntry? {
    layers.first { $0.name == name } ?? gateLayers.first { $0.name == name }
  }

  /// The files of entrances that layers name, as layers of their own: those of `parks` are `parks.entrances`.
  public var gateLayers: [LayerEntry] {
    layers.compactMap { layer in
      guard case .layer(let path, _, _)? = layer.entrances else { return nil }
      return LayerEntry(
        name: layer.gateLayerName, path: path, datum: layer.datum, policy: layer.policy)
    }
  }

  /// What is done with features of a layer that are not right: the layer's own policy, or else the file's.
  public func policy(of layer: LayerEntry) -> RepairPolicy { layer.policy ?? policy }

  /// The path to read a layer from: relative paths start from the audit file's folder, `-` is standard input.
  public func resolvedPath(of layer: LayerEntry) -> String { resolvedPath(layer.path) }

  /// A path of this file, resolved: relative paths start from the audit file's folder, `-` stays.
  public func resolvedPath(_ path: String) -> String {
    guard let directory, path != "-", !path.hasPrefix("/"), !path.hasPrefix("PG:") else { return path }
    return directory.appendingPathComponent(path).standardizedFileURL.path
  }
}
