// `citycheck synth`: a fictional city, the same for the same seed.

internal import ArgumentParser
internal import CityCheck
internal import Foundation
internal import SyntheticCities

/// `citycheck synth --output DIR`.
struct SynthCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "synth", abstract: "Write a fictional city with all layers and an audit file.",
    discussion: "Without options it writes the sample city. The same seed and size give the same bytes.")

  @Option(help: "The seed of the city.")
  var seed: UInt64?

  @Option(help: "About how many residents it has, 20 000 to 20 000 000.")
  var residents: Int?

  @Flag(help: "Leave out the faults of real data that the sample city carries.")
  var clean = false

  @Option(name: .shortAndLong, help: "The folder to write to.", completion: .directory)
  var output: String

  @Flag(help: "Write over an audit.yaml and layers that are there already.")
  var force = false

  func validate() throws {
    if let residents, !(20_000...20_000_000).contains(residents) {
      throw ValidationError("--residents takes a number from 20000 to 20000000")
    }
  }

  func run() throws {
    let audit = URL(fileURLWithPath: output, isDirectory: true).appendingPathComponent("audit.yaml")
    if !force && FileManager.default.fileExists(atPath: audit.path) {
      Console.say("citycheck: there is an audit.yaml in '\(output)' already; give --force to write over it")
      throw Outcome.cannotWrite
    }
    let sample = SyntheticCity.sample
    let isSample = seed == nil && residents == nil && !clean
    let city =
      isSample
      ? sample
      : SyntheticCity(seed: seed ?? sample.seed, residents: residents ?? sample.residents, hasFaults: !clean)
    do {
      try city.write(to: URL(fileURLWithPath: output, isDirectory: true))
    } catch {
      Console.say("citycheck: the city cannot be written to '\(output)': \(error.localizedDescription)")
      throw Outcome.cannotWrite
    }
    Console.say("wrote \(city.files.count) files to \(output)")
  }
}
