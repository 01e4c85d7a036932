import type { Report } from "../report.ts";
import { quoted, suggest } from "../suggest.ts";
import type { AnyVersions } from "./any-fleet.ts";
import { isKnown } from "./choices.ts";
import { choose } from "./choose.ts";
import { componentKinds } from "./component-schema.ts";
import { isNo } from "./explain-name.ts";
import { type Homes, homesOf } from "./homes.ts";
import { isRecord, own, type Unknowns } from "./record.ts";
import { shown, word } from "./words.ts";

const layoutForms = { directory: "nested", branch: "flat" } as const;
type Form = (typeof layoutForms)[keyof typeof layoutForms];

/** Whether a value is a version map, of whatever policy. */
export function isVersions(value: unknown): value is AnyVersions {
  const isText = (each: unknown): boolean => typeof each === "string";
  return (
    isRecord(value) &&
    Object.values(value).every((row) => isText(row) || (isRecord(row) && Object.values(row).every(isText)))
  );
}

/**
 * The version map against the policy: every component with a version has a row, every home where it runs has a place
 * in it, and nothing else is there. Whether versions are exact is not asked here.
 */
export function checkVersions(policy: Unknowns, versions: Unknowns, report: Report): void {
  const components = own(policy, "components");
  if (!isRecord(components)) return;
  const known = Object.keys(components).filter((name) => hasVersion(components[name]) !== false);
  const surplus = Object.keys(versions).filter(
    (name) => hasVersion(own(components, name)) === false || !Object.hasOwn(components, name),
  );
  const taken = new Set<string>();
  for (const name of surplus) {
    const meant = Object.hasOwn(components, name)
      ? undefined
      : suggest(
          name,
          known.filter((each) => !Object.hasOwn(versions, each)),
        );
    if (meant !== undefined) taken.add(meant);
    reportSurplus(name, meant, components, report);
  }
  const form = formOf(policy);
  for (const name of known) {
    if (Object.hasOwn(versions, name) || taken.has(name) || hasVersion(components[name]) === undefined) continue;
    report.versions(
      "versions/missing",
      [],
      `${word(name)} has no row in the version map`,
      `add ${exampleRow(name, form, homesOf(policy, name))}`,
    );
  }
  const rows = known.filter((name) => Object.hasOwn(versions, name));
  if (form === undefined || reportForm(form, rows, policy, versions, report)) return;
  const everywhere = form === "nested" ? reportNewHomes(rows, policy, versions, report) : new Set<string>();
  for (const name of rows)
    checkRow({ name, row: versions[name], homes: homesOf(policy, name) }, form, everywhere, policy, report);
}

/** One finding for a home that no row has yet, which is what adding an environment looks like. */
function reportNewHomes(
  rows: readonly string[],
  policy: Unknowns,
  versions: Unknowns,
  report: Report,
): ReadonlySet<string> {
  const asked = new Map<string, number>();
  const given = new Set<string>();
  for (const name of rows) {
    const row = versions[name];
    if (!isRecord(row)) continue;
    const homes = homesOf(policy, name);
    const slips = Object.keys(row).filter(
      (each) => homes !== undefined && isKnown(policy, homes.kind, [], each) === false,
    );
    for (const home of homes?.names ?? []) {
      asked.set(home, (asked.get(home) ?? 0) + 1);
      if (Object.hasOwn(row, home) || slips.some((slip) => suggest(slip, [home]) !== undefined)) given.add(home);
    }
  }
  const absent = [...asked].filter(([home, count]) => count > 1 && !given.has(home)).map(([home]) => home);
  for (const home of absent) {
    report.versions(
      "versions/missing",
      [],
      `no component has a version for ${quoted(home)}`,
      `add ${key(home)}: "…" to each row, with the version, or "none" where the component is not there yet`,
    );
  }
  return new Set(absent);
}

/** Nothing when the component's kind cannot be told. */
function hasVersion(component: unknown): boolean | undefined {
  const kinds = componentKinds.filter((kind) => own(component, kind) !== undefined);
  return kinds.length === 1 ? kinds[0] !== "manifests" : undefined;
}

/** The form that the layout asks for; nothing when the layout cannot be told. */
function formOf(policy: Unknowns): Form | undefined {
  const layout = own(policy, "layout") ?? "directory";
  return layout === "directory" || layout === "branch" ? layoutForms[layout] : undefined;
}

function reportSurplus(name: string, meant: string | undefined, components: Unknowns, report: Report): void {
  if (Object.hasOwn(components, name)) {
    report.versions(
      "versions/surplus",
      [name],
      `${word(name)} has a row, and a component with "manifests" has no version`,
      "remove the row",
    );
  } else {
    const hint =
      meant === undefined ? "remove the row, or add the component to the policy" : `did you mean ${quoted(meant)}?`;
    report.versions("versions/surplus", [name], `the row ${quoted(name)} belongs to no component`, hint);
  }
}

/** One finding where the whole map has the form of the other layout. */
function reportForm(
  form: Form,
  rows: readonly string[],
  policy: Unknowns,
  versions: Unknowns,
  report: Report,
): boolean {
  const other = (row: unknown): boolean => (form === "nested" ? typeof row === "string" : isRecord(row));
  const [first] = rows;
  if (first === undefined || !rows.every((name) => other(versions[name]))) return false;
  const example = exampleRow(first, form, homesOf(policy, first));
  if (form === "nested") {
    report.versions(
      "versions/wrong-shape",
      [],
      'the version map is flat, and the layout "directory" asks for a version in each environment',
      `write ${example}, or choose the layout "branch"`,
    );
  } else {
    report.versions(
      "versions/wrong-shape",
      [],
      'the version map names environments, and with the layout "branch" a component has one version',
      `write ${example}, or choose the layout "directory"`,
    );
  }
  return true;
}

interface Row {
  readonly name: string;
  readonly row: unknown;
  readonly homes: Homes | undefined;
}

function checkRow(
  { name, row, homes }: Row,
  form: Form,
  everywhere: ReadonlySet<string>,
  policy: Unknowns,
  report: Report,
): void {
  if (form === "flat") {
    checkVersion(row, [name], `the version of ${word(name)}`, report);
  } else if (!isRecord(row)) {
    report.versions(
      "versions/wrong-type",
      [name],
      `the row of ${word(name)} is ${shown(row)}, not an object`,
      `write ${exampleRow(name, form, homes)}`,
    );
  } else {
    for (const [home, version] of Object.entries(row))
      checkVersion(version, [name, home], `the version of ${word(name)} in ${word(home)}`, report);
    if (homes !== undefined) checkPlaces(name, row, homes, everywhere, policy, report);
  }
}

function checkPlaces(
  name: string,
  row: Unknowns,
  homes: Homes,
  everywhere: ReadonlySet<string>,
  policy: Unknowns,
  report: Report,
): void {
  const missing = homes.names.filter((home) => !Object.hasOwn(row, home));
  const taken = new Set<string>();
  for (const home of Object.keys(row).filter((each) => homes.complete && !homes.names.includes(each))) {
    const exists = isKnown(policy, homes.kind, [], home) === true;
    const meant = exists ? undefined : suggest(home, missing);
    if (meant !== undefined) taken.add(meant);
    const wrong = exists ? "where it does not run" : isNo(homes.kind, home, policy, []);
    const hint = exists
      ? `remove it, or add ${quoted(home)} to "in" of ${word(name)}`
      : choose(home, missing, "remove it");
    report.versions(
      "versions/surplus",
      [name, home],
      `${word(name)} has a version for ${quoted(home)}, ${wrong}`,
      hint,
    );
  }
  for (const home of missing.filter((each) => !taken.has(each) && !everywhere.has(each))) {
    report.versions(
      "versions/missing",
      [name],
      `${word(name)} has no version for ${quoted(home)}`,
      `add ${key(home)}: "…" with the version, or "none" where ${word(name)} is not there yet`,
    );
  }
}

function checkVersion(version: unknown, path: readonly string[], who: string, report: Report): void {
  if (typeof version !== "string") {
    const quotable = typeof version === "number" && Number.isFinite(version);
    const hint = quotable ? `write it in quotes: "${version}"` : 'write the exact version in quotes, or "none"';
    report.versions("versions/wrong-type", path, `${who} is ${shown(version)}, not text`, hint);
  } else if (version.trim() === "") {
    report.versions("versions/wrong-type", path, `${who} is empty`, 'write the exact version, or "none"');
  }
}

function exampleRow(name: string, form: Form | undefined, homes: Homes | undefined): string {
  if (form === "flat") return `${key(name)}: "…"`;
  const places = (homes?.names ?? []).slice(0, 10).map((home) => `${key(home)}: "…"`);
  return places.length === 0 ? `${key(name)}: { }` : `${key(name)}: { ${places.join(", ")} }`;
}

const key = (name: string): string => (/^[A-Za-z_$][\w$]{0,62}$/.test(name) ? name : quoted(name));
