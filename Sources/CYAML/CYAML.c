#include "CYAML.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

struct twyaml_parser {
    yaml_parser_t parser;
    yaml_event_t event;
    int has_event;
};

twyaml_parser *twyaml_open(const unsigned char *bytes, size_t length) {
    twyaml_parser *self = calloc(1, sizeof *self);
    if (!self) return NULL;
    if (!yaml_parser_initialize(&self->parser)) {
        free(self);
        return NULL;
    }
    yaml_parser_set_input_string(&self->parser, bytes, length);
    yaml_parser_set_encoding(&self->parser, YAML_UTF8_ENCODING);
    return self;
}

static void drop_event(twyaml_parser *self) {
    if (self->has_event) yaml_event_delete(&self->event);
    self->has_event = 0;
}

void twyaml_close(twyaml_parser *self) {
    if (!self) return;
    drop_event(self);
    yaml_parser_delete(&self->parser);
    free(self);
}

static void fail(twyaml_parser *self, twyaml_event *event) {
    const char *problem = self->parser.problem ? self->parser.problem : "memory ran out";
    event->kind = TWYAML_ERROR;
    event->text = problem;
    event->length = strlen(problem);
    event->line = self->parser.problem_mark.line;
    event->column = self->parser.problem_mark.column;
    /* Of a quote that is never closed the end of the text tells nothing, and where it begins all. */
    if (self->parser.context && strcmp(self->parser.context, "while scanning a quoted scalar") == 0 &&
        strcmp(problem, "found unexpected end of stream") == 0) {
        event->text = "the quote that begins here is not closed";
        event->length = strlen(event->text);
        event->line = self->parser.context_mark.line;
        event->column = self->parser.context_mark.column;
    }
}

void twyaml_next(twyaml_parser *self, twyaml_event *event) {
    for (;;) {
        memset(event, 0, sizeof *event);
        drop_event(self);
        if (!yaml_parser_parse(&self->parser, &self->event)) {
            fail(self, event);
            return;
        }
        self->has_event = 1;
        event->line = self->event.start_mark.line;
        event->column = self->event.start_mark.column;
        switch (self->event.type) {
        case YAML_STREAM_START_EVENT:
        case YAML_DOCUMENT_END_EVENT:
            continue;
        case YAML_DOCUMENT_START_EVENT:
            event->kind = TWYAML_DOCUMENT_START;
            return;
        case YAML_SCALAR_EVENT:
            event->kind = TWYAML_SCALAR;
            event->text = (const char *)self->event.data.scalar.value;
            event->length = self->event.data.scalar.length;
            event->decorated = self->event.data.scalar.anchor != NULL || self->event.data.scalar.tag != NULL;
            switch (self->event.data.scalar.style) {
            case YAML_SINGLE_QUOTED_SCALAR_STYLE:
            case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
                event->style = TWYAML_QUOTED;
                break;
            case YAML_LITERAL_SCALAR_STYLE:
            case YAML_FOLDED_SCALAR_STYLE:
                event->style = TWYAML_BLOCK;
                break;
            default:
                event->style = TWYAML_PLAIN;
            }
            return;
        case YAML_SEQUENCE_START_EVENT:
            event->kind = TWYAML_SEQUENCE_START;
            event->decorated =
                self->event.data.sequence_start.anchor != NULL || self->event.data.sequence_start.tag != NULL;
            return;
        case YAML_SEQUENCE_END_EVENT:
            event->kind = TWYAML_SEQUENCE_END;
            return;
        case YAML_MAPPING_START_EVENT:
            event->kind = TWYAML_MAPPING_START;
            event->decorated =
                self->event.data.mapping_start.anchor != NULL || self->event.data.mapping_start.tag != NULL;
            return;
        case YAML_MAPPING_END_EVENT:
            event->kind = TWYAML_MAPPING_END;
            return;
        case YAML_ALIAS_EVENT:
            event->kind = TWYAML_ALIAS;
            return;
        default:
            event->kind = TWYAML_END;
            return;
        }
    }
}
