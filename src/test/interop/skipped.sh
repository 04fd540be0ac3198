#!/usr/bin/env bash
# Says after a run of the tests which of them were skipped, and why.
set -euo pipefail
cd "$(dirname "$0")/../../.."
skipped=$(grep -rhoE --include='TEST-*.xml' '<skipped message="[^"]*"' target/surefire-reports 2> /dev/null |
    sed -E 's/<skipped message="//; s/"$//; s/^org.opentest4j.TestAbortedException: *//; s/^Assumption failed: *//' |
    sed "s/&apos;/'/g; s/&quot;/\"/g; s/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g" | sort | uniq -c || true)
[ -z "$skipped" ] || printf 'Tests that could not run on this machine:\n%s\n' "$skipped"
