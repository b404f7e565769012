#!/usr/bin/env bash
# The steps of action.yml: installs glosslint and checks, on a pull request only what it changes.
set -euo pipefail

if [ "${INPUT_VERSION:-}" != none ]; then
  python3 -m pip install --quiet "glosslint${INPUT_VERSION:+==$INPUT_VERSION}"
fi

# Paths and arguments are lists of words on purpose.
read -r -a paths <<<"${INPUT_PATHS:-.}"
read -r -a arguments <<<"${INPUT_ARGUMENTS:-}"
fail_on=${INPUT_FAIL_ON:-}

if [ -n "${GITHUB_BASE_REF:-}" ]; then
  # A checkout is shallow: fetch what leads to the commit where the two histories part.
  if [ "$(git rev-parse --is-shallow-repository)" = true ]; then
    git fetch --quiet --unshallow origin
  fi
  git fetch --quiet origin "+refs/heads/$GITHUB_BASE_REF:refs/remotes/origin/$GITHUB_BASE_REF"
  arguments+=(--since "origin/$GITHUB_BASE_REF")
  fail_on=${fail_on:-info}
fi

if [ -n "${INPUT_SARIF_FILE:-}" ]; then
  glosslint check --quiet --format sarif --output-file "$INPUT_SARIF_FILE" --fail-on never \
    ${arguments[@]+"${arguments[@]}"} "${paths[@]}"
fi
glosslint check --format github --fail-on "${fail_on:-warning}" ${arguments[@]+"${arguments[@]}"} "${paths[@]}"
