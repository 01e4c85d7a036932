import { expect, test } from "vitest";
import { rulesOf, settings, worker } from "../parity/fleet.ts";

test("a folder that is named after staging in production, and only there by a setting, is a difference", () => {
  const home = (view: { readonly name: string; readonly settings: { readonly home?: string } }) => ({
    HOME: view.settings.home ?? `/srv/${view.name}`,
  });
  const found = rulesOf({
    environments: settings({}, { home: "/srv/staging" }),
    components: { web: worker({ env: home }) },
  });
  expect(found).toContain("parity/undeclared-difference");
});
