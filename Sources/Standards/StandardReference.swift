// A standard as an audit file, another standard or a command names it.

/// A standard by its id or its path.
public enum StandardReference: Sendable, Hashable {
  /// One that ships with the library, by its id.
  case shipped(String)
  /// A YAML file, by its path as written.
  case file(String)

  /// A text that contains a slash or ends in `.yaml` or `.yml` is a path, any other an id.
  public init(_ text: String) {
    let isPath = text.contains("/") || text.hasSuffix(".yaml") || text.hasSuffix(".yml")
    self = isPath ? .file(text) : .shipped(text)
  }
}
