// The words for what differs of two audits' inputs: layers with their features, and parameters.

internal import Audits
internal import Layers

extension ComparisonWords {
  /// What has become of a layer, in words.
  func state(of layer: LayerChange) -> String {
    switch layer.state {
    case .changed: choose("changed", "已更改")
    case .added: choose("new", "新增")
    case .removed: choose("removed", "已移除")
    case .lost: choose("old file gone", "旧文件已不在")
    }
  }

  /// What has become of a layer's features: `1 added (P0999 新公园), 2 changed (T0001: moved)`.
  func features(of layer: LayerChange) -> String {
    if let fault = layer.fault { return choose("features cannot be compared: \(fault)", "要素无法比较：\(fault)") }
    guard let changes = layer.features else {
      let count = { (count: Int?) in count.map { HumanNumber.decimal(Double($0), digits: 0) } ?? "?" }
      switch layer.state {
      case .added: return choose("\(count(layer.newCount)) features", "\(count(layer.newCount)) 个要素")
      case .removed: return choose("\(count(layer.oldCount)) features", "\(count(layer.oldCount)) 个要素")
      case .changed, .lost:
        return choose(
          "\(count(layer.oldCount)) → \(count(layer.newCount)) features",
          "\(count(layer.oldCount)) → \(count(layer.newCount)) 个要素")
      }
    }
    if changes.isEmpty { return choose("written anew, the same features", "重新写出，要素相同") }
    let parts = [
      part(changes.added, choose("added", "新增"), changes.addedSamples),
      part(changes.removed, choose("removed", "移除"), changes.removedSamples),
      part(changes.changed, choose("changed", "更改"), changes.changedSamples),
    ]
    return parts.compactMap { $0 }.joined(separator: choose(", ", "，"))
  }

  private static let samplesShown = 3

  private func part(_ count: Int, _ word: String, _ samples: [FeatureChanges.Sample]) -> String? {
    guard count > 0 else { return nil }
    let number = HumanNumber.decimal(Double(count), digits: 0)
    let named = samples.filter { $0.id != nil || $0.name != nil }.prefix(Self.samplesShown).map(label)
    let more = count > named.count ? ["…"] : []
    let list = named.isEmpty ? "" : " (\((named + more).joined(separator: "; ")))"
    return choose("\(number) \(word)", "\(word) \(number) 个") + list
  }

  private func label(_ sample: FeatureChanges.Sample) -> String {
    let names = [sample.id, sample.name].compactMap { $0 }.joined(separator: " ")
    let what = (sample.isMoved ? [choose("geometry", "几何")] : []) + sample.fields
    return what.isEmpty ? names : "\(names): \(what.joined(separator: ", "))"
  }

  /// A parameter's value: as JSON, hashes cut short.
  func parameter(_ value: DetailValue) -> String {
    switch value {
    case .null: choose("none", "无")
    case .text(let text):
      text.utf8.count == 64 && text.allSatisfy(\.isHexDigit) ? text.prefix(12) + "…" : text
    default: JSONWriter.line(of: value)
    }
  }
}
