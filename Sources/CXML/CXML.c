#include "CXML.h"

#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

struct twxml_reader {
    const uint8_t *bytes;
    size_t length, position;
    uint64_t read, most;
    z_stream stream;
    int is_compressed, has_ended, has_passed;
    /* Of an archive (ZIP): the sum that its one file must have, where it stands before the file. */
    int is_archive, has_sum;
    uint32_t sum, expected;
    xmlTextReaderPtr reader;
    const char *input_problem;
    char problem[512];
    int problem_line, problem_column;
    int is_done;
};

static uint32_t number(const uint8_t *bytes, int count) {
    uint32_t value = 0;
    while (count-- > 0) value = value << 8 | bytes[count];
    return value;
}

/* PKWARE, .ZIP File Format Specification, 4.3.7: the header before a file. What the file is named does not matter. */
static const char *open_archive(twxml_reader *self) {
    if (self->length < 30) return "the archive is cut off";
    uint32_t flags = number(self->bytes + 6, 2), method = number(self->bytes + 8, 2);
    size_t start = 30 + (size_t)number(self->bytes + 26, 2) + number(self->bytes + 28, 2);
    if (flags & 1) return "the archive is encrypted";
    if (method != 8) return "the archive is not compressed by deflation";
    if (start > self->length) return "the archive is cut off";
    self->has_sum = !(flags & 8);
    self->expected = number(self->bytes + 14, 4);
    self->position = start;
    self->is_archive = 1;
    return NULL;
}

/* What follows the one file of an archive: its sum, where it did not stand before, and no further file. */
static const char *close_archive(twxml_reader *self) {
    const uint8_t *rest = self->bytes + self->position;
    size_t left = self->length - self->position;
    if (!self->has_sum) {
        size_t skip = left >= 4 && memcmp(rest, "PK\7\10", 4) == 0 ? 4 : 0;
        if (left < skip + 12) return "the archive is cut off";
        self->expected = number(rest + skip, 4);
        rest += skip + 12;
        left -= skip + 12;
    }
    if (self->sum != self->expected) return "the archive is damaged";
    if (left >= 4 && memcmp(rest, "PK\3\4", 4) == 0) return "the archive holds more than one file";
    return NULL;
}

/* libxml2 asks for the next bytes; errors of decompression are kept for the event. */
static int more(void *context, char *buffer, int count) {
    twxml_reader *self = context;
    size_t got = 0;
    if (self->input_problem) return -1;
    if (!self->is_compressed) {
        got = self->length - self->position;
        if (got > (size_t)count) got = (size_t)count;
        memcpy(buffer, self->bytes + self->position, got);
        self->position += got;
    } else {
        self->stream.next_out = (Bytef *)buffer;
        self->stream.avail_out = (uInt)count;
        while (self->stream.avail_out > 0 && !self->has_ended) {
            size_t left = self->length - self->position;
            uInt given = left > 1u << 20 ? 1u << 20 : (uInt)left;
            self->stream.next_in = (Bytef *)(uintptr_t)(self->bytes + self->position);
            self->stream.avail_in = given;
            Bytef *before = self->stream.next_out;
            int status = inflate(&self->stream, Z_NO_FLUSH);
            self->position += given - self->stream.avail_in;
            if (self->is_archive) self->sum = (uint32_t)crc32(self->sum, before, (uInt)(self->stream.next_out - before));
            if (status == Z_STREAM_END && self->is_archive) {
                self->has_ended = 1;
                self->input_problem = close_archive(self);
            } else if (status == Z_STREAM_END) {
                /* A file may be several compressed ones after each other. */
                if (self->position == self->length) self->has_ended = 1;
                else if (inflateReset(&self->stream) != Z_OK) self->input_problem = "the compressed text is damaged";
            } else if (status == Z_BUF_ERROR && self->position == self->length) {
                self->input_problem = "the compressed text is cut off";
            } else if (status != Z_OK) {
                self->input_problem = "the compressed text is damaged";
            }
            if (self->input_problem) return -1;
        }
        got = (size_t)count - self->stream.avail_out;
    }
    self->read += got;
    if (self->read > self->most) {
        self->has_passed = 1;
        self->input_problem = "the text is longer than the limit";
        return -1;
    }
    return (int)got;
}

static int no_close(void *context) {
    (void)context;
    return 0;
}

#if LIBXML_VERSION >= 21200
static void note(void *context, const xmlError *error) {
#else
static void note(void *context, xmlErrorPtr error) {
#endif
    twxml_reader *self = context;
    if (!error || error->level < XML_ERR_ERROR || self->problem[0]) return;
    strncpy(self->problem, error->message ? error->message : "it is not well-formed", sizeof self->problem - 1);
    size_t end = strlen(self->problem);
    while (end > 0 && (self->problem[end - 1] == '\n' || self->problem[end - 1] == ' ')) self->problem[--end] = 0;
    self->problem_line = error->line;
    self->problem_column = error->int2;
}

twxml_reader *twxml_open(const uint8_t *bytes, size_t length, uint64_t most) {
    twxml_reader *self = calloc(1, sizeof *self);
    if (!self) return NULL;
    self->bytes = bytes;
    self->length = length;
    self->most = most;
    int is_archive = length > 4 && memcmp(bytes, "PK\3\4", 4) == 0;
    if (is_archive) self->input_problem = open_archive(self);
    if (is_archive || (length > 2 && bytes[0] == 0x1f && bytes[1] == 0x8b)) {
        if (inflateInit2(&self->stream, is_archive ? -15 : 15 + 16) != Z_OK) {
            free(self);
            return NULL;
        }
        self->is_compressed = 1;
    }
    self->reader = xmlReaderForIO(
        more, no_close, self, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_NODICT | XML_PARSE_BIG_LINES);
    if (!self->reader) {
        twxml_close(self);
        return NULL;
    }
    xmlTextReaderSetStructuredErrorHandler(self->reader, note, self);
    return self;
}

void twxml_close(twxml_reader *self) {
    if (!self) return;
    if (self->reader) xmlFreeTextReader(self->reader);
    if (self->is_compressed) inflateEnd(&self->stream);
    free(self);
}

static void fail(twxml_reader *self, twxml_event *event, const char *text, int line, int column) {
    self->is_done = 1;
    event->kind = TWXML_ERROR;
    event->text = text;
    event->length = strlen(text);
    event->line = line > 0 ? (size_t)line : 0;
    event->column = column > 0 ? (size_t)column : 0;
    event->limit = self->has_passed;
}

static int line_of(twxml_reader *self) {
    xmlNodePtr node = xmlTextReaderCurrentNode(self->reader);
    long line = node ? xmlGetLineNo(node) : 0;
    /* Old versions of libxml2 count lines in sixteen bits. */
    if (line > 0 && line < 65535) return (int)line;
    return xmlTextReaderGetParserLineNumber(self->reader);
}

static void say(twxml_event *event, twxml_kind kind, const xmlChar *text) {
    event->kind = kind;
    event->text = text ? (const char *)text : "";
    event->length = strlen(event->text);
}

void twxml_next(twxml_reader *self, twxml_event *event) {
    for (;;) {
        memset(event, 0, sizeof *event);
        if (self->is_done) return;
        int status = xmlTextReaderRead(self->reader);
        if (self->input_problem) {
            fail(self, event, self->input_problem, xmlTextReaderGetParserLineNumber(self->reader), 0);
            return;
        }
        if (status < 0 || self->problem[0]) {
            fail(
                self, event, self->problem[0] ? self->problem : "it is not well-formed", self->problem_line,
                self->problem_column);
            return;
        }
        if (status == 0) {
            self->is_done = 1;
            return;
        }
        event->line = (size_t)line_of(self);
        switch (xmlTextReaderNodeType(self->reader)) {
        case XML_READER_TYPE_ELEMENT:
            say(event, TWXML_OPEN, xmlTextReaderConstLocalName(self->reader));
            event->empty = xmlTextReaderIsEmptyElement(self->reader) == 1;
            return;
        case XML_READER_TYPE_END_ELEMENT:
            say(event, TWXML_CLOSE, xmlTextReaderConstLocalName(self->reader));
            return;
        case XML_READER_TYPE_TEXT:
        case XML_READER_TYPE_CDATA:
            say(event, TWXML_TEXT, xmlTextReaderConstValue(self->reader));
            return;
        case XML_READER_TYPE_DOCUMENT_TYPE:
            fail(self, event, "a document type is not taken", (int)event->line, 0);
            return;
        case XML_READER_TYPE_ENTITY_REFERENCE:
        case XML_READER_TYPE_ENTITY:
            fail(self, event, "entities are not taken", (int)event->line, 0);
            return;
        default: continue; /* comments, instructions, blanks between elements */
        }
    }
}

int twxml_attribute(twxml_reader *self, const char **name, twxml_event *event) {
    if (self->is_done || xmlTextReaderMoveToNextAttribute(self->reader) != 1) {
        if (!self->is_done) xmlTextReaderMoveToElement(self->reader);
        return 0;
    }
    *name = (const char *)xmlTextReaderConstLocalName(self->reader);
    say(event, TWXML_TEXT, xmlTextReaderConstValue(self->reader));
    return 1;
}
