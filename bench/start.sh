#!/usr/bin/env bash
# Time from the command to `ready`, each time with a fresh data directory: bench/start.sh [ROUNDS]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
rounds=${1:-7}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
./sallyport --version >&2

for round in $(seq "$rounds"); do
  begun=$(date +%s%N)
  ./sallyport up --data "$folder/$round" --port 0 >"$folder/out" 2>"$folder/err" &
  product=$!
  until grep -q '^ready' "$folder/out"; do
    kill -0 "$product" 2>/dev/null || { cat "$folder/err" >&2; exit 1; }
    sleep 0.01
  done
  echo "$((($(date +%s%N) - begun) / 1000000))"
  kill "$product"
  wait "$product" || true
done | sort -n | awk '{ took[NR] = $1 } END { printf "ready after %d / %d / %d ms (least, median, most of %d)\n", took[1], took[int((NR + 1) / 2)], took[NR], NR }'
