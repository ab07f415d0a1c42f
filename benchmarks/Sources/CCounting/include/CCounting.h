// Where callgrind starts and stops to count. Its requests are macros, which only C can use.
#pragma once

#include <stdbool.h>

/// Whether valgrind's headers were there when this was built; without them nothing is ever counted.
bool counting_is_built(void);

/// Starts counting instructions, under callgrind; does nothing elsewhere.
void counting_start(void);

/// Stops counting.
void counting_stop(void);
