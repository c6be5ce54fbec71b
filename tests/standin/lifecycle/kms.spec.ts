import { expect } from "chai";
import { remainsOf } from "../../../tooling/standin/lifecycle";
import { arnOf, key } from "./support/platform";
import { candidate, creating, deleting, needs, standsAlone, stored } from "./support/store";

const type = "aws:kms/alias:Alias";
const alias = stored(type, "alias", { name: "alias/platform", targetKeyId: key.id });

describe("lifecycle of KMS", () => {
    needs(type, { name: "alias/data", targetKeyId: key.id }, [
        key,
        "targetKeyId",
        `NotFoundException: Key '${key.id}' does not exist`,
    ]);
    needs(type, { name: "alias/data", targetKeyId: arnOf(key) }, [
        key,
        "targetKeyId",
        `NotFoundException: Key '${arnOf(key)}' does not exist`,
    ]);
    standsAlone(
        type,
        { name: "alias/platform", targetKeyId: key.id },
        { name: "alias/other" },
        "AlreadyExistsException: An alias with the name alias/platform already exists",
        [key],
    );

    it("lets a key go with its aliases, and lets it wait", () => {
        expect(deleting(key, [alias])).to.equal(undefined);
        expect(remainsOf(key)).to.deep.equal([
            { type: key.type, id: key.id, name: arnOf(key), why: "pending deletion for 7 days" },
        ]);
        expect(remainsOf(stored(key.type, "other", {}))[0]?.why).to.equal("pending deletion for 30 days");
        expect(remainsOf(alias)).to.deep.equal([]);
    });

    it("refuses to name a key that waits, and not another one", () => {
        for (const targetKeyId of [key.id, arnOf(key)]) {
            expect(creating(candidate(type, { name: "alias/data", targetKeyId }), [], remainsOf(key))).to.equal(
                `KMSInvalidStateException: ${arnOf(key)} is pending deletion; name another key, or cancel the deletion`,
            );
        }
        const elsewhere = remainsOf(key).map((remains) => ({ ...remains, type: "aws:rds/snapshot:Snapshot" }));
        expect(creating(candidate(type, { name: "alias/data", targetKeyId: key.id }), [], elsewhere)).to.match(
            /^NotFoundException: /,
        );
        const other = stored(key.type, "other", {});
        const free = candidate(type, { name: "alias/platform", targetKeyId: other.id });
        expect(creating(free, [other], remainsOf(key))).to.equal(undefined);
    });

    it("knows a key by id, ARN and alias, the keys of AWS and those of other accounts", () => {
        const vault = (kmsKeyArn: string) =>
            creating(candidate("aws:backup/vault:Vault", { name: "vault", kmsKeyArn }), [key, alias]);
        const aliasArn = "arn:aws:kms:us-east-1:123456789012:alias/platform";
        const foreign = "arn:aws:kms:us-east-1:111122223333:key/0a";
        for (const known of [key.id, arnOf(key), "alias/platform", aliasArn, "alias/aws/backup", foreign]) {
            expect(vault(known), known).to.equal(undefined);
        }
        for (const unknown of ["0a", "alias/other", foreign.replace("111122223333", "123456789012")]) {
            expect(vault(unknown), unknown).to.match(
                /^InvalidParameterValueException: The KMS key \S+ does not exist; /,
            );
        }
    });
});
