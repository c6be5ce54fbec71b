import { expect } from "chai";
import type { StackName } from "../../support/platform";
import { RealEngine } from "./realEngine";

const originals = new Map<StackName, Promise<RealEngine>>();

/** A cloud in which a stack is up already, without policy packs: what an `up` costs is paid once for all tests. */
export async function broughtUp(name: StackName): Promise<RealEngine> {
    const original = originals.get(name) ?? bringUp(name);
    originals.set(name, original);
    return (await original).copy();
}

async function bringUp(name: StackName): Promise<RealEngine> {
    const engine = await RealEngine.start(name, { packs: false });
    process.once("exit", () => {
        engine.stop();
    });
    const up = await (await engine.stack(name)).up();
    expect(up.succeeded, JSON.stringify(up.diagnostics)).to.equal(true);
    return engine;
}
