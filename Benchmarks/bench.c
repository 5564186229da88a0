/* Times the library through its C interface: what a caller gets, from bytes to bytes.
 *   bench start ROUNDS | bench read FILE ROUNDS | bench check FILE ROUNDS | bench assess REQUEST ROUNDS EXPLAIN
 * Prints one duration in nanoseconds a line, after a warm-up of a tenth of the rounds. */
#define _POSIX_C_SOURCE 199309L
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <tidewaiter.h>
#include <time.h>

static tw_engine *engine;
static tw_bytes document;
static int explain;

static tw_bytes text(const char *s) {
    tw_bytes b = { (const uint8_t *)s, strlen(s) };
    return b;
}

static void must(tw_status status, tw_error *error) {
    if (status >= 0) return;
    fprintf(stderr, "bench: %s [%s]\n", tw_error_message(error), tw_error_code(error));
    exit(2);
}

static void load(const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file) exit(2);
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    uint8_t *bytes = malloc((size_t)size + 1);
    document.data = bytes;
    document.length = fread(bytes, 1, (size_t)size, file);
    fclose(file);
}

static void start(void) {
    tw_engine *opened = NULL;
    tw_error *error = NULL;
    must(tw_engine_open(NULL, &opened, &error), error);
    tw_engine_release(opened);
}

static void read_only(void) {
    tw_declaration *declaration = NULL;
    tw_error *error = NULL;
    must(tw_declaration_read(engine, document, NULL, &declaration, &error), error);
    tw_declaration_release(declaration);
}

static void read_and_check(void) {
    tw_declaration *declaration = NULL;
    tw_result *report = NULL;
    tw_error *error = NULL;
    tw_options options = TW_OPTIONS_INIT;
    options.into = text("US");
    options.as_of = text("2024-12-20");
    must(tw_declaration_read(engine, document, NULL, &declaration, &error), error);
    must(tw_check(engine, declaration, &options, &report, &error), error);
    tw_result_release(report);
    tw_declaration_release(declaration);
}

static tw_buffer answer;
static void assess(void) {
    tw_result *result = NULL;
    tw_error *error = NULL;
    tw_options options = TW_OPTIONS_INIT;
    options.explain = explain;
    must(tw_assess(engine, document, &options, &result, &error), error);
    must(tw_result_render(result, text("json"), &answer, &error), error);
    tw_result_release(result);
}

int main(int argc, char **argv) {
    if (argc < 3) return 2;
    void (*work)(void) = start;
    long rounds = 0;
    if (strcmp(argv[1], "start")) {
        tw_error *error = NULL;
        must(tw_engine_open(NULL, &engine, &error), error);
        if (argc < 4) return 2;
        load(argv[2]);
        rounds = atol(argv[3]);
        explain = argc > 4 && atoi(argv[4]);
        work = !strcmp(argv[1], "read") ? read_only : !strcmp(argv[1], "check") ? read_and_check : assess;
    } else {
        rounds = atol(argv[2]);
    }
    for (long i = -(rounds / 10); i < rounds; i++) {
        struct timespec before, after;
        clock_gettime(CLOCK_MONOTONIC, &before);
        work();
        clock_gettime(CLOCK_MONOTONIC, &after);
        if (i >= 0)
            printf("%lld\n", (after.tv_sec - before.tv_sec) * 1000000000LL + (after.tv_nsec - before.tv_nsec));
    }
    return 0;
}
