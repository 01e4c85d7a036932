import fc from "fast-check";

const wanted = process.env.LOCKSTEP_SEED;

// A change is judged by the same inputs on every run. Others are looked for on purpose: LOCKSTEP_SEED=random.
fc.configureGlobal({ seed: wanted === "random" ? Date.now() : Number(wanted ?? 1) });
