import type {
  ArgoCdInstallation,
  ClusterPolicy,
  Engine,
  FluxInstallation,
  Intervals,
  RepositoryPolicy,
  Sync,
  Targets,
} from "../../policy/index.ts";
import { choice, closed, shared, text, variants } from "./schema.ts";

export const engine = choice<Engine>({ flux: true, argocd: true });

export const sync = choice<Sync>({ automatic: true, manual: true });

const duration = text("duration");

/** How often an attempt is made and how long it may take; `poll` belongs to environments and clusters alone. */
export const componentIntervals = closed<Omit<Intervals, "poll">>(
  {},
  { drift: duration, retry: duration, timeout: duration },
);

export const intervals = closed<Intervals>({}, { poll: duration, drift: duration, retry: duration, timeout: duration });

export const targets = closed<Targets>({}, { kubernetes: text("minor"), flux: text("minor"), argocd: text("minor") });

export const repository = closed<RepositoryPolicy>(
  {
    owner: text("owner"),
    name: text("repository-name"),
    visibility: choice<RepositoryPolicy["visibility"]>({ public: true, private: true, internal: true }),
  },
  {
    plan: choice<NonNullable<RepositoryPolicy["plan"]>>({ free: true, team: true, enterprise: true }),
    url: text("git-url"),
    branch: text("branch"),
    secret: text("object-name"),
  },
);

const flux = closed<FluxInstallation>(
  {},
  {
    namespace: text("label"),
    tenancy: choice<NonNullable<FluxInstallation["tenancy"]>>({ open: true, locked: true }),
    receiver: closed<NonNullable<FluxInstallation["receiver"]>>({ secret: text("object-name") }, {}),
  },
);

const argocd = closed<ArgoCdInstallation>(
  {},
  {
    namespace: text("label"),
    destination: variants({
      server: closed<{ readonly server: string }>({ server: text("server") }, {}),
      name: closed<{ readonly name: string }>({ name: text() }, {}),
    }),
  },
);

export const cluster = closed<ClusterPolicy>(
  { delivery: engine },
  { flux, argocd, intervals: shared("intervals"), versionsFile: text("env-file") },
);
