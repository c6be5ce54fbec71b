import type { InstanceArgs } from "@pulumi/aws/rds";
import { wellArchitected } from "../../../../shared/controls";
import { resourceRule } from "../../../../shared/rule";
import { isGiven } from "../../../../shared/values";

export const rdsInstanceManageMasterPassword = resourceRule<InstanceArgs>({
    id: "rds-instance-manage-master-password",
    type: "aws:rds/instance:Instance",
    severity: "high",
    description: "Secrets Manager must make and rotate the master password, so that no program and no state holds it.",
    remediation: "Remove password and set manageMasterUserPassword to true.",
    url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html",
    controls: [wellArchitected("SEC02-BP03")],
    check: (instance, report) => {
        if (isGiven(instance, "password") || isGiven(instance, "passwordWo")) {
            report("The program sets the master password.");
        } else if (instance.manageMasterUserPassword !== true) {
            report("Secrets Manager does not manage the master password.");
        }
    },
});
