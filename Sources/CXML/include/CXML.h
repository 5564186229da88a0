/* The little of libxml2 and zlib that Tidewaiter uses: one event of an XML text after the other, whether the text is
   compressed (gzip, or the one file of a ZIP archive) or not. No document type, no entities, no network, no tree of the whole text. */
#ifndef TW_XML_H
#define TW_XML_H

#include <stddef.h>
#include <stdint.h>

typedef enum twxml_kind {
    TWXML_END = 0, /* of the text */
    TWXML_OPEN,    /* an element begins; the text is its name without prefix */
    TWXML_CLOSE,   /* an element ends; the text is its name without prefix */
    TWXML_TEXT,    /* characters */
    TWXML_ERROR    /* the text says what is wrong */
} twxml_kind;

/* One event. The text is UTF-8 and lives until the next call. */
typedef struct twxml_event {
    twxml_kind kind;
    const char *text;
    size_t length;
    size_t line;   /* from 1; 0 where it is not known */
    size_t column; /* from 1, of errors; 0 where it is not known */
    int empty;     /* of an opening: no closing follows */
    int limit;     /* of an error: a limit was passed */
} twxml_event;

/* Belongs to one thread at a time. */
typedef struct twxml_reader twxml_reader;

/* A reader of these bytes, which must outlive it and may be compressed; at most `most` bytes are read once they are
   decompressed. NULL without memory. */
twxml_reader *twxml_open(const uint8_t *bytes, size_t length, uint64_t most);

/* Frees a reader; accepts NULL. */
void twxml_close(twxml_reader *reader);

/* Reads the next event. After TWXML_END and TWXML_ERROR there is none. */
/* The next attribute of the element that was opened last: its name, and its value as the text of `event`. Gives 0 after the
   last one; both last until the next call. */
int twxml_attribute(twxml_reader *reader, const char **name, twxml_event *event);

void twxml_next(twxml_reader *reader, twxml_event *event);

#endif
