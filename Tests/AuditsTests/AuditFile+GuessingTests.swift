// A first audit file from a folder: what is taken for what, why, and that it can be read again.

import Audits
import Foundation
import Layers
import Testing

/// A folder of files that goes away with the test.
private final class Folder {
  let url = FileManager.default.temporaryDirectory.appendingPathComponent("guess-\(UUID().uuidString)")

  init(_ files: [String: String]) throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (name, text) in files {
      try text.write(to: url.appendingPathComponent(name), atomically: true, encoding: .utf8)
    }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func guess() throws -> (text: String, file: AuditFile) {
    let text = AuditFile.guess(folder: url)
    return (text, try AuditFile(yaml: text, file: "audit.yaml", directory: url))
  }
}

/// Features of one kind of geometry with the given properties, as JSON texts.
private func collection(_ type: String, _ properties: [String], ids: Bool = false) -> String {
  let coordinates = [
    "Point": "[0,0]", "LineString": "[[0,0],[1,1]]", "Polygon": "[[[0,0],[1,0],[1,1],[0,0]]]",
  ]
  let features = properties.enumerated().map { index, text in
    let id = ids ? "\"id\":\(index)," : ""
    return "{\"type\":\"Feature\",\(id)\"properties\":\(text),"
      + "\"geometry\":{\"type\":\"\(type)\",\"coordinates\":\(coordinates[type] ?? "[]")}}"
  }
  return
    "{\"type\":\"FeatureCollection\",\"name\":\"{[\",\"features\":[\(features.joined(separator: ",\n"))]}"
}

struct AuditFileGuessingTests {
  @Test func aChineseFolder() throws {
    let folder = try Folder([
      "行政区.geojson": collection(
        "Polygon", [#"{"代码":"01","名称":"城北","常住人口":1000,"户数":300}"#, #"{"代码":"02","名称":"城南","常住人口":2500}"#]),
      "居住用地.geojson": collection("Polygon", [#"{"名称":"A"}"#]),
      "公园绿地.geojson": collection("Polygon", [#"{}"#]),
      "应急避难场所.geojson": collection("Polygon", [#"{"有效避难面积":2500.5}"#]),
      "公厕.geojson": collection("Point", [#"{}"#]),
      "公共服务设施.geojson": collection("Point", [#"{"类别":"菜市场"}"#, #"{"类别":"幼儿园"}"#, #"{"类别":"网吧"}"#]),
      "道路中心线.geojson": collection("LineString", [#"{"等级":"主干路"}"#]),
      "建筑.geojsonl":
        #"{"type":"Feature","properties":{"层数":6,"人口":40},"geometry":{"type":"Polygon","coordinates":[]}}"#
        + "\n",
    ])
    let (text, file) = try folder.guess()
    #expect(
      file.layers.map(\.name) == [
        "districts", "residential", "buildings", "parks", "shelters", "toilets", "facilities", "streets",
      ])
    let districts = try #require(file[layer: "districts"])
    #expect(districts.path == "行政区.geojson")
    #expect(districts.idField == "代码")
    #expect(districts.nameField == "名称")
    #expect(districts.residentsField == "常住人口")
    #expect(districts.householdsField == "户数")
    #expect(text.contains("2 of 2 features have a number, together 3500 residents"))
    #expect(text.contains("1 of 2 features have a number, together 300 households; the others are unknown"))
    #expect(file[layer: "buildings"]?.levelsField == "层数")
    #expect(file[layer: "buildings"]?.residentsField == "人口")
    #expect(file[layer: "shelters"]?.areaField == "有效避难面积")
    #expect(file[layer: "streets"]?.classField == "等级")
    let facilities = try #require(file[layer: "facilities"])
    #expect(facilities.kindField == "类别")
    #expect(
      facilities.kinds == [
        KindWords(kind: "kindergarten", words: ["幼儿园"]), KindWords(kind: "market", words: ["菜市场"]),
      ])
    #expect(text.contains("# Not used: 网吧 1."))
  }

  @Test(arguments: [
    ("wards.geojson", "districts"), ("stadtteile.geojson", "districts"), ("市区町村.geojson", "districts"),
    ("wohngebiete.json", "residential"), ("Gebaeude.geojson", "buildings"), ("建物.geojson", "buildings"),
    ("residential_buildings.geojson", "buildings"), ("city-parks.geojson", "parks"),
    ("都市公園.geojson", "parks"),
    ("避難場所.geojson", "shelters"), ("public_toilets.geojson", "toilets"), ("公衆便所.geojson", "toilets"),
    ("einrichtungen.geojson", "facilities"), ("points_of_interest.geojson", "facilities"),
    ("公共施設.geojson", "facilities"), ("population_grid.geojson", "population"), ("人口.geojson", "population"),
  ])
  func namesTellRoles(fileName: String, role: String) throws {
    let (_, file) = try Folder([fileName: collection("Polygon", ["{}"])]).guess()
    #expect(file.layers.first { $0.path == fileName }?.name == role)
  }

  @Test func aParkingLotIsNoPark() throws {
    let (text, file) = try Folder(["parking.geojson": collection("Polygon", ["{}"])]).guess()
    #expect(file[layer: "parks"] == nil)
    #expect(text.contains("#   'parking.geojson': neither its name nor its properties say what it is"))
  }

  @Test func contentsTellRolesWhereNamesDoNot() throws {
    let (_, file) = try Folder([
      "a.geojson": collection("LineString", [#"{"highway":"residential"}"#]),
      "b.geojson": collection("Polygon", [#"{"building":"yes"}"#]),
      "c.geojson": collection("Polygon", [#"{"admin_level":"8"}"#]),
      "d.geojson": collection("Point", [#"{"amenity":"clinic"}"#]),
    ]).guess()
    #expect(
      Dictionary(uniqueKeysWithValues: file.layers.map { ($0.name, $0.path) }) == [
        "streets": "a.geojson", "buildings": "b.geojson", "districts": "c.geojson", "facilities": "d.geojson",
      ])
  }

  @Test func theRolesOwnNameComesFirstAndTheOthersAreMentioned() throws {
    let (text, file) = try Folder([
      "all_parks.geojson": collection("Polygon", ["{}"]), "parks.geojson": collection("Polygon", ["{}"]),
      "公园.geojson": collection("Polygon", ["{}"]),
    ]).guess()
    #expect(file[layer: "parks"]?.path == "parks.geojson")
    #expect(
      text.contains("#   'all_parks.geojson': also taken for parks by its name; only one file can be parks"))
    #expect(text.contains("#   '公园.geojson': also taken for parks by its name"))
  }

  @Test func openStreetMapsWordsAreMapped() throws {
    let kinds = [
      "kindergarten", "school", "supermarket", "marketplace", "greengrocer", "clinic", "library", "pitch",
      "bus_stop", "townhall", "social_facility", "cafe",
    ]
    let (text, file) = try Folder([
      "facilities.geojson": collection("Point", kinds.map { "{\"kind\":\"\($0)\"}" })
    ]).guess()
    #expect(
      file[layer: "facilities"]?.kinds == [
        KindWords(kind: "kindergarten", words: ["kindergarten"]),
        KindWords(kind: "health_centre", words: ["clinic"]),
        KindWords(kind: "market", words: ["supermarket", "marketplace", "greengrocer"]),
        KindWords(kind: "culture", words: ["library"]), KindWords(kind: "sport", words: ["pitch"]),
        KindWords(kind: "bus_stop", words: ["bus_stop"]),
      ])
    for line in [
      "# primary_school: [school]   # 1 feature, but OpenStreetMap does not tell levels of schools apart",
      "# middle_school: [school]", "# elderly_care: [social_facility]", "# community_service: [townhall]",
      "# Not used: cafe 1, school 1, social_facility 1, townhall 1.",
    ] {
      #expect(text.contains(line), "\(line)")
    }
  }

  @Test func placesAreNoPopulation() throws {
    let districts = collection(
      "Polygon", [#"{"name":"A","population":1000}"#, #"{"name":"B","population":null}"#])
    let places = collection(
      "Point", [#"{"place":"town","population":1000}"#, #"{"place":"village","population":5}"#])
    let (text, file) = try Folder(["districts.geojson": districts, "population.geojson": places]).guess()
    #expect(file[layer: "population"] == nil)
    #expect(text.contains("# Left out: its points are places"))
    #expect(text.contains("#   residents: population"))
    let twice = collection("Point", [#"{"population":1000}"#, #"{"population":1000}"#])
    let (other, second) = try Folder(["districts.geojson": districts, "population.geojson": twice]).guess()
    #expect(second[layer: "population"] == nil)
    #expect(other.contains("its points add up to 2000 residents, and the districts to 1000."))
    let once = collection("Point", [#"{"population":400}"#, #"{"population":590}"#])
    let third = try Folder(["districts.geojson": districts, "population.geojson": once]).guess().file
    #expect(third[layer: "population"]?.residentsField == "population")
  }

  @Test func propertiesThatCannotServeAreOnlyMentioned() throws {
    let (text, file) = try Folder([
      "districts.geojson": collection(
        "Polygon",
        [#"{"code":"1","name":"A","residents":"1000"}"#, #"{"code":"1","name":"B","residents":"2000"}"#])
    ]).guess()
    let districts = try #require(file[layer: "districts"])
    #expect(districts.residentsField == nil)
    #expect(text.contains("# residents: residents   # its numbers are texts in quotes"))
    #expect(districts.idField == "name")
    let (empty, _) = try Folder([
      "districts.geojson": collection("Polygon", [#"{"population":null}"#], ids: true)
    ]).guess()
    #expect(empty.contains("# residents: population   # the property is there, but holds no number"))
    #expect(empty.contains("# id: the features' own GeoJSON ids are taken"))
  }

  @Test func whatCannotBeReadIsMentioned() throws {
    let (text, file) = try Folder([
      "broken.geojson": "{\"type\":", "notes.json": "{\"a\": 1}", "parks.geojson.gz": "not looked at",
      "x.geojson.gz": "not looked at", "readme.txt": "no layer",
      "roads.geojson": collection("Point", ["{}"]),
    ]).guess()
    #expect(file[layer: "parks"]?.path == "parks.geojson.gz")
    #expect(text.contains("taken for parks by its name; compressed, so its properties were not looked at"))
    for line in [
      "#   'broken.geojson': no GeoJSON features found in it",
      "#   'notes.json': no GeoJSON features found in it",
      "#   'x.geojson.gz': compressed, and its name says nothing",
      "#   'roads.geojson': its name says streets, but streets need lines, and it has none",
      "# No file looks like districts",
    ] {
      #expect(text.contains(line), "\(line)")
    }
    #expect(!text.contains("readme.txt"))
  }

  @Test func hostileTextsStayInTheirPlace() throws {
    let kinds = [#"{"kind":"a\nb: c"}"#, #"{"kind":"bus_stop"}"#, #"{"kind":"\u001b[31m"}"#]
    let (text, file) = try Folder([
      "parks: {}.geojson": collection("Polygon", [##"{"name":"x","#":"y"}"##]),
      "shelters \"q\" # \\.geojson": collection("Polygon", ["{}"]),
      "toilets\nlayers: 1.geojson": collection("Point", ["{}"]),
      "facilities.geojson": collection("Point", kinds),
    ]).guess()
    #expect(file[layer: "parks"]?.path == "parks: {}.geojson")
    #expect(file[layer: "shelters"]?.path == "shelters \"q\" # \\.geojson")
    #expect(file[layer: "toilets"]?.path == "toilets\nlayers: 1.geojson")
    #expect(!text.contains("\u{1B}"))
  }

  @Test func onlyTheFirstFeaturesAreLookedAt() throws {
    let many = (0..<2_500).map { "{\"kind\":\"\($0 < 2_000 ? "pitch" : "library")\"}" }
    let (text, file) = try Folder(["facilities.geojson": collection("Point", many)]).guess()
    #expect(text.contains("the first 2000 features (2000 points)"))
    #expect(file[layer: "facilities"]?.kinds == [KindWords(kind: "sport", words: ["pitch"])])
  }

  @Test func theSameFolderGivesTheSameText() throws {
    let folder = try Folder([
      "parks.geojson": collection("Polygon", [#"{"name":"b","名称":"c","Name":"d"}"#]),
      "facilities.geojson": collection("Point", (0..<40).map { "{\"kind\":\"k\($0 % 20)\"}" }),
    ])
    let first = AuditFile.guess(folder: folder.url)
    for _ in 0..<5 { #expect(AuditFile.guess(folder: folder.url) == first) }
  }

  @Test func anEmptyFolderStillGivesAFileToFillIn() throws {
    let (text, file) = try Folder([:]).guess()
    #expect(file.layers.map(\.path) == ["districts.geojson"])
    #expect(text.contains("districts, residential, buildings, parks, shelters, toilets, facilities"))
  }
}
