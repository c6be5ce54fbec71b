import {
    AnalyzeDiagnostic,
    AnalyzeRequest,
    AnalyzeResponse,
    AnalyzerProviderResource,
    AnalyzeStackRequest,
    PolicyNotApplicable,
} from "@pulumi/pulumi/proto/analyzer_pb";
import { expect } from "chai";
import {
    analyzeRequest,
    analyzeStackRequest,
    diagnosticsOf,
    providerBytes,
} from "../../tooling/engine/analyzerMessages";
import { noOptions, type Registered } from "../../tooling/engine/registry";

const urn = (type: string, name: string) => `urn:pulumi:dev::platform::${type}::${name}`;

const thing: Registered = {
    ...noOptions,
    type: "test:index:Thing",
    name: "thing",
    urn: urn("test:index:Thing", "thing"),
    id: "thing-1",
    parent: urn("pulumi:pulumi:Stack", "platform-dev"),
    custom: true,
    predicted: true,
    protect: true,
    deleteBeforeReplace: true,
    ignoreChanges: ["size"],
    aliases: ["urn:old"],
    additionalSecretOutputs: ["password"],
    inputs: { size: 1, nested: { list: ["a", null, true] }, __internal: "left out" },
    outputs: { size: 1, arn: "arn:aws:test" },
    dependencies: [urn("test:index:Thing", "first"), urn("test:index:Thing", "second")],
    propertyDependencies: { size: [urn("test:index:Thing", "first")], nested: [] },
};

const provider: Registered = {
    ...thing,
    type: "pulumi:providers:test",
    name: "default",
    urn: urn("pulumi:providers:test", "default"),
    inputs: { region: "us-east-1" },
};

describe("messages of the Analyzer protocol", () => {
    it("hold one resource by its inputs, for the class of the message to read", () => {
        const request = AnalyzeRequest.deserializeBinary(analyzeRequest(thing, providerBytes(provider)));
        const { properties, provider: sent, ...rest } = request.toObject();
        expect(properties).not.to.equal(undefined);
        expect(request.getProperties()?.toJavaScript()).to.deep.equal({
            size: 1,
            nested: { list: ["a", null, true] },
        });
        expect(request.getProvider()?.getProperties()?.toJavaScript()).to.deep.equal({ region: "us-east-1" });
        expect(sent).to.include({ type: provider.type, urn: provider.urn, name: "default" });
        expect(rest).to.deep.equal({
            type: thing.type,
            urn: thing.urn,
            name: "thing",
            options: {
                protect: true,
                ignorechangesList: ["size"],
                deletebeforereplace: true,
                deletebeforereplacedefined: true,
                additionalsecretoutputsList: ["password"],
                aliasesList: ["urn:old"],
                customtimeouts: { create: 0, update: 0, pb_delete: 0, read: 0 },
                parent: thing.parent,
            },
        });
    });

    it("leave the provider out where there is none", () => {
        expect(AnalyzeRequest.deserializeBinary(analyzeRequest(thing, undefined)).hasProvider()).to.equal(false);
    });

    it("hold all resources by their outputs, with parents and dependencies", () => {
        const bytes = analyzeStackRequest([thing, provider], () => providerBytes(provider));
        const [first, second, ...others] = AnalyzeStackRequest.deserializeBinary(bytes).getResourcesList();
        expect(others).to.deep.equal([]);
        expect(second?.getUrn()).to.equal(provider.urn);
        expect(first?.getProperties()?.toJavaScript()).to.deep.equal(thing.outputs);
        expect(first?.getParent()).to.equal(thing.parent);
        expect(first?.getProvider()?.getUrn()).to.equal(provider.urn);
        expect(first?.getDependenciesList()).to.deep.equal(thing.dependencies);
        const byProperty = [...(first?.getPropertydependenciesMap().entries() ?? [])];
        expect(Object.fromEntries(byProperty.map(([key, list]) => [key, list.getUrnsList()]))).to.deep.equal({
            size: [urn("test:index:Thing", "first")],
            nested: [],
        });
    });

    it("write a provider as its class does", () => {
        const message = AnalyzerProviderResource.deserializeBinary(providerBytes(provider));
        expect(message.getType()).to.equal("pulumi:providers:test");
        expect(message.getProperties()?.toJavaScript()).to.deep.equal({ region: "us-east-1" });
    });

    it("give the diagnostics of a response and skip the policies that do not apply", () => {
        const response = new AnalyzeResponse();
        const diagnostics = ["first", "second"].map((name) => {
            const diagnostic = new AnalyzeDiagnostic();
            diagnostic.setPolicyname(name);
            return diagnostic;
        });
        response.setDiagnosticsList(diagnostics);
        const notApplicable = new PolicyNotApplicable();
        notApplicable.setPolicyName("third");
        response.setNotApplicableList([notApplicable]);
        const read = diagnosticsOf(response.serializeBinary());
        expect(read.map((diagnostic) => diagnostic.getPolicyname())).to.deep.equal(["first", "second"]);
    });
});
