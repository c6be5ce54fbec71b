import { expect } from "chai";
import { deployment } from "../../tooling/engine/deployment";
import { secret } from "../../tooling/engine/values";
import { previewed, previewWith } from "../support/previews";

const group = previewed("platform:test:Group", "group");
const thing = previewed(
    "test:index:Thing",
    "thing",
    {
        inputs: { size: 1, password: secret("hunter2") },
        outputs: { size: 1, password: secret("hunter2"), later: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" },
        protect: true,
        retainOnDelete: true,
        deletedWith: group.urn,
        provider: "provider::id",
        dependencies: [group.urn],
        propertyDependencies: { size: [group.urn] },
        additionalSecretOutputs: ["password"],
    },
    group,
);

describe("the deployment of a preview", () => {
    const { version, deployment: written } = deployment(previewWith([group, thing]));

    it("is of the version that the CLI reads", () => {
        expect(version).to.equal(3);
        expect(written.resources).to.have.length(3);
    });

    it("holds what packs judge by: inputs, outputs, options and relations, secrets masked", () => {
        expect(written.resources[2]).to.deep.equal({
            urn: thing.urn,
            custom: true,
            id: "thing-id",
            type: "test:index:Thing",
            inputs: { size: 1, password: "[secret]" },
            outputs: { size: 1, password: "[secret]", later: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" },
            parent: group.urn,
            protect: true,
            retainOnDelete: true,
            deletedWith: group.urn,
            provider: "provider::id",
            dependencies: [group.urn],
            propertyDependencies: { size: [group.urn] },
            additionalSecretOutputs: ["password"],
        });
    });

    it("leaves out what is not so", () => {
        expect(written.resources[1]).to.have.all.keys(
            "urn",
            "custom",
            "type",
            "inputs",
            "outputs",
            "parent",
            "dependencies",
            "propertyDependencies",
            "additionalSecretOutputs",
        );
    });
});
