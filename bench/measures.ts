/** What is measured at every size, in the order of the table. */
export const measures = {
  floor: "floor: JSON.stringify and plain writes",
  "cdk8s-objects": "plain cdk8s, a file per object",
  "cdk8s-charts": "plain cdk8s, a file per chart (its default)",
  render: "Lockstep: resolve and render, in memory",
  unchecked: "Lockstep: resolve, render and write, unchecked",
  cold: "lockstep synth, into an empty folder",
  warm: "lockstep synth, nothing changed",
  edit: "lockstep synth, one version changed",
  check: "lockstep check",
  contracts: "Lockstep: all contracts, everything signed",
  causes: "Lockstep: all contracts, nothing signed, causes found",
} as const;

export type Measure = keyof typeof measures;

export const isMeasure = (text: string): text is Measure => Object.hasOwn(measures, text);

/** What is measured as a process, from its start to its exit. */
export const processes = {
  node: "node -e 0",
  tsx: "node --import tsx -e 0",
  synth: "node bin/lockstep.mjs synth",
  check: "node bin/lockstep.mjs check",
  npm: "npm run synth",
  status: "node bin/lockstep.mjs status",
  history: "node bin/lockstep.mjs history",
} as const;

export type Process = keyof typeof processes;
