import { columnsOfSchema, schemaAt } from './columns.js';

const text = { type: 'string' };
const none = { type: 'null' };
const range = { type: 'object', properties: { from: text, to: text } };

describe('the columns of a schema', () => {
  it('are dotted names for nested objects, also where they may be null, and one for a list', () => {
    const schema = {
      properties: { id: text, date: { anyOf: [range, none] }, tags: { type: 'array', items: range } },
    };
    expect(columnsOfSchema(schema)).toEqual(['id', 'date.from', 'date.to', 'tags']);
  });

  it('are those of all kinds where there is a choice, and its own where one of them fills a cell', () => {
    const schema = {
      oneOf: [
        { properties: { kind: text, before: { anyOf: [range, none] } } },
        { properties: { kind: text, before: { anyOf: [text, none] } } },
      ],
    };
    expect(columnsOfSchema(schema)).toEqual(['kind', 'before.from', 'before.to', 'before']);
    expect(columnsOfSchema({ properties: { x: { anyOf: [range, text] } } })).toEqual(['x', 'x.from', 'x.to']);
  });

  it('can be asked for a place inside lists and objects that may be null', () => {
    const schema = { properties: { a: { anyOf: [{ properties: { b: { items: range } } }, none] } } };
    expect(columnsOfSchema(schemaAt(schema, 'a.b[]'))).toEqual(['from', 'to']);
    expect(() => schemaAt(schema, 'a.c')).toThrow('nothing at "a.c"');
  });
});
