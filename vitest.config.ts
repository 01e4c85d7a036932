import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Test files share one module graph: cdk8s and the validators load once, not once per file.
    isolate: false,
    testTimeout: 60_000,
  },
});
