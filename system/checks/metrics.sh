#!/bin/sh
# Has promtool check the metrics of every service of a running system.
#   metrics.sh [PORT_OFFSET]      PROMTOOL names the program if it is not on the path (Debian: apt-get install prometheus)
set -u
offset=${1:-0}
promtool=${PROMTOOL:-promtool}
failed=0
for service in gateway:3000 user-service:3001 product-service:3002 order-service:3003 payment-service:3004 notification-service:3005 \
    analytics-service:3006 config-server:8888; do
    name=${service%%:*}
    port=$((${service##*:} + offset))
    text=$(curl -sSf --max-time 10 "http://127.0.0.1:$port/metrics") || { echo "$name: no answer on port $port"; failed=1; continue; }
    if complaints=$(printf '%s\n' "$text" | "$promtool" check metrics 2>&1) && [ -z "$complaints" ]; then
        echo "$name: accepted, $(printf '%s\n' "$text" | grep -vc '^#') samples"
    else
        echo "$name: refused"
        echo "$complaints"
        failed=1
    fi
done
exit $failed
