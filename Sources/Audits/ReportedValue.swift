// What is not computed from layers but reported: a value with its evidence, as the audit file gives it.

public import Standards

/// A number, or yes or no.
public enum ReportedAmount: Sendable, Hashable {
  /// A number, in the value's unit.
  case number(Double)
  /// Yes or no.
  case answer(Bool)

  /// The number; 1 for yes, 0 for no.
  public var number: Double {
    switch self {
    case .number(let number): number
    case .answer(let isYes): isYes ? 1 : 0
    }
  }
}

/// A value that the audit file reports for an indicator.
public struct ReportedValue: Sendable, Hashable {
  /// The indicator's id.
  public var id: String
  /// Where the audit file says so; nil for one that was made by a program.
  public var place: DocumentPlace?
  /// The city's value; nil where it is yet to come.
  public var value: ReportedAmount?
  /// The city's value of the time before; nil where nobody says.
  public var previous: ReportedAmount?
  /// The unit, such as `yuan`; nil takes the standard's.
  public var unit: String?
  /// The day, month or year of the value: `2023-11-30`, `2023-11` or `2023`.
  public var date: String?
  /// Anything that a reader should know.
  public var note: LocalizedText?
  /// The files that prove it, as written; relative paths start from the audit file's folder.
  public var evidence: [String]
  /// The values of districts, in the order of the file.
  public var districts: [District]

  /// A value for a district.
  public struct District: Sendable, Hashable {
    /// The district's id.
    public var id: String
    /// Its value; nil where it is yet to come.
    public var value: ReportedAmount?
    /// Its value of the time before; nil where nobody says.
    public var previous: ReportedAmount?

    /// A district's value.
    public init(id: String, value: ReportedAmount?, previous: ReportedAmount? = nil) {
      self.id = id
      self.value = value
      self.previous = previous
    }
  }

  /// A reported value.
  public init(
    id: String, place: DocumentPlace? = nil, value: ReportedAmount?, previous: ReportedAmount? = nil,
    unit: String? = nil, date: String? = nil, note: LocalizedText? = nil, evidence: [String] = [],
    districts: [District] = []
  ) {
    self.id = id
    self.place = place
    self.value = value
    self.previous = previous
    self.unit = unit
    self.date = date
    self.note = note
    self.evidence = evidence
    self.districts = districts
  }

  /// All amounts that it gives.
  var amounts: [ReportedAmount] {
    ([value, previous] + districts.flatMap { [$0.value, $0.previous] }).compactMap { $0 }
  }
}

/// A file that proves a reported value.
public struct EvidenceFile: Sendable, Hashable {
  /// The path as the audit file writes it.
  public var path: String
  /// The SHA-256 of its bytes, in lower-case hexadecimal; nil where it cannot be read.
  public var sha256: String?
  /// Its size in bytes; nil where it cannot be read.
  public var bytes: Int?

  /// A file.
  public init(path: String, sha256: String?, bytes: Int?) {
    self.path = path
    self.sha256 = sha256
    self.bytes = bytes
  }
}
