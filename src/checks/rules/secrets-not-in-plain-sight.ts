import { isRecord, valueAt } from "../../../imports/json.ts";
import type { Delivery, Model } from "../../model/model.ts";
import { findSecrets } from "../../model/secret-like.ts";
import type { Json } from "../../policy/index.ts";
import type { Manifest } from "../../synth/manifest.ts";
import { addressesOf, secretInAddress } from "../addresses.ts";
import { fieldPath } from "../field-path.ts";
import { type Origins, origins, renderedAt, titleOf } from "../origin.ts";
import type { Problem, Rule } from "../rule.ts";

const refer = "put it into a Secret that is not in Git, and refer to that Secret by its name";

/** Nothing secret stands in the policy or in what it renders to; the messages never repeat what they found. */
export const secretsNotInPlainSight: Rule = {
  why: "What is in Git is read by everybody who can clone it, and stays in its history after it is removed: such a secret has to be replaced.",

  *check({ model, manifests }) {
    const origin = origins(model);
    yield* inDeliveries(model.deliveries);
    yield* inAddresses(model);
    for (const manifest of manifests) if (origin.isUsers(manifest)) yield* inManifest(manifest, origin);
  },
};

/** Values of charts and environment variables, each place once for all homes that have it. */
function* inDeliveries(deliveries: readonly Delivery[]): Iterable<Problem> {
  const found = new Map<
    string,
    {
      readonly path: readonly string[];
      readonly what: string;
      readonly why: string;
      readonly hint: string;
      readonly homes: string[];
    }
  >();
  for (const { component, home, payload, at } of deliveries) {
    const property = payload.kind === "workload" ? "env" : "values";
    const value: Json = payload.kind === "workload" ? payload.env : "values" in payload ? payload.values : {};
    for (const { path, why } of findSecrets(value)) {
      const whole = [...at, property, ...path];
      const key = JSON.stringify([whole, why]);
      const entry = found.get(key) ?? {
        path: whole,
        what: `${fieldPath(value, path)} in the ${property} of ${component}`,
        why,
        hint: property === "env" ? `${refer} in envFrom` : refer,
        homes: [],
      };
      found.set(key, entry);
      entry.homes.push(home.name);
    }
  }
  for (const { path, what, why, hint, homes } of found.values())
    yield { message: `${what} ${why} (${homes.join(", ")})`, hint, at: path };
}

/** Addresses that the policy names, and identities, which are names and no secrets. */
function* inAddresses(model: Model): Iterable<Problem> {
  for (const { address, at, what } of addressesOf(model)) {
    const why = secretInAddress(address) ?? findSecrets({ address })[0]?.why;
    if (why !== undefined)
      yield { message: `${what} ${why}`, hint: "leave it out here, and name the Secret that holds it in `secret`", at };
  }
  for (const { name, identity, at } of model.environments)
    for (const [key, value] of Object.entries(identity)) {
      const [found] = findSecrets([value]);
      if (found !== undefined)
        yield {
          message: `the identity ${key} of ${name} ${found.why}`,
          hint: "give the name of the Secret instead",
          at: [...at, "identity", key],
        };
    }
}

function* inManifest(manifest: Manifest, origin: Origins): Iterable<Problem> {
  const { body } = manifest;
  const title = titleOf(manifest);
  const at = origin.at(manifest);
  if (body.kind === "Secret" && body.apiVersion === "v1") {
    // SOPS leaves the form of a Secret and encrypts what is in it.
    const field = isRecord(body.sops)
      ? undefined
      : ["data", "stringData"].find((each) => Object.keys(isRecord(body[each]) ? body[each] : {}).length > 0);
    if (field !== undefined)
      yield {
        message: `${title} holds its content in ${field}`,
        hint: "render an ExternalSecret or a SealedSecret, encrypt it with SOPS, or let somebody else create it",
        at,
        rendered: renderedAt(manifest, [field]),
      };
    return;
  }
  // The schemas of definitions have fields named after secrets, and hold none.
  if (body.kind === "CustomResourceDefinition") return;
  for (const { path, why } of findSecrets(body))
    yield {
      message: `${fieldPath(body, path)} of ${title} ${why}`,
      hint: refer,
      at,
      rendered: renderedAt(manifest, path),
    };
  const address = body.kind === "Provider" ? valueAt(body, ["spec", "address"]) : undefined;
  const why =
    typeof address === "string" && findSecrets({ address }).length === 0 ? secretInAddress(address) : undefined;
  if (why !== undefined)
    yield {
      message: `spec.address of ${title} ${why}`,
      hint: "move it into the Secret that secretRef names, under the key address",
      at,
      rendered: renderedAt(manifest, ["spec", "address"]),
    };
}
