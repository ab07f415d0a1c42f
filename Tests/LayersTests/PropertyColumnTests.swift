// Columns of properties: what takes no space, what is told apart once.

import Testing

@testable import Layers

@Suite struct PropertyColumnTests {
  private func column(_ values: [PropertyValue]) -> PropertyColumn {
    var column = PropertyColumn()
    for value in values { column.append(value) }
    return column
  }

  @Test func rowsBeforeTheFirstValueAreMissing() {
    var late = column([.missing, .missing, .number(3)])
    #expect((0..<3).map { late[$0] } == [.missing, .missing, .number(3)])
    late.append(column([.missing, .text("a")]))
    late.append(column([.missing]))
    #expect((0..<6).map { late[$0] } == [.missing, .missing, .number(3), .missing, .text("a"), .missing])
    #expect(late.rows(satisfying: { $0 == .missing }) == [true, true, false, true, false, true])
    #expect(late.selecting([5, 4]).texts == [nil, "a"])
    var nobody = PropertyColumn.absent(count: 2)
    nobody.append(PropertyColumn.absent(count: 3))
    #expect(nobody.count == 5 && nobody.texts == [nil, nil, nil, nil, nil])
  }

  @Test func textsAreToldApartOnce() throws {
    let values: [PropertyValue] = [.missing, .text("a"), .number(7), .text("7"), .null, .text("a")]
    let coded = try #require(column(values).codedTexts)
    #expect(coded.texts == [nil, "a", "7"])
    #expect(coded.codes == [0, 1, 2, 2, 0, 1])
    #expect(column([.missing, .null]).codedTexts == nil)
  }
}
