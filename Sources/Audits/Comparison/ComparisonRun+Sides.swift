// What a comparison says of each of its two audits.

internal import Foundation
internal import Standards

extension ComparisonRun {
  func side(_ side: ComparisonSide, beside other: ComparisonSide, _ result: AuditResult) -> Side {
    Side(
      file: side.audit.file.name(beside: other.audit.file), city: side.audit.file.city,
      standards: result.standards,
      tool: side.record?.tool ?? result.tool, isLedger: side.record != nil)
  }
}

extension AuditFile {
  /// The file's name; where the other one has the same, with as many of its folders as tell the two apart.
  fileprivate func name(beside other: AuditFile) -> String {
    guard file == other.file, let directory, let elsewhere = other.directory else { return file }
    let folders = directory.standardizedFileURL.pathComponents.filter { $0 != "/" }
    let others = elsewhere.standardizedFileURL.pathComponents.filter { $0 != "/" }
    guard folders != others else { return file }
    let same = zip(folders.reversed(), others.reversed()).prefix { $0 == $1 }.count
    return (folders.suffix(same + 1) + [file]).joined(separator: "/")
  }
}
