/* One engine, many threads: each gets the answer it would get alone. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <tidewaiter.h>

enum { THREADS = 8, ROUNDS = 200 };
static tw_engine *engine;
static tw_buffer alone;
static const char request[] =
    "{\"jurisdiction\":\"US\",\"as_of\":\"2024-12-20\",\"currency\":\"USD\",\"mode\":\"sea\",\"facts\":{\"adcvd\":"
    "\"none\"},\"lines\":[{\"id\":\"1\",\"code\":\"9503000073\",\"origin\":\"VN\",\"value\":\"1250.00\"}]}";

static int answer(tw_buffer *out) {
    tw_bytes bytes = { (const uint8_t *)request, sizeof request - 1 }, json = { (const uint8_t *)"json", 4 };
    tw_result *result = NULL;
    if (tw_assess(engine, bytes, NULL, &result, NULL) < 0) return 0;
    int done = tw_result_render(result, json, out, NULL) == TW_OK;
    tw_result_release(result);
    return done;
}

static void *work(void *argument) {
    tw_buffer mine = { NULL, 0, NULL };
    tw_engine *shared = tw_engine_retain(engine);
    intptr_t differing = 0;
    for (int i = 0; i < ROUNDS; i++)
        if (!answer(&mine) || mine.length != alone.length || memcmp(mine.data, alone.data, mine.length)) differing++;
    tw_buffer_dispose(&mine);
    tw_engine_release(shared);
    (void)argument;
    return (void *)differing;
}

int main(void) {
    if (tw_engine_open(NULL, &engine, NULL) < 0 || !answer(&alone)) return EXIT_FAILURE;
    pthread_t threads[THREADS];
    intptr_t differing = 0;
    for (int i = 0; i < THREADS; i++)
        if (pthread_create(&threads[i], NULL, work, NULL)) return EXIT_FAILURE;
    for (int i = 0; i < THREADS; i++) {
        void *result = NULL;
        pthread_join(threads[i], &result);
        differing += (intptr_t)result;
    }
    tw_buffer_dispose(&alone);
    tw_engine_release(engine);
    if (differing) fprintf(stderr, "threads: %ld answers differ\n", (long)differing);
    return differing ? EXIT_FAILURE : EXIT_SUCCESS;
}
