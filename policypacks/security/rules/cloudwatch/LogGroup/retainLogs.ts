import type { LogGroupArgs } from "@pulumi/aws/cloudwatch";
import { awsSecurityHub, cisEks } from "../../../../shared/controls";
import { isProduction, productionSettings, type ProductionSettings } from "../../../../shared/production";
import { resourceRule } from "../../../../shared/rule";

interface RetentionSettings extends ProductionSettings {
    readonly minimumDays: number;
}

export const cloudwatchLogGroupRetainLogs = resourceRule<LogGroupArgs, RetentionSettings>({
    id: "cloudwatch-log-group-retain-logs",
    type: "aws:cloudwatch/logGroup:LogGroup",
    severity: "medium",
    description:
        "Log groups must say how long they keep logs, and keep those of production long enough for an investigation.",
    remediation: "Set retentionInDays, in production to at least the days of the minimumDays setting, 90 by default.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-16",
    controls: [awsSecurityHub("CloudWatch.16"), cisEks("2.1.2")],
    settings: {
        ...productionSettings,
        minimumDays: {
            type: "integer",
            minimum: 1,
            default: 90,
            description: "Fewest days that logs of production are kept.",
        },
    },
    check: (logGroup, report, settings) => {
        const days = logGroup.retentionInDays ?? 0;
        if (days === 0) {
            report("Logs are kept for ever.");
        } else if (isProduction(logGroup, settings) && days < settings.minimumDays) {
            report(`Logs are kept for ${days} days.`);
        }
    },
});
