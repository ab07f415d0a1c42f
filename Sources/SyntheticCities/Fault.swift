// The faults that real layers have, put into the sample on purpose: `citycheck check` shall find each of
// them.

/// One deliberate fault.
public struct SyntheticFault: Sendable, Hashable {
  /// What is wrong; the raw value is the word that `geodata/jianghai/README.md` uses.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Two corners of a polygon are exchanged, so that its outline crosses itself.
    case bowTie = "bow-tie"
    /// The last position of a ring is missing.
    case unclosedRing = "unclosed-ring"
    /// A feature stands in the file twice, alike in everything.
    case duplicateFeature = "duplicate-feature"
    /// Two different features have the same id.
    case duplicateID = "duplicate-id"
    /// A feature has no geometry.
    case nullGeometry = "null-geometry"
    /// A shelter has no `effective_m2`.
    case missingField = "missing-field"
    /// A toilet lies far from every district.
    case outsideDistricts = "outside-districts"
    /// A park's longitude and latitude are exchanged.
    case swappedCoordinates = "swapped-coordinates"
    /// A position has a third ordinate.
    case thirdOrdinate = "third-ordinate"
    /// A building has a negative number of residents.
    case negativeValue = "negative-value"
  }

  /// What is wrong.
  public let kind: Kind
  /// The file's name, such as `parks.geojson`.
  public let file: String
  /// The feature's position in its file, from 0.
  public let feature: Int
}

extension [Feature] {
  /// The middle feature of those that a fault suits.
  private func middle(where suits: (Feature) -> Bool) -> Int? {
    let fitting = indices.filter { suits(self[$0]) }
    return fitting.isEmpty ? nil : fitting[fitting.count / 2]
  }

  private func middle(kind: String) -> Int? {
    middle { feature in
      feature.properties.contains { name, value in
        if name == "kind", case .text(let text) = value { text == kind } else { false }
      }
    }
  }

  /// Puts a fault into a layer and says where; nil when the layer has no feature that it suits.
  mutating func spoil(_ kind: SyntheticFault.Kind) -> Int? {
    switch kind {
    case .bowTie:
      guard let index = middle(where: { $0.isPlain(corners: 4...10) }) else { return nil }
      changeRing(index) { $0.swapAt(1, 2) }
      return index
    case .unclosedRing:
      guard let index = middle(where: { $0.isPlain(corners: 5...9) }) else { return nil }
      changeRing(index) { $0.removeLast() }
      return index
    case .swappedCoordinates:
      guard let index = indices.last else { return nil }
      changeRing(index) { ring in
        ring = ring.map { Position(longitude: $0.latitude, latitude: $0.longitude) }
      }
      return index
    case .duplicateFeature:
      guard count > 8 else { return nil }
      let original = count / 3
      insert(self[original], at: original + 5)
      return original + 5
    case .duplicateID:
      guard count > 8 else { return nil }
      let index = count * 2 / 3
      self[index].set("id", self[index - 1].properties.first?.1)
      return index
    case .nullGeometry:
      guard let index = middle(kind: Facility.Kind.elderlyCare.rawValue) else { return nil }
      self[index].geometry = .none
      return index
    case .missingField:
      guard let index = middle(kind: Shelter.Kind.emergency.rawValue) else { return nil }
      self[index].set("effective_m2", nil)
      return index
    case .outsideDistricts:
      guard let index = indices.last, case .point(var place) = self[index].geometry else { return nil }
      place.longitude += 14_250_000
      self[index].geometry = .point(place)
      return index
    case .thirdOrdinate:
      guard let index = middle(kind: Facility.Kind.busStop.rawValue),
        case .point(var place) = self[index].geometry
      else { return nil }
      place.height = 4.2
      self[index].geometry = .point(place)
      return index
    // The plan's buildings are never features: their layer puts the fault in as it is written.
    case .negativeValue: return nil
    }
  }

  private mutating func changeRing(_ index: Int, _ change: (inout [Position]) -> Void) {
    guard case .polygon(var rings) = self[index].geometry, !rings.isEmpty else { return }
    change(&rings[0])
    self[index].geometry = .polygon(rings)
  }
}

extension Feature {
  /// Whether the feature is a polygon without holes and with so many corners.
  fileprivate func isPlain(corners: ClosedRange<Int>) -> Bool {
    guard case .polygon(let rings) = geometry, rings.count == 1 else { return false }
    return corners.contains(rings[0].count - 1)
  }
}
