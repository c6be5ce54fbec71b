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

    describe("of which something may be lost", () => {
        const urnOf = (name: string) => `urn:pulumi:dev::platform::aws:ec2/vpc:Vpc::${name}`;
        const state = [{ urn: urnOf("network"), type: "aws:ec2/vpc:Vpc", custom: true }];
        const plan = { [urnOf("network")]: "same", [urnOf("other")]: "create" } as const;

        const withAllowed = async (allow: readonly string[]) => {
            const seen: string[] = [];
            const hear = (step: string) => void seen.push(step);
            const failure = await all(
                transition(scripted([plan], state, hear), scripted([plan, plan], state, hear), { allow }),
            ).then(() => undefined, String);
            return { failure, seen };
        };

        it("goes on where each name is one of a resource, before the change or after it", async () => {
            const allow = ["network", "other", urnOf("network")];
            expect(await withAllowed(allow)).to.deep.equal({
                failure: undefined,
                seen: ["up", "preview", "up", "up"],
            });
        });

        it("ends with the plan where one is not, and says which was meant", async () => {
            const { failure, seen } = await withAllowed(["network", "networks", "elsewhere"]);
            expect(seen).to.deep.equal(["up", "preview"]);
            expect(failure).to.equal(
                "UserError: --allow networks: no resource has this name or URN, before the change or after it. " +
                    "Did you mean network?\n" +
                    "--allow elsewhere: no resource has this name or URN, before the change or after it. " +
                    "Leave it out to see the names in the table of the change.",
            );
        });
    });
});
