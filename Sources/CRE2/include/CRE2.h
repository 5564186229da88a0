/* The little of RE2 that Tidewaiter uses. */
#ifndef TW_RE2_H
#define TW_RE2_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct twre2_pattern twre2_pattern;

typedef enum twre2_reason {
    TWRE2_SYNTAX = 0,
    TWRE2_LOOKS_AROUND, /* `(?=` and its like; words: the operator */
    TWRE2_OPERATOR,     /* another `(?…` that it does not know; words: the operator */
    TWRE2_ESCAPE,       /* a backslash before what it has no meaning for */
    TWRE2_TOO_LARGE,
    TWRE2_NO_MEMORY
} twre2_reason;

/* Why a pattern cannot be read: RE2's words, ended by a zero. */
typedef struct twre2_flaw {
    twre2_reason reason;
    char words[128];
} twre2_flaw;

/* Reads a pattern in UTF-8, which may take so many bytes of memory; NULL where it cannot be, and then why. */
twre2_pattern *twre2_compile(const uint8_t *pattern, size_t length, int64_t memory, twre2_flaw *flaw);
void twre2_free(twre2_pattern *pattern);

/* How many instructions it was made into. */
size_t twre2_size(const twre2_pattern *pattern);

/* Whether the pattern is anywhere in a text: 1 or 0, and -1 where memory ran out. Any number of threads may ask. */
int twre2_found(const twre2_pattern *pattern, const uint8_t *text, size_t length);

#ifdef __cplusplus
}
#endif

#endif
