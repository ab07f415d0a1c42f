# CityCheck. `make audit` audits the sample city, `make test` passes every test; both set up what is missing.

SHELL := /bin/bash
.DEFAULT_GOAL := help

# Every target may import only what it declares.
STRICT := --explicit-target-dependency-import-check error
SAMPLE := geodata/jianghai/audit.yaml
# The same city under the core standard: what its map in the README shows.
CORE_SAMPLE := geodata/jianghai/core.yaml
RESULTS := audit-results
SWIFT_FILES := Package.swift Sources Tests benchmarks/Package.swift benchmarks/Sources

.PHONY: help
help: ## Show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 20

.PHONY: audit
audit: setup ## Build and audit the sample city
	@swift build -c release $(STRICT) --product citycheck
	@"$$(swift build -c release $(STRICT) --show-bin-path)/citycheck" audit $(SAMPLE) --output $(RESULTS) --ledger

.PHONY: test
test: setup lint ## Run every test, debug and release
	swift test $(STRICT)
	swift test -c release $(STRICT) -Xswiftc -enable-testing

# FUZZ_SECONDS=600 runs longer; FUZZ_SEED=n FUZZ_SECONDS=1 brings the failure of a seed back.
.PHONY: fuzz
fuzz: setup ## Try the reader, covered areas and cuts at borders on made-up nastiness, two minutes each
	CITYCHECK_FUZZ_SECONDS=$(or $(FUZZ_SECONDS),120) $(if $(FUZZ_SEED),CITYCHECK_FUZZ_SEED=$(FUZZ_SEED)) \
	  swift test -c release $(STRICT) -Xswiftc -enable-testing --no-parallel \
	  --filter "ReaderFuzzTests|CoveredAreaFuzzTests|RegionCutterFuzzTests"

.PHONY: setup
setup: ## Check for Swift 6.2 and install missing system libraries
	@bash .ci/setup

# DOCS=folder writes them elsewhere than .build/docs.
.PHONY: docs
docs: setup ## Make the library's documentation and its articles as web pages
	@swift package dump-symbol-graph --minimum-access-level public --skip-synthesized-members >/dev/null
	@rm -rf .build/symbols && mkdir -p .build/symbols
	@cd "$$(swift build --show-bin-path)/../symbolgraph" && \
	  cp CityCheck.symbols.json {Planar,Layers,Streets,Measures,Standards,Audits,Reports}*.symbols.json \
	  "$(CURDIR)/.build/symbols"
	@docc convert Sources/CityCheck/CityCheck.docc --additional-symbol-graph-dir .build/symbols \
	  --fallback-display-name CityCheck --fallback-bundle-identifier citycheck \
	  --output-path $(or $(DOCS),.build/docs)

.PHONY: lint
lint: ## Check the format of all Swift files
	@swift format lint --strict --parallel --recursive $(SWIFT_FILES)

.PHONY: format
format: ## Format all Swift files
	@swift format --in-place --parallel --recursive $(SWIFT_FILES)

.PHONY: sample
sample: setup ## Make the sample city in geodata anew
	@swift build -c release $(STRICT) --product citycheck
	@"$$(swift build -c release $(STRICT) --show-bin-path)/citycheck" synth --force --output geodata/jianghai
	@"$$(swift build -c release $(STRICT) --show-bin-path)/citycheck" audit $(CORE_SAMPLE) --output $(RESULTS) --quiet
	@cp $(RESULTS)/maps/park-coverage.svg geodata/jianghai/

.PHONY: verify-sample
verify-sample: setup ## Audit the sample city and compute its indicators again without CityCheck
	@swift build -c release $(STRICT) --product citycheck
	@"$$(swift build -c release $(STRICT) --show-bin-path)/citycheck" audit $(SAMPLE) --output $(RESULTS) --quiet
	@bash benchmarks/python Tests/Verification/verify_sample.py $(RESULTS)/results.json

.PHONY: bench
bench: setup ## Time reading and auditing of a large synthetic city
	@bash benchmarks/run

# ONLY=name or group, REPEAT=30. The library's own build folder, so that its modules are built once.
.PHONY: bench-micro
bench-micro: setup ## Time each stage by itself on made-up data
	@swift run -c release --package-path benchmarks --scratch-path .build citycheck-bench \
	  $(if $(ONLY),--only "$(ONLY)") $(if $(REPEAT),--repeat "$(REPEAT)")

.PHONY: bench-instructions
bench-instructions: setup ## Count each stage's instructions against the stored ones
	@bash benchmarks/instructions

# CITY=folder takes a city that is there, COLD_CITY=folder a small one; BUILDINGS=10k,100k, ROUNDS=3, COLD_ROUNDS=0 and
# NETWORK=0 (without the walking network) change what is run.
.PHONY: bench-peers
bench-peers: setup ## Time CityCheck beside GeoPandas, DuckDB and SedonaDB
	@swift build -c release --package-path benchmarks --scratch-path .build --product citycheck-bench
	@swift build -c release $(STRICT) --product citycheck
	@bash benchmarks/python benchmarks/compare_peers.py \
	  --citycheck "$$(swift build -c release $(STRICT) --show-bin-path)/citycheck" \
	  --bench "$$(swift build -c release $(STRICT) --show-bin-path)/citycheck-bench" \
	  $(if $(CITY),--city "$(CITY)") $(if $(BUILDINGS),--buildings "$(BUILDINGS)") \
	  $(if $(ROUNDS),--rounds "$(ROUNDS)") $(if $(COLD_CITY),--cold-city "$(COLD_CITY)") \
	  $(if $(COLD_ROUNDS),--cold-rounds "$(COLD_ROUNDS)") $(if $(filter 0,$(NETWORK)),--no-network)

# CITY=folder takes a city that is there; BUILDINGS=10k,100k and ROUNDS=3 change what is run.
.PHONY: bench-network
bench-network: setup ## Time the walking network beside scipy, igraph, NetworKit and Pandana
	@swift build -c release --package-path benchmarks --scratch-path .build --product citycheck-bench
	@swift build -c release $(STRICT) --product citycheck
	@bash benchmarks/python benchmarks/compare_networks.py \
	  --citycheck "$$(swift build -c release $(STRICT) --show-bin-path)/citycheck" \
	  --bench "$$(swift build -c release $(STRICT) --show-bin-path)/citycheck-bench" \
	  $(if $(CITY),--city "$(CITY)") $(if $(BUILDINGS),--buildings "$(BUILDINGS)") \
	  $(if $(ROUNDS),--rounds "$(ROUNDS)")

# CITIES=folder holds cities named 10k, 100k, and so on; those that are not there are made.
.PHONY: bench-scaling
bench-scaling: setup ## Time audits of 10k to 4M buildings, 1 and 2 threads
	@swift build -c release $(STRICT) --product citycheck
	@bash benchmarks/python benchmarks/scaling.py \
	  --citycheck "$$(swift build -c release $(STRICT) --show-bin-path)/citycheck" \
	  $(if $(CITIES),--cities "$(CITIES)") $(if $(BUILDINGS),--buildings "$(BUILDINGS)") $(if $(ROUNDS),--rounds "$(ROUNDS)")

.PHONY: clean
clean: ## Remove what was built and written
	@rm -rf .build $(RESULTS) benchmarks/.venv benchmarks/.build benchmarks/cities benchmarks/results
