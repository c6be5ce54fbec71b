/**
 * What the CLI asks of a language host when it imports: which packages the program needs. The real one, which users
 * have, is not on every machine; this one names none, so that the engine takes those that the resources ask for.
 */
const { Server, ServerCredentials } = require("@grpc/grpc-js");
const { LanguageRuntimeService } = require("@pulumi/pulumi/proto/language_grpc_pb");
const { GetRequiredPackagesResponse } = require("@pulumi/pulumi/proto/language_pb");
const { PluginInfo } = require("@pulumi/pulumi/proto/plugin_pb");

const server = new Server();
server.addService(LanguageRuntimeService, {
    getPluginInfo: (_call, answer) => answer(null, new PluginInfo()),
    getRequiredPackages: (_call, answer) => answer(null, new GetRequiredPackagesResponse()),
});
server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
    if (error) {
        throw error;
    }
    process.stdout.write(`${port}\n`);
});
