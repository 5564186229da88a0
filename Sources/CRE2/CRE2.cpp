#include "CRE2.h"

#include <algorithm>
#include <cstring>
#include <re2/re2.h>
#include <re2/stringpiece.h>

struct twre2_pattern {
    re2::RE2 pattern;
};

namespace {

re2::StringPiece piece(const uint8_t *bytes, size_t length) {
    return length ? re2::StringPiece(reinterpret_cast<const char *>(bytes), length) : re2::StringPiece("");
}

twre2_reason reason(re2::RE2::ErrorCode code) {
    switch (code) {
    case re2::RE2::ErrorBadPerlOp: return TWRE2_LOOKS_AROUND;
    case re2::RE2::ErrorBadEscape: return TWRE2_ESCAPE;
    case re2::RE2::ErrorPatternTooLarge: return TWRE2_TOO_LARGE;
    default: return TWRE2_SYNTAX;
    }
}

void say(twre2_flaw *flaw, twre2_reason reason, const char *words, size_t length) {
    length = std::min(length, sizeof flaw->words - 1);
    flaw->reason = reason;
    std::memcpy(flaw->words, words, length);
    flaw->words[length] = 0;
}

} // namespace

/* What memory runs out for is told to the caller: no exception may pass through Swift. */

twre2_pattern *twre2_compile(const uint8_t *pattern, size_t length, int64_t memory, twre2_flaw *flaw) try {
    re2::RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(memory);
    auto *self = new twre2_pattern{{piece(pattern, length), options}};
    if (self->pattern.ok()) return self;
    say(flaw, reason(self->pattern.error_code()), self->pattern.error().data(), self->pattern.error().size());
    delete self;
    return nullptr;
} catch (...) {
    say(flaw, TWRE2_NO_MEMORY, "", 0);
    return nullptr;
}

void twre2_free(twre2_pattern *pattern) { delete pattern; }

size_t twre2_size(const twre2_pattern *pattern) { return static_cast<size_t>(pattern->pattern.ProgramSize()); }

int twre2_found(const twre2_pattern *pattern, const uint8_t *text, size_t length) try {
    return re2::RE2::PartialMatch(piece(text, length), pattern->pattern);
} catch (...) {
    return -1;
}
