// `citycheck synth`: a fictional city, the same for the same seed and size.

internal import ArgumentParser
internal import CityCheck
internal import Foundation
internal import SyntheticCities

/// `citycheck synth --output DIR`.
struct SynthCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "synth", abstract: "Write a fictional city of any size, with all layers and an audit file.",
    discussion: """
      Without options it writes the sample city. With --buildings it writes a city of quarters, from 5k to 20M \
      buildings, as fast as the disk takes it and without holding it in memory. The same seed and size give the \
      same bytes, for any number of threads.
      """)

  @Option(help: "The seed of the city.")
  var seed: UInt64?

  @Option(
    help: "About how many residential buildings it has, such as 10k, 250k or 4M; at least 5k, at most 20M.")
  var buildings: BuildingCount?

  @Option(help: "In place of --buildings: a single town of about so many residents, 20 000 to 20 000 000.")
  var residents: Int?

  @Flag(help: "Leave out the faults of real data that the sample city carries.")
  var clean = false

  @Option(
    name: .shortAndLong, help: "The folder to write to; made when it is not there.", completion: .directory)
  var output: String

  @Option(help: "How many threads work; the files are the same for any number.")
  var threads = OrderedParallel.defaultThreadCount

  @Flag(name: .shortAndLong, help: "Print nothing but errors.")
  var quiet = false

  @Flag(help: "Write into a folder that is not empty; files of the same names are replaced.")
  var force = false

  func validate() throws {
    if let residents, !(20_000...20_000_000).contains(residents) {
      throw ValidationError("--residents takes a number from 20000 to 20000000")
    }
    guard buildings == nil || residents == nil else {
      throw ValidationError("give --buildings or --residents, not both")
    }
    guard !output.isEmpty else { throw ValidationError("--output takes a folder, such as 'city'") }
    guard (1...1024).contains(threads) else {
      throw ValidationError("--threads takes a number from 1 to 1024")
    }
  }

  func run() throws {
    try checkFolder()
    do throws(SyntheticCityError) {
      if let buildings { try writeStreamed(buildings.number) } else { try writeTown() }
    } catch {
      Console.clearProgress()
      Console.say("citycheck: \(Console.visible("\(error)"))")
      throw error == .cancelled ? Outcome.interrupted : Outcome.cannotWrite
    }
  }

  /// Refuses a folder that has something in it: what is there may be a real city.
  private func checkFolder() throws {
    guard !force, let there = try? FileManager.default.contentsOfDirectory(atPath: output),
      let first = there.sorted().first
    else { return }
    let place = Console.visible(output)
    Console.say(
      "citycheck: the folder '\(place)' is not empty, it has '\(Console.visible(first))'; give --force to write into it"
    )
    throw Outcome.cannotWrite
  }

  private func writeTown() throws(SyntheticCityError) {
    let sample = SyntheticCity.sample
    let isSample = seed == nil && residents == nil && !clean
    let city =
      isSample
      ? sample
      : SyntheticCity(seed: seed ?? sample.seed, residents: residents ?? sample.residents, hasFaults: !clean)
    try city.write(to: URL(fileURLWithPath: output, isDirectory: true))
    if !quiet { Console.say("wrote \(city.files.count) files to \(Console.visible(output))") }
  }

  private func writeStreamed(_ buildings: Int) throws(SyntheticCityError) {
    let city = StreamedCity(
      seed: seed ?? SyntheticCity.sample.seed, buildings: buildings, hasFaults: !clean)
    let isQuiet = quiet
    let interrupts = Interrupts()
    defer { withExtendedLifetime(interrupts) {} }
    let counter = interrupts.counter
    let summary = try city.write(
      to: URL(fileURLWithPath: output, isDirectory: true), threads: threads,
      isCancelled: { !counter.isZero },
      progress: { done, total in
        if !isQuiet { Console.draw(done: done, of: total, "quarters") }
      })
    Console.clearProgress()
    guard !quiet else { return }
    Console.say(
      """
      wrote \(summary.features.count + 1) files, \(summary.bytes / 1_000_000) MB, to \(Console.visible(output)): \
      \(summary.buildings) buildings, \(summary.residents) residents, \(city.districtCount) districts, \
      \(city.quarterCount) quarters
      """)
    if !summary.faults.isEmpty {
      Console.say("\(summary.faults.count) features are faulty on purpose; --clean leaves the faults out")
    }
  }
}
