import { expect } from "chai";
import type * as pulumi from "@pulumi/pulumi";
import { eksKubeconfig } from "../../gitops/kubeconfig";

const read = async (output: pulumi.Output<string>) =>
    JSON.parse(await new Promise<string>((resolve) => void output.apply(resolve)));

describe("eksKubeconfig", () => {
    const kubeconfig = () =>
        read(
            eksKubeconfig(
                {
                    name: Promise.resolve("platform-dev"),
                    endpoint: "https://cluster.example.com",
                    certificateAuthority: "Y2VydGlmaWNhdGU=",
                },
                "us-east-1",
            ),
        );

    it("reaches the cluster by its own authority", async () => {
        const { clusters, contexts, "current-context": current } = await kubeconfig();
        expect(clusters).to.deep.equal([
            {
                name: "eks",
                cluster: {
                    server: "https://cluster.example.com",
                    "certificate-authority-data": "Y2VydGlmaWNhdGU=",
                },
            },
        ]);
        expect(contexts).to.deep.equal([{ name: current, context: { cluster: "eks", user: "eks" } }]);
    });

    it("asks the AWS CLI for a token and holds none", async () => {
        const { users } = await kubeconfig();
        expect(users).to.have.length(1);
        expect(users[0].user).to.have.all.keys("exec");
        expect([users[0].user.exec.command, ...users[0].user.exec.args].join(" ")).to.equal(
            "aws eks get-token --cluster-name platform-dev --region us-east-1 --output json",
        );
    });
});
