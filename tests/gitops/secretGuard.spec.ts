import { expect } from "chai";
import fc from "fast-check";
import { looksLikeSecret, type NoSecretNames } from "../../gitops/secretGuard";

const admit = <const T extends Record<string, string>>(keys: T & NoSecretNames<T>): string[] => Object.keys(keys);

describe("names of secrets", () => {
    it("do not compile, and names of references to secrets do", () => {
        // @ts-expect-error -- a password
        admit({ database_password: "" });
        // @ts-expect-error -- a token
        admit({ webhook_token_value: "" });
        // @ts-expect-error -- a secret itself
        admit({ database_secret: "" });
        // @ts-expect-error -- a secret itself
        admit({ secret_value: "" });
        // @ts-expect-error -- a private key
        admit({ tls_private_key: "" });
        expect(
            admit({ database_secret_arn: "", secret_prefix: "", secret_name: "", nodes_key_arn: "" }),
        ).to.have.length(4);
    });
});

describe("looksLikeSecret", () => {
    // Put together here, so that scanners do not take these for real ones.
    const capitals = "ABCDEFGHIJKLMNOP";
    const random = "0123456789abcdefghijklmnopqrstuvwxyzABCD";
    for (const [what, value] of [
        ["a private key", "-----BEGIN RSA PRIVATE KEY-----\nMII..."],
        ["a password in a database URL", "postgres://app:hunter2@db.example.com:5432/app"],
        ["a password without a user", "redis://:hunter2@cache.example.com"],
        ["a token in a Git URL", "https://oauth2@example.com/group/project.git"],
        ["an AWS access key id", `AKIA${capitals}`],
        ["the key id of a session", `id=ASIA${capitals}`],
        ["a GitHub token", `ghp_${random.slice(0, 36)}`],
        ["a fine-grained GitHub token", `github_pat_${random}`],
        ["a GitLab token", `glpat-${random.slice(0, 20)}`],
        ["a Slack token", `xoxb-${random.slice(0, 12)}`],
        ["a JSON web token", `Bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.signature`],
    ] as const) {
        it(`sees ${what}`, () => {
            expect(looksLikeSecret(value)).to.be.true;
        });
    }

    for (const value of [
        "git@github.com:example-org/eks-platform.git",
        "ssh://git@github.com/example-org/eks-platform.git",
        "https://github.com/example-org/eks-platform.git",
        "https://github.com/example-org/eks-platform.git?ref=a@b",
        "arn:aws:secretsmanager:us-east-1:111122223333:secret:rds!db-0123-abcdef",
        "platform-dev.cluster-abc.us-east-1.rds.amazonaws.com:5432",
    ]) {
        it(`lets ${value} pass`, () => {
            expect(looksLikeSecret(value)).to.be.false;
        });
    }

    it("lets every ARN, id and host name pass", () => {
        const word = fc.stringMatching(/^[a-z0-9-]{1,20}$/);
        fc.assert(
            fc.property(word, word, word, (service, kind, id) => {
                expect(looksLikeSecret(`arn:aws:${service}:us-east-1:111122223333:${kind}/${id}`)).to.be.false;
                expect(looksLikeSecret(`${service}.${kind}.${id}.example.com`)).to.be.false;
            }),
        );
    });
});
