export type {
  Component,
  ComponentBase,
  ComponentOf,
  ExternalComponent,
  GitChart,
  GitKustomization,
  HelmComponent,
  KustomizeComponent,
  ManifestsComponent,
  OwnKustomization,
  Probes,
  RepositoryChart,
  RequiredSecret,
  Scope,
  WorkloadComponent,
} from "./component.ts";
export type {
  ArgoCdInstallation,
  ClusterPolicy,
  Engine,
  FluxInstallation,
  Intervals,
  RepositoryPolicy,
  Sync,
  Targets,
} from "./engine.ts";
export type { EnvironmentPolicy } from "./environment.ts";
export { defineFleet, type Fleet, type Layout } from "./fleet.ts";
export type {
  Amounts,
  ContainerLimits,
  Isolation,
  NamespaceChoice,
  NamespacePolicy,
  PodSecurity,
  Quota,
} from "./namespace.ts";
export type { NotificationPolicy, NotificationType } from "./notification.ts";
export type { Allowance, ComponentProperty, Contract, EnvironmentProperty, SettingPath } from "./parity.ts";
export type { Approvals, Freeze, Hold, Hotfix, PromotionPolicy, Span, Window } from "./promotion.ts";
export type { RuleId, Waiver, Waivers } from "./rules.ts";
export type { ChartRepository, Cpu, Duration, GitUrl, IsoDate, Json, JsonObject, Memory, Minor } from "./scalars.ts";
export type { Varying } from "./varying.ts";
export type { Holds, Hotfixes, Version, Versions } from "./versions.ts";
export type { ClusterView, EnvironmentView, Unversioned } from "./view.ts";
