import type { Finding } from "../../model/finding.ts";
import type { World } from "../world.ts";
import type { Fault } from "./fault.ts";

/** The command that was asked, and how it answers. */
export interface Asked {
  readonly name: string;
  readonly format: "text" | "json" | "markdown";
}

/** Says why a command cannot run, to people and to programs; returns its exit code. */
export function refuse(world: World, { name, format }: Asked, { fault, hint }: Fault): 2 {
  world.note(`lockstep ${name}: ${fault}`);
  world.note(`→ ${hint}`);
  if (format === "json") world.out(`${JSON.stringify({ error: { message: fault, hint } }, null, 2)}\n`);
  return 2;
}

/** Says what is wrong with the policy of a command that needs no more than a sound one. */
export function refuseFindings(world: World, asked: Asked, findings: readonly Finding[]): 2 {
  for (const { at, message, hint } of findings) {
    const place = at.line === undefined ? at.file : `${at.file}:${at.line}:${at.column ?? 1}`;
    world.note(`${place}: ${message}`);
    world.note(`  → ${hint}`);
  }
  return refuse(world, asked, { fault: "the policy cannot be read", hint: "mend what is reported" });
}
