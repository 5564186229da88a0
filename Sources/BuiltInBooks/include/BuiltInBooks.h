#ifndef BUILT_IN_BOOKS_H
#define BUILT_IN_BOOKS_H

#include <stddef.h>

/* The rule books that are part of the library: their files without the tests, those of a book one after the other. */
typedef struct built_in_book_file {
    const char *book;
    const char *path; /* within the book */
    const void *bytes;
    size_t length;
} built_in_book_file;

/* How many files there are. */
int built_in_book_file_count(void);

/* The file at an index; no bytes when there is none. */
built_in_book_file built_in_book_file_at(int index);

#endif
