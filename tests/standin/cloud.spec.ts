import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import fc from "fast-check";
import { standinCloud } from "../../tooling/standin/cloud";
import { isUnknown, unknown, type Properties } from "../../tooling/standin/model";
import { scope } from "./support/host";
import { cloud, create, urnOf } from "./support/models";

const root = join(__dirname, "../..");
const sdk = join(root, "node_modules/@pulumi");

/** What the SDK says of a resource class. */
interface SdkResource {
    readonly type: string;
    readonly inputs: ReadonlySet<string>;
    readonly outputs: ReadonlySet<string>;
}

/** Reads the generated class of a resource in the SDK, without loading it. */
function sdkResource(file: string): SdkResource | undefined {
    const source = readFileSync(file, "utf8");
    const type = /__pulumiType = '([^']+)'/.exec(source)?.[1];
    const keys = (pattern: RegExp) => new Set([...source.matchAll(pattern)].map(([, key]) => key ?? ""));
    return type === undefined
        ? undefined
        : {
              type,
              inputs: keys(/resourceInputs\["(\w+)"\] = .*args/g),
              outputs: keys(/resourceInputs\["(\w+)"\] = state\?\./g),
          };
}

/** The file of the class of a type token such as `aws:ec2/vpc:Vpc`. */
function sdkFile(type: string): string {
    const [packageName = "", path = ""] = type.split(":");
    return join(sdk, packageName, `${path.replace(/^index\//, "")}.js`);
}

/** Every type of AWS and of random values that has a model. */
const types = readdirSync(join(root, "tooling/standin/aws"))
    .map((file) => join(root, "tooling/standin/aws", file))
    .concat(join(root, "tooling/standin/random.ts"))
    .flatMap((file) => [...readFileSync(file, "utf8").matchAll(/"((?:aws|random):\w+\/\w+:\w+)": (?!\()/g)])
    .map(([, type]) => type ?? "");

/** Inputs of a type with a value for everything that the SDK lets one set. */
const fullInputs = (type: string, value: unknown): Properties =>
    Object.fromEntries([...(sdkResource(sdkFile(type))?.inputs ?? [])].map((input) => [input, value]));

describe("the stand-in cloud", () => {
    it("finds the models that these tests are about", () => {
        expect(types).to.include.members([
            "aws:ec2/vpc:Vpc",
            "aws:rds/instance:Instance",
            "random:index/randomId:RandomId",
        ]);
        expect(types.length).to.be.greaterThan(60);
        for (const type of types) {
            expect(cloud.predicts(type), type).to.equal(true);
        }
    });

    it("uses the type tokens of the SDK", () => {
        for (const type of types) {
            expect(sdkResource(sdkFile(type))?.type, type).to.equal(type);
        }
    });

    it("predicts only outputs that the SDK has", () => {
        for (const type of types) {
            const { outputs } = create(type, {
                ...fullInputs(type, "value"),
                multiAz: true,
                manageMasterUserPassword: true,
            });
            const known = sdkResource(sdkFile(type))?.outputs;
            expect(
                Object.keys(outputs).filter((output) => !known?.has(output)),
                type,
            ).to.deep.equal([]);
        }
    });

    it("refuses only properties that the SDK has", () => {
        const garbage = [0, "", "§", [], {}, [{}], ["§"], { "§": "§" }];
        for (const type of types) {
            const known = sdkResource(sdkFile(type))?.inputs;
            for (const value of garbage) {
                const failures = cloud.check(type, urnOf(type, "thing"), "thing", fullInputs(type, value));
                const properties = failures.map(({ property }) => property.split(/[.[]/)[0] ?? "");
                expect(
                    properties.filter((property) => !known?.has(property)),
                    type,
                ).to.deep.equal([]);
            }
        }
    });

    it("never throws on a value, whatever its shape, and always gives a reason", () => {
        const anyInputs = (type: string) =>
            fc.record(
                Object.fromEntries(
                    [...(sdkResource(sdkFile(type))?.inputs ?? [])].map((input) => [input, fc.jsonValue()]),
                ),
                { requiredKeys: [] },
            );
        fc.assert(
            fc.property(
                fc.constantFrom(...types).chain((type) => fc.tuple(fc.constant(type), anyInputs(type))),
                ([type, inputs]) => {
                    for (const { property, reason } of [
                        ...cloud.check(type, urnOf(type, "thing"), "thing", inputs),
                        ...cloud.warn(type, urnOf(type, "thing"), "thing", inputs),
                    ]) {
                        expect(property).to.not.equal("");
                        expect(reason).to.have.length.greaterThan(10);
                    }
                    create(type, inputs);
                },
            ),
            { numRuns: 2000 },
        );
    });

    it("refuses nothing of what is not known, and says nothing that would follow from it", () => {
        for (const type of types) {
            const inputs = fullInputs(type, unknown);
            expect(cloud.check(type, urnOf(type, "thing"), "thing", inputs), type).to.deep.equal([]);
            expect(cloud.warn(type, urnOf(type, "thing"), "thing", inputs), type).to.deep.equal([]);
            const { id, outputs } = create(type, inputs);
            const text = JSON.stringify([id, { ...outputs, vpcConfig: undefined, tagsAll: undefined }]);
            expect(text, type).to.not.match(/undefined|\[object|NaN/);
            for (const [output, value] of Object.entries(outputs)) {
                // A text made of the sentinel and something else would pass for known.
                const isText = typeof value === "string" && value.includes(unknown);
                expect(isText && value !== unknown, `${type} ${output}`).to.equal(false);
            }
            expect(id, type).to.not.include(unknown);
        }
    });

    it("answers the same in every run, and differently for every URN", () => {
        const again = standinCloud(scope);
        for (const type of types) {
            const inputs = fullInputs(type, "value");
            expect(again.create(type, urnOf(type, "thing"), "thing", inputs), type).to.deep.equal(create(type, inputs));
        }
        const ids = Array.from(
            { length: 1000 },
            (_, index) => create("aws:ec2/subnet:Subnet", {}, `s${String(index)}`).id,
        );
        expect(new Set(ids).size).to.equal(ids.length);
    });

    it("says nothing that looks like a credential", () => {
        const credentials = [
            /(?<![A-Z0-9])(AKIA|ASIA|AROA|AIDA)[A-Z0-9]{16}(?![A-Z0-9])/,
            /-----BEGIN/,
            /(password|secretKey|token)"/i,
            // An AWS secret access key: 40 characters of base64.
            /"[A-Za-z0-9+/]{40}"/,
        ];
        for (const type of types) {
            const text = JSON.stringify(
                create(type, { ...fullInputs(type, undefined), name: "thing", identifier: "thing" }),
            );
            for (const credential of credentials) {
                expect(text, type).to.not.match(credential);
            }
        }
    });

    it("takes the region of a resource of AWS that names one", () => {
        const { outputs } = create("aws:kms/key:Key", { region: "eu-west-1" });
        expect(outputs).to.include({ region: "eu-west-1" });
        expect(outputs.arn).to.match(/^arn:aws:kms:eu-west-1:/);
    });

    it("speaks of other partitions in their words", () => {
        const china = standinCloud({ account: "123456789012", region: "cn-north-1" });
        const bucket = china.create("aws:s3/bucket:Bucket", urnOf("aws:s3/bucket:Bucket", "logs"), "logs", {
            bucket: "logs",
        });
        expect(bucket.outputs).to.include({
            arn: "arn:aws-cn:s3:::logs",
            bucketRegionalDomainName: "logs.s3.cn-north-1.amazonaws.com.cn",
        });
    });

    it("accepts a type that it does not know, and predicts nothing of it", () => {
        const type = "aws:sns/topic:Topic";
        expect(cloud.predicts(type)).to.equal(false);
        expect(cloud.check(type, urnOf(type, "alerts"), "alerts", { name: 1 })).to.deep.equal([]);
        expect(create(type, { name: "alerts" })).to.deep.equal({ id: "", outputs: {} });
    });

    it("knows providers as resources", () => {
        expect(cloud.predicts("pulumi:providers:kubernetes")).to.equal(true);
        expect(create("pulumi:providers:kubernetes", { kubeconfig: "{}" }).id).to.match(/^[0-9a-f-]{36}$/);
    });

    describe("data sources", () => {
        it("answers what follows from account and region", () => {
            expect(cloud.invoke("aws:index/getPartition:getPartition", {})).to.deep.equal({
                id: "aws",
                partition: "aws",
                dnsSuffix: "amazonaws.com",
                reverseDnsPrefix: "com.amazonaws",
            });
            expect(cloud.invoke("aws:index/getRegion:getRegion", {})).to.include({
                region: "us-east-1",
                name: "us-east-1",
            });
            expect(cloud.invoke("aws:index/getRegion:getRegion", { region: "eu-west-1" })).to.include({
                id: "eu-west-1",
            });
            const identity = cloud.invoke("aws:index/getCallerIdentity:getCallerIdentity", {});
            expect(identity.accountId).to.equal("123456789012");
            expect(isUnknown(identity.arn)).to.equal(true);
        });

        it("refuses what it does not know, and says which, and how to add it", () => {
            expect(() => cloud.invoke("aws:ec2/getAmi:getAmi", {})).to.throw(
                "the stand-in cloud does not know the data source aws:ec2/getAmi:getAmi; add what follows from its arguments " +
                    "to tooling/standin/aws/invokes.ts, or give the program the value by configuration",
            );
        });
    });

    it("has no constructor for a remote component that it does not know", () => {
        expect(cloud.construct("awsx:ec2:Vpc")).to.be.a("function");
        expect(cloud.construct("awsx:ecs:FargateService")).to.equal(undefined);
    });

    it("knows every resource that the components create", () => {
        const unknownTypes = readdirSync(join(root, "components"))
            .map((file) => readFileSync(join(root, "components", file), "utf8"))
            .flatMap(typesOf)
            .filter((type) => !cloud.predicts(type) && !cloud.construct(type));
        expect(unknownTypes).to.deep.equal([]);
    });

    it("takes as long for the last resource as for the first", () => {
        const createMany = (count: number) => {
            const inputs = { name: "thing", assumeRolePolicy: "{}", tags: { a: "b" } };
            const start = process.cpuUsage();
            for (let index = 0; index < count; index++) {
                const name = `role-${String(index)}`;
                const urn = urnOf("aws:iam/role:Role", name);
                cloud.check("aws:iam/role:Role", urn, name, inputs);
                cloud.create("aws:iam/role:Role", urn, name, inputs);
            }
            return process.cpuUsage(start).user / count;
        };
        createMany(1000);
        // Microseconds each; a scan over what exists would make it grow fifteenfold.
        expect(createMany(15_000)).to.be.lessThan(Math.max(5 * createMany(1000), 100));
    });
});

/** The types of the AWS resources that a component's source creates. */
function typesOf(source: string): string[] {
    const modules = new Map(
        [...source.matchAll(/import \* as (\w+) from "@pulumi\/(aws|awsx|eks|random)\/?(\w*)"/g)].map(
            ([, alias = "", packageName = "", path = ""]) => [alias, join(sdk, packageName, path)] as const,
        ),
    );
    return [...source.matchAll(/new (\w+)\.(\w+)\(/g)].flatMap(([, alias = "", className = ""]) => {
        const folder = modules.get(alias);
        if (folder === undefined) {
            return [];
        }
        const file = `${className.charAt(0).toLowerCase()}${className.slice(1)}.js`;
        const type = sdkResource([join(folder, file), `${folder}.js`].find(existsSync) ?? folder)?.type;
        return type === undefined ? [`${alias}.${className}`] : [type];
    });
}
