import { expect } from "chai";
import { arnOf, cluster, database, key } from "./support/platform";
import { candidate, creating, deleting, needs, standsAlone, stored } from "./support/store";

const type = "aws:cloudwatch/logGroup:LogGroup";

describe("lifecycle of CloudWatch Logs", () => {
    needs(type, { name: "/platform/flows", kmsKeyId: arnOf(key) }, [
        key,
        "kmsKeyId",
        "InvalidParameterException: The specified KMS key does not exist or is not allowed to be used with " +
            `/platform/flows: ${arnOf(key)}`,
    ]);
    standsAlone(
        type,
        { name: "/platform/flows" },
        { region: "eu-west-1" },
        "ResourceAlreadyExistsException: The specified log group already exists: /platform/flows",
    );

    it("refuses a log group that a service has made by writing into it", () => {
        const exports = { enabledCloudwatchLogsExports: ["iam-db-auth-error", "postgresql"] };
        const instance = { ...database, inputs: { ...database.inputs, ...exports } };
        const create = (name: string) => creating(candidate(type, { name }), [cluster, instance]);
        expect(create("/aws/eks/platform/cluster")).to.equal(
            "ResourceAlreadyExistsException: The specified log group already exists: /aws/eks/platform/cluster; Cluster " +
                "cluster created it by writing into it: let that depend on the log group",
        );
        expect(create("/aws/rds/instance/database/postgresql")).to.match(
            /^ResourceAlreadyExistsException: .*; Instance database created it by writing into it/,
        );
        expect(create("/aws/rds/instance/database/upgrade")).to.equal(undefined);
        expect(create("/aws/eks/other/cluster")).to.equal(undefined);
        const silent = { ...cluster, inputs: { ...cluster.inputs, enabledClusterLogTypes: [] } };
        const group = candidate(type, { name: "/aws/eks/platform/cluster" });
        expect(creating(group, [silent])).to.equal(undefined);
    });

    it("lets a log group go that a service writes into", () => {
        expect(deleting(stored(type, "logs", { name: "/aws/eks/platform/cluster" }), [cluster])).to.equal(undefined);
    });
});
