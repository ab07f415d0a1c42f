// The roles that files are guessed to play, and the words that give them away, in English, Chinese, German,
// Japanese.

internal import Foundation

/// A role that `citycheck init` knows.
enum LayerRole: String, CaseIterable {
  case districts, residential, buildings, parks, shelters, toilets, facilities, streets, population

  /// Whole words of a file name, in lower case.
  private var words: [String] {
    switch self {
    case .districts:
      [
        "district", "districts", "ward", "wards", "municipality", "municipalities", "borough", "boroughs",
        "communes",
        "admin", "boundaries", "gemeinde", "gemeinden", "bezirk", "bezirke", "stadtteil", "stadtteile",
        "ortsteile",
      ]
    case .residential:
      [
        "residential", "housing", "wohnen", "wohngebiet", "wohngebiete", "wohnflaechen", "wohnflächen",
        "wohnbau",
      ]
    case .buildings: ["building", "buildings", "gebaeude", "gebäude", "houses"]
    case .parks:
      ["park", "parks", "squares", "greenspace", "greenspaces", "parkanlagen", "gruenanlagen", "grünanlagen"]
    case .shelters:
      ["shelter", "shelters", "evacuation", "refuges", "schutzraeume", "schutzräume", "notunterkuenfte"]
    case .toilets: ["toilet", "toilets", "wc", "wcs", "restrooms", "toiletten"]
    case .facilities:
      ["facility", "facilities", "poi", "pois", "amenities", "services", "einrichtungen", "interest"]
    case .streets: ["street", "streets", "road", "roads", "highways", "strassen", "straßen", "strassennetz"]
    case .population: ["population", "residents", "people", "einwohner", "bevoelkerung", "bevölkerung"]
    }
  }

  /// Parts of a file name, for scripts that do not part words.
  private var parts: [String] {
    switch self {
    case .districts: ["行政区", "行政区划", "行政界", "区县", "乡镇", "市区町村", "市町村", "町丁"]
    case .residential: ["居住", "住宅用地", "住居", "住宅地"]
    case .buildings: ["建筑", "房屋", "建物", "建築"]
    case .parks: ["公园", "绿地", "广场", "公園", "緑地"]
    case .shelters: ["避难", "避難"]
    case .toilets: ["公厕", "厕所", "トイレ", "便所"]
    case .facilities: ["设施", "施設"]
    case .streets: ["道路", "路网", "街道网"]
    case .population: ["人口"]
    }
  }

  /// How well a file name fits: 3 for the role's own name, 2 for a word, 1 for a part; with the place of the
  /// word, as the last one says what a thing is.
  private func fit(_ stem: String) -> (score: Int, place: Int)? {
    if stem == rawValue { return (3, 0) }
    let tokens = stem.split { !$0.isLetter }.map(String.init)
    if let place = tokens.lastIndex(where: words.contains) { return (2, place) }
    let place = parts.compactMap { part in
      stem.range(of: part).map { stem.distance(from: stem.startIndex, to: $0.lowerBound) }
    }.max()
    return place.map { (1, $0) }
  }

  /// The role that a file's name speaks for.
  static func guess(fileName: String) -> (role: LayerRole, score: Int)? {
    let stem = String(fileName.prefix { $0 != "." }).lowercased()
    let fits = allCases.compactMap { role in role.fit(stem).map { (role, $0.score, $0.place) } }
    return fits.max { ($0.1, $0.2) < ($1.1, $1.2) }.map { ($0.0, $0.1) }
  }

  /// The role that a file's contents speak for, where its name says nothing.
  static func guess(contents sample: LayerSample) -> (role: LayerRole, reason: String)? {
    if sample.lines * 2 > sample.features, sample.fields["highway"] != nil {
      return (.streets, "lines with a highway")
    }
    if sample.polygons * 2 > sample.features {
      if sample.fields["building"] != nil { return (.buildings, "polygons with a building") }
      if sample.fields["admin_level"] != nil { return (.districts, "polygons with an admin_level") }
    }
    if sample.fields["amenity"] != nil, sample.points * 2 > sample.features {
      return (.facilities, "points with an amenity")
    }
    return nil
  }

  /// Why a file cannot play this role; nil when it can.
  func misfit(of sample: LayerSample) -> String? {
    switch self {
    case .districts, .residential:
      sample.polygons == 0 ? "\(rawValue) need polygons, and it has none" : nil
    case .streets: sample.lines == 0 ? "streets need lines, and it has none" : nil
    default: nil
    }
  }
}
