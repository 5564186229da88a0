/* Every function is called as it must not be: NULL, wrong sizes, garbage. Each answers with a status and an error;
 * nothing crashes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <tidewaiter.h>

static int failures;

static void expect(int holds, const char *what) {
    if (holds) return;
    failures++;
    fprintf(stderr, "abuse: %s\n", what);
}

static tw_bytes text(const char *s) {
    tw_bytes b = { (const uint8_t *)s, strlen(s) };
    return b;
}

static void expect_error(tw_status status, tw_error **error, const char *what) {
    expect(status < 0, what);
    expect(*error != NULL, what);
    expect(tw_error_status(*error) == status, what);
    expect(strlen(tw_error_code(*error)) > 0 && strlen(tw_error_message(*error)) > 0, what);
    tw_error_release(*error);
    *error = NULL;
}

/* Streams: without their objects, after their end, and with garbage of every length. */
static void abuse_streams(tw_engine *engine) {
    tw_error *error = NULL;
    tw_stream *stream = NULL;
    tw_declaration *declaration = NULL;
    tw_read_options reading = TW_READ_OPTIONS_INIT;
    const tw_bytes lying = { NULL, 12 }, endless = { (const uint8_t *)"UNB", (size_t)-1 };

    expect_error(tw_stream_open(NULL, NULL, &stream, &error), &error, "stream without engine");
    expect_error(tw_stream_open(engine, NULL, NULL, &error), &error, "stream without out");
    reading.format = text("papyrus");
    expect_error(tw_stream_open(engine, &reading, &stream, &error), &error, "stream of an unknown format");
    reading = (tw_read_options)TW_READ_OPTIONS_INIT;
    reading.struct_size = 1;
    expect_error(tw_stream_open(engine, &reading, &stream, &error), &error, "stream with tiny options");
    expect(stream == NULL, "stream stays NULL");
    expect_error(tw_stream_append(NULL, text("UNB"), &error), &error, "append to nothing");
    expect_error(tw_stream_next(NULL, &declaration, &error), &error, "next of nothing");

    if (tw_stream_open(engine, NULL, &stream, &error) < 0) exit(EXIT_FAILURE);
    expect_error(tw_stream_append(stream, lying, &error), &error, "append a lying length");
    expect_error(tw_stream_append(stream, endless, &error), &error, "append an endless length");
    expect_error(tw_stream_next(stream, NULL, &error), &error, "next without out");
    expect(tw_stream_next(stream, &declaration, &error) == TW_OK && declaration == NULL, "next before anything came");
    tw_stream_finish(stream);
    tw_stream_finish(stream);
    expect_error(tw_stream_append(stream, text("UNB"), &error), &error, "append after the end");
    expect_error(tw_stream_next(stream, &declaration, &error), &error, "next of an empty document");
    expect_error(tw_stream_next(stream, &declaration, &error), &error, "next after a failure");
    tw_stream_release(stream);

    uint32_t seed = 54321;
    for (size_t length = 0; length < 300; length++) {
        uint8_t bytes[300];
        for (size_t i = 0; i < length; i++) {
            seed = seed * 1664525u + 1013904223u;
            bytes[i] = (uint8_t)(seed >> 24);
        }
        if (length > 4 && length % 2) memcpy(bytes, length % 4 == 1 ? "UNB+" : "ISA*", 4);
        tw_bytes chunk = { bytes, length };
        if (tw_stream_open(engine, NULL, &stream, &error) < 0) exit(EXIT_FAILURE);
        expect(tw_stream_append(stream, chunk, &error) == TW_OK, "garbage is taken");
        tw_stream_finish(stream);
        do {
            tw_declaration_release(declaration);
            declaration = NULL;
            if (tw_stream_next(stream, &declaration, &error) < 0) {
                expect(declaration == NULL && error != NULL, "a failed stream leaves an error and no declaration");
                tw_error_release(error);
                error = NULL;
            }
        } while (declaration);
        tw_stream_release(stream);
    }
}

/* Buffers of one result share its bytes: each is whole as long as it is held, whatever was released before it. */
static void outlive(tw_engine *engine) {
    tw_result *result = NULL;
    tw_buffer first = { NULL, 0, NULL }, second = { NULL, 0, NULL };
    const tw_bytes lines = text("{\"jurisdiction\":\"US\",\"lines\":[{\"code\":\"9503000073\"}]}\n{}\n");
    if (tw_assess_lines(engine, lines, NULL, &result, NULL) < 0) exit(EXIT_FAILURE);
    if (tw_result_render(result, text("jsonl"), &first, NULL) < 0) exit(EXIT_FAILURE);
    if (tw_result_render(result, text("jsonl"), &second, NULL) < 0) exit(EXIT_FAILURE);
    tw_result_release(result);
    expect(first.length > 2 && first.data[first.length - 1] == '\n', "answers outlive their result");
    expect(first.length == second.length && !memcmp(first.data, second.data, first.length), "answers are alike");
    const size_t length = first.length;
    tw_buffer_dispose(&first);
    expect(first.data == NULL && first.length == 0, "a disposed buffer is empty");
    expect(second.length == length && second.data[0] == '{', "a buffer outlives another");
    tw_buffer_dispose(&second);
}

int main(void) {
    tw_error *error = NULL;
    tw_engine *engine = NULL;
    tw_declaration *declaration = NULL;
    tw_result *result = NULL;
    tw_buffer buffer = { NULL, 0, NULL };
    const tw_bytes nothing = { NULL, 0 };
    const tw_bytes lying = { NULL, 12 }; /* a length without bytes */

    expect(tw_abi_version() == TW_ABI_VERSION, "abi version");
    expect(tw_version_number() >= TW_VERSION_NUMBER, "version number");
    expect(strlen(tw_version()) > 0 && strlen(tw_build_id()) > 0, "version texts");

    /* Releasing nothing is allowed. */
    tw_error_release(NULL);
    tw_engine_release(NULL);
    tw_declaration_release(NULL);
    tw_stream_release(NULL);
    tw_stream_finish(NULL);
    tw_result_release(NULL);
    tw_buffer_dispose(NULL);
    tw_buffer_dispose(&buffer);

    /* Questions to no object have harmless answers. */
    expect(tw_error_status(NULL) == TW_OK, "status of no error");
    expect(tw_error_offset(NULL) == -1, "offset of no error");
    expect(strlen(tw_error_message(NULL)) == 0 && strlen(tw_error_code(NULL)) == 0, "message of no error");
    expect(tw_error_line(NULL) == 0 && tw_error_column(NULL) == 0, "line of no error");
    expect(tw_engine_retain(NULL) == NULL, "retain nothing");
    expect(tw_result_finding_count(NULL) == 0, "findings of nothing");
    expect(tw_result_outcome(NULL) == 0, "outcome of nothing");
    expect(tw_declaration_child_count(NULL, TW_ROOT, text("consignments")) == 0, "children of nothing");
    expect(tw_declaration_child(NULL, TW_ROOT, text("consignments"), 0) == TW_NO_NODE, "child of nothing");

    /* No place to put the answer; no place to put the error. */
    expect(tw_engine_open(NULL, NULL, NULL) == TW_E_ARGUMENT, "open without out");
    expect_error(tw_engine_open(NULL, NULL, &error), &error, "open without out, with err");

    tw_engine_options options = TW_ENGINE_OPTIONS_INIT;
    options.struct_size = 3;
    expect_error(tw_engine_open(&options, &engine, &error), &error, "options of an impossible size");
    options.struct_size = sizeof options;
    options.packs_count = 2;
    expect_error(tw_engine_open(&options, &engine, &error), &error, "packs count without packs");
    tw_bytes garbage = text("this is no pack");
    options.packs = &garbage;
    options.packs_count = 1;
    expect_error(tw_engine_open(&options, &engine, &error), &error, "a pack of garbage");
    expect(engine == NULL, "engine stays NULL");

    const tw_bytes nothing_given = { NULL, 0 };
    /* Trusted keys: a count without keys, a key of nothing, one that is none; without packs they ask for nothing. */
    options = (tw_engine_options)TW_ENGINE_OPTIONS_INIT;
    options.trusted_keys_count = 1;
    expect_error(tw_engine_open(&options, &engine, &error), &error, "trusted keys count without keys");
    tw_bytes key = { NULL, 0 };
    options.trusted_keys = &key;
    expect_error(tw_engine_open(&options, &engine, &error), &error, "a trusted key of nothing");
    key = text("0123");
    expect_error(tw_engine_open(&options, &engine, &error), &error, "a trusted key that is none");
    key = text("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    options.packs = &garbage;
    options.packs_count = 1;
    expect_error(tw_engine_open(&options, &engine, &error), &error, "garbage where signed packs are asked for");
    options.packs_count = 0;
    options.model = garbage;
    expect_error(tw_engine_open(&options, &engine, &error), &error, "a model of garbage");
    options.model_path = garbage;
    expect_error(tw_engine_open(&options, &engine, &error), &error, "a model and the path of one");
    options.model = nothing_given;
    expect_error(tw_engine_open(&options, &engine, &error), &error, "the path of no model");
    options.model_path = text("/dev/null");
    expect_error(tw_engine_open(&options, &engine, &error), &error, "the path of an empty model");
    options.struct_size = offsetof(tw_engine_options, model_path);
    expect(tw_engine_open(&options, &engine, &error) == TW_OK, "options of a caller before paths of models");
    tw_engine_release(engine);
    engine = NULL;
    options.struct_size = sizeof options;
    options.model_path = nothing_given;
    expect(tw_engine_open(&options, &engine, &error) == TW_OK, "trusted keys without packs");
    tw_engine_release(engine);
    engine = NULL;

    /* The limits of a caller that was compiled before the last member was added. */
    tw_limits limits = TW_LIMITS_INIT;
    limits.struct_size = offsetof(tw_limits, unit_bytes);
    limits.unit_bytes = 1;
    options = (tw_engine_options)TW_ENGINE_OPTIONS_INIT;
    options.limits = &limits;
    expect(tw_engine_open(&options, &engine, &error) == TW_OK, "limits of an older caller");
    tw_engine_release(engine);
    engine = NULL;

    /* Rule books: a count without files, files without a path, of an impossible size, with an error, and one that fits. */
    options = (tw_engine_options)TW_ENGINE_OPTIONS_INIT;
    options.rules_count = 1;
    expect_error(tw_engine_open(&options, &engine, &error), &error, "rules count without rules");
    tw_rule_file rules = TW_RULE_FILE_INIT;
    options.rules = &rules;
    expect_error(tw_engine_open(&options, &engine, &error), &error, "a rule file without a path");
    rules.struct_size = 3;
    expect_error(tw_engine_open(&options, &engine, &error), &error, "a rule file of an impossible size");
    rules.struct_size = sizeof rules;
    rules.book = text("mine");
    rules.path = text("book.yaml");
    rules.content = text("format: tidewaiter.rulebook/1\nid: mine\n");
    expect_error(tw_engine_open(&options, &engine, &error), &error, "a rule book without a title");
    rules.content = text("format: tidewaiter.rulebook/1\nid: mine\nversion: 1\ntitle: Mine\n");
    expect(tw_engine_open(&options, &engine, &error) == TW_OK, "a rule book of one's own");
    expect(tw_engine_rules(engine, &buffer, &error) == TW_OK && buffer.length > 0, "the rule books of an engine");
    expect_error(tw_engine_rules(engine, NULL, &error), &error, "rules without out");
    tw_buffer_dispose(&buffer);
    tw_engine_release(engine);
    engine = NULL;
    options = (tw_engine_options)TW_ENGINE_OPTIONS_INIT;
    options.struct_size = offsetof(tw_engine_options, rules);
    expect(tw_engine_open(&options, &engine, &error) == TW_OK, "options of an older caller");
    tw_engine_release(engine);
    engine = NULL;

    if (tw_engine_open(NULL, &engine, &error) < 0) return EXIT_FAILURE;
    expect_error(tw_engine_packs(engine, NULL, &error), &error, "packs without out");
    expect_error(tw_engine_packs(NULL, &buffer, &error), &error, "packs of nothing");

    expect_error(tw_declaration_read(NULL, text("a"), NULL, &declaration, &error), &error, "read without engine");
    expect_error(tw_declaration_read(engine, nothing, NULL, &declaration, &error), &error, "read nothing");
    expect_error(tw_declaration_read(engine, lying, NULL, &declaration, &error), &error, "read a lying length");
    const tw_bytes endless = { (const uint8_t *)"{}", (size_t)-1 };
    expect_error(tw_declaration_read(engine, endless, NULL, &declaration, &error), &error, "read an endless length");
    expect_error(tw_assess(engine, endless, NULL, &result, &error), &error, "assess an endless length");
    expect_error(tw_declaration_read(engine, text("{}"), NULL, NULL, &error), &error, "read without out");
    tw_read_options reading = TW_READ_OPTIONS_INIT;
    reading.format = text("papyrus");
    expect_error(tw_declaration_read(engine, text("{}"), &reading, &declaration, &error), &error, "unknown format");
    reading.struct_size = 1;
    expect_error(tw_declaration_read(engine, text("{}"), &reading, &declaration, &error), &error, "tiny options");

    /* Garbage of every length: an error or a declaration, never more than that. */
    uint32_t seed = 12345;
    for (size_t length = 0; length < 400; length++) {
        uint8_t bytes[400];
        for (size_t i = 0; i < length; i++) {
            seed = seed * 1664525u + 1013904223u;
            bytes[i] = (uint8_t)(seed >> 24);
        }
        tw_bytes document = { bytes, length };
        if (tw_declaration_read(engine, document, NULL, &declaration, &error) < 0) {
            expect(declaration == NULL && error != NULL, "failed reading leaves an error and no declaration");
            tw_error_release(error);
            error = NULL;
        } else {
            tw_declaration_release(declaration);
            declaration = NULL;
        }
        if (tw_assess(engine, document, NULL, &result, &error) < 0) {
            expect(result == NULL && error != NULL, "failed assessing leaves an error and no result");
            tw_error_release(error);
            error = NULL;
        } else {
            tw_result_release(result);
            result = NULL;
        }
    }

    outlive(engine);
    abuse_streams(engine);

    const char *manifest = "Bill No,HS Code,Description,Packages\nB1,950300,TOYS,3\n";
    if (tw_declaration_read(engine, text(manifest), NULL, &declaration, &error) < 0) return EXIT_FAILURE;
    tw_value value = TW_VALUE_INIT;
    expect(tw_declaration_child(declaration, TW_ROOT, text("consignments"), 99) == TW_NO_NODE, "child out of range");
    expect(tw_declaration_child(declaration, 123456, text("consignments"), 0) == TW_NO_NODE, "child of no node");
    expect(tw_declaration_child_count(declaration, TW_ROOT, text("dragons")) == 0, "children of no kind");
    expect_error(tw_declaration_value(declaration, TW_ROOT, text("dragons"), &value, &error), &error, "no such field");
    expect_error(tw_declaration_value(declaration, 123456, text("mode"), &value, &error), &error, "no such node");
    expect_error(tw_declaration_value(declaration, TW_ROOT, text("mode"), NULL, &error), &error, "value without out");

    tw_acknowledgement_options answer = TW_ACKNOWLEDGEMENT_OPTIONS_INIT;
    expect_error(tw_acknowledge(engine, declaration, &answer, &result, &error), &error, "acknowledge at no time");
    answer.prepared_at = text("2026-11-21T09:30");
    expect_error(tw_acknowledge(engine, declaration, &answer, &result, &error), &error, "acknowledge a table");
    expect_error(tw_acknowledge(engine, NULL, &answer, &result, &error), &error, "acknowledge nothing");
    expect_error(tw_acknowledge(NULL, declaration, &answer, &result, &error), &error, "acknowledge without engine");
    answer.kind = text("postcard");
    expect_error(tw_acknowledge(engine, declaration, &answer, &result, &error), &error, "unknown acknowledgement");
    answer.struct_size = 8;
    expect_error(tw_acknowledge(engine, declaration, &answer, &result, &error), &error, "tiny answer options");

    /* A caller that was compiled before a member was added is understood, and what is behind its struct not read. */
    tw_declaration *older = NULL;
    tw_read_options first = TW_READ_OPTIONS_INIT;
    first.struct_size = offsetof(tw_read_options, strict);
    first.strict = 77;
    expect(tw_declaration_read(engine, text(manifest), &first, &older, &error) == TW_OK, "options of an older caller");
    tw_declaration_release(older);

    tw_options work = TW_OPTIONS_INIT;
    work.as_of = text("yesterday");
    expect_error(tw_check(engine, declaration, &work, &result, &error), &error, "check as of no date");
    work = (tw_options)TW_OPTIONS_INIT;
    expect_error(tw_assess_declaration(engine, declaration, &work, &result, &error), &error, "assess into nowhere");
    work.into = text("US");
    work.facts = text("not json");
    expect_error(tw_assess_declaration(engine, declaration, &work, &result, &error), &error, "facts of garbage");
    expect_error(tw_check(engine, NULL, NULL, &result, &error), &error, "check nothing");
    expect_error(tw_check(NULL, declaration, NULL, &result, &error), &error, "check without engine");
    expect_error(tw_identify(engine, text("unicorn"), text("1"), &result, &error), &error, "unknown identifier");
    expect_error(tw_identify(engine, nothing, text("1"), NULL, &error), &error, "identify without out");
    expect_error(tw_replay(NULL, text("{}"), &result, &error), &error, "replay without engine");
    expect_error(tw_replay(engine, nothing, &result, &error), &error, "replay nothing");
    expect_error(tw_replay(engine, text("{}"), &result, &error), &error, "replay what is no receipt");
    expect_error(tw_replay(engine, text("{}"), NULL, &error), &error, "replay without out");
    expect_error(tw_verify(nothing, &result, &error), &error, "verify nothing");
    expect_error(tw_verify(text("{}"), NULL, &error), &error, "verify without out");
    expect_error(tw_meaning(engine, text("unicorn"), &result, &error), &error, "meaning of an unknown format");
    expect_error(tw_meaning(engine, nothing, &result, &error), &error, "meaning of nothing");
    expect_error(tw_explain_rate(engine, text("{}"), &result, &error), &error, "explaining no rate");
    expect_error(tw_explain_rate(engine, text("{\"text\":\"5%\",\"value\":\"-1\"}"), &result, &error), &error,
                 "a value below zero");
    expect_error(tw_explain_rate(NULL, text("{\"text\":\"5%\"}"), &result, &error), &error, "rate without engine");
    expect_error(tw_meaning(NULL, text("309"), &result, &error), &error, "meaning without engine");
    expect_error(tw_look_up(engine, nothing, nothing, NULL, &result, &error), &error, "look up nothing");
    expect_error(tw_look_up(engine, text("0101"), text("1066"), NULL, &result, &error), &error, "unknown edition");
    expect_error(tw_classify(NULL, text("{\"text\":\"x\"}"), &result, &error), &error, "classify without engine");
    expect_error(tw_classify(engine, text("{}"), &result, &error), &error, "classify nothing");
    expect_error(tw_classify(engine, text("{\"text\":7}"), &result, &error), &error, "classify a number");
    expect_error(tw_classify(engine, text("{\"text\":\"x\",\"top\":0}"), &result, &error), &error, "no candidates");
    expect_error(tw_classify(engine, text("{\"text\":\"x\",\"more\":1}"), &result, &error), &error, "unknown member");
    tw_bytes goods = text("text,code\nlive horse,010121\n");
    expect_error(tw_classify(engine, text("{\"text\":\"x\",\"as_of\":\"2026-01-01\"}"), &result, &error), &error,
                 "a day without a country");
    expect_error(tw_classify_table(NULL, nothing, goods, &result, &error), &error, "a table without engine");
    expect_error(tw_classify_table(engine, nothing, nothing, &result, &error), &error, "no table");
    expect_error(tw_classify_table(engine, text("{\"top\":0}"), goods, &result, &error), &error, "no candidates in it");
    expect_error(tw_classify_table(engine, text("{\"column\":\"x\"}"), goods, &result, &error), &error, "no column");
    expect_error(tw_model_train(NULL, nothing, goods, nothing, &result, &error), &error, "training without engine");
    expect_error(tw_model_train(engine, text("[]"), goods, nothing, &result, &error), &error, "training with an array");
    expect_error(tw_model_train(engine, nothing, goods, text("x"), &result, &error), &error, "trials without columns");
    expect_error(tw_model_evaluate(NULL, nothing, goods, nothing, &result, &error), &error, "evaluating without engine");
    expect_error(tw_model_evaluate(engine, nothing, nothing, nothing, &result, &error), &error, "evaluating nothing");
    expect_error(tw_model_evaluate(engine, text("{\"learning_curve\":[0]}"), goods, nothing, &result, &error), &error,
                 "a curve of one row");
    expect_error(tw_nomenclature(NULL, text("{\"code\":\"0101\"}"), nothing, &result, &error), &error, "no engine");
    expect_error(tw_nomenclature(engine, text("{}"), nothing, &result, &error), &error, "nothing asked");
    expect_error(tw_nomenclature(engine, text("{\"code\":\"0101\",\"search\":\"x\"}"), nothing, &result, &error), &error,
                 "two questions");
    expect_error(tw_nomenclature(engine, text("{\"column\":\"x\"}"), nothing, &result, &error), &error, "no table");
    expect_error(tw_nomenclature(engine, text("{\"column\":\"x\"}"), text("a,b\n1,2\n"), &result, &error), &error,
                 "no such column");
    expect_error(tw_nomenclature(engine, text("{\"code\":\"0101\"}"), nothing, NULL, &error), &error, "no out");

    if (tw_check(engine, declaration, NULL, &result, &error) < 0) return EXIT_FAILURE;
    expect_error(tw_result_render(result, text("clay tablet"), &buffer, &error), &error, "unknown form");
    expect_error(tw_result_render(result, text("json"), NULL, &error), &error, "render without out");
    tw_finding finding = TW_FINDING_INIT;
    expect_error(tw_result_finding(result, SIZE_MAX, &finding, &error), &error, "finding out of range");
    expect_error(tw_result_finding_json(result, SIZE_MAX, &buffer, &error), &error, "finding as JSON out of range");
    expect_error(tw_result_finding_json(result, 0, NULL, &error), &error, "finding as JSON without out");
    if (tw_result_finding_count(result) > 0) {
        finding.struct_size = offsetof(tw_finding, outcome);
        finding.fix_why.length = 7;
        if (tw_result_finding(result, 0, &finding, &error) < 0 || finding.fix_why.length != 7) return EXIT_FAILURE;
    }
    tw_result_release(result);
    result = NULL;

    tw_write_options writing = TW_WRITE_OPTIONS_INIT;
    writing.form = text("clay tablet");
    expect_error(tw_declaration_write(engine, declaration, &writing, &result, &error), &error, "write an unknown form");
    writing.form = text("edifact");
    writing.charset = text("klingon");
    expect_error(tw_declaration_write(engine, declaration, &writing, &result, &error), &error, "unknown charset");
    writing.charset = nothing;
    writing.line_breaks = text("page");
    expect_error(tw_declaration_write(engine, declaration, &writing, &result, &error), &error, "unknown line breaks");
    writing.line_breaks = nothing;
    writing.struct_size = 1;
    expect_error(tw_declaration_write(engine, declaration, &writing, &result, &error), &error, "tiny options");
    writing.struct_size = sizeof writing;
    expect_error(tw_declaration_write(NULL, declaration, &writing, &result, &error), &error, "write without engine");
    expect_error(tw_declaration_write(engine, NULL, &writing, &result, &error), &error, "write nothing");
    expect_error(tw_declaration_write(engine, declaration, &writing, NULL, &error), &error, "write without out");
    if (tw_declaration_write(engine, declaration, &writing, &result, &error) < 0) return EXIT_FAILURE;
    expect(tw_result_outcome(result) == TW_FAILED, "an envelope without sender is not right");
    expect(tw_result_finding_count(result) >= 4, "what is missing is told");
    if (tw_result_render(result, text("document"), &buffer, &error) < 0) return EXIT_FAILURE;
    expect(buffer.length > 9 && memcmp(buffer.data, "UNB+UNOC:", 9) == 0, "an interchange");
    expect_error(tw_result_render(result, text("csv"), &buffer, &error), &error, "findings of writing as a table");
    tw_result_release(result);
    tw_declaration_release(declaration);
    tw_engine_release(engine);
    tw_buffer_dispose(&buffer);
    return failures ? EXIT_FAILURE : EXIT_SUCCESS;
}
