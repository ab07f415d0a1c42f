// What has become of a layer's features between two files: added, removed, changed.

/// What has become of a layer's features between two files.
///
/// A feature is found again by its id where that is the id of one feature alone in each of the files, and else by what it
/// says: its geometry and properties, whatever the order of features and members, the spelling of numbers and the space
/// between them. Without ids nothing can be seen to have changed: it is removed, and another one added.
public struct FeatureChanges: Sendable, Hashable {
  /// A feature that was added, removed or changed.
  public struct Sample: Sendable, Hashable {
    /// Its id; nil where it has none.
    public var id: String?
    /// Its name; nil where it has none.
    public var name: String?
    /// Whether its geometry changed; of a changed feature only.
    public var isMoved: Bool
    /// The properties that changed, came or went, in the order of their names; of a changed feature only.
    public var fields: [String]

    /// A feature.
    public init(id: String?, name: String?, isMoved: Bool = false, fields: [String] = []) {
      self.id = id
      self.name = name
      self.isMoved = isMoved
      self.fields = fields
    }
  }

  /// How many features of each kind are kept as samples.
  public static let sampleCount = 10

  /// How many features the old file has.
  public var oldCount = 0
  /// How many features the new file has.
  public var newCount = 0
  /// How many are in the new file alone.
  public var added = 0
  /// How many are in the old file alone.
  public var removed = 0
  /// How many are in both, and say something else.
  public var changed = 0
  /// Whether features were found again by their ids; else by what they say.
  public var isByID = false
  /// The first that were added, in the order of the new file.
  public var addedSamples: [Sample] = []
  /// The first that were removed, in the order of the old file.
  public var removedSamples: [Sample] = []
  /// The first that changed, in the order of the new file.
  public var changedSamples: [Sample] = []

  /// Nothing.
  public init() {}

  /// Whether the two files have the same features.
  public var isEmpty: Bool { added == 0 && removed == 0 && changed == 0 }

  /// What has become of the features of one file in another.
  ///
  /// - Parameters:
  ///   - old: The one file; of its properties ``LayerSource/idField`` is read.
  ///   - new: The other file.
  ///   - oldName: The property of the old file with the feature's name.
  ///   - newName: That of the new file.
  /// - Throws: ``LayerError`` when one of them is missing, unreadable or not GeoJSON from some byte on.
  public init(
    from old: LayerSource, to new: LayerSource, oldName: String? = nil, newName: String? = nil
  ) throws(LayerError) {
    self.init(
      try FeatureRegister(old, nameField: oldName ?? "name"),
      try FeatureRegister(new, nameField: newName ?? "name"))
  }

  init(_ old: FeatureRegister, _ new: FeatureRegister) {
    oldCount = old.features.count
    newCount = new.features.count
    let oldIDs = old.places(but: new.repeatedIDs)
    let newIDs = new.places(but: old.repeatedIDs)
    isByID = !oldIDs.isEmpty || !newIDs.isEmpty
    // The others, by what they say: how often that is in the old file and not yet found in the new one.
    var rest: [FeatureFingerprint: Int] = [:]
    for feature in old.features where feature.id.flatMap({ oldIDs[$0] }) == nil {
      rest[feature.content, default: 0] += 1
    }
    for feature in new.features {
      if let id = feature.id, newIDs[id] != nil {
        if let place = oldIDs[id] {
          note(feature, since: old.features[place], names: old.names.merging(new.names) { first, _ in first })
        } else {
          add(feature)
        }
      } else if let count = rest[feature.content], count > 0 {
        rest[feature.content] = count - 1
      } else {
        add(feature)
      }
    }
    for feature in old.features {
      if let id = feature.id, oldIDs[id] != nil {
        if newIDs[id] == nil { remove(feature) }
      } else if let count = rest[feature.content], count > 0 {
        rest[feature.content] = count - 1
        remove(feature)
      }
    }
  }

  private mutating func add(_ feature: FeatureRegister.Feature) {
    added += 1
    if addedSamples.count < Self.sampleCount { addedSamples.append(Sample(feature)) }
  }

  private mutating func remove(_ feature: FeatureRegister.Feature) {
    removed += 1
    if removedSamples.count < Self.sampleCount { removedSamples.append(Sample(feature)) }
  }

  private mutating func note(
    _ feature: FeatureRegister.Feature, since old: FeatureRegister.Feature,
    names: @autoclosure () -> [FeatureFingerprint: String]
  ) {
    guard feature.geometry != old.geometry || feature.properties != old.properties else { return }
    changed += 1
    guard changedSamples.count < Self.sampleCount else { return }
    let differing = Set(feature.properties).symmetricDifference(old.properties).map(\.name)
    let names = names()
    var sample = Sample(feature)
    sample.isMoved = feature.geometry != old.geometry
    sample.fields = Set(differing.compactMap { names[$0] }).sorted()
    changedSamples.append(sample)
  }
}

extension FeatureChanges.Sample {
  fileprivate init(_ feature: FeatureRegister.Feature) {
    self.init(id: feature.id, name: feature.name)
  }
}

extension FeatureRegister {
  /// The ids that several features have.
  fileprivate var repeatedIDs: Set<String> {
    var seen: Set<String> = []
    return Set(features.compactMap(\.id).filter { !seen.insert($0).inserted })
  }

  /// The features whose ids are those of no other feature, nor among `others`, by their ids.
  fileprivate func places(but others: Set<String>) -> [String: Int] {
    let unusable = repeatedIDs.union(others)
    var places: [String: Int] = [:]
    for (place, feature) in features.enumerated() {
      guard let id = feature.id, !unusable.contains(id) else { continue }
      places[id] = place
    }
    return places
  }
}
