#include "CTimeZones.h"

#include <CICU.h>
#include <unicode/ucal.h>

int twtz_offset(const char *name, int64_t instant, int32_t *offset)
{
    twicu_forget_environment();
    UChar zone[65];
    UChar canonical[129];
    int32_t length = 0;
    while (name[length] != 0 && length < 64) {
        zone[length] = (UChar)(unsigned char)name[length];
        length++;
    }
    zone[length] = 0;
    UErrorCode error = U_ZERO_ERROR;
    UBool is_system = 0;
    /* ucal_open takes an unknown name for Greenwich, so the name is looked up first. */
    ucal_getCanonicalTimeZoneID(zone, length, canonical, 128, &is_system, &error);
    if (U_FAILURE(error) || !is_system)
        return 0;
    error = U_ZERO_ERROR;
    UCalendar *calendar = ucal_open(zone, length, "en", UCAL_GREGORIAN, &error);
    if (U_FAILURE(error)) {
        ucal_close(calendar);
        return 0;
    }
    ucal_setMillis(calendar, (UDate)instant * 1000.0, &error);
    int32_t standard = ucal_get(calendar, UCAL_ZONE_OFFSET, &error);
    int32_t saving = ucal_get(calendar, UCAL_DST_OFFSET, &error);
    ucal_close(calendar);
    if (U_FAILURE(error))
        return 0;
    *offset = (standard + saving) / 1000;
    return 1;
}
