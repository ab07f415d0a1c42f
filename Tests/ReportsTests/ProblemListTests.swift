import Layers
import Testing

@testable import Reports

struct ProblemListTests {
  @Test("Counts of each layer, then its problems, errors first")
  func wholeText() {
    #expect(
      ProblemList(width: 80).text(inputs: Jianghai.inputs, problems: Jianghai.problems) == """
        Layer        Features    Used  Skipped  Repaired  Filtered  File
        districts           6       6        0         0         0  layers/
                                                                    districts.geojson
        residential    12 347  12 345        2         3         0  layers/
                                                                    residential.geojson
        parks              43       3        0         0        40  layers/parks.geojson
        toilets            31      31        0         0         0  layers/
                                                                    toilets.geojson

        residential
          error malformed-coordinates  skipped
            layers/residential.geojson, line 21, byte 4096, feature 20, value '["�[2J",
            null]', 2 features
            a coordinate must be two numbers; correct it and run again
          warning unclosed-ring  repaired
            layers/residential.geojson, line 18, feature 17, id 'r-17', at 121.65, 31.8
            the ring does not end where it begins; it has been closed

        parks
          note legacy-crs  kept
            layers/parks.geojson
            the member 'crs' is outdated; it names WGS 84 and is ignored

        """)
  }

  @Test("A limit says how many are left out; a layer that could not be read is listed too")
  func limits() {
    let text = ProblemList(limit: 1).text(inputs: [], problems: Jianghai.problems)
    #expect(text.contains("  … and 1 more\n"))
    #expect(text.hasPrefix("residential\n"))
  }

  @Test("Without problems it says so")
  func noProblems() {
    #expect(ProblemList().text(inputs: [], problems: []) == "No problems found.\n")
  }
}
