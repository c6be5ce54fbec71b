import * as pulumi from "@pulumi/pulumi";
import type { AddonName, AddonsConfig } from "../config";
import { addonNames } from "../config/schema/addons";
import { looksLikeSecret, type NoSecretNames } from "./secretGuard";

/** One thing that crosses from AWS to Argo CD, as a label, an annotation or both of its cluster Secret. */
export type BridgeKey = {
    /** What it is, for the documentation. */
    readonly description: Readonly<Record<"en" | "es", string>>;
} & (
    | {
          /** Labels select clusters, so their values have to be known. */
          readonly on: readonly ("label" | "annotation")[];
          /** Whether the configuration tells the value, or only `pulumi up`. */
          readonly known: "config";
      }
    | { readonly on: readonly ["annotation"]; readonly known: "up" }
);

function defineKeys<const T extends Readonly<Record<string, BridgeKey>>>(keys: T & NoSecretNames<T>): T {
    return keys;
}

/**
 * Everything that crosses, once. The names that the GitOps Bridge project made known are kept. Whoever can read
 * Argo CD's cluster Secret reads all of it, and templates copy it on, so nothing here is a secret: what is one crosses
 * as the name or ARN under which External Secrets finds it.
 */
export const bridgeKeys = defineKeys({
    environment: {
        on: ["label"],
        known: "config",
        description: { en: "Environment: dev, stg or prod.", es: "Entorno: dev, stg o prod." },
    },
    kubernetes_version: {
        on: ["label"],
        known: "config",
        description: { en: "Kubernetes minor version.", es: "Versión menor de Kubernetes." },
    },
    aws_cluster_name: {
        on: ["label", "annotation"],
        known: "config",
        description: { en: "Name of the EKS cluster.", es: "Nombre del clúster EKS." },
    },
    aws_region: {
        on: ["annotation"],
        known: "config",
        description: { en: "AWS region.", es: "Región de AWS." },
    },
    aws_account_id: {
        on: ["annotation"],
        known: "config",
        description: { en: "AWS account id.", es: "Identificador de la cuenta de AWS." },
    },
    aws_vpc_id: {
        on: ["annotation"],
        known: "up",
        description: { en: "Id of the VPC.", es: "Identificador de la VPC." },
    },
    addons_repo_url: {
        on: ["annotation"],
        known: "config",
        description: {
            en: "Git repository that holds the GitOps state.",
            es: "Repositorio Git que contiene el estado GitOps.",
        },
    },
    addons_repo_path: {
        on: ["annotation"],
        known: "config",
        description: {
            en: "Folder of the environment in that repository.",
            es: "Carpeta del entorno en ese repositorio.",
        },
    },
    addons_repo_revision: {
        on: ["annotation"],
        known: "config",
        description: { en: "Branch, tag or commit of it.", es: "Rama, etiqueta o commit de este." },
    },
    public_domain: {
        on: ["annotation"],
        known: "config",
        description: { en: "Domain of what the internet reaches.", es: "Dominio de lo que alcanza internet." },
    },
    public_zone_id: {
        on: ["annotation"],
        known: "up",
        description: {
            en: "Route 53 hosted zone of the public domain.",
            es: "Zona alojada de Route 53 del dominio público.",
        },
    },
    public_certificate_arn: {
        on: ["annotation"],
        known: "up",
        description: {
            en: "ACM certificate of the public domain and its subdomains.",
            es: "Certificado de ACM del dominio público y sus subdominios.",
        },
    },
    internal_domain: {
        on: ["annotation"],
        known: "config",
        description: { en: "Domain of what only the VPC reaches.", es: "Dominio de lo que solo alcanza la VPC." },
    },
    internal_zone_id: {
        on: ["annotation"],
        known: "up",
        description: {
            en: "Private Route 53 hosted zone of the internal domain.",
            es: "Zona alojada privada de Route 53 del dominio interno.",
        },
    },
    internal_certificate_arn: {
        on: ["annotation"],
        known: "up",
        description: {
            en: "ACM certificate of the internal domain and its subdomains.",
            es: "Certificado de ACM del dominio interno y sus subdominios.",
        },
    },
    ecr_registry: {
        on: ["annotation"],
        known: "config",
        description: {
            en: "Host of the ECR registry, in front of every image's name.",
            es: "Host del registro ECR, delante del nombre de cada imagen.",
        },
    },
    secret_prefix: {
        on: ["annotation"],
        known: "config",
        description: {
            en: "Start of the platform's secret names in Secrets Manager, to which External Secrets is narrowed.",
            es: "Inicio de los nombres de los secretos de la plataforma en Secrets Manager, al que se limita External Secrets.",
        },
    },
    nodes_key_arn: {
        on: ["annotation"],
        known: "up",
        description: {
            en: "KMS key of the EBS volumes of nodes and pods.",
            es: "Clave de KMS de los volúmenes EBS de nodos y pods.",
        },
    },
    logs_bucket: {
        on: ["annotation"],
        known: "up",
        description: { en: "S3 bucket of logs.", es: "Bucket de S3 de los registros." },
    },
    traces_bucket: {
        on: ["annotation"],
        known: "up",
        description: { en: "S3 bucket of traces.", es: "Bucket de S3 de las trazas." },
    },
    backups_bucket: {
        on: ["annotation"],
        known: "up",
        description: {
            en: "S3 bucket of cluster backups.",
            es: "Bucket de S3 de las copias de seguridad del clúster.",
        },
    },
    database_address: {
        on: ["annotation"],
        known: "up",
        description: { en: "Host name of the database.", es: "Nombre de host de la base de datos." },
    },
    database_port: {
        on: ["annotation"],
        known: "config",
        description: { en: "Port of the database.", es: "Puerto de la base de datos." },
    },
    database_name: {
        on: ["annotation"],
        known: "config",
        description: { en: "Name of the first database.", es: "Nombre de la primera base de datos." },
    },
    database_secret_arn: {
        on: ["annotation"],
        known: "up",
        description: {
            en: "Secret in Secrets Manager that holds the database's master user; the ARN, not the secret.",
            es: "Secreto de Secrets Manager con el usuario maestro de la base de datos; el ARN, no el secreto.",
        },
    },
});

type BridgeKeys = typeof bridgeKeys;

/** What the program hands to Argo CD: a value for every key, and which add-ons are on. */
export type Bridge = {
    readonly [K in keyof BridgeKeys]: BridgeKeys[K]["known"] extends "config" ? string : pulumi.Input<string>;
} & { readonly addons: AddonsConfig };

/** Label by which ApplicationSets select the clusters that have an add-on, such as `enable_cert_manager`. */
function addonLabel(addon: AddonName): string {
    return `enable_${addon.replaceAll("-", "_")}`;
}

type Place = BridgeKey["on"][number];

/** The keys that stand there. */
type KeysOn<P extends Place> = {
    [K in keyof BridgeKeys]: P extends BridgeKeys[K]["on"][number] ? K : never;
}[keyof BridgeKeys];

function keysOn<P extends Place>(place: P): KeysOn<P>[] {
    const names = Object.keys(bridgeKeys) as (keyof BridgeKeys)[];
    return names.filter((key): key is KeysOn<P> => bridgeKeys[key].on.some((where) => where === place));
}

/** Every name that ApplicationSets may refer to, in `metadata.labels` and in `metadata.annotations`. */
export const bridgeNames: Readonly<Record<"labels" | "annotations", readonly string[]>> = {
    labels: [...keysOn("label"), ...addonNames.map(addonLabel)],
    annotations: keysOn("annotation"),
};

/**
 * The bridge's labels of the cluster Secret. An add-on that is off has no label.
 *
 * @throws when Kubernetes would refuse a value.
 */
export function bridgeLabels(bridge: Bridge): Record<string, string> {
    const values = keysOn("label").map((key) => [key, checkedLabel(key, bridge[key])] as const);
    const addons = addonNames.filter((addon) => bridge.addons[addon] === true);
    return { ...Object.fromEntries(values), ...Object.fromEntries(addons.map((addon) => [addonLabel(addon), "true"])) };
}

/**
 * The bridge's annotations of the cluster Secret.
 *
 * @throws when a value is missing, is marked as a secret, or looks like one; for values that only `up` knows, then.
 */
export function bridgeAnnotations(bridge: Bridge): Record<string, pulumi.Input<string>> {
    return Object.fromEntries(keysOn("annotation").map((key) => [key, checkedAnnotation(key, bridge[key])]));
}

function checkedLabel(key: string, value: string): string {
    if (value.length > 63 || !/^[A-Za-z0-9]([A-Za-z0-9_.-]*[A-Za-z0-9])?$/.test(value)) {
        throw new Error(
            `bridge: label ${key} cannot be "${value}"; Kubernetes takes 1 to 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends`,
        );
    }
    return value;
}

function checkedAnnotation(key: string, value: pulumi.Input<string>): pulumi.Input<string> {
    if (typeof value === "string") {
        return plainValue(key, value);
    }
    const output = pulumi.output(value);
    // Asked apart from the value, so that a preview refuses a secret that it does not know yet.
    return pulumi.output(pulumi.isSecret(output)).apply((secret) => {
        if (secret) {
            throw new Error(secretRefusal(key, "is marked as a secret"));
        }
        return output.apply((known) => plainValue(key, known));
    });
}

function plainValue(key: string, value: string | undefined): string {
    if (value === undefined || value === "") {
        throw new Error(`bridge: annotation ${key} has no value; give it one, or take the key out of gitops/bridge.ts`);
    }
    if (looksLikeSecret(value)) {
        throw new Error(secretRefusal(key, "looks like a secret"));
    }
    return value;
}

/** Says what to do without repeating the value. */
function secretRefusal(key: string, what: string): string {
    return `bridge: annotation ${key} ${what}, and everyone who reads Argo CD's cluster Secret would read it; pass the name or ARN under which External Secrets finds it`;
}
