#ifndef EDIFACT_DIRECTORIES_H
#define EDIFACT_DIRECTORIES_H

#include <stddef.h>

/* directories.txt, which compile.py makes and describes: the UN/EDIFACT directories as codes, statuses, repetitions and
   formats. The text has no terminating zero. */
const unsigned char *edifact_directories(void);
size_t edifact_directories_length(void);

#endif
