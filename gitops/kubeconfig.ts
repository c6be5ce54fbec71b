import * as pulumi from "@pulumi/pulumi";

/** How to reach an EKS cluster. */
export interface EksConnection {
    readonly name: pulumi.Input<string>;
    readonly endpoint: pulumi.Input<string>;
    /** Certificate of the API server's authority, base64. */
    readonly certificateAuthority: pulumi.Input<string>;
}

/**
 * A kubeconfig, as JSON, that asks the AWS CLI for a token with the credentials of whoever uses it. It holds no
 * credential itself.
 */
export function eksKubeconfig(cluster: EksConnection, region: string): pulumi.Output<string> {
    return pulumi.jsonStringify({
        apiVersion: "v1",
        kind: "Config",
        clusters: [
            {
                name: "eks",
                cluster: { server: cluster.endpoint, "certificate-authority-data": cluster.certificateAuthority },
            },
        ],
        users: [
            {
                name: "eks",
                user: {
                    exec: {
                        apiVersion: "client.authentication.k8s.io/v1beta1",
                        command: "aws",
                        args: [
                            "eks",
                            "get-token",
                            "--cluster-name",
                            cluster.name,
                            "--region",
                            region,
                            "--output",
                            "json",
                        ],
                        interactiveMode: "Never",
                    },
                },
            },
        ],
        contexts: [{ name: "eks", context: { cluster: "eks", user: "eks" } }],
        "current-context": "eks",
    });
}
