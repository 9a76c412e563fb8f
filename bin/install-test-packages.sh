#!/usr/bin/env bash
# The tests start real servers from Debian's packages. As root on Debian what is missing is installed; elsewhere it is named.
set -eu
declare -A packages=([dovecot]=dovecot-imapd [redis-server]=redis-server [openssl]=openssl)
missing=()
for program in "${!packages[@]}"; do
  PATH="$PATH:/usr/sbin:/sbin" command -v "$program" >/dev/null 2>&1 || missing+=("${packages[$program]}")
done
[ ${#missing[@]} -eq 0 ] && exit 0
line="apt-get install -y --no-install-recommends ${missing[*]}"
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "installing what the tests need: ${missing[*]}"
  apt-get update -qq
  # shellcheck disable=SC2086
  DEBIAN_FRONTEND=noninteractive $line >/dev/null
else
  echo "The tests need: ${missing[*]}. Install them with: $line" >&2
  exit 1
fi
