#!/usr/bin/env bash
# Time from the command to `ready`, the first time in an empty data directory and again after kill -9: bench/start.sh [ROUNDS]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
rounds=${1:-7}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
./sallyport --version >&2

# one start, and a kill: prints the milliseconds
start() {
  local begun product
  begun=$(date +%s%N)
  ./sallyport up --data "$1" --port 0 >"$folder/out" 2>"$folder/err" &
  product=$!
  until grep -q '^ready' "$folder/out"; do
    kill -0 "$product" 2>/dev/null || { cat "$folder/err" >&2; exit 1; }
    sleep 0.01
  done
  echo "$((($(date +%s%N) - begun) / 1000000))"
  kill -9 "$product"
  wait "$product" 2>/dev/null || true
}

tell() { sort -n | awk -v what="$1" '{ took[NR] = $1 } END { printf "%s: ready after %d / %d / %d ms (least, median, most of %d)\n", what, took[1], took[int((NR + 1) / 2)], took[NR], NR }'; }

for round in $(seq "$rounds"); do start "$folder/$round"; done | tell "first start"
for round in $(seq "$rounds"); do start "$folder/$round"; done | tell "again after kill -9"
