import type { LaunchTemplateArgs } from "@pulumi/aws/ec2";
import { awsFsbp, cisAws } from "../../../../shared/controls";
import { resourceRule } from "../../../../shared/rule";

export const ec2LaunchTemplateRequireImdsV2 = resourceRule<LaunchTemplateArgs>({
    id: "ec2-launch-template-require-imds-v2",
    type: "aws:ec2/launchTemplate:LaunchTemplate",
    severity: "high",
    description: "Instances must answer metadata requests only with a session token (IMDSv2).",
    remediation: "Set metadataOptions.httpTokens to required.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-170",
    controls: [awsFsbp("EC2.170"), cisAws("5.7")],
    check: ({ metadataOptions }, report) => {
        if (metadataOptions?.httpEndpoint !== "disabled" && metadataOptions?.httpTokens !== "required") {
            report("Session tokens are optional.");
        }
    },
});
