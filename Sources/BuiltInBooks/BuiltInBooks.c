#include "BuiltInBooks.h"

/* Written by .ci/embed-books: run `make books` after adding, renaming or removing a file of a book. */

static const unsigned char file_0[] = {
#embed "core/book.yaml"
};

static const unsigned char file_1[] = {
#embed "core/rules/masses.yaml"
};

static const built_in_book_file files[] = {
    {"core", "book.yaml", file_0, sizeof file_0},
    {"core", "rules/masses.yaml", file_1, sizeof file_1},
};

int built_in_book_file_count(void) { return (int)(sizeof files / sizeof files[0]); }

built_in_book_file built_in_book_file_at(int index) {
    built_in_book_file none = {0, 0, 0, 0};
    return index >= 0 && index < built_in_book_file_count() ? files[index] : none;
}
