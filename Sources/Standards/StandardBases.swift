// The standards that a standard extends: where they are found, and that none leads back to itself.

internal import Foundation

/// Where a standard finds the one it extends.
struct StandardBases {
  /// A standard on the way from the first one.
  private struct Step {
    /// What tells it from every other.
    var identity: String
    /// Its name in messages.
    var name: String
  }
  /// The folder that relative paths start from; nil leaves them as written.
  private var directory: URL?
  /// The folder of the standard as people named it, before which its bases' paths are shown; empty for none.
  private var displayFolder = ""
  /// The standards that led here, the first one first.
  private var trail: [Step] = []

  /// The way from a standard that only its text is known of.
  init(directory: URL?) { self.directory = directory }

  /// The way from here on, after a file.
  func beyond(fileAt url: URL, name: String) -> StandardBases {
    var bases = self
    bases.directory = url.deletingLastPathComponent()
    bases.displayFolder = name.upToLastSlash
    bases.trail.append(Step(identity: Self.identity(of: url), name: name))
    return bases
  }

  /// The way from here on, after a standard that ships.
  func beyond(shipped id: String) -> StandardBases {
    var bases = self
    bases.directory = nil
    bases.displayFolder = ""
    bases.trail.append(Step(identity: "shipped \(id)", name: "\(id).yaml"))
    return bases
  }

  /// The standard that a value of `extends` names; nil with a fault there, or with those of its own document.
  func base(namedBy value: StrictValue) -> Standard? {
    guard let text = value.text() else { return nil }
    switch StandardReference(text) {
    case .shipped(let id):
      guard let yaml = Standard.shippedText(id) else {
        value.fault(
          .impossibleValue, "no standard \(quoted(id)) ships with CityCheck",
          suggestion: nearestWord(to: id, among: Standard.shipped).map { "did you mean '\($0)'?" }
            ?? "name one that ships, or give the path of a YAML file",
          validWords: Standard.shipped)
        return nil
      }
      return read(yaml, at: "shipped \(id)", from: value, beyond(shipped: id))
    case .file(let path):
      let url = Self.url(of: path, in: directory)
      let shown = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
      let name = path.hasPrefix("/") ? path : displayFolder + shown
      do throws(DocumentFaults) {
        // A device would be read without end.
        guard Self.isPlainFile(url) || !FileManager.default.fileExists(atPath: url.path) else {
          throw DocumentFaults([DocumentFault(.unreadableFile, file: name, message: "it is not a plain file")]
          )
        }
        let yaml = try documentText(of: url, displayPath: name)
        return read(yaml, at: Self.identity(of: url), from: value, beyond(fileAt: url, name: name))
      } catch {
        let reason = error.faults.first?.message ?? "it cannot be read"
        value.fault(
          .impossibleValue, "the standard \(quoted(text)) cannot be extended: \(reason)",
          suggestion: "check the path; it starts from the folder of this standard")
        return nil
      }
    }
  }

  private func read(
    _ yaml: String, at identity: String, from value: StrictValue, _ bases: StandardBases
  ) -> Standard? {
    let names = bases.trail.map(\.name)
    if let start = trail.firstIndex(where: { $0.identity == identity }) {
      value.fault(
        .impossibleValue,
        "standards extend each other in a circle: \(names[start...].joined(separator: " > "))",
        suggestion: "take extends out of one of them")
      return nil
    }
    do throws(DocumentFaults) {
      return try Standard(yaml: yaml, file: names.last ?? "", bases: bases)
    } catch {
      for fault in error.faults { value.collector.add(fault) }
      return nil
    }
  }

  /// The file of a path, which starts from a folder unless it starts from the root.
  static func url(of path: String, in directory: URL?) -> URL {
    guard let directory, !path.hasPrefix("/") else { return URL(fileURLWithPath: path).standardizedFileURL }
    return directory.appendingPathComponent(path).standardizedFileURL
  }

  private static func isPlainFile(_ url: URL) -> Bool {
    let path = url.resolvingSymlinksInPath().path
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return attributes?[.type] as? FileAttributeType == .typeRegular
  }

  private static func identity(of url: URL) -> String {
    url.resolvingSymlinksInPath().standardizedFileURL.path
  }
}

extension String {
  /// What stands before the last slash, and the slash.
  fileprivate var upToLastSlash: String {
    lastIndex(of: "/").map { String(self[...$0]) } ?? ""
  }
}
