// One label of a map: a name in one or two lines, and a value beneath.

internal import Audits

/// A district's name and value.
struct DistrictLabel {
  private let names: [String]
  private let value: String
  private let size: Double

  /// A label in a font size in pixels; nil as the name shows the value alone.
  init(name: String?, value: String, size: Double) {
    // Small letters are for small districts, which are narrow too.
    let lines = name.map { $0.onOneLine.wrapped(to: size < 10 ? 10 : 18) } ?? []
    // The whole name is in the district's title, which shows under the pointer.
    names = lines.count > 2 ? [lines[0], lines[1] + "…"] : lines
    self.value = value
    self.size = size
  }

  /// About how wide it is, in pixels.
  var width: Double {
    let widths = names.map { SVGText.width(of: $0, size: size, isBold: true) }
    return max(widths.max() ?? 0, SVGText.width(of: value, size: size)) + 4
  }

  /// How high it is, in pixels.
  var height: Double { Double(names.count + 1) * lineHeight + 2 }

  private var lineHeight: Double { size * 1.22 }

  /// The texts, centred in a rectangle of the label's size.
  func elements(in box: SheetBox) -> String {
    let middle = box.x + box.width / 2
    var baseline = box.y + size
    var svg = ""
    for name in names {
      svg += SVGText(text: name, size: size, isBold: true, anchor: .middle, hasHalo: true)
        .element(x: middle, y: baseline)
      baseline += lineHeight
    }
    return svg
      + SVGText(text: value, size: size, anchor: .middle, hasHalo: true).element(x: middle, y: baseline)
  }
}
