/**
 * The contract over plain HTTP, for scripts: `POST /api/commands/NAME`, `/api/queries/NAME`, `/api/tasks/NAME`, described
 * by `/api/openapi.json`. Whoever calls brings the key that lies in the data folder, readable by its owner only.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { OpenAPIGenerator } from '@orpc/openapi';
import { OpenAPIHandler } from '@orpc/openapi/node';
import { type AnyRouter, ORPCError, os } from '@orpc/server';
import { BodyLimitPlugin } from '@orpc/server/node';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { z } from 'zod';
import { CallError, commandCallSchema } from '../../shared/api/calls.ts';
import { commands, queries, tasks } from '../../shared/api/contract.ts';
import type { CommandDef, QueryDef, TaskDef } from '../../shared/api/define.ts';
import type { Refusal } from '../../shared/base/result.ts';
import { type Client, createClient } from '../api/client.ts';
import { callError } from '../api/router.ts';
import { type Engine, OWNER } from '../engine/engine-shape.ts';
import { idMaker, pooledRandom } from '../platform/ids.ts';
import type { Log } from '../platform/log.ts';
import type { Guard } from './guard.ts';

export interface Api {
  respond(request: IncomingMessage, response: ServerResponse): Promise<void>;
  close(): void;
}

export interface ApiOptions {
  readonly engine: Engine;
  readonly guard: Guard;
  readonly version: string;
  readonly log: Log;
}

const MOST_BODY = 1024 * 1024;

export function createApi(options: ApiOptions): Api {
  const key = apiKey(options.engine.dataDir);
  const connection = reconnecting(options.engine);
  const router = apiRouter(connection.client);
  const handler = new OpenAPIHandler(router, { plugins: [new BodyLimitPlugin({ maxBodySize: MOST_BODY })] });
  let document: Promise<string> | undefined;
  return {
    async respond(request, response) {
      const refusal = options.guard.calling(request.headers);
      if (refusal !== undefined) return tell(response, refusal === 'too_many' ? 429 : 403, refusal);
      if (!isKey(request.headers.authorization, key)) {
        options.guard.failed();
        return tell(response, 401, 'not_allowed');
      }
      const isJson = /^application\/json\b/.test(request.headers['content-type'] ?? '');
      if (request.method === 'POST' && !isJson) return tell(response, 415, 'not_json');
      if (request.method === 'GET' && request.url === '/api/openapi.json') {
        document ??= describe(router, options.version);
        return send(response, 200, await document);
      }
      const { matched } = await handler.handle(request, response, { prefix: '/api', context: {} });
      if (!matched) tell(response, 404, 'unknown_call');
    },
    close: () => connection.close(),
  };
}

/** The key of this data folder, made once. */
export function apiKey(dataDir: string): string {
  const file = join(dataDir, 'api-key');
  if (!existsSync(file))
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  return readFileSync(file, 'utf8').trim();
}

function isKey(authorization: string | undefined, key: string): boolean {
  const given = Buffer.from(authorization ?? '');
  const wanted = Buffer.from(`Bearer ${key}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

function apiRouter(client: () => Client): AnyRouter {
  const call = commandCallSchema.shape;
  const commandEntries = Object.entries<CommandDef>(commands)
    .filter(([, def]) => def.kind !== 'system')
    .map(([name, def]): [string, AnyRouter] => [
      name,
      os
        .route({ method: 'POST', path: `/commands/${name}`, tags: ['commands'], operationId: name })
        .input(z.strictObject({ id: call.id.optional(), args: def.args }))
        .output(z.strictObject({ value: def.reply, commit: z.number(), canUndo: z.boolean() }))
        .handler(async ({ input }) => {
          const more = input.id === undefined ? {} : { id: input.id };
          const answer = await called(() => client().command(name as never, input.args as never, more));
          if (!answer.ok) throw refused(answer.error);
          return { value: answer.value as never, commit: answer.commit, canUndo: answer.canUndo };
        }),
    ]);
  const queryEntries = Object.entries<QueryDef>(queries).map(([name, def]): [string, AnyRouter] => [
    name,
    os
      .route({ method: 'POST', path: `/queries/${name}`, tags: ['queries'], operationId: name })
      .input(def.args)
      .output(z.strictObject({ value: def.reply, commit: z.number() }))
      .handler(({ input }) => called(() => client().query(name as never, input as never)) as never),
  ]);
  const taskEntries = Object.entries<TaskDef>(tasks).map(([name, def]): [string, AnyRouter] => [
    name,
    os
      .route({ method: 'POST', path: `/tasks/${name}`, tags: ['tasks'], operationId: name })
      .input(def.args)
      .output(def.reply)
      .handler(async ({ input }) => {
        const result = await called(() => client().task(name as never, input as never));
        if (!result.ok) throw refused(result.error);
        return result.value as never;
      }),
  ]);
  return {
    commands: Object.fromEntries(commandEntries),
    queries: Object.fromEntries(queryEntries),
    tasks: Object.fromEntries(taskEntries),
  } as AnyRouter;
}

const refused = (error: Refusal) => new ORPCError(error.code, { status: 409, data: error.data ?? {} });

async function called<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof CallError ? callError(error.code, error.data) : error;
  }
}

async function describe(router: AnyRouter, version: string): Promise<string> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const document = await generator.generate(router, {
    info: { title: 'Orderly', version },
    servers: [{ url: '/api' }],
    components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
    security: [{ key: [] }],
  });
  return JSON.stringify(document);
}

/** Ports end when a thread was restarted: the next call gets new ones. */
function reconnecting(engine: Engine) {
  const makeId = idMaker(Date.now, pooledRandom());
  let client: Client | undefined;
  return {
    client(): Client {
      if (!client) {
        const ports = engine.connect(OWNER);
        client = createClient(ports, makeId);
        const forget = (): void => {
          client = undefined;
        };
        ports.writer.once('close', forget);
        ports.reader.once('close', forget);
      }
      return client;
    },
    close: () => client?.close(),
  };
}

const tell = (response: ServerResponse, status: number, code: string): void =>
  send(response, status, JSON.stringify({ code }));

function send(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(body);
}
