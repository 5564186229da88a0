/* The package manager wants a source of each target; the header has all there is. */
#include "CByteMasks.h"
