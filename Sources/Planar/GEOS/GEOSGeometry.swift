// A GEOS geometry owned by one value: made, used and destroyed by it, on one worker.

internal import CGEOS

/// A geometry owned by GEOS. Noncopyable, so that it is destroyed exactly once.
@safe
struct GEOSGeometry: ~Copyable {
  let context: GEOSContext
  // Nil only once it has been given up.
  private(set) var pointer: OpaquePointer?

  /// Takes over a pointer that GEOS returned, or throws its message when the pointer is nil.
  init(adopting pointer: OpaquePointer?, operation: String, in context: GEOSContext) throws(GEOSError) {
    guard let pointer = unsafe pointer else { throw context.error(operation) }
    self.context = context
    unsafe self.pointer = pointer
  }

  deinit {
    if let pointer = unsafe pointer { unsafe GEOSGeom_destroy_r(context.handle, pointer) }
  }

  /// Gives the pointer up to a GEOS function that takes ownership, whether or not it succeeds.
  consuming func release() -> OpaquePointer? {
    let released = unsafe pointer
    unsafe pointer = nil
    return unsafe released
  }
}

extension GEOSGeometry {
  /// A feature of any kind as a GEOS geometry; polygons become multipolygons when they have several parts.
  init(_ geometries: PlanarGeometries, feature: Int, in context: GEOSContext) throws(GEOSError) {
    let layout = geometries.layout
    var parts: [OpaquePointer?] = unsafe []
    do {
      for part in layout.parts(of: feature) {
        unsafe parts.append(
          try Self.part(part, of: geometries, kind: layout.kinds[feature], in: context).release())
      }
    } catch {
      for place in unsafe parts.indices { unsafe GEOSGeom_destroy_r(context.handle, parts[place]) }
      throw error
    }
    if unsafe parts.count == 1, let only = unsafe parts[0] {
      unsafe try self.init(adopting: only, operation: "create", in: context)
      return
    }
    let type =
      switch layout.kinds[feature] {
      case .point: GEOS_MULTIPOINT
      case .line: GEOS_MULTILINESTRING
      case .polygon: GEOS_MULTIPOLYGON
      case .empty: GEOS_GEOMETRYCOLLECTION
      }
    // Takes the parts over, also when it fails.
    let collection = unsafe parts.withUnsafeMutableBufferPointer { buffer in
      unsafe GEOSGeom_createCollection_r(
        context.handle, Int32(type.rawValue), buffer.baseAddress, UInt32(buffer.count))
    }
    unsafe try self.init(adopting: collection, operation: "create collection", in: context)
  }

  /// A rectangle as a polygon.
  init(_ box: Box, in context: GEOSContext) throws(GEOSError) {
    unsafe try self.init(
      adopting: unsafe GEOSGeom_createRectangle_r(
        context.handle, box.minX, box.minY, box.maxX, box.maxY),
      operation: "create rectangle", in: context)
  }

  private static func part(
    _ part: Int, of geometries: PlanarGeometries, kind: GeometryKind, in context: GEOSContext
  ) throws(GEOSError) -> GEOSGeometry {
    let rings = geometries.layout.rings(of: part)
    // A part without a ring would take its neighbour's.
    if rings.isEmpty {
      return unsafe try GEOSGeometry(
        adopting: unsafe empty(kind, in: context), operation: "create empty", in: context)
    }
    switch kind {
    case .polygon:
      let shell = try ring(rings.lowerBound, of: geometries, in: context)
      var holes: [OpaquePointer?] = unsafe []
      do {
        for hole in rings.dropFirst() {
          unsafe holes.append(try ring(hole, of: geometries, in: context).release())
        }
      } catch {
        for place in unsafe holes.indices { unsafe GEOSGeom_destroy_r(context.handle, holes[place]) }
        throw error
      }
      // Takes the rings over, also when it fails.
      let shellPointer = unsafe shell.release()
      let polygon = unsafe holes.withUnsafeMutableBufferPointer { buffer in
        unsafe GEOSGeom_createPolygon_r(
          context.handle, shellPointer, buffer.baseAddress, UInt32(buffer.count))
      }
      return unsafe try GEOSGeometry(adopting: polygon, operation: "create polygon", in: context)
    case .line:
      let sequence = unsafe try sequence(rings.lowerBound, of: geometries, in: context)
      return unsafe try GEOSGeometry(
        adopting: unsafe GEOSGeom_createLineString_r(context.handle, sequence),
        operation: "create line", in: context)
    case .point:
      let sequence = unsafe try sequence(rings.lowerBound, of: geometries, in: context)
      return unsafe try GEOSGeometry(
        adopting: unsafe GEOSGeom_createPoint_r(context.handle, sequence),
        operation: "create point", in: context)
    case .empty:
      return unsafe try GEOSGeometry(
        adopting: unsafe empty(kind, in: context), operation: "create empty", in: context)
    }
  }

  private static func empty(_ kind: GeometryKind, in context: GEOSContext) -> OpaquePointer? {
    switch kind {
    case .point: unsafe GEOSGeom_createEmptyPoint_r(context.handle)
    case .line: unsafe GEOSGeom_createEmptyLineString_r(context.handle)
    case .polygon, .empty: unsafe GEOSGeom_createEmptyPolygon_r(context.handle)
    }
  }

  private static func ring(
    _ ring: Int, of geometries: PlanarGeometries, in context: GEOSContext
  ) throws(GEOSError) -> GEOSGeometry {
    let sequence = unsafe try sequence(ring, of: geometries, in: context)
    // Takes the sequence over, also when it fails.
    return unsafe try GEOSGeometry(
      adopting: unsafe GEOSGeom_createLinearRing_r(context.handle, sequence),
      operation: "create ring", in: context)
  }

  private static func sequence(
    _ ring: Int, of geometries: PlanarGeometries, in context: GEOSContext
  ) throws(GEOSError) -> OpaquePointer {
    let vertices = geometries.layout.vertices(of: ring)
    let sequence = unsafe geometries.x.withUnsafeBufferPointer { x in
      unsafe geometries.y.withUnsafeBufferPointer { y in
        unsafe GEOSCoordSeq_copyFromArrays_r(
          context.handle, x.baseAddress.map { unsafe $0 + vertices.lowerBound },
          y.baseAddress.map { unsafe $0 + vertices.lowerBound }, nil, nil, UInt32(vertices.count))
      }
    }
    guard let sequence = unsafe sequence else { throw context.error("create coordinates") }
    return unsafe sequence
  }
}

extension GEOSGeometry {
  /// The area in m².
  func area() throws(GEOSError) -> Double {
    var area = 0.0
    // 1 is success here, 0 the exception.
    guard unsafe GEOSArea_r(context.handle, pointer, &area) == 1 else { throw context.error("area") }
    return area
  }

  /// Whether there is no point in the geometry.
  func isEmpty() throws(GEOSError) -> Bool {
    try predicate(unsafe GEOSisEmpty_r(context.handle, pointer), "isEmpty")
  }

  /// What a three-valued answer of GEOS means: 0 no, 1 yes, 2 exception.
  func predicate(_ answer: CChar, _ operation: String) throws(GEOSError) -> Bool {
    switch answer {
    case 0: false
    case 1: true
    default: throw context.error(operation)
    }
  }

  /// Copies the parts of the chosen kind out, as one feature; other kinds in a collection are left behind.
  ///
  /// When GEOS fails, the geometries keep the features that they had.
  func append(to geometries: inout PlanarGeometries, keeping kind: GeometryKind) throws(GEOSError) {
    do {
      try unsafe Self.appendParts(of: pointer, to: &geometries, keeping: kind, in: context)
    } catch {
      geometries.discardOpenFeature()
      throw error
    }
    let feature = geometries.layout.featureCount
    let hasParts = geometries.layout.partCount > Int(geometries.layout.featureParts[feature])
    geometries.endFeature(kind: hasParts ? kind : .empty)
  }

  private static func appendParts(
    of geometry: OpaquePointer?, to geometries: inout PlanarGeometries, keeping kind: GeometryKind,
    in context: GEOSContext
  ) throws(GEOSError) {
    let type = unsafe GEOSGeomTypeId_r(context.handle, geometry)
    guard type >= 0 else { throw context.error("type") }
    switch GEOSGeomTypes(UInt32(type)) {
    case GEOS_POLYGON:
      guard kind == .polygon, unsafe GEOSisEmpty_r(context.handle, geometry) == 0 else { return }
      try unsafe appendRing(
        GEOSGetExteriorRing_r(context.handle, geometry), to: &geometries, in: context)
      for hole in 0..<max(0, unsafe GEOSGetNumInteriorRings_r(context.handle, geometry)) {
        try unsafe appendRing(
          GEOSGetInteriorRingN_r(context.handle, geometry, hole), to: &geometries, in: context)
      }
      geometries.endPart()
    case GEOS_LINESTRING, GEOS_LINEARRING:
      guard kind == .line, unsafe GEOSisEmpty_r(context.handle, geometry) == 0 else { return }
      try unsafe appendRing(geometry, to: &geometries, in: context)
      geometries.endPart()
    case GEOS_POINT:
      guard kind == .point, unsafe GEOSisEmpty_r(context.handle, geometry) == 0 else { return }
      try unsafe appendRing(geometry, to: &geometries, in: context)
      geometries.endPart()
    default:
      for part in 0..<max(0, unsafe GEOSGetNumGeometries_r(context.handle, geometry)) {
        guard let child = unsafe GEOSGetGeometryN_r(context.handle, geometry, part) else {
          throw context.error("part")
        }
        try unsafe appendParts(of: child, to: &geometries, keeping: kind, in: context)
      }
    }
  }

  private static func appendRing(
    _ ring: OpaquePointer?, to geometries: inout PlanarGeometries, in context: GEOSContext
  ) throws(GEOSError) {
    guard let ring = unsafe ring,
      let sequence = unsafe GEOSGeom_getCoordSeq_r(context.handle, ring)
    else { throw context.error("ring") }
    var size: UInt32 = 0
    guard unsafe GEOSCoordSeq_getSize_r(context.handle, sequence, &size) == 1 else {
      throw context.error("ring size")
    }
    let count = Int(size)
    var x = [Double](repeating: 0, count: count)
    var y = [Double](repeating: 0, count: count)
    let copied = unsafe x.withUnsafeMutableBufferPointer { x in
      unsafe y.withUnsafeMutableBufferPointer { y in
        unsafe GEOSCoordSeq_copyToArrays_r(
          context.handle, sequence, x.baseAddress, y.baseAddress, nil, nil)
      }
    }
    guard copied == 1 else { throw context.error("ring coordinates") }
    geometries.x.append(contentsOf: x)
    geometries.y.append(contentsOf: y)
    geometries.endRing()
  }
}
