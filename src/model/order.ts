/** Who needs whom: each node with the nodes that must come before it. A need that is no node is passed over. */
export type Graph = ReadonlyMap<string, Iterable<string>>;

/** How many cycles that share steps with others one search from a root reports; beyond, only such as share none. */
const sharingCycles = 10;

/**
 * The cycles of a graph, each once: `["a", "b"]` where a needs b and b needs a. Each starts at its member that the
 * graph lists first; cycles come in the order of their first members. A node that needs itself is a cycle of one.
 * Every knot shows at least one of its cycles; of a knot with very many, those that share steps with others may
 * appear only once the others are untied, since a graph can have exponentially many. Linear in nodes and needs.
 */
export function cycles(graph: Graph): readonly (readonly string[])[] {
  const { names, needs } = indexed(graph);
  const found: number[][] = [];
  const state: ("new" | "open" | "closed")[] = names.map(() => "new");
  const place: number[] = names.map(() => -1);
  for (const root of names.keys()) {
    if (state[root] !== "new") continue;
    let sharing = 0;
    const path: number[] = [];
    const next: number[] = [];
    // For each step of the path, the last one up to it that a reported cycle took.
    const taken: number[] = [];
    const enter = (node: number): void => {
      state[node] = "open";
      place[node] = path.length;
      taken.push(taken.at(-1) ?? 0);
      path.push(node);
      next.push(0);
    };
    enter(root);
    while (path.length > 0) {
      const top = path.length - 1;
      const node = path[top] ?? 0;
      const turn = next[top] ?? 0;
      const need = needs[node]?.[turn];
      next[top] = turn + 1;
      if (need === undefined) {
        state[node] = "closed";
        path.pop();
        next.pop();
        taken.pop();
      } else if (state[need] === "new") {
        enter(need);
      } else if (state[need] === "open") {
        const start = place[need] ?? 0;
        const shares = (taken[top] ?? 0) > start;
        if (shares && sharing >= sharingCycles) continue;
        if (shares) sharing += 1;
        found.push(path.slice(start));
        for (let step = start + 1; step <= top; step += 1) taken[step] = step;
      }
    }
  }
  return found
    .map(fromFirst)
    .sort((a, b) => compareNumbers(a, b))
    .map((cycle) => cycle.map((node) => names[node] ?? ""));
}

/**
 * The nodes in layers: the first needs nothing, each following one only layers before it; inside a layer in the
 * graph's own order. Nodes in a cycle, and those that need one, are in no layer. Linear in nodes and needs.
 */
export function layers(graph: Graph): readonly (readonly string[])[] {
  const { names, needs } = indexed(graph);
  const waiting = needs.map((each) => each.length);
  const dependents: number[][] = names.map(() => []);
  for (const [node, each] of needs.entries()) for (const need of each) dependents[need]?.push(node);
  const result: string[][] = [];
  let layer = [...names.keys()].filter((node) => waiting[node] === 0);
  while (layer.length > 0) {
    result.push(layer.map((node) => names[node] ?? ""));
    const following: number[] = [];
    for (const node of layer) {
      for (const dependent of dependents[node] ?? []) {
        const left = (waiting[dependent] ?? 0) - 1;
        waiting[dependent] = left;
        if (left === 0) following.push(dependent);
      }
    }
    layer = following.sort((a, b) => a - b);
  }
  return result;
}

/**
 * The nodes so that each follows what it needs, otherwise in the graph's own order layer by layer;
 * without the nodes in a cycle and those that need one.
 */
export function topological(graph: Graph): readonly string[] {
  return layers(graph).flat();
}

function indexed(graph: Graph): { readonly names: readonly string[]; readonly needs: readonly (readonly number[])[] } {
  const names = [...graph.keys()];
  const numbers = new Map(names.map((name, number) => [name, number]));
  const needs = [...graph.values()].map((each) => {
    const known = new Set<number>();
    for (const name of each) {
      const number = numbers.get(name);
      if (number !== undefined) known.add(number);
    }
    return [...known];
  });
  return { names, needs };
}

/** Turned so that the smallest number stands first. */
function fromFirst(cycle: readonly number[]): readonly number[] {
  let first = 0;
  for (const [index, node] of cycle.entries()) if (node < (cycle[first] ?? 0)) first = index;
  return [...cycle.slice(first), ...cycle.slice(0, first)];
}

function compareNumbers(left: readonly number[], right: readonly number[]): number {
  const differing = left.findIndex((node, index) => node !== right[index]);
  return differing < 0 ? left.length - right.length : (left[differing] ?? 0) - (right[differing] ?? -1);
}
