/* Prints the JSON that the C interface gives for one job, so that it can be compared with what the other faces give.
 *   render check FILE NAME INTO AS_OF | render assess FILE | render lines FILE | render receipt FILE | render replay FILE | render verify FILE
 *   | render declaration FILE NAME | render write FILE NAME FORM
 *   | render id VALUE | render hs CODE | render classify-table REQUEST FILE FORM | render model FILE | render evaluate REQUEST FILE */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <tidewaiter.h>

static tw_bytes text(const char *s) {
    tw_bytes b = { (const uint8_t *)s, strlen(s) };
    return b;
}

static tw_bytes content(const char *path) {
    static uint8_t bytes[1 << 24];
    tw_bytes b = { bytes, 0 };
    FILE *file = fopen(path, "rb");
    if (file) {
        b.length = fread(bytes, 1, sizeof bytes, file);
        fclose(file);
    }
    return b;
}

int main(int argc, char **argv) {
    tw_engine *engine = NULL;
    tw_declaration *declaration = NULL;
    tw_result *result = NULL;
    tw_error *error = NULL;
    tw_buffer out = { NULL, 0, NULL };
    tw_bytes none = { NULL, 0 };
    tw_status status = TW_E_ARGUMENT;
    const char *job = argc > 2 ? argv[1] : "";
    if (tw_engine_open(NULL, &engine, &error) < 0) return 2;
    if (!strcmp(job, "check") && argc == 6) {
        tw_read_options reading = TW_READ_OPTIONS_INIT;
        tw_options options = TW_OPTIONS_INIT;
        reading.name = text(argv[3]);
        options.into = text(argv[4]);
        options.as_of = text(argv[5]);
        status = tw_declaration_read(engine, content(argv[2]), &reading, &declaration, &error);
        if (status == TW_OK) status = tw_check(engine, declaration, &options, &result, &error);
    } else if (!strcmp(job, "declaration") && argc == 4) {
        tw_read_options reading = TW_READ_OPTIONS_INIT;
        reading.name = text(argv[3]);
        status = tw_declaration_read(engine, content(argv[2]), &reading, &declaration, &error);
        if (status == TW_OK) status = tw_declaration_json(declaration, &out, &error);
    } else if (!strcmp(job, "write") && argc == 5) {
        tw_read_options reading = TW_READ_OPTIONS_INIT;
        tw_write_options writing = TW_WRITE_OPTIONS_INIT;
        reading.name = text(argv[3]);
        writing.form = text(argv[4]);
        status = tw_declaration_read(engine, content(argv[2]), &reading, &declaration, &error);
        if (status == TW_OK) status = tw_declaration_write(engine, declaration, &writing, &result, &error);
        if (status == TW_OK) status = tw_result_render(result, text("document"), &out, &error);
        tw_result_release(result);
        result = NULL;
    } else if (!strcmp(job, "assess")) {
        status = tw_assess(engine, content(argv[2]), NULL, &result, &error);
    } else if (!strcmp(job, "lines")) {
        status = tw_assess_lines(engine, content(argv[2]), NULL, &result, &error);
        if (status == TW_OK) status = tw_result_render(result, text("jsonl"), &out, &error);
        tw_result_release(result);
        result = NULL;
    } else if (!strcmp(job, "receipt")) {
        tw_options options = TW_OPTIONS_INIT;
        options.receipt = 1;
        status = tw_assess(engine, content(argv[2]), &options, &result, &error);
        if (status == TW_OK) status = tw_result_render(result, text("receipt"), &out, &error);
        tw_result_release(result);
        result = NULL;
    } else if (!strcmp(job, "replay")) {
        status = tw_replay(engine, content(argv[2]), &result, &error);
    } else if (!strcmp(job, "verify")) {
        status = tw_verify(content(argv[2]), &result, &error);
    } else if (!strcmp(job, "id")) {
        status = tw_identify(engine, none, text(argv[2]), &result, &error);
    } else if (!strcmp(job, "fields")) {
        status = tw_meaning(engine, text(argv[2]), &result, &error);
    } else if (!strcmp(job, "rate")) {
        status = tw_explain_rate(engine, content(argv[2]), &result, &error);
    } else if (!strcmp(job, "hs")) {
        status = tw_look_up(engine, text(argv[2]), none, NULL, &result, &error);
    } else if (!strcmp(job, "classify")) {
        status = tw_classify(engine, text(argv[2]), &result, &error);
    } else if (!strcmp(job, "classify-table") && argc == 5) {
        status = tw_classify_table(engine, text(argv[2]), content(argv[3]), &result, &error);
        if (status == TW_OK) status = tw_result_render(result, text(argv[4]), &out, &error);
        tw_result_release(result);
        result = NULL;
    } else if (!strcmp(job, "model") && argc == 3) {
        status = tw_model_train(engine, none, content(argv[2]), none, &result, &error);
        if (status == TW_OK) status = tw_result_render(result, text("document"), &out, &error);
        tw_result_release(result);
        result = NULL;
    } else if (!strcmp(job, "evaluate") && argc == 4) {
        status = tw_model_evaluate(engine, text(argv[2]), content(argv[3]), none, &result, &error);
    } else if (!strcmp(job, "nomenclature")) {
        status = tw_nomenclature(engine, text(argv[2]), argc > 3 ? content(argv[3]) : none, &result, &error);
    }
    if (status == TW_OK && result) status = tw_result_render(result, text("json"), &out, &error);
    if (status == TW_OK) {
        fwrite(out.data, 1, out.length, stdout);
        putchar('\n');
    } else {
        fprintf(stderr, "render: %s\n", tw_error_message(error));
    }
    tw_buffer_dispose(&out);
    tw_error_release(error);
    tw_result_release(result);
    tw_declaration_release(declaration);
    tw_engine_release(engine);
    return status == TW_OK ? 0 : 2;
}
