import { expect } from "chai";
import type { Judged } from "../../tooling/rehearsal/engine/judged";
import { wholeLife } from "../../tooling/rehearsal/engine/life";
import { stacks } from "../support/platform";
import { RealEngine } from "./support/realEngine";

/** What a step was, in short. */
const summary = ({ step: { name, operations, refused } }: Judged) => ({
    name,
    changes: operations.length > 0,
    isRefused: refused.length > 0,
});

for (const name of stacks) {
    describe(`the life of ${name}`, () => {
        let engine: RealEngine;
        const life: Judged[] = [];

        before(async () => {
            engine = await RealEngine.start(name);
            const stack = await engine.stack(name);
            for await (const step of wholeLife(stack, () => engine.store.all(), { keep: false })) {
                life.push(step);
            }
        });

        after(() => {
            engine.stop();
        });

        it("meets nothing that stands against it", () => {
            expect(life.flatMap(({ objections }) => objections)).to.deep.equal([]);
        });

        it("is created whole, then neither changes nor drifts, and goes as far as protection allows", () => {
            expect(life.map(summary)).to.deep.equal([
                { name: "preview", changes: true, isRefused: false },
                { name: "up", changes: true, isRefused: false },
                { name: "preview", changes: false, isRefused: false },
                { name: "refresh", changes: false, isRefused: false },
                { name: "destroy", changes: true, isRefused: name !== "dev" },
            ]);
        });

        if (name === "prod") {
            it("ends with everything in place, and what is protected named", () => {
                const { refused } = life.at(-1)!.step;
                const names = refused.map((urn) => urn.split("::").at(-1));
                expect(names).to.include.members(["database-instance", "cluster-eks-eksCluster", "keys-nodes"]);
                expect(engine.store.all()).to.have.length.above(200);
            });
        }
    });
}
