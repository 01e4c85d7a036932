import { expect, test } from "vitest";
import { objectMutants } from "../../../src/checks/mutation/mutants.ts";
import type { Json } from "../../../src/policy/scalars.ts";
import { filled, name, neighbour } from "./bodies.ts";

const web = { apiVersion: "v1", kind: "Service", metadata: { name: `web-${name}`, namespace: name }, spec: {} };
const other = { apiVersion: "v1", kind: "Secret", metadata: { name: `web-${name}`, namespace: name } };
const list: readonly Json[] = [other, web];

test("an object goes missing, gets a double, another name, another namespace", () => {
  const named = (metadata: Json) => ({ ...web, metadata });
  const all = objectMutants("v1/Service", web);
  expect(all.map(({ operator, label }) => `${label} ${operator}`)).toEqual([
    "must remove-object",
    "must add-object",
    "must rename-object",
    "must move-object",
  ]);
  expect(all.map(({ applyAll }) => applyAll(list))).toEqual([
    [other],
    [other, web, named({ name: `web-${name}-added`, namespace: name })],
    [other, named({ name: `web-${name}-renamed`, namespace: name })],
    [other, named({ name: `web-${name}`, namespace: `${name}-moved` })],
  ]);
});

test("the object is found among real objects by the values of its tokens", () => {
  for (const { applyAll } of objectMutants("v1/Service", web, neighbour))
    expect(applyAll(list.map(filled))).toEqual(applyAll(list).map(filled));
});

test("a list without the object stays the very same list", () => {
  for (const { applyAll } of objectMutants("v1/Service", web)) {
    const without = [other];
    expect(applyAll(without)).toBe(without);
  }
});

test("an object without a namespace is not moved, a values file can only go missing", () => {
  const cluster = { ...web, metadata: { name: "web" } };
  expect(objectMutants("v1/Namespace", cluster).map(({ operator }) => operator)).not.toContain("move-object");
  const values = { host: name };
  const [removed, ...rest] = objectMutants("", values, neighbour);
  expect(rest).toEqual([]);
  expect(removed?.applyAll([{ host: "staging" }, other])).toEqual([other]);
});
