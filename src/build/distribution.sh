#!/bin/sh
# Makes the distribution that needs no Java: the tool, a runtime with only the modules that it uses, and its archive.
#
#   sh distribution.sh TOOL TARGET VERSION JAVA_HOME
#
# TOOL is the assembled tool; the result is TARGET/notra-hooks-VERSION-OS-ARCH and a .tar.gz of it. The runtime comes
# from the newest JDK of 25 or later that is found; if there is none, from JAVA_HOME.
set -eu

tool=$1
target=$2
version=$3
jdk=$4

# What jdeps finds in the classes that are used, and what only reflection reaches: TLS needs jdk.crypto.ec, XNIO
# jdk.unsupported. Left out is what libraries offer and the tool does not use: java.desktop, java.sql, Kerberos.
modules=java.base,java.logging,java.management,java.naming,java.security.sasl,jdk.crypto.ec,jdk.unsupported

# Prints the first number of the version of a JDK.
major() {
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

newest=24
for candidate in "$jdk" /usr/lib/jvm/* /opt/java/* "$HOME"/.sdkman/candidates/java/* \
  /Library/Java/JavaVirtualMachines/*/Contents/Home; do
  if [ -x "$candidate/bin/jlink" ] && [ -r "$candidate/release" ]; then
    found=$(major "$candidate")
    if [ "${found:-0}" -gt "$newest" ]; then
      newest=$found
      jdk=$candidate
    fi
  fi
done

case $(uname -s) in
  Darwin) system=osx ;;
  *) system=$(uname -s | tr '[:upper:]' '[:lower:]') ;;
esac
case $(uname -m) in
  amd64 | x86_64) processor=x86_64 ;;
  arm64 | aarch64) processor=aarch_64 ;;
  *) processor=$(uname -m) ;;
esac
name=notra-hooks-$version-$system-$processor

compress=zip-6
[ "$(major "$jdk")" -ge 21 ] || compress=2

mkdir -p "$target"
rm -rf "${target:?}/$name" "$target/$name.tar.gz"
cp -Rp "$tool" "$target/$name"
rm -f "$target/$name"/lib/*.jsa "$target/$name/lib/archive-java" "$target/$name/bin/notra-hooks.cmd"
"$jdk/bin/jlink" --add-modules "$modules" --strip-debug --no-man-pages --no-header-files --compress="$compress" \
  --output "$target/$name/runtime"
sh "$target/$name/lib/make-archive.sh" "$target/$name/runtime/bin/java"
(cd "$target" && tar -czf "$name.tar.gz" "$name")

echo "$target/$name: Java $(major "$jdk"), $(du -sm "$target/$name" | cut -f1) MB," \
  "$(du -sm "$target/$name.tar.gz" | cut -f1) MB as .tar.gz"
