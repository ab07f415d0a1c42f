// A way to draw a table as rules, written for QGIS (QML) and for other programs (SLD 1.1, OGC 05-078r4 and 05-077r4).

internal import Audits
internal import GeoPackages

/// A rule: which features, and how they are drawn.
struct StyleRule {
  /// What it stands for in a legend.
  var label: String
  /// Columns with the texts that they must have; without any, and without a range, the rule takes what no other takes.
  var texts: [(column: String, equals: String)] = []
  /// A range of another column's numbers: at least the first, less than the second.
  var range: (column: String, from: Double?, to: Double?)?
  var symbol: StyleSymbol
}

/// How a feature is drawn.
enum StyleSymbol {
  case area(fill: String, opacity: Double, outline: String, isHatched: Bool = false)
  case line(color: String, width: Double)
  case point(fill: String, outline: String, size: Double)
}

/// A style as rules.
struct StyleDocument {
  var rules: [StyleRule]

  // MARK: QGIS

  /// The style as QGIS writes it.
  var qml: String {
    var rulesXML = ""
    var symbols = ""
    for (place, rule) in rules.enumerated() {
      let filter = rule.qgisFilter.map { " filter=\"\($0.forMarkup)\"" } ?? ""
      rulesXML +=
        "<rule key=\"rule-\(place)\" symbol=\"\(place)\" label=\"\(rule.label.onOneLine.forMarkup)\"\(filter)/>\n"
      symbols += rule.symbol.qml(name: "\(place)")
    }
    return """
      <!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
      <qgis version="3.22.0" styleCategories="Symbology">
      <renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="0" forceraster="0">
      <rules key="rules">
      \(rulesXML)</rules>
      <symbols>
      \(symbols)</symbols>
      </renderer-v2>
      </qgis>

      """
  }

  // MARK: SLD

  /// The style as a Styled Layer Descriptor of a table.
  func sld(table: String) -> String {
    var text = ""
    for rule in rules {
      text += "<se:Rule>\n<se:Name>\(rule.label.onOneLine.forMarkup)</se:Name>\n"
      text += rule.sldFilter.map { "<ogc:Filter>\($0)</ogc:Filter>\n" } ?? "<se:ElseFilter/>\n"
      text += rule.symbol.sld + "</se:Rule>\n"
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <StyledLayerDescriptor xmlns="http://www.opengis.net/sld" xmlns:se="http://www.opengis.net/se" \
      xmlns:ogc="http://www.opengis.net/ogc" version="1.1.0">
      <NamedLayer>
      <se:Name>\(table.forMarkup)</se:Name>
      <UserStyle>
      <se:Name>\(table.forMarkup)</se:Name>
      <se:FeatureTypeStyle>
      \(text)</se:FeatureTypeStyle>
      </UserStyle>
      </NamedLayer>
      </StyledLayerDescriptor>

      """
  }
}

extension StyleRule {
  fileprivate var qgisFilter: String? {
    func name(_ column: String) -> String { "\"\(column.replacing("\"", with: "\"\""))\"" }
    var parts: [String] = []
    for text in texts {
      parts.append("\(name(text.column)) = '\(text.equals.replacing("'", with: "''"))'")
    }
    if let range {
      if let from = range.from { parts.append("\(name(range.column)) >= \(from.exactText)") }
      if let to = range.to { parts.append("\(name(range.column)) < \(to.exactText)") }
    }
    return parts.isEmpty ? "ELSE" : parts.joined(separator: " AND ")
  }

  fileprivate var sldFilter: String? {
    func comparison(_ word: String, _ column: String, _ value: String) -> String {
      "<ogc:\(word)><ogc:PropertyName>\(column.forMarkup)</ogc:PropertyName>"
        + "<ogc:Literal>\(value.forMarkup)</ogc:Literal></ogc:\(word)>"
    }
    var parts: [String] = []
    for text in texts { parts.append(comparison("PropertyIsEqualTo", text.column, text.equals)) }
    if let range {
      if let from = range.from {
        parts.append(comparison("PropertyIsGreaterThanOrEqualTo", range.column, from.exactText))
      }
      if let to = range.to { parts.append(comparison("PropertyIsLessThan", range.column, to.exactText)) }
    }
    switch parts.count {
    case 0: return nil
    case 1: return parts[0]
    default: return "<ogc:And>\(parts.joined())</ogc:And>"
    }
  }
}

extension StyleSymbol {
  fileprivate func qml(name: String) -> String {
    func option(_ name: String, _ value: String) -> String {
      "<Option type=\"QString\" name=\"\(name)\" value=\"\(value)\"/>"
    }
    func symbol(_ type: String, _ layers: String) -> String {
      "<symbol type=\"\(type)\" name=\"\(name)\" alpha=\"1\" clip_to_extent=\"1\">\n\(layers)</symbol>\n"
    }
    func layer(_ kind: String, _ options: [(String, String)]) -> String {
      "<layer class=\"\(kind)\" enabled=\"1\" locked=\"0\" pass=\"0\"><Option type=\"Map\">"
        + options.map { option($0.0, $0.1) }.joined() + "</Option></layer>\n"
    }
    switch self {
    case .area(let fill, let opacity, let outline, let isHatched):
      let base = layer(
        "SimpleFill",
        [
          ("color", Self.rgba(fill, opacity)), ("outline_color", Self.rgba(outline, 1)),
          ("outline_style", "solid"),
          ("outline_width", "0.26"), ("style", "solid"),
        ])
      let hatch = layer(
        "SimpleFill",
        [
          ("color", Self.rgba(MapPalette.hatch, 1)), ("outline_style", "no"), ("style", "b_diagonal"),
        ])
      return symbol("fill", isHatched ? base + hatch : base)
    case .line(let color, let width):
      return symbol(
        "line",
        layer(
          "SimpleLine",
          [("line_color", Self.rgba(color, 1)), ("line_width", "\(width)"), ("capstyle", "round")]))
    case .point(let fill, let outline, let size):
      return symbol(
        "marker",
        layer(
          "SimpleMarker",
          [
            ("color", Self.rgba(fill, 1)), ("outline_color", Self.rgba(outline, 1)), ("name", "circle"),
            ("size", "\(size)"), ("outline_width", "0.3"),
          ]))
    }
  }

  fileprivate var sld: String {
    func parameter(_ name: String, _ value: String) -> String {
      "<se:SvgParameter name=\"\(name)\">\(value)</se:SvgParameter>"
    }
    switch self {
    case .area(let fill, let opacity, let outline, _):
      return "<se:PolygonSymbolizer><se:Fill>\(parameter("fill", fill))"
        + "\(parameter("fill-opacity", "\(opacity)"))</se:Fill>"
        + "<se:Stroke>\(parameter("stroke", outline))\(parameter("stroke-width", "1"))</se:Stroke>"
        + "</se:PolygonSymbolizer>\n"
    case .line(let color, let width):
      return "<se:LineSymbolizer><se:Stroke>\(parameter("stroke", color))"
        + "\(parameter("stroke-width", "\(width * 4)"))</se:Stroke></se:LineSymbolizer>\n"
    case .point(let fill, let outline, let size):
      return "<se:PointSymbolizer><se:Graphic><se:Mark><se:WellKnownName>circle</se:WellKnownName>"
        + "<se:Fill>\(parameter("fill", fill))</se:Fill><se:Stroke>\(parameter("stroke", outline))</se:Stroke>"
        + "</se:Mark><se:Size>\(size * 4)</se:Size></se:Graphic></se:PointSymbolizer>\n"
    }
  }

  /// A colour `#rrggbb` as QGIS writes it.
  private static func rgba(_ color: String, _ opacity: Double) -> String {
    let number = Int(color.dropFirst(), radix: 16) ?? 0
    return "\(number >> 16),\(number >> 8 & 255),\(number & 255),\(Int((opacity * 255).rounded()))"
  }
}
