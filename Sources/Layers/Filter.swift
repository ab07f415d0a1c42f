/// placeholder
public struct Filter: Sendable, Hashable {
  public let text: String
}
