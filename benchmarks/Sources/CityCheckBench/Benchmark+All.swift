// All benchmarks, in the order of an audit's stages.

extension Benchmark {
  /// All benchmarks.
  static let all: [Benchmark] = [
    readingDocument, readingLines, projectingByPROJ, projectingByFit, fitting, indexBuild, indexQuery,
    indexNearest,
    district, serviceAreaBuild, serviceArea, serviceAreaPrepared, coveredAreaBuild, coveredArea, sums,
    networkBuild, networkLink, networkSearch, patchesWriting, featuresWriting, pass,
  ]

  /// The benchmarks of a name, or of a group such as `reading`; none when there is no such name.
  static func named(_ name: String) -> [Benchmark] {
    let exact = all.filter { $0.name == name }
    return exact.isEmpty ? all.filter { $0.name.hasPrefix(name + "-") } : exact
  }
}
