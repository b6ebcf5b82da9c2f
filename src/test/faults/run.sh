#!/usr/bin/env bash
# What must not lose a delivery, nor stop the receiver: kills, power cuts, full and failing disks, clocks that
# jump, load, slow clients, stops. docs/reliability.md says what is required. Wants the packaged tool, Node, curl,
# jq and openssl; what needs root or another tool is skipped, loudly, where that is missing. Loopback only.
#
#   run.sh [quick|full] [--soak MINUTES] [THEME…]
#
# quick takes about eight minutes. full takes 30, and the soak, which is in it alone, 30 more.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
all=(kills forwards commands power disk folders clock copies bodies clients descriptors browser load stop soak)
export FAULTS_SIZE=quick FAULTS_SOAK_MINUTES=30
FAULTS_RESULTS=$(mktemp)
export FAULTS_RESULTS
trap 'rm -f "$FAULTS_RESULTS"' EXIT

usage() {
  echo "usage: run.sh [quick|full] [--soak MINUTES] [THEME…]; themes: ${all[*]}" >&2
  exit 2
}

themes=()
while [ $# -gt 0 ]; do
  case $1 in
    quick | full) FAULTS_SIZE=$1 ;;
    --soak)
      [[ ${2:-} =~ ^[1-9][0-9]*$ ]] || usage
      FAULTS_SOAK_MINUTES=$2
      shift
      ;;
    *)
      [ -f "$here/themes/$1.sh" ] || usage
      themes+=("$1")
      ;;
  esac
  shift
done
if [ "${#themes[@]}" -eq 0 ]; then
  themes=("${all[@]}")
  [ "$FAULTS_SIZE" = full ] || unset 'themes[-1]'
fi

for needed in node curl jq openssl; do
  command -v "$needed" > /dev/null || { echo "run.sh: $needed is needed" >&2; exit 2; }
done
ulimit -n "$(ulimit -Hn)" || true

for theme in "${themes[@]}"; do
  printf '\n== %s\n' "$theme"
  began=$SECONDS
  code=0
  timeout -k 10 $((FAULTS_SOAK_MINUTES * 60 + 1800)) bash "$here/themes/$theme.sh" || code=$?
  [ "$code" -eq 0 ] || printf '%s | runs to its end | ended with %s | FAILED\n' "$theme" "$code" | tee -a "$FAULTS_RESULTS"
  echo "   $((SECONDS - began)) s"
done

count() { grep -c " | $1\$" "$FAULTS_RESULTS" || true; }
printf '\n'
{
  echo 'test | required | seen | verdict'
  cat "$FAULTS_RESULTS"
} | column -t -s '|' -o '|'
printf '\n%s passed, %s failed, %s skipped\n' "$(count ok)" "$(count FAILED)" "$(count SKIPPED)"
[ "$(count FAILED)" -eq 0 ]
