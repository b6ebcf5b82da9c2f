#!/usr/bin/env bash
# The inspector's page in a real Chromium, driven by Selenium, and what axe-core finds in it.
# Installs both where they are missing. -Dbrowser.pictures=docs among the arguments writes the pictures anew.
set -euo pipefail
cd "$(dirname "$0")/../.."

AXE=4.10.3

missing=()
command -v chromium > /dev/null || missing+=(chromium)
command -v chromedriver > /dev/null || missing+=(chromium-driver)
command -v npm > /dev/null || missing+=(npm)
if [ "${#missing[@]}" -gt 0 ]; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${missing[@]}" > /dev/null
fi

axe=target/axe/package/axe.min.js
if [ ! -f "$axe" ]; then
  mkdir -p target/axe
  (cd target/axe && npm pack --silent "axe-core@$AXE" > /dev/null && tar -xzf "axe-core-$AXE.tgz")
fi

# The pictures are of the packaged tool.
[ -x target/notra-hooks/bin/notra-hooks ] || mvn -q -B -ntp -Dquick -DskipTests package

mvn -B -ntp -Pbrowser -Dquick "-Dbrowser.axe=$PWD/$axe" "$@" test
