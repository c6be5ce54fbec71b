import type { InstanceArgs } from "@pulumi/aws/rds";
import { awsSecurityHub, wellArchitected } from "../../../../shared/controls";
import { resourceRule } from "../../../../shared/rule";
import { isGiven, known } from "../../../../shared/values";

export const rdsInstanceUseOwnParameterGroup = resourceRule<InstanceArgs>({
    id: "rds-instance-use-own-parameter-group",
    type: "aws:rds/instance:Instance",
    severity: "medium",
    description: "Databases must use a parameter group of their own, the only place where TLS is forced.",
    remediation: "Set parameterGroupName to an aws.rds.ParameterGroup that forces TLS.",
    url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithParamGroups.html",
    controls: [awsSecurityHub("RDS.38"), awsSecurityHub("RDS.39"), wellArchitected("SEC09-BP02")],
    check: (instance, report) => {
        const name = known(instance, "parameterGroupName");
        if (!isGiven(instance, "parameterGroupName") || (typeof name === "string" && name.startsWith("default."))) {
            report("The parameter group is AWS's default, which cannot be changed.");
        }
    },
});
