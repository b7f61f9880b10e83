// The islands in src/*.ts and the packages that they name in, static/built out: minified, the same bytes for the same sources, each saying what it was made of.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { writeWorld } from "./world.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const BUILT = join(HERE, "../src/accordingto/web/static/built");
const ISLANDS = readdirSync(join(HERE, "src")).filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts")).sort();

const hash = (...parts) => parts.reduce((made, part) => made.update(part), createHash("sha256")).digest("hex");

/** Builds one island into one file: sources of its own are named and hashed in the first line, and so is what follows it. */
async function buildIsland(name) {
  const made = await build({
    absWorkingDir: HERE, entryPoints: [`src/${name}`], bundle: true, minify: true, write: false, metafile: true, charset: "utf8",
    format: "iife", target: "es2022", legalComments: "none", logLevel: "warning",
  });
  const inputs = Object.keys(made.metafile.inputs).sort();
  const own = inputs.filter((path) => path.startsWith("src/"));
  const packages = [...new Set(inputs.filter((path) => path.startsWith("node_modules/")).map(packageOf))].sort();
  const text = made.outputFiles[0].text;
  const sources = hash(...own.map((path) => readFileSync(join(HERE, path))));
  const first = ["accordingto", `from ${own.map((path) => path.slice("src/".length)).join(" ")}`, `sources ${sources}`, `built ${hash(text)}`];
  if (packages.length) first.push(`with ${packages.join(" ")}`);
  writeFileSync(join(BUILT, `${basename(name, ".ts")}.js`), `/* ${first.join("; ")} */\n${text}`);
}

/** The package of an input with its version, such as `topojson-client@3.1.0`. */
function packageOf(path) {
  const [, scope, name] = path.match(/^node_modules\/(@[^/]+\/)?([^/]+)\//);
  const whole = `${scope ?? ""}${name}`;
  return `${whole}@${JSON.parse(readFileSync(join(HERE, "node_modules", whole, "package.json"))).version}`;
}

/** Copies a built file of a package as it is, its own name and version in the first line, without the address of its map. */
function copyBuilt(whole, path, name) {
  const text = readFileSync(join(HERE, "node_modules", whole, path), "utf8").replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n");
  writeFileSync(join(BUILT, name), `/* ${packageOf(`node_modules/${whole}/`)}; built ${hash(text)} */\n${text}`);
}

/** Takes the addresses of sponsors out of the lock file: it holds names, versions and hashes only. */
function cleanLock() {
  const path = join(HERE, "package-lock.json");
  const held = readFileSync(path, "utf8");
  const lock = JSON.parse(held);
  for (const entry of Object.values(lock.packages)) delete entry.funding;
  const clean = `${JSON.stringify(lock, null, 2)}\n`;
  if (clean !== held) writeFileSync(path, clean);
}

rmSync(BUILT, { recursive: true, force: true });
mkdirSync(BUILT, { recursive: true });
for (const name of ISLANDS) await buildIsland(name);
copyBuilt("maplibre-gl", "dist/maplibre-gl.mjs", "maplibre-gl.mjs");
copyBuilt("maplibre-gl", "dist/maplibre-gl-worker.mjs", "maplibre-gl-worker.mjs");
writeFileSync(join(BUILT, "maplibre-gl.LICENSE.txt"), readFileSync(join(HERE, "node_modules/maplibre-gl/LICENSE.txt")));
writeWorld(join(HERE, "node_modules/world-atlas/countries-10m.json"), join(BUILT, "world.json"));
cleanLock();
