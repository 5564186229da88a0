/* The little of ICU that Tidewaiter uses, as plain functions: ICU's own names are macros over versioned symbols. */
#ifndef TW_ICU_H
#define TW_ICU_H

#include <stddef.h>
#include <stdint.h>

/* Makes sure that no data of ICU comes from where the environment says (ICU_DATA, ICU_TIMEZONE_FILES_DIR), which ICU
   reads by itself. Folders that the host has set by ICU's own functions stay. To be called before any use of ICU. */
void twicu_forget_environment(void);

/* Converts from one character set. Belongs to one thread at a time. */
typedef struct twicu_converter twicu_converter;

/* A converter for the character set of this name (IANA names and common aliases), or NULL if none is known.
   Names are only looked up in ICU's own list, never in the file system. */
twicu_converter *twicu_open(const char *name);

/* Frees a converter; accepts NULL. */
void twicu_close(twicu_converter *converter);

/* Whether each byte is one character. */
int twicu_is_single_byte(const twicu_converter *converter);

/* Reads characters from text[*position] on until capacity is reached or the text ends; answers how many.
   scalars[i] is the code point (U+FFFD for what is none), widths[i] the number of bytes it took. */
size_t twicu_decode(
    twicu_converter *converter, const uint8_t *text, size_t length, size_t *position, uint32_t *scalars,
    uint8_t *widths, size_t capacity);

/* Writes scalars[*position] and on as bytes until the room ends or a character comes that the character set lacks;
   answers how many bytes. *position is then the first character not written. With finish not 0 and every character
   written, what closes a shifted state is written too. The room for one character must be 16 bytes at least. */
size_t twicu_encode(
    twicu_converter *converter, const uint32_t *scalars, size_t count, size_t *position, uint8_t *text, size_t room,
    int finish);

/* Folds UTF-8 text for comparing words: compatibility forms and case folded away, marks dropped, scripts other than Han
   and its like written in Latin letters. Answers how many bytes were written; 0 where the room does not suffice or the
   text is longer than 1 MiB. Any number of threads may call it. */
size_t twicu_fold(const uint8_t *text, size_t length, uint8_t *folded, size_t room);

#endif
