// Judges the structured data of pages: node structured_data.mjs VOCABULARY.json PAGE.html…
// Prints a JSON list of {page, severity, message, type}. Google's rules are the validator's own; the words of
// schema.org come in with VOCABULARY.json, so nothing is fetched.
import { readFile } from "node:fs/promises";
import Validator from "@adobe/structured-data-validator";
import WebAutoExtractor from "@marbec/web-auto-extractor";

const [vocabularyPath, ...pages] = process.argv.slice(2);
const vocabulary = JSON.parse(await readFile(vocabularyPath, "utf8"));
const found = [];
for (const page of pages) {
  const extractor = new WebAutoExtractor({ addLocation: true, embedSource: ["rdfa", "microdata"] });
  const data = extractor.parse(await readFile(page, "utf8"));
  const issues = await new Validator(vocabulary).validate(data);
  found.push({ page, severity: "FOUND", message: Object.keys(data.jsonld).sort().join(" "), type: "" });
  for (const issue of issues) {
    found.push({ page, severity: issue.severity, message: issue.issueMessage, type: issue.errorType ?? issue.rootType });
  }
}
console.log(JSON.stringify(found));
