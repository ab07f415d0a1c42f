// The standards that ship with the library. They are part of the program, so that it stays one file.

extension Standard {
  private static let shippedFiles: [(id: String, bytes: [UInt8])] = [
    ("core", PackageResources.core_yaml),
    ("qidong-2023", PackageResources.qidong_2023_yaml),
    ("garden-city", PackageResources.garden_city_yaml),
    ("life-circle-gb50180", PackageResources.life_circle_gb50180_yaml),
    ("sdg-11", PackageResources.sdg_11_yaml),
    ("park-10-minute-walk", PackageResources.park_10_minute_walk_yaml),
    ("accessible-greenspace-england", PackageResources.accessible_greenspace_england_yaml),
  ]

  /// The ids of the standards that ship, in a stable order.
  public static var shipped: [String] { shippedFiles.map(\.id) }

  /// A standard that ships; nil when there is none of that id.
  public static func shipped(_ id: String) -> Standard? {
    guard let text = shippedText(id) else { return nil }
    let bases = StandardBases(directory: nil).beyond(shipped: id)
    return try? Standard(yaml: text, file: "\(id).yaml", bases: bases)
  }

  /// The YAML of a standard that ships, to be copied and changed; nil when there is none of that id.
  public static func shippedText(_ id: String) -> String? {
    let file = shippedFiles.first { $0.id == id }
    return DocumentShelf.shippedText(id, file.map { String(decoding: $0.bytes, as: UTF8.self) })
  }
}
