// An indicator of a rulebook as a row of texts, in one language: what the table, the paragraphs and the Markdown share.

internal import Audits
internal import Measures
internal import Standards

/// An indicator of a rulebook as texts; what it does not have is empty.
struct StandardRow {
  /// Its series and number, such as `basic 12` or 基础项第12条.
  var item: String
  var id: String
  var name: String
  /// The measure's word.
  var word: String
  /// The measure in words, with its numbers.
  var measure: String
  var target: String
  var points: String
  var department: String
  var source: String
  var confidence: String
  var note: String

  /// An indicator in a language.
  init(_ indicator: Indicator, _ language: ReportLanguage) {
    let unit = indicator.measure.valueUnit
    func text(_ text: LocalizedText?) -> String { text.map { language.text($0).onOneLine } ?? "" }
    item =
      indicator.item.map { item in
        language.choose(
          "\(item.series.rawValue) \(item.number)",
          "\(item.series == .basic ? "基础项" : "评价项")第\(item.number)条")
      } ?? ""
    id = indicator.id
    name = text(indicator.name)
    word = indicator.measure.word
    measure = language.choose(indicator.measure.sentence, indicator.measure.chineseSentence).onOneLine
    target =
      indicator.target.map {
        language.choose(HumanNumber.text($0, unit), HumanNumber.chinese($0, unit))
      } ?? language.choose("none", "未设定")
    if indicator.judged == .city { target += language.choose(" (whole city)", "（全市）") }
    points = indicator.points.map { $0.text(unit, language) } ?? ""
    department = text(indicator.department)
    source = indicator.source?.clause.onOneLine ?? ""
    confidence = indicator.source?.confidence.rawValue ?? ""
    note = text(indicator.source?.note)
  }

  /// What heads each of them.
  static func titles(_ language: ReportLanguage) -> StandardRow {
    language == .english
      ? StandardRow(
        item: "Item", id: "ID", name: "Indicator", word: "Measure", measure: "Measure", target: "Target",
        points: "Points", department: "Department", source: "Source", confidence: "Confidence", note: "Note")
      : StandardRow(
        item: "条目", id: "编号", name: "指标", word: "计算", measure: "计算方法", target: "目标", points: "分值",
        department: "责任部门", source: "依据", confidence: "可信度", note: "说明")
  }
}

extension StandardRow {
  private init(
    item: String, id: String, name: String, word: String, measure: String, target: String, points: String,
    department: String, source: String, confidence: String, note: String
  ) {
    self.item = item
    self.id = id
    self.name = name
    self.word = word
    self.measure = measure
    self.target = target
    self.points = points
    self.department = department
    self.source = source
    self.confidence = confidence
    self.note = note
  }
}

extension Points {
  /// The points and how they are lost: `2, falling to 0 at 60 %`.
  fileprivate func text(_ unit: MeasureUnit, _ language: ReportLanguage) -> String {
    let full = HumanPoints.text(full)
    let floor = HumanPoints.text(floor)
    let (en, zh) =
      switch deduction {
      case .all: ("", "")
      case .linear(let zeroAt):
        (
          ", falling to 0 at \(HumanNumber.stated(zeroAt, unit))",
          "，降至 \(HumanNumber.stated(zeroAt, unit)) 时为 0"
        )
      case .steps(let every, let lose):
        (
          ", less \(HumanPoints.text(lose)) for each started \(HumanNumber.stated(every, unit)) off the target",
          "，距目标每差 \(HumanNumber.stated(every, unit))（不足按一档）扣 \(HumanPoints.text(lose))"
        )
      }
    let least = self.floor > 0 ? (", at least \(floor)", "，最低 \(floor)") : ("", "")
    return language.choose(full + en + least.0, full + zh + least.1)
  }
}
