import type { ExecutionResult } from 'graphql';
import type { Response } from 'express';
import type { LiveLimits } from './live-limits.js';

const stream = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
  // Reverse proxies would hold events back until they have a bufferful.
  'x-accel-buffering': 'no',
};

/** One answer that goes on: server-sent events as the protocol of graphql-sse has them, one operation per connection. */
export interface EventStream {
  /** Resolves once it has left this process, so that whoever sends waits for a slow reader. False: nobody is there any more. */
  readonly next: (result: ExecutionResult) => Promise<boolean>;
  readonly complete: () => void;
  /** Without saying that it is complete: the client comes back. */
  readonly breakOff: () => void;
}

export function eventStream(response: Response, { pingMs, patienceMs }: LiveLimits): EventStream {
  let writing: NodeJS.Timeout | undefined;
  const write = (text: string): Promise<boolean> =>
    new Promise((resolve) => {
      if (!response.writable) {
        resolve(false);
        return;
      }
      // Whoever doesn't read for so long isn't there any more.
      const impatient = setTimeout(() => response.destroy(), patienceMs);
      writing = impatient;
      response.write(text, (error) => {
        clearTimeout(impatient);
        if (writing === impatient) writing = undefined;
        resolve(!error);
      });
    });
  const ping = setInterval(() => {
    if (writing === undefined) void write(':\n\n');
  }, pingMs);
  response.once('close', () => {
    clearInterval(ping);
    clearTimeout(writing);
  });
  response.writeHead(200, stream);
  // Some browsers take the stream for open only once something came.
  void write(':\n\n');
  return {
    next: (result) => write(`event: next\ndata: ${JSON.stringify(result)}\n\n`),
    complete: () => {
      response.end('event: complete\ndata: \n\n');
    },
    breakOff: () => {
      response.end();
    },
  };
}
