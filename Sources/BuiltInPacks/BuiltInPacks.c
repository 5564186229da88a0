#include "BuiltInPacks.h"
