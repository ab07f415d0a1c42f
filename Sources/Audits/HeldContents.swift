// What the features of a ratio hold or have near, category by category: the contents of communities.

internal import Layers
internal import Measures
internal import Planar
internal import Standards

/// What is known of what each feature holds.
struct HeldContents {
  /// A category that there is data on.
  struct Category {
    var wanted: LifeCircleCategory
    var facilities: Int
    /// For each feature, whether it holds one or has one near.
    var isHeld: [Bool]
  }

  /// The categories that there is data on, in the standard's order.
  var categories: [Category]
  /// The names of the others.
  var withoutData: [String]
  /// Why nothing can be said where there is data on none.
  var nothingKnown: LocalizedText

  /// Whether a feature holds every category; nil where it holds all that there is data on, and there is none on others.
  func isComplete(_ feature: Int) -> Bool? {
    guard categories.allSatisfy({ $0.isHeld[feature] }) else { return false }
    return withoutData.isEmpty ? true : nil
  }

  /// What a feature lacks: `without market within 500 m; no data on elderly_care`; nil where it lacks nothing.
  func statement(_ feature: Int) -> LocalizedText? {
    let lacking = categories.filter { !$0.isHeld[feature] }.map(\.wanted)
    var (en, zh): ([String], [String]) = ([], [])
    if !lacking.isEmpty {
      let names = lacking.map { wanted in
        wanted.within > 0 ? "\(wanted.name) within \(HumanNumber.text(wanted.within, .metres))" : wanted.name
      }
      let chinese = lacking.map { wanted in
        wanted.within > 0 ? "\(wanted.name)（\(HumanNumber.text(wanted.within, .metres)) 内）" : wanted.name
      }
      en.append("without \(names.joined(separator: ", "))")
      zh.append("缺少：\(chinese.joined(separator: "、"))")
    }
    if !withoutData.isEmpty {
      en.append("no data on \(withoutData.joined(separator: ", "))")
      zh.append("无数据：\(withoutData.joined(separator: "、"))")
    }
    return en.isEmpty ? nil : LocalizedText(en: en.joined(separator: "; "), zh: zh.joined(separator: "；"))
  }

  /// How many of the features of a place hold each category.
  ///
  /// - Parameters:
  ///   - answers: One entry a feature; those that are left out do not count.
  ///   - districts: The district of each feature; -1 outside all. The city is all districts.
  func detail(_ answers: [RatioAnswer], of districts: [Int32], in district: Int?) -> [DetailEntry] {
    let here = answers.indices.filter { feature in
      guard answers[feature] != .leftOut else { return false }
      return district.map { Int(districts[feature]) == $0 } ?? (districts[feature] >= 0)
    }
    return [
      DetailEntry(
        "categories",
        .list(
          categories.map { category in
            .object([
              DetailEntry("name", .text(category.wanted.name)),
              DetailEntry("features_with", .integer(here.count { category.isHeld[$0] })),
              DetailEntry("features_without", .integer(here.count { !category.isHeld[$0] })),
            ])
          }))
    ]
  }

  /// The categories, over the whole layer.
  var detail: [DetailEntry] {
    [
      DetailEntry(
        "categories",
        .list(
          categories.map { category in
            .object([
              DetailEntry("name", .text(category.wanted.name)),
              DetailEntry("within_m", .number(category.wanted.within)),
              DetailEntry("facilities", .integer(category.facilities)),
            ])
          })),
      DetailEntry("categories_without_data", .list(withoutData.map { .text($0) })),
    ]
  }
}

extension AuditRun {
  /// What the features of a layer hold or have near.
  func contents(_ wanted: RatioContents, of layer: SelectedLayer) throws -> HeldContents {
    guard let supply = select(wanted.supply) else {
      return HeldContents(categories: [], withoutData: [], nothingKnown: noLayer(wanted.supply.layer))
    }
    var contents = HeldContents(
      categories: [], withoutData: [],
      nothingKnown: noRequiredKind(in: supply))
    let geometries = layer.geometries
    for category in wanted.categories {
      guard let found = facilities(category, of: supply, ways: [.straight]) else {
        contents.withoutData.append(category.name)
        continue
      }
      contents.categories.append(
        HeldContents.Category(
          wanted: category, facilities: found.features.count,
          isHeld: try geometries.areWithin(category.within, of: found.geometries, threads: threads)))
    }
    return contents
  }
}
