#ifndef TW_ICU_H
#define TW_ICU_H
#include <stddef.h>
#endif
