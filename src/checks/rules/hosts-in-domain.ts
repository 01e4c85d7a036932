import type { Environment, Model } from "../../model/model.ts";
import { hostnameProblem } from "../../model/name.ts";
import { quoted } from "../../model/suggest.ts";
import type { Manifest } from "../../synth/manifest.ts";
import { hostsOf } from "../hosts.ts";
import { origins, renderedAt, titleOf } from "../origin.ts";
import type { Rule } from "../rule.ts";

/** Every host lies in the domain of its environment, in no other environment's, and belongs to one object. */
export const hostsInDomain: Rule = {
  why: "A host of another environment sends its users to the wrong place, or takes its traffic away: controllers serve whoever claimed a host first.",

  *check({ model, manifests }) {
    const origin = origins(model);
    const claimed = new Map<string, Manifest>();
    for (const manifest of manifests) {
      const judged = new Set<string>();
      for (const { host, path, claims } of hostsOf(manifest.body)) {
        const place = () => ({
          at: origin.isUsers(manifest) ? origin.at(manifest) : [...manifest.at, "host"],
          rendered: renderedAt(manifest, path),
        });
        // A certificate repeats the host of its rule.
        const problem = judged.has(host) ? undefined : (nameProblem(host) ?? domainProblem(host, manifest, model));
        judged.add(host);
        if (problem !== undefined) yield { ...problem, ...place() };
        for (const claim of claims) {
          const key = `${manifest.cluster} ${host} ${claim}`;
          const before = claimed.get(key);
          claimed.set(key, before ?? manifest);
          if (before === undefined || before === manifest) continue;
          yield {
            message: `${titleOf(manifest)} in ${whereOf(manifest)} and ${titleOf(before)} in ${whereOf(before)} both claim ${quoted(host)} in the cluster ${manifest.cluster}`,
            hint: "give one of them another host",
            ...place(),
          };
        }
      }
    }
  },
};

const whereOf = ({ home, body }: Manifest): string => body.metadata.namespace ?? home.name;

function nameProblem(host: string) {
  const problem = hostnameProblem(host, "allowed");
  return problem === undefined
    ? undefined
    : { message: problem, hint: 'write a host name, such as "shop.dev.example.com"' };
}

const isBelow = (host: string, domain: string): boolean => host === domain || host.endsWith(`.${domain}`);

function domainProblem(host: string, { home }: Manifest, { environments }: Model) {
  const own = home.kind === "environment" ? environments.find(({ name }) => name === home.name) : undefined;
  const base = host.startsWith("*.") ? host.slice(2) : host;
  const owner = narrowest(base, environments);
  if (owner !== undefined && owner.domain !== own?.domain && home.kind === "environment")
    return {
      message: `${quoted(host)} of ${home.name} lies in ${quoted(owner.domain ?? "")}, the domain of ${owner.name}`,
      hint:
        own?.domain === undefined
          ? `give ${home.name} a domain of its own`
          : `choose a host below ${quoted(own.domain)} that is not below ${quoted(owner.domain ?? "")}`,
    };
  if (own?.domain === undefined || isBelow(base, own.domain)) return undefined;
  return {
    message: `${quoted(host)} of ${own.name} lies outside ${quoted(own.domain)}, the domain of ${own.name}`,
    hint: `end the host in ".${own.domain}", for instance with identity.domain`,
  };
}

/** The environment whose domain holds a host most closely: `dev.acme.example` before `acme.example`. */
function narrowest(host: string, environments: readonly Environment[]): Environment | undefined {
  let found: Environment | undefined;
  for (const each of environments)
    if (each.domain !== undefined && isBelow(host, each.domain) && each.domain.length > (found?.domain?.length ?? 0))
      found = each;
  return found;
}
