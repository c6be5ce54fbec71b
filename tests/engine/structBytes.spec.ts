import { expect } from "chai";
import * as fc from "fast-check";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { Reader, Writer } from "protobufjs/minimal";
import { readStruct, writeStruct } from "../../tooling/engine/structBytes";

const properties = fc.dictionary(
    fc.string().filter((key) => key !== "__proto__"),
    fc.jsonValue({ noUnicodeString: false }).filter((value) => !JSON.stringify(value).includes("__proto__")),
);

const written = (value: Record<string, unknown>) => writeStruct(value, Writer.create()).finish();

describe("properties as bytes of google.protobuf.Struct", () => {
    it("are read by the message class as they were written", () => {
        fc.assert(
            fc.property(properties, (value) => {
                expect(Struct.deserializeBinary(written(value)).toJavaScript()).to.deep.equal(value);
            }),
        );
    });

    it("are read as the message class wrote them", () => {
        fc.assert(
            fc.property(properties, (value) => {
                const bytes = Struct.fromJavaScript(value).serializeBinary();
                expect(readStruct(Reader.create(bytes), bytes.length)).to.deep.equal(value);
            }),
        );
    });

    it("refuse what JSON has no word for", () => {
        expect(() => written({ size: undefined })).to.throw("a value of type undefined cannot be sent");
    });

    it("refuse bytes of something else", () => {
        const bytes = Writer.create().uint32(16).int32(1).finish();
        expect(() => readStruct(Reader.create(bytes), bytes.length)).to.throw("not a google.protobuf.Struct");
    });
});
