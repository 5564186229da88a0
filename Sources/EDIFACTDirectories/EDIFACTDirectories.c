#include "EDIFACTDirectories.h"

static const unsigned char text[] = {
#embed "directories.txt"
};

const unsigned char *edifact_directories(void) { return text; }

size_t edifact_directories_length(void) { return sizeof text; }
