#!/usr/bin/env bash
# Installs what the tests need from Debian, when absent: Chromium, PostgreSQL, and the
# library that Playwright's driver links to (a minimal Debian does not have it).
set -euo pipefail

missing=()
command -v chromium >/dev/null || command -v chromium-browser >/dev/null || missing+=(chromium)
compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || missing+=(postgresql)
/sbin/ldconfig -p | grep -q 'libatomic\.so\.1 ' || missing+=(libatomic1)
[ ${#missing[@]} -eq 0 ] && exit 0

if [ "$(id -u)" -eq 0 ]; then as_root=()
elif command -v sudo >/dev/null; then as_root=(sudo)
else
  echo "Voor de tests ontbreekt: ${missing[*]}. Installeer dit als beheerder, bijvoorbeeld met: apt-get install ${missing[*]}" >&2
  exit 1
fi
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -q
"${as_root[@]}" apt-get install -q -y --no-install-recommends "${missing[@]}"
