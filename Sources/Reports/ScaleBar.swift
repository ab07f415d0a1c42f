// A scale bar: the longest of 1, 2 or 5 times a power of ten metres that fits.

internal import Audits

/// A scale bar.
struct ScaleBar: Hashable {
  /// The whole length in metres: 1, 2 or 5 times a power of ten.
  let metres: Double
  /// The whole length in pixels.
  let pixels: Double
  /// How many blocks it has: 5 for a length of 5, else 4, the middle named where there is room.
  let blocks: Int

  /// The longest bar of at most `width` pixels at a scale in pixels a metre, above 0.
  init(scale: Double, width: Double) {
    let limit = width / scale
    var power = 1.0
    while power * 10 <= limit { power *= 10 }
    while power > limit { power /= 10 }
    let factor = [5.0, 2, 1].first { $0 * power <= limit } ?? 1
    metres = factor * power
    pixels = metres * scale
    blocks = factor == 5 ? 5 : 4
  }

  /// The text of a length in metres: `500 m`, `2 km`.
  static func text(_ metres: Double) -> String {
    metres >= 1000 ? "\((metres / 1000).exactText) km" : "\(metres.exactText) m"
  }

  /// The bar as elements, its upper left corner at the given place in pixels; 26 pixels high.
  func elements(x: Double, y: Double) -> String {
    let block = pixels / Double(blocks)
    var svg = ""
    for place in 0..<blocks {
      let fill = place.isMultiple(of: 2) ? MapPalette.ink : MapPalette.paper
      let left = x + Double(place) * block
      svg += "<rect x=\"\(left.sheetText)\" y=\"\(y.sheetText)\" width=\"\(block.sheetText)\""
      svg += " height=\"6\" fill=\"\(fill)\" stroke=\"\(MapPalette.ink)\" stroke-width=\"0.8\"/>\n"
    }
    func label(_ text: String, at place: Double, _ anchor: SVGText.Anchor) -> String {
      SVGText(text: text, size: 11, color: MapPalette.faintInk, anchor: anchor).element(x: place, y: y + 20)
    }
    svg += label("0", at: x, .start)
    if blocks == 4, pixels >= 110 { svg += label(Self.text(metres / 2), at: x + pixels / 2, .middle) }
    return svg + label(Self.text(metres), at: x + pixels, .end)
  }
}
