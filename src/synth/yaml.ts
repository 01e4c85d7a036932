export { parseYaml, type YamlContent, type YamlProblem } from "./parse-yaml.ts";
export { printYaml } from "./print-yaml.ts";
