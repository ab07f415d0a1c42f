// report.html: the audit as one page that needs no network and no server.
//
// Everything is text and inline SVG, so that it prints and is read without scripts; the script adds the switch of
// languages, the switches of map layers, zooming, names under the pointer and the filter by district. Styles and script are
// allowed by their hashes and nothing else is (Content Security Policy Level 3, W3C).

public import Audits
internal import Crypto
internal import Foundation
internal import Planar
internal import Standards

/// `report.html` of an audit.
public enum ReportPage {
  /// The page, ending in a line feed.
  ///
  /// - Parameters:
  ///   - result: What to report. Its numbers are finite.
  ///   - language: The language that the page opens in; both are in it.
  public static func text(of result: AuditResult, in language: ReportLanguage = .english) -> String {
    let style = String(decoding: PackageResources.page_css, as: UTF8.self)
    let script = String(decoding: PackageResources.page_js, as: UTF8.self)
    let maps = PageMaps(of: result)
    let title = "\(result.city) – \(result.standardTitle.both)".onOneLine.forMarkup
    let policy = """
      default-src 'none'; style-src 'sha256-\(hash(style))'; script-src 'sha256-\(hash(script))'; \
      base-uri 'none'; form-action 'none'
      """
    var page = """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)" data-language="\(language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="referrer" content="no-referrer">
      <title>\(title)</title>
      <style>\(style)</style>
      </head>
      <body>
      \(LocalizedText("Skip to the indicators", "跳到指标").skipLink)
      """
    page += header(of: result)
    page += "<main>\n"
    page += PageOverview(result).markup
    page += maps.definitions
    page += "<section id=\"indicators\" class=\"indicators\">\n"
    for (number, indicator) in result.indicators.enumerated() {
      page += PageIndicator(indicator, number: number, in: result).markup(map: maps.map(of: number))
    }
    page += "</section>\n"
    page += PageDistricts(result).markup
    page += PageProblems(result).markup
    page += "</main>\n"
    page += footer(of: result)
    page += "<div id=\"tip\" role=\"status\" hidden></div>\n"
    page += "<script>\(script)</script>\n</body>\n</html>\n"
    return page
  }

  /// The SHA-256 of an element's text, in base64.
  private static func hash(_ text: String) -> String {
    Data(SHA256.hash(data: Data(text.utf8))).base64EncodedString()
  }

  private static func header(of result: AuditResult) -> String {
    let standards = result.standards.map { $0.title.markup }.joined(separator: ", ")
    return """
      <header class="top">
      <div>
      <p class="standard">\(standards)</p>
      <h1>\(result.city.onOneLine.forMarkup)</h1>
      </div>
      <div class="controls">
      <button type="button" id="language" aria-label="Language 语言">\(LocalizedText("中文", "English").markup)</button>
      <p id="filter" hidden>\(LocalizedText("Only", "仅看").markup) <b></b> \
      <button type="button">\(LocalizedText("show all", "显示全部").markup)</button></p>
      </div>
      </header>

      """
  }

  private static func footer(of result: AuditResult) -> String {
    let tool = result.tool
    let text = LocalizedText(
      en: "CityCheck \(tool.citycheck), GEOS \(tool.geos), PROJ \(tool.proj); measured in \(result.crs.name)",
      zh: "CityCheck \(tool.citycheck)、GEOS \(tool.geos)、PROJ \(tool.proj)；量算坐标系 \(result.crs.name)")
    return "<footer>\(text.markup)</footer>\n"
  }
}

extension LocalizedText {
  fileprivate var skipLink: String { "<a class=\"skip\" href=\"#indicators\">\(markup)</a>\n" }
}
