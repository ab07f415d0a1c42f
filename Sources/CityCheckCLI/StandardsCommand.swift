// `citycheck standards`: the rulebooks that ship, what one says, and whether one of your own is right.

internal import ArgumentParser
internal import CityCheck
internal import Foundation

/// `citycheck standards list|show|check`.
struct StandardsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "standards", abstract: "List the standards that ship, show one, or check one of your own.",
    subcommands: [List.self, Show.self, Check.self], defaultSubcommand: List.self)

  /// `citycheck standards list`.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the standards that ship.")

    func run() throws {
      for id in Standard.shipped {
        guard let standard = Standard.shipped(id) else { continue }
        Console.write(
          "\(id)  \(standard.title.en) \(standard.title.zh) (\(standard.indicators.count) indicators)\n")
      }
    }
  }

  /// `citycheck standards show ID`.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show a standard's indicators, targets, points and sources.")

    @Argument(help: "The id of a standard that ships, or the path of a YAML file.")
    var standard: String

    @Flag(help: "Print a Markdown table, one row an indicator.")
    var markdown = false

    @Flag(help: "In Chinese: names, headings and sentences.")
    var zh = false

    @Flag(help: "Also print departments and notes, in a paragraph an indicator or two more Markdown columns.")
    var notes = false

    @Flag(help: "Print the YAML itself, to copy and change.")
    var yaml = false

    func validate() throws {
      if yaml && (markdown || zh || notes) {
        throw ValidationError("--yaml prints the file as it is; leave --markdown, --zh and --notes out")
      }
    }

    func run() throws {
      do {
        if yaml {
          Console.write(try text())
          return
        }
        let language: ReportLanguage = zh ? .chinese : .english
        let standard = try load()
        if markdown {
          Console.write(StandardMarkdown.text(of: standard, language: language, notes: notes))
        } else {
          let table = StandardTable(
            width: Console.width, color: Console.wantsColor, language: language, notes: notes)
          Console.write(table.text(of: standard))
        }
      } catch let error as ValidationError {
        throw error
      } catch {
        throw Outcome.report(error)
      }
    }

    private func load() throws -> Standard {
      switch StandardReference(standard) {
      case .file(let path):
        return try Standard(contentsOf: URL(fileURLWithPath: path), displayPath: path)
      case .shipped(let id):
        guard let shipped = Standard.shipped(id) else { throw noSuchStandard }
        return shipped
      }
    }

    private func text() throws -> String {
      switch StandardReference(standard) {
      case .file(let path):
        // Read as a standard first, so that a file which cannot be read is said like any other.
        _ = try Standard(contentsOf: URL(fileURLWithPath: path), displayPath: path)
        return try String(contentsOfFile: path, encoding: .utf8)
      case .shipped(let id):
        guard let text = Standard.shippedText(id) else { throw noSuchStandard }
        return text
      }
    }

    private var noSuchStandard: ValidationError {
      ValidationError(
        "no standard '\(standard)' ships with citycheck; there are: \(Standard.shipped.joined(separator: ", "))"
      )
    }
  }

  /// `citycheck standards check FILE`.
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Check a standard of your own, or one that ships.",
      discussion: """
        Prints every fault with its line, its column and what to do, and ends with exit code 65 where there is one; or \
        else one line: how many indicators, how many with a target, how many points.
        """)

    @Argument(
      help: "The standard's YAML file, or the id of one that ships.",
      completion: .file(extensions: ["yaml", "yml"]))
    var file: String

    func run() throws {
      if case .shipped(let id) = StandardReference(file), !FileManager.default.fileExists(atPath: file) {
        guard let standard = Standard.shipped(id) else { throw noSuchStandard }
        Console.write("\(id): shipped: valid, \(StandardDigest(standard).text())\n")
        return
      }
      let standard: Standard
      do throws(DocumentFaults) {
        standard = try Standard(contentsOf: URL(fileURLWithPath: file), displayPath: file)
      } catch  where error.isUnreadable {
        throw Outcome.report(error)
      } catch {
        throw found(error.faults.map(\.description))
      }
      Console.write("\(Console.visible(file)): \(StandardDigest(standard).text())\n")
    }

    private var noSuchStandard: ExitCode {
      Console.say(
        """
        citycheck: there is no file '\(Console.visible(file))', and no such standard ships; there are: \
        \(Standard.shipped.joined(separator: ", "))
        """)
      return Outcome.missingInput
    }

    /// Prints faults, which are what this command is asked for.
    private func found(_ faults: [String]) -> ExitCode {
      for fault in faults { Console.write(Console.visible(fault) + "\n") }
      Console.say("citycheck: \(faults.count == 1 ? "1 fault" : "\(faults.count) faults")")
      return Outcome.badData
    }
  }
}
