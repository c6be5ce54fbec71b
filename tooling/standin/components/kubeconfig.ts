import type * as eks from "@pulumi/aws/eks";
import * as pulumi from "@pulumi/pulumi";

/** The kubeconfig that pulumi-eks writes for a cluster: tokens come from the AWS CLI, so it holds no secret. */
export function kubeconfigOf({ arn, name, endpoint, certificateAuthority }: eks.Cluster): pulumi.Output<object> {
    return pulumi.all([arn, name, endpoint, certificateAuthority]).apply(([arn, name, server, authority]) => ({
        apiVersion: "v1",
        clusters: [{ cluster: { server, "certificate-authority-data": authority.data }, name: "kubernetes" }],
        contexts: [{ context: { cluster: "kubernetes", user: "aws" }, name: "aws" }],
        "current-context": "aws",
        kind: "Config",
        users: [{ name: "aws", user: { exec: tokenCommand(name, arn.split(":")[3] ?? "") } }],
    }));
}

const tokenCommand = (clusterName: string, region: string) => ({
    apiVersion: "client.authentication.k8s.io/v1beta1",
    command: "aws",
    args: ["--region", region, "eks", "get-token", "--cluster-name", clusterName, "--output", "json"],
    env: [{ name: "KUBERNETES_EXEC_INFO", value: '{"apiVersion": "client.authentication.k8s.io/v1beta1"}' }],
});
