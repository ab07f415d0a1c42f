// What is wrong with the data, and where the layers came from, at the end of the page.

internal import Audits
internal import Layers
internal import Standards

/// The list of problems in the data.
struct PageProblems {
  private let result: AuditResult
  private static let shown = 200

  init(_ result: AuditResult) { self.result = result }

  var markup: String {
    var text = "<section id=\"data\">\n<h2>\(LocalizedText("Data", "数据").markup)</h2>\n"
    text += inputs
    text += "<h3>\(LocalizedText("Problems in the data", "数据问题").markup)</h3>\n"
    guard !result.problems.isEmpty else {
      return text + "<p>\(LocalizedText("None was found.", "未发现问题。").markup)</p>\n</section>\n"
    }
    text += "<div class=\"wide\"><table>\n"
    text += PageWords.head([
      (LocalizedText("Layer", "图层"), false), (LocalizedText("Problem", "问题"), false),
      (LocalizedText("Where", "位置"), false), (LocalizedText("What was done", "处理"), false),
      (LocalizedText("In words", "说明"), false),
    ])
    text += "<tbody>\n"
    let order: [LayerProblem.Severity] = [.error, .warning, .note]
    let sorted = order.flatMap { severity in result.problems.filter { $0.severity == severity } }
    for problem in sorted.prefix(Self.shown) {
      text += """
        <tr><td>\(problem.layer.onOneLine.forMarkup)</td><td>\(problem.kind.rawValue)\
        \(problem.count > 1 ? " × \(problem.count)" : "")</td>\
        <td>\(problem.place.onOneLine.forMarkup)</td><td>\(problem.action.word.markup)</td>\
        <td lang="en">\(problem.message.onOneLine.forMarkup)</td></tr>

        """
    }
    text += "</tbody>\n</table></div>\n"
    let more = sorted.count - Self.shown
    if more > 0 {
      text +=
        "<p class=\"note\">"
        + LocalizedText("\(more) more in results.json", "另有 \(more) 条见 results.json").markup + "</p>\n"
    }
    return text + "</section>\n"
  }

  private var inputs: String {
    var text = "<div class=\"wide\"><table>\n<caption>\(LocalizedText("Layers", "图层").markup)</caption>\n"
    text += PageWords.head([
      (LocalizedText("Layer", "图层"), false), (LocalizedText("File", "文件"), false),
      (LocalizedText("Features", "要素数"), true), (LocalizedText("Used", "使用"), true),
      (LocalizedText("Skipped", "跳过"), true), (LocalizedText("Repaired", "修复"), true),
      (LocalizedText("SHA-256", "SHA-256"), false),
    ])
    text += "<tbody>\n"
    for input in result.inputs {
      text +=
        "<tr><th scope=\"row\">\(input.layer.onOneLine.forMarkup)</th><td>\(input.path.onOneLine.forMarkup)</td>"
      for count in [input.features, input.used, input.skipped, input.repaired] {
        text += "<td class=\"n\">\(HumanNumber.decimal(Double(count), digits: 0))</td>"
      }
      text += "<td><code>\(input.sha256.prefix(12))…</code></td></tr>\n"
    }
    return text + "</tbody>\n</table></div>\n"
  }
}

extension LayerProblem.Action {
  /// What was done, in words.
  fileprivate var word: LocalizedText {
    switch self {
    case .kept: LocalizedText("kept", "保留")
    case .repaired: LocalizedText("repaired", "已修复")
    case .skipped: LocalizedText("skipped", "跳过")
    case .stopped: LocalizedText("stopped", "停止")
    }
  }
}
