/** Shorter prefixes than these hold so much of the address space that several of them are the internet. */
const shortestPrefix = { ipv4: 8, ipv6: 16 };

/** Whether a network in CIDR notation is the internet or a large part of it. What is no CIDR counts as such. */
export function isInternet(cidr: string): boolean {
    const [address = "", prefix] = cidr.split("/");
    const bits = Number(prefix);
    return !(bits >= (address.includes(":") ? shortestPrefix.ipv6 : shortestPrefix.ipv4));
}
