import { printable } from "../../../config/display";
import { parseUrn } from "../../engine/urn";

/** A type token as the CLI shows it: `aws:kms/key:Key` as `aws:kms:Key`, any other shape as it is. */
export function displayType(type: string): string {
    const [packageName, module, name, ...rest] = type.split(":");
    if (packageName === undefined || module === undefined || !name || rest.length > 0) {
        return type;
    }
    const slash = module.lastIndexOf("/");
    const file = module.slice(slash + 1);
    const namesTheType = slash !== -1 && file === name.charAt(0).toLowerCase() + name.slice(1);
    return namesTheType ? `${packageName}:${module.slice(0, slash)}:${name}` : type;
}

/** A resource as its type and name, which say more to people than a URN. */
export function displayUrn(urn: string): string {
    const { type, name } = parseUrn(urn);
    return safe(`${displayType(type)} ${name}`);
}

/** Text from outside as one line that cannot steer the terminal. */
export const safe = (text: string): string => printable(text, Infinity);

/** Text from outside as lines that cannot steer the terminal. */
export const safeLines = (text: string): string[] => text.split(/\r?\n/).map((line) => safe(line.trim()));
