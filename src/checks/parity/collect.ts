import { isRecord } from "../../../imports/json.ts";
import type { Delivery, Home } from "../../model/model.ts";
import type { Json, JsonObject } from "../../policy/index.ts";
import { given } from "../../synth/given.ts";
import { groupOf, type Manifest } from "../../synth/manifest.ts";
import { homePath } from "../../synth/paths.ts";
import { open } from "./diff/open.ts";
import type { Part, Unit } from "./part.ts";

const waveKey = "argocd.argoproj.io/sync-wave";

/** A rendered object as a part. */
export function partOf({ body, file }: Manifest): Part {
  const { apiVersion, kind, metadata } = body;
  return {
    id: `${groupOf(apiVersion)}/${kind}/${metadata.namespace ?? ""}/${metadata.name}`,
    kind: `${apiVersion}/${kind}`,
    title: `${kind} ${metadata.name}`,
    file,
    ...bodyOf(body),
  };
}

function bodyOf(rendered: Json): Pick<Part, "body" | "texts"> {
  const body = open(rendered);
  return body === rendered ? { body } : { body, texts: rendered };
}

/** Parts by id. Two objects of one id are a finding of another rule; here both are kept. */
export function unitOf(parts: Iterable<Part>): Unit {
  const unit = new Map<string, Part>();
  for (const part of parts) {
    let id = part.id;
    for (let count = 2; unit.has(id); count += 1) id = `${part.id}#${count}`;
    unit.set(id, id === part.id ? part : { ...part, id });
  }
  return unit;
}

/** The component that an object of an engine applies; nothing for what belongs to the environment itself. */
export function componentOf({ component, body }: Manifest): string | undefined {
  if (component !== undefined) return component;
  const label = labelsOf(body).component;
  return typeof label === "string" ? label : undefined;
}

/** Whether an object belongs to an environment, wherever it is rendered. What a component brings belongs to its home. */
export function belongsTo({ home, component, body }: Manifest, environment: string): boolean {
  if (home.kind === "environment") return home.name === environment;
  return component === undefined && labelsOf(body).environment === environment;
}

function labelsOf(body: JsonObject): Readonly<Record<string, unknown>> {
  const { metadata } = body;
  return isRecord(metadata) && isRecord(metadata.labels) ? metadata.labels : {};
}

/**
 * An Application without its wave, and the wave as a part of its own: it says where among all others the component
 * comes, and so belongs to the environment and not to the component.
 */
export function withoutWave(part: Part): { readonly part: Part; readonly wave: Part | undefined } {
  if (!part.kind.endsWith("/Application")) return { part, wave: undefined };
  const { texts, ...opened } = part;
  const { body, wave } = split(part.body);
  if (wave === undefined) return { part, wave: undefined };
  return {
    part: { ...opened, body, ...(texts === undefined ? {} : { texts: split(texts).body }) },
    wave: {
      ...part,
      id: `wave/${part.id}`,
      kind: "",
      title: `sync wave of ${part.title}`,
      body: { metadata: { annotations: { [waveKey]: wave } } },
    },
  };
}

function split(body: Json): { readonly body: Json; readonly wave: Json | undefined } {
  if (!isObject(body)) return { body, wave: undefined };
  const { metadata } = body;
  if (!isObject(metadata) || !isObject(metadata.annotations)) return { body, wave: undefined };
  const { [waveKey]: wave, ...others } = metadata.annotations;
  const { annotations: _, ...rest } = metadata;
  const cleared = Object.keys(others).length === 0 ? rest : { ...rest, annotations: others };
  return { body: { ...body, metadata: cleared }, wave };
}

const isObject = (value: Json | undefined): value is JsonObject => isRecord(value);

/** What a delivery has beside objects: its values file, and the Secrets that it counts on. */
export function* filesOf({ payload, secrets, component, home, namespace }: Delivery): Iterable<Part> {
  if (payload.kind === "git-chart" && payload.valuesFile !== undefined) {
    const file = payload.valuesFile;
    yield { id: `values/${file}`, kind: "", title: `values of ${component}`, file, ...bodyOf(payload.values) };
  }
  if (secrets.length === 0) return;
  const body = {
    secrets: secrets.map(({ name, type, keys }) => ({ name, namespace, ...given({ type, keys: keys && [...keys] }) })),
  };
  const file = secretsPath(home);
  yield { id: `secrets/${component}`, kind: "", title: `Secrets of ${component}`, file, body };
}

const secretsPath = (home: Home): string => `${homePath(home)}/secrets.json`;
