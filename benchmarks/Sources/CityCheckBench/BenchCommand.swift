// `citycheck-bench`: times each stage of the library, or runs one of them once for a program that counts instructions.

internal import ArgumentParser
internal import CCounting
internal import Foundation

@main
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "citycheck-bench", abstract: "Time CityCheck stage by stage.",
    subcommands: [StagesCommand.self, NetworkCommand.self], defaultSubcommand: StagesCommand.self)
}

struct StagesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stages", abstract: "Time each stage on made-up data, one thread, results checked.",
    discussion: """
      Times are processor time. Build for release. Exit codes: 0 done; 1 a benchmark gave a wrong result; 64 usage.
      """)

  @Option(help: "Only this benchmark, or this group, such as 'reading'; may be given several times.")
  var only: [String] = []

  @Option(name: .customLong("repeat"), help: "How many times each is run.")
  var rounds = 15

  @Option(help: "Run one benchmark once, counted when callgrind watches; print nothing but a wrong result.")
  var once: String?

  @Flag(help: "Print the names of the benchmarks.")
  var list = false

  func validate() throws {
    for name in only + (once.map { [$0] } ?? []) where Benchmark.named(name).isEmpty {
      let names = Benchmark.all.map(\.name).joined(separator: ", ")
      throw ValidationError("there is no benchmark '\(name)'; there are \(names)")
    }
    guard rounds > 0 else { throw ValidationError("--repeat is at least 1") }
  }

  func run() throws {
    if list {
      for benchmark in Benchmark.all { print(benchmark.name) }
    } else if let once {
      for benchmark in Benchmark.named(once) { try Self.runOnce(benchmark) }
    } else {
      let chosen = only.isEmpty ? Benchmark.all : only.flatMap(Benchmark.named)
      print(TimingLine.header)
      for benchmark in chosen {
        let prepared = try benchmark.prepare()
        let timing = try Timing(of: prepared, name: benchmark.name, rounds: rounds)
        print(TimingLine.text(of: benchmark, amount: prepared.amount, timing))
        fflush(nil)
      }
    }
  }

  private static func runOnce(_ benchmark: Benchmark) throws {
    guard counting_is_built() else {
      throw ValidationError(
        "built without valgrind's headers, so nothing can be counted; install valgrind, remove the folder "
          + "CCounting.build in the build folder, and build again")
    }
    let prepared = try benchmark.prepare()
    counting_start()
    let outcome = try prepared.work()
    counting_stop()
    try prepared.check(outcome(), benchmark.name)
  }
}
