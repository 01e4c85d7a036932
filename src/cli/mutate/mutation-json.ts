import type { Score } from "../../checks/mutation/score.ts";
import type { Mutation } from "./mutation.ts";

/** A printed result with `mutation` as one more key: `{ findings, summary, mutation }`. */
export function withMutation(printed: string, { share, contracts, nothing }: Mutation): string {
  const result: object = JSON.parse(printed);
  const mutation = {
    share,
    ...(nothing === undefined ? {} : { nothing }),
    contracts: contracts.map(({ lower, upper, templates, renderings, apart, whole }) => ({
      between: [lower, upper],
      templates: plain(templates),
      renderings: plain(renderings),
      apart,
      whole,
    })),
  };
  return `${JSON.stringify({ ...result, mutation }, null, 2)}\n`;
}

const plain = ({ tolerated, ...rest }: Score) => ({ ...rest, tolerated: Object.fromEntries(tolerated) });
