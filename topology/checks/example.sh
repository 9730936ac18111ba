#!/usr/bin/env bash
# Packages the test kit, installs it into a repository of its own, and there lets a project that is no module of this build
# (../testkit/example) test its topology with it. The exit code is 0 only if the kit came from that repository and all passed.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
root=$here/../..
. "$here/jdk.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# What others have published is taken from where it lies already; what is built here goes to the new repository only.
maven() {
    "$root/mvnw" -B -ntp "-Dmaven.repo.local=$work/repository" \
        "-Dmaven.repo.local.tail=${MAVEN_REPOSITORY:-$HOME/.m2/repository}" "$@"
}

maven -q -f "$root/pom.xml" -pl topology/testkit -am install -DskipTests >"$work/install.log" 2>&1 || {
    cat "$work/install.log"
    exit 1
}
kit=$(find "$work/repository/io/ordersaga/ordersaga-testkit" -name '*.jar')
echo "packaged    $(basename "$kit"), $(unzip -l "$kit" | grep -c '\.class') classes"

maven -f "$root/topology/testkit/example/pom.xml" "-Dwords.target=$work/target" -X test >"$work/test.log" 2>&1 || {
    grep -v '^\[DEBUG\]' "$work/test.log"
    exit 1
}
if ! grep -q -F "$kit" "$work/test.log"; then
    echo "the example was not tested with the packaged kit" >&2
    exit 1
fi
grep -E '^\[INFO\] Tests run|^\[INFO\] BUILD' "$work/test.log"
