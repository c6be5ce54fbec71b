import { Output, type Inputs } from "@pulumi/pulumi";

/**
 * Holds a component's options to those that its model covers, so that nothing is silently ignored.
 * @throws Error that names the first other option.
 */
export function refuseOtherOptions(component: string, options: Inputs, modelled: readonly string[], place = ""): void {
    const other = Object.keys(options).find((option) => options[option] !== undefined && !modelled.includes(option));
    if (other !== undefined) {
        throw new Error(
            `the stand-in cloud does not model the option "${place}${other}" of ${component}; ` +
                "leave it out, or model it in tooling/standin/components",
        );
    }
}

/**
 * Holds an option to the values that the model covers.
 * @throws Error that names the option, its value and the values that would be right.
 */
export function refuseOtherValues(
    component: string,
    option: string,
    value: unknown,
    modelled: readonly unknown[],
): void {
    if (!modelled.includes(value)) {
        const alternatives = modelled.map(shown).join(" or ");
        throw new Error(
            `the stand-in cloud does not model ${option} ${shown(value)} of ${component}; ` +
                `use ${alternatives}, or model it in tooling/standin/components`,
        );
    }
}

const shown = (value: unknown) => (value === undefined ? "left out" : JSON.stringify(value));

/**
 * Holds options to plain values where the component reads them while it creates its children.
 * @throws Error that names the first option that is an output.
 */
export function refuseOutputs(component: string, options: Inputs, plain: readonly string[]): void {
    const other = plain.find((option) => Output.isInstance(options[option]));
    if (other !== undefined) {
        throw new Error(
            `the option "${other}" of ${component} decides which resources there are; give it a plain value`,
        );
    }
}
