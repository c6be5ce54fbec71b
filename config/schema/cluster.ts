import { z } from "zod";
import { cidr, iamRoleArn, logRetentionDays, text } from "./primitives";

const addonVersion = () => text(/^v\d+\.\d+\.\d+-eksbuild\.\d+$/, "an EKS add-on version", "v1.34.0-eksbuild.2");

export const cluster = z.strictObject({
    version: text(/^1\.\d{2}$/, "a quoted Kubernetes minor version", '"1.34"').describe(
        "Kubernetes minor version, quoted.",
    ),
    supportType: z
        .enum(["STANDARD", "EXTENDED"])
        .default("STANDARD")
        .describe("EKS support policy. EXTENDED costs six times as much once standard support ends."),
    publicAccessCidrs: z
        .array(cidr())
        .max(40, { error: "must have at most 40 entries, which is the limit of EKS" })
        .default([])
        .describe("Networks that may reach the public API endpoint. Empty means that there is no public endpoint."),
    deletionProtection: z.boolean().default(false).describe("Refuse to delete the cluster."),
    logRetentionDays: logRetentionDays().default(90).describe("Days that control plane logs are kept."),
    access: z
        .strictObject({
            admins: z.array(iamRoleArn()).min(1).describe("IAM roles with cluster-admin rights."),
            viewers: z.array(iamRoleArn()).default([]).describe("IAM roles that may read everything but Secrets."),
        })
        .describe("Who may use the Kubernetes API, by EKS access entries."),
    addonVersions: z
        .strictObject({
            kubeProxy: addonVersion().describe("Version of kube-proxy; of the cluster's minor version."),
            coreDns: addonVersion().describe("Version of CoreDNS."),
            vpcCni: addonVersion().describe("Version of the Amazon VPC CNI."),
            ebsCsiDriver: addonVersion().describe("Version of the Amazon EBS CSI driver."),
            podIdentityAgent: addonVersion().describe("Version of the EKS Pod Identity agent."),
            metricsServer: addonVersion().describe("Version of metrics-server."),
        })
        .describe("Pinned versions of the EKS add-ons. `aws eks describe-addon-versions` lists them."),
});

export type ClusterConfig = z.infer<typeof cluster>;
