#!/usr/bin/env bash
# Tests the inspector's page as far as that needs no browser: what its modules make of text, what they must not do, and its size.
set -euo pipefail
cd "$(dirname "$0")"

node --test .
