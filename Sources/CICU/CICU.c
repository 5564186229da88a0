#include "CICU.h"

#include <unicode/putil.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>
#include <unicode/utf16.h>

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

static void forget(void)
{
    /* ICU has no other way to tell whether a folder comes from the environment: it is only compared, never used. */
    const char *data = getenv("ICU_DATA");
    if (data && *data && strcmp(data, u_getDataDirectory()) == 0)
        u_setDataDirectory("");
    const char *zones = getenv("ICU_TIMEZONE_FILES_DIR");
    UErrorCode error = U_ZERO_ERROR;
    if (zones && *zones && strcmp(zones, u_getTimeZoneFilesDirectory(&error)) == 0)
        u_setTimeZoneFilesDirectory("", &error);
}

void twicu_forget_environment(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, forget);
}

twicu_converter *twicu_open(const char *name)
{
    twicu_forget_environment();
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

size_t twicu_encode(
    twicu_converter *converter, const uint32_t *scalars, size_t count, size_t *position, uint8_t *text, size_t room,
    int finish)
{
    UConverter *handle = (UConverter *)converter;
    UErrorCode error = U_ZERO_ERROR;
    char *next = (char *)text;
    const char *end = (const char *)text + room;
    size_t at = *position;
    ucnv_setFallback(handle, 0);
    ucnv_setFromUCallBack(handle, UCNV_FROM_U_CALLBACK_STOP, NULL, NULL, NULL, &error);
    while (U_SUCCESS(error) && at < count && end - next >= 16) {
        UChar units[2];
        const UChar *source = units;
        uint32_t scalar = scalars[at];
        int length = 1;
        char *before = next;
        if (scalar > 0xFFFF) {
            units[0] = (UChar)(0xD7C0 + (scalar >> 10));
            units[1] = (UChar)(0xDC00 | (scalar & 0x3FF));
            length = 2;
        } else {
            units[0] = (UChar)scalar;
        }
        ucnv_fromUnicode(handle, &next, end, &source, units + length, NULL, 0, &error);
        if (U_FAILURE(error)) {
            next = before;
            ucnv_resetFromUnicode(handle);
            break;
        }
        at++;
    }
    if (finish && at == count && U_SUCCESS(error) && end - next >= 16) {
        const UChar nothing = 0;
        const UChar *source = &nothing;
        ucnv_fromUnicode(handle, &next, end, &source, &nothing, NULL, 1, &error);
    }
    *position = at;
    return (size_t)(next - (char *)text);
}

/* The transliterator may change inside while it works, so one thread at a time uses it. */
static pthread_mutex_t romanizing = PTHREAD_MUTEX_INITIALIZER;
static UTransliterator *romanizer;

static UTransliterator *open_romanizer(void)
{
    static const UChar latin[] = u"[^[:Han:][:Hira:][:Kana:][:Hang:][:Thai:]] Any-Latin; [:Latin:] Latin-ASCII; Lower";
    UErrorCode error = U_ZERO_ERROR;
    if (!romanizer)
        romanizer = utrans_openU(latin, -1, UTRANS_FORWARD, NULL, 0, NULL, &error);
    return U_FAILURE(error) ? NULL : romanizer;
}

/* Letters that are neither basic Latin nor of a script without spaces. */
static int wants_romanizing(const UChar *text, int32_t length)
{
    for (int32_t at = 0; at < length;) {
        UChar32 letter;
        U16_NEXT(text, at, length, letter);
        if (letter >= 0x80 && letter < 0x2E80 && u_isalpha(letter) && !(letter >= 0xE00 && letter < 0xF00))
            return 1;
    }
    return 0;
}

static int32_t without_marks(UChar *text, int32_t length)
{
    int32_t kept = 0;
    for (int32_t at = 0; at < length;) {
        int32_t before = at;
        UChar32 letter;
        U16_NEXT(text, at, length, letter);
        if (u_charType(letter) == U_NON_SPACING_MARK)
            continue;
        while (before < at)
            text[kept++] = text[before++];
    }
    return kept;
}

size_t twicu_fold(const uint8_t *text, size_t length, uint8_t *folded, size_t room)
{
    twicu_forget_environment();
    if (length > 1 << 20)
        return 0;
    /* NFKD of one UTF-16 unit is at most 18 units, a rarity that the first attempt need not have room for. */
    int32_t capacity = (int32_t)length * 4 + 64;
    UChar *one = malloc(sizeof(UChar) * (size_t)capacity);
    UChar *other = malloc(sizeof(UChar) * (size_t)capacity);
    size_t written = 0;
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *fold = unorm2_getNFKCCasefoldInstance(&error);
    const UNormalizer2 *split = unorm2_getNFDInstance(&error);
    const UNormalizer2 *join = unorm2_getNFCInstance(&error);
    if (one && other && U_SUCCESS(error)) {
        int32_t count = 0;
        u_strFromUTF8WithSub(one, capacity, &count, (const char *)text, (int32_t)length, 0xFFFD, NULL, &error);
        if (U_SUCCESS(error))
            count = unorm2_normalize(fold, one, count, other, capacity, &error);
        if (U_SUCCESS(error))
            count = unorm2_normalize(split, other, count, one, capacity, &error);
        if (U_SUCCESS(error) && wants_romanizing(one, count)) {
            pthread_mutex_lock(&romanizing);
            UTransliterator *latin = open_romanizer();
            int32_t limit = count;
            if (latin)
                utrans_transUChars(latin, one, &count, capacity, 0, &limit, &error);
            pthread_mutex_unlock(&romanizing);
            if (U_SUCCESS(error))
                count = unorm2_normalize(split, one, count, other, capacity, &error);
            if (U_SUCCESS(error))
                u_memcpy(one, other, count);
        }
        if (U_SUCCESS(error))
            count = unorm2_normalize(join, one, without_marks(one, count), other, capacity, &error);
        int32_t bytes = 0;
        if (U_SUCCESS(error))
            u_strToUTF8((char *)folded, (int32_t)room, &bytes, other, count, &error);
        if (U_SUCCESS(error))
            written = (size_t)bytes;
    }
    free(one);
    free(other);
    return written;
}
