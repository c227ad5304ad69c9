#!/usr/bin/env bash
# Measures what things cost, and what they cost elsewhere, and prints a table: bench/run.sh [PATTERN]
# PATTERN is a regular expression for the names of benchmarks, as in PolicyBench or 'SigV4.*header'. Wants a quiet machine.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# a Maven that runs on the JDK itself finds no other one, and starts the java of the PATH
[ -z "${JAVA_HOME:-}" ] || PATH=$JAVA_HOME/bin:$PATH
exec mvn -q -B -DskipTests -pl bench -am -Pmeasure -Dbench.pattern="${1:-.}" package
