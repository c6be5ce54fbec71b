import { expect } from "chai";
import { readPage } from "./markdown";

/** A row whose middle cell is a product and whose last one is the amount, and the row that adds them up. */
const row = /^\| (.+?) +\| +([\d.]+(?: × [\d.]+)*)? *\| +\**([\d.]+)\** +\|$/;

const cents = (amount: number) => Math.round(amount * 100 + 1e-6);

describe("Amounts of money in the documentation", () => {
    for (const path of ["docs/en/getting-started.md", "docs/es/getting-started.md"]) {
        it(`${path} multiplies and adds up correctly`, () => {
            let sum = 0;
            let totals = 0;
            for (const line of readPage(path).prose) {
                const [, what = "", product, amount = ""] = row.exec(line) ?? [];
                if (product !== undefined) {
                    const result = product.split(" × ").reduce((factor, text) => factor * Number(text), 1);
                    expect(cents(Number(amount)), what).to.equal(cents(result));
                    sum += cents(Number(amount));
                } else if (what !== "") {
                    expect(cents(Number(amount)), what).to.equal(sum);
                    sum = 0;
                    totals += 1;
                }
            }
            expect(totals).to.equal(2);
        });
    }
});
