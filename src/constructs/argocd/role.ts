/** One thing that a role may do. */
export interface ArgoPermission {
  /** @default "applications" */
  readonly resource?: "applications" | "applicationsets" | "logs" | "exec" | "repositories" | "clusters";
  /** `"get"`, `"sync"`, `"action/*"`; the right to update or delete does not reach into the objects (`"delete/*"` does). */
  readonly action: string;
  /** Name of the Application. @default "*": all of the project */
  readonly object?: string;
}

/** A role of one project: what it may do, and the groups that have it. */
export interface ArgoRole {
  /** Unique in the project. */
  readonly name: string;
  /** @default - none */
  readonly description?: string;
  /** Groups as the single sign-on names them. @default - none: for tokens alone */
  readonly groups?: readonly string[];
  /** All that it may do. */
  readonly allow: readonly ArgoPermission[];
}

/** A role as an AppProject holds it: its permissions in the words of Casbin. */
export function rolePolicies(project: string, { name, description, groups, allow }: ArgoRole) {
  const policies = allow.map(
    ({ resource = "applications", action, object = "*" }) =>
      `p, proj:${project}:${name}, ${resource}, ${action}, ${project}/${object}, allow`,
  );
  return { name, description, policies, groups };
}
