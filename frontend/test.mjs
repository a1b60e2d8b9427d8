// Runs the unit tests of the pure parts: bundles each tests/*.test.ts with esbuild and hands it to node's own test runner.
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { spawnSync } from "node:child_process";
import { join, dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { tmpdir } from "node:os";
import * as esbuild from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const out = await mkdtemp(join(tmpdir(), "anxin-frontend-test-"));
const files = [];
for (const folder of ["tests", ...(await readdir(join(here, "islands"))).map((name) => join("islands", name))]) {
  const names = await readdir(join(here, folder)).catch(() => []);
  files.push(...names.filter((name) => name.endsWith(".test.ts")).map((name) => join(folder, name)));
}
await esbuild.build({
  absWorkingDir: here, entryPoints: files, outdir: out, bundle: true, format: "esm", platform: "node", outExtension: { ".js": ".mjs" },
});
const made = (await readdir(out, { recursive: true })).filter((name) => name.endsWith(".mjs")).map((name) => join(out, name));
const run = spawnSync(process.execPath, ["--test", ...made], { stdio: "inherit" });
await rm(out, { recursive: true, force: true });
process.exit(run.status ?? 1);
