// `citycheck audit`: the main job.

internal import ArgumentParser
internal import CityCheck
internal import Foundation

/// When a finished audit ends with exit code 2.
enum FailurePolicy: String, ExpressibleByArgument, CaseIterable {
  /// When an indicator of the city or of a district falls short.
  case short
  /// When one falls short or is unknown.
  case unknown
}

/// The languages of the page.
enum PageLanguage: String, ExpressibleByArgument, CaseIterable {
  case en, zh
}

/// `citycheck audit AUDIT.yaml`.
struct AuditCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "Audit a city and write its results.",
    discussion: """
      Prints one row an indicator for the city, then the districts that fall short, and writes report.html, audit.gpkg, \
      results.json, districts.csv, findings.csv, patches/*.geojson and maps/*.svg to the output folder.
      """)

  @Argument(help: "The city's audit file.", completion: .file(extensions: ["yaml", "yml"]))
  var auditFile: String

  @Option(name: .shortAndLong, help: "The output folder; made when it is not there.", completion: .directory)
  var output = "audit-results"

  @Flag(help: "Print results.json to standard output instead of the summary.")
  var json = false

  @Flag(name: .shortAndLong, help: "Print nothing but errors.")
  var quiet = false

  @Option(help: "The language that report.html opens in: en or zh; both are in it.")
  var language = PageLanguage.en

  @Option(help: "How many threads work; the results are the same for any number.")
  var threads = OrderedParallel.defaultThreadCount

  @Flag(
    help: """
      Also write features/<layer>.geojson: each feature of the demand layers that stand in places, such as buildings, \
      as a point with its district and what it reaches.
      """)
  var features = false

  @Option(
    help: """
      Also write this CSV file: a row each demand feature with its distance to the nearest supply of each indicator, in \
      each way and for each category; implies --curves.
      """, completion: .file(extensions: ["csv"]))
  var distances: String?

  @Flag(
    help: """
      Also put the share within every distance from 0 to 2000 m into results.json, for each indicator with a reach but \
      for streets by length.
      """)
  var curves = false

  @Flag(
    help: """
      Also write streets/<indicator>.geojson for what is reached on foot: the streets within reach and the others as \
      lines, with a drawing of the service area, or the streets in gaps longer than the norm.
      """)
  var streets = false

  @Flag(
    help: """
      Also write the evidence ledger, ledger/<item>/<indicator>/ with result, table, map, features, method and inputs, \
      which 'citycheck verify' verifies; a former one there is replaced.
      """)
  var ledger = false

  @Flag(
    help:
      "Print where the time goes to standard error: seconds, processor time, rate and peak memory by stage.")
  var timings = false

  @Option(help: "End with exit code 2 when an indicator is short, or when it is short or unknown.")
  var failOn: FailurePolicy?

  func validate() throws {
    guard !output.isEmpty else { throw ValidationError("--output takes a folder, such as 'audit-results'") }
    guard (1...1024).contains(threads) else {
      throw ValidationError("--threads takes a number from 1 to 1024")
    }
    if let distances, distances.isEmpty || distances == "-" {
      throw ValidationError("--distances takes a file, such as 'distances.csv'")
    }
  }

  func run() async throws {
    let result: AuditResult
    // What is written besides the reports that every audit has.
    let also: [String]
    let isQuiet = quiet
    let stages = timings ? AuditTimings() : nil
    let cancellation = AuditCancellation()
    let interrupts = Interrupts { cancellation.cancel() }
    // It listens until the last file is written.
    defer { withExtendedLifetime(interrupts) {} }
    do throws(any Error) {
      let audit = try Audit(contentsOf: URL(fileURLWithPath: auditFile))
      if let distances, audit.file.isRead(distances, auditFile: auditFile) {
        throw ReportError.cannotWrite(path: distances, reason: "the audit reads this very file")
      }
      let folder = URL(fileURLWithPath: output)
      // Better now than after the audit.
      if ledger { try LedgerFolder.checkPlace(in: folder) }
      let words = features ? FeaturesGeoJSON(in: folder) : nil
      let table = distances.map { DistancesCSV(to: URL(fileURLWithPath: $0)) }
      result = try await audit.run(
        threads: threads,
        options: AuditOptions(
          cancellation: cancellation, timings: stages, features: words?.sink,
          curves: curves || table != nil, distances: table?.sink, streets: streets),
        progress: { if !isQuiet { Console.draw($0) } })
      Console.clearProgress()
      if !quiet && !audit.unusedLayers.isEmpty {
        let (layers, most) = (audit.unusedLayers, 12)
        let more = layers.count > most ? " and \(layers.count - most) more" : ""
        Console.say(
          "not read, since no indicator of \(audit.standardNames) uses them: "
            + layers.prefix(most).joined(separator: ", ") + more)
      }
      let write = {
        try OutputFolder.write(
          result, to: folder, language: language == .zh ? .chinese : .english, threads: threads,
          isCancelled: { cancellation.isCancelled })
      }
      _ = if let stages { try stages.measure("write files", write) } else { try write() }
      if ledger {
        let keep = {
          try LedgerFolder.write(
            result, of: audit, to: folder, threads: threads, isCancelled: { cancellation.isCancelled },
            warn: { if !isQuiet { Console.say("warning: \($0)") } })
        }
        _ = if let stages { try stages.measure("write ledger", keep) } else { try keep() }
        if !quiet, result.inputs.contains(where: { $0.path == "-" }) {
          Console.say("the ledger cannot be verified: nobody can look at what came from standard input again")
        }
      }
      try table?.publish()
      let written = try words?.publish() ?? []
      if words != nil, written.isEmpty, !quiet {
        Console.say("no features written: no layer that is served stands in places and passes through")
      }
      also =
        (written.isEmpty ? [] : ["features/"]) + (ledger ? ["\(LedgerFolder.name)/"] : [])
        + (distances.map { [$0] } ?? [])
      if streets, !quiet, !result.indicators.contains(where: { $0.streets != nil }) {
        Console.say("no streets written: no indicator of \(audit.standardNames) walks along streets")
      }
    } catch {
      Console.clearProgress()
      throw Outcome.report(error)
    }
    if json {
      Console.write(ResultsJSON.text(of: result))
    } else if !quiet {
      Console.write(
        TerminalSummary(width: Console.width, color: Console.wantsColor, folder: output, alsoWritten: also)
          .text(of: result))
    }
    if let stages { Console.say(TimingsTable.text(of: stages.stages)) }
    let broken = result.balances.filter { !$0.holds }
    guard broken.isEmpty else {
      for balance in broken {
        Console.say(
          "citycheck: a sum does not come out, please report it: \(balance.name): \(balance.parts) against \(balance.whole)"
        )
      }
      throw Outcome.internalError
    }
    if let failOn, result.fails(failOn) { throw Outcome.failedPolicy }
  }
}

extension Audit {
  /// The ids of the standards, in quotes.
  fileprivate var standardNames: String {
    standards.map { "'\($0.id)'" }.joined(separator: " or ")
  }
}

extension AuditFile {
  /// Whether a path is the audit file's own, that of one of its standards or of what these extend, or that of a layer or its gates.
  fileprivate func isRead(_ path: String, auditFile: String) -> Bool {
    func real(_ path: String) -> String {
      URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL.path
    }
    var read = [auditFile] + (layers + gateLayers).map { resolvedPath(of: $0) }
    read += standards.flatMap { Standard.files(of: $0, directory: directory) }.map(\.path)
    return read.contains { $0 != "-" && real($0) == real(path) }
  }
}

extension AuditResult {
  /// Whether a policy says no: any place of any indicator counts, the city or a district.
  fileprivate func fails(_ policy: FailurePolicy) -> Bool {
    let verdicts = indicators.flatMap { [$0.city.verdict] + $0.districts.map(\.verdict) }
    return switch policy {
    case .short: verdicts.contains(.short)
    case .unknown: verdicts.contains(.short) || verdicts.contains(.unknown)
    }
  }
}
