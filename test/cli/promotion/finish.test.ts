import { describe, expect, test } from "vitest";
import { put } from "../folder.ts";
import { at, repository, run, text, versions } from "./fleet.ts";

const first = versions({ web: ["1.8.0", "1.8.0", "1.8.0"], cache: ["0.9.2", "0.9.2", "0.9.2"] });
const second = versions({ web: ["1.9.0", "1.9.0", "1.8.0"], cache: ["0.9.2", "0.9.2", "0.9.2"] });

describe("the end of an edit", () => {
  test("renders what follows from the edit and adds it to the next step", async () => {
    const root = repository({}, [at(1), first], [at(2), second]);
    const { code, out, err } = await run(root, at(3), "promote staging production web");
    expect(code).toBe(0);
    expect(out).toContain("production  web  1.8.0 → 1.9.0\n");
    expect(out).toContain("0 removed");
    expect(err).toBe('next: git add dist environments && git commit -m "Promote web 1.9.0 to production"\n');
  });

  test("says that the version map is edited and dist/ is not, where that cannot be rendered", async () => {
    const root = repository({}, [at(1), first], [at(2), second]);
    put(root, "dist", "no folder\n");
    const { code, out, err } = await run(root, at(3), "promote staging production web");
    expect(code).not.toBe(0);
    expect(out).toBe("production  web  1.8.0 → 1.9.0\n");
    expect(err).toContain(
      "environments/versions.ts is edited, and dist/ is not: run lockstep synth when it can be rendered\n",
    );
    expect(err).not.toContain("nothing was written");
    expect(err).not.toContain("next:");
    expect(text(root)).toContain('production: "1.9.0"');
  });
});
