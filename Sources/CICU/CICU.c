#include "CICU.h"

#include <unicode/ucnv.h>

twicu_converter *twicu_open(const char *name)
{
    UErrorCode error = U_ZERO_ERROR;
    /* ucnv_open would look for a file of an unknown name. */
    if (ucnv_countAliases(name, &error) == 0 || U_FAILURE(error))
        return NULL;
    error = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(name, &error);
    if (U_FAILURE(error)) {
        ucnv_close(converter);
        return NULL;
    }
    return (twicu_converter *)converter;
}

void twicu_close(twicu_converter *converter)
{
    ucnv_close((UConverter *)converter);
}

int twicu_is_single_byte(const twicu_converter *converter)
{
    switch (ucnv_getType((const UConverter *)converter)) {
    case UCNV_SBCS:
    case UCNV_LATIN_1:
    case UCNV_US_ASCII:
        return 1;
    default:
        return 0;
    }
}

size_t twicu_decode(
    twicu_converter *converter, const uint8_t *text, size_t length, size_t *position, uint32_t *scalars,
    uint8_t *widths, size_t capacity)
{
    const char *next = (const char *)text + *position;
    const char *end = (const char *)text + length;
    size_t count = 0;
    while (next < end && count < capacity) {
        const char *before = next;
        UErrorCode error = U_ZERO_ERROR;
        UChar32 scalar = ucnv_getNextUChar((UConverter *)converter, &next, end, &error);
        /* Only bytes that shift state were left. */
        if (error == U_INDEX_OUTOFBOUNDS_ERROR && next == end && count > 0 && end - before + widths[count - 1] <= 255) {
            widths[count - 1] += (uint8_t)(end - before);
            break;
        }
        if (U_FAILURE(error) || (scalar & 0xFFFFF800) == 0xD800 || scalar < 0 || scalar > 0x10FFFF)
            scalar = 0xFFFD;
        if (next == before)
            next++;
        /* No character is that long; a run of shifts can be. */
        if (next - before > 255)
            next = before + 255;
        scalars[count] = (uint32_t)scalar;
        widths[count] = (uint8_t)(next - before);
        count++;
    }
    *position = (size_t)(next - (const char *)text);
    return count;
}
