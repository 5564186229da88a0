#ifndef BUILT_IN_PACKS_H
#define BUILT_IN_PACKS_H

#include <stddef.h>

/* The packs that are part of the library: each the bytes of one built file. */
typedef struct built_in_pack_bytes {
    const void *bytes;
    size_t length;
} built_in_pack_bytes;

/* How many there are. */
int built_in_pack_count(void);

/* The pack at an index; no bytes when there is none. */
built_in_pack_bytes built_in_pack(int index);

#endif
