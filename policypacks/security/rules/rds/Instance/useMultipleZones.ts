import type { InstanceArgs } from "@pulumi/aws/rds";
import { awsFsbp, cisAws } from "../../../../shared/controls";
import { isProduction, productionSettings, type ProductionSettings } from "../../../../shared/production";
import { resourceRule } from "../../../../shared/rule";

export const rdsInstanceUseMultipleZones = resourceRule<InstanceArgs, ProductionSettings>({
    id: "rds-instance-use-multiple-zones",
    type: "aws:rds/instance:Instance",
    severity: "medium",
    description: "Databases of production must have a standby in a second zone.",
    remediation: "Set multiAz to true.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-5",
    controls: [awsFsbp("RDS.5"), cisAws("2.2.4")],
    settings: productionSettings,
    check: (instance, report, settings) => {
        if (isProduction(instance, settings) && instance.multiAz !== true) {
            report("There is no standby.");
        }
    },
});
