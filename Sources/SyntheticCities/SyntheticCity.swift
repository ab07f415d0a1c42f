// The door of the module: a fictional coastal city from a seed, as the files that an audit reads.

public import Foundation

/// A fictional city, made from a seed: districts, homes, parks, shelters, toilets, facilities, streets,
/// residents.
///
/// The same seed and the same number of residents give the same bytes, on every run and on every machine. All
/// coordinates are WGS 84 longitude and latitude in degrees with seven decimals, around 121.6° E, 31.9° N.
public struct SyntheticCity: Sendable {
  /// A file of the city.
  public struct File: Sendable {
    /// Such as `parks.geojson`, or `evidence/safety-survey-2023.txt`.
    public let name: String
    /// The file's content, UTF-8.
    public let bytes: [UInt8]
  }

  /// The city in `geodata/jianghai`: 600 000 residents, with the faults that its README lists.
  public static let sample = SyntheticCity(seed: 2023, residents: 600_000, hasFaults: true)

  /// The seed of all choices.
  public let seed: UInt64
  /// Residents counted building by building; at least 1.
  public let residents: Int
  /// Whether the layers have the faults of real data.
  public let hasFaults: Bool
  /// The faults, in the order of the files.
  public let faults: [SyntheticFault]
  /// All files, in alphabetical order of their names.
  public let files: [File]

  /// Makes a city in memory.
  ///
  /// - Parameters:
  ///   - seed: Any number; another seed gives another shore, other streets and other names.
  ///   - residents: The sample has 600 000; the city's land grows with them. Less than 1 counts as 1.
  ///   - hasFaults: Puts one of each ``SyntheticFault/Kind`` into the layers.
  public init(seed: UInt64, residents: Int, hasFaults: Bool = false) {
    let residents = max(1, residents)
    let plan = CityPlan(seed: seed, residents: residents)
    self.init(plan: plan, seed: seed, residents: residents, hasFaults: hasFaults)
  }

  init(plan: CityPlan, seed: UInt64, residents: Int, hasFaults: Bool) {
    self.seed = seed
    self.residents = residents
    self.hasFaults = hasFaults
    let records = CityRecords(plan, seed: seed)
    var files =
      [
        File(name: "audit.yaml", bytes: Array(Self.auditFile.utf8)),
        File(name: "core.yaml", bytes: Array(Self.coreFile.utf8)),
      ] + records.files
    var faults: [SyntheticFault] = []
    for file in CityFile.allCases {
      let layer = plan.layer(file, hasFaults: hasFaults, records: records)
      faults += layer.faults
      files.append(File(name: file.name, bytes: file.opening + layer.bytes.bytes + file.closing))
    }
    var districts = plan.districtFeatures
    records.noteDistricts(&districts)
    for (name, features) in [("districts", districts), ("population", plan.populationFeatures)] {
      let bytes = GeoJSONBytes.features(features, separator: ",\n").bytes
      files.append(
        File(name: name + ".geojson", bytes: CityFile.opening(of: name) + bytes + CityFile.closing))
    }
    self.files = files.sorted { $0.name < $1.name }
    self.faults = faults
  }

  /// Writes all files into a folder, which is made where it is missing; files of the same name are replaced once
  /// all are whole.
  ///
  /// - Throws: ``SyntheticCityError``; no file is then changed.
  public func write(to folder: URL) throws(SyntheticCityError) {
    do {
      for place in Set(
        [folder] + files.map { folder.appendingPathComponent($0.name).deletingLastPathComponent() })
      {
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      }
    } catch {
      throw SyntheticCityError(error, path: folder.relativePath)
    }
    // The audit files last, so that there is none before the layers it names.
    let inOrder =
      files.filter { !$0.name.hasSuffix(".yaml") } + files.filter { $0.name.hasSuffix(".yaml") }
    _ = try OrderedFiles(
      inOrder.map { OrderedFiles.File(name: $0.name, opening: $0.bytes, separator: [], closing: []) },
      in: folder, lead: 1
    ).finish()
  }
}
