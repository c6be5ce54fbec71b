/** Words that name secrets. */
type SecretWord = "api_key" | "credential" | "passphrase" | "password" | "private_key" | "token";

/** What may follow `secret`: it makes the name one of a reference. */
type Reference = "_arn" | "_name" | "_prefix";

type NamesSecret<K extends string> = K extends `${string}${SecretWord}${string}`
    ? true
    : K extends `${string}secret${infer Rest}`
      ? Rest extends Reference
          ? false
          : true
      : false;

/** Does not compile for keys whose names say that they hold a secret. */
export type NoSecretNames<T> = {
    readonly [K in keyof T]: K extends string ? (NamesSecret<K> extends true ? never : T[K]) : never;
};

const secretPatterns: readonly RegExp[] = [
    /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
    // Credentials in a URL: user:password@host, or a bare token@host over HTTP.
    /:\/\/[^/\s:@]*:[^/\s@]+@/,
    /^https?:\/\/[^/\s@]+@/,
    // Access keys of AWS.
    /\b(AKIA|ASIA)[A-Z0-9]{16}\b/,
    // Tokens of GitHub, GitLab and Slack.
    /\b(gh[oprsu]_[A-Za-z0-9]{36}|github_pat_\w{22}|glpat-[\w-]{20}|xox[abpr]-[\w-]{10})/,
    // JSON web tokens.
    /\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]*/,
];

/** Whether a value has the form of a credential. */
export function looksLikeSecret(value: string): boolean {
    return secretPatterns.some((pattern) => pattern.test(value));
}
