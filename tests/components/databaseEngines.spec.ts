import { expect } from "chai";
import fc from "fast-check";
import { databaseEngine } from "../../components/databaseEngines";

const valuesOf = (engine: ReturnType<typeof databaseEngine>) =>
    Object.fromEntries(engine.parameters.map(({ name, value }) => [name, value]));

describe("databaseEngine", () => {
    it("forces TLS and SCRAM on PostgreSQL, and logs connections and schema changes", () => {
        expect(valuesOf(databaseEngine({ engine: "postgres", engineVersion: "17.6" }))).to.deep.equal({
            "rds.force_ssl": "1",
            ssl_min_protocol_version: "TLSv1.2",
            password_encryption: "scram-sha-256",
            "rds.accepted_password_auth_method": "scram",
            log_connections: "1",
            log_disconnections: "1",
            log_lock_waits: "1",
            log_min_duration_statement: "1000",
            log_statement: "ddl",
        });
    });

    it("forces TLS on MySQL, and writes slow statements to the file that is exported", () => {
        expect(valuesOf(databaseEngine({ engine: "mysql", engineVersion: "8.4.6" }))).to.deep.equal({
            require_secure_transport: "ON",
            local_infile: "0",
            log_output: "FILE",
            slow_query_log: "1",
            long_query_time: "1",
        });
    });

    it("knows the ports and the logs of each engine", () => {
        expect(databaseEngine({ engine: "postgres", engineVersion: "17.6" })).to.deep.include({
            port: 5432,
            logExports: ["postgresql", "upgrade", "iam-db-auth-error"],
        });
        expect(databaseEngine({ engine: "mysql", engineVersion: "8.4.6" })).to.deep.include({
            port: 3306,
            logExports: ["error", "slowquery", "iam-db-auth-error"],
        });
    });

    it("takes the family of PostgreSQL from the major version alone", () => {
        fc.assert(
            fc.property(fc.integer({ min: 14, max: 99 }), fc.nat(50), (major, minor) => {
                const engineVersion = `${String(major)}.${String(minor)}`;
                expect(databaseEngine({ engine: "postgres", engineVersion }).parameterFamily).to.equal(
                    `postgres${String(major)}`,
                );
            }),
        );
    });

    it("takes the family of MySQL from major and minor version, whatever the patch", () => {
        fc.assert(
            fc.property(fc.integer({ min: 8, max: 20 }), fc.nat(9), fc.nat(60), (major, minor, patch) => {
                const release = `${String(major)}.${String(minor)}`;
                const engineVersion = `${release}.${String(patch)}`;
                expect(databaseEngine({ engine: "mysql", engineVersion }).parameterFamily).to.equal(`mysql${release}`);
            }),
        );
    });

    for (const [engine, engineVersion, oldest] of [
        ["postgres", "13.22", "14"],
        ["mysql", "5.7.44", "8"],
    ] as const) {
        it(`refuses ${engine} ${engineVersion}, naming key, value and remedy`, () => {
            expect(() => databaseEngine({ engine, engineVersion })).to.throw(
                `platform:database.engineVersion: "${engineVersion}" is too old for ${engine}; choose ${oldest} or later`,
            );
        });
    }
});
