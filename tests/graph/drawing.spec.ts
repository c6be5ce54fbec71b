import { instance } from "@viz-js/viz";
import { expect } from "chai";
import * as fc from "fast-check";
import type { PreviewedResource } from "../../tooling/engine/preview";
import { architectureOf, type Architecture } from "../../tooling/graph/architecture";
import { toDot } from "../../tooling/graph/dot";
import { drawingOf } from "../../tooling/graph/drawing";
import { shortType } from "../../tooling/graph/labels";
import { toMermaid } from "../../tooling/graph/mermaid";
import { toSvg } from "../../tooling/graph/svg";
import { previewed, previewWith } from "../support/previews";

const keys = previewed("platform:keys:Keys", "keys");
const key = previewed("aws:kms/key:Key", "key", {}, keys);
const network = previewed("platform:network:Network", "network");
const vpc = previewed("awsx:ec2:Vpc", "vpc", { custom: false }, network);
const logGroup = previewed(
    "aws:cloudwatch/logGroup:LogGroup",
    "log-group",
    { dependencies: [key.urn], propertyDependencies: { kmsKeyId: [key.urn] } },
    network,
);
const gitops = previewed("platform:gitops:Bootstrap", "gitops");
const release = previewed("kubernetes:helm.sh/v3:Release", "argo-cd", { dependencies: [logGroup.urn] }, gitops);
const small = [
    keys,
    key,
    network,
    vpc,
    previewed("aws:ec2/subnet:Subnet", "subnet", {}, vpc),
    logGroup,
    gitops,
    release,
];

const architecture = (resources: readonly PreviewedResource[]) => architectureOf(previewWith(resources));

/** Everything that a hostile name could try in the three languages. */
const hostile = '"];\n} <script>&amp;`*{end}*`|%%--><br/>\\';

const withHostileName = architecture([
    previewed("platform:keys:Keys", hostile),
    previewed("platform:keys:Keys", "keys"),
]);

describe("the drawing", () => {
    it("puts components into layers in reading order, and what has no layer last", () => {
        const { layers } = drawingOf(
            architecture([
                previewed("random:index/randomId:RandomId", "alone"),
                previewed("platform:unheard:Of", "of"),
                gitops,
                network,
                keys,
            ]),
        );
        expect(layers.map(({ title, boxes }) => [title, boxes.map((box) => box.title)])).to.deep.equal([
            ["Encryption", ["Keys"]],
            ["Network", ["Network"]],
            ["GitOps", ["Bootstrap"]],
            ["Other", ["random.RandomId", "Of"]],
        ]);
    });

    it("tells components of one class apart by their names", () => {
        const { layers } = drawingOf(
            architecture([
                previewed("platform:addon:Karpenter", "karpenter"),
                previewed("platform:addon:Bucket", "loki"),
                previewed("platform:addon:Bucket", "tempo"),
            ]),
        );
        expect(layers.flatMap(({ boxes }) => boxes.map(({ title }) => title))).to.deep.equal([
            "Karpenter",
            "Bucket loki",
            "Bucket tempo",
        ]);
    });

    it("gives boxes ids that are words, each its own", () => {
        const names = ["node-groups", "node groups", "node.groups", "end"];
        const { layers } = drawingOf(architecture(names.map((name) => previewed("platform:test:Thing", name))));
        const ids = layers.flatMap(({ boxes }) => boxes.map(({ id }) => id));
        expect(ids).to.have.members(["c_node_groups", "c_node_groups_2", "c_node_groups_3", "c_end"]);
    });

    it("colours arrows by the layer that they leave", () => {
        const { layers, arrows } = drawingOf(architecture(small));
        expect(arrows).to.deep.equal([
            { from: "c_keys", to: "c_network", inputs: 1, color: layers[0]?.line },
            { from: "c_network", to: "c_gitops", inputs: 0, color: layers[1]?.line },
        ]);
    });
});

describe("short types", () => {
    const cases = {
        "aws:ec2/subnet:Subnet": "ec2.Subnet",
        "awsx:ec2:Vpc": "awsx.ec2.Vpc",
        "eks:index:Cluster": "eks.Cluster",
        "random:index/randomId:RandomId": "random.RandomId",
        "kubernetes:core/v1:Namespace": "kubernetes.Namespace",
        "pulumi:providers:kubernetes": "kubernetes.Provider",
        "platform:network:Network": "Network",
    };
    for (const [type, expected] of Object.entries(cases)) {
        it(`writes ${type} as ${expected}`, () => {
            expect(shortType(type)).to.equal(expected);
        });
    }
});

describe("the Mermaid flowchart", () => {
    it("has a subgraph for each layer, a node for each component, and labelled arrows", () => {
        expect(toMermaid(architecture(small)).split("\n").slice(5)).to.deep.equal([
            "flowchart TB",
            '    subgraph l0["Encryption"]',
            '        c_keys["<b>Keys</b><br/>1 kms.Key"]',
            "    end",
            '    subgraph l1["Network"]',
            '        c_network["<b>Network</b><br/><i>1 awsx.ec2.Vpc</i><br/>· 1 ec2.Subnet<br/>1 cloudwatch.LogGroup"]',
            "    end",
            '    subgraph l2["GitOps"]',
            '        c_gitops["<b>Bootstrap</b><br/>1 kubernetes.Release"]',
            "    end",
            "    c_keys -->|1| c_network",
            "    c_network -.-> c_gitops",
            "    style l0 fill:#fdf3e3,stroke:#c77700,color:#1f2933",
            "    style l1 fill:#e8f1fb,stroke:#2a6fbb,color:#1f2933",
            "    style l2 fill:#fdeaea,stroke:#c0392b,color:#1f2933",
            "    linkStyle 0 stroke:#c77700,stroke-width:1.5px",
            "    linkStyle 1 stroke:#2a6fbb,stroke-width:1.5px",
            "    classDef default fill:#ffffff,stroke:#5f6f7a,color:#1f2933,text-align:left",
            "",
        ]);
    });

    it("writes what would mean something to Mermaid by its code", () => {
        const node = toMermaid(withHostileName)
            .split("\n")
            .find((line) => line.includes("script"));
        expect(node).to.match(/^ {8}c_\w+\["<b>Keys [\p{L}\p{N} ./_#;-]+<\/b>"\]$/u);
        expect(node).to.include("#34;#93;#59;");
    });
});

describe("the picture", () => {
    it("is drawn by Graphviz, on its own background, with every component and arrow", async () => {
        const svg = await toSvg(architecture(small));
        expect(svg).to.match(/^<svg /);
        expect(svg).to.match(/<polygon fill="#ffffff" stroke="none"/);
        for (const text of ["Encryption", "Keys", "1 kms.Key", "1 ec2.Subnet", "Bootstrap"]) {
            expect(svg).to.include(text);
        }
        expect(svg.match(/class="node"/g)).to.have.length(3);
        expect(svg.match(/class="edge"/g)).to.have.length(2);
        expect(svg.match(/stroke-dasharray/g)).to.have.length(1);
        expect(svg).to.include('font-family="Arial, Helvetica, sans-serif"');
    });

    it("is the same each time", async () => {
        expect(await toSvg(architecture(small))).to.equal(await toSvg(architecture([...small].reverse())));
    });

    it("of an empty stack is a picture too", async () => {
        expect(await toSvg(architecture([]))).to.match(/^<svg /);
        expect(toMermaid(architecture([]))).to.include("flowchart TB\n");
    });

    it("takes any name", async () => {
        const viz = await instance();
        // Graphviz warns of letters whose width it does not know.
        const draw = (one: Architecture) => {
            const { status, output, errors } = viz.render(toDot(one), { format: "svg" });
            expect(errors.filter(({ level }) => level === "error")).to.deep.equal([]);
            expect(status).to.equal("success");
            return output ?? "";
        };
        expect(draw(withHostileName)).not.to.include("<script>");
        fc.assert(
            fc.property(fc.string({ unit: "binary", minLength: 1 }), (name) => {
                const named = (text: string) => previewed("platform:test:Thing", text);
                draw(architecture([named(name), named(`${name}2`)]));
            }),
            { numRuns: 20 },
        );
    });
});
