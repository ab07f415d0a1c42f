// `citycheck init`: an audit file from a folder of layers.

internal import ArgumentParser
internal import CityCheck
internal import Foundation

/// `citycheck init FOLDER`.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Write an audit.yaml from a folder of layers.",
    discussion: """
      Guesses which file plays which role, and which property holds what, from names and content, and says in a \
      comment why. Read the comments before you trust the numbers.
      """)

  @Argument(help: "The folder with the layers.", completion: .directory)
  var folder: String

  @Option(
    name: .shortAndLong,
    help: "Where to write the audit file; '-' prints it. Default: audit.yaml in the folder.",
    completion: .file(extensions: ["yaml"]))
  var output: String?

  @Flag(help: "Write over an audit file that is there already.")
  var force = false

  func run() throws {
    do {
      let directory = URL(fileURLWithPath: folder, isDirectory: true)
      let target = output.map { URL(fileURLWithPath: $0) } ?? directory.appendingPathComponent("audit.yaml")
      var isFolder: ObjCBool = false
      guard unsafe FileManager.default.fileExists(atPath: directory.path, isDirectory: &isFolder),
        isFolder.boolValue
      else {
        Console.say("citycheck: there is no folder '\(folder)'; give the folder that holds the layers")
        throw Outcome.missingInput
      }
      let prefix = output == "-" ? "" : Self.path(to: directory, from: target.deletingLastPathComponent())
      let text = AuditFile.guess(folder: directory, prefix: prefix)
      if output == "-" {
        Console.write(text)
        return
      }
      if !force && FileManager.default.fileExists(atPath: target.path) {
        Console.say(
          "citycheck: '\(target.path)' is there already; give --force to write over it, or --output")
        throw Outcome.cannotWrite
      }
      do {
        try Data(text.utf8).write(to: target, options: .atomic)
      } catch {
        Console.say(
          "citycheck: '\(target.path)' cannot be written: \(error.localizedDescription); give --output")
        throw Outcome.cannotWrite
      }
      if let file = try? AuditFile(
        yaml: text, file: target.path, directory: target.deletingLastPathComponent()),
        let districts = file[layer: "districts"],
        !FileManager.default.fileExists(atPath: file.resolvedPath(of: districts))
      {
        Console.say(
          "citycheck: no file looks like districts, and an audit needs them: name one under layers.districts in \(target.path)"
        )
      }
      Console.say("wrote \(target.path); read its comments, then run: citycheck audit \(target.path)")
    } catch let code as ExitCode {
      throw code
    } catch {
      throw Outcome.report(error)
    }
  }

  /// The way from one folder to another, ending in a slash; empty when they are the same.
  static func path(to folder: URL, from base: URL) -> String {
    let target = folder.standardizedFileURL.resolvingSymlinksInPath().pathComponents
    let start = base.standardizedFileURL.resolvingSymlinksInPath().pathComponents
    let common = zip(target, start).prefix { $0 == $1 }.count
    let steps = Array(repeating: "..", count: start.count - common) + target.dropFirst(common)
    return steps.map { $0 + "/" }.joined()
  }
}
