import type { InstanceArgs } from "@pulumi/aws/rds";
import { awsFsbp } from "../../../../shared/controls";
import { resourceRule } from "../../../../shared/rule";

/** The log of each engine that says who did what and what went wrong. */
const logsOf: Readonly<Record<string, string>> = { postgres: "postgresql", mysql: "error", mariadb: "error" };

export const rdsInstanceExportLogs = resourceRule<InstanceArgs>({
    id: "rds-instance-export-logs",
    type: "aws:rds/instance:Instance",
    severity: "medium",
    description: "Databases must send their logs to CloudWatch.",
    remediation: "Set enabledCloudwatchLogsExports to the engine's logs: postgresql, or error for MySQL and MariaDB.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-9",
    controls: [awsFsbp("RDS.9"), awsFsbp("RDS.36")],
    check: (instance, report) => {
        const logs = instance.enabledCloudwatchLogsExports ?? [];
        if (logs.length === 0) {
            report("No log is exported.");
            return;
        }
        const log = logsOf[instance.engine ?? ""];
        if (log !== undefined && !logs.includes(log)) {
            report(`The log ${log} is not exported.`);
        }
    },
});
