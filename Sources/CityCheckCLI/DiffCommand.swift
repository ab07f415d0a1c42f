// `citycheck diff`: what has changed between two audits, and why.

internal import ArgumentParser
internal import CityCheck
internal import Foundation

/// When a finished comparison ends with exit code 2.
enum ComparisonPolicy: String, ExpressibleByArgument, CaseIterable {
  /// When a verdict fell from met, a value went the wrong way, or more is missing than was.
  case worse
}

/// `citycheck diff OLD NEW`.
struct DiffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Say what has changed between two audits, and why.",
    discussion: """
      Runs both audits and says of each indicator and district what moved and why: which layer's features, which \
      parameter, which reported value, which version. Causes are exchanged one after another, so that their parts add up. \
      Where an indicator has several causes, audits between the two are run for its parts.
      """)

  @Argument(
    help: "The old audit: an audit file, a ledger's folder, or the output folder of an audit with a ledger.",
    completion: .file())
  var old: String

  @Argument(help: "The new audit, likewise.", completion: .file())
  var new: String

  @Option(
    help: "The audit file of the old ledger, or its folder, where that is not where the ledger says.",
    completion: .file(extensions: ["yaml", "yml"]))
  var oldAudit: String?

  @Option(
    help: "The audit file of the new ledger, or its folder, where that is not where the ledger says.",
    completion: .file(extensions: ["yaml", "yml"]))
  var newAudit: String?

  @Option(
    name: .shortAndLong,
    help:
      "Also write diff.json, bulletin.md and bulletins/<district>.md to this folder, in place of former ones.",
    completion: .directory)
  var output: String?

  @Flag(help: "Print diff.json to standard output instead of the summary.")
  var json = false

  @Flag(name: .shortAndLong, help: "Print nothing but errors.")
  var quiet = false

  @Option(help: "How many threads work; the outcome is the same for any number.")
  var threads = OrderedParallel.defaultThreadCount

  @Option(
    help: """
      End with exit code 2 when anything is 'worse': a verdict fell from met, a value went the wrong way, or more is \
      missing than was.
      """)
  var failOn: ComparisonPolicy?

  func validate() throws {
    guard (1...1024).contains(threads) else {
      throw ValidationError("--threads takes a number from 1 to 1024")
    }
    if let output, output.isEmpty { throw ValidationError("--output takes a folder, such as 'changes'") }
  }

  func run() async throws {
    let comparison: AuditComparison
    let isQuiet = quiet
    let cancellation = AuditCancellation()
    let interrupts = Interrupts { cancellation.cancel() }
    defer { withExtendedLifetime(interrupts) {} }
    do {
      // Better now than after the audits.
      if let output { try ComparisonFolder.checkPlace(URL(fileURLWithPath: output)) }
      let sides = (try side("OLD", old, oldAudit), try side("NEW", new, newAudit))
      comparison = try await AuditComparison.compare(
        sides.0, sides.1, threads: threads, cancellation: cancellation,
        progress: { if !isQuiet { Console.draw($0) } })
      Console.clearProgress()
      if let output {
        try ComparisonFolder.write(comparison, to: URL(fileURLWithPath: output)) { left in
          if !isQuiet { Console.say("warning: \(left)") }
        }
      }
    } catch let code as ExitCode {
      throw code
    } catch {
      Console.clearProgress()
      throw Outcome.report(error)
    }
    if json {
      Console.write(ComparisonJSON.text(of: comparison))
    } else if !quiet {
      Console.write(
        ComparisonText(width: Console.width, color: Console.wantsColor)
          .text(of: comparison, old: old, new: new, folder: output))
    }
    if failOn == .worse, comparison.isWorse { throw Outcome.failedPolicy }
  }

  /// An audit, or the exit code for why there is none, once that is said.
  private func side(_ name: String, _ path: String, _ audit: String?) throws -> ComparisonSide {
    do {
      return try ComparisonSide(
        contentsOf: URL(fileURLWithPath: path), auditFile: audit.map { URL(fileURLWithPath: $0) })
    } catch {
      throw Outcome.report(error, about: name)
    }
  }
}
