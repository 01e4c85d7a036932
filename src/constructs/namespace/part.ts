import type { ObjectProps } from "../metadata.ts";

/** What every object inside a namespace is given; its name has a default. */
export type NamespacePartProps = Omit<ObjectProps, "name">;
