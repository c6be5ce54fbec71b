import type { ParameterGroupArgs } from "@pulumi/aws/rds";
import { awsSecurityHub, wellArchitected } from "../../../../shared/controls";
import { resourceRule } from "../../../../shared/rule";

/** The parameter of each engine family that refuses connections without TLS. */
const tlsParameters = [
    { family: "postgres", name: "rds.force_ssl" },
    { family: "mysql", name: "require_secure_transport" },
    { family: "mariadb", name: "require_secure_transport" },
];

export const rdsParameterGroupForceTls = resourceRule<ParameterGroupArgs>({
    id: "rds-parameter-group-force-tls",
    type: "aws:rds/parameterGroup:ParameterGroup",
    severity: "high",
    description: "Databases must refuse connections without TLS.",
    remediation: "Set the parameter rds.force_ssl (PostgreSQL) or require_secure_transport (MySQL, MariaDB) to 1.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-38",
    controls: [awsSecurityHub("RDS.38"), awsSecurityHub("RDS.39"), wellArchitected("SEC09-BP02")],
    check: (parameterGroup, report) => {
        const tls = tlsParameters.find(({ family }) => parameterGroup.family?.startsWith(family));
        if (tls) {
            const value = parameterGroup.parameters?.find(({ name }) => name === tls.name)?.value;
            if (!["1", "on"].includes(value?.toLowerCase() ?? "")) {
                report(`${tls.name} is ${value ?? "not set"}.`);
            }
        }
    },
});
