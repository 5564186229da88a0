#include "BuiltInModel.h"

/* Made of the built-in packs by `make model`. */
static const _Alignas(8) unsigned char model[] = {
#embed "hs.twmodel"
};

const void *built_in_model(void) { return model; }

size_t built_in_model_length(void) { return sizeof model; }
