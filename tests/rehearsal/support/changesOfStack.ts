import { expect } from "chai";
import { chapters } from "../../../tooling/generate/changes/catalog";
import type { ChangedStack } from "../../../tooling/generate/changes/change";
import { lostIn } from "../../../tooling/generate/changes/effects";
import type { Plans } from "../../../tooling/generate/changes/plan";
import { rehearseChanges } from "./changeRehearsal";
import { expectedPlans, isRenewing, writePlans } from "./goldenPlans";

const changes = chapters.flatMap(({ changes: ofChapter }) => ofChapter);

const advice = "review what is different; where it is meant, renew the plans with UPDATE_PLANS=1 make rehearse";

/** Tests of every change of the catalog in one stack. A file for each stack, so that two processes have work. */
export function describeChanges(name: ChangedStack): void {
    describe(`changes of the configuration of ${name} on the real engine`, () => {
        let found: Plans = {};
        let expected: Plans = {};

        before(async () => {
            found = await rehearseChanges(name, changes, expectedPlans(name));
            if (isRenewing) {
                writePlans(name, found);
            }
            expected = expectedPlans(name);
        });

        for (const { id, title } of changes) {
            it(`do what the plans say for ${title.en} (${id})`, () => {
                expect(found[id], `${id} in ${name}: ${advice}`).to.deep.equal(expected[id]);
            });
        }

        it("are all that the plans are about", () => {
            expect(Object.keys(expected), advice).to.have.members(changes.map(({ id }) => id));
        });

        it("leave everything in place where they are tags only", () => {
            expect(Object.keys(found.tags?.plan ?? {})).to.deep.equal(["update"]);
        });

        if (name === "prod") {
            it("lose nothing that holds data", () => {
                const lost = Object.entries(found)
                    .filter(([, { up }]) => up === "done")
                    .flatMap(([id, { plan = {} }]) => lostIn(plan).map((resource) => `${id}: ${resource}`));
                expect(lost).to.deep.equal([]);
            });
        }
    });
}
