// The library's one import: everything a program needs to audit a city.

@_exported public import Audits
@_exported public import Layers
@_exported public import Measures
@_exported public import Planar
@_exported public import Reports
@_exported public import Standards
@_exported public import Streets
