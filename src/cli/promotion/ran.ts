import { entriesBeside } from "../../model/beside.ts";
import type { Old } from "../base.ts";
import type { Written } from "./before.ts";

/** What a file of versions exports when it runs, as if it were read. */
export const writtenOf = ({ versions, holds, hotfixes }: Exclude<Old, string>): Written => ({
  map: versions,
  holds: entriesBeside(holds),
  hotfixes: entriesBeside(hotfixes),
});
