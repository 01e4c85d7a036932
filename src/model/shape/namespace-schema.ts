import type { Amounts, ContainerLimits, Isolation, NamespacePolicy, PodSecurity, Quota } from "../../policy/index.ts";
import { choice, closed, count, either, list, type OptionalFields, record, shared, text } from "./schema.ts";

const cpu = text("cpu");
const memory = text("memory");
export const amounts = closed<Amounts>({}, { cpu, memory });
const bothAmounts = closed<Required<Amounts>>({ cpu, memory }, {});

export const quota = closed<Quota>(
  {},
  { cpu, memory, limits: shared("amounts"), pods: count(0), storage: memory, objects: record(count(0)) },
);

export const limits = closed<ContainerLimits>(
  { default: closed<ContainerLimits["default"]>({ memory }, { cpu }), request: bothAmounts },
  { max: shared("amounts") },
);

type Address = NonNullable<Isolation["addresses"]>[number];

export const isolation = closed<Isolation>(
  {},
  {
    from: list(text("label")),
    to: list(text("label")),
    addresses: { type: "array", items: closed<Address>({ cidr: text("cidr") }, { ports: list(count(1, 65_535)) }) },
  },
);

/** What a namespace is given, as fields: an environment has them among its own. */
export const namespaceFields: OptionalFields<NamespacePolicy> = {
  podSecurity: choice<PodSecurity>({ privileged: true, baseline: true, restricted: true }),
  quota: shared("quota"),
  limits: shared("limits"),
  network: either(shared("isolation"), choice<NetworkName>({ open: true, isolated: true })),
};

type NetworkName = Extract<NonNullable<NamespacePolicy["network"]>, string>;

/** A component's namespace: its name, or with what it is given. */
export const namespaceChoice = either(
  closed<NamespacePolicy & { readonly name: string }>({ name: text("namespace") }, namespaceFields),
  text("namespace"),
);
