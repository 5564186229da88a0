/* Which of sixty-four bytes are delimiters or control characters, a bit for each: the one step of splitting a text that
   vector instructions do five times as fast as words; and how far a text is ASCII. Swift's own vectors have no
   instruction for the last step, from a comparison to bits. Written with the vector extension of Clang and GCC, so it is one text for all processors. */
#ifndef TW_BYTE_MASKS_H
#define TW_BYTE_MASKS_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef uint8_t twbytes_vector __attribute__((vector_size(16)));

/* Delimiters to look for; some may be the same. */
typedef struct {
    uint8_t bytes[5];
} twbytes_set;

/* Bit by byte of a comparison, whose bytes are 0 or 255. */
static inline uint64_t twbytes_bits(twbytes_vector mask) {
#if defined(__SSE2__)
    typedef char twbytes_signed __attribute__((vector_size(16)));
    return (uint16_t)__builtin_ia32_pmovmskb128((twbytes_signed)mask);
#else
    /* Each byte keeps the bit of its place; the multiplication gathers them in the highest byte. */
    uint64_t bits = 0;
    for (int i = 0; i < 16; i++) mask[i] &= (uint8_t)(1u << (i & 7));
    for (int half = 0; half < 2; half++) {
        uint64_t word;
        memcpy(&word, (const uint8_t *)&mask + 8 * half, sizeof word);
        bits |= word * UINT64_C(0x0101010101010101) >> 56 << (8 * half);
    }
    return bits;
#endif
}

/* Asks the processor for memory that is about to be read. */
static inline void twbytes_fetch(const void *memory, size_t length) {
    for (size_t at = 0; at < length; at += 64) __builtin_prefetch((const uint8_t *)memory + at);
}

/* The bytes below 0x20, and those of a set, among sixty-four. */
static inline uint64_t twbytes_specials(const uint8_t *bytes, twbytes_set set) {
    uint64_t found = 0;
    for (int part = 0; part < 4; part++) {
        twbytes_vector text;
        memcpy(&text, bytes + 16 * part, sizeof text);
        twbytes_vector mask = (twbytes_vector)(text < (uint8_t)0x20);
        for (int i = 0; i < 5; i++) mask |= (twbytes_vector)(text == set.bytes[i]);
        found |= twbytes_bits(mask) << (16 * part);
    }
    return found;
}

/* The same for `count` blocks of sixty-four bytes, one word each. */
static inline void twbytes_mark(const uint8_t *bytes, size_t count, twbytes_set set, uint64_t *marks) {
    for (size_t block = 0; block < count; block++) marks[block] = twbytes_specials(bytes + 64 * block, set);
}

/* The same for fewer bytes; what is behind them is nothing special. */
static inline uint64_t twbytes_last_specials(const uint8_t *bytes, size_t length, twbytes_set set) {
    uint8_t block[64] = {0};
    memcpy(block, bytes, length);
    return twbytes_specials(block, set) & ((UINT64_C(1) << length) - 1);
}

/* Which of the first sixty-four bytes belong to words (letters and digits of ASCII, and all bytes from 0x80 on), which are a
   mark between phrases, and which are, with the byte behind them, one of some pairs; a bit for each. Pairs are told apart but for
   the bit 0x20, the case of letters; a second byte of 0 is any. */
typedef struct {
    uint64_t letters;
    uint64_t marks;
    uint64_t pairs;
} twbytes_phrases;

typedef struct {
    uint8_t first;
    uint8_t second;
} twbytes_pair;

static inline twbytes_phrases twbytes_split(const uint8_t *bytes, size_t length, uint8_t mark, const twbytes_pair *pairs,
    size_t count) {
    uint8_t rest[65] = {0};
    if (length < 65) bytes = memcpy(rest, bytes, length);
    twbytes_vector text[4], next[4], wanted[4] = {{0}};
    memcpy(text, bytes, sizeof text);
    memcpy(next, bytes + 1, sizeof next);
    twbytes_phrases found = {0, 0, 0};
    for (int part = 0; part < 4; part++) {
        twbytes_vector letters = (twbytes_vector)((twbytes_vector)((text[part] | 0x20) - 'a') < 26)
            | (twbytes_vector)((twbytes_vector)(text[part] - '0') < 10) | (twbytes_vector)(text[part] >= 0x80);
        found.letters |= twbytes_bits(letters) << (16 * part);
        found.marks |= twbytes_bits((twbytes_vector)(text[part] == mark)) << (16 * part);
        text[part] |= 0x20;
        next[part] |= 0x20;
    }
    for (size_t i = 0; i < count; i++) {
        twbytes_vector first = (twbytes_vector){0} + (uint8_t)(pairs[i].first | 0x20);
        twbytes_vector second = (twbytes_vector){0} + (uint8_t)(pairs[i].second | 0x20);
        twbytes_vector any = (twbytes_vector){0} - (uint8_t)(pairs[i].second == 0);
        for (int part = 0; part < 4; part++)
            wanted[part] |= (twbytes_vector)(text[part] == first) & ((twbytes_vector)(next[part] == second) | any);
    }
    for (int part = 0; part < 4; part++) found.pairs |= twbytes_bits(wanted[part]) << (16 * part);
    return found;
}

/* How many bytes there are in the blocks of sixty-four, from the first on, that are ASCII and none less than `least`. */
static inline size_t twbytes_plain_prefix(const uint8_t *bytes, size_t length, int8_t least) {
    typedef int8_t twbytes_signed __attribute__((vector_size(16)));
    size_t end = 0;
    for (; length - end >= 64; end += 64) {
        twbytes_signed text[4];
        memcpy(text, bytes + end, sizeof text);
        /* The bytes from 0x80 on are less than all others as signed ones. */
        twbytes_vector other =
            (twbytes_vector)((text[0] < least) | (text[1] < least) | (text[2] < least) | (text[3] < least));
        if (twbytes_bits(other) != 0) break;
    }
    return end;
}

#endif
