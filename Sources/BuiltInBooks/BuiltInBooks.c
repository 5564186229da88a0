#include "BuiltInBooks.h"

/* Written by .ci/embed-books: run `make books` after adding, renaming or removing a file of a book. */

static const unsigned char file_0[] = {
#embed "core/book.yaml"
};

static const unsigned char file_1[] = {
#embed "core/rules/masses.yaml"
};

static const unsigned char file_2[] = {
#embed "dangerous-goods/book.yaml"
};

static const unsigned char file_3[] = {
#embed "dangerous-goods/rules/descriptions.yaml"
};

static const unsigned char file_4[] = {
#embed "dangerous-goods/rules/flashpoints.yaml"
};

static const unsigned char file_5[] = {
#embed "dangerous-goods/rules/numbers.yaml"
};

static const unsigned char file_6[] = {
#embed "dangerous-goods/tables/entries.csv"
};

static const built_in_book_file files[] = {
    {"core", "book.yaml", file_0, sizeof file_0},
    {"core", "rules/masses.yaml", file_1, sizeof file_1},
    {"dangerous-goods", "book.yaml", file_2, sizeof file_2},
    {"dangerous-goods", "rules/descriptions.yaml", file_3, sizeof file_3},
    {"dangerous-goods", "rules/flashpoints.yaml", file_4, sizeof file_4},
    {"dangerous-goods", "rules/numbers.yaml", file_5, sizeof file_5},
    {"dangerous-goods", "tables/entries.csv", file_6, sizeof file_6},
};

int built_in_book_file_count(void) { return (int)(sizeof files / sizeof files[0]); }

built_in_book_file built_in_book_file_at(int index) {
    built_in_book_file none = {0, 0, 0, 0};
    return index >= 0 && index < built_in_book_file_count() ? files[index] : none;
}
