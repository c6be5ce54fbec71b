import { Backup } from "../../components/backup";
import { platformContext } from "../../components/conventions";
import { Database } from "../../components/database";
import { Keys } from "../../components/keys";
import { Network } from "../../components/network";
import { Registry } from "../../components/registry";
import { Secrets } from "../../components/secrets";
import { Storage } from "../../components/storage";
import { loadConfig } from "../../config";

/** The part of the platform that may stand several times in one stack, so many times, in one network. */
export const copiesOfPlatform = (copies: number) => () => {
    const config = loadConfig();
    const stack = platformContext(config);
    const keys = new Keys("keys", { context: stack });
    const network = new Network("network", {
        context: stack,
        config: config.network,
        clusterName: stack.prefix,
        logsKeyArn: keys.arns.logs,
    });
    for (let copy = 1; copy <= copies; copy++) {
        const context = { ...stack, prefix: `${stack.prefix}-${copy}` };
        const name = (thing: string) => `${thing}-${copy}`;
        const { arns } = new Keys(name("keys"), { context });
        new Database(name("database"), {
            context,
            config: config.database,
            vpcId: network.vpcId,
            subnetIds: network.dataSubnetIds,
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
        const generated = Object.entries(config.secrets.generated).map(([key, secret]) => [name(key), secret] as const);
        new Secrets(name("secrets"), {
            context,
            config: { ...config.secrets, generated: Object.fromEntries(generated) },
            keyArn: arns.secrets,
        });
        new Backup(name("backup"), { context, config: config.backup, keyArn: arns.data });
    }
    return {};
};
