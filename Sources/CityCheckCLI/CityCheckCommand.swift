// The commands, nothing else: arguments in, the library called, text out. Data goes to stdout, talk to stderr.

internal import ArgumentParser
internal import CityCheck

/// `citycheck`, the root of the commands.
@main
struct CityCheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "citycheck",
    abstract: "Audit a city's spatial coverage indicators against a planning standard.",
    discussion: """
      Exit codes: 0 done; 2 done, and --fail-on says no, or a ledger is not what its inputs give; 64 usage; 65 bad \
      data; 66 missing input; 70 internal error; 73 cannot write; 130 stopped by Ctrl-C.
      """,
    version: cityCheckVersion,
    subcommands: [
      AuditCommand.self, DiffCommand.self, VerifyCommand.self, CheckCommand.self, StandardsCommand.self,
      InitCommand.self, SynthCommand.self,
    ])

  static func main() async {
    Console.holdClosedStreams()
    await main(nil)
  }
}
