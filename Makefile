# Every target works alone, from a fresh clone, with Python 3.11 or newer and git.
# 每个目标都可以单独运行:只要有 Python 3.11 以上和 git。

.DEFAULT_GOAL := help
.PHONY: help test demo lint snapshots docs bench precision mutants clean
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

VENV := .venv
BIN := $(VENV)/bin
PY := $(BIN)/python
WORKERS ?= 2
PYTEST_ARGS ?=
DEMO := build/demo

# The first interpreter that is new enough; PYTHON=… chooses another.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	"$$p" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo "$$p"; break; }; done)

PIP_INSTALL := $(PY) -m pip install --quiet --disable-pip-version-check --no-input

help:
	@echo "make demo       做一个演示记录库，检查它，打印全市的月报 / make a demonstration, check it, print the city's month"
	@echo "make test       全部检查和测试 / every check and test"
	@echo "make lint       只查代码 / ruff, mypy, import contracts"
	@echo "make docs       重新生成参考文档 / generate the reference pages"
	@echo "make snapshots  更新快照 / update the snapshots of the tests"
	@echo "make bench      性能对比 / benchmarks"
	@echo "make mutants    规则的界限都有用例看着吗（RULE=SUP301 或 FILE=…）/ does a case watch every threshold"
	@echo "make clean      删掉生成的东西 / remove what was made"

# --- environments: what is installed follows pyproject.toml ----------------------------------------

$(PY):
	@test -n "$(PYTHON)" || { \
		echo "需要 Python 3.11 或更新的版本（带 venv），没有找到。装好后再运行；或写 make PYTHON=/路径/python3 …" >&2; \
		echo "Python 3.11 or newer (with venv) is needed and was not found. Install it, or: make PYTHON=/path/to/python3 …" >&2; \
		exit 2; }
	@"$(PYTHON)" -m venv "$(VENV)" || { rm -rf "$(VENV)"; \
		echo "建不了虚拟环境。Debian/Ubuntu 请先装 python3-venv。/ Could not make a virtual environment; on Debian or Ubuntu install python3-venv." >&2; \
		exit 2; }

$(VENV)/.demo: pyproject.toml | $(PY)
	@echo "正在安装 sup（第一次约一分钟）/ Installing sup (about a minute, the first time) …"
	@$(PIP_INSTALL) -e '.[office]'
	@touch $@

$(VENV)/.dev: pyproject.toml | $(PY)
	@echo "正在安装 sup 和测试工具（第一次一两分钟）/ Installing sup and the test tools (a minute or two, the first time) …"
	@$(PIP_INSTALL) -e '.[dev,office]'
	@touch $@ $(VENV)/.demo

$(VENV)/.mutants: pyproject.toml $(VENV)/.dev
	@$(PIP_INSTALL) -e '.[mutants]'
	@touch $@

# --- what people run -------------------------------------------------------------------------------

demo: $(VENV)/.demo
	@rm -rf $(DEMO) build/demo-report.html && mkdir -p build
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh examples/demo.sh $(DEMO) build/demo-report.html

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check --quiet .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

test: lint
	$(BIN)/pytest -n $(WORKERS) --dist loadfile $(PYTEST_ARGS)

snapshots: $(VENV)/.dev
	$(BIN)/pytest -n $(WORKERS) --dist loadfile --snapshot-update $(PYTEST_ARGS)

docs: $(VENV)/.dev
	$(PY) docs/generate.py

precision: $(VENV)/.dev
	$(PY) benchmarks/precision.py $(BENCH_ARGS)

bench: $(VENV)/.dev
	$(PY) benchmarks/run.py $(BENCH_ARGS)

# All of it, or RULE=SUP301, or FILE=supervise_cli/definitions/owed.py; AGAIN=--again: only what survived the
# last time. docs/decisions/2026-11-26-mutants.md.
mutants: $(VENV)/.mutants
	$(PY) -m tests.mutants.run $(AGAIN) $(RULE) $(FILE)

clean:
	rm -rf build dist $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find supervise_cli tests benchmarks docs -name __pycache__ -type d -prune -exec rm -rf {} +
