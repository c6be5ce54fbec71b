import type { DatabaseConfig } from "../config";

/** A parameter of an RDS parameter group. */
export interface DatabaseParameter {
    readonly name: string;
    readonly value: string;
    /** RDS refuses `immediate` for a static parameter, and accepts `pending-reboot` for each. */
    readonly applyMethod: "immediate" | "pending-reboot";
}

/** What RDS wants to know of an engine. */
export interface DatabaseEngine {
    readonly port: number;
    /** Family of the parameter group; it changes with every major version. */
    readonly parameterFamily: string;
    readonly parameters: readonly DatabaseParameter[];
    /** Logs that RDS exports to CloudWatch Logs. */
    readonly logExports: readonly string[];
}

/** The oldest major versions whose parameters are those below; older ones are past their standard support. */
const oldestMajor = { postgres: 14, mysql: 8 } as const;

const postgresParameters: readonly DatabaseParameter[] = [
    { name: "rds.force_ssl", value: "1", applyMethod: "immediate" },
    { name: "ssl_min_protocol_version", value: "TLSv1.2", applyMethod: "pending-reboot" },
    { name: "password_encryption", value: "scram-sha-256", applyMethod: "immediate" },
    { name: "rds.accepted_password_auth_method", value: "scram", applyMethod: "immediate" },
    { name: "log_connections", value: "1", applyMethod: "immediate" },
    { name: "log_disconnections", value: "1", applyMethod: "immediate" },
    { name: "log_lock_waits", value: "1", applyMethod: "immediate" },
    // Milliseconds.
    { name: "log_min_duration_statement", value: "1000", applyMethod: "immediate" },
    { name: "log_statement", value: "ddl", applyMethod: "immediate" },
];

const mysqlParameters: readonly DatabaseParameter[] = [
    { name: "require_secure_transport", value: "ON", applyMethod: "immediate" },
    { name: "local_infile", value: "0", applyMethod: "immediate" },
    // Only logs in files are exported.
    { name: "log_output", value: "FILE", applyMethod: "immediate" },
    { name: "slow_query_log", value: "1", applyMethod: "immediate" },
    // Seconds.
    { name: "long_query_time", value: "1", applyMethod: "immediate" },
];

/**
 * The engine of a database, by name and exact version.
 *
 * MySQL exports no audit log: it needs an option group, which AWS refuses to delete as long as a snapshot remembers it.
 *
 * @throws when the version is older than the parameters are written for.
 */
export function databaseEngine({
    engine,
    engineVersion,
}: Pick<DatabaseConfig, "engine" | "engineVersion">): DatabaseEngine {
    const [major = "", minor = ""] = engineVersion.split(".");
    if (Number(major) < oldestMajor[engine]) {
        throw new Error(
            `platform:database.engineVersion: "${engineVersion}" is too old for ${engine}; choose ${String(oldestMajor[engine])} or later`,
        );
    }
    switch (engine) {
        case "postgres":
            return {
                port: 5432,
                parameterFamily: `postgres${major}`,
                parameters: postgresParameters,
                logExports: ["postgresql", "upgrade", "iam-db-auth-error"],
            };
        case "mysql":
            return {
                port: 3306,
                parameterFamily: `mysql${major}.${minor}`,
                parameters: mysqlParameters,
                logExports: ["error", "slowquery", "iam-db-auth-error"],
            };
    }
}
