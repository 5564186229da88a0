#include "BuiltInBooks.h"

/* Written by .ci/embed-books: run `make books` after adding, renaming or removing a file of a book. */

static const unsigned char file_0[] = {
#embed "core/book.yaml"
};

static const unsigned char file_1[] = {
#embed "core/rules/masses.yaml"
};

static const unsigned char file_2[] = {
#embed "dangerous-goods/book.yaml"
};

static const unsigned char file_3[] = {
#embed "dangerous-goods/rules/descriptions.yaml"
};

static const unsigned char file_4[] = {
#embed "dangerous-goods/rules/flashpoints.yaml"
};

static const unsigned char file_5[] = {
#embed "dangerous-goods/rules/numbers.yaml"
};

static const unsigned char file_6[] = {
#embed "dangerous-goods/tables/entries.csv"
};

static const unsigned char file_7[] = {
#embed "eu/book.yaml"
};

static const unsigned char file_8[] = {
#embed "eu/rules/entry-summary.yaml"
};

static const unsigned char file_9[] = {
#embed "eu/rules/low-value.yaml"
};

static const unsigned char file_10[] = {
#embed "eu/rules/nomenclature.yaml"
};

static const unsigned char file_11[] = {
#embed "eu/rules/persons.yaml"
};

static const unsigned char file_12[] = {
#embed "eu/rules/preferences.yaml"
};

static const unsigned char file_13[] = {
#embed "eu/rules/procedures.yaml"
};

static const unsigned char file_14[] = {
#embed "eu/tables/cn_codes.csv"
};

static const unsigned char file_15[] = {
#embed "eu/tables/cn_unit_codes.csv"
};

static const unsigned char file_16[] = {
#embed "eu/tables/cn_units.csv"
};

static const unsigned char file_17[] = {
#embed "eu/tables/ens_modes.csv"
};

static const unsigned char file_18[] = {
#embed "eu/tables/gsp_excluded.csv"
};

static const unsigned char file_19[] = {
#embed "eu/tables/low_value_excluded.csv"
};

static const unsigned char file_20[] = {
#embed "eu/tables/member_numbers.csv"
};

static const unsigned char file_21[] = {
#embed "eu/tables/members.csv"
};

static const unsigned char file_22[] = {
#embed "eu/tables/preferences.csv"
};

static const unsigned char file_23[] = {
#embed "eu/tables/procedures.csv"
};

static const unsigned char file_24[] = {
#embed "eu/tables/proof_codes.csv"
};

static const unsigned char file_25[] = {
#embed "eu/tables/proofs.csv"
};

static const unsigned char file_26[] = {
#embed "eu/tables/proofs_ended.csv"
};

static const unsigned char file_27[] = {
#embed "eu/tables/requested_procedures.csv"
};

static const unsigned char file_28[] = {
#embed "eu/tables/stop_words.csv"
};

static const unsigned char file_29[] = {
#embed "eu/tables/transport_documents.csv"
};

static const unsigned char file_30[] = {
#embed "us/book.yaml"
};

static const unsigned char file_31[] = {
#embed "us/rules/agencies.yaml"
};

static const unsigned char file_32[] = {
#embed "us/rules/air.yaml"
};

static const unsigned char file_33[] = {
#embed "us/rules/de-minimis.yaml"
};

static const unsigned char file_34[] = {
#embed "us/rules/entry.yaml"
};

static const unsigned char file_35[] = {
#embed "us/rules/in-bond.yaml"
};

static const unsigned char file_36[] = {
#embed "us/rules/informal.yaml"
};

static const unsigned char file_37[] = {
#embed "us/rules/isf.yaml"
};

static const unsigned char file_38[] = {
#embed "us/rules/land.yaml"
};

static const unsigned char file_39[] = {
#embed "us/rules/lines.yaml"
};

static const unsigned char file_40[] = {
#embed "us/rules/manifest.yaml"
};

static const unsigned char file_41[] = {
#embed "us/rules/vessel.yaml"
};

static const unsigned char file_42[] = {
#embed "us/tables/chapter99_order.csv"
};

static const unsigned char file_43[] = {
#embed "us/tables/de_minimis.csv"
};

static const unsigned char file_44[] = {
#embed "us/tables/embargoes.csv"
};

static const unsigned char file_45[] = {
#embed "us/tables/entry_types.csv"
};

static const unsigned char file_46[] = {
#embed "us/tables/informal_exceptions.csv"
};

static const unsigned char file_47[] = {
#embed "us/tables/pga.csv"
};

static const unsigned char file_48[] = {
#embed "us/tables/preferences.csv"
};

static const unsigned char file_49[] = {
#embed "us/tables/section301.csv"
};

static const unsigned char file_50[] = {
#embed "us/tables/units.csv"
};

static const built_in_book_file files[] = {
    {"core", "book.yaml", file_0, sizeof file_0},
    {"core", "rules/masses.yaml", file_1, sizeof file_1},
    {"dangerous-goods", "book.yaml", file_2, sizeof file_2},
    {"dangerous-goods", "rules/descriptions.yaml", file_3, sizeof file_3},
    {"dangerous-goods", "rules/flashpoints.yaml", file_4, sizeof file_4},
    {"dangerous-goods", "rules/numbers.yaml", file_5, sizeof file_5},
    {"dangerous-goods", "tables/entries.csv", file_6, sizeof file_6},
    {"eu", "book.yaml", file_7, sizeof file_7},
    {"eu", "rules/entry-summary.yaml", file_8, sizeof file_8},
    {"eu", "rules/low-value.yaml", file_9, sizeof file_9},
    {"eu", "rules/nomenclature.yaml", file_10, sizeof file_10},
    {"eu", "rules/persons.yaml", file_11, sizeof file_11},
    {"eu", "rules/preferences.yaml", file_12, sizeof file_12},
    {"eu", "rules/procedures.yaml", file_13, sizeof file_13},
    {"eu", "tables/cn_codes.csv", file_14, sizeof file_14},
    {"eu", "tables/cn_unit_codes.csv", file_15, sizeof file_15},
    {"eu", "tables/cn_units.csv", file_16, sizeof file_16},
    {"eu", "tables/ens_modes.csv", file_17, sizeof file_17},
    {"eu", "tables/gsp_excluded.csv", file_18, sizeof file_18},
    {"eu", "tables/low_value_excluded.csv", file_19, sizeof file_19},
    {"eu", "tables/member_numbers.csv", file_20, sizeof file_20},
    {"eu", "tables/members.csv", file_21, sizeof file_21},
    {"eu", "tables/preferences.csv", file_22, sizeof file_22},
    {"eu", "tables/procedures.csv", file_23, sizeof file_23},
    {"eu", "tables/proof_codes.csv", file_24, sizeof file_24},
    {"eu", "tables/proofs.csv", file_25, sizeof file_25},
    {"eu", "tables/proofs_ended.csv", file_26, sizeof file_26},
    {"eu", "tables/requested_procedures.csv", file_27, sizeof file_27},
    {"eu", "tables/stop_words.csv", file_28, sizeof file_28},
    {"eu", "tables/transport_documents.csv", file_29, sizeof file_29},
    {"us", "book.yaml", file_30, sizeof file_30},
    {"us", "rules/agencies.yaml", file_31, sizeof file_31},
    {"us", "rules/air.yaml", file_32, sizeof file_32},
    {"us", "rules/de-minimis.yaml", file_33, sizeof file_33},
    {"us", "rules/entry.yaml", file_34, sizeof file_34},
    {"us", "rules/in-bond.yaml", file_35, sizeof file_35},
    {"us", "rules/informal.yaml", file_36, sizeof file_36},
    {"us", "rules/isf.yaml", file_37, sizeof file_37},
    {"us", "rules/land.yaml", file_38, sizeof file_38},
    {"us", "rules/lines.yaml", file_39, sizeof file_39},
    {"us", "rules/manifest.yaml", file_40, sizeof file_40},
    {"us", "rules/vessel.yaml", file_41, sizeof file_41},
    {"us", "tables/chapter99_order.csv", file_42, sizeof file_42},
    {"us", "tables/de_minimis.csv", file_43, sizeof file_43},
    {"us", "tables/embargoes.csv", file_44, sizeof file_44},
    {"us", "tables/entry_types.csv", file_45, sizeof file_45},
    {"us", "tables/informal_exceptions.csv", file_46, sizeof file_46},
    {"us", "tables/pga.csv", file_47, sizeof file_47},
    {"us", "tables/preferences.csv", file_48, sizeof file_48},
    {"us", "tables/section301.csv", file_49, sizeof file_49},
    {"us", "tables/units.csv", file_50, sizeof file_50},
};

int built_in_book_file_count(void) { return (int)(sizeof files / sizeof files[0]); }

built_in_book_file built_in_book_file_at(int index) {
    built_in_book_file none = {0, 0, 0, 0};
    return index >= 0 && index < built_in_book_file_count() ? files[index] : none;
}
