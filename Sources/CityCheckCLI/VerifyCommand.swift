// `citycheck verify`: whether a ledger still says what its inputs give.

internal import ArgumentParser
internal import CityCheck
internal import Foundation

/// `citycheck verify LEDGER`.
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Verify an evidence ledger: its files, its inputs, and the audit run again.",
    discussion: """
      Looks whether every file of the ledger and every layer has the hash that the ledger recorded, runs the audit once \
      more from the recorded audit file and standards, and says of each indicator 'identical' or what differs. \
      Exit code 0 when all is identical, 2 when something differs, 66 when a layer is missing.
      """)

  @Argument(
    help: "The ledger's folder, or the output folder of the audit that wrote it.", completion: .directory)
  var ledger: String

  @Option(
    help:
      "The audit file, or its folder, where that is not where the ledger says; layers are relative to it.",
    completion: .file(extensions: ["yaml", "yml"]))
  var audit: String?

  @Flag(help: "Print the outcome as JSON.")
  var json = false

  @Flag(name: .shortAndLong, help: "Print nothing but errors.")
  var quiet = false

  @Option(help: "How many threads work; the outcome is the same for any number.")
  var threads = OrderedParallel.defaultThreadCount

  func validate() throws {
    guard (1...1024).contains(threads) else {
      throw ValidationError("--threads takes a number from 1 to 1024")
    }
  }

  func run() async throws {
    let found: LedgerVerification
    let isQuiet = quiet
    let cancellation = AuditCancellation()
    let interrupts = Interrupts { cancellation.cancel() }
    defer { withExtendedLifetime(interrupts) {} }
    do {
      found = try await LedgerVerification.verify(
        ledger: URL(fileURLWithPath: ledger), auditFile: audit.map { URL(fileURLWithPath: $0) },
        threads: threads, cancellation: cancellation, progress: { if !isQuiet { Console.draw($0) } })
      Console.clearProgress()
    } catch {
      Console.clearProgress()
      throw Outcome.report(error)
    }
    if json {
      Console.write(VerificationJSON.text(of: found))
    } else if !quiet {
      Console.write(VerificationText(width: Console.width, color: Console.wantsColor).text(of: found))
    }
    if found.lacksInputs { throw Outcome.missingInput }
    if !found.isIdentical { throw Outcome.failedPolicy }
  }
}
