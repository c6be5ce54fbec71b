import { z } from "zod";

/** The add-ons that Argo CD can install, each with those that it needs. */
export const addonNeeds = {
    "argo-rollouts": [],
    "aws-load-balancer-controller": ["cert-manager"],
    "cert-manager": [],
    "cluster-autoscaler": [],
    "external-dns": [],
    "external-secrets": [],
    gatekeeper: [],
    istio: ["cert-manager"],
    keda: [],
    kubecost: ["kube-prometheus-stack"],
    "kube-prometheus-stack": [],
    kyverno: [],
    loki: [],
    "opentelemetry-collector": [],
    rancher: ["cert-manager"],
    tempo: ["opentelemetry-collector"],
    trivy: [],
    velero: [],
} as const satisfies Record<string, readonly string[]>;

export type AddonName = keyof typeof addonNeeds;

export const addonNames = Object.keys(addonNeeds) as AddonName[];

export const addons = z
    .partialRecord(z.enum(addonNames), z.boolean())
    .default({})
    .describe("Add-ons that Argo CD installs; each is off unless it is on here.");

export type AddonsConfig = z.infer<typeof addons>;
