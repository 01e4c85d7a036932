import type { Delivery, Home } from "../model/model.ts";
import type { Engine } from "../policy/index.ts";

/** The folder that holds everything Lockstep renders, and the paths below it. */
export const output = "dist";

const clusters = `${output}/clusters`;

/** What belongs to an environment or a cluster. */
export const homePath = ({ kind, name }: Home): string =>
  kind === "cluster" ? `${clusters}/${name}` : `${output}/${name}`;

/** The Flux or Argo CD objects of an environment or cluster. A cluster's is the entry that its engine is pointed at. */
export const entryPath = (home: Home, engine: Engine): string => `${homePath(home)}/${engine}`;

/** Namespaces with their quotas, limits and network policies. */
export const namespacesPath = (home: Home): string =>
  `${homePath(home)}/${home.kind === "cluster" ? "namespaces" : "namespace"}`;

/** The objects of one component. */
export const deliveryPath = ({ home, component }: Delivery): string => `${homePath(home)}/${component}`;

/** Files for the people who set a cluster up; no controller reads them. */
export const bootstrapPath = (cluster: string): string => `${clusters}/${cluster}/bootstrap`;
