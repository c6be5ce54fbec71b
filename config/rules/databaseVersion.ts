import { rule } from "./rule";

/** How each engine writes its versions, and the oldest major version that RDS keeps in standard support. */
const engines = {
    postgres: { pattern: /^(\d+)\.\d+$/, oldest: 14, example: "17.6" },
    mysql: { pattern: /^(\d+)\.\d+\.\d+$/, oldest: 8, example: "8.4.6" },
} as const;

export const databaseVersion = rule(
    "The database engine is in standard support: PostgreSQL 14, MySQL 8, or later.",
    ["database"],
    function* ({ database }, show) {
        const { pattern, oldest, example } = engines[database.engine];
        const path = ["database", "engineVersion"];
        const major = pattern.exec(database.engineVersion)?.[1];
        if (major === undefined) {
            yield {
                path,
                message: `is ${show(path)}, but a version of ${show(["database", "engine"])} is written as "${example}".`,
                remedy: "`aws rds describe-db-engine-versions` lists what there is.",
            };
        } else if (Number(major) < oldest) {
            yield {
                path,
                message: `is ${show(path)}, which is past its standard support.`,
                remedy: `Choose ${oldest} or later.`,
            };
        }
    },
);
