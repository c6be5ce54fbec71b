import { expect } from "chai";
import { moves } from "../../tooling/rehearsal/engine/moves";
import type { Operation } from "../../tooling/rehearsal/engine/step";
import { operation, step } from "./steps";

const role = "aws:iam/role:Role";
const inputs = { name: "platform-dev-backup" };

const found = (operations: readonly Operation[], allow: readonly string[] = []) =>
    moves(step({ operations }), allow).map(({ urn, message }) => `${urn?.split("::").at(-1) ?? ""} ${message}`);

describe("what is the same at another URN", () => {
    it("is known by its inputs, and told what alias to have", () => {
        const [objection, ...others] = found([
            operation("delete", role, "old", { inputs }),
            operation("create", role, "new", { inputs }),
        ]);
        expect(others).to.deep.equal([]);
        expect(objection).to.match(/^old would be deleted and created anew as new, .* aliases: \[\{ name: "old" \}\],/);
    });

    it("is known by its name where its parent is another", () => {
        const moved = operation("create", role, "old");
        const [objection] = found([
            operation("delete", role, "old", { inputs }),
            { ...moved, urn: moved.urn.replace("::aws:iam", "::platform:backup:Backup$aws:iam") },
        ]);
        expect(objection).to.match(/^old would be deleted .* under another parent, .* aliases: \[\{ parent: /);
    });

    it("is nothing that differs, is of another type, or only goes or comes", () => {
        const other = { inputs: { name: "platform-dev-other" } };
        expect(
            found([
                operation("delete", role, "old", { inputs }),
                operation("create", role, "new", other),
                operation("create", "aws:iam/policy:Policy", "old", { inputs }),
                operation("create", "platform:backup:Backup", "component", { custom: false }),
                operation("delete", "platform:backup:Backup", "gone", { custom: false }),
            ]),
        ).to.deep.equal([]);
    });

    it("may be made anew where that is allowed by name", () => {
        const operations = [operation("delete", role, "old", { inputs }), operation("create", role, "new", { inputs })];
        expect(found(operations, ["old"])).to.deep.equal([]);
        expect(found(operations, ["new"])).to.have.length(1);
    });
});
