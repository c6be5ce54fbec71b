import { expect } from "chai";
import { standinCloud } from "../../../tooling/standin/cloud";
import { unknown, type Properties } from "../../../tooling/standin/model";
import { scope } from "./host";

export const cloud = standinCloud(scope);

export const urnOf = (type: string, name: string) => `urn:pulumi:dev::lab::${type}::${name}`;

/** What the cloud refuses of a resource, as `<property>: <reason>`. */
export const refusals = (type: string, inputs: Properties, name = "thing"): string[] =>
    cloud.check(type, urnOf(type, name), name, inputs).map(({ property, reason }) => `${property}: ${reason}`);

/** What the cloud advises against, as `<property>: <reason>`. */
export const warnings = (type: string, inputs: Properties, name = "thing"): string[] =>
    cloud.warn(type, urnOf(type, name), name, inputs).map(({ property, reason }) => `${property}: ${reason}`);

export const create = (type: string, inputs: Properties, name = "thing") =>
    cloud.create(type, urnOf(type, name), name, inputs);

/** A change to valid inputs, and exactly what it is refused with. */
export type Refused = readonly [changes: Properties, ...reasons: string[]];

/** A change to valid inputs that is still valid. */
export type Accepted = Properties;

/** Tests of the refusals of one type: the valid inputs, changes that are still valid, and changes that are not. */
export function holds(
    type: string,
    valid: Properties,
    accepted: readonly Accepted[],
    refused: readonly Refused[],
): void {
    describe(type, () => {
        it("accepts valid inputs", () => {
            expect(refusals(type, valid)).to.deep.equal([]);
        });

        it("refuses nothing that is not known yet", () => {
            const unknowns = Object.fromEntries(Object.keys(valid).map((property) => [property, unknown]));
            expect(refusals(type, unknowns)).to.deep.equal([]);
        });

        for (const changes of accepted) {
            it(`accepts ${title(changes)}`, () => {
                expect(refusals(type, { ...valid, ...changes })).to.deep.equal([]);
            });
        }

        for (const [changes, ...reasons] of refused) {
            it(`refuses ${title(changes)}`, () => {
                expect(refusals(type, withChanges(valid, changes))).to.deep.equal(reasons);
            });
        }
    });
}

/** A change to undefined takes the property out. */
const withChanges = (valid: Properties, changes: Properties): Properties =>
    Object.fromEntries(Object.entries({ ...valid, ...changes }).filter(([, value]) => value !== undefined));

function title(changes: Properties): string {
    const text = Object.entries(changes)
        .map(([property, value]) => `${property} ${value === undefined ? "absent" : JSON.stringify(value)}`)
        .join(", ");
    return text.length > 90 ? `${text.slice(0, 89)}…` : text;
}

/** The refusal of a text that is not JSON; Node words its parser's errors differently from version to version. */
export function notJson(property: string, text: string): string {
    try {
        JSON.parse(text);
    } catch (error) {
        return `${property}: is not JSON (${(error as Error).message}); build it with JSON.stringify`;
    }
    throw new Error(`${text} is JSON`);
}
