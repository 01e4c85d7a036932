import type { Fleet, Hold, Hotfix, Layout } from "../../policy/index.ts";

/** A policy whose names are not known to the compiler. */
export type AnyFleet = Fleet<string, string, Record<string, unknown>, Record<string, unknown>, string, unknown, Layout>;

/** A version map whose names are not known to the compiler: by component and home, or flat with the layout "branch". */
export type AnyVersions = { readonly [component: string]: string | { readonly [home: string]: string } };

/** Entries beside a version map: by environment and component, or flat with the layout "branch". */
export type AnyBeside<Entry> = { readonly [name: string]: Entry | { readonly [component: string]: Entry } };

/** Holds whose names are not known to the compiler. */
export type AnyHolds = AnyBeside<Hold>;

/** Hotfixes whose names are not known to the compiler. */
export type AnyHotfixes = AnyBeside<Hotfix>;
