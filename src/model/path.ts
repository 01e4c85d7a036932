/** Whether a path is another one or lies below it; both with forward slashes, and empty for the root of both. */
export const isWithin = (path: string, outer: string): boolean =>
  outer === "" || path === outer || (path.startsWith(outer) && path[outer.length] === "/");
