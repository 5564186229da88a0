/* The little of libyaml that Tidewaiter uses, without its unions: one event after the other. */
#ifndef TW_YAML_H
#define TW_YAML_H

#include <stddef.h>
#include <stdint.h>

typedef enum twyaml_kind {
    TWYAML_END = 0, /* of the stream */
    TWYAML_SCALAR,
    TWYAML_SEQUENCE_START,
    TWYAML_SEQUENCE_END,
    TWYAML_MAPPING_START,
    TWYAML_MAPPING_END,
    TWYAML_DOCUMENT_START,
    TWYAML_ALIAS,
    TWYAML_ERROR
} twyaml_kind;

typedef enum twyaml_style { TWYAML_PLAIN = 0, TWYAML_QUOTED, TWYAML_BLOCK } twyaml_style;

/* One event. The text is UTF-8 and lives until the next call; of an error it says what is wrong. */
typedef struct twyaml_event {
    twyaml_kind kind;
    twyaml_style style;
    const char *text;
    size_t length;
    size_t line;   /* from 0 */
    size_t column; /* in characters, from 0 */
    int decorated; /* it has an anchor or a tag */
} twyaml_event;

/* Belongs to one thread at a time. */
typedef struct twyaml_parser twyaml_parser;

/* A parser of these bytes, which must outlive it; NULL without memory. */
twyaml_parser *twyaml_open(const unsigned char *bytes, size_t length);

/* Frees a parser; accepts NULL. */
void twyaml_close(twyaml_parser *parser);

/* Reads the next event. After TWYAML_END and TWYAML_ERROR there is none. */
void twyaml_next(twyaml_parser *parser, twyaml_event *event);

#endif
