/**
 * The words of the page's scripts, for the type checker and for readers; nothing of it reaches the page.
 * World coordinates are the layout's pixels at scale 1, y downwards. Stage coordinates are CSS pixels
 * from the top left corner of the stage.
 */

type Group = "assertive" | "tentative" | "not asserted";
type Link = "directed" | "symmetric" | "in-event" | "unnamed" | "blamed";
/** Where a name stands beside its thing. */
type Side = "below" | "right" | "left" | "above" | "below-right" | "below-left" | "above-right" | "above-left";
type Shape = "dot" | "square" | "triangle" | "triangleDown" | "hexagon" | "star" | "diamond";

/** How a type of thing is drawn. */
interface Look {
  shape: Shape;
  tone: string;
  hollow: boolean;
  /** A broken outline: a class of actors, not one of them. */
  dashed: boolean;
  /** A fill lighter than its rim (government bodies). */
  pale: boolean;
}

/** An actor or event; `at` is its place in `Case.things`. */
interface Thing {
  at: number;
  id: string;
  name: string;
  /** Its name as no other thing of the page has it: with its type, if another has the same name. */
  called: string;
  /** How much it is a protagonist: 4 more is twice as much. */
  salience: number;
  /** The type of an actor, or "event". */
  kind: string;
  isEvent: boolean;
  look: Look;
  /** Radius in world pixels. */
  size: number;
  x: number;
  y: number;
  /** Where its name stands if there is room. */
  side: Side;
  /** The name in at most three lines. */
  label: string[];
  /** Size of the label's letters in world pixels. */
  letters: number;
  /** How many ties end here, in the whole case. */
  degree: number;
  /** Of an event that has a date: its days since 1970-01-01; null for an open end. */
  days: { first: number | null; last: number | null } | null;
  /** Of a group that the reader made: what it stands for. */
  members?: Thing[];
}

/** One line of the drawing; `at` is its place in `Case.ties`. Derived ties come after the others. */
interface Tie {
  at: number;
  id: string;
  family: string;
  hue: string;
  start: Thing;
  end: Thing;
  link: Link;
  /**
   * How far the line bends from the straight one, as a share of its length, positive to the left of
   * someone who walks from start to end on the screen; 0 is straight.
   */
  bend: number;
  /** Which of the loops around its thing, counted from 0, where both ends are one. */
  loop: number;
  /** Places in the claims table, firmest first. Of a derived tie: its chain, in order. */
  claims: number[];
  /** What an actor that it starts at does who takes no part by it: denies its part, or is silent on it; else empty. */
  disclaims: "denies" | "silent" | "";
  /** By which rule it follows ("class", "umbrella", "command"); empty where it is stated. */
  known: string;
  /** Of a bundle that runs to a group: the ties for which it stands. `at` is the place of the first. */
  of?: Tie[];
}

/** A tie as it is to be drawn under the present filters. */
interface Drawn {
  tie: Tie;
  /** The group of its firmest claim that passes the filters; "not asserted" of what ties nobody to its end. */
  group: Group;
  /** Whether a claim that passes the filters denies it; then it has a bar across. */
  isDenied: boolean;
  /** In world pixels: the wider, the more claims assert it. */
  width: number;
  /** Places of its claims that pass the filters, firmest first. */
  claims: number[];
}

/** Everything that is to be drawn. What is not in it is hidden. */
interface Scene {
  things: Thing[];
  ties: Drawn[];
}

/** What stands out; the rest steps back. */
interface Emphasis {
  /** Things and ties that keep their full colour; null: all do. */
  near: { things: Set<Thing>; ties: Set<Tie> } | null;
  thing: Thing | null;
  tie: Tie | null;
  /** What stands on a line that keeps its full colour: the verb of its firmest claim. */
  verbs?: (drawn: Drawn) => string;
}

interface Camera {
  /** The world point in the middle of the stage, and CSS pixels for a world pixel. */
  x: number;
  y: number;
  scale: number;
}

interface Point { x: number; y: number }
interface Box { left: number; top: number; right: number; bottom: number }
interface Hit { thing: Thing | null; tie: Tie | null }

/** Colours as #rrggbb, and a font family list, as the page's style has them now. */
interface Theme {
  ground: string;
  ink: string;
  soft: string;
  accent: string;
  font: string;
  tone: Record<string, string>;
  hue: Record<string, string>;
}

/** What a renderer reports to the page. Points are stage coordinates. */
interface Listener {
  /** A click or tap; both null: on nothing. `isMore`: with Shift or Ctrl, so beside what is picked already. */
  pick(hit: Hit, isMore: boolean): void;
  /** A double click or tap on a thing. */
  expand(thing: Thing): void;
  /** A right click, or a finger that rests. */
  menu(hit: Hit, point: Point): void;
  /** A line drawn around things with Shift, as far as it goes; `isDone` once it is whole. */
  lasso(line: Point[], isDone: boolean): void;
  /** What moves with a thing that is dragged; at least itself. */
  along(thing: Thing): Thing[];
  hover(hit: Hit, point: Point): void;
  /** The camera moved, by hand or by `look`. */
  move(camera: Camera): void;
  /** What is in the hand moved; x and y are new. */
  carry(things: Thing[]): void;
  /** Things were dragged; their x and y are new. */
  drag(things: Thing[]): void;
}

/** What draws a scene on the stage: canvas.js. */
interface Renderer {
  /** Draw this scene from now on; the camera stays. */
  show(scene: Scene, emphasis: Emphasis): void;
  /** Change only what stands out. */
  emphasise(emphasis: Emphasis): void;
  /** Let things and the camera glide from where they were to where they are; a scene that takes long to paint is there at once. */
  glide(from: { places: Map<Thing, Point>; camera: Camera }): void;
  camera(): Camera;
  look(camera: Camera): void;
  /** Where a world point is on the stage. */
  where(point: Point): Point;
  pick(point: Point): Hit;
  /** The stage has another size, or the theme changed. */
  refresh(theme: Theme): void;
  /** Paint nothing while something else is looked at. */
  rest(rests: boolean): void;
  /** Resolves when what was asked for is completely drawn. */
  drawn(): Promise<void>;
}

/** A relation of the vocabulary. */
interface Relation {
  name: string;
  family: string;
  /** What stands between subject and object: "sponsors". */
  reading: string;
  symmetric: boolean;
  /** Its family in the vocabulary; `family` is that under which it is drawn. */
  familyInVocabulary: string;
}

interface Name {
  name: string;
  kind: string;
  language?: string;
  since?: string;
  until?: string;
  background?: boolean;
}

/** What is known of an actor or event beside what is needed to draw it. Empty keys are left out. */
interface Dossier {
  type: string;
  anonymous?: boolean;
  note?: string;
  number?: string;
  article?: string;
  tlp?: string;
  names?: Name[];
  /** Ids. */
  parent?: string;
  part_of?: string;
  places?: string[];
  when?: string;
}

interface Source {
  id: string;
  title: string;
  publisher?: string;
  date?: string;
  address?: string;
  /** The address where it may be followed: http or https. */
  link?: string;
  language?: string;
  note?: string;
  /** How a dataset asks to be cited. */
  version?: string;
  licence?: string;
  citation?: string;
  /** A program coded its statements. */
  machine?: boolean;
  tlp?: string;
}

/**
 * What the filters need of every claim, as columns; each has `Case.count` numbers. Ends and voices are
 * places in `Case.keys`, -1 for none; `first` and `last` are days since 1970-01-01, null for an open
 * end. `dated` is how these are known: 0 not at all, 1 by when a state was said, 2 by the event, 3 by a date of its
 * own of which all days count, 4 by one of which one day does.
 */
interface Codes {
  relation: number[];
  subject: number[];
  object: number[];
  event: number[];
  claimant: number[];
  spokesperson: number[];
  source: number[];
  modality: number[];
  first: (number | null)[];
  last: (number | null)[];
  dated: number[];
  /** Of each source, not of each claim: the last day on which it was published, null if it is not known. */
  published: (number | null)[];
  /** The place of its tie in `Case.ties`, -1 where it is not drawn. */
  tie: number[];
}

/** One claim in full, with ids; what it does not have is empty or null. */
interface Claim {
  at: number;
  id: string;
  relation: Relation;
  group: Group;
  modality: string;
  subject: string;
  object: string;
  event: string;
  claimant: string;
  spokesperson: string;
  source: Source;
  text: string;
  role: string;
  mode: string[];
  /** In words: "more than 85 targets (targets struck)". */
  quantity: string;
  hedge: string;
  when: string;
  said: string;
  quote: string;
  implied: boolean;
  note: string;
  /** Where in a dataset it stands, and what the dataset gives for it. */
  file: string;
  record: string;
  cites: string;
  tlp: string;
}

/** A piece of a sentence: plain words, a name, the verb, what says how firm it is, the source's words, a figure. */
interface Part {
  kind: "text" | "actor" | "event" | "verb" | "modality" | "quote" | "figure";
  text: string;
  /** Of the actor or event that it names, if any. */
  id: string;
}

/** One line of an answer: who or what answers, in the words of the source if it has no name on the page. */
interface AnswerRow {
  name: string;
  /** The place of the thing that answers, -1 for a text, a figure or a quote. */
  thing: number;
  /** How sure that is: "stated", "contradicted: stated, denied", "follows by command". */
  words: string;
  /** Its evidence, firmest first. */
  claims: number[];
  /** Places of the claims from which it follows, in their order; empty if somebody says so outright. */
  chain: number[];
}

/**
 * An answer as the page shows it: `read/answer.js` makes it of a question that was typed, `answered.py` of a
 * command. Things, claims and ties are places.
 */
interface Answered {
  /** The question as it was read. */
  title: string;
  /** In words; empty of a list, which has none. "not understood" if the page cannot read the question. */
  verdict: string;
  /** The answer in a sentence or two; of what is not understood, why. */
  said: string;
  rows: AnswerRow[];
  /** What bears on the question and does not count: denials first. */
  beside: number[];
  /** Claims that are drawn as lines: those of the rows, with their chains, and those beside them. */
  claims: number[];
  /** Things that are drawn although none of these claims names them. */
  things: number[];
  /** Ties that only follow from several claims. */
  derived: number[];
  /** What is drawn besides the lines, or instead of them. */
  form: Form | null;
  /** Claims that come nearest to its words, if it was not understood or nothing is stated of all that it names. */
  nearest?: number[];
  /** Questions that can be asked instead, if this one was not understood. */
  offers?: string[];
}

/** What stands at a row or column: a thing of the page, or words with `thing` -1. */
interface Head { thing: number; name: string }

/** The form of an answer that is more than ties. Claims are places, best first; `words` are finished sentences or figures. */
type Form =
  /** Who says what of whom about an event: a cell holds what a row says of a column. */
  | { kind: "matrix"; about: Head; rows: Head[]; columns: Head[]; cells: { row: number; column: number; claims: number[] }[] }
  /** What happened when; days since 1970-01-01, null for an open end. `undated` counts what has no day, `more` what comes after the entries. */
  | { kind: "timeline"; entries: { first: number | null; last: number | null; day: string; thing: number; words: string; claims: number[] }[]; undated: number; more?: number }
  /** Figures of one unit on one line of numbers, by event; null for an open end. `unit` is what is counted. */
  | { kind: "figures"; groups: { about: Head; unit: string; marks: { least: number | null; most: number | null; words: string; claims: number[] }[] }[] }
  /** Statements that stand against each other; `note` says why both may be right. */
  | { kind: "sides"; conflicts: { words: string; sides: { words: string; claims: number[] }[]; note: string }[] }
  /** A value for each, in their order; `unit` says what the value is. */
  | { kind: "bars"; unit: string; rows: { head: Head; value: number; words: string; claims: number[] }[] }
  | { kind: "grounds"; groups: { name: string; words: string; things: number[]; claims: number[] }[] }
  | { kind: "changes"; before: string; after: string; rows: { tone: "added" | "dropped" | "contradicted"; words: string; claims: number[] }[]; kept: number }
  | { kind: "triads"; words: string; triads: { balanced: boolean; heads: Head[]; ties: { sign: "+" | "-"; start: number; end: number; claims: number[] }[] }[] }
  /** One thing after another, top to bottom, each way from its start. */
  | { kind: "steps"; ways: { words: string; start: Head; steps: Step[] }[] };

/** A step of a way. `rule` says how it follows, empty if somebody says so; without claims the telling stops there. */
interface Step {
  head: Head;
  words: string;
  claims: number[];
  rule: string;
  /** How many branches it is away from the way itself. */
  depth: number;
}

/** A part of a piece of the grammar: a word, or a text that tells its kind by how it begins, or a kind and parts. */
type Tree = string | ["all" | "any" | "maybe", ...Tree[]];

/** What `actorgraph.ask.tables` has made: all that the reading of questions knows. */
interface Tables {
  /** Closed sets of words: what words mean, and the words, joined by bars. */
  words: Record<string, Record<string, string>>;
  /** Irregular words with their forms; and words that keep their last letter, each with its stem. */
  stems: string[][];
  whole: Record<string, string>;
  /** The grammar: pieces, and questions in groups, each with the words with which it begins, if they are known. */
  pieces: Record<string, Tree>;
  questions: [string, Tree][][];
  /** Other wordings of a question: what is put more plainly, and how. */
  rules: [Tree, string][];
  first: [Tree, string][];
  /** What questions are made of that need their parts alone. */
  made: Record<string, string>;
  /** Relations with their families, the names of their inverses, and whether they go both ways; families and their inverses. */
  relations: [string, string, string, number][];
  families: [string, string][];
  /** What phrases ask for: a relation or family, whether from the other end, and by which means. */
  forms: [string, number, string][];
  /** In lines: a form, "s" for a state, "o" for a phrase of the vocabulary, then stems and places. */
  phrases: string;
  /** For each form, the stems of its nouns, joined by bars. */
  nouns: string[];
  /** Words that are known, stems that only the lexicon knows, and other stems. */
  known: string;
  stems_known: string;
  stems_plain: string;
  /** Stems of words for means, and beginnings of words for a part in an event. */
  means: Record<string, string>;
  parts: Record<string, string>;
  /** Stems of what is counted, and rows of words that mean one thing of a figure. */
  countable: string;
  alike: string[];
  synonyms: string[];
  /** Sentences about a reading, and questions to offer. */
  notes: Record<string, string>;
  offers: Record<string, string[]>;
  /** Patterns of questions of the registry, and their names. */
  registered: string[];
  registered_as: string[];
}

/** What asks.py has made for questions; empty if the page has no claims. Claims, things and relations are places. */
interface Asks {
  /** The tables with which questions are read, as JSON: they are read when the first is asked. */
  tables: string;
  /** The day of the latest source, as EDTF; empty if none has one. */
  latest: string;
  /** How a text begins or ends that asks something, and one that asks for all of a kind, as patterns. */
  begins: string;
  listed: string;
  /** Words of a figure that say nothing in particular. */
  uncounted: string;
  /** A relation or family that claims have: its name; who does it, to whom it is done and whether it is done, as questions; its relations. */
  readings: [string, string[], string[], string[], number[]][];
  /** What is said of each of them; see `says.py`: who does it and to whom, in each manner, that nobody does, that one does it to another, and will, and to anybody. */
  says: Record<string, [string[][], string[][], string[], string[], string[], string[]]>;
  /** How a thing is said that nobody asserts, by its modality. */
  only: Record<string, string>;
  /** Claims on states that had ended when they were reported. */
  over: number[];
  /** Of each relation, the rules that it obeys, as bits; see `RULES` in claims.js. */
  flags: number[];
  /** Of each claim with a figure: the claim, how the number is meant, the number, what is counted, and the unit. */
  figures: [number, string, number, string, string][];
  /** Claims on what was still to come when it was said. */
  future: number[];
  /** Of each event with a date: the event, its first and its last day; null for an open end. */
  events: [number, number | null, number | null][];
  /** What cannot all be true: of each conflict its sides, in words, with their claims; null if that was not worked out. */
  conflicts: [string, number[]][][] | null;
  /** The words that a claim's mode may have for each means. */
  means: Record<string, string>;
  /** How a quote says that something is handed over, and by which means, as patterns. */
  gives: string;
  verbs: Record<string, string>;
}

/** Lines of text, the middle of their block, its width and height. */
type Words = [string[], number, number, number, number];

/** A line of the story. Ends are places of things; `via` is -1 if it runs through no event, `tie` if no line of the network has its claims. */
interface StoryLine {
  from: number;
  to: number;
  via: number;
  family: string;
  hue: string;
  group: Group;
  claims: number[];
  tie: number;
  width: number;
  path: string;
  /** x, y and direction of the arrow's tip: -1 left, 1 right, 0 down. */
  tip: [number, number, number] | null;
  words: Words | null;
  /** A wordless line within a camp: who commands, comprises or owns whom. */
  bond: boolean;
  /** It only follows from several claims. */
  derived?: boolean;
}

/** The story drawn for one shape of a screen, in its pixels. */
interface StoryShape {
  name: string;
  width: number;
  height: number;
  letters: number;
  small: number;
  icons: boolean;
  /** True if time runs upwards, false if downwards, null if the events are in no order of time. */
  latest: boolean | null;
  camps: { name: string; side: number; foe: boolean; box: [number, number, number, number] }[];
  /** Thing, left, top, width, height, the colour of its side, the name of its camp, lines of its own name. */
  cards: [number, number, number, number, number, "left" | "right" | "neutral", string, string[]][];
  /** Event, left, top, width, height, lines of its name, notes. */
  stations: [number, number, number, number, number, string[], string[]][];
  lines: StoryLine[];
}

interface Story {
  headline: { text: string; facts: string; tie: number }[];
  beside: string;
  shapes: StoryShape[];
}

type Measure = "claims" | "events" | "deaths";
/** Places of things, most salient first; where they are; claims by family, and claims, events and deaths, between two of them. */
interface OverviewGroup { members: number[]; places: [number, number][]; inner: [string, number][]; measured: number[] }
/** All ties between two units, by place. `group` is the certainty of most of them, `arrow` whether they go one way. */
interface Bundle { from: number; to: number; family: string; hue: string; group: Group; words: string; arrow: boolean; ties: number[]; measured: number[] }
/** A bundle, the three points of its curve, and the box of its words. */
type OverviewLine = [number, [number, number, number, number, number, number], [number, number, number, number] | null];
/** The overview drawn for one shape of a screen. */
interface OverviewShape {
  name: string;
  width: number;
  height: number;
  letters: number;
  small: number;
  /** Left, top, width, height, and lines of text: the name, how many others, whom, where. Of each unit one. */
  cards: [number, number, number, number, string[], string[], string[], string[]][];
  lines: OverviewLine[];
}
interface Overview {
  /** Whether the page opens on it. */
  first: boolean;
  /** Whether only ties that bind made the groups. */
  friends: boolean;
  /** Sentences: what is told of nearly all, and how much is in groups. */
  beside: string[];
  groups: OverviewGroup[];
  /** What has a card: the thing at its head, and the group or -1 for a thing by itself. */
  units: [number, number][];
  /** Things in no group that are tied to somebody. */
  tied: number[];
  bundles: Bundle[];
  shapes: OverviewShape[];
}

/** Everything that the page holds. */
interface Case {
  title: string;
  meta: Record<string, string>;
  /** In words, which claims the page was made with; empty: all. */
  filters: string[];
  things: Thing[];
  ties: Tie[];
  /** Ids of all things, then of who is only mentioned; names in the same order. */
  keys: string[];
  names: string[];
  relations: Relation[];
  families: string[];
  modalities: string[];
  groups: Group[];
  sources: Source[];
  count: number;
  codes: Codes;
  asks: Asks;
  /** The story on which the page opens; null if it has none. */
  story: Story | null;
  /** Scenes in an order; `starts` if the page opens on the first. No points: no tour. */
  tour: { points: { title: string; text: string; address: string }[]; starts: boolean };
  /** Whether the page was written to open on an answer. */
  isAnswer: boolean;
  /** The groups of a large page; null if it has none. */
  overview: Overview | null;
  thing(id: string): Thing | undefined;
  name(id: string): string;
  dossier(thing: Thing): Dossier;
  claim(at: number): Claim;
  /** The finished sentence of a claim; empty until the words are there. */
  parts(at: number): Part[];
  sentence(at: number): string;
  /** What an edge of a claim is called for other programs, and whether it may be read as a fact. */
  edge(at: number): { label: string; asserted: boolean };
  /** The verb of a claim with its words, as it stands between its two ends; empty until the words are there. */
  verb(at: number): string;
  /** A name as it stands within a sentence; only once the words are there. */
  noun(thing: Thing): { text: string; isPlural: boolean };
}

/** What passes the present filters, in the order of the case; what is saved is made of it. */
interface Visible {
  /** As it is drawn: with groups and bundles. */
  scene: Scene;
  /** What is drawn without any groups. */
  whole: Scene;
  groups: Thing[];
  standIn(thing: Thing): Thing;
  lineOf(tie: Tie): Tie | null;
  /** Places in the claims table. */
  claims: number[];
  /** In words, which filters are on; empty: all is shown. */
  filters: string[];
}

// -- the coding page -------------------------------------------------------------------------------

/** The fields of a claim as the server takes them: ids or names, and words. */
interface CodingFields {
  [key: string]: unknown;
  relation?: string;
  subject?: string;
  object?: string;
  event?: string;
  quote?: string;
  quantity?: { what: string; op: string; value: string | number; unit: string } | null;
}

/** A claim as a card offers it; `start` and `end` are places in the text. */
interface CodingOption extends CodingFields {
  relation: string;
  start: number;
  end: number;
  unsure: string[];
}

interface CodingCard {
  key: string;
  ends: string[];
  options: CodingOption[];
  strict: boolean;
  why: string;
}

interface CodingRelation {
  name: string;
  reading: string;
  meaning: string;
  family: string;
  hue: string;
  symmetric: boolean;
  takesObject: boolean;
  phrases: string[];
  never: { subject: string[]; object: string[] };
}

interface CodingThing {
  id: string;
  name: string;
  type: string;
  names: string[];
  look: Look;
}

interface CodingName {
  name: string;
  id: string;
  type: string;
  known: boolean;
  count: number;
  start: number;
  end: number;
  why: string;
  struck: boolean;
  sentence: number;
  like: { id: string; name: string; why: string }[];
}

interface CodingPart {
  kind: string;
  text: string;
  id: string;
}

interface CodingClaim {
  id: string;
  parts: CodingPart[];
  place: [number, number] | null;
  sentences: number[];
  fields: CodingFields;
  hue: string;
  faults: string[];
}

/** What does not change while a report is coded. */
interface CodingReport {
  text: string;
  sentences: [number, number][];
  report: string;
  folder: string;
  file: string;
  coder: string;
  case: string;
  english: boolean;
  /** Nobody said who published the report. */
  unnamed: boolean;
  types: string[];
  modalities: string[];
  operators: string[];
  relations: CodingRelation[];
}

/** What is on the disk, and what is offered. */
interface CodingState {
  version: string;
  source: { id: string; title: string; publisher: string; date: string };
  things: CodingThing[];
  names: CodingName[];
  /** The id, start and end of each name of each sentence. */
  places: [string, number, number][][];
  claims: CodingClaim[];
  /** None while names are decided. */
  cards: CodingCard[][] | null;
  marks: ("coded" | "read" | "flagged" | "")[];
  coverage: number;
  check: { faults: string[]; remarks: string[] };
  graph: {
    things: { id: string; name: string; x: number; y: number; look: Look }[];
    ties: { from: string; to: string; hue: string; claims: string[]; firm: boolean }[];
  };
  undo: string;
  /** Where two coders differ; null if none are compared. */
  two: null | {
    one: string;
    other: string;
    found: number | null;
    kappa: { relation: number | null; modality: number | null };
    settled: number;
    missing: number;
    left: CodingDifference[];
  };
}

interface CodingDifference {
  key: string;
  one: { parts: CodingPart[]; fields: CodingFields } | null;
  other: { parts: CodingPart[]; fields: CodingFields } | null;
  differs: string[];
  place: [number, number] | null;
  sentence: number;
}

/** A claim that is being written: a new one, or one in the place of another. */
interface CodingDraft {
  fields: CodingFields;
  start: number;
  end: number;
  options: CodingOption[];
  unsure: string[];
  /** The id of the claim that is changed. */
  replaces: string;
  /** The card that it came from. */
  card: string;
  all: boolean;
}

/** Everything that the coding page shows from. */
interface CodingDesk {
  report: CodingReport;
  state: CodingState;
  step: "names" | "sentences" | "differences";
  sentence: number;
  /** The place of the difference that is looked at. */
  difference: number;
  /** The place of the name that is looked at among those that are new. */
  name: number;
  chosen: [number, number] | null;
  draft: CodingDraft | null;
}
