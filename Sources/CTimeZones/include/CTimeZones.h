/* ICU's time zones as one plain function: ICU's own names are macros over versioned symbols. */
#ifndef TW_TIME_ZONES_H
#define TW_TIME_ZONES_H

#include <stdint.h>

/* Seconds east of Greenwich that held in a zone (its IANA name, ASCII) at an instant (seconds since 1970).
   1, or 0 when ICU knows no such zone. */
int twtz_offset(const char *name, int64_t instant, int32_t *offset);

#endif
