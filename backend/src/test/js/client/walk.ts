// Takes an order from its creation to the carrier, and reads its events, with calls of the generated client alone.
import { strict as assert } from "node:assert";
import { randomUUID } from "node:crypto";
import { createClient, createConfig } from "./client/client";
import * as api from "./client";

const [site] = process.argv.slice(2).map((text) => JSON.parse(text));

const as = (session?: string) =>
  createClient(
    createConfig({
      baseUrl: site.url,
      throwOnError: true,
      auth: (scheme) => (scheme.type === "http" ? site.token : session),
    }),
  );
const key = () => ({ "Idempotency-Key": randomUUID() });
const system = as();

async function signedIn(person: { badge: string; pin: string }) {
  const answer = await api.signIn({ client: system, throwOnError: true, body: { ...person, station: "bench 1" } });
  return as(answer.data.session);
}

async function walk() {
  const [picker, packer, supervisor] = await Promise.all([site.picker, site.packer, site.supervisor].map(signedIn));

  const number = `C-${randomUUID().slice(0, 8)}`;
  const taken = await api.createOrder({
    client: system,
    throwOnError: true,
    headers: key(),
    body: {
      number,
      lines: [{ line_number: 1, sku: site.sku, quantity: 2 }],
    },
  });
  assert.equal(taken.data.status, "accepted");

  const found = await api.listFulfillments({ client: supervisor, throwOnError: true, query: { code: number } });
  assert.equal(found.data.items.length, 1);
  const id = found.data.items[0].id;
  const path = { id };

  await api.startPlanning({ client: supervisor, throwOnError: true, headers: key(), path, body: {} });
  await api.generatePicklist({ client: supervisor, throwOnError: true, headers: key(), path, body: {} });

  const next = await api.nextPickTask({ client: picker, throwOnError: true, headers: key() });
  const task = { id: next.data.task!.id };
  for (const code of [site.tote, site.bin, site.sku, site.sku]) {
    const answer = await api.scanWhilePicking({
      client: picker,
      throwOnError: true,
      headers: key(),
      path: task,
      body: { code, entry: "scanned" },
    });
    console.log(`picking ${code}: ${answer.data.task?.step}`);
  }
  await api.finishPicking({ client: picker, throwOnError: true, headers: key(), path: task, body: {} });

  await api.scanAtBench({
    client: packer,
    throwOnError: true,
    headers: key(),
    body: { code: site.tote, entry: "scanned" },
  });
  for (const code of [site.sku, site.sku]) {
    await api.scanWhilePacking({
      client: packer,
      throwOnError: true,
      headers: key(),
      path,
      body: { code, entry: "scanned" },
    });
  }
  await api.closePackage({
    client: packer,
    throwOnError: true,
    headers: key(),
    path,
    body: { weight_grams: site.grams, entry: "typed" },
  });
  await api.confirmPacked({ client: packer, throwOnError: true, headers: key(), path, body: {} });

  const packed = await api.getPackTask({ client: packer, throwOnError: true, path });
  const check = packed.data.qc_check;
  if (check) {
    await api.recordQc({
      client: packer,
      throwOnError: true,
      headers: { ...key(), "If-Match": packed.response.headers.get("ETag")! },
      path,
      body: {
        check: check.id,
        points: check.points.map((point) => ({ point: point.code, passed: true })),
      },
    });
  }
  await api.markReady({ client: packer, throwOnError: true, headers: key(), path, body: {} });
  await api.shipFulfillment({
    client: packer,
    throwOnError: true,
    headers: key(),
    path,
    body: { tracking_number: "JD0146000000" },
  });

  const shipped = await api.getFulfillment({ client: supervisor, throwOnError: true, path });
  assert.equal(shipped.data.summary.status, "shipped");

  const types = new Set<string>();
  for (let after: string | null | undefined = "0"; after; ) {
    const page: { data: api.CloudEventPage } = await api.listEvents({
      client: supervisor,
      throwOnError: true,
      query: { after: Number(after), limit: 1000 },
    });
    page.data.items.filter((event) => event.subject.includes(id)).forEach((event) => types.add(event.type));
    after = page.data.next;
  }
  console.log([...types].sort().join("\n"));

  const refused = await api.shipFulfillment({ client: system, throwOnError: false, headers: key(), path, body: {} });
  assert.ok(refused.error && typeof refused.error === "object");
  console.log(`refused: ${(refused.error as api.Problem).code}`);
  console.log("shipped");
}

walk().catch((problem) => {
  console.error(problem);
  process.exit(1);
});
