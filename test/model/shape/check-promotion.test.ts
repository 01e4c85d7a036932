import { describe, expect, test } from "vitest";
import { type Edits, found } from "./edit.ts";

const holiday = { from: "2027-12-24", until: "2027-12-26", reason: "holiday" };

describe("promotion in a policy", () => {
  test.each<[string, Edits, readonly string[]]>([
    [
      "a soak where new versions enter",
      { "environments.dev.soak": "2d", "environments.dev.window": [{ schedule: "0 8 * * *", duration: "8h" }] },
      [
        'policy/unknown-field environments.dev.soak | dev has "soak", which goes with "promotesFrom" → remove it, or add "promotesFrom"',
        'policy/unknown-field environments.dev.window | dev has "window", which goes with "promotesFrom" → remove it, or add "promotesFrom"',
      ],
    ],
    [
      "a span without a unit",
      { "environments.staging.soak": "2" },
      [
        'policy/format environments.staging.soak | soak of staging: "2" has no unit; write "2h" for hours or "2d" for days → write a span of time, such as "4h" or "2d"',
      ],
    ],
    [
      "a mode that is none",
      { "environments.staging.mode": "pr" },
      [
        'policy/not-a-choice environments.staging.mode | mode of staging is "pr", not "pull-request", "commit" or "manual" → choose one of "pull-request", "commit" or "manual"',
      ],
    ],
    [
      "no approval at all",
      { "environments.production.approvals.count": 0 },
      [
        "policy/format environments.production.approvals.count | approvals.count of production is 0, not a whole number from 1 → write a whole number from 1",
      ],
    ],
    [
      "a team with its organisation",
      { "environments.production.approvals.team": "acme/platform" },
      [
        'policy/format environments.production.approvals.team | approvals.team of production: "acme/platform" is not the slug of a team → write the slug of a team, without its organisation, such as "platform"',
      ],
    ],
    [
      "a check twice",
      { "environments.production.gates": ["check", "check"] },
      [
        'policy/duplicate-name environments.production.gates.1 | gates of production holds "check" twice → remove one of them',
      ],
    ],
    [
      "a freeze that ends before it begins",
      { "environments.staging.freeze": [{ ...holiday, until: "2027-12-23" }] },
      [
        'policy/format environments.staging.freeze.0.until | freeze[0] of staging ends on "2027-12-23", before it begins on "2027-12-24" → write a day from "2027-12-24" on',
      ],
    ],
    ["a freeze of one day", { "environments.staging.freeze": [{ ...holiday, until: "2027-12-24" }] }, []],
    [
      "a freeze that does not say why",
      { "environments.production.freeze.0.reason": undefined },
      [
        'policy/missing-field environments.production.freeze.0 | freeze[0] of production has no "reason" → add "reason", a text that is not empty',
      ],
    ],
    [
      "no window in a list of windows",
      { "environments.production.window": [] },
      [
        "policy/format environments.production.window | window of production is an empty list → write at least one value",
      ],
    ],
    [
      "a window that is not in a list",
      { "environments.production.window": { schedule: "0 8 * * *", duration: "8h" } },
      [
        "policy/wrong-type environments.production.window | window of production is an object, not a list → write a list",
      ],
    ],
    [
      "a weekday that Argo CD does not read",
      { "environments.production.window.0.schedule": "0 8 * * 1-7" },
      [
        'policy/format environments.production.window.0.schedule | window[0].schedule of production: "0 8 * * 1-7" has the weekday "1-7"; weekdays go from 0 (Sunday) to 6, or from sun to sat → write minute, hour, day, month and weekday, such as "0 8 * * 1-5"',
      ],
    ],
    [
      "a window of more than a week",
      { "environments.production.window.0.duration": "169h" },
      [
        'policy/format environments.production.window.0.duration | window[0].duration of production: "169h" is more than a week, "168h" → write a duration from "1m" to "168h", such as "8h"',
      ],
    ],
    ["a window of a week", { "environments.production.window.0.duration": "168h" }, []],
    [
      "a window of no time",
      { "environments.production.window.0.duration": "30s" },
      [
        'policy/format environments.production.window.0.duration | window[0].duration of production: "30s" is less than a minute → write a duration from "1m" to "168h", such as "8h"',
      ],
    ],
    [
      "a window in days",
      { "environments.production.window.0.duration": "1d" },
      [
        'policy/format environments.production.window.0.duration | window[0].duration of production: "1d" counts in days, which no controller reads; write "24h" → write a duration from "1m" to "168h", such as "8h"',
      ],
    ],
    [
      "a time zone that is none",
      { "environments.production.window.0.timeZone": "Europe/Berln" },
      [
        'policy/format environments.production.window.0.timeZone | window[0].timeZone of production: "Europe/Berln" is no time zone; "Europe/Berlin" is near → write the IANA name of a time zone, such as "Europe/Berlin"',
      ],
    ],
    [
      "an upgrade that is none",
      { "components.web.upgrade": "minor" },
      ['policy/not-a-choice components.web.upgrade | upgrade of web is "minor", not "one-minor" → choose "one-minor"'],
    ],
    [
      "an upgrade of what has no version",
      { "components.topics.upgrade": "one-minor" },
      [
        'policy/unknown-field components.topics.upgrade | topics has "upgrade", and a component with "manifests" has no version → remove it',
      ],
    ],
    [
      "a group of one",
      { together: [["web"], []] },
      [
        "policy/format together.0 | together[0] names one component, which moves alone anyway → name at least two components, or remove the group",
        "policy/format together.1 | together[1] names no component, which moves alone anyway → name at least two components, or remove the group",
      ],
    ],
    [
      "a group with a component that does not exist, and with one twice",
      {
        together: [
          ["web", "shpo"],
          ["web", "web"],
        ],
      },
      [
        'policy/unknown-name together.0.1 | together[0][1] is "shpo", which is no component → did you mean "shop"?',
        'policy/duplicate-name together.1.1 | together[1] holds "web" twice → remove one of them',
      ],
    ],
    [
      "a group with a component that has no version",
      { together: [["web", "topics"]] },
      [
        'policy/format together.0.1 | together[0] names "topics", and a component with "manifests" has no version that could move → remove it from the group',
      ],
    ],
    [
      "a group that is not in a list",
      { together: ["web", "shop"] },
      [
        'policy/wrong-type together.0 | together[0] is "web", not a list → put it into a list: ["web"]',
        'policy/wrong-type together.1 | together[1] is "shop", not a list → put it into a list: ["shop"]',
      ],
    ],
  ])("with %s is told", (_, edits, findings) => {
    expect(found(edits)).toEqual(findings);
  });
});
