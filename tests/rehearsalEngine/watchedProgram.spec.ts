import { expect } from "chai";
import { WatchedProgram } from "../../tooling/rehearsal/engine/watchedProgram";

const event = "unhandledRejection";

const lastListener = () => process.listeners(event).at(-1) as (error: unknown) => void;

describe("a program that is watched", () => {
    const heard: unknown[] = [];
    const ofSdk = (error: unknown) => void heard.push(error);
    let before: number;

    beforeEach(() => {
        heard.length = 0;
        before = process.listenerCount(event);
        // As the SDK does before it runs a program.
        process.on(event, ofSdk);
    });

    it("does not hear the calls of an earlier one that find its engine gone, and hears all else", async () => {
        const program = new WatchedProgram(() => ({}));
        await program.run();
        const own = new Error("mistaken");
        lastListener()(Object.assign(new Error("14 UNAVAILABLE: No connection established"), { code: 14 }));
        lastListener()(own);
        expect(heard).to.deep.equal([own]);
        program.end();
        expect(process.listenerCount(event)).to.equal(before);
    });

    it("tells what it threw itself, until it is run again", async () => {
        let isMistaken = true;
        const program = new WatchedProgram(() => {
            if (isMistaken) {
                throw new Error("mistaken");
            }
            return {};
        });
        await program.run().catch(() => undefined);
        program.end();
        expect(program.thrown?.message).to.equal("mistaken");
        isMistaken = false;
        process.on(event, ofSdk);
        await program.run();
        program.end();
        expect(program.thrown).to.equal(undefined);
    });
});
