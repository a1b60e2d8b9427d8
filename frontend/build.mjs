// Builds the desk's and the portal's scripts and styles, every island and the icon sprite into
// $ANXIN_BUILD/static/anxin with content hashes in their names, and writes manifest.json (plain name → hashed name).
import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import * as esbuild from "esbuild";
import * as sass from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(process.env.ANXIN_BUILD || join(here, "..", "var", "build"));
const target = join(root, "static", "anxin");

const scss = {
  name: "scss",
  setup(build) {
    build.onLoad({ filter: /\.scss$/ }, ({ path }) => ({
      contents: sass.compile(path, { loadPaths: [join(here, "node_modules")], quietDeps: true, charset: false, logger: sass.Logger.silent }).css,
      loader: "css",
    }));
  },
};

/** Entry points by output name: entries/*.{ts,css} and islands/<name>/index.ts. */
async function entryPoints() {
  const found = {};
  for (const file of await readdir(join(here, "entries"))) {
    found[file.replace(/\.(ts|css)$/, (_, kind) => (kind === "css" ? ".style" : ""))] = join(here, "entries", file);
  }
  const islands = join(here, "islands");
  for (const name of existsSync(islands) ? await readdir(islands) : []) {
    const index = join(islands, name, "index.ts");
    if (existsSync(index)) found[`islands/${name}`] = index;
  }
  return found;
}

/** One SVG sprite of the icons listed in icons.txt, each reachable as #name. */
async function sprite() {
  const names = (await readFile(join(here, "icons.txt"), "utf8")).split(/\s+/).filter(Boolean);
  const symbols = await Promise.all(names.map(async (name) => {
    const filled = name.endsWith("-filled");
    const folder = filled ? "filled" : "outline";
    const svg = await readFile(join(here, "node_modules/@tabler/icons/icons", folder, `${name.replace(/-filled$/, "")}.svg`), "utf8");
    const shapes = svg.replace(/^[\s\S]*?<svg[^>]*>/, "").replace(/<\/svg>[\s\S]*$/, "").replace(/<path stroke="none"[^>]*>/, "").replace(/\s*\n\s*/g, "");
    const paint = filled ? 'fill="currentColor"' : 'fill="none" stroke="currentColor" stroke-linecap="round" stroke-linejoin="round"';
    return `<symbol id="${name}" viewBox="0 0 24 24" ${paint}>${shapes}</symbol>`;
  }));
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>`;
}

const hash = (text) => createHash("sha256").update(text).digest("hex").slice(0, 10);

async function main() {
  const fresh = `${target}.new`;
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { recursive: true });
  const result = await esbuild.build({
    absWorkingDir: here,
    entryPoints: await entryPoints(),
    outdir: fresh,
    entryNames: "[dir]/[name].[hash]",
    assetNames: "[name].[hash]",
    bundle: true,
    minify: true,
    sourcemap: false,
    legalComments: "none",
    format: "iife",
    target: ["chrome109", "safari15.4", "firefox110"],
    loader: { ".svg": "file", ".woff2": "file" },
    plugins: [scss],
    metafile: true,
    logLevel: "warning",
  });
  const manifest = {};
  for (const [path, meta] of Object.entries(result.metafile.outputs)) {
    if (!meta.entryPoint) continue;
    const file = resolve(here, path).slice(fresh.length + 1);
    manifest[file.replace(/(\.style)?\.[A-Z0-9]{8}\.(js|css)$/, ".$2")] = file;
  }
  const icons = await sprite();
  manifest["icons.svg"] = `icons.${hash(icons)}.svg`;
  await writeFile(join(fresh, manifest["icons.svg"]), icons);
  await writeFile(join(fresh, "manifest.json"), JSON.stringify(manifest, null, 1));
  for (const file of Object.values(manifest)) {
    await writeFile(join(fresh, `${file}.gz`), gzipSync(await readFile(join(fresh, file)), { level: 9 }));
  }
  // Swapped in one step, so a server that is running never meets half a build.
  const old = `${target}.old`;
  await rm(old, { recursive: true, force: true });
  if (existsSync(target)) await rename(target, old);
  await rename(fresh, target);
  await rm(old, { recursive: true, force: true });
  console.error(`built ${Object.keys(manifest).length} files into ${basename(root)}/static/anxin`);
}

await main();
