# Makes .venv hold what requirements*.txt lock. Sourced by the commands in bin/; expects $here. Everything it says goes to stderr.

# Machines behind a company's own certificate authority: trust what the system trusts.
if [ -r /etc/ssl/certs/ca-certificates.crt ]; then
  export SSL_CERT_FILE="${SSL_CERT_FILE:-/etc/ssl/certs/ca-certificates.crt}" NODE_EXTRA_CA_CERTS="${NODE_EXTRA_CA_CERTS:-/etc/ssl/certs/ca-certificates.crt}"
fi

say() { printf '%s\n' "anxin: $*" >&2; }

# anxin_apt PACKAGE... : installs Debian packages as root, otherwise names the one line that is needed and stops.
anxin_apt() {
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "installing $* …"
    { DEBIAN_FRONTEND=noninteractive apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends -o Dpkg::Use-Pty=0 "$@"; } >/dev/null 2>"${TMPDIR:-/tmp}/anxin-apt.log" || { cat "${TMPDIR:-/tmp}/anxin-apt.log" >&2; exit 1; }
  else
    say "please run once:  sudo apt install $*"
    exit 1
  fi
}

# anxin_find_python: prints a Python 3.11+ interpreter.
anxin_find_python() {
  local p
  for p in python3.11 python3 python3.12 python3.13; do
    if command -v "$p" >/dev/null && "$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then command -v "$p"; return; fi
  done
}

# anxin_python_ready runtime|dev : creates or refreshes .venv; a second caller waits for the first.
anxin_python_ready() {
  local kind=$1 want mark lock="$here/.venv.lock" py
  want=$(cat "$here/requirements.txt" $([ "$kind" = dev ] && echo "$here/requirements-dev.txt") | sha256sum | cut -c1-16)
  mark="$here/.venv/.anxin-$kind-$want"
  [ -e "$mark" ] && return 0
  exec 9>"$lock"
  flock 9
  if [ ! -e "$mark" ]; then
    if [ ! -x "$here/.venv/bin/python" ]; then
      py=$(anxin_find_python)
      [ -n "$py" ] || { anxin_apt python3 python3-venv; py=$(anxin_find_python); }
      "$py" -c 'import venv, ensurepip' 2>/dev/null || anxin_apt python3-venv ca-certificates
      say "creating .venv …"
      "$py" -m venv "$here/.venv" >&2
    fi
    if [ ! -x "$here/.venv/bin/uv" ]; then
      "$here/.venv/bin/python" -m pip install --quiet --disable-pip-version-check uv >&2
    fi
    say "installing locked packages ($kind) …"
    local files=(-r "$here/requirements.txt")
    [ "$kind" = dev ] && files+=(-r "$here/requirements-dev.txt")
    VIRTUAL_ENV="$here/.venv" "$here/.venv/bin/uv" pip install --quiet --require-hashes "${files[@]}" >&2
    touch "$mark"
    [ "$kind" = dev ] && touch "$here/.venv/.anxin-runtime-$(sha256sum <"$here/requirements.txt" | cut -c1-16)"
  fi
  exec 9>&-
}

# anxin_translations_ready: compiled catalogues are as new as their sources.
anxin_translations_ready() {
  local out="${ANXIN_BUILD:-$here/var/build}" stamp
  stamp="$out/.translations"
  mkdir -p "$out"
  if [ ! -e "$stamp" ] || [ -n "$(find "$here/anxin" -name '*.po' -newer "$stamp" -print -quit)" ] \
    || [ "$(find "$here/anxin" -name django.po | wc -l)" != "$(find "$here/anxin" -path '*zh_Hant*' -name django.mo | wc -l)" ]; then
    say "compiling translations …"
    PYTHONPATH="$here" "$here/.venv/bin/python" -m anxin.surfaces.cli translations compile
    touch "$stamp"
  fi
}
