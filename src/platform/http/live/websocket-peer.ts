import type { WebSocket } from 'ws';
import type { LiveLimits } from './live-limits.js';

/** A close frame holds 123 bytes of reason. */
const mostReasonBytes = 123;

function shortened(reason: string): string {
  let text = reason;
  while (Buffer.byteLength(text) > mostReasonBytes) text = text.slice(0, -1);
  return text;
}

export const close = (socket: WebSocket, code: number, reason: string): void =>
  socket.close(code, shortened(reason));

/** Hangs up on a peer that no longer answers, or that no longer reads what it is sent. */
export function watchPulse(socket: WebSocket, { pingMs, patienceMs }: LiveLimits): void {
  let silence: NodeJS.Timeout | undefined;
  const calm = () => {
    clearTimeout(silence);
    silence = undefined;
  };
  const ping = setInterval(() => {
    if (socket.readyState !== socket.OPEN) return;
    silence ??= setTimeout(() => socket.terminate(), patienceMs);
    socket.ping();
  }, pingMs);
  socket.on('pong', calm);
  socket.once('close', () => {
    clearInterval(ping);
    calm();
  });
}

/** Resolves once the message has left this process, so that whoever sends waits for a slow reader. */
export const send = (socket: WebSocket, data: string): Promise<void> =>
  new Promise((resolve, reject) => {
    if (socket.readyState !== socket.OPEN) {
      // Not at once: whoever sends without end would never let the close be heard of.
      setImmediate(resolve);
      return;
    }
    socket.send(data, (error) => {
      // A connection that broke under a message is told of by its own close.
      if (error && socket.readyState === socket.OPEN) reject(error);
      else resolve();
    });
  });
