#ifndef BUILT_IN_PACKS_H
#define BUILT_IN_PACKS_H
#include <stddef.h>
#endif
