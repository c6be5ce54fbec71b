import { expect } from "chai";
import type { PlatformContext } from "../../components/conventions";
import { Keys } from "../../components/keys";
import { keyPolicy, type KeyPurpose } from "../../components/keyPolicies";
import { contextOf, only, register } from "../support/mocks";

const purposes: KeyPurpose[] = ["cluster", "data", "logs", "registry", "nodes", "secrets"];

const build = (overrides: Partial<PlatformContext> = {}) =>
    register(
        () => new Keys("keys", { context: contextOf(overrides) }),
        ({ type, name }) => (type === "aws:kms/key:Key" ? { keyId: `${name}-key-id` } : {}),
    );

describe("Keys", () => {
    it("makes one key and one alias for each purpose", async () => {
        const registrations = await build();
        for (const purpose of purposes) {
            const key = only(registrations, "aws:kms/key:Key", `keys-${purpose}`);
            expect(key.parent).to.equal("platform:keys:Keys::keys");
            expect(key.inputs).to.deep.include({
                enableKeyRotation: true,
                deletionWindowInDays: 7,
                policy: keyPolicy(purpose, contextOf()),
                tags: { ...contextOf().tags, Name: `platform-dev-${purpose}` },
            });
            expect(only(registrations, "aws:kms/alias:Alias", `keys-${purpose}-alias`).inputs).to.deep.equal({
                name: `alias/platform-dev-${purpose}`,
                targetKeyId: `keys-${purpose}-key-id`,
            });
        }
        expect(registrations).to.have.length(1 + 2 * purposes.length);
    });

    it("protects and keeps the keys, and gives the longest time to change one's mind, where data is protected", async () => {
        for (const protectStateful of [true, false]) {
            const registrations = await build({ protectStateful });
            for (const key of registrations.filter(({ type }) => type === "aws:kms/key:Key")) {
                expect(key.protect).to.equal(protectStateful);
                expect(key.retainOnDelete).to.equal(protectStateful);
                expect(key.inputs.deletionWindowInDays).to.equal(protectStateful ? 30 : 7);
            }
        }
    });

    it("gives out the ARN of each key", async () => {
        expect(only(await build(), "platform:keys:Keys").outputs).to.deep.equal({
            arns: Object.fromEntries(
                purposes.map((purpose) => [purpose, `arn:aws:mock:us-east-1:111122223333:kms/key/keys-${purpose}`]),
            ),
        });
    });
});
