/* Times the library through its C interface: what a caller gets, from bytes to bytes.
 *   bench start ROUNDS | bench read FILE ROUNDS | bench check FILE ROUNDS | bench assess REQUEST ROUNDS EXPLAIN [PACK]
 *   bench lines REQUESTS ROUNDS | bench memory
 * Prints one duration in nanoseconds of the processor a line (other work on the machine does not count), after a warm-up
 * of a tenth of the rounds; memory prints the bytes that are resident with an engine open.
 *   bench rules MANIFESTS ROUNDS BOOK...
 * reads and checks each line of a file, by those books; prints nanoseconds of the clock, of the processor in user mode
 * and in the system, and at the end the findings of each rule as JSON. */
#define _POSIX_C_SOURCE 199309L
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <tidewaiter.h>
#include <time.h>
#include <unistd.h>

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

static void assess_lines(void) {
    tw_result *result = NULL;
    tw_error *error = NULL;
    must(tw_assess_lines(engine, document, NULL, &result, &error), error);
    must(tw_result_render(result, text("jsonl"), &answer, &error), error);
    tw_result_release(result);
}

static int memory(void) {
    tw_error *error = NULL;
    must(tw_engine_open(NULL, &engine, &error), error);
    FILE *file = fopen("/proc/self/statm", "r");
    long pages = 0;
    if (!file || fscanf(file, "%*s %ld", &pages) != 1) return 2;
    printf("%ld\n", pages * sysconf(_SC_PAGESIZE));
    return 0;
}

/* Findings by rule; a benchmark's books have few rules. */
static struct { char rule[64]; long count; } counts[2048];
static int rules;

static void count(const tw_finding *finding) {
    int i = 0;
    size_t length = finding->rule.length < 63 ? finding->rule.length : 63;
    while (i < rules && (strlen(counts[i].rule) != length || memcmp(counts[i].rule, finding->rule.data, length))) i++;
    if (i == 2048) exit(2);
    if (i == rules) memcpy(counts[rules++].rule, finding->rule.data, length);
    counts[i].count++;
}

static void check_line(tw_bytes line, int counted) {
    tw_declaration *declaration = NULL;
    tw_result *report = NULL;
    tw_error *error = NULL;
    must(tw_declaration_read(engine, line, NULL, &declaration, &error), error);
    must(tw_check(engine, declaration, NULL, &report, &error), error);
    for (size_t i = 0; i < tw_result_finding_count(report); i++) {
        tw_finding finding = TW_FINDING_INIT;
        must(tw_result_finding(report, i, &finding, &error), error);
        if (counted) count(&finding);
    }
    tw_result_release(report);
    tw_declaration_release(declaration);
}

static long long nanoseconds(struct timeval time) { return time.tv_sec * 1000000000LL + time.tv_usec * 1000LL; }

static int check_lines(const char *path, long rounds, int books, char **paths) {
    tw_rule_file *files = calloc((size_t)books, sizeof *files);
    for (int i = 0; i < books; i++) {
        load(paths[i]);
        files[i] = (tw_rule_file){ sizeof *files, text(paths[i]), text("book.yaml"), document };
    }
    tw_engine_options options = TW_ENGINE_OPTIONS_INIT;
    options.rules = files;
    options.rules_count = (size_t)books;
    tw_error *error = NULL;
    must(tw_engine_open(&options, &engine, &error), error);
    load(path);
    for (long round = 0; round < rounds; round++) {
        struct timespec before, after;
        struct rusage used, now;
        clock_gettime(CLOCK_MONOTONIC, &before);
        getrusage(RUSAGE_SELF, &used);
        const uint8_t *start = document.data, *end = document.data + document.length;
        while (start < end) {
            const uint8_t *stop = memchr(start, '\n', (size_t)(end - start));
            if (!stop) stop = end;
            check_line((tw_bytes){ start, (size_t)(stop - start) }, round == 0);
            start = stop + 1;
        }
        clock_gettime(CLOCK_MONOTONIC, &after);
        getrusage(RUSAGE_SELF, &now);
        printf("%lld %lld %lld\n",
               (after.tv_sec - before.tv_sec) * 1000000000LL + (after.tv_nsec - before.tv_nsec),
               nanoseconds(now.ru_utime) - nanoseconds(used.ru_utime),
               nanoseconds(now.ru_stime) - nanoseconds(used.ru_stime));
    }
    for (int i = 0; i < rules; i++) printf("%s\"%s\": %ld", i ? ", " : "{", counts[i].rule, counts[i].count);
    printf(rules ? "}\n" : "{}\n");
    return 0;
}

int main(int argc, char **argv) {
    if (argc == 2 && !strcmp(argv[1], "memory")) return memory();
    if (argc < 3) return 2;
    if (!strcmp(argv[1], "rules")) return argc < 5 ? 2 : check_lines(argv[2], atol(argv[3]), argc - 4, argv + 4);
    void (*work)(void) = start;
    long rounds = 0;
    if (strcmp(argv[1], "start")) {
        tw_error *error = NULL;
        tw_engine_options options = TW_ENGINE_OPTIONS_INIT;
        if (argc < 4) return 2;
        if (argc > 5) {
            load(argv[5]);
            options.packs = &document;
            options.packs_count = 1;
        }
        must(tw_engine_open(&options, &engine, &error), error);
        load(argv[2]);
        rounds = atol(argv[3]);
        explain = argc > 4 && atoi(argv[4]);
        work = !strcmp(argv[1], "read")    ? read_only
               : !strcmp(argv[1], "check") ? read_and_check
               : !strcmp(argv[1], "lines") ? assess_lines
                                           : assess;
    } else {
        rounds = atol(argv[2]);
    }
    for (long i = -(rounds / 10); i < rounds; i++) {
        struct timespec before, after;
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &before);
        work();
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &after);
        if (i >= 0)
            printf("%lld\n", (after.tv_sec - before.tv_sec) * 1000000000LL + (after.tv_nsec - before.tv_nsec));
    }
    return 0;
}
