import { notFound, type Check } from "./check";
import { awsCredentials } from "./awsCredentials";
import { installedVersion } from "./manifests";
import { backendCheck, secretsProviderCheck } from "./pulumiBackend";
import { isAtLeast, toolVersion } from "./tools";

/** What `pulumi preview` and `pulumi up` on AWS need besides. Nothing here talks to a network. */
export async function realChecks(root: string): Promise<Check[]> {
    const [pulumi, aws, kubectl, helm] = await Promise.all([
        toolVersion("pulumi", ["version"], /v?(\d+\.\d+\.\d+)/),
        toolVersion("aws", ["--version"], /aws-cli\/(\d+\.\d+\.\d+)/),
        toolVersion("kubectl", ["version", "--client"], /Client Version: v?(\d+\.\d+\.\d+)/),
        toolVersion("helm", ["version", "--short"], /v?(\d+\.\d+\.\d+)/),
    ]);
    return [
        atLeast("Pulumi CLI", pulumi, installedVersion(root, "@pulumi/pulumi"), {
            why: "the version of the SDK",
            remedy: "Install it: https://www.pulumi.com/docs/install/",
        }),
        atLeast("AWS CLI", aws, "2", {
            why: "gives Pulumi its tokens for the cluster",
            remedy: "Install version 2: https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html",
        }),
        awsCredentials(process.env),
        backendCheck(root, process.env),
        secretsProviderCheck(root, process.env),
        present("kubectl", kubectl, {
            needed: "any; its minor version may be one off the cluster's",
            remedy: "Install it: https://kubernetes.io/docs/tasks/tools/",
        }),
        present("Helm", helm, {
            needed: "only to bootstrap from inside the network",
            remedy: "Install it: https://helm.sh/docs/intro/install/",
        }),
    ];
}

function atLeast(
    name: string,
    version: string | undefined,
    oldest: string,
    { why, remedy }: { readonly why: string; readonly remedy: string },
): Check {
    const ok = version !== undefined && isAtLeast(version, oldest);
    return { name, ok, found: version ?? notFound, needed: `${oldest} or newer: ${why}`, remedy };
}

function present(
    name: string,
    version: string | undefined,
    { needed, remedy }: { readonly needed: string; readonly remedy: string },
): Check {
    return { name, ok: version !== undefined, found: version ?? notFound, needed, remedy };
}
