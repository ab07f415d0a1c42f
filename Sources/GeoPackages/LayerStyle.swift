// How QGIS is to draw a table: a row of the table `layer_styles`, which QGIS reads by that name.

/// A style of a table of features.
public struct LayerStyle: Sendable, Hashable {
  /// The table that it draws.
  public var table: String
  /// Its name, which people choose it by.
  public var name: String
  /// What it shows, in a sentence.
  public var summary: String
  /// The style as a QGIS document (QML).
  public var qml: String
  /// The style as a Styled Layer Descriptor 1.1 (OGC 05-078r4), which other programs read.
  public var sld: String
  /// Whether the table opens with it; one a table.
  public var isDefault: Bool

  /// A style.
  public init(table: String, name: String, summary: String, qml: String, sld: String, isDefault: Bool) {
    self.table = table
    self.name = name
    self.summary = summary
    self.qml = qml
    self.sld = sld
    self.isDefault = isDefault
  }
}
