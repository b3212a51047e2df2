// A bot without dependencies, for Node 20: a webhook tells it of messages, it answers over REST. See README.md.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

const { BOT_SERVER = 'http://127.0.0.1:8080/im', BOT_USER, BOT_PASSWORD, BOT_SECRET, BOT_PORT = '8090' } = process.env;
const MOST_BYTES = 512 * 1024;
const OLDEST_SECONDS = 300;

for (const name of ['BOT_USER', 'BOT_PASSWORD', 'BOT_SECRET']) {
  if (!process.env[name]) throw new Error(`${name} is not set`);
}

/** What the bot says to a message; the only part that you need to change. */
function answer(entry) {
  return `You said: ${entry.body}`;
}

/** Whether the hook's secret signed these very bytes, and not long ago. */
function isGenuine(header, body) {
  const { t, v1 } = Object.fromEntries((header ?? '').split(',').map((part) => part.split('=')));
  if (!/^[0-9]+$/.test(t ?? '') || !/^[0-9a-f]{64}$/.test(v1 ?? '')) return false;
  const expected = createHmac('sha256', BOT_SECRET).update(`${t}.`).update(body).digest();
  return timingSafeEqual(expected, Buffer.from(v1, 'hex')) && Math.abs(Date.now() / 1000 - Number(t)) < OLDEST_SECONDS;
}

let token;

async function post(path, body) {
  return fetch(`${BOT_SERVER}/api/v1/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(5000),
  });
}

async function signIn() {
  token = undefined;
  const device = { id: 'bot', kind: 'bot', name: 'Bot' };
  const signedIn = await post('tokens', { username: BOT_USER, password: BOT_PASSWORD, device });
  if (!signedIn.ok) throw new Error(`signing in was answered with ${signedIn.status}`);
  token = (await signedIn.json()).access;
}

async function say(message) {
  if (!token) await signIn();
  let said = await post('messages', message);
  if (said.status === 401) {
    await signIn();
    said = await post('messages', message);
  }
  if (!said.ok) throw new Error(`the message was answered with ${said.status} ${await said.text()}`);
}

/** Answers who writes to the bot or mentions it. The delivery's id as clientId: told twice, it answers once. */
async function react({ id, event, entry }) {
  const written = entry?.to === BOT_USER;
  if (event !== 'message' || entry.from === BOT_USER || !(written || entry.mentions?.includes(BOT_USER))) return;
  await say({
    to: written ? entry.from : entry.conversation,
    media: 'text',
    content: { text: answer(entry) },
    replyTo: entry.seq,
    clientId: id,
  });
  console.log(`answered ${entry.from}`);
}

async function bytes(request) {
  const parts = [];
  let size = 0;
  for await (const part of request) {
    size += part.length;
    if (size > MOST_BYTES) throw new Error('too large');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

createServer(async (request, response) => {
  try {
    const body = await bytes(request);
    if (!isGenuine(request.headers['hongyan-signature'], body)) {
      response.writeHead(401).end();
      return;
    }
    await react(JSON.parse(body));
    response.writeHead(204).end();
  } catch (failure) {
    // the server tries the delivery again
    console.error(failure.message);
    response.writeHead(503).end();
  }
}).listen(Number(BOT_PORT), '127.0.0.1', () => console.log(`waiting on http://127.0.0.1:${BOT_PORT}/`));
