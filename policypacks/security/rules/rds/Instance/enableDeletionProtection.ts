import type { InstanceArgs } from "@pulumi/aws/rds";
import { awsFsbp, wellArchitected } from "../../../../shared/controls";
import { isProduction, productionSettings, type ProductionSettings } from "../../../../shared/production";
import { resourceRule } from "../../../../shared/rule";

export const rdsInstanceEnableDeletionProtection = resourceRule<InstanceArgs, ProductionSettings>({
    id: "rds-instance-enable-deletion-protection",
    type: "aws:rds/instance:Instance",
    severity: "high",
    description: "Databases of production must be protected from deletion.",
    remediation: "Set deletionProtection to true.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-8",
    controls: [awsFsbp("RDS.8"), wellArchitected("SEC08-BP04")],
    settings: productionSettings,
    check: (instance, report, settings) => {
        if (isProduction(instance, settings) && instance.deletionProtection !== true) {
            report("Deletion protection is off.");
        }
    },
});
