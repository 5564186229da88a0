# make demo    check and cost the sample manifest            make bench     measure, beside peers
# make rates   agreement with the rates that authorities printed; make oracle: with published cases
# make test    everything that must pass                     make fuzz      60 s for each reader
# make lib     libtidewaiter.so and the command              make sanitize  tests under the sanitizers
# make install PREFIX=/usr/local                             make wheel     the Python package with its library
# make format  rewrite the sources in the house format       make packs     rebuild the built-in packs from source

SHELL := /bin/bash
.DEFAULT_GOAL := help
PREFIX ?= /usr/local
ABI := 1
VERSION := 0.1.0
CC ?= cc
CXX ?= c++

# Data outside the repository, for the tests that can use it; those are reported as skipped without it.
ifndef TIDEWAITER_REFERENCE
ifneq ($(wildcard ../shared),)
export TIDEWAITER_REFERENCE := $(abspath ../shared)
endif
endif

# One scratch path per way of building, so that none invalidates another.
TEST_PATH := .build/test
SHIP_PATH := .build/ship
FUZZ_PATH := .build/fuzz
OUT := .build/out
VENV := .build/venv
PYTHON := $(VENV)/bin/python
LIBRARY := $(OUT)/lib/libtidewaiter.so.$(ABI)
COMMAND := $(OUT)/bin/tidewaiter
SHIP := swift build -c release --scratch-path $(SHIP_PATH) -Xswiftc -static-stdlib -Xswiftc -use-ld=lld
export SWIFT_BACKTRACE := enable=no
export TIDEWAITER_LIBRARY := $(abspath $(LIBRARY))
export TIDEWAITER_COMMAND := $(abspath $(COMMAND))
export TIDEWAITER_VECTORS := $(abspath .build/vectors)

.PHONY: help demo test test-swift test-c test-python lib install wheel bench fuzz sanitize format check-format \
	check-header check-words check-exports conformance dependencies packs books docs clean

help:
	@sed -n '1,/^$$/s/^# //p' Makefile

dependencies:
	@.ci/dependencies

# ---- Building ----

revision:
	@mkdir -p .build; new='#define TW_REVISION "'$$(git describe --always --dirty --abbrev=12 2>/dev/null || echo unknown)'"'; \
	file=Sources/BuildIdentity/revision.h; [ "$$(cat $$file 2>/dev/null)" = "$$new" ] || echo "$$new" >$$file
.PHONY: revision

$(LIBRARY): lib
$(COMMAND): lib

lib: dependencies revision
	$(SHIP) --product TidewaiterC -Xlinker --version-script=$(abspath .ci/exports.map) \
		-Xlinker -soname=libtidewaiter.so.$(ABI) -Xlinker -s
	@mkdir -p $(OUT)/lib $(OUT)/bin
	@cp $(SHIP_PATH)/release/libTidewaiterC.so $(LIBRARY).new && mv $(LIBRARY).new $(LIBRARY)
	@ln -sf libtidewaiter.so.$(ABI) $(OUT)/lib/libtidewaiter.so
	$(SHIP) --product tidewaiter
	@cp $(SHIP_PATH)/release/tidewaiter $(COMMAND).new && mv $(COMMAND).new $(COMMAND) && strip $(COMMAND)

install: lib
	install -d $(DESTDIR)$(PREFIX)/lib/pkgconfig $(DESTDIR)$(PREFIX)/include $(DESTDIR)$(PREFIX)/bin
	install -m 755 $(LIBRARY) $(DESTDIR)$(PREFIX)/lib/
	ln -sf libtidewaiter.so.$(ABI) $(DESTDIR)$(PREFIX)/lib/libtidewaiter.so
	install -m 644 include/tidewaiter.h $(DESTDIR)$(PREFIX)/include/
	install -m 755 $(COMMAND) $(DESTDIR)$(PREFIX)/bin/
	sed -e 's|@PREFIX@|$(PREFIX)|' -e 's|@VERSION@|$(VERSION)|' bindings/c/tidewaiter.pc.in \
		>$(DESTDIR)$(PREFIX)/lib/pkgconfig/tidewaiter.pc

$(VENV)/ready: bindings/python/requirements-test.txt | dependencies
	python3 -m venv $(VENV)
	$(PYTHON) -m pip install -q --disable-pip-version-check -r bindings/python/requirements-test.txt
	@touch $@

wheel: lib $(VENV)/ready
	@rm -rf .build/wheel && mkdir -p .build/wheel
	cp -r bindings/python .build/wheel/source && cp $(LIBRARY) .build/wheel/source/tidewaiter/
	$(PYTHON) -m pip wheel -q --no-deps --no-build-isolation -w $(OUT)/wheel .build/wheel/source
	@ls $(OUT)/wheel

packs: lib
	@for id in $$(ls Sources/BuiltInPacks/*/pack.json | xargs -n1 dirname | xargs -n1 basename); do \
		$(COMMAND) pack build Sources/BuiltInPacks/$$id Sources/BuiltInPacks/built/$$id.twpack; done

# The page of the documentation that says what the packs cover.
coverage: lib
	$(COMMAND) pack coverage >Sources/Tidewaiter/Tidewaiter.docc/Coverage.md
.PHONY: coverage

# Of the built-in packs, with the calibration that the model had. CALIBRATION=FILE, descriptions and their codes, fits it
# anew, with VAGUE=FILE, texts that tell no goods, also what is too vague, beside TELLING=FILE, texts that do.
model: lib
	$(COMMAND) model train --anew --output Sources/BuiltInModel/hs.twmodel \
		$(if $(CALIBRATION),--calibrate $(CALIBRATION)) $(if $(VAGUE),--vague $(VAGUE)) \
		$(if $(TELLING),--telling $(TELLING))
.PHONY: model

books:
	@.ci/embed-books

schemas: lib
	$(COMMAND) rules schema >Sources/BuiltInBooks/declaration.schema.json
.PHONY: schemas

# ---- Showing ----

demo: lib
	@.ci/demo $(COMMAND)

# ---- Testing ----

test: test-swift test-c test-python

$(TIDEWAITER_VECTORS)/decimal.txt: Tests/QuantitiesTests/decimal_vectors.py
	@mkdir -p $(@D)
	python3 $< $@

$(TIDEWAITER_VECTORS)/syntax.txt: Tests/DocumentsTests/syntax_vectors.py
	@mkdir -p $(@D)
	python3 $< $@

# Judged by peers from PyPI; where those do not install, the tests that use these vectors say that they were skipped.
$(VENV)/peers: Tests/ExpressionsTests/requirements.txt $(VENV)/ready
	@while read -r peer; do $(PYTHON) -m pip install -q --disable-pip-version-check "$$peer" \
		|| echo "skipped: $$peer does not install" >&2; done <$<
	@touch $@

$(TIDEWAITER_VECTORS)/rules.txt: Tests/ExpressionsTests/rule_vectors.py Tests/ExpressionsTests/vectors.py $(VENV)/peers
	@mkdir -p $(@D)
	$(PYTHON) $< $@

VECTORS := $(TIDEWAITER_VECTORS)/decimal.txt $(TIDEWAITER_VECTORS)/syntax.txt
PEER_VECTORS := $(TIDEWAITER_VECTORS)/rules.txt

test-swift: dependencies revision $(VECTORS) $(PEER_VECTORS)
	swift build --scratch-path $(TEST_PATH) --build-tests
	swift test --scratch-path $(TEST_PATH) --skip-build --parallel

# How many cases of CEL's conformance suite pass, by file.
conformance: dependencies revision
	swift build --scratch-path $(TEST_PATH) --build-tests
	swift test --scratch-path $(TEST_PATH) --skip-build --filter ConformanceTests 2>&1 | grep -E "conformance:|recorded|skipped|passed|failed"

# What becomes of the rates that authorities printed, by file; fails on any that differs from what they computed.
rates: dependencies revision
	@test -n "$(TIDEWAITER_REFERENCE)" || { echo "set TIDEWAITER_REFERENCE to the folder with the reference data" >&2; exit 1; }
	swift build --scratch-path $(TEST_PATH) --build-tests
	@swift test --scratch-path $(TEST_PATH) --skip-build --filter Printed >.build/rates.log 2>&1; status=$$?; \
		grep -aoE "rates: .*|Test .* recorded an issue.*|Test run with .*" .build/rates.log | sed 's/^rates: //'; exit $$status
.PHONY: rates

# How many of the published cases come out, by file; fails on any that does not.
oracle: dependencies revision
	@test -n "$(TIDEWAITER_REFERENCE)" || { echo "set TIDEWAITER_REFERENCE to the folder with the reference data" >&2; exit 1; }
	swift build --scratch-path $(TEST_PATH) --build-tests
	@swift test --scratch-path $(TEST_PATH) --skip-build \
		--filter "StackingTests|WorkedExampleTests|PublishedTariffTests|UnitedKingdomCaseTests|TARICPrintedTests" \
		>.build/oracle.log 2>&1; status=$$?; \
		grep -aoE "(oracle|rates): .*|Test .* recorded an issue.*|Test run with .*" .build/oracle.log \
		| sed -E 's/^(oracle|rates): //'; exit $$status
.PHONY: oracle

test-c: lib
	$(MAKE) -s -C bindings/c test OUT=$(abspath .build/c) LIB=$(abspath $(OUT)/lib) CC=$(CC) CXX=$(CXX)

test-python: lib $(VENV)/ready
	TIDEWAITER_LIBRARY=$(TIDEWAITER_LIBRARY) PYTHONPATH=bindings/python $(PYTHON) -m pytest -q bindings/python/tests

# ---- Checking ----

format:
	swift format -i -r Package.swift Sources Tests Fuzz Benchmarks

check-format:
	swift format lint --strict -r Package.swift Sources Tests Fuzz Benchmarks

check-header:
	@.ci/check-header $(CC) $(CXX)

# No phrase of the vocabulary stands under two unrelated codes.
check-words:
	@.ci/check-words --test
	@.ci/check-words

check-exports: lib
	@.ci/check-exports $(LIBRARY)

# LeakSanitizer is off: it reports a few bytes inside the testing library itself.
sanitize: dependencies revision $(VECTORS)
	ASAN_OPTIONS=detect_leaks=0 swift test --scratch-path .build/address --sanitize=address
	swift test --scratch-path .build/thread --sanitize=thread

FUZZ_SECONDS ?= 60
fuzz: dependencies revision
	@.ci/fuzz $(FUZZ_PATH) $(FUZZ_SECONDS)

BENCH ?=
bench: lib $(VENV)/ready
	TIDEWAITER_BENCH=1 $(SHIP) --product layers
	TIDEWAITER_BENCH=1 $(SHIP) --product rules
	TIDEWAITER_BENCH=1 $(SHIP) --product codes
	$(PYTHON) -m pip install -q --disable-pip-version-check -r Benchmarks/requirements.txt
	@mkdir -p .build/bench
	$(CC) -std=c11 -O2 -Iinclude Benchmarks/bench.c -o .build/bench/bench -L$(OUT)/lib -ltidewaiter \
		-Wl,-rpath,$(abspath $(OUT)/lib)
	PYTHONPATH=bindings/python $(PYTHON) Benchmarks/run.py --program .build/bench/bench \
		--layers $(SHIP_PATH)/release/layers --rules $(SHIP_PATH)/release/rules --results Benchmarks/RESULTS.md --json .build/bench/results.json $(BENCH)
	$(SHIP_PATH)/release/codes 5

# What rules cost beside other engines, and the milliseconds in which hostile ones are stopped.
bench-rules:
	$(MAKE) bench BENCH=rules
.PHONY: bench-rules

# Codes for descriptions beside other ways to find them; needs TIDEWAITER_REFERENCE.
bench-hs:
	$(MAKE) bench BENCH=hs
.PHONY: bench-hs

docs: dependencies revision
	@.ci/docs

clean:
	rm -rf .build
