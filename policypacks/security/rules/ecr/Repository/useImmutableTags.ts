import type { RepositoryArgs } from "@pulumi/aws/ecr";
import { awsFsbp, wellArchitected } from "../../../../shared/controls";
import { resourceRule } from "../../../../shared/rule";

export const ecrRepositoryUseImmutableTags = resourceRule<RepositoryArgs>({
    id: "ecr-repository-use-immutable-tags",
    type: "aws:ecr/repository:Repository",
    severity: "medium",
    description: "Image tags must be immutable, so that what was reviewed is what runs.",
    remediation: "Set imageTagMutability to IMMUTABLE.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/ecr-controls.html#ecr-2",
    controls: [awsFsbp("ECR.2"), wellArchitected("SEC06-BP06")],
    check: ({ imageTagMutability = "MUTABLE" }, report) => {
        if (imageTagMutability !== "IMMUTABLE") {
            report(`Tags are ${imageTagMutability}.`);
        }
    },
});
