import { freeze } from "./freeze.ts";
import { hold } from "./hold.ts";
import { noSkip } from "./no-skip.ts";
import { notAhead } from "./not-ahead.ts";
import { oneMinor } from "./one-minor.ts";
import { rollback } from "./rollback.ts";
import type { PromotionRule } from "./rule.ts";
import { seen } from "./seen.ts";
import { together } from "./together.ts";
import { window } from "./window.ts";

/** What every version that comes to a place is held to, whoever brings it. */
export const moveRules = {
  "promotion/seen": seen,
  "promotion/no-skip": noSkip,
  "promotion/not-ahead": notAhead,
  "promotion/hold": hold,
  "promotion/rollback": rollback,
  "promotion/one-minor": oneMinor,
  "promotion/together": together,
  "promotion/freeze": freeze,
  "promotion/window": window,
} as const satisfies { readonly [id: string]: PromotionRule };
