// The language that a rulebook is shown in.

public import Standards

/// The language that a rulebook is shown in.
public enum ReportLanguage: String, Sendable, Hashable, CaseIterable {
  /// English.
  case english = "en"
  /// 中文
  case chinese = "zh"

  /// A text in this language.
  public func text(_ text: LocalizedText) -> String { self == .english ? text.en : text.zh }

  /// One of two texts.
  func choose(_ english: String, _ chinese: String) -> String { self == .english ? english : chinese }
}
