// The standards that an audit file names, loaded, with every indicator under a name of its own.

internal import Foundation
public import Standards

extension AuditFile {
  /// The standards that this file names, with its overrides applied.
  ///
  /// An id that several of them have is `STANDARD.ID` in all but the first of these.
  ///
  /// - Returns: At least one, in the order of the file.
  /// - Throws: Every fault of the standards' documents, or of the overrides, each with the name of its own file; or
  ///   one for each id of a standard that is taken.
  public func loadStandards() throws(DocumentFaults) -> [Standard] {
    var loaded: [Standard] = []
    var faults: [DocumentFault] = []
    for reference in standards {
      do throws(DocumentFaults) {
        loaded.append(try load(reference))
      } catch {
        faults += error.faults
      }
    }
    guard faults.isEmpty else { throw DocumentFaults(faults) }
    return try applyingOverrides(to: try named(loaded))
  }

  /// The first standard that this file names, with its overrides applied.
  ///
  /// - Throws: What ``loadStandards()`` throws.
  public func loadStandard() throws(DocumentFaults) -> Standard { try loadStandards()[0] }

  private func load(_ reference: StandardReference) throws(DocumentFaults) -> Standard {
    switch reference {
    case .shipped(let id):
      guard let shipped = Standard.shipped(id) else { throw DocumentFaults([unknownStandard(id)]) }
      return shipped
    case .file(let path):
      return try Standard(contentsOf: URL(fileURLWithPath: resolvedPath(path)), displayPath: path)
    }
  }

  /// The standards with the names of their indicators made unique.
  private func named(_ standards: [Standard]) throws(DocumentFaults) -> [Standard] {
    var faults: [DocumentFault] = []
    var taken: Set<String> = []
    var named = standards
    for place in standards.indices {
      let standard = standards[place]
      if standards[..<place].contains(where: { $0.id == standard.id }) {
        faults.append(
          fault(
            "two of the standards have the id '\(standard.id)'",
            suggestion: "name one of them, or change the id in the file of one"))
      }
      for (index, indicator) in standard.indicators.enumerated() where taken.contains(indicator.id) {
        named[place].indicators[index].id = "\(standard.id).\(indicator.id)"
        if indicator.id == "severance" {
          // Its patches would be written over the severed places of an indicator called like the standard.
          faults.append(
            fault(
              "two of the standards have an indicator 'severance'", suggestion: "give one of them another id")
          )
        }
      }
      taken.formUnion(standard.indicators.map(\.id))
    }
    guard faults.isEmpty else { throw DocumentFaults(faults) }
    return named
  }

  private func fault(_ message: String, suggestion: String) -> DocumentFault {
    DocumentFault(.duplicateKey, file: file, path: "standard", message: message, suggestion: suggestion)
  }

  private func unknownStandard(_ id: String) -> DocumentFault {
    DocumentFault(
      .impossibleValue, file: file, path: "standard",
      message: "no standard \(quoted(id)) ships with CityCheck",
      suggestion: nearestWord(to: id, among: Standard.shipped).map { "did you mean '\($0)'?" }
        ?? "name one that ships, or give the path of a YAML file",
      validWords: Standard.shipped)
  }
}
