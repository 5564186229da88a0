#include "BuiltInBooks.h"

/* Written by .ci/embed-books: run `make books` after adding, renaming or removing a file of a book. */

static const unsigned char file_0[] = {
#embed "core/book.yaml"
};

static const unsigned char file_1[] = {
#embed "core/rules/commodities.yaml"
};

static const unsigned char file_2[] = {
#embed "core/rules/containers.yaml"
};

static const unsigned char file_3[] = {
#embed "core/rules/countries.yaml"
};

static const unsigned char file_4[] = {
#embed "core/rules/dangerous_goods.yaml"
};

static const unsigned char file_5[] = {
#embed "core/rules/dates.yaml"
};

static const unsigned char file_6[] = {
#embed "core/rules/entries.yaml"
};

static const unsigned char file_7[] = {
#embed "core/rules/goods.yaml"
};

static const unsigned char file_8[] = {
#embed "core/rules/locations.yaml"
};

static const unsigned char file_9[] = {
#embed "core/rules/masses.yaml"
};

static const unsigned char file_10[] = {
#embed "core/rules/packages.yaml"
};

static const unsigned char file_11[] = {
#embed "core/rules/parties.yaml"
};

static const unsigned char file_12[] = {
#embed "core/rules/seals.yaml"
};

static const unsigned char file_13[] = {
#embed "core/rules/totals.yaml"
};

static const unsigned char file_14[] = {
#embed "core/rules/transport.yaml"
};

static const unsigned char file_15[] = {
#embed "core/rules/transport_documents.yaml"
};

static const unsigned char file_16[] = {
#embed "core/rules/units.yaml"
};

static const unsigned char file_17[] = {
#embed "core/rules/values.yaml"
};

static const unsigned char file_18[] = {
#embed "dangerous-goods/book.yaml"
};

static const unsigned char file_19[] = {
#embed "dangerous-goods/rules/descriptions.yaml"
};

static const unsigned char file_20[] = {
#embed "dangerous-goods/rules/flashpoints.yaml"
};

static const unsigned char file_21[] = {
#embed "dangerous-goods/rules/numbers.yaml"
};

static const unsigned char file_22[] = {
#embed "dangerous-goods/tables/entries.csv"
};

static const unsigned char file_23[] = {
#embed "eu/book.yaml"
};

static const unsigned char file_24[] = {
#embed "eu/rules/entry-summary.yaml"
};

static const unsigned char file_25[] = {
#embed "eu/rules/low-value.yaml"
};

static const unsigned char file_26[] = {
#embed "eu/rules/nomenclature.yaml"
};

static const unsigned char file_27[] = {
#embed "eu/rules/persons.yaml"
};

static const unsigned char file_28[] = {
#embed "eu/rules/preferences.yaml"
};

static const unsigned char file_29[] = {
#embed "eu/rules/procedures.yaml"
};

static const unsigned char file_30[] = {
#embed "eu/tables/ens_modes.csv"
};

static const unsigned char file_31[] = {
#embed "eu/tables/gsp_excluded.csv"
};

static const unsigned char file_32[] = {
#embed "eu/tables/low_value_excluded.csv"
};

static const unsigned char file_33[] = {
#embed "eu/tables/member_numbers.csv"
};

static const unsigned char file_34[] = {
#embed "eu/tables/members.csv"
};

static const unsigned char file_35[] = {
#embed "eu/tables/no_agreements.csv"
};

static const unsigned char file_36[] = {
#embed "eu/tables/preferences.csv"
};

static const unsigned char file_37[] = {
#embed "eu/tables/procedures.csv"
};

static const unsigned char file_38[] = {
#embed "eu/tables/proof_codes.csv"
};

static const unsigned char file_39[] = {
#embed "eu/tables/proofs.csv"
};

static const unsigned char file_40[] = {
#embed "eu/tables/proofs_ended.csv"
};

static const unsigned char file_41[] = {
#embed "eu/tables/requested_procedures.csv"
};

static const unsigned char file_42[] = {
#embed "eu/tables/stop_words.csv"
};

static const unsigned char file_43[] = {
#embed "eu/tables/transport_documents.csv"
};

static const unsigned char file_44[] = {
#embed "eu/tables/units.csv"
};

static const unsigned char file_45[] = {
#embed "us/book.yaml"
};

static const unsigned char file_46[] = {
#embed "us/rules/agencies.yaml"
};

static const unsigned char file_47[] = {
#embed "us/rules/air.yaml"
};

static const unsigned char file_48[] = {
#embed "us/rules/de-minimis.yaml"
};

static const unsigned char file_49[] = {
#embed "us/rules/entry.yaml"
};

static const unsigned char file_50[] = {
#embed "us/rules/in-bond.yaml"
};

static const unsigned char file_51[] = {
#embed "us/rules/informal.yaml"
};

static const unsigned char file_52[] = {
#embed "us/rules/isf.yaml"
};

static const unsigned char file_53[] = {
#embed "us/rules/land.yaml"
};

static const unsigned char file_54[] = {
#embed "us/rules/lines.yaml"
};

static const unsigned char file_55[] = {
#embed "us/rules/manifest.yaml"
};

static const unsigned char file_56[] = {
#embed "us/rules/organics.yaml"
};

static const unsigned char file_57[] = {
#embed "us/rules/vessel.yaml"
};

static const unsigned char file_58[] = {
#embed "us/tables/chapter99_order.csv"
};

static const unsigned char file_59[] = {
#embed "us/tables/de_minimis.csv"
};

static const unsigned char file_60[] = {
#embed "us/tables/embargoes.csv"
};

static const unsigned char file_61[] = {
#embed "us/tables/entry_types.csv"
};

static const unsigned char file_62[] = {
#embed "us/tables/fisheries.csv"
};

static const unsigned char file_63[] = {
#embed "us/tables/informal_exceptions.csv"
};

static const unsigned char file_64[] = {
#embed "us/tables/organics.csv"
};

static const unsigned char file_65[] = {
#embed "us/tables/pga.csv"
};

static const unsigned char file_66[] = {
#embed "us/tables/preferences.csv"
};

static const unsigned char file_67[] = {
#embed "us/tables/programmes.csv"
};

static const unsigned char file_68[] = {
#embed "us/tables/section301.csv"
};

static const unsigned char file_69[] = {
#embed "us/tables/units.csv"
};

static const built_in_book_file files[] = {
    {"core", "book.yaml", file_0, sizeof file_0},
    {"core", "rules/commodities.yaml", file_1, sizeof file_1},
    {"core", "rules/containers.yaml", file_2, sizeof file_2},
    {"core", "rules/countries.yaml", file_3, sizeof file_3},
    {"core", "rules/dangerous_goods.yaml", file_4, sizeof file_4},
    {"core", "rules/dates.yaml", file_5, sizeof file_5},
    {"core", "rules/entries.yaml", file_6, sizeof file_6},
    {"core", "rules/goods.yaml", file_7, sizeof file_7},
    {"core", "rules/locations.yaml", file_8, sizeof file_8},
    {"core", "rules/masses.yaml", file_9, sizeof file_9},
    {"core", "rules/packages.yaml", file_10, sizeof file_10},
    {"core", "rules/parties.yaml", file_11, sizeof file_11},
    {"core", "rules/seals.yaml", file_12, sizeof file_12},
    {"core", "rules/totals.yaml", file_13, sizeof file_13},
    {"core", "rules/transport.yaml", file_14, sizeof file_14},
    {"core", "rules/transport_documents.yaml", file_15, sizeof file_15},
    {"core", "rules/units.yaml", file_16, sizeof file_16},
    {"core", "rules/values.yaml", file_17, sizeof file_17},
    {"dangerous-goods", "book.yaml", file_18, sizeof file_18},
    {"dangerous-goods", "rules/descriptions.yaml", file_19, sizeof file_19},
    {"dangerous-goods", "rules/flashpoints.yaml", file_20, sizeof file_20},
    {"dangerous-goods", "rules/numbers.yaml", file_21, sizeof file_21},
    {"dangerous-goods", "tables/entries.csv", file_22, sizeof file_22},
    {"eu", "book.yaml", file_23, sizeof file_23},
    {"eu", "rules/entry-summary.yaml", file_24, sizeof file_24},
    {"eu", "rules/low-value.yaml", file_25, sizeof file_25},
    {"eu", "rules/nomenclature.yaml", file_26, sizeof file_26},
    {"eu", "rules/persons.yaml", file_27, sizeof file_27},
    {"eu", "rules/preferences.yaml", file_28, sizeof file_28},
    {"eu", "rules/procedures.yaml", file_29, sizeof file_29},
    {"eu", "tables/ens_modes.csv", file_30, sizeof file_30},
    {"eu", "tables/gsp_excluded.csv", file_31, sizeof file_31},
    {"eu", "tables/low_value_excluded.csv", file_32, sizeof file_32},
    {"eu", "tables/member_numbers.csv", file_33, sizeof file_33},
    {"eu", "tables/members.csv", file_34, sizeof file_34},
    {"eu", "tables/no_agreements.csv", file_35, sizeof file_35},
    {"eu", "tables/preferences.csv", file_36, sizeof file_36},
    {"eu", "tables/procedures.csv", file_37, sizeof file_37},
    {"eu", "tables/proof_codes.csv", file_38, sizeof file_38},
    {"eu", "tables/proofs.csv", file_39, sizeof file_39},
    {"eu", "tables/proofs_ended.csv", file_40, sizeof file_40},
    {"eu", "tables/requested_procedures.csv", file_41, sizeof file_41},
    {"eu", "tables/stop_words.csv", file_42, sizeof file_42},
    {"eu", "tables/transport_documents.csv", file_43, sizeof file_43},
    {"eu", "tables/units.csv", file_44, sizeof file_44},
    {"us", "book.yaml", file_45, sizeof file_45},
    {"us", "rules/agencies.yaml", file_46, sizeof file_46},
    {"us", "rules/air.yaml", file_47, sizeof file_47},
    {"us", "rules/de-minimis.yaml", file_48, sizeof file_48},
    {"us", "rules/entry.yaml", file_49, sizeof file_49},
    {"us", "rules/in-bond.yaml", file_50, sizeof file_50},
    {"us", "rules/informal.yaml", file_51, sizeof file_51},
    {"us", "rules/isf.yaml", file_52, sizeof file_52},
    {"us", "rules/land.yaml", file_53, sizeof file_53},
    {"us", "rules/lines.yaml", file_54, sizeof file_54},
    {"us", "rules/manifest.yaml", file_55, sizeof file_55},
    {"us", "rules/organics.yaml", file_56, sizeof file_56},
    {"us", "rules/vessel.yaml", file_57, sizeof file_57},
    {"us", "tables/chapter99_order.csv", file_58, sizeof file_58},
    {"us", "tables/de_minimis.csv", file_59, sizeof file_59},
    {"us", "tables/embargoes.csv", file_60, sizeof file_60},
    {"us", "tables/entry_types.csv", file_61, sizeof file_61},
    {"us", "tables/fisheries.csv", file_62, sizeof file_62},
    {"us", "tables/informal_exceptions.csv", file_63, sizeof file_63},
    {"us", "tables/organics.csv", file_64, sizeof file_64},
    {"us", "tables/pga.csv", file_65, sizeof file_65},
    {"us", "tables/preferences.csv", file_66, sizeof file_66},
    {"us", "tables/programmes.csv", file_67, sizeof file_67},
    {"us", "tables/section301.csv", file_68, sizeof file_68},
    {"us", "tables/units.csv", file_69, sizeof file_69},
};

int built_in_book_file_count(void) { return (int)(sizeof files / sizeof files[0]); }

built_in_book_file built_in_book_file_at(int index) {
    built_in_book_file none = {0, 0, 0, 0};
    return index >= 0 && index < built_in_book_file_count() ? files[index] : none;
}
