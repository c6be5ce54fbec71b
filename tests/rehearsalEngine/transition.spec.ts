import { expect } from "chai";
import type { Judged } from "../../tooling/rehearsal/engine/judged";
import { transition } from "../../tooling/rehearsal/engine/transition";
import { scripted } from "./engines";

async function all(steps: AsyncIterable<Judged>): Promise<Judged[]> {
    const found: Judged[] = [];
    for await (const step of steps) {
        found.push(step);
    }
    return found;
}

describe("a change on the engine", () => {
    it("is judged by the policies, and the program as it was is not, there and back", async () => {
        const judges: unknown[] = [];
        const heard = (program: string) => (step: string, packs: readonly string[]) =>
            judges.push([program, step, packs.length]);
        const steps = await all(
            transition(scripted([], [], heard("old")), scripted([], [], heard("new")), { allow: [] }),
        );
        expect(steps).to.have.length(4);
        expect(judges).to.deep.equal([
            ["old", "up", 0],
            ["new", "preview", 1],
            ["new", "up", 1],
            ["old", "up", 0],
        ]);
    });
});
