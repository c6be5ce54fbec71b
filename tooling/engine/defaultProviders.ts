import { uuid } from "../standin/names";
import { noOptions, type Registered, type Registry } from "./registry";
import { createUrn } from "./urn";

/**
 * The providers that the engine makes for resources without an explicit one: one for each package and version,
 * configured by the stack's `<package>:*` keys.
 */
export class DefaultProviders {
    private readonly references = new Map<string, string>();

    constructor(
        private readonly registry: Registry,
        private readonly stack: string,
        private readonly project: string,
        private readonly config: Readonly<Record<string, string>>,
    ) {}

    /** The reference, `<urn>::<id>`, of the default provider of a package, registered on first use. */
    reference(packageName: string, version: string): string {
        const name = version === "" ? "default" : `default_${version.replace(/[^\w]/g, "_")}`;
        const key = `${packageName}::${name}`;
        let reference = this.references.get(key);
        if (reference === undefined) {
            const provider = this.provider(packageName, name, version);
            this.registry.add(provider);
            reference = `${provider.urn}::${provider.id ?? ""}`;
            this.references.set(key, reference);
        }
        return reference;
    }

    private provider(packageName: string, name: string, version: string): Registered {
        const type = `pulumi:providers:${packageName}`;
        const urn = createUrn(this.stack, this.project, "", type, name);
        const prefix = `${packageName}:`;
        const settings = Object.entries(this.config)
            .filter(([key]) => key.startsWith(prefix))
            .map(([key, value]) => [key.slice(prefix.length), value] as const);
        const inputs = Object.fromEntries(version === "" ? settings : [...settings, ["version", version] as const]);
        return {
            ...noOptions,
            urn,
            type,
            name,
            parent: undefined,
            custom: true,
            id: uuid(urn),
            inputs,
            outputs: inputs,
            predicted: true,
        };
    }
}
