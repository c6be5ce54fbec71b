import { expect } from "chai";
import type { Preview, PreviewedResource } from "../../tooling/engine/preview";
import { report } from "../../tooling/engine/report";
import { previewPlatform, stacks, type StackName } from "../support/platform";

const holdsData = [
    "aws:backup/vault:Vault",
    "aws:ecr/repository:Repository",
    "aws:eks/cluster:Cluster",
    "aws:kms/key:Key",
    "aws:rds/instance:Instance",
    "aws:route53/zone:Zone",
    "aws:s3/bucket:Bucket",
    "aws:secretsmanager/secret:Secret",
];

const isAws = ({ type }: PreviewedResource) => type.startsWith("aws:");

describe("the platform", () => {
    const previews = {} as Record<StackName, Preview>;
    before(async () => {
        for (const stack of stacks) {
            previews[stack] = await previewPlatform(stack);
        }
    });

    for (const stack of stacks) {
        describe(`of ${stack}`, () => {
            it("meets every policy, and AWS would refuse nothing", () => {
                expect(previews[stack].policies).to.deep.equal([]);
                expect(previews[stack].diagnostics).to.deep.equal([]);
                expect(previews[stack].packs.map(({ name }) => name)).to.deep.equal(["platform-security"]);
            });

            it("consists of types that the stand-in cloud knows", () => {
                expect(previews[stack].resources.filter(({ predicted }) => !predicted)).to.deep.equal([]);
            });

            it("tags every resource that has tags with project, environment and owner", () => {
                const tagged = previews[stack].resources.filter(isAws).filter(({ inputs }) => "tags" in inputs);
                expect(tagged.length).to.be.above(50);
                for (const { name, inputs } of tagged) {
                    expect(inputs.tags, name).to.include({
                        project: "platform",
                        environment: stack,
                        owner: "platform-team",
                    });
                }
            });

            it("holds no secret in what people and pipelines see", () => {
                const text = JSON.stringify(report(previews[stack]));
                expect(text).not.to.match(/AKIA[0-9A-Z]{16}|BEGIN [A-Z ]*PRIVATE KEY/);
                const values = report(previews[stack]).resources.filter(({ type }) => type.endsWith(":SecretVersion"));
                expect(values.map(({ inputs }) => inputs.secretString)).to.deep.equal(values.map(() => "[secret]"));
                expect(values).not.to.be.empty;
            });

            it("gives every child the name of its component as prefix", () => {
                const byUrn = new Map(previews[stack].resources.map((resource) => [resource.urn, resource]));
                const strangers = previews[stack].resources.filter(({ name, parent }) => {
                    const component = byUrn.get(parent ?? "");
                    return component?.type.startsWith("platform:") === true && !name.startsWith(component.name);
                });
                expect(strangers.map(({ urn }) => urn)).to.deep.equal([]);
            });
        });
    }

    it("protects and keeps in prod what holds data, and in dev nothing", () => {
        // ExternalDNS fills the internal zone anew.
        const ofType = (stack: StackName, type: string) =>
            previews[stack].resources.filter((r) => r.type === type && r.name !== "edge-internal-zone");
        for (const type of holdsData) {
            expect(ofType("prod", type), type).not.to.be.empty;
            expect(
                ofType("prod", type).map(({ protect }) => protect),
                type,
            ).not.to.include(false);
            expect(
                ofType("dev", type).map(({ protect }) => protect),
                type,
            ).not.to.include(true);
        }
    });

    it("is the same program in every environment: types differ in number, not in kind", () => {
        const kinds = (stack: StackName) => [...new Set(previews[stack].resources.map(({ type }) => type))].sort();
        expect(kinds("prod")).to.include.members(kinds("dev"));
        expect(kinds("prod").filter((type) => !kinds("dev").includes(type))).to.deep.equal(onlyInProd);
    });
});

/** Prod locks its backups. */
const onlyInProd = ["aws:backup/vaultLockConfiguration:VaultLockConfiguration"];
