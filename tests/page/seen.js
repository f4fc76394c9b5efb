/**
 * Return what `actorgraph.scene()` says that is not so, as words: keys, places, and paint where it says that there is some.
 * A thing, label or line that is not in view (outside of the window, or covered) is not looked at.
 * @param {{picture: string, keys: Record<string, string[]>}} given  A picture of the window, as PNG in base64.
 */
async ({ picture, keys }) => {
  const scene = actorgraph.scene();
  const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  const ratio = width / innerWidth;
  const drawing = document.getElementById("drawing");
  // Whether the drawing is what stands at a pixel: 0 if that is not known yet, 1 if it is not, 2 if it is.
  const atPixel = new Uint8Array(innerWidth * innerHeight);
  const isInView = (x, y) => {
    if (!(x >= 0 && y >= 0 && x < innerWidth && y < innerHeight)) return false;
    const at = Math.floor(y) * innerWidth + Math.floor(x);
    atPixel[at] ||= drawing.contains(document.elementFromPoint(x, y)) ? 2 : 1;
    return atPixel[at] === 2;
  };

  const colour = getComputedStyle(document.documentElement).getPropertyValue("--ground").trim();
  // Where lines lie side by side, all may have one colour.
  const isDense = scene.lines.length > 700;
  const ground = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

  /** How much the colours of a part of the window differ, from the ground too if they may all be paint: 765 for black and white. */
  const contrast = (left, top, right, bottom) => {
    const [low, high] = isDense ? [[...ground], [...ground]] : [[255, 255, 255], [0, 0, 0]];
    for (let y = Math.max(0, Math.floor(top * ratio)); y < Math.min(height, Math.ceil(bottom * ratio)); y += 1) {
      for (let x = Math.max(0, Math.floor(left * ratio)); x < Math.min(width, Math.ceil(right * ratio)); x += 1) {
        const at = 4 * (y * width + x);
        for (let n = 0; n < 3; n += 1) {
          low[n] = Math.min(low[n], data[at + n]);
          high[n] = Math.max(high[n], data[at + n]);
        }
      }
    }
    return high.reduce((sum, value, n) => sum + Math.max(0, value - low[n]), 0);
  };

  const faults = { keys: [], places: [], covered: [], things: [], labels: [], lines: [] };
  const looked = { things: 0, labels: 0, lines: 0 };
  const has = (kind, value) => {
    const own = Object.keys(value).sort().join(" ");
    if (own !== [...keys[kind]].sort().join(" ")) faults.keys.push(`${kind}: ${own}`);
  };
  const label = (its, of, isLit) => {
    if (!its) return;
    has("label", its);
    if (!its.text || !(its.right > its.left && its.bottom > its.top) || !(its.letters > 0)) faults.places.push(`label of ${of}`);
    if (its.letters < 10.95) faults.places.push(`letters of ${of}: ${its.letters}`);
    if (!isInView((its.left + its.right) / 2, (its.top + its.bottom) / 2)) return;
    looked.labels += 1;
    if (contrast(its.left, its.top, its.right, its.bottom) < (isLit ? 150 : 60)) faults.labels.push(`${of}: ${its.text}`);
  };
  has("scene", scene);
  if (JSON.stringify(JSON.parse(JSON.stringify(scene))) !== JSON.stringify(scene) || [scene.title, scene.headline, scene.verdict, scene.hash].some((text) => typeof text !== "string")) faults.keys.push("not JSON");
  const things = new Map();
  for (const thing of scene.things) {
    has("thing", thing);
    if (things.has(thing.id)) faults.keys.push(`twice: ${thing.id}`);
    things.set(thing.id, thing);
    if (![thing.x, thing.y, thing.r].every(Number.isFinite) || !(thing.r > 0)) faults.places.push(`thing ${thing.id}`);
    const box = thing.box ?? { left: thing.x - thing.r, top: thing.y - thing.r, right: thing.x + thing.r, bottom: thing.y + thing.r };
    if (thing.box && Math.abs(thing.r - (box.bottom - box.top) / 2) > 0.2) faults.places.push(`r of ${thing.id}`);
    label(thing.shown_label, thing.id, thing.lit);
    if (!isInView(thing.x, thing.y)) {
      if (thing.x >= 0 && thing.y >= 0 && thing.x < innerWidth && thing.y < innerHeight) faults.covered.push(thing.id);
      continue;
    }
    looked.things += 1;
    if (contrast(box.left - 3, box.top - 3, box.right + 3, box.bottom + 3) < (thing.lit ? 60 : 20)) faults.things.push(thing.id);
  }
  // The pixels that a card or sign hides.
  const hidden = new Uint8Array(innerWidth * innerHeight);
  for (const thing of scene.things) {
    const box = thing.box ?? { left: thing.x - thing.r, top: thing.y - thing.r, right: thing.x + thing.r, bottom: thing.y + thing.r };
    for (let y = Math.max(0, Math.floor(box.top - 2)); y < Math.min(innerHeight, box.bottom + 2); y += 1) {
      for (let x = Math.max(0, Math.floor(box.left - 2)); x < Math.min(innerWidth, box.right + 2); x += 1) {
        if (thing.box || Math.hypot(x + 0.5 - thing.x, y + 0.5 - thing.y) < thing.r + 2) hidden[y * innerWidth + x] = 1;
      }
    }
  }
  for (const line of scene.lines) {
    const name = `${line.family} ${line.from} ${line.to}${line.via ? ` via ${line.via}` : ""}`;
    has("line", line);
    label(line.label, name, line.lit);
    const isBundle = [line.from, line.to].some((id) => things.get(id)?.type === "group");
    if (!line.claims.length && !isBundle) faults.keys.push(`no claims: ${name}`);
    if (typeof line.modality !== "string" || typeof line.family !== "string") faults.keys.push(`${line.modality} ${line.family}: ${name}`);
    if (!(line.width > 0)) faults.places.push(`width ${line.width} of ${name}`);
    for (const [id, point] of [[line.from, line.points[0]], [line.to, line.points.at(-1)]]) {
      const thing = things.get(id);
      if (!thing) { faults.keys.push(`no end ${id}: ${name}`); continue; }
      const [across, down] = thing.box ? [(thing.box.right - thing.box.left) / 2, (thing.box.bottom - thing.box.top) / 2] : [thing.r, thing.r];
      const off = Math.max(Math.abs(point[0] - thing.x) - across, Math.abs(point[1] - thing.y) - down);
      if (off > 12) faults.places.push(`${name} ends ${off.toFixed(0)} px from ${id}`);
    }
    const via = line.via && things.get(line.via);
    if (line.via && !via) faults.keys.push(`no via: ${name}`);
    if (via) {
      const near = Math.min(...line.points.map(([x, y]) => Math.max(0, via.box ? Math.max(via.box.left - x, x - via.box.right, via.box.top - y, y - via.box.bottom) : Math.hypot(x - via.x, y - via.y) - via.r)));
      if (near > 6) faults.places.push(`${name} misses its event by ${near.toFixed(0)} px`);
    }
    // Between its points, as far as they are in view and no card or sign hides them.
    const samples = [];
    for (let n = 1; n < line.points.length; n += 1) {
      const [[ax, ay], [bx, by]] = [line.points[n - 1], line.points[n]];
      const steps = Math.max(1, Math.ceil(Math.hypot(bx - ax, by - ay) / 5));
      for (let step = 0; step < steps; step += 1) samples.push([ax + ((bx - ax) * step) / steps, ay + ((by - ay) * step) / steps]);
    }
    const free = samples.filter(([x, y]) => isInView(x, y) && !hidden[Math.floor(y) * innerWidth + Math.floor(x)]);
    if (free.length < 3) continue;
    looked.lines += 1;
    const reach = Math.max(2, line.width / 2 + 1.5);
    const bare = free.filter(([x, y]) => contrast(x - reach, y - reach, x + reach, y + reach) < (line.lit ? 24 : 8));
    if (bare.length > free.length * 0.6) faults.lines.push(`${name} (${bare.length} of ${free.length})`);
  }
  return { faults, looked, many: { things: scene.things.length, lines: scene.lines.length } };
}
