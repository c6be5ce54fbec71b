import type { Exceptions } from "./exception";

export const cloudwatch: Exceptions = {
    "aws:cloudwatch/logGroup:LogGroup": {
        source: "internal/service/logs/group.go",
        specification: "AWS::Logs::LogGroup",
        names: { LogGroupName: "name" },
        replaces: ["logGroupClass", "namePrefix"],
        kept: ["logGroupClass", "namePrefix"],
        defaults: { retentionInDays: 0, skipDestroy: false },
    },
};
