# The short way to everything; the work is done by meson, ninja and the scripts in tools/, tests/ and bench/.
# SPDX-License-Identifier: MIT

BUILD  ?= build
PREFIX ?= /usr/local
CC     := $(if $(filter default,$(origin CC)),$(if $(shell command -v ccache),ccache gcc,gcc),$(CC))

.PHONY: all run check bench install compat-links fuzz asan tsan format tidy clean guests help

all: $(BUILD)/build.ninja
	@ninja -C $(BUILD)

$(BUILD)/build.ninja:
	@tools/install-deps.sh build
	CC="$(CC)" meson setup $(BUILD) -Dtests=false

help:
	@echo 'make            build $(BUILD)/moa and $(BUILD)/moa-user'
	@echo 'make run        fetch real arm64 programs and run them under Moa, QEMU and natively'
	@echo 'make check      every test; TIER=quick for a minute, TIER=all for everything'
	@echo 'make bench      the ratio tables against QEMU'
	@echo 'make install    to PREFIX=$(PREFIX); make compat-links adds the qemu-* and moa-* names'
	@echo 'make fuzz asan tsan format tidy clean'

guests:
	@tools/install-deps.sh build run
	@tools/guest-root.sh arm64 $(BUILD)/guests/arm64 $$(cat tests/guests/arm64.packages)
	@tools/guest-root.sh riscv64 $(BUILD)/guests/riscv64 $$(cat tests/guests/riscv64.packages)

run: all guests
	@tools/run-demo.sh $(BUILD)

check:
	@tools/install-deps.sh build check run
	@$(MAKE) --no-print-directory $(BUILD)/build.ninja
	@meson configure $(BUILD) -Dtests=true
	@$(MAKE) --no-print-directory all guests
	@tests/fetch.sh $(BUILD)
	@tests/run.sh $(BUILD) $(or $(TIER),full)

bench:
	@tools/install-deps.sh build run bench
	@$(MAKE) --no-print-directory all guests
	@bench/run.py --build $(BUILD) $(BENCH)

install: all
	@meson configure $(BUILD) -Dprefix="$(PREFIX)"
	DESTDIR="$(DESTDIR)" meson install -C $(BUILD)

compat-links: install
	tools/compat-links.sh "$(DESTDIR)$(PREFIX)/bin"

fuzz:
	@tools/install-deps.sh build fuzz
	tests/fuzz/run.sh $(or $(SECONDS_EACH),60)

asan tsan:
	@tools/install-deps.sh build check run
	@$(MAKE) --no-print-directory guests
	@tests/fetch.sh $(BUILD)
	@tests/sanitize.sh $@

format:
	@tools/install-deps.sh format
	git ls-files '*.c' '*.h' | xargs clang-format -i

tidy: all
	@tools/install-deps.sh format
	git ls-files '*.c' | xargs -P2 -n8 clang-tidy -p $(BUILD) --quiet

clean:
	rm -rf $(BUILD)
