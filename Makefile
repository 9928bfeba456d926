# Two commands do all the set-up on a fresh machine with Python 3.11+: make run, make test.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# A process for each core; tests of one group (a file's browser tests, those that share a server) stay together.
PARALLEL := -n auto --dist loadgroup
PORT ?= 8000
export PORT

.PHONY: run test quick clock lint audit sbom format torture words lock dev node clean bench

run: $(VENV)/run.stamp  ## the site on 127.0.0.1:$(PORT), with its worker
	@$(BIN)/python manage.py prepare
	@exec $(BIN)/python manage.py serve

test: dev node  ## everything the tests need, then all of them
	$(BIN)/python -m pytest $(PARALLEL)

quick: dev  ## the tests to run while writing: no browser, no corpus, nothing slow
	$(BIN)/python -m pytest $(PARALLEL) -q -m "not browser and not corpus and not slow"

clock: dev node  ## the tests without a browser, with the system's clock at odd moments
	@bash .ci/clock

lint: dev node  ## style, the import contracts, types, templates, style sheets, scripts, migrations, deployment checks
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/djlint templates --lint --quiet
	tests/site/node_modules/.bin/biome check static
	@! LC_ALL=C.UTF-8 grep -rnE '^.{161,}' templates || { echo "a template's line is over 160 columns: {% oneline %} breaks it"; exit 1; }
	$(BIN)/python manage.py makemigrations --check --dry-run
	SITE_URL=https://example.com SSL_REDIRECT=1 $(BIN)/python manage.py check --deploy --fail-level WARNING

audit: dev  ## known weaknesses of the packages, where advisories are at hand
	@bash .ci/audit

sbom: dev node  ## what the site and its tests are made of, as CycloneDX
	@bash .ci/sbom

torture: dev  ## posts comments while killing the server with -9 a hundred times; takes minutes
	$(BIN)/python -m tests.blog.comments.torture

format: dev node  ## formats Python, style sheets and scripts
	$(BIN)/ruff format .
	tests/site/node_modules/.bin/biome format --write static

bench: dev  ## how fast the site is beside nginx, into docs/performance.md; needs nginx and wrk, takes minutes
	$(BIN)/python -m tests.deploy.bench

words: dev  ## gathers the words to translate and compiles the German catalogue; needs GNU gettext
	$(BIN)/python manage.py makemessages -l de --no-obsolete --add-location file -i $(VENV) -i node_modules -i tests -i var -i media
	$(BIN)/python manage.py compilemessages -l de -i $(VENV)

dev: $(VENV)/dev.stamp
	@sh .ci/chromium

node: tests/site/package-lock.json
	@sh .ci/node

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: requirements.txt | $(VENV)/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/dev.stamp: requirements-dev.txt | $(VENV)/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@ $(VENV)/run.stamp

lock: dev  ## pins the dependencies of pyproject.toml anew, with hashes
	$(BIN)/uv pip compile pyproject.toml --generate-hashes --universal --python-version 3.11 -q -o requirements.txt
	$(BIN)/uv pip compile pyproject.toml --extra dev --generate-hashes --universal --python-version 3.11 -q -o requirements-dev.txt

clean:
	rm -rf $(VENV) tests/site/node_modules
