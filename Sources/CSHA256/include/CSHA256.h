/* The rounds of SHA-256 by the instructions that most processors have for them: some six times as fast as without, which
   whoever opens a model of a dozen megabytes waits for. */
#ifndef TW_SHA256_H
#define TW_SHA256_H

#include <stddef.h>
#include <stdint.h>

/* Takes so many whole blocks of 64 bytes into the eight words of the state. 0 where the processor has no instructions for
   it: nothing was done. */
int twsha256_take(uint32_t *state, const uint8_t *bytes, size_t blocks);

/* The same of several texts with so many blocks each, for a step waits for the one before it: of two in two thirds of the time of
   one after the other, of sixteen in two fifths. Each begins so many bytes after the one before, and the states of eight words
   stand one behind the other. 0 too for any other count, and for sixteen where the processor has no registers as wide
   (AVX-512). */
int twsha256_take_several(int count, uint32_t *states, const uint8_t *bytes, size_t length, size_t blocks);

#endif
