#ifndef BUILT_IN_MODEL_H
#define BUILT_IN_MODEL_H

#include <stddef.h>

/* The model for classification that is part of the library: the bytes of its file. */
const void *built_in_model(void);

/* Their number. */
size_t built_in_model_length(void);

#endif
