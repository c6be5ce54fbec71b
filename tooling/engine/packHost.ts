/*
 * What the process of a pack starts with in a preview, ahead of the pack itself (tooling/build.cjs). Under the CLI the
 * pack runs without it, and its verdicts are the same: this only spares work for what a preview does not look at.
 */
import type { BinaryReader } from "google-protobuf";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { AnalyzeResponse } from "@pulumi/pulumi/proto/analyzer_pb";
import { Reader } from "protobufjs/minimal";
import { endWithParent } from "./lifetime";
import { readStruct } from "./structBytes";

type Plain = ReturnType<Struct["toJavaScript"]>;

const plain = new WeakMap<Struct, Plain>();

// The policy server reads the properties of a resource once for each policy about it.
Struct.deserializeBinaryFromReader = (message: Struct, reader: BinaryReader) => {
    const start = reader.getCursor();
    while (reader.nextField()) {
        reader.skipField();
    }
    const bytes = reader.getBuffer().subarray(start, reader.getCursor());
    plain.set(message, readStruct(Reader.create(bytes), bytes.length) as Plain);
    return message;
};
const fromMessage: (this: Struct) => Plain = Reflect.get(Struct.prototype, "toJavaScript");
Struct.prototype.toJavaScript = function (this: Struct) {
    return plain.get(this) ?? fromMessage.call(this);
};

// Of each resource the server says of nearly all policies that they do not apply, which a preview does not show.
AnalyzeResponse.prototype.setNotApplicableList = function (this: AnalyzeResponse) {
    return this;
};

endWithParent();
