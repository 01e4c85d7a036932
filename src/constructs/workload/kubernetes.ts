// The typed objects of cdk8s-plus by deep import: its index would load twice as long, and its classes above these add
// a dozen defaults (pull policy, probes, amounts) and selectors made of hashes.
export {
  type Container,
  type DeploymentSpec,
  type IngressSpec,
  IntOrString,
  KubeDeployment,
  KubeIngress,
  KubePodDisruptionBudget,
  KubeService,
  type PodSpec,
  type Probe,
  Quantity,
} from "cdk8s-plus-28/lib/imports/k8s.js";
