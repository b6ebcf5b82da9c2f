#!/usr/bin/env bash
# Writes printed/ anew: every document as each language prints it. Installs what it needs, so it
# wants root on Debian, and Maven and a JDK. Prints the versions that did the printing.
set -euo pipefail
cd "$(dirname "$0")"

gson=2.13.2
jackson=2.22.4
annotations=2.22
ruby4=2.10.1
shim=0.4.2

packages=(python3 php-cli ruby ruby-activesupport golang-go jq)
command -v npm > /dev/null || packages+=(nodejs npm)
if ! dpkg -s "${packages[@]}" > /dev/null 2>&1; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" \
    > /dev/null
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for artifact in com.google.code.gson:gson:$gson \
  com.fasterxml.jackson.core:jackson-{core,databind}:$jackson \
  com.fasterxml.jackson.core:jackson-annotations:$annotations; do
  (cd "$work" && mvn -B -q -Dstyle.color=never dependency:copy -Dartifact="$artifact" \
    -DoutputDirectory="$work/jars" > /dev/null)
done
npm install --silent --no-save --ignore-scripts --prefix "$work" \
  @ruby/4.0-wasm-wasi@$ruby4 @ruby/wasm-wasi@$ruby4 @bjorn3/browser_wasi_shim@$shim

rm -rf printed
node write.js
/usr/bin/python3 write.py
php -n write.php # -n: with no php.ini, so that nobody's settings are printed
ruby write.rb ruby
ruby write.rb ruby activesupport
ruby4=$(node ruby4.mjs "$work")
GOCACHE=$work/go GO111MODULE=off go run write.go "$PWD"
java -Dfile.encoding=UTF-8 -cp "$work/jars/*" Write.java "$PWD"

jq_variant() { # VARIANT ARGUMENT…
  mkdir -p "printed/jq-$1"
  for document in documents/*.json; do
    jq "${@:2}" . "$document" > "printed/jq-$1/${document##*/}"
  done
}
jq_variant compact -c
jq_variant default
jq_variant sorted -S -c

echo "Node.js $(node --version)"
/usr/bin/python3 --version
php -n -r 'echo "PHP ", PHP_VERSION, "\n";'
ruby -rjson -e 'puts "Ruby #{RUBY_VERSION}, json #{JSON::VERSION}"'
ruby -ractive_support -e 'puts "ActiveSupport #{ActiveSupport::VERSION::STRING}"'
echo "$ruby4"
go version | cut -d ' ' -f 1-3
java -version 2>&1 | head -n 1
echo "Gson $gson, Jackson $jackson"
jq --version
