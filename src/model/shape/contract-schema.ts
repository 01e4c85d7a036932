import type { Allowance, ComponentProperty, Contract, EnvironmentProperty } from "../../policy/index.ts";
import { choice, closed, list, nameOf, type OptionalFields, type Schema, text, variants } from "./schema.ts";

type Relation = NonNullable<Allowance<string>["relation"]>;
type Signed = Pick<Allowance<string>, "reason" | "relation" | "until" | "values">;

/** What every allowance has beside what it allows. */
const signed: OptionalFields<Signed> = {
  relation: choice<Relation>({ any: true, atLeast: true, atMost: true, oneOf: true }),
  values: { ...list({ scalar: true }), minItems: 1 },
  until: text("date"),
};

const componentProperty = choice<ComponentProperty>({
  cpu: true,
  cpuLimit: true,
  in: true,
  memory: true,
  path: true,
  replicas: true,
  sync: true,
});

const environmentProperty = choice<EnvironmentProperty>({
  ...{ cluster: true, domain: true, notifications: true, podSecurity: true, sync: true, waitsFor: true },
  ...{ intervals: true, "intervals.drift": true, "intervals.poll": true, "intervals.retry": true },
  ...{ "intervals.timeout": true, limits: true, "limits.default": true, "limits.max": true, "limits.request": true },
  ...{ "limits.default.cpu": true, "limits.default.memory": true, "limits.max.cpu": true, "limits.max.memory": true },
  ...{ "limits.request.cpu": true, "limits.request.memory": true },
  ...{ network: true, "network.addresses": true, "network.from": true, "network.to": true },
  ...{ quota: true, "quota.cpu": true, "quota.limits": true, "quota.limits.cpu": true, "quota.limits.memory": true },
  ...{ "quota.memory": true, "quota.objects": true, "quota.pods": true, "quota.storage": true },
});

const component = nameOf("component");
const reason = text("reason");

/** An allowance: what it allows is known by the one of these fields that it has. */
const allowance: Schema = {
  ...variants({
    setting: closed<Signed & { readonly setting: string }>({ setting: text(), reason }, signed),
    property: closed<Signed & { readonly component: string; readonly property: ComponentProperty }>(
      { component, property: componentProperty, reason },
      signed,
    ),
    environment: closed<Signed & { readonly environment: EnvironmentProperty }>(
      { environment: environmentProperty, reason },
      signed,
    ),
    field: closed<Signed & { readonly field: string; readonly kind?: string; readonly component?: string }>(
      { field: text(), reason },
      { ...signed, kind: text(), component },
    ),
  }),
  // Asked for even where it cannot be told which of the forms is meant.
  required: ["reason"],
  companion: { field: "values", of: "relation", when: "oneOf", others: ["any", "atLeast", "atMost"] },
};

/** Two environments that must stay in step. */
export const contract = closed<Contract<string, string>>(
  { between: { type: "array", items: nameOf("environment"), minItems: 2, maxItems: 2 } },
  { allow: { type: "array", items: allowance } },
);
