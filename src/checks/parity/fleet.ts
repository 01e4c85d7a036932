import type { Model } from "../../model/model.ts";
import type { AnyFleet, AnyVersions } from "../../model/shape/any-fleet.ts";
import type { Manifest } from "../../synth/manifest.ts";
import type { Validator } from "../rule.ts";
import type { Definitions } from "./diff/diff.ts";
import type { Stage } from "./stage.ts";
import type { Digest } from "./token.ts";

/** A fleet that was rendered, with all that is needed to render parts of it anew. */
export interface Fleet {
  readonly policy: AnyFleet;
  readonly versions: AnyVersions;
  readonly model: Model;
  readonly manifests: readonly Manifest[];
  readonly stage: Stage;
  /** SHA-256. */
  readonly digest: Digest;
  /** What judges objects, by kind. */
  readonly validators: ReadonlyMap<string, Validator>;
  /** What the user's cluster says about kinds of its own. */
  readonly definitions: Definitions;
}
