// The requests cost a few instructions and do nothing when no valgrind is watching.
#include "CCounting.h"

#if __has_include(<valgrind/callgrind.h>)
#include <valgrind/callgrind.h>

bool counting_is_built(void) { return true; }
void counting_start(void) { CALLGRIND_START_INSTRUMENTATION; }
void counting_stop(void) { CALLGRIND_STOP_INSTRUMENTATION; }

#else

bool counting_is_built(void) { return false; }
void counting_start(void) {}
void counting_stop(void) {}

#endif
