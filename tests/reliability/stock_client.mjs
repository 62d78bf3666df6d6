// The stock Socket.IO client, driven by lines of JSON: commands come in, whatever happens goes out.
import { createInterface } from 'node:readline';

const [library, url, token] = process.argv.slice(2);
const { io } = await import(library);

const say = (happened) => process.stdout.write(`${JSON.stringify(happened)}\n`);
const socket = io(url, {
  transports: ['websocket'],
  auth: { token },
  reconnectionDelay: 20,
  reconnectionDelayMax: 60,
});

socket.on('connect', () => say({ what: 'connect', recovered: socket.recovered }));
socket.on('disconnect', (reason) => say({ what: 'disconnect', reason }));
socket.on('connect_error', (problem) => say({ what: 'connect_error', data: problem.data ?? null }));
socket.onAny((name, data) => say({ what: 'event', name, data }));

const commands = {
  emit: async ({ name, data, number }) => say({ what: 'answer', number, answer: await socket.emitWithAck(name, data) }),
  token: ({ value }) => {
    socket.auth.token = value;
  },
  connect: () => socket.connect(),
};
createInterface({ input: process.stdin })
  .on('line', (line) => {
    const command = JSON.parse(line);
    commands[command.do](command);
  })
  .on('close', () => process.exit(0));
