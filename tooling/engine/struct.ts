import { Struct, Value } from "google-protobuf/google/protobuf/struct_pb";
import type { PropertyMap } from "./preview";

type Fields = ReturnType<Struct["getFieldsMap"]>;
type Plain = Parameters<typeof Struct.fromJavaScript>[0];

/**
 * A Struct that keeps the object it stands for and becomes a message only where it is sent. The SDK and the monitor
 * hand each other properties within one process: writing each into a message and reading it out again is a tenth of
 * a preview.
 */
class PlainStruct extends Struct {
    private isMessage = false;

    constructor(private readonly properties: Plain) {
        super();
    }

    override toJavaScript(): Plain {
        return this.properties;
    }

    /** All that serialization reads. */
    override getFieldsMap(): Fields {
        const fields = super.getFieldsMap();
        if (!this.isMessage) {
            this.isMessage = true;
            for (const [key, value] of Object.entries(this.properties)) {
                fields.set(key, Value.fromJavaScript(value));
            }
        }
        return fields;
    }
}

/** Properties as the protocol's messages hold them. The properties must not be changed afterwards. */
export const toStruct = (properties: PropertyMap): Struct => new PlainStruct(properties as Plain);

/** Properties out of a message, which must not be changed; none where it has none. */
export const toObject = (struct: Struct | undefined): Record<string, unknown> => struct?.toJavaScript() ?? {};

/** Lets the SDK hand over its properties as they are. @returns what undoes it. */
export function keepStructsPlain(): () => void {
    const fromJavaScript = Struct.fromJavaScript.bind(Struct);
    Struct.fromJavaScript = (properties) => new PlainStruct(properties);
    return () => {
        Struct.fromJavaScript = fromJavaScript;
    };
}
