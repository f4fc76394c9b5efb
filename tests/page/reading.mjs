// Reads and answers questions with the modules of a page, without a browser. On stdin come lines of JSON: the islands of
// the page of a case, then texts about it; on stdout goes what each was read as, or what the page answers.
import { createInterface } from "node:readline";
import { partsOf } from "./scripts/ask/parts.js";
import { documentOf } from "./scripts/ask/question.js";
import { createReader } from "./scripts/ask/reader.js";
import { createAnswers } from "./scripts/read/answer.js";
import { readCase } from "./scripts/read/data.js";
import { createFinder } from "./scripts/read/find.js";

const cases = new Map();
for await (const line of createInterface({ input: process.stdin })) {
  const { name, islands, does, texts } = JSON.parse(line);
  if (islands) {
    globalThis.document = { getElementById: (id) => ({ type: "application/json", textContent: islands[id] }) };
    const { page, words } = await readCase();
    await words();
    const finder = createFinder(page);
    const reader = createReader(page, finder.names);
    const answers = createAnswers(page, finder);
    const ids = (places) => places.map((at) => page.claim(at).id).sort();
    cases.set(name, {
      read: (text) => {
        const { readings, ...rest } = reader.read(text);
        const parts = readings.length ? [] : partsOf(reader, text).map(([part, asked]) => [part, documentOf(asked)]);
        const quoted = readings.length || parts.length ? [] : reader.quoted(text).map(documentOf);
        return { ...rest, readings: readings.map(documentOf), parts, quoted };
      },
      answer: (text) => {
        const told = answers(text, () => true);
        return told && {
          title: told.title, verdict: told.verdict, said: told.said, rows: told.rows.map(({ name: its }) => its),
          answers: told.rows.map(({ thing }) => page.keys[thing] ?? ""), things: told.things.map((at) => page.keys[at]),
          claims: ids(told.claims), beside: ids(told.beside), offers: told.offers ?? [],
          nearest: (told.nearest ?? []).map((at) => page.claim(at).id),
        };
      },
      stem: reader.lexicon.stem,
    });
  } else console.log(JSON.stringify(texts.map((text) => cases.get(name)[does](text))));
}
