#!/usr/bin/env bash
# Stands in for programs that need the network, an account or minutes: checks that they are called as they want to be.
# TOOL is the built tool, which `mvn package` "builds".
# shellcheck disable=SC2015 # what refuses is to run whichever of the conditions fails
set -euo pipefail

refuse() {
  echo "$(basename "$0"): not called like this: $(basename "$0") $*" >&2
  exit 99
}

built() { # FOLDER: the project there has its tool, and an archive that stands for the one with a runtime
  [ -f "$1/pom.xml" ] || refuse "in $1"
  local made=$1/target/distribution name=notra-hooks-0.0.0-linux-x86_64
  mkdir -p "$made/$name"
  [ -e "$1/target/notra-hooks" ] || ln -s "$TOOL" "$1/target/notra-hooks"
  ln -sfn "$TOOL/bin" "$made/$name/bin"
  ln -sfn "$TOOL/lib" "$made/$name/lib"
  tar -czf "$made/$name.tar.gz" -C "$made" "$name"
}

hook_url='http://127\.0\.0\.1:[0-9]+/api/webhooks/github/[a-z0-9_]+/[a-z0-9_]+/[a-z0-9_]+'
all="$*"
case $(basename "$0") in
  mvn)
    folder=.
    if [[ $all =~ -f\ ([^ ]+)/pom.xml ]]; then folder=${BASH_REMATCH[1]}; fi
    [[ " $all " =~ \ (package|verify)\  ]] || refuse "$@"
    for each; do
      case $each in
        -q | -f | -Dquick | -DskipTests | -Pdistribution | */pom.xml | package | verify) ;;
        *) refuse "$@" ;;
      esac
    done
    built "$folder"
    ;;
  gh)
    case $all in
      'extension install cli/gh-webhook' | 'auth refresh --scopes admin:org_hook') ;;
      'webhook forward '*)
        [[ $all =~ \ --repo=[a-z]+/[a-z]+\  ]] && [[ $all =~ \ --events=[a-z_,]+\  ]] &&
          [[ $all =~ \ --url=$hook_url\  ]] && [[ $all =~ \ --secret=[0-9a-f]{64}$ ]] || refuse "$@"
        ;;
      'api repos/acme/gears/hooks/1/deliveries/2') cat "$HOME/api-answer.json" ;;
      *) refuse "$@" ;;
    esac
    ;;
  cloudflared) [[ $all =~ ^tunnel\ --url\ http://127\.0\.0\.1:[0-9]+$ ]] || refuse "$@" ;;
  ngrok) [[ $all =~ ^http\ [0-9]+$ ]] || refuse "$@" ;;
  *) refuse "$@" ;;
esac
