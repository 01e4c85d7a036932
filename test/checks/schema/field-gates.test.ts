import { describe, expect, test } from "vitest";
import { fieldGates } from "../../../src/checks/schema/field-gates.ts";

const release = (spec: object) => ({ apiVersion: "helm.toolkit.fluxcd.io/v2", kind: "HelmRelease", spec });
const lines = (object: unknown, target: string) =>
  fieldGates(object, target).map(({ path, message }) => `${path.join(".")}: ${message}`);

describe("fields newer than the target", () => {
  const object = release({
    waitStrategy: {},
    postRenderStrategy: "combined",
    valuesFrom: [{ kind: "Secret" }, { literal: true }],
  });

  test("are refused up to the release that brought them", () => {
    expect(lines(object, "2.7")).toEqual([
      'spec.waitStrategy: "waitStrategy" needs Flux 2.8, the target is 2.7',
      'spec.postRenderStrategy: "postRenderStrategy" needs Flux 2.9, the target is 2.7',
      'spec.valuesFrom.1.literal: "literal" needs Flux 2.9, the target is 2.7',
    ]);
    expect(lines(object, "v2.8.5").map((line) => line.split(":")[0])).toEqual([
      "spec.postRenderStrategy",
      "spec.valuesFrom.1.literal",
    ]);
    expect(["2.9", "v2.9.4", "2.10.0", "3.0"].flatMap((target) => lines(object, target))).toEqual([]);
  });

  test("choices, too", () => {
    const provider = {
      apiVersion: "notification.toolkit.fluxcd.io/v1beta3",
      kind: "Provider",
      spec: { type: "githubpullrequestcomment" },
    };
    expect(lines(provider, "2.7")).toEqual(['spec.type: "githubpullrequestcomment" needs Flux 2.8, the target is 2.7']);
    expect(lines(provider, "2.8")).toEqual([]);
    const receiver = {
      apiVersion: "notification.toolkit.fluxcd.io/v1",
      kind: "Receiver",
      spec: { type: "generic-oidc" },
    };
    expect(lines(receiver, "2.8")[0]).toBe('spec.type: "generic-oidc" needs Flux 2.9, the target is 2.8');
  });

  test("and fields that older releases require", () => {
    const healthCheckExprs = [{ apiVersion: "example.com/v1", current: "true" }];
    const kustomization = {
      apiVersion: "kustomize.toolkit.fluxcd.io/v1",
      kind: "Kustomization",
      spec: { healthCheckExprs },
    };
    expect(lines(kustomization, "2.8")).toEqual([
      'spec.healthCheckExprs.0.kind: "kind" is required and missing: leaving it out needs Flux 2.9, the target is 2.8',
    ]);
    expect(lines(kustomization, "2.9")).toEqual([]);
  });

  test("a choice that the installed validators cannot judge", () => {
    expect(lines(release({ postRenderStrategy: "all" }), "2.9")).toEqual([
      'spec.postRenderStrategy: "all" is none of "combined", "nohooks", "separate"',
    ]);
    const kustomization = {
      apiVersion: "kustomize.toolkit.fluxcd.io/v1",
      kind: "Kustomization",
      spec: { buildMetadata: ["originAnnotations", "origin"] },
    };
    expect(lines(kustomization, "2.9")).toEqual([
      'spec.buildMetadata.1: "origin" is none of "originAnnotations", "transformerAnnotations"',
    ]);
  });

  test("other kinds have no gates, and a target that is no version opens all", () => {
    expect(lines({ apiVersion: "v1", kind: "ConfigMap", spec: { waitStrategy: 1 } }, "2.0")).toEqual([]);
    expect(lines(object, "latest")).toEqual([]);
    expect(lines(null, "2.7")).toEqual([]);
  });
});
