import type { InstanceArgs } from "@pulumi/aws/rds";
import { awsFsbp } from "../../../../shared/controls";
import { resourceRule } from "../../../../shared/rule";

interface RetentionSettings {
    readonly minimumDays: number;
}

export const rdsInstanceRetainBackups = resourceRule<InstanceArgs, RetentionSettings>({
    id: "rds-instance-retain-backups",
    type: "aws:rds/instance:Instance",
    severity: "medium",
    description: "Databases must keep automatic backups long enough to notice that something is wrong.",
    remediation: "Set backupRetentionPeriod to at least the days of the minimumDays setting, 7 by default.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-11",
    controls: [awsFsbp("RDS.11")],
    settings: {
        minimumDays: {
            type: "integer",
            minimum: 1,
            maximum: 35,
            default: 7,
            description: "Fewest days of automatic backups.",
        },
    },
    check: ({ backupRetentionPeriod = 0 }, report, { minimumDays }) => {
        if (backupRetentionPeriod < minimumDays) {
            report(`Backups are kept for ${backupRetentionPeriod} days.`);
        }
    },
});
