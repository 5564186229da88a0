/* Reads a manifest, prints what is wrong with it, and costs it for the United States. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <tidewaiter.h>

static tw_bytes text(const char *s) {
    tw_bytes b = { (const uint8_t *)s, strlen(s) };
    return b;
}

static void print(tw_bytes b) { printf("%.*s", (int)b.length, b.data ? (const char *)b.data : ""); }

static int fail(const char *what, tw_error *error) {
    fprintf(stderr, "%s: %s [%s]\n", what, tw_error_message(error), tw_error_code(error));
    tw_error_release(error);
    return EXIT_FAILURE;
}

/* The caller owns the bytes; NULL when the file cannot be read. */
static uint8_t *read_file(const char *path, size_t *length) {
    FILE *file = fopen(path, "rb");
    if (!file) return NULL;
    uint8_t *bytes = NULL;
    size_t used = 0, room = 0;
    for (;;) {
        if (used == room) {
            uint8_t *more = realloc(bytes, room = room ? room * 2 : 65536);
            if (!more) break;
            bytes = more;
        }
        size_t got = fread(bytes + used, 1, room - used, file);
        if (!got) break;
        used += got;
    }
    fclose(file);
    *length = used;
    return bytes;
}

int main(int argc, char **argv) {
    if (argc != 2) {
        fprintf(stderr, "usage: %s MANIFEST\n", argv[0]);
        return 2;
    }
    size_t length = 0;
    uint8_t *content = read_file(argv[1], &length);
    if (!content) {
        perror(argv[1]);
        return 2;
    }

    tw_error *error = NULL;
    tw_engine *engine = NULL;
    if (tw_engine_open(NULL, &engine, &error) < 0) return fail("engine", error);

    tw_declaration *declaration = NULL;
    tw_read_options reading = TW_READ_OPTIONS_INIT;
    reading.name = text(argv[1]);
    tw_bytes document = { content, length };
    if (tw_declaration_read(engine, document, &reading, &declaration, &error) < 0) return fail(argv[1], error);
    free(content); /* the declaration has its own copy */

    /* Walk it: each transport document and its number of goods items. */
    size_t bills = tw_declaration_child_count(declaration, TW_ROOT, text("consignments"));
    printf("%zu consignments\n", bills);
    for (size_t i = 0; i < bills; i++) {
        tw_node bill = tw_declaration_child(declaration, TW_ROOT, text("consignments"), i);
        tw_value id = TW_VALUE_INIT;
        if (tw_declaration_value(declaration, bill, text("transport_document_id"), &id, &error) < 0)
            return fail("transport_document_id", error);
        print(id.text);
        printf(": %zu goods items\n", tw_declaration_child_count(declaration, bill, text("goods_items")));
    }

    tw_options options = TW_OPTIONS_INIT;
    options.into = text("US");
    options.as_of = text("2024-12-20");
    options.facts = text("{\"adcvd\":\"none\"}");

    tw_result *report = NULL;
    if (tw_check(engine, declaration, &options, &report, &error) < 0) return fail("check", error);
    for (size_t i = 0; i < tw_result_finding_count(report); i++) {
        tw_finding finding = TW_FINDING_INIT;
        if (tw_result_finding(report, i, &finding, &error) < 0) return fail("finding", error);
        printf("%s line %u: ", finding.severity == TW_ERROR ? "error" : "note", (unsigned)finding.line);
        print(finding.message);
        printf("\n");
    }
    tw_result_release(report);

    tw_result *assessment = NULL;
    if (tw_assess_declaration(engine, declaration, &options, &assessment, &error) < 0) return fail("assess", error);
    tw_buffer rendered = { NULL, 0, NULL };
    if (tw_result_render(assessment, text("text"), &rendered, &error) < 0) return fail("render", error);
    fwrite(rendered.data, 1, rendered.length, stdout);

    tw_buffer_dispose(&rendered);
    tw_result_release(assessment);
    tw_declaration_release(declaration);
    tw_engine_release(engine);
    return EXIT_SUCCESS;
}
