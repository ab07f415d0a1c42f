// A first audit file from a folder of layers, with the reason for every guess beside it.

public import Foundation
internal import Standards

extension AuditFile {
  /// A commented audit file for a folder of GeoJSON layers, for a person to check.
  ///
  /// Roles are guessed from the files' names and contents, properties from their names and values; only the
  /// first 2 000 features of a file are looked at. Every file of the folder is mentioned, and what is
  /// doubtful is commented out. The text is a valid audit file, except that its `districts` may name a file
  /// that is not there.
  ///
  /// - Parameters:
  ///   - folder: The folder; subfolders are not looked into.
  ///   - prefix: What stands before each file's name to find it from where the audit file will lie, such as
  ///     `../layers/`; empty when that is the folder itself.
  /// - Returns: YAML text. The same folder gives the same text.
  public static func guess(folder: URL, prefix: String = "") -> String {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    var guess = AuditGuess(city: folder.standardizedFileURL.lastPathComponent, prefix: prefix)
    for name in names.sorted(by: { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }) {
      guess.add(fileName: name, at: folder.appendingPathComponent(name))
    }
    return guess.text()
  }
}

/// The files of a folder with what they are taken for.
private struct AuditGuess {
  /// A file that was taken for a layer.
  private struct Candidate {
    let fileName: String
    let sample: LayerSample?
    let score: Int
    let reason: String
  }

  let city: String
  let prefix: String
  private var candidates: [LayerRole: [Candidate]] = [:]
  private var leftOut: [String] = []

  init(city: String, prefix: String) {
    self.city = city
    self.prefix = prefix
  }

  mutating func add(fileName: String, at url: URL) {
    let lower = fileName.lowercased()
    let isCompressed = lower.hasSuffix(".gz")
    let plainName = isCompressed ? String(lower.dropLast(3)) : lower
    let endings = [".geojson", ".geojsonl", ".geojsons", ".ndjson", ".json"]
    guard endings.contains(where: plainName.hasSuffix), !lower.hasPrefix(".") else { return }
    let byName = LayerRole.guess(fileName: fileName)
    if isCompressed {
      guard let byName else {
        leftOut.append("\(quoted(fileName)): compressed, and its name says nothing")
        return
      }
      candidates[byName.role, default: []].append(
        Candidate(
          fileName: fileName, sample: nil, score: byName.score,
          reason:
            "taken for \(byName.role.rawValue) by its name; compressed, so its properties were not looked at")
      )
      return
    }
    guard let data = try? Data(contentsOf: url, options: .mappedIfSafe),
      let sample = LayerSample(fileName: fileName, data: data)
    else {
      leftOut.append("\(quoted(fileName)): no GeoJSON features found in it")
      return
    }
    if let byName {
      if let misfit = byName.role.misfit(of: sample) {
        leftOut.append("\(quoted(fileName)): its name says \(byName.role.rawValue), but \(misfit)")
        return
      }
      candidates[byName.role, default: []].append(
        Candidate(
          fileName: fileName, sample: sample, score: byName.score,
          reason: "taken for \(byName.role.rawValue) by its name"))
    } else if let byContents = LayerRole.guess(contents: sample) {
      candidates[byContents.role, default: []].append(
        Candidate(
          fileName: fileName, sample: sample, score: 0,
          reason: "taken for \(byContents.role.rawValue): \(byContents.reason)"))
    } else {
      leftOut.append("\(quoted(fileName)): neither its name nor its properties say what it is")
    }
  }

  // MARK: - The text

  func text() -> String {
    var lines = [
      "# Guessed by citycheck init from the names and the first features of the files in this folder.",
      "# Check every line: a wrong property gives a wrong number without any error.",
      "",
      "city: \(yamlText(city))   # the folder's name",
      "standard: core   # or the path of a standard of your own",
      "crs: auto",
      "",
      "layers:",
    ]
    var others: [String] = []
    let districts = best(.districts)?.sample
    for role in LayerRole.allCases {
      let ranked = ranked(role)
      for other in ranked.dropFirst() {
        others.append(
          "\(quoted(other.fileName)): also \(other.reason); only one file can be \(role.rawValue)")
      }
      guard let chosen = ranked.first else {
        if role == .districts {
          lines += [
            "  # No file looks like districts; an audit needs them: polygons with a name and residents.",
            "  districts:", "    path: districts.geojson   # not there yet",
          ]
        }
        continue
      }
      lines.append("  # \(comment(chosen.fileName)): \(describe(chosen))")
      var entry = ["\(role.rawValue):", "  path: \(yamlText(prefix + chosen.fileName))"]
      if let sample = chosen.sample { entry += properties(of: role, sample) }
      let doubt = role == .population ? chosen.sample.flatMap { placeDoubt($0, districts: districts) } : nil
      if let doubt { lines.append("  # Left out: \(doubt)") }
      lines += entry.map { doubt == nil ? "  \($0)" : "  # \($0)" }
    }
    let missing = LayerRole.allCases.filter {
      ![.streets, .population].contains($0) && candidates[$0] == nil
    }
    if !missing.isEmpty {
      lines += [
        "", "# No file was found for these layers of the standard; what needs them is unknown:",
        "#   \(missing.map(\.rawValue).joined(separator: ", "))",
      ]
    }
    let remarks = others + leftOut
    if !remarks.isEmpty {
      lines += ["", "# Files that are not used:"] + remarks.map { "#   \($0)" }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func ranked(_ role: LayerRole) -> [Candidate] {
    // The files came in the order of their names, and sorting keeps it among equals by the position.
    (candidates[role] ?? []).enumerated().sorted {
      ($1.element.score, $0.offset) < ($0.element.score, $1.offset)
    }.map(\.element)
  }

  private func best(_ role: LayerRole) -> Candidate? { ranked(role).first }

  private func describe(_ candidate: Candidate) -> String {
    guard let sample = candidate.sample else { return candidate.reason }
    let counts = [(sample.points, "point"), (sample.lines, "line"), (sample.polygons, "polygon")]
    let geometry = counts.filter { $0.0 > 0 }.map { counted($0.0, $0.1) }.joined(separator: ", ")
    let count = (sample.isWhole ? "" : "the first ") + counted(sample.features, "feature")
    return "\(count) (\(geometry.isEmpty ? "no geometry" : geometry)); \(candidate.reason)"
  }

  private func properties(of role: LayerRole, _ sample: LayerSample) -> [String] {
    PropertyGuess(role: role, sample: sample).lines()
  }

  /// Why a layer of population cannot be added up; nil when it seems it can.
  private func placeDoubt(_ sample: LayerSample, districts: LayerSample?) -> String? {
    guard sample.points * 2 > sample.features else { return nil }
    if sample.fields["place"] != nil {
      return
        "its points are places (property 'place'); a town and its quarters count people twice."
    }
    let residents = { (layer: LayerSample) in
      layer.field(named: PropertyGuess.residentsNames) { $0.numbers > 0 }?.sample.sum
    }
    guard sample.isWhole, let total = residents(sample), let districts, let expected = residents(districts)
    else {
      return nil
    }
    guard abs(total - expected) > 0.1 * expected else { return nil }
    return "its points add up to \(plain(total)) residents, and the districts to \(plain(expected))."
  }
}
