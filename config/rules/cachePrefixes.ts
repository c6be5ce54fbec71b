import { rule } from "./rule";

/** Below a cache's prefix ECR makes a repository for each image that is pulled through it. */
export const cachePrefixes = rule(
    "No repository has the name of a pull-through cache before its first slash.",
    ["registry"],
    function* ({ registry }, show) {
        for (const [index, repository] of registry.repositories.entries()) {
            if (
                registry.pullThroughCaches.some((cache) => repository === cache || repository.startsWith(`${cache}/`))
            ) {
                const path = ["registry", "repositories", index];
                yield {
                    path,
                    message: `is ${show(path)}, whose first part is the name of a pull-through cache.`,
                    remedy: "Rename the repository, or leave the cache out.",
                };
            }
        }
    },
);
