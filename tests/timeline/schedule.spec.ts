import { expect } from "chai";
import * as fc from "fast-check";
import { criticalPath, endOf, schedule, type Work } from "../../tooling/rehearsal/timeline/schedule";

const work = (id: string, seconds: number, ...needs: string[]): Work => ({ id, seconds, needs });

/** Work that needs only work before it. */
const anyWork: fc.Arbitrary<Work[]> = fc
    .array(fc.record({ seconds: fc.nat({ max: 9 }), needs: fc.array(fc.nat(), { maxLength: 3 }) }), { maxLength: 25 })
    .map((all) =>
        all.map(({ seconds, needs }, index) =>
            work(`w${index}`, seconds, ...(index === 0 ? [] : needs.map((need) => `w${need % index}`))),
        ),
    );
const anyShuffledWork = anyWork.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
);
const anyWorkers = fc.oneof(fc.integer({ min: 1, max: 6 }), fc.constant(Infinity));

const sum = (all: readonly Work[]) => all.reduce((total, { seconds }) => total + seconds, 0);

/** Length of the longest chain of needs. */
function longestChain(all: readonly Work[]): number {
    const ends = new Map<string, number>();
    for (const { id, seconds, needs } of all) {
        ends.set(id, seconds + Math.max(0, ...needs.map((need) => ends.get(need) ?? 0)));
    }
    return Math.max(0, ...ends.values());
}

describe("a schedule", () => {
    it("starts work once what it needs is done", () => {
        const spans = schedule([work("a", 3), work("b", 2, "a"), work("c", 4)], 2);
        expect(Object.fromEntries(spans)).to.deep.equal({
            a: { start: 0, end: 3 },
            b: { start: 3, end: 5 },
            c: { start: 0, end: 4 },
        });
    });

    it("serves first who was ready first", () => {
        const spans = schedule([work("a", 1), work("late", 1, "a"), work("x", 5), work("y", 5), work("z", 5)], 2);
        // z waits since the beginning, "late" since a is done.
        expect(["y", "z", "late"].map((id) => spans.get(id)?.start)).to.deep.equal([1, 5, 6]);
    });

    it("has what takes no time done at once, with no worker", () => {
        const all = [work("slow", 9), work("component", 0), work("inner", 0, "component"), work("child", 1, "inner")];
        expect(schedule(all, 1).get("inner")).to.deep.equal({ start: 0, end: 0 });
        expect(schedule(all, 2).get("child")).to.deep.equal({ start: 0, end: 1 });
    });

    it("is never shorter than the longest chain, and never longer than all after one another", () => {
        fc.assert(
            fc.property(anyWork, anyWorkers, (all, workers) => {
                const end = endOf(schedule(all, workers));
                expect(end).to.be.within(longestChain(all), sum(all));
            }),
        );
    });

    it("is the longest chain without a limit, and all after one another with one worker", () => {
        fc.assert(
            fc.property(anyWork, (all) => {
                expect(endOf(schedule(all, Infinity))).to.equal(longestChain(all));
                expect(endOf(schedule(all, 1))).to.equal(sum(all));
            }),
        );
    });

    it("never runs more than there are workers, and runs everything for as long as it takes, after what it needs", () => {
        fc.assert(
            fc.property(anyWork, fc.integer({ min: 1, max: 6 }), (all, workers) => {
                const spans = schedule(all, workers);
                const running = all.filter(({ seconds }) => seconds > 0).map(({ id }) => spans.get(id)!);
                for (const { start } of running) {
                    const atOnce = running.filter((other) => other.start <= start && start < other.end);
                    expect(atOnce).to.have.length.at.most(workers);
                }
                for (const { id, seconds, needs } of all) {
                    const { start, end } = spans.get(id)!;
                    expect(end - start, id).to.equal(seconds);
                    for (const need of needs) {
                        expect(spans.get(need)!.end, `${need} before ${id}`).to.be.at.most(start);
                    }
                }
            }),
        );
    });

    it("leaves no worker idle while work waits", () => {
        fc.assert(
            fc.property(anyWork, fc.integer({ min: 1, max: 4 }), (all, workers) => {
                const spans = schedule(all, workers);
                const timed = all.filter(({ seconds }) => seconds > 0);
                for (const { id, needs } of timed) {
                    const { start } = spans.get(id)!;
                    const ready = Math.max(0, ...needs.map((need) => spans.get(need)!.end));
                    for (const { end } of spans.values()) {
                        const busy = timed.filter(
                            (other) => spans.get(other.id)!.start <= end && end < spans.get(other.id)!.end,
                        );
                        expect(end >= ready && end < start && busy.length < workers, id).to.equal(false);
                    }
                }
            }),
        );
    });

    it("does not depend on the order in which work is given", () => {
        fc.assert(
            fc.property(anyShuffledWork, anyWorkers, ([all, shuffled], workers) => {
                expect([...schedule(shuffled, workers)].sort()).to.deep.equal([...schedule(all, workers)].sort());
                expect(criticalPath(shuffled, schedule(shuffled, workers))).to.deep.equal(
                    criticalPath(all, schedule(all, workers)),
                );
            }),
        );
    });

    it("refuses work that can never start, by name", () => {
        expect(() => schedule([work("a", 1, "b"), work("b", 1, "a"), work("c", 1)], 2)).to.throw("ever start: a, b");
        expect(() => schedule([work("a", 1, "gone")], 2)).to.throw("a needs gone");
    });

    it("of nothing takes no time", () => {
        expect(endOf(schedule([], 2))).to.equal(0);
        expect(criticalPath([], schedule([], 2))).to.deep.equal([]);
    });
});

describe("the critical path", () => {
    it("names what each piece of work came after, and whether it only waited for a worker", () => {
        const all = [work("a", 3), work("b", 2, "a"), work("c", 4), work("d", 1)];
        expect(
            criticalPath(all, schedule(all, 1)).map(({ id, after, waitedForWorker }) => [id, after, waitedForWorker]),
        )
            // One worker: a, then c and d, which are ready, then b.
            .to.deep.equal([
                ["a", undefined, false],
                ["c", "a", true],
                ["d", "c", true],
                ["b", "d", true],
            ]);
        expect(criticalPath(all, schedule(all, 3)).map(({ id }) => id)).to.deep.equal(["a", "b"]);
    });

    it("reaches from the beginning to the end without a gap", () => {
        fc.assert(
            fc.property(anyWork, anyWorkers, (all, workers) => {
                const spans = schedule(all, workers);
                const path = criticalPath(all, spans);
                expect(path[0]?.start ?? 0).to.equal(0);
                expect(path.at(-1)?.end ?? 0).to.equal(endOf(spans));
                path.slice(1).forEach((link, index) => {
                    expect(link.start).to.equal(path[index]!.end);
                    expect(link.after).to.equal(path[index]!.id);
                });
            }),
        );
    });
});
