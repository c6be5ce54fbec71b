import type { InstanceArgs } from "@pulumi/aws/rds";
import { awsFsbp } from "../../../../shared/controls";
import { resourceRule } from "../../../../shared/rule";

export const rdsInstanceCopyTagsToSnapshots = resourceRule<InstanceArgs>({
    id: "rds-instance-copy-tags-to-snapshots",
    type: "aws:rds/instance:Instance",
    severity: "low",
    description: "Snapshots of a database must carry its tags, by which access, cost and retention are decided.",
    remediation: "Set copyTagsToSnapshot to true.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-17",
    controls: [awsFsbp("RDS.17")],
    check: ({ copyTagsToSnapshot }, report) => {
        if (copyTagsToSnapshot !== true) {
            report("Snapshots have no tags.");
        }
    },
});
