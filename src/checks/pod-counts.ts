import { isRecord, valueAt } from "../../imports/json.ts";
import type { Manifest } from "../synth/manifest.ts";
import { podSpecOf } from "./pods.ts";

/** How many pods an object makes at most at a time. */
export interface PodCount {
  readonly manifest: Manifest;
  readonly spec: Readonly<Record<string, unknown>>;
  readonly pods: number;
  /** How the number comes about: `(3 + 1 surge)`. */
  readonly text: string;
}

type Counted = Pick<PodCount, "pods" | "text">;

/** The pods of all objects of one namespace in the worst moment: every rollout and every job at once. */
export function podCounts(objects: readonly Manifest[]): readonly PodCount[] {
  const most = new Map<string, number>();
  for (const { body } of objects) {
    if (body.kind !== "HorizontalPodAutoscaler") continue;
    const target = valueAt(body, ["spec", "scaleTargetRef"]);
    if (isRecord(target))
      most.set(`${String(target.kind)}/${String(target.name)}`, whole(valueAt(body, ["spec", "maxReplicas"]), 1));
  }
  return objects.flatMap((manifest) => {
    const pod = podSpecOf(manifest.body);
    if (pod === undefined) return [];
    const { kind, metadata } = manifest.body;
    return [{ manifest, spec: pod.spec, ...counted(manifest, most.get(`${kind}/${metadata.name}`)) }];
  });
}

function counted({ body }: Manifest, scaled: number | undefined): Counted {
  const spec = isRecord(body.spec) ? body.spec : {};
  switch (body.kind) {
    case "Deployment":
      return withSurge(
        replicas(spec.replicas, scaled),
        surge(valueAt(spec, ["strategy"]), scaled ?? whole(spec.replicas, 1), "25%"),
      );
    case "DaemonSet": {
      const extra = surge(valueAt(spec, ["updateStrategy"]), 1, 0);
      return { pods: 1 + extra, text: `(1${extra === 0 ? "" : ` + ${extra} surge`} on each node, counted for 1 node)` };
    }
    case "Job":
      return atOnce(spec, "");
    case "CronJob": {
      const job = valueAt(spec, ["jobTemplate", "spec"]);
      return atOnce(isRecord(job) ? job : {}, "in 1 run");
    }
    case "Pod":
      return { pods: 1, text: "1" };
    default:
      return replicas(spec.replicas, scaled);
  }
}

function replicas(written: unknown, scaled: number | undefined): Counted {
  return scaled === undefined
    ? { pods: whole(written, 1), text: String(whole(written, 1)) }
    : { pods: scaled, text: `${scaled} when scaled up` };
}

function withSurge({ pods, text }: Counted, extra: number): Counted {
  if (extra === 0) return { pods, text: text.includes(" ") ? `(${text})` : text };
  return { pods: pods + extra, text: `(${text} + ${extra} surge)` };
}

/** Pods that a rollout starts before it stops others; a share is of the replicas, rounded up. */
function surge(strategy: unknown, of: number, unstated: string | number): number {
  const { type, rollingUpdate } = isRecord(strategy) ? strategy : {};
  if (type === "Recreate" || type === "OnDelete") return 0;
  const written = isRecord(rollingUpdate) ? (rollingUpdate.maxSurge ?? unstated) : unstated;
  const share = typeof written === "string" ? /^(\d{1,6})%$/.exec(written)?.[1] : undefined;
  return share === undefined ? whole(written, 0) : Math.ceil((of * Number(share)) / 100);
}

function atOnce({ parallelism, completions }: Readonly<Record<string, unknown>>, how: string): Counted {
  const pods = Math.min(whole(parallelism, 1), whole(completions, Number.POSITIVE_INFINITY));
  return { pods, text: how === "" ? String(pods) : `(${pods} ${how})` };
}

/** A count as it is written, or what stands in for it; a broken one is another rule's business. */
const whole = (value: unknown, unstated: number): number => {
  const number = typeof value === "string" && /^\d{1,9}$/.test(value) ? Number(value) : value;
  return typeof number === "number" && Number.isInteger(number) && number >= 0 ? number : unstated;
};
