import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { knownKinds } from "../imports/validators.ts";
import { serverSide } from "../src/checks/schema/unknown-fields.ts";
import { Collector, declarationFile } from "./declarations.ts";

const target = fileURLToPath(new URL("../imports/fields.json", import.meta.url));

const packageOf = (kind: string): string => {
  const group = kind.split("/")[0] ?? "";
  if (group.endsWith(".fluxcd.io")) return "@kubernetes-models/flux-cd";
  return group === "argoproj.io" ? "@kubernetes-models/argo-cd" : "kubernetes-models";
};

const sorted = <T>(entries: Iterable<readonly [string, T]>): Record<string, T> =>
  Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));

/** The text of `imports/fields.json`, read from the installed type packages. */
export function fieldsFile(): string {
  const collector = new Collector();
  const kinds: [string, string][] = [];
  for (const kind of knownKinds) {
    const shape = collector.read(declarationFile(`${packageOf(kind)}/${kind}`));
    kinds.push([kind, shape]);
    delete collector.types.get(shape)?.status;
  }
  for (const field of serverSide) delete collector.types.get("MetaV1ObjectMeta")?.[field];

  const types = sorted(
    [...reachable(collector.types, kinds)].map(([name, fields]) => [name, sorted(Object.entries(fields))]),
  );
  // One type per line: small, and a new version of a package is a diff that people can read.
  const lines = (map: Record<string, unknown>): string =>
    Object.entries(map)
      .map(([name, value]) => `    ${JSON.stringify(name)}: ${JSON.stringify(value)}`)
      .join(",\n");
  return `{\n  "kinds": {\n${lines(sorted(kinds))}\n  },\n  "types": {\n${lines(types)}\n  }\n}\n`;
}

/** Only what a kind still refers to, now that `status` is gone. */
function* reachable(
  types: ReadonlyMap<string, Record<string, string>>,
  kinds: readonly (readonly [string, string])[],
): Iterable<readonly [string, Record<string, string>]> {
  const wanted = new Set(kinds.map(([, shape]) => shape));
  for (const name of wanted) {
    const fields = types.get(name);
    if (fields === undefined) continue;
    yield [name, fields];
    for (const shape of Object.values(fields)) wanted.add(shape.replace(/^(?:\[\]|\{\})+/, ""));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(target, fieldsFile());
