import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/setup/seed.ts"],
    // Test files share one module graph: cdk8s and the validators load once, not once per file.
    isolate: false,
    // As the command line does: keys stay in the order in which constructs write them.
    env: { CDK8S_DISABLE_SORT: "1" },
    testTimeout: 60_000,
    // Half of the tests wait for Git and for processes of our own: no core is to be kept free for them.
    maxWorkers: "100%",
  },
});
