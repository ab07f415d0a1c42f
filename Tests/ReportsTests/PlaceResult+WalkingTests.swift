import Audits
import Measures
import Testing

@testable import Reports

struct PlaceResultWalkingTests {
  @Test("What a detail says of the other way, of what is severed and of what is not linked")
  func reading() {
    let place = PlaceResult(
      districtID: "1", name: "One",
      detail: [
        DetailEntry("not_linked", .number(3)),
        DetailEntry(
          "beside",
          .list([.object([DetailEntry("reach", .text("straight")), DetailEntry("value", .null)])])),
        DetailEntry("severed", .number(4)), DetailEntry("severed_residents", .number(5)),
      ])
    #expect(place.beside?.way == .straight)
    #expect(place.beside?.value == nil)
    #expect(place.notLinked == 3)
    #expect(place.severed == 4)
    #expect(place.severedResidents == 5)
  }

  @Test("A detail that says nothing of it")
  func nothing() {
    let place = PlaceResult(districtID: nil, name: "City", detail: [DetailEntry("beside", .list([]))])
    #expect(place.beside == nil)
    #expect(place.severed == nil)
    #expect(place.notLinked == nil)
  }

  @Test("The way that decides, where there is a reach")
  func ways() throws {
    let result = try Jianghai.result()
    #expect(result.indicators.map(\.way) == [.straight, nil, nil])
  }
}
