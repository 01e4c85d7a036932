import type { Model } from "../model/model.ts";
import { output } from "../synth/paths.ts";

/** The folders where files of ours may lie that are no longer rendered: `dist`, and where values files were put. */
export const outputRoots = ({ valuesRoots }: Model): readonly string[] => [...new Set([output, ...valuesRoots])].sort();
