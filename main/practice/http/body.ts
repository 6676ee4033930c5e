/** Reads fields of a decoded JSON body. What is not of the kind asked for counts as not given. */

type Body = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const readText = (body: Body, name: string): string | undefined => {
  const value = body[name];
  return typeof value === 'string' ? value : undefined;
};

export const readNumber = (body: Body, name: string): number | undefined => {
  const value = body[name];
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.trim() !== '' && !Number.isNaN(Number(value))
    ? Number(value)
    : undefined;
};

export const readObject = (body: Body, name: string): Body => {
  const value = body[name];
  return isObject(value) ? value : {};
};

export const readObjects = (body: Body, name: string): readonly Body[] => {
  const value = body[name];
  return Array.isArray(value) ? value.filter(isObject) : [];
};
