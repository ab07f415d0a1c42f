// A fictional city of any size, quarter by quarter from the plan to the disk.

public import Foundation
internal import Planar

/// A fictional city that is never held in memory as a whole: a plane of quarters, each planned from the seed by
/// itself, joined along streets, rivers and canals.
///
/// The same seed and the same number of buildings give the same bytes, for any number of threads and on every
/// machine: the plan uses additions, multiplications, divisions and square roots of IEEE 754 doubles alone, none of
/// them contracted, and no function of the C library.
/// All coordinates are WGS 84 longitude and latitude in degrees with seven decimals, around 121.6° E, 31.9° N.
public struct StreamedCity: Sendable {
  /// The sizes that can be asked for, in residential buildings.
  public static let sizes = 5_000...20_000_000

  /// What was written.
  public struct Summary: Sendable, Equatable {
    /// Residential buildings: as many as asked for or a little less, commonly within one percent, never more.
    public let buildings: Int
    /// Residents counted building by building.
    public let residents: Int
    /// Features by file, in alphabetical order of the files' names.
    public let features: [(file: String, count: Int)]
    /// All files together.
    public let bytes: Int
    /// The faults, in the order of the files.
    public let faults: [SyntheticFault]

    /// Whether two cities have the same counts and faults.
    public static func == (a: Self, b: Self) -> Bool {
      a.buildings == b.buildings && a.residents == b.residents && a.bytes == b.bytes && a.faults == b.faults
        && a.features.map(\.file) == b.features.map(\.file)
        && a.features.map(\.count) == b.features.map(\.count)
    }
  }

  /// The seed of all choices.
  public let seed: UInt64
  /// Residential buildings as asked for.
  public let buildings: Int
  /// Whether one quarter's layers have the faults of real data.
  public let hasFaults: Bool
  let layout: CityLayout

  /// Lays a city out.
  ///
  /// - Parameters:
  ///   - seed: Any number; another seed gives another city.
  ///   - buildings: How many residential buildings it shall have; sizes beyond ``sizes`` count as its ends.
  ///   - hasFaults: Puts one of each ``SyntheticFault/Kind`` into the layers.
  public init(seed: UInt64, buildings: Int, hasFaults: Bool = false) {
    self.seed = seed
    self.buildings = min(max(buildings, Self.sizes.lowerBound), Self.sizes.upperBound)
    self.hasFaults = hasFaults
    layout = CityLayout(seed: seed, buildings: self.buildings)
  }

  /// How many districts the city has: 8 for ten thousand buildings, 40 for a million.
  public var districtCount: Int { layout.plans.count }

  /// How many quarters it is written in.
  public var quarterCount: Int { layout.quarters.count }

  /// Writes all files into a folder, which is made where it is missing; files of the same name are replaced once
  /// all are whole.
  ///
  /// Memory: a few quarters for every thread, and the population grid.
  ///
  /// - Parameters:
  ///   - folder: Where to.
  ///   - threads: How many threads plan and write; below 1 counts as 1.
  ///   - isCancelled: Asked before each quarter, on any thread.
  ///   - progress: Told after each quarter its number, from 1, and how many there are, on any thread; threads may
  ///     finish out of order.
  /// - Throws: ``SyntheticCityError``; no file is then changed.
  public func write(
    to folder: URL, threads: Int, isCancelled: @Sendable () -> Bool = { false },
    progress: @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws(SyntheticCityError) -> Summary {
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw SyntheticCityError(error, path: folder.relativePath)
    }
    let files = try OrderedFiles(outputs, in: folder, lead: 2 * max(1, threads))
    do {
      let tally = try writeQuarters(to: files, threads: threads, isCancelled: isCancelled, progress: progress)
      let cells = try writePopulation(tally, to: files, threads: threads, isCancelled: isCancelled)
      try writeDistricts(tally, to: files, number: quarterCount + cells.chunks)
      let bytes = try files.finish()
      return summary(tally, cells: cells.count, bytes: bytes)
    } catch {
      files.discard()
      throw SyntheticCityError(error, path: folder.relativePath)
    }
  }

  private var outputs: [OrderedFiles.File] {
    let layers = CityFile.allCases.map { file in
      OrderedFiles.File(
        name: file.name, opening: file.opening, separator: file.separator, closing: file.closing)
    }
    let whole = ["districts", "population"].map { name in
      OrderedFiles.File(
        name: name + ".geojson", opening: CityFile.opening(of: name), separator: Array(",\n".utf8),
        closing: CityFile.closing)
    }
    // Last, so that there is no audit file before the layers it names.
    let audit = OrderedFiles.File(
      name: "audit.yaml", opening: Array(SyntheticCity.auditFile(of: "Synthetic city \(seed)").utf8),
      separator: [], closing: [])
    return layers + whole + [audit]
  }
}
