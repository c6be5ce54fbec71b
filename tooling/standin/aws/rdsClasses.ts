/*
 * Which DB instance classes the versions of the open-source engines offer.
 *
 * Source: cfn-lint 1.58.0, schemas of AWS::RDS::DBInstance (`db_instance_class.json` and `dbinstanceclass_enum.json`,
 * which its maintainers take from DescribeOrderableDBInstanceOptions and from the price list), joined over all regions
 * in 2026-11. What a single region offers is not known here, nor from which minor version on a class is offered.
 * Families, sizes and major versions that are newer than the source are never refused.
 */
import { shown } from "../checks";

export type ClassEngine = "mariadb" | "mysql" | "postgres";

const small = ["micro", "small", "medium", "large", "xlarge", "2xlarge"];
const upTo16 = ["large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge"];
const upTo24 = [...upTo16, "24xlarge"];
const upTo32 = [...upTo24, "32xlarge"];
const upTo48 = [...upTo24, "48xlarge"];

/** The sizes of each family of classes. */
const families: Readonly<Record<string, readonly string[]>> = {
    m1: ["small", "medium", "large", "xlarge"],
    m2: ["xlarge", "2xlarge", "4xlarge"],
    m3: ["medium", "large", "xlarge", "2xlarge"],
    m4: ["large", "xlarge", "2xlarge", "4xlarge", "10xlarge", "16xlarge"],
    m5: upTo24,
    m5d: upTo24,
    m6g: upTo16,
    m6gd: upTo16,
    m6i: upTo32,
    m6id: upTo32,
    m6idn: upTo32,
    m6in: upTo32,
    m7g: upTo16,
    m7i: upTo48,
    m8a: upTo48,
    m8g: upTo48,
    m8gd: upTo48,
    m9g: upTo48,
    r3: ["large", "xlarge", "2xlarge", "4xlarge", "8xlarge"],
    r4: ["large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "16xlarge"],
    r5: upTo24,
    r5b: upTo24,
    r5d: upTo24,
    r6g: upTo16,
    r6gd: upTo16,
    r6i: upTo32,
    r6id: upTo32,
    r6idn: upTo32,
    r6in: upTo32,
    r7g: upTo16,
    r7i: upTo48,
    r8a: upTo48,
    r8g: upTo48,
    r8gd: upTo48,
    t1: ["micro"],
    t2: small,
    t3: small,
    t4g: small,
    x2g: upTo16,
    x2iedn: ["xlarge", "2xlarge", "4xlarge", "8xlarge", "16xlarge", "24xlarge", "32xlarge"],
};

/** Families that only versions of long ago had. */
const retired = ["m1", "m2", "m3", "m4", "r3", "r4", "t1", "t2"];
const current = Object.keys(families).filter((family) => !retired.includes(family));
const withoutEighthGenerationOfAmd = current.filter((family) => !["m8a", "r8a"].includes(family));

/** The families of each major version. */
const offers: Readonly<Record<ClassEngine, Readonly<Record<string, readonly string[]>>>> = {
    mariadb: {
        "10.5": current,
        "10.6": current,
        "10.11": current,
        "11.4": current,
        "11.8": current,
        "12.3": current,
    },
    mysql: {
        "5.7": ["m5", "r4", "r5", "r6g", "r6i", "r7g", "t2", "t3", "t4g", "x2g"],
        "8.0": current.filter((family) => family !== "m8a"),
        "8.4": current,
    },
    postgres: {
        "11": ["m5", "m6i", "m6in", "r5", "r6i", "r6in", "t3"],
        "12": ["m5", "m6g", "m6i", "m6in", "r5", "r5b", "r6g", "r6i", "r6in", "t3", "t4g", "x2g"],
        "13": withoutEighthGenerationOfAmd,
        "14": current,
        "15": current,
        "16": current,
        "17": current,
        "18": current,
    },
};

/** Major versions are the first number of PostgreSQL's, the first two of the others'. */
const majorOf = (engine: ClassEngine, version: string) =>
    version
        .split(/[.-]/)
        .slice(0, engine === "postgres" ? 1 : 2)
        .join(".");

/**
 * Why a version does not offer a class; undefined when it does, or when that is not known.
 * @param version undefined when RDS chooses it.
 * @param name such as `db.m7g.large`
 */
export function classReason(engine: ClassEngine, version: string | undefined, name: string): string | undefined {
    const [, family = "", size = ""] = name.split(".");
    const sizes = families[family];
    if (sizes !== undefined && !sizes.includes(size)) {
        return `${shown(name)} is no class; db.${family} has ${sizes.join(", ")}`;
    }
    const offered = version === undefined ? undefined : offers[engine][majorOf(engine, version)];
    return sizes === undefined || offered === undefined || offered.includes(family)
        ? undefined
        : `${shown(name)} is not offered for ${engine} ${String(version)}; use ${closest(family, offered)}`;
}

/** Families of the same purpose (m, r, t, x), or all when there is none. */
function closest(family: string, offered: readonly string[]): string {
    const same = offered.filter((candidate) => candidate.startsWith(family.charAt(0)));
    return (same.length > 0 ? same : offered).map((candidate) => `db.${candidate}`).join(", ");
}
