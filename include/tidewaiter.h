/* tidewaiter.h: the stable C interface of Tidewaiter. C99 and C++11.
 *
 * True of every function unless its own comment says otherwise:
 *  - Text is UTF-8 with an explicit length. Inputs are borrowed for the call only; { NULL, 0 } means "not given".
 *  - tw_x **out gives the caller one reference, dropped with tw_x_release, which accepts NULL. A pointer that is
 *    returned, or found in a struct that was filled in, belongs to the object it came from and lives as long.
 *  - On failure the status is negative, every *out is NULL and, when err is not NULL, *err holds one error to
 *    release. Nothing is kept per thread. What is wrong with a document is a finding in a result, not a failure.
 *  - No function traps, prints, reads the environment, the clock or the network, looks at the locale, installs a
 *    signal handler or starts a thread. Dates that matter are arguments.
 *  - A tw_engine is immutable: any number of threads may share one. Every other object belongs to one thread at a
 *    time; distinct objects are independent.
 *  - A struct that a caller fills in or hands out begins with struct_size, the size it was compiled with. Use the
 *    INIT macro. Within one TW_ABI_VERSION functions, enumerators and trailing members are only added.
 *  - The library stays loaded for the life of the process: do not dlclose it. */
#ifndef TIDEWAITER_H
#define TIDEWAITER_H

#include <stddef.h>
#include <stdint.h>

#define TW_ABI_VERSION 1       /* the N of libtidewaiter.so.N */
#define TW_VERSION_NUMBER 100  /* major * 10000 + minor * 100 + patch of this header */

#if defined(__GNUC__) || defined(__clang__)
#define TW_API __attribute__((visibility("default")))
#else
#define TW_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Version ---------------------------------------------------------------------------------------------- */

TW_API uint32_t tw_abi_version(void);    /* compare with TW_ABI_VERSION right after loading */
TW_API uint32_t tw_version_number(void); /* compare with TW_VERSION_NUMBER: never smaller within one ABI version */
TW_API const char *tw_version(void);     /* "0.1.0"; never freed */
TW_API const char *tw_build_id(void);    /* source revision and toolchain; never freed */

/* ---- Status and errors ------------------------------------------------------------------------------------ */

/* Zero is success. Values never change their meaning; treat an unknown negative one as a failure. */
typedef int32_t tw_status;
enum {
    TW_OK = 0,
    TW_E_ARGUMENT = -1,  /* the call makes no sense: NULL where a pointer is needed, unknown format name */
    TW_E_FORMAT = -2,    /* the bytes are of no known format, or broken beyond reading */
    TW_E_LIMIT = -3,     /* a limit of tw_limits was reached */
    TW_E_DATA = -4,      /* a pack is damaged */
    TW_E_NOT_FOUND = -5, /* what was asked for is not there */
    TW_E_CANCELLED = -6, /* the caller asked to stop */
    TW_E_VERSION = -7,   /* made by or for another version */
    TW_E_INTERNAL = -99  /* a fault of the library: please report it */
};

typedef struct tw_error tw_error;                          /* immutable */
TW_API tw_status tw_error_status(const tw_error *error);
TW_API const char *tw_error_code(const tw_error *error);    /* for programs: "json.depth" */
TW_API const char *tw_error_message(const tw_error *error); /* for people: what is wrong and what to do */
TW_API int64_t tw_error_offset(const tw_error *error);      /* byte of the input, or -1 */
TW_API uint32_t tw_error_line(const tw_error *error);       /* from 1, or 0 */
TW_API uint32_t tw_error_column(const tw_error *error);     /* from 1, in characters, or 0 */
TW_API void tw_error_release(tw_error *error);

/* ---- Text and buffers ------------------------------------------------------------------------------------- */

/* Borrowed bytes. Text in a struct that the library filled in also has a NUL after its last byte. */
typedef struct tw_bytes {
    const uint8_t *data;
    size_t length;
} tw_bytes;

/* Owned bytes, to be read: the result that they came from may share them. Start as { NULL, 0, NULL }; the same buffer may be
 * handed in again, its content is replaced. They stay where they are until then, also when the result is released. */
typedef struct tw_buffer {
    const uint8_t *data;
    size_t length;
    void *owner;
} tw_buffer;
TW_API void tw_buffer_dispose(tw_buffer *buffer); /* frees the content, not the struct; accepts NULL and empty */

/* ---- Engine ----------------------------------------------------------------------------------------------- */

typedef struct tw_engine tw_engine;

/* Bounds kept by every reader; 0 means the documented default. */
typedef struct tw_limits {
    size_t struct_size;
    uint64_t input_bytes; /* one input; default 4 GiB */
    uint64_t value_bytes; /* one value; default 1 MiB */
    uint64_t items;       /* values and nodes of one document; default 10,000,000 */
    uint32_t depth;       /* nesting; default 256 */
    uint32_t findings;    /* findings kept for one document; default 10,000 */
    uint64_t answer_bytes; /* assessments of one document, as JSON; default 256 MiB */
    uint64_t unit_bytes;   /* one consignment of a tw_stream; default 16 MiB */
} tw_limits;
#define TW_LIMITS_INIT { sizeof(tw_limits), 0, 0, 0, 0, 0, 0, 0 }

/* One file of a rule book. A book is all files with its name, which messages repeat before their paths. */
typedef struct tw_rule_file {
    size_t struct_size;
    tw_bytes book;    /* name of the book's folder: "my-rules" */
    tw_bytes path;    /* path within it: "book.yaml", "rules/seals.yaml", "tables/offices.csv" */
    tw_bytes content;
} tw_rule_file;
#define TW_RULE_FILE_INIT { sizeof(tw_rule_file), { NULL, 0 }, { NULL, 0 }, { NULL, 0 } }

typedef struct tw_engine_options {
    size_t struct_size;
    const tw_bytes *packs;   /* packs to add; one with the id of a built-in pack replaces it */
    size_t packs_count;
    const tw_limits *limits; /* NULL: the defaults */
    const tw_rule_file *rules; /* files of rule books to add; a book with the id of a built-in one replaces it */
    size_t rules_count;
    const tw_bytes *trusted_keys; /* public keys, as 64 hexadecimal digits or the content of their files; unless NULL,
                                     each of packs must be signed by one of them */
    size_t trusted_keys_count;
    tw_bytes model; /* what tw_model_train made, for tw_classify; not given: the built-in one */
    tw_bytes model_path; /* or the file that it is in, as open(2) takes it: read within the call, faster than by the caller */
} tw_engine_options;
#define TW_ENGINE_OPTIONS_INIT { sizeof(tw_engine_options), NULL, 0, NULL, NULL, 0, NULL, 0, { NULL, 0 }, { NULL, 0 } }

/* Opens an engine over the built-in packs and rule books and those of the options (NULL: none); their bytes are copied.
 * TW_E_DATA for a pack that is damaged, not signed by a trusted key, or has rows that make no sense, and for a rule book
 * with an error; the message has a line for each error (up to twenty) with file, line and column. An engine that is open
 * already is not touched by that. */
TW_API tw_status tw_engine_open(const tw_engine_options *options, tw_engine **out, tw_error **err);
TW_API tw_engine *tw_engine_retain(tw_engine *engine); /* one more reference, for another owner */
TW_API void tw_engine_release(tw_engine *engine);

/* The packs of an engine as JSON: id, version, jurisdiction, edition, coverage, licence, bytes, SHA-256. */
TW_API tw_status tw_engine_packs(const tw_engine *engine, tw_buffer *out, tw_error **err);

/* The rule books of an engine as JSON: id, version, title, jurisdictions, and of each rule id, version, title, severity,
 * effect, authority. */
TW_API tw_status tw_engine_rules(const tw_engine *engine, tw_buffer *out, tw_error **err);

/* ---- Declarations ----------------------------------------------------------------------------------------- */

typedef struct tw_declaration tw_declaration;
typedef uint32_t tw_node; /* a node of a declaration; the root is TW_ROOT */
enum { TW_ROOT = 0 };
#define TW_NO_NODE UINT32_MAX

typedef struct tw_read_options {
    size_t struct_size;
    tw_bytes name;   /* of the input, repeated in places */
    tw_bytes format; /* "csv", "json", "jsonl", "edifact", "x12"; not given: found from the content */
    int32_t strict;  /* not 0: what a receiver's translator would refuse is an error among the findings (EDIFACT) */
    tw_bytes mapping; /* what is known of a table beforehand: JSON, schema tidewaiter.mapping/1 */
} tw_read_options;
#define TW_READ_OPTIONS_INIT { sizeof(tw_read_options), { NULL, 0 }, { NULL, 0 }, 0, { NULL, 0 } }

/* Reads a manifest or declaration. What is wrong in it but leaves something to deliver is a finding of tw_check. */
TW_API tw_status tw_declaration_read(const tw_engine *engine, tw_bytes document, const tw_read_options *options,
                                     tw_declaration **out, tw_error **err);
TW_API void tw_declaration_release(tw_declaration *declaration);

/* The whole declaration as JSON (schema tidewaiter.declaration/1). */
TW_API tw_status tw_declaration_json(const tw_declaration *declaration, tw_buffer *out, tw_error **err);

/* How a table was read, as JSON (schema tidewaiter.reading/1): dialect, header, and of each column where it went and why;
 * its member "mapping" reads the next table in the same way. TW_E_NOT_FOUND for what was read from another format. */
TW_API tw_status tw_declaration_reading(const tw_declaration *declaration, tw_buffer *out, tw_error **err);

/* Walking. Kinds and fields have the names they have in the JSON: "consignments", "gross_mass". */
TW_API size_t tw_declaration_child_count(const tw_declaration *declaration, tw_node node, tw_bytes kind);
/* Child number index of that kind, or TW_NO_NODE. */
TW_API tw_node tw_declaration_child(const tw_declaration *declaration, tw_node node, tw_bytes kind, size_t index);

/* How a field was found. */
typedef int32_t tw_value_state;
enum { TW_VALUE_MISSING = 0, TW_VALUE_EMPTY = 1, TW_VALUE_INVALID = 2, TW_VALUE_PRESENT = 3 };

typedef struct tw_value {
    size_t struct_size;
    tw_value_state state;
    tw_bytes text;    /* as read; lives until the declaration is released or the next tw_declaration_value on it */
    int64_t offset;   /* in the input, or -1 */
    uint32_t line;    /* from 1, or 0 */
    uint32_t column;  /* from 1, in characters, or 0 */
} tw_value;
#define TW_VALUE_INIT { sizeof(tw_value), 0, { NULL, 0 }, -1, 0, 0 }
/* TW_E_NOT_FOUND when the kind of node has no field of that name. */
TW_API tw_status tw_declaration_value(tw_declaration *declaration, tw_node node, tw_bytes field, tw_value *out,
                                      tw_error **err);

/* ---- Streams ---------------------------------------------------------------------------------------------- */

/* Reads a document of any size in bounded memory: one consignment at a time, each a tw_declaration with the headers that
 * hold for it. Append a chunk, call tw_stream_next until it gives NULL, append the next one; after the last call
 * tw_stream_finish, then tw_stream_next until it gives NULL once more. Places and numbers of consignments are those of the
 * whole document; tw_check leaves out what compares its consignments with each other or with its totals. */
typedef struct tw_stream tw_stream;

/* TW_E_ARGUMENT for an unknown format; whether a format can be read as a stream is told by tw_stream_next. */
TW_API tw_status tw_stream_open(const tw_engine *engine, const tw_read_options *options, tw_stream **out,
                                tw_error **err);
/* The next bytes, of any number, copied. TW_E_ARGUMENT after tw_stream_finish. */
TW_API tw_status tw_stream_append(tw_stream *stream, tw_bytes chunk, tw_error **err);
TW_API void tw_stream_finish(tw_stream *stream); /* nothing more will come; accepts NULL */
/* The next consignment, which outlives the stream; TW_OK and NULL where more must be appended first, or at the end. After
 * a failure nothing further can be read, and every call fails the same way. */
TW_API tw_status tw_stream_next(tw_stream *stream, tw_declaration **out, tw_error **err);
TW_API void tw_stream_release(tw_stream *stream);

/* ---- Work ------------------------------------------------------------------------------------------------- */

/* Findings, an assessment, an identification, a commodity code: every answer is a tw_result over its own memory. */
typedef struct tw_result tw_result;

typedef int32_t tw_outcome;
enum {
    TW_COMPUTED = 1,
    TW_PASSED = 2,
    TW_FAILED = 3,
    TW_NOT_APPLICABLE = 4,
    TW_NEEDS_FACTS = 5,
    TW_REFUSED = 6
};

typedef struct tw_options {
    size_t struct_size;
    tw_bytes into;     /* jurisdiction: ISO 3166-1 alpha-2 of the country of import */
    tw_bytes as_of;    /* YYYY-MM-DD: the legal date that selects rates, rules and code lists */
    tw_bytes known_on; /* YYYY-MM-DD: leave out what was published later */
    tw_bytes facts;    /* JSON object of facts for the entry: {"adcvd":"none"} */
    int32_t explain;   /* not 0: record every step of a computation */
    tw_bytes stage;    /* step of the procedure, for rules made for one: "pre_loading", "entry" */
    tw_bytes language; /* of messages, ISO 639-1; English where a rule has no text in it */
    int32_t receipt;   /* not 0: make the receipts of an assessment, which tw_result_render gives as "receipt" */
} tw_options;
#define TW_OPTIONS_INIT                                                                                         \
    { sizeof(tw_options), { NULL, 0 }, { NULL, 0 }, { NULL, 0 }, { NULL, 0 }, 0, { NULL, 0 }, { NULL, 0 }, 0 }

/* Everything the readers and checks have to say about a declaration. Outcome: TW_PASSED or TW_FAILED. */
TW_API tw_status tw_check(const tw_engine *engine, const tw_declaration *declaration, const tw_options *options,
                          tw_result **out, tw_error **err);

typedef struct tw_acknowledgement_options {
    size_t struct_size;
    tw_bytes kind;        /* "contrl", "997", "999", "ta1"; not given: the usual one of the format */
    tw_bytes reference;   /* control reference of the answer, at most 14 characters; not given: "1" */
    tw_bytes prepared_at; /* YYYY-MM-DDTHH:MM: when the answer is made; needed */
    int32_t refuse_tests; /* not 0: refuse interchanges that are marked as a test */
} tw_acknowledgement_options;
#define TW_ACKNOWLEDGEMENT_OPTIONS_INIT                                                                         \
    { sizeof(tw_acknowledgement_options), { NULL, 0 }, { NULL, 0 }, { NULL, 0 }, 0 }

/* The answer that a receiver of an interchange would send: what its translator would refuse. Its text form is the
 * interchange to send, empty where the document holds nothing but acknowledgements, which are not answered.
 * Outcome: TW_PASSED, or TW_FAILED when something is refused. TW_E_ARGUMENT when the format has
 * no such answer, TW_E_FORMAT when the document has no header to answer to. */
TW_API tw_status tw_acknowledge(const tw_engine *engine, const tw_declaration *declaration,
                                const tw_acknowledgement_options *options, tw_result **out, tw_error **err);

/* Duties, taxes and fees of one entry. request: JSON as documented; the options fill in what it leaves open.
 * TW_E_ARGUMENT when both state something and differ. */
TW_API tw_status tw_assess(const tw_engine *engine, tw_bytes request, const tw_options *options, tw_result **out,
                           tw_error **err);

/* The same for many entries: JSON Lines, a request a line, of which blank ones are passed over. The result's form "jsonl" has
 * an answer a line in the order of the requests; a request that cannot be assessed has its error (schema
 * tidewaiter.error/1) with its line there, and the others are not touched by it. Outcome: TW_FAILED where there is such
 * an error. TW_E_LIMIT when the answers take more than answer_bytes together. */
TW_API tw_status tw_assess_lines(const tw_engine *engine, tw_bytes requests, const tw_options *options, tw_result **out,
                                 tw_error **err);

/* The same for a declaration, one entry for each of its bills; options->into is needed. TW_E_LIMIT when the entries
 * take more than answer_bytes together. */
TW_API tw_status tw_assess_declaration(const tw_engine *engine, const tw_declaration *declaration,
                                       const tw_options *options, tw_result **out, tw_error **err);

/* Assesses the request of a receipt (schema tidewaiter.receipt/1) again, with the packs that it names by their hashes:
 * built-in ones, and all that the engine was opened with. The same request, packs and version give the same bytes, on any
 * machine and from any language. Outcome: TW_PASSED where they are the same, TW_FAILED where they differ (the JSON says in
 * what: the version, the first step, the first other member), TW_REFUSED where a pack is missing, which is named with its
 * hash. TW_E_FORMAT for what is no receipt. */
TW_API tw_status tw_replay(const tw_engine *engine, tw_bytes receipt, tw_result **out, tw_error **err);

/* Checks a receipt by itself: canonical form, hash, every step done again, every charge and total what the steps lead to.
 * Needs no engine and no pack. Outcome: TW_PASSED or TW_FAILED. TW_E_FORMAT for what is no JSON. */
TW_API tw_status tw_verify(tw_bytes receipt, tw_result **out, tw_error **err);

/* Validates and explains an identifier. kind: "container", "eori", ...; not given: guessed. The JSON's basis tells
 * whether its form alone is right, its check digit too, or its list has it.
 * Outcome: TW_PASSED or TW_FAILED. TW_E_NOT_FOUND when the kind is unknown. */
TW_API tw_status tw_identify(const tw_engine *engine, tw_bytes kind, tw_bytes value, tw_result **out,
                             tw_error **err);

/* Explains a rate as a tariff prints it. request: JSON, {"text":"$0.463/kg + 14.9%","value":"1000",
 * "quantities":{"KGM":"250"}}, with facts, currency, exchange_rates, program, date, certificate and dialect ("any",
 * "taric", "taric-part") where they matter. Outcome: TW_COMPUTED, TW_NEEDS_FACTS, TW_NOT_APPLICABLE where no duty of it
 * applies, or TW_REFUSED where the text is no rate; the JSON says where. */
TW_API tw_status tw_explain_rate(const tw_engine *engine, tw_bytes request, tw_result **out, tw_error **err);

/* What the model means for a format: which segment, header or member fills which field. name: "model", "table", "json",
 * or a type of message that is read, "CUSCAR", "309". tw_result_render gives it as "json", "text", or as "document" a
 * page of Markdown. TW_E_NOT_FOUND for another name, with a message that lists all. */
TW_API tw_status tw_meaning(const tw_engine *engine, tw_bytes name, tw_result **out, tw_error **err);

/* Looks up a commodity code. edition: "1992" to "2028"; not given: the one in force on options->as_of, or the
 * newest. Outcome: TW_PASSED where the code can be declared, TW_REFUSED where no loaded pack can tell, else TW_FAILED. */
TW_API tw_status tw_look_up(const tw_engine *engine, tw_bytes code, tw_bytes edition, const tw_options *options,
                            tw_result **out, tw_error **err);

/* What JSON asks of the nomenclature. {"code":"847130","convert":"2028","into":"US","as_of":"2026-03-01","language":"fr",
 * "description":"laptop"} looks up a code: JSON, text. {"search":"steel bolts","top":10} finds codes by words: JSON, text, CSV.
 * {"column":"HS code","convert":"2022"} looks up the codes in a column of table, a CSV file: the table with further columns
 * as CSV, counts and what needs a decision as JSON and text. Otherwise no table is given. edition: the one codes are of;
 * declaration: "import", "export", "low_value" or "advance_cargo". {"rules":true}: the General Rules as JSON and text.
 * Outcome: of a code as of tw_look_up; TW_FAILED where nothing is found, or a row needs a decision. */
TW_API tw_status tw_nomenclature(const tw_engine *engine, tw_bytes request, tw_bytes table, tw_result **out,
                                 tw_error **err);

/* Finds commodity codes for a description of goods. request: JSON, {"text":"men's knitted cotton T-shirt"}, with code (one
 * that was declared, to be judged), top (how many candidates, 5 where not given), floor (how likely an answer must be,
 * "0.7" where not given), into (country of import, whose lines below the best subheading are listed), as_of (the day
 * of these lines, "2026-11-01"; with into only) and explain (false: codes and probabilities alone, in half the time) where
 * they matter. TW_E_LIMIT where the text is longer than value_bytes. JSON, text. Outcome: TW_PASSED where the text leads to
 * a code, heading or chapter, TW_FAILED where the declared code is doubtful, contradicted or unknown, else
 * TW_NEEDS_FACTS. */
TW_API tw_status tw_classify(const tw_engine *engine, tw_bytes request, tw_result **out, tw_error **err);

/* The same for each row of a table: CSV with a header, JSON Lines or a JSON array. request: JSON, {"column":"description",
 * "code_column":"hs"}, with top, floor, into, as_of and explain as above; a column that is not named is found by its name, and codes
 * are judged where code_column is. Forms: "jsonl" (what tw_classify says, a line a row, with "row": the line on which the row
 * begins, of a JSON array its number from 1), "csv". A row that cannot be read, or whose text is longer than value_bytes, has an
 * answer that says so. Outcome: TW_COMPUTED. TW_E_LIMIT when the answers take more than answer_bytes: hand larger tables
 * over in parts. */
TW_API tw_status tw_classify_table(const tw_engine *engine, tw_bytes request, tw_bytes table, tw_result **out,
                                   tw_error **err);

/* Makes a model of the words of the engine's packs and of rows of descriptions and codes, a table as above (not given:
 * none). The form "document" of the result is the model, for tw_engine_options; the same rows and packs give the same
 * bytes. trials: a table to fit probabilities on (not given: one row of each goods is judged by those that are no near copies
 * of it, where there are a hundred goods). request: JSON with column
 * and code_column, where their names do not tell; vague, 100 texts or more that tell no goods, to fit on what is too vague;
 * telling, texts that do, beside the trials; and anew,
 * whether the second judgement is trained on the words of the packs too, which takes a minute, rather than taken over from
 * the built-in model: {"vague":["assorted goods"],"anew":true}. Rows without text or code are left out, and codes
 * of other editions converted where one alone has their goods, a finding each; TW_E_DATA where no row is left.
 * Other forms: "json", "text". */
TW_API tw_status tw_model_train(const tw_engine *engine, tw_bytes request, tw_bytes rows, tw_bytes trials, tw_result **out,
                                tw_error **err);

/* How well the engine's model finds the codes of rows, a table as above. training: what the model was made of, to find near
 * duplicates in (its own rows in any case). request: JSON with column, code_column, and learning_curve, {"learning_curve":
 * [0,300,1000]}: what so many of the rows teach models of the engine's packs. Forms: "json", "text", "html". */
TW_API tw_status tw_model_evaluate(const tw_engine *engine, tw_bytes request, tw_bytes rows, tw_bytes training,
                                   tw_result **out, tw_error **err);

typedef struct tw_write_options {
    size_t struct_size;
    tw_bytes form;        /* "json" (not given), "jsonl", "csv", "edifact", "x12" */
    tw_bytes charset;     /* of EDIFACT and X12, as all that follows: IANA name; not given: as read, or the smallest */
    tw_bytes delimiters;  /* ":+.? '" as behind UNA, "*>~^" in X12, "standard"; not given: as read */
    tw_bytes line_breaks; /* behind segments: "none", "lf", "crlf"; not given: as read */
    tw_bytes message;     /* "CUSCAR", "309": written from the model; not given: as read, or one of these */
    tw_bytes sender;      /* of a message that is written from the model, as all that follows */
    tw_bytes recipient;
    tw_bytes reference;
    tw_bytes prepared_at;   /* YYYY-MM-DDTHH:MM */
    int32_t correct_counts; /* not 0: wrong counts in trailers of an interchange that was read are made right */
} tw_write_options;
#define TW_WRITE_OPTIONS_INIT                                                                                   \
    {                                                                                                           \
        sizeof(tw_write_options), { NULL, 0 }, { NULL, 0 }, { NULL, 0 }, { NULL, 0 }, { NULL, 0 }, { NULL, 0 },  \
            { NULL, 0 }, { NULL, 0 }, { NULL, 0 }, 0                                                            \
    }

/* Writes a declaration in another form. An interchange that was read comes out as it went in where the options ask for
 * nothing else. tw_result_render gives the document as "document", what it has no place for as "json" or "text".
 * Outcome: TW_FAILED with a finding of severity TW_ERROR (the document is there all the same), else TW_PASSED.
 * TW_E_DATA for a value that cannot be written: a character that the character set lacks, a separator in X12. */
TW_API tw_status tw_declaration_write(const tw_engine *engine, const tw_declaration *declaration,
                                      const tw_write_options *options, tw_result **out, tw_error **err);

/* ---- Results ---------------------------------------------------------------------------------------------- */

TW_API tw_outcome tw_result_outcome(const tw_result *result);

/* The whole result; format: "json" (versioned, canonical), "text" (for people), "csv" where it is a list,
 * "document" where it is a declaration that was written, "receipt" of an assessment that was asked for it (of a
 * declaration one for each bill, a line feed between two); of a report also "jsonl", "sarif" (2.1.0), "html" and "junit";
 * of many entries "jsonl" and "receipt", a line each.
 * TW_E_ARGUMENT when the result has no such form. */
TW_API tw_status tw_result_render(const tw_result *result, tw_bytes format, tw_buffer *out, tw_error **err);

typedef int32_t tw_severity;
enum { TW_INFORMATION = 1, TW_WARNING = 2, TW_ERROR = 3 };

typedef struct tw_finding {
    size_t struct_size;
    tw_severity severity;
    uint32_t line;      /* from 1, or 0 */
    uint32_t column;    /* from 1, in characters, or 0 */
    int64_t offset;     /* in the input, or -1 */
    tw_bytes rule;      /* "tw.container.check-digit" */
    tw_bytes effect;    /* reject, hold, money, penalty_exposure, advice */
    tw_bytes message;
    tw_bytes path;      /* JSON Pointer into the declaration's JSON */
    tw_bytes address;   /* in the document's own terms */
    tw_bytes value;     /* as read */
    tw_bytes authority;
    tw_bytes fix_path;  /* empty when no fix could be computed */
    tw_bytes fix_value;
    /* Filled in where struct_size reaches so far: */
    tw_outcome outcome;        /* TW_FAILED; TW_REFUSED where the rule itself broke off and says nothing of the document */
    uint32_t reserved;         /* 0 */
    tw_bytes authority_code;   /* the authority's own code of this rejection, or empty */
    tw_bytes fix_why;
} tw_finding;
#define TW_FINDING_INIT                                                                                         \
    {                                                                                                           \
        sizeof(tw_finding), 0, 0, 0, -1, { NULL, 0 }, { NULL, 0 }, { NULL, 0 }, { NULL, 0 }, { NULL, 0 },        \
            { NULL, 0 }, { NULL, 0 }, { NULL, 0 }, { NULL, 0 }, 0, 0, { NULL, 0 }, { NULL, 0 }                  \
    }

/* Findings of a result, gravest effect first. */
TW_API size_t tw_result_finding_count(const tw_result *result);
TW_API tw_status tw_result_finding(const tw_result *result, size_t index, tw_finding *out, tw_error **err);
/* All of one finding as JSON, as the result's own JSON has it: parameters, bill, item, days and the rest too. */
TW_API tw_status tw_result_finding_json(const tw_result *result, size_t index, tw_buffer *out, tw_error **err);

TW_API void tw_result_release(tw_result *result);

#ifdef __cplusplus
}
#endif
#endif
