#!/usr/bin/env node
import { pathToFileURL } from "node:url";
import { built } from "./build.mjs";

let entry;
try {
  entry = pathToFileURL(await built()).href;
} catch {
  // Where nothing can be built (a read-only folder), the sources run as they are.
  const { register } = await import("tsx/esm/api");
  register();
  entry = new URL("../src/cli/lockstep.ts", import.meta.url).href;
}
await import(entry);
