import type { KeyArgs } from "@pulumi/aws/kms";
import { awsFsbp, wellArchitected } from "../../../../shared/controls";
import { isProduction, productionSettings, type ProductionSettings } from "../../../../shared/production";
import { resourceRule } from "../../../../shared/rule";

interface DeletionSettings extends ProductionSettings {
    readonly minimumDays: number;
}

/** The window that AWS takes where none is named. */
const defaultDays = 30;

export const kmsKeyDelayDeletion = resourceRule<KeyArgs, DeletionSettings>({
    id: "kms-key-delay-deletion",
    type: "aws:kms/key:Key",
    severity: "medium",
    description: "Keys of production must wait before they are deleted: what they encrypt is lost with them.",
    remediation: "Set deletionWindowInDays to at least the days of the minimumDays setting, 30 by default.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/kms-controls.html#kms-3",
    controls: [awsFsbp("KMS.3"), wellArchitected("SEC08-BP01")],
    settings: {
        ...productionSettings,
        minimumDays: {
            type: "integer",
            minimum: 7,
            maximum: 30,
            default: 30,
            description: "Fewest days between the order to delete a key and its end.",
        },
    },
    check: (key, report, settings) => {
        const days = isProduction(key, settings) ? (key.deletionWindowInDays ?? defaultDays) : defaultDays;
        if (days < settings.minimumDays) {
            report(`It is deleted after ${days} days.`);
        }
    },
});
