import * as grpc from "@grpc/grpc-js";
import type { ServiceError } from "@grpc/grpc-js";
import { ResourceProviderClient, ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import type { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { expect } from "chai";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { Fault } from "../../tooling/rehearsal/cloud/faults";
import { service } from "../../tooling/rehearsal/cloud/server";
import { versionOf } from "../../tooling/rehearsal/cloud/versions";
import { unknown, type Properties } from "../../tooling/standin/model";
import { rejection, startProvider, subject, temporaryFolder } from "./support";

const vpc = "aws:ec2/vpc:Vpc";
const { Kind } = proto.PropertyDiff;

const struct = (properties: Properties) =>
    Struct.fromJavaScript(properties as Parameters<typeof Struct.fromJavaScript>[0]);

interface AboutResource {
    setUrn(value: string): unknown;
    setType(value: string): unknown;
    setName(value: string): unknown;
}

function about<Request extends AboutResource>(request: Request, type: string, name: string): Request {
    request.setUrn(subject(type, name).urn);
    request.setType(type);
    request.setName(name);
    return request;
}

describe("the server of the stand-in cloud's resources", () => {
    const stops: (() => void)[] = [];
    after(() => {
        stops.forEach((stop) => {
            stop();
        });
    });

    /** The client that the engine is, over a real connection. */
    async function connect(faults: readonly Fault[] = [], folder = temporaryFolder()) {
        const server = new grpc.Server();
        const warnings: string[] = [];
        const clusters: (string | undefined)[] = [];
        server.addService(
            ResourceProviderService,
            service({
                version: "7.48.0",
                warn: (urn, message) => warnings.push(`${urn} ${message}`),
                provider: (configuration) => {
                    clusters.push(configuration["kubernetes:config:kubeconfig"]);
                    return startProvider(folder, faults).provider;
                },
            }),
        );
        const port = await new Promise<number>((resolve, reject) => {
            server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) => {
                if (error) {
                    reject(error);
                } else {
                    resolve(bound);
                }
            });
        });
        const client = new ResourceProviderClient(`127.0.0.1:${String(port)}`, grpc.credentials.createInsecure());
        stops.push(() => {
            client.close();
            server.forceShutdown();
        });
        const call = <Response>(work: (answer: (error: ServiceError | null, response: Response) => void) => unknown) =>
            new Promise<Response>((resolve, reject) => {
                work((error, response) => {
                    if (error) {
                        reject(new Error(error.details));
                    } else {
                        resolve(response);
                    }
                });
            });
        const create = (type: string, name: string, inputs: Properties, preview = false) =>
            call<proto.CreateResponse>((answer) =>
                client.create(
                    about(new proto.CreateRequest(), type, name).setProperties(struct(inputs)).setPreview(preview),
                    answer,
                ),
            );
        return { client, call, create, warnings, clusters };
    }

    it("says what it can: its version, previews, and that it takes neither secrets nor references", async () => {
        const { client, call } = await connect();
        const info = await call<PluginInfo>((answer) => client.getPluginInfo(new Empty(), answer));
        expect(info.getVersion()).to.equal("7.48.0");
        const shaken = await call<proto.ProviderHandshakeResponse>((answer) =>
            client.handshake(new proto.ProviderHandshakeRequest(), answer),
        );
        const configured = await call<proto.ConfigureResponse>((answer) =>
            client.configure(new proto.ConfigureRequest(), answer),
        );
        expect(configured.getSupportspreview()).to.equal(true);
        for (const response of [shaken.toObject(), configured.toObject()]) {
            expect(Object.entries(response).filter(([key, value]) => key.startsWith("accept") && value)).to.deep.equal(
                [],
            );
        }
    });

    it("hands its configuration on", async () => {
        const { client, call, clusters } = await connect();
        const request = new proto.ConfigureRequest();
        request.getVariablesMap().set("kubernetes:config:kubeconfig", "{}");
        await call((answer) => client.configure(request, answer));
        expect(clusters).to.deep.equal([undefined, "{}"]);
    });

    it("lives a resource through", async () => {
        const { client, call, create } = await connect();
        const inputs = { cidrBlock: "10.0.0.0/16" };
        const preview = await create(vpc, "main", inputs, true);
        const made = await create(vpc, "main", inputs);
        const id = made.getId();
        expect(preview.getId()).to.equal(id);
        const read = () =>
            call<proto.ReadResponse>((answer) =>
                client.read(about(new proto.ReadRequest(), vpc, "main").setId(id), answer),
            );
        const found = await read();
        expect(found.getInputs()?.toJavaScript()).to.deep.equal(inputs);
        expect(found.getProperties()?.toJavaScript()).to.deep.equal(made.getProperties()?.toJavaScript());
        const news = { ...inputs, tags: { a: "b" } };
        const updated = await call<proto.UpdateResponse>((answer) =>
            client.update(about(new proto.UpdateRequest(), vpc, "main").setId(id).setNews(struct(news)), answer),
        );
        expect(updated.getProperties()?.toJavaScript()).to.deep.include({ tags: { a: "b" } });
        await call((answer) => client.delete(about(new proto.DeleteRequest(), vpc, "main").setId(id), answer));
        const gone = await read();
        expect(gone.getId()).to.equal("");
    });

    it("passes unknown values on in both directions", async () => {
        const { create } = await connect();
        const made = await create("aws:iam/role:Role", "r", { name: unknown }, true);
        expect(made.getProperties()?.toJavaScript()).to.include({ name: unknown });
    });

    it("says which paths differ, how, and which of them replace", async () => {
        const { client, call } = await connect();
        const request = about(new proto.DiffRequest(), vpc, "main")
            .setOldInputs(struct({ cidrBlock: "10.0.0.0/16", tags: { a: "1", b: "2", "c.d": "3" } }))
            .setOlds(struct({}))
            .setNews(struct({ cidrBlock: "10.1.0.0/16", tags: { a: "2", "c.d": "4", e: "5" } }));
        const diff = await call<proto.DiffResponse>((answer) => client.diff(request, answer));
        expect(diff.getChanges()).to.equal(proto.DiffResponse.DiffChanges.DIFF_SOME);
        expect(diff.getReplacesList()).to.deep.equal(["cidrBlock"]);
        expect(diff.getDeletebeforereplace()).to.equal(false);
        expect(diff.getDiffsList().sort()).to.deep.equal(["cidrBlock", "tags"]);
        const kinds = diff
            .getDetaileddiffMap()
            .getEntryList()
            .map(([path]: [string, unknown]) => [path, diff.getDetaileddiffMap().get(path)?.getKind()]);
        expect(Object.fromEntries(kinds as [string, number][])).to.deep.equal({
            cidrBlock: Kind.UPDATE_REPLACE,
            "tags.a": Kind.UPDATE,
            "tags.b": Kind.DELETE,
            'tags["c.d"]': Kind.UPDATE,
            "tags.e": Kind.ADD,
        });
    });

    it("says where the provider itself has the old resource deleted first", async () => {
        const { client, call } = await connect();
        const request = about(new proto.DiffRequest(), "aws:iam/role:Role", "r")
            .setOldInputs(struct({ name: "nodes", path: "/" }))
            .setNews(struct({ name: "nodes", path: "/platform/" }));
        const diff = await call<proto.DiffResponse>((answer) => client.diff(request, answer));
        expect(diff.getReplacesList()).to.deep.equal(["path"]);
        expect(diff.getDeletebeforereplace()).to.equal(true);
    });

    it("says that nothing differs", async () => {
        const { client, call } = await connect();
        const inputs = struct({ cidrBlock: "10.0.0.0/16" });
        const request = about(new proto.DiffRequest(), vpc, "main").setOldInputs(inputs).setNews(inputs);
        const diff = await call<proto.DiffResponse>((answer) => client.diff(request, answer));
        expect(diff.getChanges()).to.equal(proto.DiffResponse.DiffChanges.DIFF_NONE);
        expect(diff.getReplacesList()).to.deep.equal([]);
    });

    it("answers a check with failures, and warns beside it", async () => {
        const { client, call, warnings } = await connect();
        const check = (type: string, inputs: Properties) =>
            call<proto.CheckResponse>((answer) =>
                client.check(about(new proto.CheckRequest(), type, "main").setNews(struct(inputs)), answer),
            );
        const refused = await check(vpc, { cidrBlock: "10.0.0.0/8" });
        expect(refused.getFailuresList().map((failure) => failure.getProperty())).to.deep.equal(["cidrBlock"]);
        expect(refused.getInputs()?.toJavaScript()).to.deep.equal({ cidrBlock: "10.0.0.0/8" });
        expect(warnings).to.deep.equal([]);
        await check("aws:test/advised:Advised", {});
        expect(warnings).to.deep.equal([`${subject("aws:test/advised:Advised", "main").urn} size: is small`]);
    });

    it("answers refusals in the cloud's words, and marks faults of its own", async () => {
        const message = "ThrottlingException: Rate exceeded";
        const { client, call, create } = await connect([{ call: "create", message }]);
        expect(await rejection(create(vpc, "main", { cidrBlock: "10.0.0.0/16" }))).to.equal(message);
        const invoked = call((answer) =>
            client.invoke(new proto.InvokeRequest().setTok("aws:ec2/getAmi:getAmi").setArgs(struct({})), answer),
        );
        expect(await rejection(invoked)).to.match(/^stand-in: the stand-in cloud does not know the data source/);
    });

    it("answers data sources", async () => {
        const { client, call } = await connect();
        const partition = "aws:index/getPartition:getPartition";
        const answer = await call<proto.InvokeResponse>((answer) =>
            client.invoke(new proto.InvokeRequest().setTok(partition).setArgs(struct({})), answer),
        );
        expect(answer.getReturn()?.toJavaScript()).to.include({ partition: "aws" });
    });
});

describe("the version of a stand-in provider", () => {
    it("is the SDK's, so that the engine looks for no other", () => {
        for (const name of ["aws", "awsx", "eks", "kubernetes", "random"]) {
            // eslint-disable-next-line @typescript-eslint/no-require-imports
            const { version } = require(`@pulumi/${name}/package.json`) as { version: string };
            expect(versionOf(name), name).to.equal(version);
        }
        expect(() => versionOf("gcp")).to.throw("@pulumi/gcp is no dependency");
    });
});
