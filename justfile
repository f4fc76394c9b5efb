# Short names for what we do every day; `just` lists them. https://just.systems

[private]
default:
    @just --list

# The tests that README names.
test *ARGS:
    python -m pytest {{ ARGS }}

# All tests, the slow ones too.
test-all:
    python -m pytest -m 'slow or not slow'

# Formatter, linters, types and import contracts.
lint:
    ruff format --check .
    ruff check .
    mypy
    pyright
    lint-imports

# The documentation as a site, in build/site.
docs:
    zensical build --strict

# A benchmark, against something run beside it: `just bench first_frame`.
bench NAME *ARGS:
    python tests/benchmarks/{{ NAME }}.py {{ ARGS }}

# The page of the shipped case.
page:
    actorgraph explore

# What CI does, from a clean checkout.
ci:
    .ci/run
