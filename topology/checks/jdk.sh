# Sourced by the checks: JAVA_HOME names a JDK that knows the language level, if one is installed.
for home in "${JAVA_HOME:-}" /usr/lib/jvm/*; do
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release" 2>/dev/null || true)
    if [ -x "$home/bin/javac" ] && [ "${version:-0}" -ge 21 ]; then
        export JAVA_HOME=$home
        break
    fi
done
