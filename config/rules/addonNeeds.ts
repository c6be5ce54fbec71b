import { addonNames, addonNeeds as needs } from "../schema/addons";
import { rule } from "./rule";

export const addonNeeds = rule("What an add-on needs is on as well.", ["addons"], function* ({ addons }) {
    for (const name of addonNames.filter((addon) => addons[addon] === true)) {
        for (const needed of needs[name].filter((addon) => addons[addon] !== true)) {
            yield {
                path: ["addons", name],
                message: `needs ${needed}, which is not on.`,
                remedy: `Set ${needed} to true, or ${name} to false.`,
            };
        }
    }
});
