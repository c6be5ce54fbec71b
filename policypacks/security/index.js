// The CLI's pack runner type-checks TypeScript on every start, which takes many seconds. tsx only strips the types.
require("tsx/cjs");
require("./pack.ts");
