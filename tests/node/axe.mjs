// axe-core in a real browser: node axe.mjs BROWSER FILE WIDTH…  →  a JSON list of what it holds against the page.
// Both packages come from the folder it is run in.
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(join(process.cwd(), "package.json"));
const { chromium } = require("playwright-core");
const axe = require.resolve("axe-core/axe.min.js");
const [executablePath, file, ...widths] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const found = [];
try {
  for (const width of widths.map(Number)) {
    // Without bypassCSP the page's own policy would keep axe out; offline, nothing can be fetched.
    const context = await browser.newContext({
      bypassCSP: true,
      offline: true,
      viewport: { width, height: 844 },
    });
    const page = await context.newPage();
    await page.goto(pathToFileURL(file).href);
    await page.addScriptTag({ path: axe });
    const result = await page.evaluate(() => globalThis.axe.run());
    found.push({
      width,
      passes: result.passes.length,
      violations: result.violations.map((each) => ({
        id: each.id,
        impact: each.impact,
        help: each.help,
        nodes: each.nodes.map((node) => node.html.slice(0, 300)),
      })),
    });
    await context.close();
  }
} finally {
  await browser.close();
}
process.stdout.write(JSON.stringify(found));
