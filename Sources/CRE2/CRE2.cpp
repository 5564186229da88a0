#include "CRE2.h"

#include <algorithm>
#include <cstring>
#include <re2/re2.h>
#include <re2/stringpiece.h>
#include <string>

struct twre2_pattern {
    re2::RE2 pattern;
};

namespace {

re2::StringPiece piece(const uint8_t *bytes, size_t length) {
    return length ? re2::StringPiece(reinterpret_cast<const char *>(bytes), length) : re2::StringPiece("");
}

/* An operator with what follows it in the pattern: RE2 stops at `(?<` of `(?<=`. */
std::string operation(const re2::RE2 &pattern) {
    const std::string &known = pattern.error_arg();
    const size_t start = pattern.pattern().find(known);
    if (known != "(?<" || start == std::string::npos) return known;
    const std::string longer = pattern.pattern().substr(start, 4);
    return longer == "(?<=" || longer == "(?<!" ? longer : known;
}

bool looks_around(const std::string &operation) {
    for (const char *known : {"(?=", "(?!", "(?<=", "(?<!"})
        if (operation.compare(0, std::strlen(known), known) == 0) return true;
    return false;
}

twre2_reason reason(re2::RE2::ErrorCode code) {
    switch (code) {
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
    if (self->pattern.error_code() == re2::RE2::ErrorBadPerlOp) {
        const std::string words = operation(self->pattern);
        say(flaw, looks_around(words) ? TWRE2_LOOKS_AROUND : TWRE2_OPERATOR, words.data(), words.size());
    } else {
        say(flaw, reason(self->pattern.error_code()), self->pattern.error().data(), self->pattern.error().size());
    }
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
