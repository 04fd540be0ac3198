#!/usr/bin/env bash
# Says after a run of the tests which sentences they were skipped with, and how many each.
set -euo pipefail
cd "$(dirname "$0")/../../.."
skipped=$(grep -rhE --include='TEST-*.xml' '<skipped' target/surefire-reports 2> /dev/null |
    sed -E 's/^.*(CDATA\[|message=")//; s/(\]\]>|" |"\/?>).*$//; s/^.*(Skipped: )/\1/' | sort | uniq -c || true)
[ -z "$skipped" ] || printf 'Tests that could not run on this machine:\n%s\n' "$skipped"
