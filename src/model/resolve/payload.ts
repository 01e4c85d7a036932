import type { ComponentOf, HelmComponent, RequiredSecret, WorkloadComponent } from "../../policy/index.ts";
import type { Payload, WorkloadPayload } from "../model.ts";
import type { Report } from "../report.ts";
import { valueFor } from "../varying.ts";
import { type Call, objectOf, secretsOf, textMapOf, textOf, textsOf } from "./result.ts";

/** One component in one home, with what its functions are given there. */
export interface Subject<View> {
  readonly component: string;
  readonly home: string;
  readonly version: string;
  readonly view: View;
  readonly at: readonly string[];
  readonly report: Report;
  /** How often functions are called: the second time shows whether they are deterministic. */
  readonly times: "once" | "twice";
}

/** What is delivered, and the Secrets it counts on. */
export interface Made {
  readonly payload: Payload | undefined;
  readonly secrets: readonly RequiredSecret[];
}

/** What is delivered, and the Secrets it counts on; nothing for a component that others install. */
export function payload<View>(component: ComponentOf<string, string, View, unknown>, subject: Subject<View>): Made {
  const { version, home } = subject;
  if ("helm" in component) return { payload: chart(component, subject), secrets: chartSecrets(component, subject) };
  if ("image" in component) {
    const workload = workloadPayload(component, subject);
    return { payload: workload, secrets: workloadSecrets(workload) };
  }
  if ("kustomize" in component) {
    const { kustomize } = component;
    const path = trimPath(valueFor(kustomize.path, home));
    if ("image" in kustomize)
      return {
        payload: {
          kind: "kustomize",
          path,
          git: undefined,
          image: { name: kustomize.image, tag: version },
          secret: undefined,
        },
        secrets: [],
      };
    return {
      payload: {
        kind: "kustomize",
        path,
        git: { url: kustomize.git, tag: version },
        image: undefined,
        secret: kustomize.secret,
      },
      secrets: [],
    };
  }
  if ("manifests" in component)
    return {
      payload: { kind: "manifests", build: (scope) => void component.manifests(scope, subject.view) },
      secrets: [],
    };
  return { payload: undefined, secrets: [] };
}

/** A path as Git knows it: no `./` before it, no `/` behind it. */
const trimPath = (path: string): string => path.replace(/^(\.?\/)+/, "").replace(/\/+$/, "");

function call<View, Result>(
  subject: Subject<View>,
  property: string,
  run: ((view: View) => Result) | undefined,
): Call | undefined {
  if (run === undefined) return undefined;
  const { component, home, view, at, times } = subject;
  return { run: () => run(view), who: `${property} of ${component} in ${home}`, at: [...at, property], times };
}

function chart<View>(component: HelmComponent<string, string, View>, subject: Subject<View>): Payload {
  const { helm, onFailure = "rollback" } = component;
  const { version, home, report } = subject;
  const values = objectOf(call(subject, "values", component.values), {}, report);
  const valuesFile = component.valuesFile?.replaceAll("{name}", home);
  const rest = { values, onFailure, secret: helm.secret, valuesFile };
  if ("chart" in helm)
    return { kind: "repository-chart", chart: helm.chart, repository: helm.repository, version, ...rest };
  const git = helm.git === undefined ? undefined : { url: helm.git, tag: version };
  return { kind: "git-chart", path: trimPath(helm.path), git, ...rest };
}

const chartSecrets = <View>(component: HelmComponent<string, string, View>, subject: Subject<View>) =>
  secretsOf(call(subject, "secrets", component.secrets), [], subject.report);

function workloadPayload<View>(
  component: WorkloadComponent<string, string, View>,
  subject: Subject<View>,
): WorkloadPayload {
  const { version, home, report } = subject;
  const host = call(subject, "host", component.host);
  const tls = call(subject, "tlsSecret", component.tlsSecret);
  return {
    kind: "workload",
    image: version.startsWith("sha256:") ? `${component.image}@${version}` : `${component.image}:${version}`,
    port: component.port,
    replicas: valueFor(component.replicas ?? 1, home),
    cpu: valueFor(component.cpu ?? "100m", home),
    memory: valueFor(component.memory ?? "128Mi", home),
    cpuLimit: component.cpuLimit === undefined ? undefined : valueFor(component.cpuLimit, home),
    env: textMapOf(call(subject, "env", component.env), {}, report),
    envFrom: textsOf(call(subject, "envFrom", component.envFrom), [], report),
    pullSecrets: component.pullSecrets ?? [],
    probes: component.probes ?? {},
    host: host === undefined ? undefined : textOf(host, "", report),
    ingressClass: component.ingressClass,
    tlsSecret: tls === undefined ? undefined : textOf(tls, "", report),
  };
}

function workloadSecrets({ envFrom, pullSecrets, tlsSecret }: WorkloadPayload): readonly RequiredSecret[] {
  return [
    ...envFrom.map((name) => ({ name })),
    ...pullSecrets.map((name) => ({ name, type: "kubernetes.io/dockerconfigjson" as const })),
    ...(tlsSecret === undefined ? [] : [{ name: tlsSecret, type: "kubernetes.io/tls" as const }]),
  ];
}
