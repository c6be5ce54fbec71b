import { expect } from "chai";
import { chapters } from "../../tooling/generate/changes/catalog";
import { changedStacks, edit, editsIn, type Change } from "../../tooling/generate/changes/change";
import { edited } from "../../tooling/generate/changes/edited";
import { renderChanges, sourcesOfRepository } from "../../tooling/generate/changes/page";
import type { Rehearsed } from "../../tooling/generate/changes/plan";

const files = {
    project: "config:\n  platform:tags:\n    value: { owner: team }\n",
    stack: "config:\n  # The database.\n  platform:database:\n    multiAz: true\n    class: small\n",
};

const sizes: Change = {
    id: "sizes",
    title: { en: "the size", es: "el tamaño" },
    edits: {
        dev: [edit(["platform:database", "class"], "large")],
        prod: [edit(["platform:database", "class"], "huge"), edit(["platform:tags", "owner"], undefined)],
    },
    meaning: { en: "It grows.", es: "Crece." },
    interruption: { en: "A minute.", es: "Un minuto.", source: "https://docs.example.com/size" },
};

const page = (dev: Rehearsed, prod: Rehearsed = dev) =>
    renderChanges(
        {
            chapters: [{ title: { en: "Database", es: "Base de datos" }, changes: [sizes] }],
            files: { dev: files, prod: files },
            plans: { dev: { sizes: dev }, prod: { sizes: prod } },
        },
        "en",
    );

describe("edits of the configuration", () => {
    it("are made in the file that has the key, and nothing else is", () => {
        const edits = [
            edit(["platform:database", "class"], "large"),
            edit(["platform:database", "multiAz"], undefined),
            edit(["platform:tags", "owner"], "others"),
        ];
        expect(edited(files, edits)).to.deep.equal({
            project: "config:\n  platform:tags:\n    value: { owner: others }\n",
            stack: "config:\n  # The database.\n  platform:database:\n    class: large\n",
        });
    });

    it("are refused where no file has the key", () => {
        expect(() => edited(files, [edit(["platform:network", "cidr"], "10.0.0.0/16")])).to.throw("platform:network");
    });

    it("are refused where they change nothing", () => {
        expect(() => edited(files, [edit(["platform:database", "class"], "small")])).to.throw(
            "platform:database.class is already as the change would have it",
        );
    });

    for (const stack of changedStacks) {
        it(`of every change change something in ${stack}`, () => {
            const sources = sourcesOfRepository();
            for (const change of chapters.flatMap(({ changes }) => changes)) {
                expect(() => edited(sources.files[stack], editsIn(stack, change)), change.id).not.to.throw();
            }
        });
    }
});

describe("the page about changes", () => {
    const database = "aws:rds/instance:Instance database-instance";
    const inPlace: Rehearsed = { plan: { update: { [database]: ["class"] } }, up: "done", back: "done" };

    it("says what is written, in which file", () => {
        expect(page(inPlace))
            .to.include("```yaml\n# Pulumi.dev.yaml\nplatform:database:\n  class: large\n```")
            .and.to.include("```yaml\n# Pulumi.prod.yaml\nplatform:database:\n  class: huge\n```")
            .and.to.include("```yaml\n# Pulumi.yaml\nplatform:tags:\n  value:\n");
    });

    it("says once what happens in both stacks", () => {
        expect(page(inPlace))
            .to.include("| [the size](#sizes) | 1 in place | 1 in place | open ")
            .and.to.include(
                "In both stacks:\n\n- In place: `database-instance` (`class`)\n\nThe way back goes through.",
            )
            .and.to.include("A minute. ([source](https://docs.example.com/size))");
    });

    it("says who refuses, and in which words", () => {
        const configuration = { refused: { configuration: "platform:database.class is huge" } };
        const cloud: Rehearsed = {
            ...inPlace,
            up: { refused: { [database]: "InvalidParameterValue: no" } },
            back: { refused: { [database]: "resource cannot be deleted because it is protected" } },
        };
        expect(page(cloud, configuration))
            .to.match(/\| \*\*refused\*\* by AWS \| \*\*refused\*\* by the configuration \|/)
            .and.to.include("dev: **refused** by Pulumi, prod: -")
            .and.to.include(`\`pulumi up\` is refused:\n\n\`\`\`text\n${database}: InvalidParameterValue: no\n\`\`\``)
            .and.to.include(
                "`pulumi preview` is refused:\n\n```text\nconfiguration: platform:database.class is huge\n```",
            );
    });

    it("warns of data that is lost", () => {
        const replaced: Rehearsed = {
            plan: { deleteBeforeReplace: { [database]: ["engine"] } },
            up: "done",
            back: "done",
        };
        expect(page(replaced, inPlace))
            .to.include("1 replaced, the old one first, **data lost**")
            .and.to.include("In dev:\n\n- Replaced, the old one first: `database-instance` (`engine`)");
    });

    it("counts what is too much to list", () => {
        const many = Array.from({ length: 10 }, (_, index) => `aws:ec2/eip:Eip address-${String(index)}`);
        expect(page({ plan: { create: many }, up: "done", back: "done" })).to.match(
            /- Created: `address-0`, .*, `address-7`, and 2 more/,
        );
    });
});
