import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { takeNoStackTraces } from "../engine/stackTraces";
import type { DoctorCommandOptions } from "./doctor";
import { exitCodes, explain } from "./exit";
import type { GenerateCommandOptions } from "./generate";
import type { GraphCommandOptions } from "./graph";
import { loadRealEngine } from "./loadRealEngine";
import type { PreviewCommandOptions } from "./preview";
import type { RehearseCommandOptions } from "./rehearse";
import type { TimelineCommandOptions } from "./timeline";

const program = new Command("platform")
    .description("Preview, rehearse, draw and check the platform without an AWS account.")
    .showHelpAfterError()
    .exitOverride();

program
    .command("preview")
    .description("show what `pulumi up` of an empty stack would create, and what the policy packs say of it")
    .argument("<stack...>", "stacks by name: dev for Pulumi.dev.yaml")
    .option("--json <file>", "write everything as JSON (- for standard output instead of the tree)")
    .option("--state <file>", "write a deployment that `pulumi policy analyze --file` takes (- likewise)")
    .option("--policy-pack <directory>", "run this pack instead of all in policypacks/ (repeatable)", collect, [])
    .option("--config <file>", "read this stack file instead of Pulumi.<stack>.yaml")
    .addOption(
        new Option("--engine <engine>", "pulumi: print the Pulumi CLI's own preview, over the stand-in cloud")
            .choices(["in-process", "pulumi"])
            .default("in-process"),
    )
    .option("--verbose", "show timings, and stack traces of errors")
    .addHelpText(
        "after",
        `
Exit codes:
  0  nothing stands against it
  1  a mandatory policy is violated, or AWS would refuse a resource
  2  the configuration or the command line is wrong, or the program failed`,
    )
    .action(async (stacks: string[], options: PreviewCommandOptions & { readonly engine: "in-process" | "pulumi" }) => {
        const preview =
            options.engine === "pulumi"
                ? (await loadRealEngine()).previewByCli
                : (await import("./preview.js")).preview;
        process.exitCode = await preview(stacks, options);
    });

program
    .command("rehearse")
    .description(
        "run the real Pulumi engine over the stand-in cloud: preview, up, refresh, destroy, without an account",
    )
    .argument("<stack>", "stack by name: dev for Pulumi.dev.yaml")
    .option("--from <reference>", "rehearse the change from this Git reference to the working tree, and back")
    .option(
        "--allow <resource>",
        "let this stateful or protected resource be lost, by name or URN (repeatable)",
        (value: string, previous: string[]) => collect(named(value), previous),
        [],
    )
    .option("--json <file>", "write everything as JSON (- for standard output instead of the table)")
    .option("--markdown <file>", "write a comment for a pull request (- likewise)")
    .option("--keep <directory>", "leave state and cloud there, and say how to look around with `pulumi`", named)
    .option(
        "--timeline [file]",
        "instead estimate how long a first `up` takes, and draw it as SVG (- for standard output instead of the table)",
    )
    .option("--parallel <count>", "with --timeline: how many operations run at once (default: 8)", wholeNumber)
    .option("--config <file>", "read this stack file instead of Pulumi.<stack>.yaml")
    .option("--verbose", "show stack traces of errors")
    .addHelpText(
        "after",
        `
Exit codes:
  0  nothing stands against it
  1  a step failed or changed what it may not, a mandatory policy is violated, or what holds data would be lost;
     with --timeline: the program adds too much to what AWS imposes, or leaves an order to chance
  2  the configuration or the command line is wrong, the program failed, or there is no Pulumi CLI`,
    )
    .action(async (stack: string, options: RehearseCommandOptions & TimelineCommandOptions) => {
        const run =
            options.timeline === undefined
                ? (await loadRealEngine()).rehearse
                : (await import("./timeline.js")).timeline;
        process.exitCode = await run(stack, options);
    });

program
    .command("graph")
    .description("draw the architecture of a stack: its components, what is inside each, and what needs what")
    .argument("<stack>", "stack by name: dev for Pulumi.dev.yaml")
    .addOption(
        new Option("--format <format>", "how to draw it (default: by the ending of --output, else mermaid)").choices([
            "mermaid",
            "svg",
            "dot",
        ]),
    )
    .option("--output <file>", "write it to this file", "-")
    .option("--config <file>", "read this stack file instead of Pulumi.<stack>.yaml")
    .option("--verbose", "show stack traces of errors")
    .action(async (stack: string, options: GraphCommandOptions) => {
        const { graph } = await import("./graph.js");
        process.exitCode = await graph(stack, options);
    });

program
    .command("doctor")
    .description("say what is installed and what is missing, for offline use and for AWS")
    .option("--json <file>", "write the checks as JSON (- for standard output instead of the table)")
    .option("--verbose", "show stack traces of errors")
    .addHelpText(
        "after",
        `
Exit codes:
  0  offline use works; what only \`pulumi up\` misses is advice
  2  offline use does not work`,
    )
    .action(async (options: DoctorCommandOptions) => {
        const { doctor } = await import("./doctor.js");
        process.exitCode = await doctor(options);
    });

program
    .command("generate")
    .description("write the files that are made from the program and its configuration")
    .argument("[path...]", "only these files, or those in these folders")
    .option("--check", "write nothing; fail when a file is stale")
    .option("--verbose", "show stack traces of errors")
    .addHelpText(
        "after",
        `
Exit codes:
  0  every file is fresh
  1  with --check: a file is stale
  2  a file cannot be made`,
    )
    .action(async (paths: string[], options: GenerateCommandOptions) => {
        const { generate } = await import("./generate.js");
        process.exitCode = await generate(paths, options);
    });

function wholeNumber(value: string): number {
    if (!/^[1-9]\d{0,5}$/.test(value)) {
        throw new InvalidArgumentError("It must be a whole number from 1.");
    }
    return Number(value);
}

function named(value: string): string {
    if (value.trim() === "") {
        throw new InvalidArgumentError("It must not be empty.");
    }
    return value;
}

function collect(value: string, previous: string[]): string[] {
    return [...previous, value];
}

if (!process.argv.includes("--verbose")) {
    takeNoStackTraces();
}

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    // A reader such as `head` may leave before the end.
    if (error.code === "EPIPE") {
        process.exit(exitCodes.clean);
    }
    process.stderr.write(`Cannot write to standard output: ${error.message}\n`);
    process.exit(exitCodes.unusable);
});

// Until a verb says how it ended: one that waits for what never comes must not pass.
process.exitCode = exitCodes.unusable;

program.parseAsync().catch((error: unknown) => {
    if (error instanceof CommanderError) {
        process.exitCode = error.exitCode === 0 ? exitCodes.clean : exitCodes.unusable;
        return;
    }
    process.stderr.write(`${explain(error)}\n`);
    process.exitCode = exitCodes.unusable;
});
