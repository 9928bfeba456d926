// What npm's recipe-scrapers makes of pages: node recipe_scrapers.mjs FALLBACK_YIELD PAGE.html…
// Prints a JSON list, a page each: the recipe it read, else the errors. FALLBACK_YIELD: its own option for a page that
// says no yield; "" for none.
import { readFile } from "node:fs/promises";
import { scrapeRecipe } from "recipe-scrapers";

const [fallbackYield, ...pages] = process.argv.slice(2);
const options = { safeParse: true, ...(fallbackYield ? { fallbackYield } : {}) };
const found = [];
for (const page of pages) {
  const result = await scrapeRecipe(await readFile(page, "utf8"), "https://blog.example/post/", options);
  found.push(result.success ? { recipe: result.data } : { error: `${result.error.code}: ${JSON.stringify(result.error.context ?? result.error.issues)}` });
}
console.log(JSON.stringify(found));
