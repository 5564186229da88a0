#include "BuiltInPacks.h"

/* To add a pack: its source folder and its built file beside this file, then an array and a line here. */

static const _Alignas(8) unsigned char au_tariff[] = {
#embed "built/au-tariff.twpack"
};

static const _Alignas(8) unsigned char eu_cn[] = {
#embed "built/eu-cn.twpack"
};

static const _Alignas(8) unsigned char hs[] = {
#embed "built/hs.twpack"
};

static const _Alignas(8) unsigned char hs_words[] = {
#embed "built/hs-words.twpack"
};

static const _Alignas(8) unsigned char us_hts[] = {
#embed "built/us-hts.twpack"
};

static const built_in_pack_bytes packs[] = {
    {au_tariff, sizeof au_tariff},
    {eu_cn, sizeof eu_cn},
    {hs, sizeof hs},
    {hs_words, sizeof hs_words},
    {us_hts, sizeof us_hts},
};

int built_in_pack_count(void) { return (int)(sizeof packs / sizeof packs[0]); }

built_in_pack_bytes built_in_pack(int index) {
    built_in_pack_bytes none = {0, 0};
    return index >= 0 && index < built_in_pack_count() ? packs[index] : none;
}
