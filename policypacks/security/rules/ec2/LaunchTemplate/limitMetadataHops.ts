import type { LaunchTemplateArgs } from "@pulumi/aws/ec2";
import { wellArchitected } from "../../../../shared/controls";
import { resourceRule } from "../../../../shared/rule";

export const ec2LaunchTemplateLimitMetadataHops = resourceRule<LaunchTemplateArgs>({
    id: "ec2-launch-template-limit-metadata-hops",
    type: "aws:ec2/launchTemplate:LaunchTemplate",
    severity: "high",
    description:
        "Instance metadata must not reach beyond the instance: a pod one hop further would get the node's role.",
    remediation: "Set metadataOptions.httpPutResponseHopLimit to 1.",
    url: "https://docs.aws.amazon.com/eks/latest/best-practices/identity-and-access-management.html",
    controls: [wellArchitected("SEC06-BP02"), wellArchitected("SEC03-BP02")],
    check: ({ metadataOptions }, report) => {
        // Left out, the AMI decides, and that of Amazon Linux 2023 says 2.
        const hops = metadataOptions?.httpPutResponseHopLimit;
        if (metadataOptions?.httpEndpoint !== "disabled" && hops !== 1) {
            report(`The hop limit is ${hops ?? "left to the AMI"}.`);
        }
    },
});
