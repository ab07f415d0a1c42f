// The files that a standard is made of: its own and those it extends, for whoever must know or keep all of them.

public import Foundation

extension Standard {
  /// The files that a standard is made of: its own first, then the one it extends, and so on; none for what ships.
  ///
  /// - Parameters:
  ///   - reference: The standard.
  ///   - directory: The folder that its path starts from; nil leaves that as written.
  /// - Returns: The files as far as they can be read; each once, also where they extend each other in a circle.
  public static func files(of reference: StandardReference, directory: URL? = nil) -> [URL] {
    var files: [URL] = []
    var next: StandardReference? = reference
    var folder = directory
    while case .file(let path)? = next {
      let url = StandardBases.url(of: path, in: folder)
      guard !files.contains(url), let text = try? documentText(of: url, displayPath: path) else { break }
      files.append(url)
      let base = try? StrictYAML.decode(text, file: path) { $0.peek("extends")?.writtenText ?? "" }
      next = base.flatMap { $0.isEmpty ? nil : StandardReference($0) }
      folder = url.deletingLastPathComponent()
    }
    return files
  }
}
