import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import fc from "fast-check";
import { addonNames } from "../../config/schema/addons";
import {
    bridgeAnnotations,
    bridgeKeys,
    bridgeLabels,
    bridgeNames,
    type Bridge,
    type BridgeKey,
} from "../../gitops/bridge";
import { bridgeOf } from "../support/bridge";

/** The value of an output, or the message of the error that it came to. */
const settled = (output: pulumi.Output<unknown>): Promise<unknown> =>
    (output as unknown as { promise(): Promise<unknown> })
        .promise()
        .catch((error: unknown) => (error as Error).message);

const annotations = async (bridge: Bridge) => settled(pulumi.output(bridgeAnnotations(bridge)));

const example = (key: string) => `${key}-value`;
const keys: [string, BridgeKey][] = Object.entries(bridgeKeys);

describe("the bridge", () => {
    it("labels the cluster with what ApplicationSets select by", () => {
        expect(bridgeLabels(bridgeOf())).to.deep.equal({
            environment: "dev",
            kubernetes_version: "1.34",
            aws_cluster_name: "platform-dev",
            enable_cert_manager: "true",
            enable_external_dns: "true",
        });
    });

    it("annotates the cluster with everything else, each key with its own value", async () => {
        const plain = Object.fromEntries(keys.map(([key]) => [key, example(key)]));
        const annotated = keys.filter(([, { on }]) => on.some((place) => place === "annotation"));
        expect(await annotations({ ...plain, addons: {} } as unknown as Bridge)).to.deep.equal(
            Object.fromEntries(annotated.map(([key]) => [key, example(key)])),
        );
    });

    it("takes over what only up knows", async () => {
        const bridge = bridgeOf({ aws_vpc_id: pulumi.output("vpc-1"), logs_bucket: Promise.resolve("logs") });
        expect(await annotations(bridge)).to.deep.include({ aws_vpc_id: "vpc-1", logs_bucket: "logs" });
    });

    it("leaves what the configuration tells known before up", () => {
        const annotated = bridgeAnnotations(bridgeOf());
        for (const [key, { known }] of keys.filter(([key]) => key in annotated)) {
            expect(known === "up" || typeof annotated[key] === "string", key).to.be.true;
        }
    });

    it("produces every name that may be consumed, and no other", () => {
        const all = bridgeOf({ addons: Object.fromEntries(addonNames.map((addon) => [addon, true])) });
        expect(Object.keys(bridgeLabels(all))).to.have.members(bridgeNames.labels);
        expect(Object.keys(bridgeAnnotations(all))).to.have.members(bridgeNames.annotations);
    });

    it("keeps the names that the GitOps Bridge made known", () => {
        expect(bridgeNames.labels).to.include.members(["environment", "aws_cluster_name", "enable_argo_rollouts"]);
        expect(bridgeNames.annotations).to.include.members([
            "aws_cluster_name",
            "aws_region",
            "aws_account_id",
            "aws_vpc_id",
            "addons_repo_url",
            "addons_repo_path",
            "addons_repo_revision",
        ]);
    });

    it("describes every key in both languages, each in one sentence", () => {
        for (const [key, { description }] of keys) {
            expect(description.en, key).to.match(/^[A-Z].*\.$/);
            expect(description.es, key)
                .to.match(/^[A-ZÁÉÍÓÚÑ].*\.$/)
                .and.not.equal(description.en);
        }
    });

    describe("labels", () => {
        for (const value of ["", "a b", "-dev", "dev-", "x".repeat(64), "dev/eu", "entorno-ñ"]) {
            it(`cannot be "${value}"`, () => {
                expect(() => bridgeLabels(bridgeOf({ environment: value }))).to.throw(
                    `bridge: label environment cannot be "${value}"; Kubernetes takes 1 to 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends`,
                );
            });
        }

        it("can be whatever Kubernetes takes", () => {
            fc.assert(
                fc.property(fc.stringMatching(/^[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$/), (value) => {
                    expect(bridgeLabels(bridgeOf({ environment: value })).environment).to.equal(value);
                }),
            );
        });
    });

    describe("a secret", () => {
        const refusal = (what: string) =>
            `bridge: annotation aws_vpc_id ${what}, and everyone who reads Argo CD's cluster Secret would read it; pass the name or ARN under which External Secrets finds it`;

        it("is refused by its mark, whatever it looks like", async () => {
            expect(await annotations(bridgeOf({ aws_vpc_id: pulumi.secret("vpc-1") }))).to.equal(
                refusal("is marked as a secret"),
            );
        });

        it("is refused by a mark on what it was made of", async () => {
            const made = pulumi.interpolate`vpc-${pulumi.secret("1")}`;
            expect(await annotations(bridgeOf({ aws_vpc_id: made }))).to.equal(refusal("is marked as a secret"));
        });

        it("is refused in a preview, where its value is not known yet", async () => {
            const unknown = new (pulumi.Output as unknown as new (...args: unknown[]) => pulumi.Output<string>)(
                [],
                Promise.resolve(undefined),
                Promise.resolve(false),
                Promise.resolve(true),
                Promise.resolve([]),
            );
            expect(await annotations(bridgeOf({ aws_vpc_id: unknown }))).to.equal(refusal("is marked as a secret"));
        });

        it("is refused by its looks once it is known, and not repeated", async () => {
            const message = await annotations(bridgeOf({ aws_vpc_id: pulumi.output("postgres://app:hunter2@db/app") }));
            expect(message).to.equal(refusal("looks like a secret"));
        });

        it("is refused at once where it is written out", () => {
            expect(() =>
                bridgeAnnotations(bridgeOf({ addons_repo_url: "https://x-token@example.com/a.git" })),
            ).to.throw("bridge: annotation addons_repo_url looks like a secret");
        });
    });

    describe("a value that is not there", () => {
        const refusal = (key: string) =>
            `bridge: annotation ${key} has no value; give it one, or take the key out of gitops/bridge.ts`;

        it("is refused at once where the configuration tells it", () => {
            expect(() => bridgeAnnotations(bridgeOf({ aws_region: "" }))).to.throw(refusal("aws_region"));
        });

        for (const [what, value] of [
            ["empty", ""],
            ["missing", undefined],
        ] as const) {
            it(`is refused after up when it is ${what}`, async () => {
                const output = pulumi.output(value) as pulumi.Output<string>;
                expect(await annotations(bridgeOf({ aws_vpc_id: output }))).to.equal(refusal("aws_vpc_id"));
            });
        }
    });
});
