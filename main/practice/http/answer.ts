/** What a route answers with, and WordPress's error bodies. */

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export const answer = (body: unknown, status = 200): Answer => ({ status, body });

export const restError = (status: number, code: string, message: string, data: object = {}): Answer => ({
  status,
  body: { code, message, data: { status, ...data } },
});

export const noRoute = (): Answer =>
  restError(404, 'rest_no_route', 'No route was found matching the URL and request method.');

/** One parameter that is not as its schema asks. */
export const invalidParam = (name: string, message: string, code = 'rest_invalid_type'): Answer =>
  restError(400, 'rest_invalid_param', `Invalid parameter(s): ${name}`, {
    params: { [name]: message },
    details: { [name]: { code, message, data: null } },
  });

/** Whether a value is an answer rather than what was asked for. */
export const isAnswer = (value: object): value is Answer => 'status' in value && 'body' in value;
