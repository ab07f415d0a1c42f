// `citycheck check`: what is wrong with the data, without an audit.

internal import ArgumentParser
internal import CityCheck
internal import Foundation

/// `citycheck check AUDIT.yaml`.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "List what is wrong with a city's layers.",
    discussion:
      "Reads every layer of the audit file, also those that no indicator uses, and computes nothing.")

  @Argument(help: "The city's audit file.", completion: .file(extensions: ["yaml", "yml"]))
  var auditFile: String

  @Flag(help: "Print the layers and their problems as JSON.")
  var json = false

  @Option(help: "How many threads work.")
  var threads = OrderedParallel.defaultThreadCount

  @Flag(help: "End with exit code 65 when anything worse than a note was found.")
  var strict = false

  func validate() throws {
    guard (1...1024).contains(threads) else {
      throw ValidationError("--threads takes a number from 1 to 1024")
    }
  }

  func run() async throws {
    let check: LayerCheck
    do {
      check = try Audit(contentsOf: URL(fileURLWithPath: auditFile)).check(threads: threads)
    } catch {
      throw Outcome.report(error)
    }
    if json {
      Console.write(CheckJSON.text(of: check))
    } else {
      Console.write(
        ProblemList(width: Console.width, color: Console.wantsColor)
          .text(inputs: check.inputs, problems: check.problems))
    }
    if strict && check.problems.contains(where: { $0.severity != .note }) { throw Outcome.badData }
  }
}
