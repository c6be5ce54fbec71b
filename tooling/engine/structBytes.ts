import type { Reader, Writer } from "protobufjs/minimal";
import type { PropertyMap } from "./preview";

// The bytes of google.protobuf.Struct from plain objects and back, without the message that google-protobuf makes of each
// value on the way.

/** The tag of a length-delimited field: strings, bytes and messages. */
export const delimited = (field: number): number => (field << 3) | 2;

const tags = {
    nullValue: 1 << 3,
    numberValue: (2 << 3) | 1,
    stringValue: delimited(3),
    boolValue: 4 << 3,
    structValue: delimited(5),
    listValue: delimited(6),
} as const;

const tagOfFirst = delimited(1);
const tagOfSecond = delimited(2);

/** Writes the fields of google.protobuf.Struct. @throws Error for a value that JSON has no word for. */
export function writeStruct(properties: PropertyMap, writer: Writer): Writer {
    for (const [key, value] of Object.entries(properties)) {
        writer.uint32(tagOfFirst).fork().uint32(tagOfFirst).string(key).uint32(tagOfSecond).fork();
        writeValue(value, writer).ldelim().ldelim();
    }
    return writer;
}

function writeValue(value: unknown, writer: Writer): Writer {
    if (typeof value === "string") {
        return writer.uint32(tags.stringValue).string(value);
    }
    if (typeof value === "number") {
        return writer.uint32(tags.numberValue).double(value);
    }
    if (typeof value === "boolean") {
        return writer.uint32(tags.boolValue).bool(value);
    }
    if (value === null) {
        return writer.uint32(tags.nullValue).int32(0);
    }
    if (Array.isArray(value)) {
        writer.uint32(tags.listValue).fork();
        for (const member of value) {
            writer.uint32(tagOfFirst).fork();
            writeValue(member, writer).ldelim();
        }
        return writer.ldelim();
    }
    if (typeof value === "object") {
        writer.uint32(tags.structValue).fork();
        return writeStruct(value as PropertyMap, writer).ldelim();
    }
    throw new Error(`a value of type ${typeof value} cannot be sent; use what JSON can hold`);
}

/** Reads the fields of google.protobuf.Struct up to a position. */
export function readStruct(reader: Reader, end: number): Record<string, unknown> {
    const properties: Record<string, unknown> = {};
    while (reader.pos < end) {
        if (reader.uint32() !== tagOfFirst) {
            throw new Error("not a google.protobuf.Struct");
        }
        readField(properties, reader, nextEnd(reader));
    }
    return properties;
}

function readField(properties: Record<string, unknown>, reader: Reader, end: number): void {
    let key = "";
    let value: unknown = null;
    while (reader.pos < end) {
        if (reader.uint32() === tagOfFirst) {
            key = reader.string();
        } else {
            value = readValue(reader, nextEnd(reader));
        }
    }
    properties[key] = value;
}

function readValue(reader: Reader, end: number): unknown {
    let value: unknown = null;
    while (reader.pos < end) {
        const tag = reader.uint32();
        switch (tag) {
            case tags.stringValue:
                value = reader.string();
                break;
            case tags.numberValue:
                value = reader.double();
                break;
            case tags.boolValue:
                value = reader.bool();
                break;
            case tags.structValue:
                value = readStruct(reader, nextEnd(reader));
                break;
            case tags.listValue:
                value = readList(reader, nextEnd(reader));
                break;
            default:
                reader.skipType(tag & 7);
        }
    }
    return value;
}

function readList(reader: Reader, end: number): unknown[] {
    const values: unknown[] = [];
    while (reader.pos < end) {
        reader.uint32();
        values.push(readValue(reader, nextEnd(reader)));
    }
    return values;
}

/** Where the length-delimited field ends whose length comes next. */
function nextEnd(reader: Reader): number {
    const length = reader.uint32();
    return reader.pos + length;
}
