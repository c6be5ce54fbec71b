import { expect } from "chai";
import { policyDocument, serviceTrust } from "../../components/iamPolicy";
import { contextOf } from "../support/mocks";

describe("policyDocument", () => {
    it("is a policy of the current language version with the statements as they are", () => {
        const statement = { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::bucket/*" } as const;
        expect(JSON.parse(policyDocument([statement]))).to.deep.equal({
            Version: "2012-10-17",
            Statement: [statement],
        });
    });
});

describe("serviceTrust", () => {
    it("lets one service assume the role, only for this account", () => {
        expect(JSON.parse(serviceTrust("backup.amazonaws.com", contextOf()))).to.deep.equal({
            Version: "2012-10-17",
            Statement: [
                {
                    Effect: "Allow",
                    Principal: { Service: "backup.amazonaws.com" },
                    Action: "sts:AssumeRole",
                    Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
                },
            ],
        });
    });

    it("narrows the trust to the given source", () => {
        const sourceArn = "arn:aws:ec2:us-east-1:111122223333:vpc-flow-log/*";
        const document = JSON.parse(serviceTrust("vpc-flow-logs.amazonaws.com", contextOf(), sourceArn));
        expect(document.Statement[0].Condition).to.deep.equal({
            StringEquals: { "aws:SourceAccount": "111122223333" },
            ArnLike: { "aws:SourceArn": sourceArn },
        });
    });
});
