import { z } from "zod";
import { cidr, logRetentionDays, text } from "./primitives";

const interfaceEndpoint = z.enum([
    "autoscaling",
    "ec2",
    "ecr.api",
    "ecr.dkr",
    "eks",
    "eks-auth",
    "elasticloadbalancing",
    "kms",
    "logs",
    "secretsmanager",
    "sts",
]);

export const network = z.strictObject({
    cidr: cidr().describe("IPv4 range of the VPC, between /16 and /20."),
    zones: z
        .array(text(/^[a-z]{2}(-[a-z]+)+-\d[a-z]$/, "a zone", "us-east-1a"))
        .min(2, { error: "must name at least two zones, because EKS and RDS refuse fewer" })
        .max(3, { error: "must name at most three zones" })
        .describe("Availability zones by name, two or three; naming them keeps previews free of look-ups."),
    natGateways: z
        .enum(["none", "single", "onePerZone"])
        .describe("How private subnets reach the internet: not at all, through one zone, or each through its own."),
    subnetPrefixes: z
        .strictObject({
            private: z
                .int()
                .min(17)
                .max(26)
                .default(19)
                .describe("Prefix length of each private subnet (nodes and pods)."),
            public: z
                .int()
                .min(17)
                .max(28)
                .default(22)
                .describe("Prefix length of each public subnet (load balancers)."),
            data: z
                .int()
                .min(17)
                .max(28)
                .default(24)
                .describe("Prefix length of each isolated data subnet (databases)."),
        })
        .prefault({})
        .describe(
            "Sizes of the subnets. In each zone the private one comes first, then the public one, then the data subnet.",
        ),
    interfaceEndpoints: z
        .array(interfaceEndpoint)
        .default([])
        .describe("AWS services reached through interface endpoints. S3 always has a gateway endpoint, which is free."),
    flowLogRetentionDays: logRetentionDays().default(90).describe("Days that VPC flow logs are kept."),
});

export type NetworkConfig = z.infer<typeof network>;
