#include <proj.h>
#include <geodesic.h>

#if PROJ_VERSION_MAJOR < 9
#error "CityCheck needs PROJ 9.0 or newer (apt-get install libproj-dev)"
#endif
