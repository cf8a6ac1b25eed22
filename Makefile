# make demo     installs what is missing, builds the tool, draws every sample
# make test     installs what is missing, builds, runs all tests
# make install  puts the tool on the path: make install PREFIX=~/.local

PREFIX ?= /usr/local
PICTURES ?= pictures
CHECKS = --explicit-target-dependency-import-check error
# Linked statically and for a fixed address, the tool starts in a few milliseconds, and a picture
# takes two starts: that of a fixed address saves 50,000 relocations each time.
FIXED = $(if $(filter Linux,$(shell uname -s)),-Xlinker --no-pie)
RELEASE = -c release --static-swift-stdlib --product chainrule $(CHECKS) $(FIXED)
TOOL = $$(swift build $(RELEASE) --show-bin-path)/chainrule

.PHONY: demo test install build dependencies format lint clean

# Graphs of whole tables are too large to draw.
demo: build
	@mkdir -p $(PICTURES)
	@for sample in $$(grep -L '^data.*csv(' Samples/*.chain); do \
	  picture=$(PICTURES)/$$(basename $$sample .chain).svg; \
	  $(TOOL) draw $$sample -o $$picture || exit 1; \
	  echo "$$picture"; \
	done
	@echo "Open the pictures in a browser: $(abspath $(PICTURES))"

test: dependencies
	swift build --build-tests $(CHECKS)
	swift test $(CHECKS)

install: build
	install -d $(DESTDIR)$(PREFIX)/bin
	install -m 755 $(TOOL) $(DESTDIR)$(PREFIX)/bin/chainrule

build: dependencies
	swift build $(RELEASE)

dependencies:
	@Scripts/install-dependencies

format:
	swift format --in-place --recursive Sources Tests Package.swift

lint:
	swift format lint --strict --recursive Sources Tests Package.swift

clean:
	swift package clean
	rm -rf $(PICTURES)
