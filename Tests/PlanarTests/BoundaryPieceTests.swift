// Pieces of a boundary: their eastings, boxes and caps.

import Foundation
import Testing

@testable import Planar

@Suite struct BoundaryPieceTests {
  @Test func aSegmentHasOneEastingForEachNorthing() {
    let piece = BoundaryPiece(fromX: 4, 10, toX: 0, 2, coversEast: true)
    #expect(piece.lowX == 0 && piece.lowY == 2 && piece.highX == 4 && piece.highY == 10)
    #expect(piece.x(atY: 2) == 0 && piece.x(atY: 4) == 1 && piece.x(atY: 10) == 4)
    #expect(piece.box == Box(minX: 0, minY: 2, maxX: 4, maxY: 10))
    #expect(piece.bulge(width: 4, height: 8) == 0)
    #expect(piece.coversEast)
  }

  @Test func theDiscLiesInsideOfItsArcs() {
    let east = OffsetCurve(x: 100, y: 50, radius: 5, start: 0, end: .pi / 4)
    let upper = BoundaryPiece(arcOf: east, from: 0, to: .pi / 4)
    #expect(!upper.coversEast)
    #expect(upper.x(atY: 50) == 105 && upper.x(atY: 53) == 104)
    let west = OffsetCurve(x: 100, y: 50, radius: 5, start: .pi, end: 1.25 * .pi)
    let lower = BoundaryPiece(arcOf: west, from: .pi, to: 1.25 * .pi)
    #expect(lower.coversEast)
    #expect(lower.x(atY: 47) == 96)
    #expect(lower.box.minX == 95)
    let moved = lower.moved(byX: -100, -50)
    #expect(moved.x(atY: -3) == -4)
  }

  @Test func capsAreSectorsLessTriangles() {
    // Half a circle, a quarter, and one so small that the difference of sector and triangle has lost half its digits.
    #expect(abs(BoundaryPiece.unitBulge(1) - .pi / 2) < 1e-15)
    #expect(abs(BoundaryPiece.unitBulge(0.5.squareRoot()) - (.pi / 4 - 0.5)) < 1e-15)
    let angle = 0.002
    let exact = angle * angle * angle / 12 * (1 - angle * angle / 20)
    #expect(abs(BoundaryPiece.unitBulge(sin(angle / 2)) / exact - 1) < 1e-12)
    // The series and the formula meet where one takes over from the other.
    let s = 0.1
    #expect(abs(BoundaryPiece.unitBulge(s) / (asin(s) - s * (1 - s * s).squareRoot()) - 1) < 1e-12)
    let arc = BoundaryPiece(
      arcOf: OffsetCurve(x: 0, y: 0, radius: 10, start: 0, end: .pi / 4), from: 0, to: .pi / 4)
    let cap = arc.bulge(width: arc.highX - arc.lowX, height: arc.highY - arc.lowY)
    #expect(abs(cap - 50 * (.pi / 4 - 0.5.squareRoot())) < 1e-12)
  }
}
