/* The rounds of SHA-256 by the instructions that most processors have for them: some six times as fast as without, which
   whoever opens a model of a dozen megabytes waits for. */
#ifndef TW_SHA256_H
#define TW_SHA256_H

#include <stddef.h>
#include <stdint.h>

/* Takes so many whole blocks of 64 bytes into the eight words of the state. 0 where the processor has no instructions for
   it: nothing was done. */
int twsha256_take(uint32_t *state, const uint8_t *bytes, size_t blocks);

#endif
