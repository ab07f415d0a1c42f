// `citycheck standards`: the rulebooks that ship, and what one says.

internal import ArgumentParser
internal import CityCheck
internal import Foundation

/// `citycheck standards list|show`.
struct StandardsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "standards", abstract: "List the standards that ship, or show one.",
    subcommands: [List.self, Show.self], defaultSubcommand: List.self)

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
      abstract: "Show a standard's indicators, targets and sources.")

    @Argument(help: "The id of a standard that ships, or the path of a YAML file.")
    var standard: String

    @Flag(help: "Print the YAML itself, to copy and change.")
    var yaml = false

    func run() throws {
      do {
        if yaml, let text = Standard.shippedText(standard) {
          Console.write(text)
          return
        }
        Console.write(
          StandardTable(width: Console.width, color: Console.wantsColor).text(of: try load()))
      } catch let error as ValidationError {
        throw error
      } catch {
        throw Outcome.report(error)
      }
    }

    private func load() throws -> Standard {
      if case .file(let path) = StandardReference(standard) {
        return try Standard(contentsOf: URL(fileURLWithPath: path), displayPath: path)
      }
      guard let shipped = Standard.shipped(standard) else {
        throw ValidationError(
          "no standard '\(standard)' ships with citycheck; there are: \(Standard.shipped.joined(separator: ", "))"
        )
      }
      return shipped
    }
  }
}
