// What is said of the plane that two audits are measured in.

internal import Planar
internal import Standards

extension ComparisonRun {
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
}
