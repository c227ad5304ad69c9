#!/usr/bin/env bash
# Measures what things cost, and what they cost elsewhere, and prints a table: bench/run.sh [PATTERN]
# PATTERN is a regular expression for the names of benchmarks, as in PolicyBench or 'SigV4.*header'. Wants a quiet machine.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
exec mvn -q -B -DskipTests -pl bench -am -Pmeasure -Dbench.pattern="${1:-.}" package
