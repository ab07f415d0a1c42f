// The findings and problems of results.json.

internal import Audits
internal import Layers

extension Finding {
  /// The finding's object in `results.json`.
  var json: DetailValue {
    .object([
      DetailEntry("number", .integer(number)),
      DetailEntry("kind", .text(kind.rawValue)),
      DetailEntry("indicator", .of(indicatorID)),
      DetailEntry("district_id", .of(districtID)),
      DetailEntry("district", .of(districtName)),
      DetailEntry("statement", .of(statement)),
      DetailEntry("location", .of(location)),
      DetailEntry("area_m2", .of(area)),
      DetailEntry("residents", .of(residents)),
      DetailEntry("distance_to_supply_m", .of(distanceToSupply)),
      DetailEntry("walk_to_supply_m", .of(walkToSupply)),
      DetailEntry("shortfall", .of(shortfall)),
    ])
  }
}

extension LayerProblem {
  /// The problem's object in `results.json`.
  var json: DetailValue {
    .object([
      DetailEntry("kind", .text(kind.rawValue)),
      DetailEntry("severity", .text(severity.rawValue)),
      DetailEntry("action", .text(action.rawValue)),
      DetailEntry("layer", .text(layer)),
      DetailEntry("file", .text(file)),
      DetailEntry("feature", .of(feature)),
      DetailEntry("feature_id", .of(featureID)),
      DetailEntry("field", .of(field)),
      DetailEntry("value", .of(value)),
      DetailEntry("position", .of(position)),
      DetailEntry("line", .of(line)),
      DetailEntry("byte_offset", .of(byteOffset)),
      DetailEntry("count", .integer(count)),
      DetailEntry("message", .text(message)),
    ])
  }
}
