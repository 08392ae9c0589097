#!/usr/bin/env bash
# The one command. `./build.sh` does every step; `./build.sh test` (or any other step below) does that one.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
oracle=${MIXINS_ORACLE:-../shared/oracle}

# Checks the whitespace; rules of style and analyzers are warnings of the build.
format() {
  dotnet format whitespace . --folder --verify-no-changes --exclude artifacts
}

# Compiles; warnings are errors.
build() {
  dotnet build --configuration Release
  dotnet build --configuration Release test/EFCore.Mixins.Tests.MySql
}

# Runs the tests, e.g. `./build.sh test --filter-class '*FilterCase*'`. Each reason to skip tests is one line.
# Three assemblies run at once, since those with databases wait at times.
test() {
  dotnet test --configuration Release --max-parallel-test-modules 3 "$@" | awk '
    /^ *skipped [A-Za-z]/ { skipped = 1; next }
    skipped && /^ +from / { next }
    skipped && /^ +[^ ]/ { sub(/^ +/, ""); if (!seen[$0]++) print "skipped: " $0; next }
    { skipped = 0; print; fflush() }'
}

# Runs the tests of EFCore.Mixins.Testing in the other test frameworks, which know none of the options of the tests above.
frameworks() {
  local name
  for name in NUnit MSTest; do
    dotnet run --configuration Release --project "test/EFCore.Mixins.Testing.$name" -- --no-ansi --minimum-expected-tests 3
  done
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
  dotnet run --configuration Release "$@" --project bench/EFCore.Mixins.WebLoad -- dry
}

# Packs to artifacts/packages, then runs the tour on the packages: with the oldest and the newest patch of each version of EF Core, without the `using` that
# the packages bring, and with another major version, which has to be refused.
pack() {
  rm -rf artifacts/packages artifacts/restored
  local name line assemblies=()
  for name in src/*/; do
    dotnet build --configuration Release --verbosity quiet --nologo "$name"
    line=$(basename "$name")
    assemblies+=("$name/bin/Release/net10.0/${line%.EF9}.dll")
  done
  dotnet run .ci/PublicDocs.cs -- "${assemblies[@]}"
  for name in src/*/; do
    dotnet pack --configuration Release --no-build --output artifacts/packages --verbosity quiet --nologo "$name"
  done
  dotnet run .ci/CheckPackages.cs -- artifacts/packages
  mkdir -p artifacts/package-test
  grep --invert-match --extended-regexp '^#:|^using EFCore.Mixins;' samples/Tour.cs > artifacts/package-test/Tour.cs
  for line in PackageTest PackageTest.EF9 PackageTest.Oldest PackageTest.Oldest.EF9; do
    dotnet run --configuration Release --project "test/$line" | diff --unified samples/expected/Tour.txt -
  done
  dotnet run --configuration Release --project test/PackageTest.OwnNames
  refused PackageTest.OwnNames build CS0104 --configuration Release -p:EFCoreMixinsImplicitUsing=enable
  refused PackageTest.WrongMajor restore NU1107
  refused PackageTest.WrongMajor.EF9 run EFCoreVersionException
}

# refused <project> <restore, build or run> <text> [option…]: fails unless the command fails, and says so by that text.
refused() {
  local printed="artifacts/package-test/$1.txt" options=("test/$1" "${@:4}")
  [[ $2 != run ]] || options=(--configuration Release --project "test/$1")
  if dotnet "$2" "${options[@]}" > "$printed" 2>&1 || ! grep --quiet "$3" "$printed"; then
    cat "$printed"
    echo "'$1' was to be refused by $3"
    return 1
  fi
  echo "$1 is refused by $3"
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
  frameworks
  samples
  bench --no-build
  pack
}

"${@:-all}"
