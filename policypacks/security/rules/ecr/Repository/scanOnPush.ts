import type { RepositoryArgs } from "@pulumi/aws/ecr";
import { awsFsbp, cisEks } from "../../../../shared/controls";
import { resourceRule } from "../../../../shared/rule";

export const ecrRepositoryScanOnPush = resourceRule<RepositoryArgs>({
    id: "ecr-repository-scan-on-push",
    type: "aws:ecr/repository:Repository",
    severity: "high",
    description: "Images must be scanned for vulnerabilities when they are pushed.",
    remediation: "Set imageScanningConfiguration.scanOnPush to true.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/ecr-controls.html#ecr-1",
    controls: [awsFsbp("ECR.1"), cisEks("5.1.1")],
    check: ({ imageScanningConfiguration }, report) => {
        if (imageScanningConfiguration?.scanOnPush !== true) {
            report("Images are not scanned.");
        }
    },
});
