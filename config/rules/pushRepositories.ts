import { rule } from "./rule";

/** CI pushes to repositories that the stack has. */
export const pushRepositories = rule(
    "CI pushes only to repositories of the registry.",
    ["delivery", "registry"],
    function* ({ delivery, registry }) {
        const pushers = [
            ["github", "pushRepositories", delivery.github?.pushRepositories],
            ["gitlab", "pushProjects", delivery.gitlab?.pushProjects],
        ] as const;
        for (const [host, key, repositories = {}] of pushers) {
            for (const name of Object.keys(repositories).filter((one) => !registry.repositories.includes(one))) {
                yield {
                    path: ["delivery", host, key, name],
                    message: "is not a repository of platform:registry.",
                    remedy: "Add it to platform:registry.repositories, or correct its name.",
                };
            }
        }
    },
);
