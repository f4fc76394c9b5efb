/**
 * The words of the page's scripts, for the type checker and for readers; nothing of it reaches the page.
 * World coordinates are the layout's pixels at scale 1, y downwards. Stage coordinates are CSS pixels
 * from the top left corner of the stage.
 */

type Group = "assertive" | "tentative" | "not asserted";
type Link = "directed" | "symmetric" | "in-event" | "unnamed" | "blamed";
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
  /** The type of an actor, or "event". */
  kind: string;
  isEvent: boolean;
  look: Look;
  /** Radius in world pixels. */
  size: number;
  x: number;
  y: number;
  /** The name in at most three lines. */
  label: string[];
  /** Size of the label's letters in world pixels. */
  letters: number;
  /** How many ties end here, in the whole case. */
  degree: number;
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
  /** A click or tap; both null: on nothing. */
  pick(hit: Hit): void;
  hover(hit: Hit, point: Point): void;
  /** The camera moved, by hand or by `look`. */
  move(camera: Camera): void;
  /** A thing was dragged; its x and y are new. */
  drag(thing: Thing): void;
}

/** What draws a scene on the stage. Two keep this contract: vis.js and canvas.js. */
interface Renderer {
  /** Draw this scene from now on; the camera stays. */
  show(scene: Scene, emphasis: Emphasis): void;
  /** Change only what stands out. */
  emphasise(emphasis: Emphasis): void;
  camera(): Camera;
  look(camera: Camera): void;
  /** Where a world point is on the stage. */
  where(point: Point): Point;
  pick(point: Point): Hit;
  /** The stage has another size, or the theme changed. */
  refresh(theme: Theme): void;
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
}

/** A piece of a sentence: plain words, a name, the verb, what says how firm it is, the source's words, a figure. */
interface Part {
  kind: "text" | "actor" | "event" | "verb" | "modality" | "quote" | "figure";
  text: string;
  /** Of the actor or event that it names, if any. */
  id: string;
}

/** What asks.py has made for questions; empty if the page has no claims. */
interface Asks {
  /** A relation or family: its name; who does it, to whom it is done and whether it is done, as questions; the places of its relations. */
  readings: [string, string[], string[], string[], number[]][];
  /** At each code, the keys that mean it, joined by bars; a code is twice a reading, one more from the other end. */
  phrases: string[];
  nouns: string[];
  /** A stem and then its other forms, parted by blanks. */
  stems: string[];
  /** Words without weight, and auxiliaries beside them. */
  light: string;
  aux: string;
  /** Types of actors, and the nouns that mean them, joined by bars. */
  kinds: [string, string][];
  /** Families of which what is only possible counts. */
  ahead: string;
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
}

/** The story drawn for one shape of a screen, in its pixels. */
interface StoryShape {
  name: string;
  width: number;
  height: number;
  letters: number;
  small: number;
  icons: boolean;
  /** True if time runs upwards. */
  latest: boolean;
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
  scene: Scene;
  /** Places in the claims table. */
  claims: number[];
  /** In words, which filters are on; empty: all is shown. */
  filters: string[];
}
