import type { InstanceArgs } from "@pulumi/aws/rds";
import { wellArchitected } from "../../../../shared/controls";
import { isProduction, productionSettings, type ProductionSettings } from "../../../../shared/production";
import { resourceRule } from "../../../../shared/rule";

export const rdsInstanceKeepFinalSnapshot = resourceRule<InstanceArgs, ProductionSettings>({
    id: "rds-instance-keep-final-snapshot",
    type: "aws:rds/instance:Instance",
    severity: "medium",
    description: "Databases of production must leave a snapshot when they are deleted.",
    remediation: "Set skipFinalSnapshot to false and name the snapshot in finalSnapshotIdentifier.",
    url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html",
    controls: [wellArchitected("SEC08-BP04")],
    settings: productionSettings,
    check: (instance, report, settings) => {
        if (isProduction(instance, settings) && instance.skipFinalSnapshot === true) {
            report("The final snapshot is skipped.");
        }
    },
});
