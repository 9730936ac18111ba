#!/usr/bin/env bash
# Lets openapi-generator make a Java client of a running shop's document, compiles it, and buys something with it.
# Says what it did; the exit code is 0 only if the order was confirmed and paid.
#
#   generated-client.sh [ADDRESS]   of the shop's gateway; http://127.0.0.1:3000 if none is given
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
shop=${1:-http://127.0.0.1:3000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

curl -fsS --max-time 20 "$shop/openapi.json" -o "$work/openapi.json"
echo "document    $(wc -c <"$work/openapi.json") bytes from $shop/openapi.json"

maven() {
    "$here/../../mvnw" -B -ntp -q -f "$here/generated-client/pom.xml" "-Dclient.directory=$work/target" \
        "-Ddocument=$work/openapi.json" "-Dshop=$shop" "$@"
}
maven compile >"$work/build.log" 2>&1 || {
    cat "$work/build.log"
    exit 1
}
if grep -E "ERROR|Unable to|Illegal" "$work/build.log"; then
    echo "the generator complains about the document" >&2
    exit 1
fi
echo "generated   $(find "$work/target/generated-sources" -name '*.java' | wc -l) classes, which compile"
maven exec:java
