import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { readEnvironment } from "../../tooling/rehearsal/cloud/environment";
import { messageOf, Refusal } from "../../tooling/rehearsal/cloud/refusal";
import { created, rejection, startProvider, subject, temporaryFolder } from "./support";

const vpc = "aws:ec2/vpc:Vpc";
const inputs = { cidrBlock: "10.0.0.0/16" };
const message = "ThrottlingException: Rate exceeded";

describe("faults of the stand-in cloud", () => {
    it("strike the call and the resource that they are meant for, once, and keep nothing", async () => {
        const folder = temporaryFolder();
        const { urn } = subject(vpc, "main");
        const { provider, store } = startProvider(folder, [{ call: "create", urn, message }]);
        await created(provider, vpc, "other", inputs);
        expect(await rejection(created(provider, vpc, "main", inputs))).to.equal(message);
        expect(store.all()).to.have.length(1);
        await created(provider, vpc, "main", inputs);
        expect(store.all()).to.have.length(2);
    });

    it("are counted in the store, so that a resumed run gets past them", async () => {
        const folder = temporaryFolder();
        const faults = [{ call: "create" as const, times: 2, message }];
        expect(await rejection(created(startProvider(folder, faults).provider, vpc, "main", inputs))).to.equal(message);
        expect(await rejection(created(startProvider(folder, faults).provider, vpc, "main", inputs))).to.equal(message);
        await created(startProvider(folder, faults).provider, vpc, "main", inputs);
    });

    it("strike each resource as often where they name none", async () => {
        const { provider } = startProvider(temporaryFolder(), [{ call: "create", message }]);
        for (const name of ["a", "b"]) {
            expect(await rejection(created(provider, vpc, name, inputs)), name).to.equal(message);
            await created(provider, vpc, name, inputs);
        }
    });

    it("do not strike previews of a create or an update", async () => {
        const { provider } = startProvider(temporaryFolder(), [
            { call: "create", message },
            { call: "update", message },
        ]);
        await provider.create(subject(vpc, "main"), inputs, true);
        await provider.update(subject(vpc, "main"), "vpc-1", inputs, true);
    });

    it("can let the cloud do its work and lose the answer", async () => {
        const { provider, store } = startProvider(temporaryFolder(), [{ call: "create", after: true, message }]);
        expect(await rejection(created(provider, vpc, "main", inputs))).to.equal(message);
        expect(store.all()).to.have.length(1);
    });

    it("can only take time", async () => {
        const { provider, store } = startProvider(temporaryFolder(), [{ call: "create", delay: 60 }]);
        const start = performance.now();
        await created(provider, vpc, "main", inputs);
        expect(performance.now() - start).to.be.at.least(50);
        expect(store.all()).to.have.length(1);
    });

    it("strike every other call too", async () => {
        const faults = (["check", "diff", "read", "update", "delete"] as const).map((call) => ({ call, message }));
        const { provider } = startProvider(temporaryFolder(), faults);
        const main = subject(vpc, "main");
        const id = await created(provider, vpc, "main", inputs);
        expect(await rejection(provider.check(main, inputs))).to.equal(message);
        expect(await rejection(provider.diff(main, inputs, inputs))).to.equal(message);
        expect(await rejection(provider.read(main, id))).to.equal(message);
        expect(await rejection(provider.update(main, id, inputs, false))).to.equal(message);
        expect(await rejection(provider.delete(main, id))).to.equal(message);
        await provider.delete(main, id);
    });
});

describe("the environment of a stand-in provider", () => {
    const variables = { STANDIN_STORE: "/store", STANDIN_SCOPE: '{"account":"111122223333","region":"us-east-1"}' };

    it("has the store, the scope and the faults", () => {
        const file = join(temporaryFolder(), "faults.json");
        writeFileSync(file, JSON.stringify([{ call: "create", message }]));
        expect(readEnvironment({ ...variables, STANDIN_FAULTS: file })).to.deep.equal({
            store: "/store",
            scope: { account: "111122223333", region: "us-east-1" },
            faults: [{ call: "create", message }],
        });
        expect(readEnvironment({ ...variables, STANDIN_FAULTS: "" }).faults).to.deep.equal([]);
    });

    it("says which variable is missing", () => {
        for (const name of ["STANDIN_STORE", "STANDIN_SCOPE"]) {
            expect(() => readEnvironment({ ...variables, [name]: undefined })).to.throw(`${name} is not set`);
        }
    });
});

describe("an error of a stand-in provider", () => {
    it("is the cloud's where the cloud refuses, and else marked as the rehearsal's own", () => {
        expect(messageOf(new Refusal("EntityAlreadyExists: a"))).to.equal("EntityAlreadyExists: a");
        expect(messageOf(new Error("disk full"))).to.equal("stand-in: disk full");
        expect(messageOf("broken")).to.equal("stand-in: broken");
        expect(messageOf(new TypeError("x is not a function"))).to.match(/^stand-in: x is not a function\n.*at /s);
    });
});
