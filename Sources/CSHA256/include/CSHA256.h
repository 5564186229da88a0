/* The rounds of SHA-256 by the instructions that most processors have for them: some six times as fast as without, which
   whoever opens a model of a dozen megabytes waits for. */
#ifndef TW_SHA256_H
#define TW_SHA256_H

#include <stddef.h>
#include <stdint.h>

/* Takes so many whole blocks of 64 bytes into the eight words of the state. 0 where the processor has no instructions for
   it: nothing was done. */
int twsha256_take(uint32_t *state, const uint8_t *bytes, size_t blocks);

/* The same of two texts with so many blocks each, in two thirds of the time of one after the other, for a step waits for the
   one before it: the second begins so many bytes after the first, and the states of eight words stand one behind the other. */
int twsha256_take_two(uint32_t *states, const uint8_t *bytes, size_t length, size_t blocks);

/* The same of sixteen texts, in two fifths of the time. 0 where the processor has no registers as wide (AVX-512). */
int twsha256_take_sixteen(uint32_t *states, const uint8_t *bytes, size_t length, size_t blocks);

#endif
