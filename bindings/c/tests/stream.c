/* Reads a document in pieces of 7 bytes, consignment by consignment, and compares it with the same read whole; where a
 * form is named, the document as it is written in that.
 *   stream FILE [json|jsonl|csv|edifact|x12] */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <tidewaiter.h>

static tw_error *error = NULL;

static void must(int holds, const char *what) {
    if (holds) return;
    fprintf(stderr, "stream: %s: %s\n", what, tw_error_message(error));
    exit(EXIT_FAILURE);
}

static tw_bytes text(const char *s) {
    tw_bytes b = { (const uint8_t *)s, strlen(s) };
    return b;
}

/* Consignment number index of a document, in whichever of its declarations; TW_NO_NODE and their number behind the last. */
static tw_node consignment(const tw_declaration *declaration, size_t index, size_t *count) {
    size_t declarations = tw_declaration_child_count(declaration, TW_ROOT, text("declarations"));
    *count = 0;
    for (size_t n = 0; n < (declarations ? declarations : 1); n++) {
        tw_node parent = declarations ? tw_declaration_child(declaration, TW_ROOT, text("declarations"), n) : TW_ROOT;
        size_t here = tw_declaration_child_count(declaration, parent, text("consignments"));
        if (index - *count < here)
            return tw_declaration_child(declaration, parent, text("consignments"), index - *count);
        *count += here;
    }
    return TW_NO_NODE;
}

static const char *number(tw_declaration *declaration, size_t index, tw_value *value) {
    size_t count;
    tw_node bill = consignment(declaration, index, &count);
    must(bill != TW_NO_NODE, "a consignment");
    must(tw_declaration_value(declaration, bill, text("transport_document_id"), value, &error) == TW_OK, "its number");
    return (const char *)value->text.data;
}

/* Compares what the stream has ready with the consignments of the whole document. */
static size_t take(const tw_engine *engine, tw_stream *stream, tw_declaration *whole, size_t count) {
    for (;;) {
        tw_declaration *part = NULL;
        tw_result *report = NULL;
        tw_value found = TW_VALUE_INIT, wanted = TW_VALUE_INIT;
        must(tw_stream_next(stream, &part, &error) == TW_OK, "next");
        if (!part) return count;
        must(tw_declaration_child_count(part, TW_ROOT, text("consignments")) == 1, "one consignment");
        must(!strcmp(number(part, 0, &found), number(whole, count, &wanted)), "the same number");
        must(found.offset == wanted.offset && found.line == wanted.line && found.column == wanted.column, "its place");
        must(tw_check(engine, part, NULL, &report, &error) == TW_OK, "check");
        tw_result_release(report);
        tw_declaration_release(part);
        count++;
    }
}

/* A consignment beyond the limit fails with the limit's status: a message that goes on and on behind a head of its own. */
static void pass_limit(tw_bytes head) {
    tw_limits limits = TW_LIMITS_INIT;
    tw_engine_options options = TW_ENGINE_OPTIONS_INIT;
    tw_engine *small = NULL;
    tw_stream *stream = NULL;
    tw_declaration *part = NULL;
    limits.unit_bytes = 100;
    options.limits = &limits;
    must(tw_engine_open(&options, &small, &error) == TW_OK, "open a small engine");
    must(tw_stream_open(small, NULL, &stream, &error) == TW_OK, "open a small stream");
    tw_engine_release(small); /* the stream needs it no more */
    tw_status status = TW_OK;
    tw_bytes segment = text("FTX+AAA+++TEXT'");
    must(tw_stream_append(stream, head, &error) == TW_OK, "append");
    for (int n = 0; n < 1000 && status == TW_OK; n++) {
        must(tw_stream_append(stream, segment, &error) == TW_OK, "append");
        status = tw_stream_next(stream, &part, &error);
        tw_declaration_release(part);
        part = NULL;
    }
    must(status == TW_E_LIMIT && strstr(tw_error_code(error), "unit-bytes"), "the limit of a consignment");
    tw_error_release(error);
    tw_stream_release(stream);
}

/* The document in another form; its length. */
static size_t rewrite(const tw_engine *engine, uint8_t *bytes, size_t length, size_t room, const char *form) {
    tw_bytes document = { bytes, length };
    tw_declaration *declaration = NULL;
    tw_result *result = NULL;
    tw_buffer written = { NULL, 0, NULL };
    tw_write_options options = TW_WRITE_OPTIONS_INIT;
    options.form = text(form);
    if (!strcmp(form, "edifact") || !strcmp(form, "x12")) {
        options.sender = text("NHLN");
        options.recipient = text("USCBP");
        options.reference = text("1");
        options.prepared_at = text("2024-12-13T09:15");
    }
    must(tw_declaration_read(engine, document, NULL, &declaration, &error) == TW_OK, "read to write");
    must(tw_declaration_write(engine, declaration, &options, &result, &error) == TW_OK, "write");
    must(tw_result_render(result, text("document"), &written, &error) == TW_OK, "the document written");
    must(written.length > 0 && written.length <= room, "a document of some length");
    memcpy(bytes, written.data, written.length);
    length = written.length;
    tw_buffer_dispose(&written);
    tw_result_release(result);
    tw_declaration_release(declaration);
    return length;
}

int main(int argc, char **argv) {
    static uint8_t bytes[1 << 20];
    FILE *file = argc > 1 ? fopen(argv[1], "rb") : NULL;
    must(file != NULL, "name a file");
    size_t length = fread(bytes, 1, sizeof bytes, file), at = 0, count = 0;
    fclose(file);

    tw_engine *engine = NULL;
    tw_declaration *whole = NULL;
    tw_stream *stream = NULL;
    must(tw_engine_open(NULL, &engine, &error) == TW_OK, "open an engine");
    if (argc > 2) length = rewrite(engine, bytes, length, sizeof bytes, argv[2]);
    tw_bytes document = { bytes, length };
    must(tw_declaration_read(engine, document, NULL, &whole, &error) == TW_OK, "read whole");
    must(tw_stream_open(engine, NULL, &stream, &error) == TW_OK, "open a stream");
    for (at = 0; at < length; at += 7) {
        tw_bytes chunk = { bytes + at, length - at < 7 ? length - at : 7 };
        must(tw_stream_append(stream, chunk, &error) == TW_OK, "append");
        count = take(engine, stream, whole, count);
    }
    tw_stream_finish(stream);
    count = take(engine, stream, whole, count);
    size_t all;
    must(consignment(whole, SIZE_MAX, &all) == TW_NO_NODE && count > 1 && count == all, "all consignments");
    tw_stream_release(stream);
    tw_declaration_release(whole);

    document.length = length > 600 ? 600 : length;
    if (!memcmp(bytes, "UNB", 3)) pass_limit(document);
    tw_engine_release(engine);
    printf("%zu consignments\n", count);
    return EXIT_SUCCESS;
}
