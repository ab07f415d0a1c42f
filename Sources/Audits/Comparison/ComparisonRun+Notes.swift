// What could not be compared, and what else has to be known of a comparison: a sentence each.

internal import Planar
internal import Standards

extension ComparisonRun {
  func notes(_ layers: [LayerChange], _ before: AuditResult) -> [LocalizedText] {
    var notes: [LocalizedText] = []
    let gone = layers.filter { $0.state == .lost }
    if !gone.isEmpty {
      let readers = Set(gone.flatMap(\.indicators)).intersection(before.indicators.map(\.indicator.id))
        .sorted()
      notes.append(
        LocalizedText(
          en: """
            the old files of \(gone.map { "'\($0.name)'" }.joined(separator: ", ")) are not there as the old ledger \
            recorded them: what they did to \(readers.joined(separator: ", ")) is one part, and findings of these are not \
            compared
            """,
          zh: """
            旧台账所记的图层文件已不在：\(gone.map(\.name).joined(separator: "、"))；其对 \
            \(readers.joined(separator: "、")) 的影响合为一项，这些指标的问题不作比较
            """))
    }
    if let tool = new.record?.tool, tool != .current {
      notes.append(
        LocalizedText(
          en:
            "the new ledger was made by CityCheck \(tool.citycheck); its figures here are those of \(cityCheckVersion)",
          zh: "新台账由 CityCheck \(tool.citycheck) 生成；此处数值由 \(cityCheckVersion) 重新计算"))
    }
    if let record = old.record {
      let unrecorded = before.indicators.map(\.indicator.id).filter { record.indicators[$0] == nil }
      if !unrecorded.isEmpty {
        notes.append(
          LocalizedText(
            en: "the old ledger does not record \(unrecorded.joined(separator: ", ")): computed today",
            zh: "旧台账未记录 \(unrecorded.joined(separator: "、"))：由现版本计算"))
      }
    }
    return notes
  }

  /// A sentence where the new audit has another plane by itself than the old one; nothing where the audit files name planes,
  /// which are parameters.
  func planeNotes(_ before: AuditResult, _ after: AuditResult) -> [LocalizedText] {
    guard old.audit.file.isInPlaneOfItsOwn, new.audit.file.isInPlaneOfItsOwn else { return [] }
    if let own = after.ownCRS {
      return [
        LocalizedText(
          en: """
            both audits are measured in OLD's plane, so that nothing moves for the plane alone; NEW's own would be the \
            \(own.name), and in the last digits its audit by itself may differ
            """,
          zh: "两次审计均在前次的坐标平面中计算，数值不因平面不同而变化；本次自身的平面为 \(own.name)，其单独审计的末位数字可能不同")
      ]
    }
    guard before.crs.definition != after.crs.definition else { return [] }
    return [
      LocalizedText(
        en: """
          NEW is measured in a plane of its own, the \(after.crs.name): OLD's, the \(before.crs.name), is too far away; \
          figures may differ in their last digits for that alone
          """,
        zh: """
          本次审计在自身的坐标平面（\(after.crs.name)）中计算：前次的平面（\(before.crs.name)）相距过远；\
          数值末位可能仅因此不同
          """)
    ]
  }

  /// A sentence where a ratio lists as many features as it may.
  func listNotes(
    _ before: AuditResult, _ after: AuditResult, _ comparable: Set<String>
  ) -> [LocalizedText] {
    let full = after.indicators.filter { now in
      guard comparable.contains(now.indicator.id), let was = before[indicator: now.indicator.id] else {
        return false
      }
      return max(was.wanting.count, now.wanting.count) >= Finding.featuresPerIndicator
    }.map(\.indicator.id)
    guard !full.isEmpty else { return [] }
    return [
      LocalizedText(
        en: """
          of the features that keep \(full.joined(separator: ", ")) from \(full.count == 1 ? "its target" : "their targets") \
          only the ten heaviest\(full.count == 1 ? "" : " of each") are compared
          """,
        zh: "影响 \(full.joined(separator: "、")) 达标的要素仅比较各项中权重最大的十个")
    ]
  }
}
