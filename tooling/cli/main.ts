import { Command, CommanderError, Option } from "commander";
import type { DoctorCommandOptions } from "./doctor";
import { exitCodes, explain } from "./exit";
import type { GenerateCommandOptions } from "./generate";
import type { GraphCommandOptions } from "./graph";
import type { PreviewCommandOptions } from "./preview";

const program = new Command("platform")
    .description("Preview, draw and check the platform without an AWS account and without the Pulumi CLI.")
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
    .option("--verbose", "show timings, and stack traces of errors")
    .addHelpText(
        "after",
        `
Exit codes:
  0  nothing stands against it
  1  a mandatory policy is violated, or AWS would refuse a resource
  2  the configuration or the command line is wrong, or the program failed`,
    )
    .action(async (stacks: string[], options: PreviewCommandOptions) => {
        const { preview } = await import("./preview.js");
        process.exitCode = await preview(stacks, options);
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

function collect(value: string, previous: string[]): string[] {
    return [...previous, value];
}

// The SDK takes the whole stack of each resource that it registers, whatever the limit says: a third of a millisecond
// each that nobody reads. V8 takes no stack where the limit is not a plain number.
if (!process.argv.includes("--verbose")) {
    Object.defineProperty(Error, "stackTraceLimit", { get: () => 0, set: () => undefined, configurable: true });
}

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    // A reader such as `head` may leave before the end.
    if (error.code === "EPIPE") {
        process.exit();
    }
    process.stderr.write(`Cannot write to standard output: ${error.message}\n`);
    process.exit(exitCodes.unusable);
});

program.parseAsync().catch((error: unknown) => {
    if (error instanceof CommanderError) {
        process.exitCode = error.exitCode === 0 ? exitCodes.clean : exitCodes.unusable;
        return;
    }
    process.stderr.write(`${explain(error)}\n`);
    process.exitCode = exitCodes.unusable;
});
