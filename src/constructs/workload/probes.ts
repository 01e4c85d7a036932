import type { Probes } from "../../policy/component.ts";
import { draft } from "../draft.ts";
import { type Container, IntOrString, type Probe } from "./kubernetes.ts";

// By name, so that the number stands in one place.
const port = IntOrString.fromString("http");

const get = (path: string | undefined): Probe | undefined =>
  path === undefined ? undefined : { httpGet: { path, port } };

/** The probes of a container. */
export function probeFields({ startup, readiness, liveness }: Probes) {
  return draft<Pick<Container, "startupProbe" | "readinessProbe" | "livenessProbe">>({
    // Five minutes to start; asked often, since nothing else is asked before.
    startupProbe: startup === undefined ? undefined : { ...get(startup), periodSeconds: 5, failureThreshold: 60 },
    readinessProbe: get(readiness) ?? { tcpSocket: { port } },
    livenessProbe: get(liveness),
  });
}
