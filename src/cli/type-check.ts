import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Finding } from "../model/finding.ts";
import type { Workspace } from "./workspace.ts";
import type { World } from "./world.ts";

// The user's files are held to this, whatever their own configuration says: a misspelt name must never render.
const options = [
  "--ignoreConfig",
  "--noEmit",
  "--pretty",
  "false",
  "--strict",
  "--exactOptionalPropertyTypes",
  "--module",
  "nodenext",
  "--target",
  "es2023",
  "--allowImportingTsExtensions",
  "--skipLibCheck",
  "--types",
  "",
];

/** Has the compiler read the user's files. It runs beside the rendering, in a process of its own. */
export async function typeCheck(world: World, { root, files }: Workspace): Promise<readonly Finding[]> {
  const typed = [files.policy, files.versions].filter((file) => /\.m?ts$/.test(file));
  if (typed.length === 0) return [];
  const [program, ...first] = compiler();
  const { code, stdout, stderr } = await world.run(program, [...first, ...options, ...typed], root);
  const findings = parse(stdout);
  if (code === 0 || findings.length > 0) return findings;
  return [
    {
      rule: "types/checked",
      severity: "error",
      message: `the TypeScript compiler could not check ${typed.join(" and ")}: ${(stderr || stdout).trim().slice(0, 300)}`,
      hint: "install the project's packages again with npm ci",
      at: { file: files.policy, path: [] },
    },
  ];
}

/** The compiler's own binary where there is one for the machine: through its launcher it would start Node once more. */
function compiler(): readonly [string, ...string[]] {
  const typescript = createRequire(import.meta.url).resolve("typescript/package.json");
  const { platform, arch, execPath } = process;
  try {
    const binary = createRequire(typescript).resolve(`@typescript/typescript-${platform}-${arch}/package.json`);
    return [join(dirname(binary), "lib", platform === "win32" ? "tsc.exe" : "tsc")];
  } catch {
    return [execPath, join(dirname(typescript), "bin", "tsc")];
  }
}

const diagnostic = /^(.+?)\((\d+),(\d+)\): error (TS\d+): (.*)$/;

/** The compiler's lines; what is indented belongs to the line before. */
function parse(output: string): readonly Finding[] {
  const found: { file: string; line: number; column: number; code: string; text: string[] }[] = [];
  for (const line of output.split(/\r?\n/)) {
    const [, file, row, column, code, text] = diagnostic.exec(line) ?? [];
    if (file !== undefined && code !== undefined && text !== undefined)
      found.push({ file: file.replaceAll("\\", "/"), line: Number(row), column: Number(column), code, text: [text] });
    else if (/^\s+\S/.test(line)) found.at(-1)?.text.push(line.trim());
  }
  return found.map(({ file, line, column, code, text }) => ({
    rule: "types/checked",
    severity: "error",
    message: `${text.slice(0, 3).join(" ").replace(/\.$/, "")} (${code})`,
    hint: "make the policy fit its types; an editor with TypeScript shows the choices",
    at: { file, path: [], line, column },
  }));
}
