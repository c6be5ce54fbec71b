import { Backup } from "../../components/backup";
import { platformContext } from "../../components/conventions";
import { Database } from "../../components/database";
import { Keys } from "../../components/keys";
import { Registry } from "../../components/registry";
import { Secrets } from "../../components/secrets";
import { Storage } from "../../components/storage";
import { loadConfig } from "../../config";
import { exitCodes, explain } from "../cli/exit";
import { packCommands } from "../cli/packs";
import { projectRoot } from "../cli/projectRoot";
import { renderPreview } from "../cli/render/preview";
import { processPerStack } from "../engine/pack";
import { previewStack } from "../engine/previewStack";
import { report, summarize } from "../engine/report";
import { standinCloud } from "../standin/cloud";
import { readStack } from "../stackFile";

/** The part of the platform that may stand several times in one stack; a VPC's endpoints may not. */
const program = (copies: number) => () => {
    const config = loadConfig();
    const stack = platformContext(config);
    for (let copy = 1; copy <= copies; copy++) {
        const context = { ...stack, prefix: `${stack.prefix}-${copy}` };
        const name = (thing: string) => `${thing}-${copy}`;
        const { arns } = new Keys(name("keys"), { context });
        new Database(name("database"), {
            context,
            config: config.database,
            vpcId: "vpc-0123456789abcdef0",
            subnetIds: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
            clientSecurityGroupIds: [],
            dataKeyArn: arns.data,
            secretsKeyArn: arns.secrets,
            logsKeyArn: arns.logs,
        });
        new Registry(name("registry"), {
            context,
            config: { ...config.registry, pullThroughCaches: [] },
            keyArn: arns.registry,
        });
        new Storage(name("storage"), { context, config: config.storage, keyArn: arns.data });
        new Secrets(name("secrets"), { context, config: config.secrets, keyArn: arns.secrets });
        new Backup(name("backup"), { context, config: config.backup, keyArn: arns.data });
    }
    return {};
};

/** Prints the figures of one preview of dev in so many copies, as JSON: seconds by phase, and resources. */
async function main(copies: number): Promise<void> {
    const preview = await previewStack(readStack("dev", { directory: projectRoot }), {
        program: program(copies),
        cloud: standinCloud({ account: "111122223333", region: "us-east-1" }),
        packs: packCommands([]).map(processPerStack),
    });
    const judged = performance.now();
    renderPreview(preview, { timings: false });
    JSON.stringify(report(preview));
    const { program: programmed, packs } = preview.timings;
    const figures = {
        resources: summarize(preview).create,
        program: programmed / 1000,
        packs: packs / 1000,
        output: (performance.now() - judged) / 1000,
        megabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    };
    process.stdout.write(JSON.stringify(figures));
}

main(Number(process.argv[2])).catch((error: unknown) => {
    process.stderr.write(`${explain(error)}\n`);
    process.exitCode = exitCodes.unusable;
});
