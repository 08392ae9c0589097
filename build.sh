#!/usr/bin/env bash
# The one command. `./build.sh` does every step; `./build.sh test` (or any other step below) does that one.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
oracle=${MIXINS_ORACLE:-../shared/oracle}

# Checks the formatting.
format() {
  dotnet format --verify-no-changes
}

# Compiles; warnings are errors.
build() {
  dotnet build --configuration Release
}

# Runs the tests, e.g. `./build.sh test --filter-class '*Oracle*'`. Each reason to skip tests is one line.
test() {
  dotnet test --configuration Release "$@" | awk '
    /^ *skipped .*\(.*\)$/ { skipped = 1; next }
    skipped && /^ +from / { next }
    skipped && /^ +[^ ]/ { skipped = 0; sub(/^ +/, ""); if (!seen[$0]++) print "skipped: " $0; next }
    { skipped = 0; print; fflush() }'
}

# Runs the samples and compares what they print with samples/expected; `./build.sh samples --accept` keeps what they print.
samples() {
  local failed=0
  local name
  for name in samples/*.cs; do
    sample "${1:-}" "$(basename "$name" .cs)"
  done
  [[ ! -f $oracle/chinook.sqlite ]] || sample "${1:-}" Chinook "$oracle/chinook.sqlite"
  return "$failed"
}

# sample <--accept or nothing> <name> [argument]
sample() {
  local expected="samples/expected/$2${3:+.full}.txt" printed="artifacts/samples/$2${3:+.full}.txt"
  echo "samples/$2.cs ${3:-}"
  mkdir -p artifacts/samples samples/expected
  dotnet run --no-cache --configuration Release "samples/$2.cs" "${@:3}" > "$printed" || { cat "$printed"; failed=1; return; }
  [[ $1 != --accept ]] || cp "$printed" "$expected"
  diff --unified "$expected" "$printed" || failed=1
}

# Runs every bar and benchmark once, and measures nothing; `./build.sh bench --no-build` runs what is compiled.
bench() {
  dotnet run --configuration Release "$@" --project bench/EFCore.Mixins.Benchmarks -- dry
}

# Packs to artifacts/packages, then runs the tour on the packages of each version of EF Core, without the `using` that they bring.
pack() {
  rm -rf artifacts/packages artifacts/restored
  dotnet pack --configuration Release --output artifacts/packages
  mkdir -p artifacts/package-test
  grep --invert-match --extended-regexp '^#:|^using EFCore.Mixins;' samples/Tour.cs > artifacts/package-test/Tour.cs
  local line
  for line in PackageTest PackageTest.EF9; do
    dotnet run --configuration Release --project "test/$line" | diff --unified samples/expected/Tour.txt -
  done
}

# Accepts the public API as it stands in the last test run: each .received.txt becomes the approved file.
accept() {
  local file
  for file in test/EFCore.Mixins.Tests/Approved/*.received.txt; do
    [[ ! -e $file ]] || mv --verbose "$file" "${file/.received/}"
  done
}

all() {
  format
  build
  test --no-build
  samples
  bench --no-build
  pack
}

"${@:-all}"
