#!/usr/bin/env bash
# Checks the tests of this module: makes one wrong change after another (mutants.txt) to a copy of its sources, runs the tests,
# and prints a table of which test noticed. The exit code is 0 only if each change was noticed by a test that failed.
#
#   mutants.sh [PART]   PART of the names of the changes to try; all of them if none is given, and first none at all
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
module=$(dirname "$here")
. "$here/jdk.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$module/../mvnw" -B -ntp -q -f "$module/../pom.xml" -pl topology -am test-compile dependency:build-classpath \
    "-Dmdep.outputFile=$work/classpath" >"$work/build.log" 2>&1 || {
    cat "$work/build.log"
    exit 2
}

cd "$module"
"${JAVA_HOME:?no JDK 21 or newer}/bin/java" -Xmx1g --enable-native-access=ALL-UNNAMED "-Djava.io.tmpdir=$work" \
    -cp "target/test-classes:target/classes:$(cat "$work/classpath")" io.ordersaga.topology.mutants.MutationCheck \
    src/main/java target/classes target/test-classes "$work" checks/mutants.txt "${1:-}" 2>"$work/errors" || {
    status=$?
    grep -v -e SLF4J -e '^WARNING' "$work/errors" >&2 || true
    exit "$status"
}
