# The same words for people and CI. Each target does all its own set-up in .venv.
.DEFAULT_GOAL := site
.PHONY: site test serve check demo lint tidy docs bench documents tables lock browser clean mutation

PYTHON ?= python3
RUN := .venv/bin/python -m
PIP := $(RUN) pip install --disable-pip-version-check --no-input --quiet
LOCK := .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-emit-index-url --no-annotate $(if $(UPGRADE),--upgrade)

site: .venv/site ## Check the records and build the site into site/.
	$(RUN) actionplan build

test: .venv/test browser lint ## Everything that must be true of a change.
	$(RUN) actionplan check || test $$? = 2  # A missed standard is no fault of the code.
	$(RUN) pytest --numprocesses 2 --dist worksteal

serve: .venv/site ## Show the site on this machine and rebuild it as records change.
	$(RUN) actionplan serve

check: .venv/site ## Check the records and judge them by the standards.
	$(RUN) actionplan check

demo: .venv/site ## Build an invented country into site-demo/, with each feature at work.
	.venv/bin/python demo/build.py || test $$? = 2  # A missed standard belongs to its story.

lint: .venv/test
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	$(RUN) mypy
	PYTHONPATH=generator .venv/bin/lint-imports --no-logo
	$(RUN) actionplan tidy --check
	$(RUN) check_jsonschema --check-metaschema schema/*.json
	$(RUN) check_jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(RUN) actionplan forms --check
	$(RUN) check_jsonschema --builtin-schema vendor.github-issue-forms .github/ISSUE_TEMPLATE/[0-9]*.yml
	$(RUN) check_jsonschema --builtin-schema vendor.github-issue-config .github/ISSUE_TEMPLATE/config.yml
	$(RUN) check_jsonschema --builtin-schema vendor.dependabot .github/dependabot.yml
	.venv/bin/zizmor --offline --quiet .github
	.venv/bin/python docs/render.py --check

tidy: .venv/test ## Bring records, code and docs/records.md into their one spelling.
	$(RUN) actionplan tidy
	$(RUN) actionplan forms
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .
	.venv/bin/python docs/render.py

docs: .venv/site ## Write docs/records.md from the schemas.
	.venv/bin/python docs/render.py

bench: .venv/test ## Measure check and build beside their yardsticks. Takes some minutes.
	.venv/bin/python bench/run.py
	.venv/bin/python bench/history.py

documents: .venv/documents ## What `actionplan documents` needs.

tables: .venv/tables ## What reads XLSX on the way in, for `actionplan intake table` and `import`.

mutation: .venv/test ## Break the rules on purpose and see whether a test notices. Takes minutes.
	nice -n 15 .venv/bin/python tests/mutate.py

lock: .venv/lock ## Write requirements/ again; UPGRADE=1 takes the newest versions.
	$(LOCK) pyproject.toml --extra editable --extra documents --extra tables --extra test \
		-o requirements/test.txt
	$(LOCK) pyproject.toml --extra editable -c requirements/test.txt -o requirements/site.txt
	$(LOCK) pyproject.toml --extra tables -c requirements/test.txt -o requirements/tables.txt
	$(LOCK) pyproject.toml --extra documents -c requirements/test.txt -o requirements/documents.txt
	$(LOCK) --group lock -o requirements/lock.txt

browser: ## Chromium and fonts for the browser tests, where this may install them.
	@.ci/browser

clean: ## Remove everything that was made here, except the site.
	rm -rf .venv build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo \
	"This needs Python 3.11 or newer as “$(PYTHON)”. Another one: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo \
	"“$(PYTHON)” lacks its part “venv”. On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv .venv

.venv/site: requirements/site.txt pyproject.toml | .venv/bin/python
	$(PIP) --require-hashes -r requirements/site.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/tables: requirements/tables.txt .venv/site
	$(PIP) --require-hashes -r requirements/tables.txt
	@touch $@

.venv/test: requirements/test.txt .venv/site
	$(PIP) --require-hashes -r requirements/test.txt
	@touch $@

.venv/documents: requirements/documents.txt .venv/site
	$(PIP) --require-hashes -r requirements/documents.txt
	@touch $@

.venv/lock: requirements/lock.txt .venv/site
	$(PIP) --require-hashes -r requirements/lock.txt
	@touch $@
