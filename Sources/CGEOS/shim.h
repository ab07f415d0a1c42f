// GEOS, reentrant functions only: the global-handle API does not import at all.
#define GEOS_USE_ONLY_R_API
#include <geos_c.h>

#if GEOS_VERSION_MAJOR < 3 || (GEOS_VERSION_MAJOR == 3 && GEOS_VERSION_MINOR < 11)
#error "CityCheck needs GEOS 3.11 or newer (apt-get install libgeos-dev)"
#endif
