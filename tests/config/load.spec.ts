import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { ConfigError, loadConfig } from "../../config";
import { base, toRaw } from "./fixtures";

describe("loadConfig", () => {
    beforeEach(async () => {
        await pulumi.runtime.setMocks(
            { newResource: ({ inputs }) => ({ id: "", state: inputs }), call: () => ({}) },
            "acme",
            "dev",
        );
    });

    afterEach(() => {
        pulumi.runtime.setAllConfig({});
    });

    const rejection = () => {
        try {
            loadConfig();
        } catch (error) {
            return error as ConfigError;
        }
        throw new Error("the configuration was accepted");
    };

    it("reads what Pulumi hands to the program", () => {
        pulumi.runtime.setAllConfig(toRaw(base));
        expect(loadConfig()).to.include({ account: "111122223333", environment: "dev", protectStateful: false });
    });

    it("names the stack, and takes the project's name for a namespace", () => {
        pulumi.runtime.setAllConfig({ ...toRaw(base), "acme:network": "{}" });
        expect(rejection().message).to.equal(
            "1 problem in stack dev:\n  acme:network is not a known key.\n      Did you mean platform:network?",
        );
    });

    it("does not print what is encrypted", () => {
        const values = { ...toRaw(base), "platform:environment": "hunter2" };
        pulumi.runtime.setAllConfig(values, ["platform:environment"]);
        expect(rejection().message).to.include("is [secret], but must be one of").and.not.to.include("hunter2");
    });

    it("ends the program without a stack trace", () => {
        pulumi.runtime.setAllConfig({});
        expect(pulumi.RunError.isInstance(rejection())).to.equal(true);
        expect(rejection()).to.be.instanceOf(ConfigError);
    });
});
