import { expect } from "chai";
import { remainsOf } from "../../../tooling/standin/lifecycle";
import { arnOf, key } from "./support/platform";
import { candidate, creating, deleting, needs, standsAlone, stored } from "./support/store";

const type = "aws:secretsmanager/secret:Secret";
const secret = stored(type, "secret", { name: "platform/dev/webhook", recoveryWindowInDays: 7 });
const gone = `ResourceNotFoundException: Secrets Manager can't find the specified secret ${secret.id}`;

describe("lifecycle of Secrets Manager", () => {
    needs(type, { name: "other", kmsKeyId: arnOf(key) }, [
        key,
        "kmsKeyId",
        `EncryptionFailure: Secrets Manager can't encrypt with the KMS key ${arnOf(key)}, which does not exist`,
    ]);
    needs("aws:secretsmanager/secretPolicy:SecretPolicy", { secretArn: secret.id }, [secret, "secretArn", gone]);
    needs("aws:secretsmanager/secretRotation:SecretRotation", { secretId: secret.id }, [secret, "secretId", gone]);
    needs("aws:secretsmanager/secretVersion:SecretVersion", { secretId: secret.id }, [secret, "secretId", gone]);
    needs("aws:secretsmanager/secretVersion:SecretVersion", { secretId: "platform/dev/webhook" }, [
        secret,
        "secretId",
        "ResourceNotFoundException: Secrets Manager can't find the specified secret platform/dev/webhook",
    ]);
    standsAlone(
        type,
        { name: "platform/dev/webhook" },
        { region: "eu-west-1" },
        "ResourceExistsException: The operation failed because the secret platform/dev/webhook already exists",
    );

    it("keeps the name of a deleted secret in its recovery window, in its region", () => {
        expect(deleting(secret)).to.equal(undefined);
        const remains = remainsOf(secret);
        expect(remains).to.deep.equal([
            { type, id: secret.id, name: "platform/dev/webhook", why: "in its recovery window of 7 days" },
        ]);
        const again = candidate(type, { name: "platform/dev/webhook" });
        expect(creating(again, [], remains)).to.equal(
            "InvalidRequestException: You can't create this secret because a secret with this name is already scheduled for " +
                "deletion: platform/dev/webhook (in its recovery window of 7 days); restore it and import it, or delete it " +
                "with --force-delete-without-recovery",
        );
        expect(creating({ ...again, region: "eu-west-1" }, [], remains)).to.equal(undefined);
        expect(creating(candidate(type, { name: "platform/dev/other" }), [], remains)).to.equal(undefined);
    });

    it("has a window of 30 days by default, and none of 0", () => {
        expect(remainsOf(stored(type, "a", { name: "a" }))[0]?.why).to.equal("in its recovery window of 30 days");
        expect(remainsOf(stored(type, "a", { name: "a", recoveryWindowInDays: 0 }))).to.deep.equal([]);
    });
});
