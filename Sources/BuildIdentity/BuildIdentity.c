#include "BuildIdentity.h"

/* The Makefile writes revision.h, so that a new commit rebuilds this file alone. */
#if __has_include("revision.h")
#include "revision.h"
#else
#define TW_REVISION "unversioned"
#endif

#define TW_TEXT(x) #x
#define TW_EXPAND(x) TW_TEXT(x)

const char *tidewaiter_build_identity(void) {
    return TW_REVISION ", clang " TW_EXPAND(__clang_major__) "." TW_EXPAND(__clang_minor__);
}

const char *tidewaiter_version(void) { return "0.1.0"; }
