/** A ref as people write it: `origin/main` for `refs/remotes/origin/main`. */
export const shortOf = (ref: string): string => ref.replace(/^refs\/(?:heads|remotes)\//, "");
